//! What a law says of a rule's findings: the article, and the range of the fine with its date.

use zalog_law::{Certainty, Fine, Jurisdiction, Pack};
use zalog_words::{Lang, number};

use crate::diagnostic::Say;

/// Where the law of one jurisdiction speaks of what a rule finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LawRef {
    /// Whose law.
    pub jurisdiction: Jurisdiction,
    /// The article: Russian, English.
    pub article: (&'static str, &'static str),
    /// Id of the fine in the law pack, where there is one.
    pub fine: Option<&'static str>,
}

impl LawRef {
    /// An article of Russian law.
    #[must_use]
    pub const fn ru(article: (&'static str, &'static str), fine: Option<&'static str>) -> Self {
        Self { jurisdiction: Jurisdiction::Ru, article, fine }
    }

    /// An article of the law of Kazakhstan.
    #[must_use]
    pub const fn kz(article: (&'static str, &'static str), fine: Option<&'static str>) -> Self {
        Self { jurisdiction: Jurisdiction::Kz, article, fine }
    }

    /// An article of European law.
    #[must_use]
    pub const fn eu(article: (&'static str, &'static str), fine: Option<&'static str>) -> Self {
        Self { jurisdiction: Jurisdiction::Eu, article, fine }
    }

    /// The article and the fine in words, with the day up to which the fine was checked.
    #[must_use]
    pub fn say(&self, pack: &Pack) -> Say {
        let text = |lang: Lang| {
            let article = if lang == Lang::En { self.article.1 } else { self.article.0 };
            match self.fine.and_then(|id| pack.fine(id)) {
                Some(fine) => format!("{article}; {}", fine_in_words(fine, pack, lang)),
                None => article.to_owned(),
            }
        };
        Say::new(text(Lang::Ru), text(Lang::En))
    }
}

/// "штраф для организации 1 000 000–6 000 000 RUB, повторно …: ч. 8 ст. 13.11 КоАП РФ (на 2026-11-22)".
pub(crate) fn fine_in_words(fine: &Fine, pack: &Pack, lang: Lang) -> String {
    let english = lang == Lang::En;
    let sum = |n: u64| number(lang, i64::try_from(n).unwrap_or(i64::MAX));
    let currency = fine.currency.as_deref().unwrap_or("");
    let range = |least: Option<u64>, most: u64| match least {
        Some(least) => format!("{}–{} {currency}", sum(least), sum(most)),
        None if english => format!("up to {} {currency}", sum(most)),
        None => format!("до {} {currency}", sum(most)),
    };
    let mut text = match (fine.at_most, english) {
        (Some(most), true) => format!("fine for an organisation {}", range(fine.at_least, most)),
        (Some(most), false) => format!("штраф для организации {}", range(fine.at_least, most)),
        (None, true) => "there is a fine, its amount is to be checked".to_owned(),
        (None, false) => "штраф есть, размер нужно сверить".to_owned(),
    };
    if let Some(share) = &fine.of_turnover {
        text.push_str(&if english {
            format!(" or {share} of the turnover")
        } else {
            format!(" или {share} выручки")
        });
    }
    if let Some((least, most)) = fine.repeat {
        let again = range(Some(least), most);
        text.push_str(&if english {
            format!(", repeated {again}")
        } else {
            format!(", повторно {again}")
        });
    }
    let (article, as_of) = (fine.article.get(lang.code()), pack.as_of);
    text.push_str(&if english {
        format!(" ({article}, as of {as_of}")
    } else {
        format!(" ({article}, на {as_of}")
    });
    text.push_str(match (fine.certainty, english) {
        (Certainty::Sure, _) => ")",
        (Certainty::Likely, true) => ", likely)",
        (Certainty::Likely, false) => ", вероятно)",
        (Certainty::Check, true) => ", to be checked)",
        (Certainty::Check, false) => ", сверить)",
    });
    text
}

/// What the laws that apply say of a rule; all known ones where none is named.
pub(crate) fn notes(law: &[LawRef], applies: &[Jurisdiction]) -> Vec<Say> {
    let Ok(packs) = zalog_law::packs() else { return Vec::new() };
    law.iter()
        .filter(|l| applies.is_empty() || applies.contains(&l.jurisdiction))
        .map(|l| l.say(packs.of(l.jurisdiction)))
        .collect()
}
