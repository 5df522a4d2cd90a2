//! What a law says of a rule's findings: the article, and the range of the fine with its date.

use zalog_law::{Certainty, Fine, Jurisdiction, Pack};
use zalog_words::{Lang, number};

use crate::diagnostic::{Say, Three, pick};

/// Where the law of one jurisdiction speaks of what a rule finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LawRef {
    /// Whose law.
    pub jurisdiction: Jurisdiction,
    /// The article: Russian, English, Kazakh.
    pub article: Three,
    /// Id of the fine in the law pack, where there is one.
    pub fine: Option<&'static str>,
}

impl LawRef {
    /// An article of Russian law.
    #[must_use]
    pub const fn ru(article: Three, fine: Option<&'static str>) -> Self {
        Self { jurisdiction: Jurisdiction::Ru, article, fine }
    }

    /// An article of the law of Kazakhstan.
    #[must_use]
    pub const fn kz(article: Three, fine: Option<&'static str>) -> Self {
        Self { jurisdiction: Jurisdiction::Kz, article, fine }
    }

    /// An article of European law.
    #[must_use]
    pub const fn eu(article: Three, fine: Option<&'static str>) -> Self {
        Self { jurisdiction: Jurisdiction::Eu, article, fine }
    }

    /// The article and the fine in words, with the day up to which the fine was checked.
    #[must_use]
    pub fn say(&self, pack: &Pack) -> Say {
        Say::each(|lang| {
            let article = pick(lang, self.article);
            match self.fine.and_then(|id| pack.fine(id)) {
                Some(fine) => format!("{article}; {}", fine_in_words(fine, pack, lang)),
                None => article.to_owned(),
            }
        })
    }
}

/// "штраф для организации 1 000 000–6 000 000 RUB, повторно …: ч. 8 ст. 13.11 КоАП РФ (на 2026-11-22)".
pub(crate) fn fine_in_words(fine: &Fine, pack: &Pack, lang: Lang) -> String {
    let sum = |n: u64| number(lang, i64::try_from(n).unwrap_or(i64::MAX));
    let currency = fine.currency.as_deref().unwrap_or("");
    let range = |least: Option<u64>, most: u64| match (least, lang) {
        (Some(least), _) => format!("{}–{} {currency}", sum(least), sum(most)),
        (None, Lang::En) => format!("up to {} {currency}", sum(most)),
        (None, Lang::Ru) => format!("до {} {currency}", sum(most)),
        (None, Lang::Kk) => format!("ең көбі {} {currency}", sum(most)),
    };
    let mut text = match fine.at_most {
        Some(most) => {
            let fine_is =
                pick(lang, ("штраф для организации", "fine for an organisation", "ұйымға салынатын айыппұл"));
            format!("{fine_is} {}", range(fine.at_least, most))
        }
        None => pick(
            lang,
            (
                "штраф есть, размер нужно сверить",
                "there is a fine, its amount is to be checked",
                "айыппұл бар, мөлшерін тексеру керек",
            ),
        )
        .to_owned(),
    };
    if let Some(share) = &fine.of_turnover {
        text.push_str(&match lang {
            Lang::Ru => format!(" или {share} выручки"),
            Lang::En => format!(" or {share} of the turnover"),
            Lang::Kk => format!(" немесе түсімнің {share}"),
        });
    }
    if let Some((least, most)) = fine.repeat {
        let again = pick(lang, ("повторно", "repeated", "қайталанса"));
        text.push_str(&format!(", {again} {}", range(Some(least), most)));
    }
    let (article, as_of) = (fine.article.get(lang.code()), pack.as_of);
    text.push_str(&match lang {
        Lang::Ru => format!(" ({article}, на {as_of}"),
        Lang::En => format!(" ({article}, as of {as_of}"),
        Lang::Kk => format!(" ({article}, {as_of} күнгі жағдай"),
    });
    text.push_str(match fine.certainty {
        Certainty::Sure => ")",
        Certainty::Likely => pick(lang, (", вероятно)", ", likely)", ", болуы мүмкін)")),
        Certainty::Check => pick(lang, (", сверить)", ", to be checked)", ", тексеру керек)")),
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
