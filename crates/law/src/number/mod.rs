//! Document numbers and their check digits.
//!
//! Each newtype is made by `parse`, which drops white space (people copy `7707 083 893`) and then wants the number
//! whole; inside, it is right. The numbers of firms are public, so they show themselves; a person's numbers
//! ([`Snils`], and a [`Bin`] that is an IIN) are personal data: keep them where personal data are kept.

mod card;
mod found;
mod kz;
mod ru;

pub use card::{find_card, luhn};
pub use found::{Found, Guarded, find_guarded};
pub use kz::Bin;
pub use ru::{Inn, Kpp, Ogrn, Snils};

/// Why a text is no such number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    /// Not as many characters as the number has.
    #[error("the number has {found} characters")]
    Length {
        /// How many there are, white space not counted.
        found: usize,
    },
    /// A character that such a number never holds.
    #[error("`{found}` does not belong in the number")]
    Characters {
        /// The first such character.
        found: char,
    },
    /// The check digit does not fit the others: one of them was mistyped.
    #[error("the check digit does not fit")]
    CheckDigit,
    /// Right length and digits, but no number of this kind is built so.
    #[error("no number of this kind is built so")]
    Shape,
}

/// The text without white space and the characters in `also`.
fn compact(text: &str, also: &[char]) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !also.contains(c)).collect()
}

/// The digits of a compacted text.
fn digits(text: &str) -> Result<Vec<u32>, NumberError> {
    text.chars()
        .map(|c| {
            c.is_ascii_digit().then(|| c.to_digit(10)).flatten().ok_or(NumberError::Characters { found: c })
        })
        .collect()
}

/// The sum of digit times weight, as far as both reach.
fn weighted(digits: &[u32], weights: &[u32]) -> u32 {
    digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum()
}

/// `Err(CheckDigit)` unless the digit at `index` is `expected`.
fn check(digits: &[u32], index: usize, expected: u32) -> Result<(), NumberError> {
    if digits.get(index) == Some(&expected) { Ok(()) } else { Err(NumberError::CheckDigit) }
}

/// Declares the common face of a number newtype.
macro_rules! number_face {
    ($name:ident) => {
        impl $name {
            /// The number, without white space.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::number::NumberError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }
    };
}
use number_face;
