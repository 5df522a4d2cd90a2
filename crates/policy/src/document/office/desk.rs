//! Where a document is filled: notes what was asked for and not given.

use std::cell::RefCell;

use zalog_law::{Certainty, Document, Field, Pack};

use super::gap::{Ask, Gap};
use crate::document::marks;
use crate::document::voice::Voice;
use crate::model::{HoleOr, Localized, Origin};

/// One document being filled.
pub(in crate::document) struct Desk<'v, 'p> {
    pub v: &'v Voice<'p>,
    asked: RefCell<Vec<(Ask, Origin)>>,
}

impl<'v, 'p> Desk<'v, 'p> {
    pub fn new(v: &'v Voice<'p>) -> Self {
        Self { v, asked: RefCell::default() }
    }

    /// The mark of a field nobody gave, noted.
    pub fn need(&self, ask: Ask, origin: &Origin) -> String {
        self.asked.borrow_mut().push((ask, origin.clone()));
        self.v.hole()
    }

    /// The operator's text, or the mark. A hole of the file is a finding of its own and not noted twice.
    pub fn own(&self, text: Option<&HoleOr<Localized>>, ask: Ask, origin: &Origin) -> String {
        text.map_or_else(|| self.need(ask, origin), |t| self.v.own_or_hole(t))
    }

    /// The operator's number or contact, or the mark.
    pub fn text(&self, text: Option<&HoleOr<String>>, ask: Ask, origin: &Origin) -> String {
        text.map_or_else(|| self.need(ask, origin), |t| self.v.text_or_hole(t))
    }

    /// What is written in by hand, on paper or when the document is filed.
    pub fn by_hand(&self, key: &str) -> String {
        marks::hole(&self.v.phrase(key, []))
    }

    /// What was asked for since the last time.
    pub fn take(&self) -> Vec<(Ask, Origin)> {
        std::mem::take(&mut self.asked.borrow_mut())
    }
}

/// The gaps of one field.
pub(in crate::document) fn gaps_of<'a>(
    asked: impl IntoIterator<Item = &'a (Ask, Origin)>,
    pack: &'static Pack,
    document: &'static Document,
    field: &'static Field,
) -> Vec<Gap> {
    // A field is no surer than the list it stands in.
    let certainty = match (document.certainty, field.certainty) {
        (Certainty::Check, _) | (_, Certainty::Check) => Certainty::Check,
        (Certainty::Likely, _) | (_, Certainty::Likely) => Certainty::Likely,
        _ => Certainty::Sure,
    };
    asked
        .into_iter()
        .map(|(ask, origin)| Gap {
            law: pack.jurisdiction,
            document: &document.slug,
            field: &field.name,
            article: &document.article,
            certainty,
            ask: ask.clone(),
            origin: origin.clone(),
        })
        .collect()
}
