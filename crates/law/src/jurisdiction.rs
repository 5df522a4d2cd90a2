//! The jurisdictions there is a law pack for, and how sure a rule is.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A legal space with its own law pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Jurisdiction {
    /// The Russian Federation: 152-FZ.
    Ru,
    /// The Republic of Kazakhstan: law 94-V.
    Kz,
    /// The European Union: GDPR (2016/679).
    Eu,
}

impl Jurisdiction {
    /// Every jurisdiction, in the order they are listed to people.
    pub const ALL: [Self; 3] = [Self::Ru, Self::Kz, Self::Eu];

    /// The name a declaration uses: `РФ`, `РК`, `ЕС`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ru => "РФ",
            Self::Kz => "РК",
            Self::Eu => "ЕС",
        }
    }

    /// The machine code: `ru`, `kz`, `eu` (ISO 3166 in lower case; `eu` is reserved there for the Union).
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ru => "ru",
            Self::Kz => "kz",
            Self::Eu => "eu",
        }
    }

    /// Reads a name or a code in any case: `РФ`, `RU`, `ru`, `Казахстан` is *not* one of them.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name.trim().to_lowercase().as_str() {
            "рф" | "ru" | "rf" => Some(Self::Ru),
            "рк" | "kz" | "rk" => Some(Self::Kz),
            "ес" | "eu" => Some(Self::Eu),
            _ => None,
        }
    }
}

impl fmt::Display for Jurisdiction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// How far a rule or a calendar was checked against its source. Greater is less certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// Known from the act.
    Sure,
    /// Known from good secondary sources.
    Likely,
    /// A lawyer must check it against the text in force before anyone relies on it.
    Check,
}

impl Certainty {
    /// Reads `точно`/`sure`, `вероятно`/`likely`, `проверить`/`check`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "точно" | "sure" => Some(Self::Sure),
            "вероятно" | "likely" => Some(Self::Likely),
            "проверить" | "check" => Some(Self::Check),
            _ => None,
        }
    }

    /// The code used in machine forms: `sure`, `likely`, `check`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sure => "sure",
            Self::Likely => "likely",
            Self::Check => "check",
        }
    }
}
