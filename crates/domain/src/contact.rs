//! Contacts and their normal forms: what a blind index is computed over. The forms are frozen by test vectors; a change
//! is a new [`NORMALISER`] version and a job that rewrites the index.

use std::str::FromStr;

use email_address::EmailAddress;
use zalog_law::Jurisdiction;

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

/// An e-mail address: blanks trimmed, checked by RFC 5321, the whole in lower case. (The local part is case-sensitive by
/// the letter of the standard and nowhere in practice; two accounts that differ by a capital are a trap.)
#[must_use]
pub fn email(text: &str) -> Option<NormalForm> {
    let text = text.trim();
    let parsed = EmailAddress::from_str(text).ok()?;
    let dotted = parsed.domain().contains('.') && !parsed.domain().ends_with('.');
    (dotted && parsed.display_part().is_empty()).then(|| NormalForm(text.to_lowercase()))
}

/// A phone number as E.164, read as a number of the operator's country when it has no country code.
#[must_use]
pub fn phone(text: &str, seat: Jurisdiction) -> Option<NormalForm> {
    let country = match seat {
        Jurisdiction::Ru | Jurisdiction::Eu => phonenumber::country::Id::RU,
        Jurisdiction::Kz => phonenumber::country::Id::KZ,
    };
    let number = phonenumber::parse(Some(country), text.trim()).ok()?;
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
