//! Contacts and their normal forms: what a blind index is computed over. The forms are frozen by test vectors; a change
//! is a new [`NORMALISER`] version and a job that rewrites the index.

use std::str::FromStr;

use email_address::EmailAddress;
use unicode_normalization::UnicodeNormalization as _;
use zalog_law::Jurisdiction;

use crate::limits::PHONE_CHARS;

/// Version of the normal forms below.
pub const NORMALISER: u16 = 1;

/// A contact in its normal form.
#[derive(Clone, PartialEq, Eq)]
pub struct NormalForm(String);

impl NormalForm {
    /// The bytes the blind index is computed over.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    /// As text, to be sealed.
    #[must_use]
    pub fn into_text(self) -> String {
        self.0
    }
}

/// An e-mail address: blanks trimmed, checked by RFC 5321, composed (Unicode NFC) and in lower case. (The local part is
/// case-sensitive by the letter of the standard and nowhere in practice; two accounts that differ by a capital, or by how
/// an accent is spelt, are a trap.) Quoted local parts and addresses in brackets are allowed by the standard, unknown to
/// people, and refused.
#[must_use]
pub fn email(text: &str) -> Option<NormalForm> {
    let text: String = text.trim().nfc().collect();
    let parsed = EmailAddress::from_str(&text).ok()?;
    let (local, domain) = (parsed.local_part(), parsed.domain());
    let plain = !local.starts_with('"') && !domain.starts_with('[') && parsed.display_part().is_empty();
    let dotted = domain.contains('.') && !domain.ends_with('.');
    (plain && dotted).then(|| NormalForm(text.to_lowercase()))
}

/// A phone number as E.164, read as a number of the operator's country when it has no country code. The Union is no
/// country: there a number needs its code.
#[must_use]
pub fn phone(text: &str, seat: Jurisdiction) -> Option<NormalForm> {
    let country = match seat {
        Jurisdiction::Ru => Some(phonenumber::country::Id::RU),
        Jurisdiction::Kz => Some(phonenumber::country::Id::KZ),
        Jurisdiction::Eu => None,
    };
    let text = text.trim();
    if text.chars().count() > PHONE_CHARS {
        return None;
    }
    let number = phonenumber::parse(country, text).ok()?;
    number.is_valid().then(|| NormalForm(number.format().mode(phonenumber::Mode::E164).to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(form: Option<NormalForm>) -> Option<String> {
        form.map(NormalForm::into_text)
    }

    #[test]
    fn normal_forms_are_frozen() {
        let emails = [
            (" Ivanna@Example.COM ", Some("ivanna@example.com")),
            ("иван@пример.рф", Some("иван@пример.рф")),
            ("a+b@example.org", Some("a+b@example.org")),
            ("no-at-sign", None),
            ("a@localhost", None),
            ("a@@example.com", None),
            ("Имя <a@example.com>", None),
        ];
        for (typed, normal) in emails {
            assert_eq!(text(email(typed)).as_deref(), normal, "{typed}");
        }
        let phones = [
            ("8 (916) 123-45-67", Jurisdiction::Ru, Some("+79161234567")),
            ("+7 916 123 45 67", Jurisdiction::Ru, Some("+79161234567")),
            ("9161234567", Jurisdiction::Ru, Some("+79161234567")),
            ("8 701 234 56 78", Jurisdiction::Kz, Some("+77012345678")),
            ("12345", Jurisdiction::Ru, None),
            ("телефон", Jurisdiction::Ru, None),
        ];
        for (typed, seat, normal) in phones {
            assert_eq!(text(phone(typed, seat)).as_deref(), normal, "{typed}");
        }
    }
}
