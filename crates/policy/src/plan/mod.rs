//! What another edition would change, and what that asks of the operator.
//!
//! Both policies become lists of facts (`facts`); the lists are compared fact by fact (`fact`); each difference gets
//! a class. The rules of the classes stand in `docs/plan.md`; in short: whatever is not provably
//! neutral or narrower counts as wider, and words are never judged but by their spelling. The declaration may raise a class by
//! `существенная=да`, never lower it.
//!
//! Whether a consent stays is decided here in the same way as in the register of terms: it stays as long as nothing that
//! it covered became wider.

mod change;
mod class;
mod fact;
mod facts;
mod pair;
mod part;
mod say;
mod text;
mod view;
mod wording;
mod words;

pub use change::{Change, Class, Turn, Value};
pub use part::{Part, PartKind};
pub use say::{Group, Owner};
pub use text::{ClauseChange, TextChange, compare, compare_all};
pub use words::{Edit, Piece, pieces};

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use serde::Serialize;

use crate::model::{Localized, Policy, Slug};
use fact::Fact;

/// One side of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Side {
    /// Number of the edition.
    pub number: u32,
    /// From which day; `None` is on publication.
    pub effective: Option<Date>,
    /// Why it was made.
    pub reason: Option<Localized>,
}

/// What becomes of the consents given for a purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// They hold on.
    Stays,
    /// They hold on for what they were given for; for what is new a new one is asked.
    AskAgain,
    /// The purpose is gone or rests on another basis: their grounds end.
    Ends,
    /// There were none: a consent that was not asked before.
    New,
}

/// The consents of one purpose under the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ConsentPlan {
    /// The purpose.
    pub purpose: Slug,
    /// What people call it.
    pub title: Localized,
    /// What becomes of them.
    pub outcome: Outcome,
    /// Nodes of the changes they do not cover; not empty exactly when they are asked again.
    pub because: Vec<String>,
}

/// What another edition would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Plan {
    /// The greatest class of all changes, raised by the declaration if it says so.
    pub class: Class,
    /// Whether the new edition calls itself substantial (`существенная=да`).
    pub declared_substantial: bool,
    /// The edition there is.
    pub from: Side,
    /// The edition there would be.
    pub to: Side,
    /// Every rule that is not as it was, in the order of the new declaration, then what is gone.
    pub changes: Vec<Change>,
    /// Every published text that does not read as it did: the new ones in order, then those that are gone.
    pub texts: Vec<TextChange>,
    /// The consents, in the order of the new declaration, then those that end.
    pub consents: Vec<ConsentPlan>,
}

impl Plan {
    /// Whether no rule and no word of a published text changes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.texts.is_empty()
    }

    /// Whether it binds a person only after that person's notice.
    #[must_use]
    pub fn needs_notice(&self) -> bool {
        self.class >= Class::Substantial
    }

    /// Whether the declaration calls it less than it is: people are told all the same, and the plan says so.
    #[must_use]
    pub fn understated(&self) -> bool {
        self.needs_notice() && !self.declared_substantial
    }
}

/// Compares two editions: rules, consents and the words of every text.
#[must_use]
pub fn plan(old: &Policy, new: &Policy) -> Plan {
    Plan { texts: text::changes(old, new), ..rules(old, new) }
}

/// Compares the rules of two editions and leaves their texts alone (`texts` is empty): enough to decide what the new one
/// asks, at a tenth of the cost.
#[must_use]
pub fn rules(old: &Policy, new: &Policy) -> Plan {
    let (before, after) = (facts::of(old), facts::of(new));
    let changes = changes((old, &before), (new, &after));
    let (from, to) = (side(old), side(new));
    let declared_substantial = new.edition.substantial;
    let mut class = changes.iter().map(|c| c.class).max().unwrap_or_default();
    // An edition compared with itself changes nothing, whatever it calls itself.
    if declared_substantial && (!changes.is_empty() || from != to || !old.edition.substantial) {
        class = class.max(Class::Substantial);
    }
    let consents = consents(old, new, &changes);
    Plan { class, declared_substantial, from, to, changes, texts: Vec::new(), consents }
}

fn side(policy: &Policy) -> Side {
    let edition = &policy.edition;
    Side { number: edition.number, effective: edition.effective, reason: edition.reason.clone() }
}

fn changes((old, before): (&Policy, &[Fact]), (new, after): (&Policy, &[Fact])) -> Vec<Change> {
    let judge = class::Judge::new(old, new);
    let index = |facts: &'_ [Fact]| -> HashMap<_, usize> {
        facts.iter().enumerate().map(|(at, f)| (owned(f), at)).collect()
    };
    let (was, is) = (index(before), index(after));
    let roots = |facts: &[Fact]| facts.iter().map(|f| f.root.clone()).collect::<HashSet<_>>();
    let (old_roots, new_roots) = (roots(before), roots(after));
    let mut changes = Vec::new();
    for fact in after {
        match was.get(&owned(fact)).and_then(|at| before.get(*at)) {
            Some(old) => changes.extend(fact::turn(old, fact).map(|turn| judge.both(old, fact, turn))),
            // Of a node that is new as a whole only the node itself is told.
            None if old_roots.contains(&fact.root) || heads(fact) => {
                changes.push(judge.one(fact, Turn::Added));
            }
            None => {}
        }
    }
    for fact in before.iter().filter(|f| !is.contains_key(&owned(f))) {
        if new_roots.contains(&fact.root) || heads(fact) {
            changes.push(judge.one(fact, Turn::Removed));
        }
    }
    pair::join(&mut changes, before, after);
    changes
}

/// What a fact is found by.
fn owned(fact: &Fact) -> (String, String, Part, String) {
    let (root, node, part, key) = fact.id();
    (root.to_owned(), node.to_owned(), part, key.to_owned())
}

/// Whether the fact is that its node is there.
fn heads(fact: &Fact) -> bool {
    fact.key.is_empty() && fact.node == fact.root && fact.part.is_node()
}

fn consents(old: &Policy, new: &Policy, changes: &[Change]) -> Vec<ConsentPlan> {
    let asked = |policy: &Policy, slug: &Slug| policy.purpose(slug).is_some_and(|p| p.asks_consent());
    let mut all = Vec::new();
    for purpose in new.purposes.iter().filter(|p| p.asks_consent()) {
        let because: Vec<String> = if asked(old, &purpose.slug) {
            let concerned = changes.iter().filter(|c| c.consents.contains(&purpose.slug));
            concerned.map(|c| c.node.clone()).collect()
        } else {
            Vec::new()
        };
        let outcome = match (asked(old, &purpose.slug), because.is_empty()) {
            (false, _) => Outcome::New,
            (true, true) => Outcome::Stays,
            (true, false) => Outcome::AskAgain,
        };
        all.push(ConsentPlan {
            purpose: purpose.slug.clone(),
            title: purpose.title.clone(),
            outcome,
            because,
        });
    }
    for purpose in old.purposes.iter().filter(|p| p.asks_consent() && !asked(new, &p.slug)) {
        let (purpose, title) = (purpose.slug.clone(), purpose.title.clone());
        all.push(ConsentPlan { purpose, title, outcome: Outcome::Ends, because: Vec::new() });
    }
    all
}
