//! Purposes: the rows of the register of processing.

use super::{Basis, Keep, Localized, Origin, Slug, SpecialGround};

/// What kind of purpose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PurposeClass {
    /// A service to the person.
    Service,
    /// Marketing (`вид=реклама`): consent of its own, opt-out, letters with a stop link.
    Marketing,
    /// Counting and statistics.
    Statistics,
    /// Opening data to anyone (152-FZ art. 10.1).
    Distribution,
    /// What the engine itself needs (`engine.kdl`).
    Engine,
}

/// A way to reach a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// E-mail.
    Email,
    /// SMS.
    Sms,
    /// A call.
    Call,
    /// A messenger.
    Messenger,
}

/// A use barred although technically possible (`нельзя …`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bar {
    /// Advertising.
    Marketing,
    /// Profiling.
    Profile,
    /// Passing on.
    Disclosure,
    /// Publishing.
    Publication,
}

/// One purpose with everything it rests on: its *terms* as this edition declares them.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Purpose {
    /// Machine name.
    pub slug: Slug,
    /// Name as typed in the file.
    pub name: String,
    /// What people read.
    pub title: Localized,
    /// What kind.
    pub class: PurposeClass,
    /// Items it uses.
    pub items: Vec<Slug>,
    /// Categories of subjects.
    pub subjects: Vec<Slug>,
    /// Why it is lawful.
    pub basis: Basis,
    /// Ground for a special category among its items.
    pub special: Option<SpecialGround>,
    /// Operations, keys of the law pack's list.
    pub operations: Vec<String>,
    /// How long.
    pub keep: Keep,
    /// Roles that may open for it.
    pub seen_by: Vec<Slug>,
    /// Recipients that get items for it.
    pub recipients: Vec<Slug>,
    /// Ways to reach the person for it.
    pub channels: Vec<Channel>,
    /// Uses barred.
    pub bars: Vec<Bar>,
    /// Purposes that may open this purpose's values while it winds down (`после=` on a purpose: accounting, claims).
    pub after: Vec<Slug>,
    /// Whether the engine itself needs it.
    pub engine: bool,
    /// Where it stands.
    pub origin: Origin,
}

impl Purpose {
    /// Whether it rests on consent.
    #[must_use]
    pub fn asks_consent(&self) -> bool {
        matches!(self.basis, Basis::Consent)
    }
}
