//! The printed text: it says what the rules say, in every view, in whole sentences.

#![expect(clippy::indexing_slicing, clippy::string_slice, reason = "tests")]

mod examples;
pub mod language;
mod rules;
pub mod sample;
mod views;

use zalog_policy::document::{self, Document};
use zalog_policy::model::Policy;
use zalog_words::Lang;

/// Every text there is of a policy in a language.
pub fn all(policy: &Policy, lang: Lang) -> Vec<Document> {
    document::names(policy).iter().filter_map(|name| document::named(policy, name, lang)).collect()
}
