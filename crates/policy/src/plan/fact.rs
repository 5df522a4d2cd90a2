//! A policy as a flat list of facts, and how two values of one fact stand to each other.
//!
//! A fact is one rule of one node under a key. What is in one list and not in the other was added or removed; what is in
//! both is compared by its measure. Nothing else is needed, and no rule can be forgotten in one direction only.

use zalog_law::Span;

use super::change::{Turn, Value};
use super::part::{Part, PartKind};
use super::wording::{Wording, compare};
use crate::document::compare::{Stricter, stricter};
use crate::model::{Event, Localized, Slug};

/// How the values of a fact are compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Measure {
    /// Being there is all it says; the value is its name.
    Member,
    /// Any other value is another rule; texts may be reworded.
    Plain,
    /// A number, more is looser.
    Rank(i64),
    /// A length of time, more is looser.
    Term {
        /// What it is counted from, when that differs.
        event: Option<Event>,
        /// Terms of a higher level are looser whatever their length: "without limit".
        level: u8,
        /// How long.
        span: Span,
    },
}

/// One rule of a policy.
#[derive(Debug, Clone)]
pub(super) struct Fact {
    /// The node that must be in both policies for the fact to be compared (`purpose/call-back`); empty for the policy.
    pub root: String,
    /// Path of its own node.
    pub node: String,
    /// Which rule.
    pub part: Part,
    /// Which one of several.
    pub key: String,
    /// What people call the root.
    pub owner: Option<Localized>,
    /// The value.
    pub value: Value,
    /// How it is compared.
    pub measure: Measure,
    /// Purposes on consent that it widens when it gets looser.
    pub covers: Vec<Slug>,
}

impl Fact {
    /// What it is found by in the other policy.
    pub fn id(&self) -> (&str, &str, Part, &str) {
        (&self.root, &self.node, self.part, &self.key)
    }
}

/// How the new fact stands to the old one; `None` when it is the same.
pub(super) fn turn(old: &Fact, new: &Fact) -> Option<Turn> {
    use Measure::{Member, Plain, Rank, Term};
    match (&old.measure, &new.measure) {
        (Member, Member) => None,
        (Rank(a), Rank(b)) if a != b => Some(by(a.cmp(b))),
        (Term { level: a, .. }, Term { level: b, .. }) if a != b => Some(by(a.cmp(b))),
        (Term { event: a, .. }, Term { event: b, .. }) if a != b => Some(Turn::Changed),
        (Term { span: a, .. }, Term { span: b, .. }) => match stricter(*a, *b) {
            Stricter::First => Some(Turn::Loosened),
            Stricter::Second => Some(Turn::Tightened),
            Stricter::Depends => Some(Turn::Changed),
            Stricter::Same => (old.value != new.value).then_some(Turn::Reworded),
        },
        (Plain | Rank(_), Plain | Rank(_)) => plain(new.part, &old.value, &new.value),
        _ => Some(Turn::Changed),
    }
}

fn by(order: std::cmp::Ordering) -> Turn {
    if order.is_lt() { Turn::Loosened } else { Turn::Tightened }
}

fn plain(part: Part, old: &Value, new: &Value) -> Option<Turn> {
    let other = if part.kind() == PartKind::Words { Turn::Reworded } else { Turn::Changed };
    match (old, new) {
        (Value::Text(a), Value::Text(b)) => match compare(a, b) {
            Wording::Same => None,
            Wording::Reworded => Some(Turn::Reworded),
            Wording::Other => Some(other),
        },
        _ => (old != new).then_some(other),
    }
}
