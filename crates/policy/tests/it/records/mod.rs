//! The documents for the office and the fields every document must have; and that no number in any text is made up.

#![expect(clippy::indexing_slicing, reason = "tests")]

mod fields;
mod readback;
mod scan;
mod snapshots;
mod table;

use std::path::{Path, PathBuf};

use zalog_policy::document::{self, Document};
use zalog_policy::model::Policy;
use zalog_words::Lang;

/// The operators whose declarations come with the program.
const OPERATORS: [&str; 5] = ["smile", "pumpa", "proedu", "progtime", "prommet"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// An example's declaration: its text and the policy it means.
pub fn example(name: &str) -> (String, Policy) {
    let text = std::fs::read_to_string(root().join("examples").join(name).join("policy.kdl")).unwrap();
    let policy = crate::files::good(text.clone()).policy.unwrap();
    (text, policy)
}

/// Every document of a policy by its name.
fn documents(policy: &Policy, lang: Lang) -> Vec<(String, Document)> {
    let named = |name: String| {
        let document = document::named(policy, &name, lang).unwrap();
        (name, document)
    };
    document::names(policy).into_iter().map(named).collect()
}
