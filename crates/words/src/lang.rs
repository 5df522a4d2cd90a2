//! The languages, and which one a visitor gets.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A language Zalog speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Russian, in which texts are written first.
    #[default]
    Ru,
    /// English.
    En,
    /// Kazakh.
    Kk,
}

impl Lang {
    /// Every language, in the order the switch shows them.
    pub const ALL: [Self; 3] = [Self::Ru, Self::En, Self::Kk];

    /// The BCP 47 code, for `lang=` and URLs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ru => "ru",
            Self::En => "en",
            Self::Kk => "kk",
        }
    }

    /// The language of a BCP 47 tag: only the primary subtag counts, case does not (`ru-RU`, `EN_gb`).
    #[must_use]
    pub fn from_code(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next()?;
        Self::ALL.into_iter().find(|lang| lang.code().eq_ignore_ascii_case(primary))
    }

    /// The language's own name, for the switch.
    #[must_use]
    pub const fn native_name(self) -> &'static str {
        match self {
            Self::Ru => "Русский",
            Self::En => "English",
            Self::Kk => "Қазақша",
        }
    }

    /// Where a missing text is looked for, the language itself first, Russian last.
    #[must_use]
    pub const fn fallbacks(self) -> &'static [Self] {
        match self {
            Self::Ru => &[Self::Ru],
            Self::En => &[Self::En, Self::Ru],
            Self::Kk => &[Self::Kk, Self::Ru],
        }
    }

    /// Which of `available` best answers an `Accept-Language` header (RFC 9110, section 12.5.4).
    ///
    /// A wished language that is not available is answered by its fallback; when nothing fits, or the header is empty or
    /// not a header at all, by the first available one (Russian when there is none).
    ///
    /// ```
    /// use zalog_words::Lang;
    /// assert_eq!(Lang::negotiate("de, en-GB;q=0.8, ru;q=0.5", &Lang::ALL), Lang::En);
    /// assert_eq!(Lang::negotiate("kk", &[Lang::En, Lang::Ru]), Lang::Ru);
    /// ```
    #[must_use]
    pub fn negotiate(accept_language: &str, available: &[Self]) -> Self {
        let wishes = wishes(accept_language);
        let refused = |lang: Self| {
            wishes.iter().any(|wish| wish.weight == 0 && Self::from_code(wish.tag) == Some(lang))
        };
        let open = || available.iter().copied().filter(|lang| !refused(*lang));
        let wanted = || wishes.iter().filter(|wish| wish.weight > 0);

        let exact = wanted().find_map(|wish| match wish.tag {
            "*" => open().next(),
            tag => Self::from_code(tag).and_then(|lang| open().find(|other| *other == lang)),
        });
        let near = || {
            let tags = wanted().filter_map(|wish| Self::from_code(wish.tag));
            tags.flat_map(|lang| lang.fallbacks()).find_map(|lang| open().find(|other| other == lang))
        };
        exact.or_else(near).or_else(|| available.first().copied()).unwrap_or_default()
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// One language range of the header.
struct Wish<'a> {
    tag: &'a str,
    /// Thousandths, 0 to 1000.
    weight: u16,
}

/// The ranges, heaviest first, equal ones in the order written. A part that cannot be read is left out.
fn wishes(header: &str) -> Vec<Wish<'_>> {
    let mut wishes: Vec<Wish<'_>> = header.split(',').filter_map(wish).collect();
    wishes.sort_by_key(|wish| std::cmp::Reverse(wish.weight));
    wishes
}

fn wish(part: &str) -> Option<Wish<'_>> {
    let mut pieces = part.split(';').map(str::trim);
    let tag = pieces.next().filter(|tag| !tag.is_empty())?;
    let weight = match pieces.find_map(|piece| piece.strip_prefix("q=").or_else(|| piece.strip_prefix("Q=")))
    {
        Some(text) => thousandths(text)?,
        None => 1000,
    };
    Some(Wish { tag, weight })
}

/// Reads `0`, `1`, `0.5`, `0.123`; at most three places, at most one.
fn thousandths(text: &str) -> Option<u16> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if fraction.len() > 3 || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let fraction: u16 = format!("{fraction:0<3}").parse().ok()?;
    match whole {
        "0" => Some(fraction),
        "1" if fraction == 0 => Some(1000),
        _ => None,
    }
}
