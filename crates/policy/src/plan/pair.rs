//! What looks like one thing gone and another come, and is one thing under another name or spelling.

use std::collections::{HashMap, HashSet};

use super::change::{Change, Class, Turn, Value};
use super::fact::Fact;
use super::part::{Part, PartKind};
use super::wording::{Wording, compare};

/// Joins removals with additions of the same content.
pub(super) fn join(changes: &mut Vec<Change>, before: &[Fact], after: &[Fact]) {
    if !changes.iter().any(|c| c.turn == Turn::Removed) || !changes.iter().any(|c| c.turn == Turn::Added) {
        return;
    }
    renamed(changes, before, after);
    respelt(changes);
}

/// What a node says, without its own name.
type Content = Vec<String>;

/// A node that is whole in one policy only, by what it says.
fn contents(changes: &[Change], turn: Turn, facts: &[Fact]) -> Vec<(String, Content)> {
    let mut by_root: HashMap<&str, Content> = changes
        .iter()
        .filter(|c| c.turn == turn && c.part.is_node())
        .map(|c| (c.node.as_str(), Content::new()))
        .collect();
    for fact in facts {
        if let Some(content) = by_root.get_mut(fact.root.as_str()) {
            let tail = fact.node.strip_prefix(&fact.root).unwrap_or_default();
            content.push(format!("{tail} {:?} {} {:?} {:?}", fact.part, fact.key, fact.value, fact.measure));
        }
    }
    let mut all: Vec<_> = by_root.into_iter().map(|(root, content)| (root.to_owned(), content)).collect();
    all.sort();
    all
}

/// A purpose, item or other node with the same content under another machine name.
fn renamed(changes: &mut Vec<Change>, before: &[Fact], after: &[Fact]) {
    let mut come = contents(changes, Turn::Added, after);
    for (old, content) in contents(changes, Turn::Removed, before) {
        let Some(at) = come.iter().position(|(_, other)| *other == content) else { continue };
        let (new, _) = come.swap_remove(at);
        changes.retain(|c| !(c.node == old && c.turn == Turn::Removed && c.part.is_node()));
        let added = |c: &&mut Change| c.node == new && c.turn == Turn::Added && c.part.is_node();
        if let Some(change) = changes.iter_mut().find(added) {
            change.turn = Turn::Renamed;
            change.before = Some(name(&old));
            change.after = Some(name(&new));
        }
    }
}

fn name(root: &str) -> Value {
    Value::Literal(root.split_once('/').map_or(root, |(_, tail)| tail).to_owned())
}

/// One of several texts without a name, spelt otherwise; of texts that are no rules, any other that took its place.
fn respelt(changes: &mut Vec<Change>) {
    let mut come: HashMap<(Part, String), Vec<usize>> = HashMap::new();
    for (at, change) in changes.iter().enumerate().filter(|(_, c)| c.turn == Turn::Added && worded(c.part)) {
        come.entry((change.part, change.node.clone())).or_default().push(at);
    }
    let gone: Vec<(usize, Change)> = changes
        .iter()
        .enumerate()
        .filter(|(_, c)| c.turn == Turn::Removed && worded(c.part))
        .map(|(at, c)| (at, c.clone()))
        .collect();
    let mut joined = HashSet::new();
    for (from, old) in gone {
        let Some(Value::Text(was)) = &old.before else { continue };
        let Some(waiting) = come.get_mut(&(old.part, old.node.clone())) else { continue };
        let words = old.part.kind() == PartKind::Words;
        let same = |at: &usize| {
            let after = changes.get(*at).and_then(|c| c.after.as_ref());
            matches!(after, Some(Value::Text(is)) if words || compare(was, is) == Wording::Reworded)
        };
        let Some(place) = waiting.iter().position(same) else { continue };
        if let Some(change) = changes.get_mut(waiting.remove(place)) {
            change.turn = Turn::Reworded;
            change.class = Class::Editorial;
            change.consents.clear();
            change.before = old.before;
            joined.insert(from);
        }
    }
    let mut at = 0;
    changes.retain(|_| {
        at += 1;
        !joined.contains(&(at - 1))
    });
}

fn worded(part: Part) -> bool {
    matches!(
        part,
        Part::ItemOption
            | Part::RecipientGuarantee
            | Part::Safeguard
            | Part::Encryption
            | Part::Statement
            | Part::Departure
            | Part::Allowance
    )
}
