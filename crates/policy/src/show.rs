//! The whole declaration with its defaults and their sources: `zalog show --full`.

use std::fmt::Write as _;

use zalog_words::Lang;

use crate::model::Policy;

/// Everything the policy says, and what the language or a law pack added because the file was silent.
#[must_use]
pub fn show_full(policy: &Policy, lang: Lang) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{}", policy.title.text(lang));
    out
}
