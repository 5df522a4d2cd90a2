//! From a policy to its facts. Every struct is taken apart by name, so that a new field of the model does not compile
//! until someone has said what its change means.

mod book;
mod purposes;

pub(super) use book::Book;

use super::fact::Fact;
use crate::model::Policy;

/// All facts of a policy, in the order of the declaration.
pub(super) fn of(policy: &Policy) -> Vec<Fact> {
    let mut book = Book::new(policy);
    for purpose in &policy.purposes {
        purposes::purpose(&mut book, purpose);
    }
    for consent in &policy.consents {
        purposes::consent(&mut book, consent);
    }
    book.facts
}
