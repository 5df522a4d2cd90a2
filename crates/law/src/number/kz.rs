//! Numbers of the Republic of Kazakhstan.

use super::{NumberError, check, compact, digits, number_face, weighted};

/// БИН or ИИН: the 12-digit number of a firm or of a person.
///
/// The check is weaker than it looks: in its first pass the eleventh digit weighs 11, which is nothing modulo 11, so a
/// mistyped eleventh digit is mostly not found. That is how the numbers are made.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Bin(String);

number_face!(Bin);

impl Bin {
    /// Reads 12 digits, tries the check digit in its two passes and the shape: both kinds start with year and month;
    /// then a firm has 4 to 6, a person the tens of the day.
    ///
    /// # Errors
    /// See [`NumberError`].
    pub fn parse(text: &str) -> Result<Self, NumberError> {
        let text = compact(text, &[]);
        let numbers = digits(&text)?;
        if numbers.len() != 12 {
            return Err(NumberError::Length { found: numbers.len() });
        }
        let first = weighted(&numbers, &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) % 11;
        let control = match first {
            10 => weighted(&numbers, &[3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) % 11,
            control => control,
        };
        // A number whose second pass gives 10 too is never issued; no digit equals 10, so it is refused here.
        check(&numbers, 11, control)?;
        let pair = |start: usize| weighted(numbers.get(start..).unwrap_or_default(), &[10, 1]);
        let firm = matches!(numbers.get(4), Some(4..=6));
        let month_fits = (1..=12).contains(&pair(2));
        let day_fits = firm || (1..=31).contains(&pair(4));
        if month_fits && day_fits { Ok(Self(text)) } else { Err(NumberError::Shape) }
    }

    /// Whether it is a person's number (ИИН), which tells the date of birth: personal data.
    #[must_use]
    pub fn is_person(&self) -> bool {
        !matches!(self.0.as_bytes().get(4), Some(b'4'..=b'6'))
    }
}
