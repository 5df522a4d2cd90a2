//! Who and where: operator, roles, sites, stores, editions.

use jiff::civil::Date;

use super::{Localized, Origin, Slug};

/// A value that a draft may leave open (`уточнить`).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case", tag = "state", content = "value")]
pub enum HoleOr<T> {
    /// Given.
    Given(T),
    /// Left open.
    Hole,
}

impl<T> HoleOr<T> {
    /// The value, if given.
    pub fn given(&self) -> Option<&T> {
        match self {
            Self::Given(value) => Some(value),
            Self::Hole => None,
        }
    }
}

/// Who decides on the processing.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Operator {
    /// Legal name.
    pub name: Localized,
    /// Short name for headings, if given.
    pub short: Option<Localized>,
    /// ИНН (10 digits), checked.
    pub inn: Option<HoleOr<String>>,
    /// КПП.
    pub kpp: Option<HoleOr<String>>,
    /// ОГРН.
    pub ogrn: Option<HoleOr<String>>,
    /// БИН.
    pub bin: Option<HoleOr<String>>,
    /// Postal address.
    pub address: Option<HoleOr<Localized>>,
    /// Address for requests.
    pub email: Option<HoleOr<String>>,
    /// Phone for requests, as written.
    pub phone: Option<HoleOr<String>>,
    /// Post of the person responsible (never a name).
    pub officer: Option<Localized>,
    /// Where the person responsible is found (152-FZ art. 22(3)(7.1)).
    pub officer_contact: OfficerContact,
    /// IANA zone in which days are decided.
    pub zone: String,
    /// Where it stands.
    pub origin: Origin,
}

/// How the regulator and people find the person responsible; what is absent is not known.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct OfficerContact {
    /// Phone, as written.
    pub phone: Option<HoleOr<String>>,
    /// E-mail address.
    pub email: Option<HoleOr<String>>,
    /// Postal address.
    pub address: Option<HoleOr<Localized>>,
}

/// A staff role and what binds it to silence.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Role {
    /// Machine name.
    pub slug: Slug,
    /// Name as typed.
    pub name: String,
    /// What people read.
    pub title: Localized,
    /// The undertaking (`неразглашение`, `врачебная-тайна`): keys `confidentiality`, `medical-secrecy`.
    pub duty: Option<String>,
    /// Where it stands.
    pub origin: Origin,
}

impl Role {
    /// The undertaking that every role asks for, declared or not.
    pub const CONFIDENTIALITY: &'static str = "confidentiality";

    /// What a member of staff must have undertaken before the role is his: confidentiality, and what the role declares.
    #[must_use]
    pub fn duties(&self) -> Vec<&str> {
        let declared = self.duty.as_deref().filter(|duty| *duty != Self::CONFIDENTIALITY);
        std::iter::once(Self::CONFIDENTIALITY).chain(declared).collect()
    }
}

/// A category of subjects.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct SubjectCategory {
    /// Machine name.
    pub slug: Slug,
    /// Name as typed.
    pub name: String,
    /// What people read, in the nominative plural.
    pub title: Localized,
}

/// What a site is built on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Platform {
    /// Tilda.
    Tilda,
    /// Bitrix.
    Bitrix,
    /// WordPress.
    Wordpress,
    /// The operator's own.
    Own,
}

/// One site.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Site {
    /// Machine name: the first label of the host unless pinned.
    pub slug: Slug,
    /// Host, lower case, punycode where needed.
    pub host: String,
    /// Other spellings that answer alike (`www.…`).
    pub aliases: Vec<String>,
    /// Whether subdomains answer too.
    pub subdomains: bool,
    /// What it is built on.
    pub platform: Platform,
    /// Host on which Zalog's own pages stand, if not the same.
    pub pages: Option<String>,
    /// What it is called on its own pages.
    pub title: Localized,
    /// Accent colour, `#rrggbb`.
    pub colour: Option<String>,
    /// Where it stands.
    pub origin: Origin,
}

impl Site {
    /// Whether the site answers for exactly this host (lower case, no port).
    #[must_use]
    pub fn answers(&self, host: &str) -> bool {
        host == self.host
            || self.pages.as_deref() == Some(host)
            || self.aliases.iter().any(|a| a == host)
            || (self.subdomains
                && host.strip_suffix(&self.host).is_some_and(|head| head.len() > 1 && head.ends_with('.')))
    }
}

/// Who keeps a store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kept {
    /// Zalog itself.
    Zalog,
    /// People: every correction, block and destruction there is a task with a term.
    People,
    /// Another system.
    Elsewhere,
}

/// A place where copies are.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Store {
    /// Machine name.
    pub slug: Slug,
    /// Name as typed.
    pub name: String,
    /// What people read.
    pub title: Localized,
    /// Who keeps it.
    pub kept: Kept,
    /// Country, as a name people read.
    pub country: HoleOr<Localized>,
    /// Postal address of the machine (152-FZ art. 22(3)(10.1)).
    pub address: Option<HoleOr<Localized>>,
    /// Hosting provider.
    pub hosting: Option<HoleOr<Localized>>,
    /// Items in it; empty for the main store, which has all.
    pub items: Vec<Slug>,
    /// Where it stands.
    pub origin: Origin,
}

/// Which edition.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Edition {
    /// Number, growing.
    pub number: u32,
    /// From which day, in the operator's zone; `None` is on publication.
    pub effective: Option<Date>,
    /// Why it was made.
    pub reason: Option<Localized>,
    /// What made it necessary, chosen from a list; free words may stand beside it as the reason.
    pub causes: Vec<Cause>,
    /// Whether it changes something for people.
    pub substantial: bool,
    /// Where it stands.
    pub origin: Origin,
}

/// What makes a new edition necessary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cause {
    /// A change of laws and other rules.
    Law,
    /// A change of the industry's principles.
    Industry,
    /// The development of technology.
    Technology,
    /// The operator does something else than before.
    Processing,
    /// The same said in other words.
    Wording,
}

impl Cause {
    /// Every cause.
    pub const ALL: [Self; 5] = [Self::Law, Self::Industry, Self::Technology, Self::Processing, Self::Wording];

    /// Its machine name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Law => "law",
            Self::Industry => "industry",
            Self::Technology => "technology",
            Self::Processing => "processing",
            Self::Wording => "wording",
        }
    }
}

/// What the policy is in law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LegalForm {
    /// A document by which the operator informs (152-FZ art. 18.1(2); GDPR art. 13).
    Notice,
    /// A public contract that people join (Civil Code of Kazakhstan art. 387).
    PublicContract,
}

impl LegalForm {
    /// Its machine name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Notice => "notice",
            Self::PublicContract => "public-contract",
        }
    }
}

/// When a later edition takes effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TakesEffect {
    /// With its publication.
    OnPublication,
    /// For each person with the notice to that person.
    OnNotice,
}

/// A way to tell people of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoticeChannel {
    /// On the site.
    Site,
    /// In the cabinet.
    Cabinet,
    /// By e-mail.
    Email,
}

/// Changes of the policy.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Changes {
    /// When they take effect.
    pub effect: TakesEffect,
    /// Whether a person's consent is needed for a change.
    pub consent_needed: bool,
    /// How people are told.
    pub notify: Vec<NoticeChannel>,
    /// Where it stands.
    pub origin: Origin,
}

/// Who may file a request, or be party to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Party {
    /// The person.
    Subject,
    /// The lawful representative.
    Representative,
    /// The supervisory authority.
    Authority,
    /// The operator itself.
    Operator,
}

/// A value that the language or a law pack gave because the file was silent, with its source.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Adjusted {
    /// What it is about, in the declaration's words.
    pub what: Localized,
    /// The value.
    pub value: Localized,
    /// The article or rule it comes from.
    pub source: Localized,
}
