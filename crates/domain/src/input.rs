//! What a person typed, checked and normalised by the kind of its item. Wrong input says what to do; nothing is guessed.

use zalog_law::Jurisdiction;
use zalog_law::number::{Bin, Inn, Kpp, Ogrn};
use zalog_policy::model::{ItemKind, NotReceived, Policy};

use crate::contact;
use crate::guard;
use crate::limits;
use crate::personal::Personal;

/// Why a field is refused. The code is a key of the error catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum InputError {
    /// Nothing was given where something must be.
    Missing,
    /// Longer than the limit.
    TooLong,
    /// No e-mail address.
    Email,
    /// No phone number.
    Phone,
    /// No date.
    Date,
    /// A country that does not exist.
    Country,
    /// None of the options.
    Choice,
    /// No ИНН: length, digits or check digit.
    Inn,
    /// No КПП.
    Kpp,
    /// No ОГРН.
    Ogrn,
    /// No БИН.
    Bin,
    /// A bank card's number, which is never taken.
    Card,
    /// A bank account, of which the declaration says that it is not received.
    BankAccount,
    /// The number of a passport or an identity card, likewise.
    Passport,
    /// A number that the state gives a person, likewise.
    IdentityNumber,
    /// Control characters.
    Characters,
    /// Password too short.
    PasswordShort,
    /// Password too long.
    PasswordLong,
    /// Password is one of the most used.
    PasswordCommon,
    /// The form cannot be filled with this item by hand.
    NotAsked,
}

impl InputError {
    /// Key of the error catalogue and stable code for the log.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Missing => "field-missing",
            Self::TooLong => "field-too-long",
            Self::Email => "field-email",
            Self::Phone => "field-phone",
            Self::Date => "field-date",
            Self::Country => "field-country",
            Self::Choice => "field-choice",
            Self::Inn => "field-inn",
            Self::Kpp => "field-kpp",
            Self::Ogrn => "field-ogrn",
            Self::Bin => "field-bin",
            Self::Card => "field-card",
            Self::BankAccount => "field-bank-account",
            Self::Passport => "field-passport",
            Self::IdentityNumber => "field-identity-number",
            Self::Characters => "field-characters",
            Self::PasswordShort => "password-short",
            Self::PasswordLong => "password-long",
            Self::PasswordCommon => "password-common",
            Self::NotAsked => "field-not-asked",
        }
    }
}

/// A value that passed: its normal form, still shut.
pub struct Accepted {
    /// To be sealed.
    pub value: Personal<String>,
    /// Whether a blind index is to be made of it.
    pub contact: bool,
}

/// Countries a person may name (ISO 3166-1 alpha-2), the commonest of our sites' visitors first.
pub const COUNTRIES: [&str; 26] = [
    "RU", "KZ", "BY", "KG", "AM", "UZ", "TJ", "AZ", "GE", "MD", "TM", "MN", "DE", "FR", "IT", "ES", "PL",
    "CZ", "LV", "LT", "EE", "FI", "IL", "TR", "AE", "CN",
];

/// What decides how a field is read beside its kind.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'p> {
    /// Whose phone numbers are meant by a number without a country.
    pub seat: Jurisdiction,
    /// What free text may not hold; card numbers it never may.
    pub not_received: &'p [NotReceived],
}

impl<'p> From<&'p Policy> for Reading<'p> {
    fn from(policy: &'p Policy) -> Self {
        Self { seat: policy.seat(), not_received: &policy.not_received }
    }
}

/// Checks one field.
///
/// # Errors
/// [`InputError`] says what is wrong; the caller keeps what was typed on the form.
pub fn accept(kind: &ItemKind, typed: &str, reading: Reading<'_>) -> Result<Accepted, InputError> {
    let trimmed = typed.trim();
    if trimmed.is_empty() {
        return Err(InputError::Missing);
    }
    let text = |limit: usize| free_text(trimmed, limit, reading.not_received);
    let normal = match kind {
        ItemKind::Email => contact::email(trimmed).ok_or(InputError::Email)?.into_text(),
        ItemKind::Phone => contact::phone(trimmed, reading.seat).ok_or(InputError::Phone)?.into_text(),
        ItemKind::Date => date(trimmed)?,
        ItemKind::DateTime => date_time(trimmed)?,
        ItemKind::Country => {
            let code = trimmed.to_ascii_uppercase();
            COUNTRIES.contains(&code.as_str()).then_some(code).ok_or(InputError::Country)?
        }
        ItemKind::Choice(options) => {
            let known = options.iter().any(|o| o.texts.values().any(|t| t == trimmed));
            known.then(|| trimmed.to_owned()).ok_or(InputError::Choice)?
        }
        ItemKind::Inn => Inn::parse(trimmed).map_err(|_| InputError::Inn)?.as_str().to_owned(),
        ItemKind::Kpp => Kpp::parse(trimmed).map_err(|_| InputError::Kpp)?.as_str().to_owned(),
        ItemKind::Ogrn => Ogrn::parse(trimmed).map_err(|_| InputError::Ogrn)?.as_str().to_owned(),
        ItemKind::Bin => Bin::parse(trimmed).map_err(|_| InputError::Bin)?.as_str().to_owned(),
        ItemKind::Text | ItemKind::Order => text(limits::TEXT_CHARS)?,
        ItemKind::FullName
        | ItemKind::PersonName
        | ItemKind::Address
        | ItemKind::SocialId
        | ItemKind::Line
        | ItemKind::Organisation
        | ItemKind::Amount => text(limits::LINE_CHARS)?,
        ItemKind::Credential
        | ItemKind::PaymentMark
        | ItemKind::Image
        | ItemKind::Ip
        | ItemKind::Cookie
        | ItemKind::UserAgent
        | ItemKind::Device
        | ItemKind::Instant
        | ItemKind::Page
        | ItemKind::Referrer
        | ItemKind::Place
        | ItemKind::Activity => return Err(InputError::NotAsked),
    };
    Ok(Accepted { value: Personal::taken_in(normal), contact: kind.is_contact() })
}

/// Text without control characters and without what is not received (the guard: card data never enter).
fn free_text(text: &str, limit_chars: usize, not_received: &[NotReceived]) -> Result<String, InputError> {
    if text.chars().count() > limit_chars {
        return Err(InputError::TooLong);
    }
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        return Err(InputError::Characters);
    }
    if let Some(found) = guard::find(text, not_received) {
        return Err(match found.sort {
            NotReceived::BankAccounts => InputError::BankAccount,
            NotReceived::Passports => InputError::Passport,
            NotReceived::IdentityNumbers => InputError::IdentityNumber,
            NotReceived::Cards | NotReceived::DocumentCopies => InputError::Card,
        });
    }
    Ok(text.replace("\r\n", "\n"))
}

fn date(text: &str) -> Result<String, InputError> {
    let iso = text.parse::<jiff::civil::Date>().ok();
    let dotted = || jiff::civil::Date::strptime("%d.%m.%Y", text).ok();
    iso.or_else(dotted).map(|d| d.to_string()).ok_or(InputError::Date)
}

fn date_time(text: &str) -> Result<String, InputError> {
    let iso = text.parse::<jiff::civil::DateTime>().ok();
    let dotted = || jiff::civil::DateTime::strptime("%d.%m.%Y %H:%M", text).ok();
    iso.or_else(dotted).map(|d| d.strftime("%Y-%m-%dT%H:%M").to_string()).ok_or(InputError::Date)
}

/// Checks a new password: length and the most used ones; composition rules do not help (NIST SP 800-63B).
///
/// # Errors
/// [`InputError`] of the password kinds.
pub fn password(typed: &str) -> Result<(), InputError> {
    let length = typed.chars().count();
    let plain = typed.to_lowercase();
    let one_sign = plain.chars().next().is_some_and(|first| plain.chars().all(|c| c == first));
    let run = ["1234567890", "qwertyuiop", "йцукенгшщз", "password12", "zalogzalog"]
        .iter()
        .any(|r| plain.starts_with(r));
    match length {
        n if n < limits::PASSWORD_CHARS_MIN => Err(InputError::PasswordShort),
        n if n > limits::PASSWORD_CHARS_MAX => Err(InputError::PasswordLong),
        _ if one_sign || run => Err(InputError::PasswordCommon),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_normalised_or_refused_with_a_reason() {
        let accepted = |kind: ItemKind, typed: &str| {
            accept(&kind, typed, Reading { seat: Jurisdiction::Ru, not_received: &[] })
                .map(|a| a.value.seal_with(|b| String::from_utf8(b.to_vec()).unwrap()))
        };
        let cases = [
            (ItemKind::Email, "A@Example.com", Ok("a@example.com")),
            (ItemKind::Email, "a@", Err(InputError::Email)),
            (ItemKind::Inn, "9731090567", Ok("9731090567")),
            (ItemKind::Inn, "9731090568", Err(InputError::Inn)),
            (ItemKind::Kpp, "770701001", Ok("770701001")),
            (ItemKind::Date, "31.12.2010", Ok("2010-12-31")),
            (ItemKind::Date, "2010-12-31", Ok("2010-12-31")),
            (ItemKind::Date, "31.02.2010", Err(InputError::Date)),
            (ItemKind::DateTime, "2026-12-01T10:30", Ok("2026-12-01T10:30")),
            (ItemKind::Country, "kz", Ok("KZ")),
            (ItemKind::Country, "XX", Err(InputError::Country)),
            (ItemKind::Text, "карта 4111 1111 1111 1111", Err(InputError::Card)),
            (ItemKind::Line, "\u{7}", Err(InputError::Characters)),
            (ItemKind::FullName, "   ", Err(InputError::Missing)),
            (ItemKind::Ip, "127.0.0.1", Err(InputError::NotAsked)),
        ];
        for (kind, typed, expected) in cases {
            assert_eq!(accepted(kind.clone(), typed), expected.map(str::to_owned), "{kind:?} {typed}");
        }
        assert_eq!(accepted(ItemKind::Line, &"я".repeat(limits::LINE_CHARS + 1)), Err(InputError::TooLong));
    }

    #[test]
    fn passwords() {
        assert_eq!(password("короткий"), Err(InputError::PasswordShort));
        assert_eq!(password("qwertyuiop1"), Err(InputError::PasswordCommon));
        assert_eq!(password("aaaaaaaaaaaaa"), Err(InputError::PasswordCommon));
        assert_eq!(password("лодка у причала"), Ok(()));
    }
}
