//! Items: the declared kinds of personal data.

use super::{Localized, Origin, Slug};

/// How a value of the item looks, is checked, normalised, masked and asked for.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ItemKind {
    /// Surname, given name and patronymic in one; "no patronymic" can be stated.
    FullName,
    /// One part of a name.
    PersonName,
    /// An e-mail address; a contact, found by blind index.
    Email,
    /// A phone number; a contact, found by blind index.
    Phone,
    /// A postal address.
    Address,
    /// Country of residence, ISO 3166-1 alpha-2.
    Country,
    /// Network and identifier in a social network.
    SocialId,
    /// A date without a time.
    Date,
    /// A day and a time of day.
    DateTime,
    /// Free text of several lines.
    Text,
    /// One line of text.
    Line,
    /// One of a closed list of the operator's options.
    Choice(Vec<Localized>),
    /// Name of an organisation.
    Organisation,
    /// ИНН of 10 or 12 digits.
    Inn,
    /// КПП.
    Kpp,
    /// ОГРН or ОГРНИП.
    Ogrn,
    /// БИН or ИИН.
    Bin,
    /// What was ordered.
    Order,
    /// Word that a payment succeeded; never card data.
    PaymentMark,
    /// A sum of money.
    Amount,
    /// A picture or film.
    Image,
    /// Password, kept only as an Argon2id hash.
    Credential,
    /// Network address.
    Ip,
    /// Content of a cookie.
    Cookie,
    /// What the browser says of itself.
    UserAgent,
    /// Operating system or device, as the browser says.
    Device,
    /// When something happened.
    Instant,
    /// Address of a page of the site.
    Page,
    /// Address of the page before.
    Referrer,
    /// City and region at the finest.
    Place,
    /// What was done on the site: clicks, searches, adverts seen.
    Activity,
}

impl ItemKind {
    /// Whether a person can be found by it (e-mail, phone).
    #[must_use]
    pub fn is_contact(&self) -> bool {
        matches!(self, Self::Email | Self::Phone)
    }

    /// Whether a person writes it in words of his own.
    #[must_use]
    pub fn is_free_text(&self) -> bool {
        matches!(
            self,
            Self::Text
                | Self::Order
                | Self::FullName
                | Self::PersonName
                | Self::Address
                | Self::SocialId
                | Self::Line
                | Self::Organisation
                | Self::Amount
        )
    }

    /// Whether a person can type it into a form of ours.
    #[must_use]
    pub fn can_be_asked(&self) -> bool {
        !matches!(
            self,
            Self::PaymentMark
                | Self::Image
                | Self::Ip
                | Self::Cookie
                | Self::UserAgent
                | Self::Device
                | Self::Instant
                | Self::Page
                | Self::Referrer
                | Self::Place
                | Self::Activity
        )
    }
}

/// Where a value comes from when nothing else is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ItemClass {
    /// Typed in by the person.
    Provided,
    /// Kept in a cookie of the browser.
    Cookie,
    /// Taken from the browser's request.
    Observed,
    /// Told by somebody else.
    ThirdParty,
    /// Written by the operator's staff.
    Staff,
}

/// Art. 10 and 11 of 152-FZ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sensitivity {
    /// Any other personal data.
    Ordinary,
    /// Special category: health.
    Health,
    /// Special category other than health.
    Special,
    /// Biometric.
    Biometric,
}

/// One declared kind of personal data.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Item {
    /// Machine name, also the form field's name.
    pub slug: Slug,
    /// Name as typed in the file.
    pub name: String,
    /// What people read.
    pub label: Localized,
    /// How it looks.
    pub kind: ItemKind,
    /// Where it comes from.
    pub class: ItemClass,
    /// How sensitive it is.
    pub sensitivity: Sensitivity,
    /// Whether the file declares it (a known kind that is only used says `false`).
    pub declared: bool,
    /// Where it stands.
    pub origin: Origin,
}

/// A sort of data that is not received: no item may be of it, and free text that holds it is refused
/// (`не-получаем карты …`). Nobody receives card numbers, whatever the declaration says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotReceived {
    /// Numbers of payment cards.
    Cards,
    /// Bank accounts.
    BankAccounts,
    /// Series and number of a passport or of an identity card.
    Passports,
    /// Numbers that the state gives a person: СНИЛС, a person's ИНН, ИИН.
    IdentityNumbers,
    /// Copies of documents; the engine takes no files at all.
    DocumentCopies,
}

impl NotReceived {
    /// All of them, in the order of the declaration's words.
    pub const ALL: [Self; 5] =
        [Self::Cards, Self::BankAccounts, Self::Passports, Self::IdentityNumbers, Self::DocumentCopies];

    /// Its name in the keyword table.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cards => "cards",
            Self::BankAccounts => "bank-accounts",
            Self::Passports => "passports",
            Self::IdentityNumbers => "identity-numbers",
            Self::DocumentCopies => "document-copies",
        }
    }
}

/// Whether stated values are checked.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Accuracy {
    /// Contacts are proved by a letter or a code (the engine always proves the address of an account).
    pub contacts_proved: bool,
    /// Nothing is checked against documents (`достоверность не-проверяется`).
    pub documents_checked: bool,
    /// Where it stands.
    pub origin: Origin,
}
