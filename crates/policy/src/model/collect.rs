//! How data come in: forms, consents, cookies, tags.

use zalog_law::Span;

use super::{HoleOr, Localized, Origin, Slug};

/// How much a purpose or document demands of an act of will, weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConsentStrength {
    /// Use of the site; recorded, never enough by itself.
    Use,
    /// An act of its own: an empty box ticked, a button pressed.
    Act,
    /// A document of its own (152-FZ art. 9(1) since 1 September 2025).
    Separate,
    /// Written, art. 9(4).
    Written,
    /// For distribution, art. 10.1.
    Distribution,
}

/// One consent document.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Consent {
    /// The purpose it is for: one purpose, one document.
    pub purpose: Slug,
    /// Its strength.
    pub strength: ConsentStrength,
    /// The operator's own title, if given.
    pub title: Option<Localized>,
    /// The operator's own words beside the printed fields, if given.
    pub words: Option<Localized>,
    /// Full addresses of the pages where data are opened to anyone (Roskomnadzor's order 18).
    pub resources: Vec<HoleOr<String>>,
    /// Whether the file declares it, or the compiler derived it.
    pub declared: bool,
    /// Where it stands.
    pub origin: Origin,
}

/// Whether a field must be filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// Without it the form is refused.
    Required,
    /// Never blocks.
    Optional,
}

/// One field of a form.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct FormField {
    /// The item.
    pub item: Slug,
    /// Whether it must be filled.
    pub need: Need,
    /// Asked only of legal persons (`юрлицам`).
    pub legal_persons_only: bool,
}

/// Names of an outside form's fields, mapped to ours.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct OutsideForm {
    /// The platform or host.
    pub platform: String,
    /// Outside field name -> item.
    pub fields: Vec<(String, Slug)>,
    /// Outside field name of the consent box, if there is one.
    pub consent: Option<String>,
}

/// A place where data come in.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Form {
    /// Machine name: `/forms/<slug>`, `/f/<slug>`.
    pub slug: Slug,
    /// Name as typed.
    pub name: String,
    /// What people read above it.
    pub title: Localized,
    /// Whether this is the registration form of the account.
    pub registration: bool,
    /// The purpose it serves.
    pub purpose: Slug,
    /// Fields in order.
    pub fields: Vec<FormField>,
    /// Consent purposes offered beside it, each an own empty box.
    pub offers: Vec<Slug>,
    /// Text of the button; stored with the consent.
    pub button: Localized,
    /// Role told of a new case.
    pub tells: Option<Slug>,
    /// Whether only a signed-in person may send it.
    pub sign_in_required: bool,
    /// A declaration to be ticked when data of another person are given.
    pub other_person: bool,
    /// Recipient that takes the payment.
    pub payment: Option<Slug>,
    /// Outside forms that feed it.
    pub outside: Vec<OutsideForm>,
    /// Where it stands.
    pub origin: Origin,
}

/// How long a cookie lives.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CookieLife {
    /// Gone when the browser closes.
    Session,
    /// So long.
    For(Span),
}

/// A cookie in the registry.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Cookie {
    /// Its name.
    pub name: String,
    /// The purpose it serves; `None` is strictly necessary.
    pub purpose: Option<Slug>,
    /// What it is for, in words.
    pub title: Localized,
    /// How long it lives.
    pub life: CookieLife,
    /// Set by the engine whatever the file says.
    pub engine: bool,
    /// Where it stands.
    pub origin: Origin,
}

/// An outside script that waits for a consent.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Tag {
    /// Machine name.
    pub slug: Slug,
    /// What people read.
    pub title: Localized,
    /// The purpose whose consent opens it.
    pub purpose: Slug,
    /// Hosts it loads from.
    pub hosts: Vec<String>,
    /// Who gets the data.
    pub recipient: Option<Slug>,
    /// Link to the provider's terms.
    pub terms: Option<String>,
    /// How long its longest-lived cookie lives.
    pub life: Option<CookieLife>,
    /// Where it stands.
    pub origin: Origin,
}
