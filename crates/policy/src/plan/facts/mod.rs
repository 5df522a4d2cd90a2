//! From a policy to its facts. Every struct is taken apart by name, so that a new field of the model does not compile
//! until someone has said what its change means.

mod book;
mod collect;
mod promises;
mod purposes;
mod who;

use book::Book;
pub(super) use book::{machine, spelling};

use std::collections::HashMap;

use super::fact::Fact;
use crate::model::Policy;

/// All facts of a policy, in the order of the declaration.
pub(super) fn of(policy: &Policy) -> Vec<Fact> {
    let Policy {
        // Which edition it is stands at the head of the plan; the version of the language is none of the rules.
        format: _,
        edition: _,
        // Taken apart in `who`.
        language: _,
        title: _,
        laws: _,
        legal_form: _,
        changes: _,
        operator: _,
        roles: _,
        subjects: _,
        sites: _,
        stores: _,
        items: _,
        not_received: _,
        accuracy: _,
        minors: _,
        purposes_closed: _,
        acknowledgement: _,
        purposes,
        consents,
        forms,
        cookies,
        tags,
        // Taken apart in `promises`.
        recipients: _,
        disclosure: _,
        channels: _,
        requests: _,
        breach: _,
        safeguards: _,
        notice: _,
        documents: _,
        internal_acts: _,
        statements: _,
        departures: _,
        allowances: _,
        // Places in the file, and values that stand in the parts they were taken for.
        holes: _,
        origins: _,
        defaults: _,
    } = policy;
    let mut book = Book::new(policy);
    who::whole(&mut book);
    purposes.iter().for_each(|p| purposes::purpose(&mut book, p));
    consents.iter().for_each(|c| purposes::consent(&mut book, c));
    forms.iter().for_each(|f| collect::form(&mut book, f));
    cookies.iter().for_each(|c| collect::cookie(&mut book, c));
    tags.iter().for_each(|t| collect::tag(&mut book, t));
    promises::all(&mut book, policy);
    told_apart(book.facts)
}

/// Nodes without a machine name may be there twice; the second of two counts as the second in both policies.
fn told_apart(mut facts: Vec<Fact>) -> Vec<Fact> {
    let mut seen = HashMap::new();
    for fact in &mut facts {
        let (root, node, part, key) = fact.id();
        let count: &mut u32 =
            seen.entry((root.to_owned(), node.to_owned(), part, key.to_owned())).or_default();
        *count += 1;
        if *count > 1 {
            fact.key = format!("{}#{count}", fact.key);
        }
    }
    facts
}
