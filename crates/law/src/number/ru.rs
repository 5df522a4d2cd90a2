//! Numbers of the Russian Federation.

use super::{NumberError, check, compact, digits, number_face, weighted};

/// ИНН: a taxpayer's number, 10 digits for a firm, 12 for a person (order of the tax service ЕД-7-14/559, annex).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Inn(String);

number_face!(Inn);

impl Inn {
    /// Reads 10 or 12 digits and tries the check digits.
    ///
    /// # Errors
    /// See [`NumberError`]; all zeros and region 00 are [`NumberError::Shape`].
    pub fn parse(text: &str) -> Result<Self, NumberError> {
        let text = compact(text, &[]);
        let numbers = digits(&text)?;
        let last = |weights: &[u32]| weighted(&numbers, weights) % 11 % 10;
        match numbers.len() {
            10 => check(&numbers, 9, last(&[2, 4, 10, 3, 5, 9, 4, 6, 8]))?,
            12 => {
                check(&numbers, 10, last(&[7, 2, 4, 10, 3, 5, 9, 4, 6, 8]))?;
                check(&numbers, 11, last(&[3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]))?;
            }
            found => return Err(NumberError::Length { found }),
        }
        if numbers.starts_with(&[0, 0]) { Err(NumberError::Shape) } else { Ok(Self(text)) }
    }

    /// Whether it is a person's number (12 digits): a sole trader or a private person.
    #[must_use]
    pub const fn is_person(&self) -> bool {
        self.0.len() == 12
    }
}

/// КПП: the reason of a firm's tax registration, `NNNNPPNNN`, where `PP` are digits or capital Latin letters. It has no
/// check digit.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Kpp(String);

number_face!(Kpp);

impl Kpp {
    /// Reads 9 characters and checks the shape.
    ///
    /// # Errors
    /// See [`NumberError`].
    pub fn parse(text: &str) -> Result<Self, NumberError> {
        let text = compact(text, &[]);
        let found = text.chars().count();
        if found != 9 {
            return Err(NumberError::Length { found });
        }
        for (index, found) in text.chars().enumerate() {
            let letter_allowed = matches!(index, 4 | 5);
            if !(found.is_ascii_digit() || letter_allowed && found.is_ascii_uppercase()) {
                return Err(NumberError::Characters { found });
            }
        }
        if text.starts_with("00") { Err(NumberError::Shape) } else { Ok(Self(text)) }
    }
}

/// ОГРН (13 digits) or ОГРНИП (15): the number in the state register of firms or of sole traders.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Ogrn(String);

number_face!(Ogrn);

impl Ogrn {
    /// Reads 13 or 15 digits and tries the check digit.
    ///
    /// # Errors
    /// See [`NumberError`]; a first digit that marks no such register is [`NumberError::Shape`].
    pub fn parse(text: &str) -> Result<Self, NumberError> {
        let text = compact(text, &[]);
        let numbers = digits(&text)?;
        // The check digit is the remainder of all the digits before it, by 11 for firms and by 13 for sole traders.
        let by = match numbers.len() {
            13 => 11,
            15 => 13,
            found => return Err(NumberError::Length { found }),
        };
        let body =
            numbers.iter().take(numbers.len() - 1).fold(0_u64, |sum, digit| sum * 10 + u64::from(*digit));
        check(&numbers, numbers.len() - 1, u32::try_from(body % by % 10).unwrap_or(u32::MAX))?;
        match (by, numbers.first()) {
            (11, Some(1 | 5)) | (13, Some(3)) => Ok(Self(text)),
            _ => Err(NumberError::Shape),
        }
    }

    /// Whether it is the number of a sole trader (ОГРНИП).
    #[must_use]
    pub const fn is_sole_trader(&self) -> bool {
        self.0.len() == 15
    }
}

/// СНИЛС: a person's pension insurance number, 11 digits, also written `112-233-445 95`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Snils(String);

impl Snils {
    /// Reads 11 digits, dashes allowed, and tries the two check digits.
    ///
    /// # Errors
    /// See [`NumberError`].
    pub fn parse(text: &str) -> Result<Self, NumberError> {
        let text = compact(text, &['-']);
        let numbers = digits(&text)?;
        if numbers.len() != 11 {
            return Err(NumberError::Length { found: numbers.len() });
        }
        if numbers.iter().all(|digit| *digit == 0) {
            return Err(NumberError::Shape);
        }
        // Sums of 100 and 101 give 00; larger ones are taken by 101 first.
        let control = weighted(&numbers, &[9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101 % 100;
        check(&numbers, 9, control / 10)?;
        check(&numbers, 10, control % 10)?;
        Ok(Self(text))
    }

    /// The eleven digits. Personal data: not shown by `Debug`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Snils {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Snils(…)")
    }
}
