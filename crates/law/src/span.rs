//! A length of time in the law's own units. Ten working days are not fourteen days, and a month is not thirty.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A unit in which laws and promises count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Sixty minutes; runs through nights, weekends and holidays.
    Hour,
    /// A calendar day.
    Day,
    /// A working day of the calendar in use.
    WorkingDay,
    /// A calendar month: ends on the same number, or on the month's last day (RFCC 192(3)).
    Month,
    /// Twelve months.
    Year,
    /// No delay: the day of the trigger itself is the last one. The amount is ignored.
    AtOnce,
}

impl Unit {
    /// Every unit.
    pub const ALL: [Self; 6] =
        [Self::Hour, Self::Day, Self::WorkingDay, Self::Month, Self::Year, Self::AtOnce];

    /// The machine code: `hour`, `day`, `working-day`, `month`, `year`, `at-once`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::Day => "day",
            Self::WorkingDay => "working-day",
            Self::Month => "month",
            Self::Year => "year",
            Self::AtOnce => "at-once",
        }
    }

    /// Reads a unit as people type it in Russian or English, in any of its forms.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "час" | "часа" | "часов" | "hour" | "hours" => Some(Self::Hour),
            "день" | "дня" | "дней" | "дню" | "day" | "days" => Some(Self::Day),
            "рабочий-день"
            | "рабочих-дня"
            | "рабочего-дня"
            | "рабочих-дней"
            | "working-day"
            | "working-days" => Some(Self::WorkingDay),
            "месяц" | "месяца" | "месяцев" | "month" | "months" => Some(Self::Month),
            "год" | "года" | "лет" | "year" | "years" => Some(Self::Year),
            "сразу" | "at-once" => Some(Self::AtOnce),
            _ => None,
        }
    }
}

/// An amount of a unit: "10 working days".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Span {
    /// How many units; zero for [`Unit::AtOnce`].
    pub amount: u32,
    /// What is counted.
    pub unit: Unit,
}

impl Span {
    /// No delay at all.
    pub const AT_ONCE: Self = Self { amount: 0, unit: Unit::AtOnce };

    /// `amount` of `unit`.
    #[must_use]
    pub const fn new(amount: u32, unit: Unit) -> Self {
        Self { amount, unit }
    }
}

impl fmt::Display for Span {
    /// The machine form that [`FromStr`] reads back: `10 working-days`, `1 month`, `at-once`. Not for pages.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.unit == Unit::AtOnce {
            return f.write_str("at-once");
        }
        let plural = if self.amount == 1 { "" } else { "s" };
        write!(f, "{} {}{plural}", self.amount, self.unit.code())
    }
}

/// Why a text is no [`Span`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SpanError {
    /// There is no whole number before the unit.
    #[error("`{0}` does not start with a whole number")]
    Amount(String),
    /// The unit is missing or unknown.
    #[error("`{0}` is no unit of time")]
    Unit(String),
}

impl FromStr for Span {
    type Err = SpanError;

    fn from_str(text: &str) -> Result<Self, SpanError> {
        let text = text.trim();
        if Unit::from_word(text) == Some(Unit::AtOnce) {
            return Ok(Self::AT_ONCE);
        }
        let (amount, word) =
            text.split_once(char::is_whitespace).ok_or_else(|| SpanError::Unit(text.to_owned()))?;
        let amount = amount.parse().map_err(|_| SpanError::Amount(text.to_owned()))?;
        // "10 рабочих дней" is as good as "10 рабочих-дней".
        let word = word.split_whitespace().collect::<Vec<_>>().join("-");
        match Unit::from_word(&word) {
            Some(Unit::AtOnce) | None => Err(SpanError::Unit(word)),
            Some(unit) => Ok(Self { amount, unit }),
        }
    }
}
