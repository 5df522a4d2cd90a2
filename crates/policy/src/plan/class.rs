//! What a change asks: its class, and the consents that do not cover it.

use std::collections::HashSet;

use super::change::{Change, Class, Turn, Value};
use super::fact::Fact;
use super::part::{Part, PartKind};
use crate::model::{HoleOr, Policy, Slug};

/// Judges changes between two policies.
pub(super) struct Judge<'p> {
    /// Purposes on consent in both.
    lasting: HashSet<&'p Slug>,
    /// Countries in which data were stored.
    countries: Vec<String>,
    new: &'p Policy,
}

impl<'p> Judge<'p> {
    pub fn new(old: &'p Policy, new: &'p Policy) -> Self {
        let before: HashSet<&Slug> =
            old.purposes.iter().filter(|p| p.asks_consent()).map(|p| &p.slug).collect();
        let lasting = new.purposes.iter().filter(|p| p.asks_consent() && before.contains(&p.slug));
        Self {
            lasting: lasting.map(|p| &p.slug).collect(),
            countries: old.stores.iter().filter_map(|s| country(&s.country)).collect(),
            new,
        }
    }

    /// A rule that is in both.
    pub fn both(&self, old: &Fact, new: &Fact, turn: Turn) -> Change {
        let mut concerned = self.lasting_of(&old.covers);
        concerned.extend(self.lasting_of(&new.covers));
        let (class, consents) = self.class(new, turn, concerned);
        Change {
            node: new.node.clone(),
            owner: new.owner.clone(),
            part: new.part,
            turn,
            class,
            before: Some(old.value.clone()),
            after: Some(new.value.clone()),
            consents,
        }
    }

    /// A rule that is in one of them only.
    pub fn one(&self, fact: &Fact, turn: Turn) -> Change {
        let (class, consents) = self.class(fact, turn, self.lasting_of(&fact.covers));
        let (value, none): (_, Option<Value>) = (Some(fact.value.clone()), None);
        let (before, after) = if turn == Turn::Removed { (value, none) } else { (none, value) };
        let (node, owner) = (fact.node.clone(), fact.owner.clone());
        Change { node, owner, part: fact.part, turn, class, before, after, consents }
    }

    fn lasting_of(&self, slugs: &[Slug]) -> Vec<Slug> {
        slugs.iter().filter(|s| self.lasting.contains(s)).cloned().collect()
    }

    fn class(&self, fact: &Fact, turn: Turn, mut concerned: Vec<Slug>) -> (Class, Vec<Slug>) {
        let mut class = usual(fact.part, turn);
        concerned.sort();
        concerned.dedup();
        match fact.part {
            // A consent that is asked for the first time: nobody has given it.
            Part::Purpose if turn == Turn::Added && self.asks(fact) => {
                return (Class::NewConsent, Vec::new());
            }
            Part::PurposeBasis if turn == Turn::Changed && self.asks(fact) => {
                return (Class::NewConsent, Vec::new());
            }
            // Consents given in a weaker form do not do; those given in a stronger one do.
            Part::ConsentStrength if turn == Turn::Tightened => class = Class::Substantial,
            Part::ConsentStrength => concerned.clear(),
            // A number first printed names the same operator; another number names another.
            Part::OperatorNumber if turn != Turn::Changed => concerned.clear(),
            // Another store in a country that was named before widens nothing a person was told.
            Part::Store if self.stored_there_before(fact) => concerned.clear(),
            _ => {}
        }
        if class < Class::Substantial {
            concerned.clear();
        }
        if concerned.is_empty() { (class, concerned) } else { (Class::NewConsent, concerned) }
    }

    /// Whether the fact's purpose rests on consent in the new policy.
    fn asks(&self, fact: &Fact) -> bool {
        let slug = fact.root.strip_prefix("purpose/");
        slug.is_some_and(|slug| self.new.purposes.iter().any(|p| p.slug.as_str() == slug && p.asks_consent()))
    }

    fn stored_there_before(&self, fact: &Fact) -> bool {
        let slug = fact.root.strip_prefix("store/").unwrap_or_default();
        let store = self.new.stores.iter().find(|s| s.slug.as_str() == slug);
        store.and_then(|s| country(&s.country)).is_some_and(|c| self.countries.contains(&c))
    }
}

fn country(country: &HoleOr<crate::model::Localized>) -> Option<String> {
    country.given().map(|text| text.text(text.binding).to_lowercase())
}

/// The class of a turn when nothing else is known. What is neither certainly looser nor certainly stricter is looser.
fn usual(part: Part, turn: Turn) -> Class {
    match (part.kind(), turn) {
        (PartKind::Words, _) | (_, Turn::Reworded) => Class::Editorial,
        (_, Turn::Tightened) | (PartKind::Widens, Turn::Removed) | (PartKind::Protects, Turn::Added) => {
            Class::Narrower
        }
        (_, Turn::Loosened | Turn::Changed | Turn::Renamed)
        | (PartKind::Widens | PartKind::Detail, Turn::Added)
        | (PartKind::Protects | PartKind::Detail, Turn::Removed) => Class::Substantial,
    }
}
