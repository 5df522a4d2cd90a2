//! Numbers that people read (receipt, request, case): 60 random bits in Crockford's base 32 with a check sign.

use crate::clock::Entropy;

const SIGNS: &[u8; 37] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U";
const BITS: u32 = 60;

/// Such a number, without its hyphens: 12 signs and a check sign.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reference(String);

/// Why a text is no reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReferenceError {
    /// Not 13 signs.
    #[error("a number has 12 signs and a check sign")]
    Length,
    /// A sign that is none.
    #[error("a number has letters and digits only")]
    Sign,
    /// The check sign is wrong: a slip in typing.
    #[error("the check sign does not fit")]
    Check,
}

impl Reference {
    /// A new one.
    pub fn new(entropy: &dyn Entropy) -> Self {
        let mut bytes = [0; 8];
        entropy.fill(&mut bytes);
        Self::from_number(u64::from_le_bytes(bytes) & ((1 << BITS) - 1))
    }

    fn from_number(number: u64) -> Self {
        let sign =
            |index: u64| SIGNS.get(usize::try_from(index).unwrap_or(0)).map_or('0', |b| char::from(*b));
        let mut text: String = (0..12).rev().map(|place| sign(number >> (place * 5) & 31)).collect();
        text.push(sign(number % 37));
        Self(text)
    }

    /// Reads what a person typed: case, hyphens and blanks are ignored, O is 0, I and L are 1.
    ///
    /// # Errors
    /// [`ReferenceError`] says what is wrong.
    pub fn parse(text: &str) -> Result<Self, ReferenceError> {
        let plain: Vec<char> =
            text.chars().filter(|c| !matches!(c, '-' | ' ')).map(|c| c.to_ascii_uppercase()).collect();
        let (check, digits) = plain.split_last().ok_or(ReferenceError::Length)?;
        if digits.len() != 12 {
            return Err(ReferenceError::Length);
        }
        let value = |c: char| {
            let c = match c {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            SIGNS.iter().position(|s| char::from(*s) == c).and_then(|p| u64::try_from(p).ok())
        };
        let mut number = 0;
        for c in digits {
            let digit = value(*c).filter(|d| *d < 32).ok_or(ReferenceError::Sign)?;
            number = number << 5 | digit;
        }
        if value(*check).ok_or(ReferenceError::Sign)? != number % 37 {
            return Err(ReferenceError::Check);
        }
        Ok(Self::from_number(number))
    }

    /// As stored: 13 signs.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As read: in groups of four.
    #[must_use]
    pub fn grouped(&self) -> String {
        let signs: Vec<char> = self.0.chars().collect();
        signs.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::SeededEntropy;

    #[test]
    fn a_slip_in_any_sign_is_found() {
        let number = Reference::new(&SeededEntropy::new(5));
        assert_eq!(Reference::parse(&number.grouped().to_lowercase()), Ok(number.clone()));
        for place in 0..12 {
            let mut signs: Vec<char> = number.as_str().chars().collect();
            signs[place] = if signs[place] == '7' { '8' } else { '7' };
            let typed: String = signs.into_iter().collect();
            assert_eq!(Reference::parse(&typed), Err(ReferenceError::Check), "{typed}");
        }
        assert_eq!(Reference::parse("12"), Err(ReferenceError::Length));
    }
}
