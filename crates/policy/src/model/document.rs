//! Papers beside the policy: documents of the operator's own that people accept, and acts that bind only the operator's people.

use jiff::civil::Date;

use super::{Basis, HoleOr, Localized, Origin, Policy, Slug};

/// A document of the operator's own, published with the edition: the user agreement. A purpose whose basis is a contract of
/// this title rests on it, and whoever sends a form of that purpose accepts it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct OwnDocument {
    /// Machine name, in its address.
    pub slug: Slug,
    /// Name as typed in the file.
    pub name: String,
    /// Its title.
    pub title: Localized,
    /// Its paragraphs, in order.
    pub words: Vec<Localized>,
    /// Where it stands.
    pub origin: Origin,
}

/// An act of the operator's own that binds those who work for him (152-FZ art. 18.1(1)(2)): printed by its particulars.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct InternalAct {
    /// What it is called.
    pub title: Localized,
    /// Its number.
    pub number: HoleOr<String>,
    /// The day it was adopted.
    pub adopted: HoleOr<Date>,
    /// Where it stands.
    pub origin: Origin,
}

impl Policy {
    /// The document of the operator's own that a basis names by its title.
    #[must_use]
    pub fn document_of(&self, basis: &Basis) -> Option<&OwnDocument> {
        let Basis::Contract { document: Some(named) } = basis else { return None };
        let title = |text: &Localized| text.text(self.language).to_owned();
        self.documents.iter().find(|document| title(&document.title) == title(named))
    }
}
