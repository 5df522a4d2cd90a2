//! Rules. One rule, one file: its id, its sentence, its help, an example that breaks it and one that does not.
//!
//! To add one, see `docs/recipes/add-a-rule.md`. A rule whose check needs the text or the tree is reported by the
//! reader ([`Check::Reading`]); every other rule looks at the draft policy.

mod explain;
pub(crate) mod fields;
mod law;
mod registry;
pub mod rules;
mod support;

pub use explain::{explain, explain_all, to_value};
pub use law::LawRef;
pub(crate) use law::notes;
pub use registry::RULES;
pub use support::Lint;
pub(crate) use support::run;

use crate::diagnostic::{Severity, Three};

/// A declaration that shows a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Example {
    /// Lines added to the smallest declaration that has no findings ([`BASE`]).
    Part(&'static str),
    /// A whole file.
    Whole(&'static str),
    /// A whole file as bytes.
    Bytes(&'static [u8]),
}

/// The smallest declaration without findings above a note; examples are added to it.
pub const BASE: &str = include_str!("base.kdl");

impl Example {
    /// What a person is shown of it: for a part, the part alone.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Part(text) | Self::Whole(text) => (*text).to_owned(),
            Self::Bytes(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        }
    }

    /// The file this example stands for.
    #[must_use]
    pub fn file(&self) -> Vec<u8> {
        match self {
            Self::Part(text) => format!("{BASE}\n{text}\n").into_bytes(),
            Self::Whole(text) => text.as_bytes().to_vec(),
            Self::Bytes(bytes) => bytes.to_vec(),
        }
    }
}

/// Where a rule is tried.
#[derive(Clone, Copy)]
pub enum Check {
    /// While the file is read: the scanner or the decoder reports it.
    Reading,
    /// On the draft policy.
    Policy(fn(&mut Lint<'_>)),
}

/// One rule. Texts are in Russian, English, Kazakh.
#[derive(Clone, Copy)]
pub struct Rule {
    /// Stable id, in lower-case English.
    pub id: &'static str,
    /// How bad its findings are.
    pub severity: Severity,
    /// What it is about, in one sentence.
    pub sentence: Three,
    /// What to do, in one sentence.
    pub help: Three,
    /// Where a law speaks of it: article and fine, by jurisdiction.
    pub law: &'static [LawRef],
    /// A declaration that breaks it.
    pub bad: Example,
    /// A near one that does not.
    pub good: Example,
    /// Where it is tried.
    pub check: Check,
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rule").field("id", &self.id).field("severity", &self.severity).finish_non_exhaustive()
    }
}

/// The rule of that id.
#[must_use]
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|r| r.id == id)
}
