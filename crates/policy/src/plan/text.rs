//! What changes in the words of the published texts: clause by clause, and in a clause word by word.
//!
//! A clause is the smallest part of the tree that stands on its own: a sentence of a paragraph, an entry of a list, a row of
//! a table, a term with what is said of it. Clauses of a section are matched by their words first, then by the node they
//! come from, so that what only moved is no change.

use std::collections::HashMap;

use serde::Serialize;
use zalog_words::Lang;

use super::change::Turn;
use super::words::{Piece, alike, pieces};
use crate::document::{self, Block, Document, Kind, Section, Sentence};
use crate::model::Policy;

/// What changes in one text in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TextChange {
    /// Which text, by its name among the operator's texts: `policy`, `cookies`, `acknowledgement`, `consent/<purpose>`.
    pub document: String,
    /// Which kind of text.
    pub kind: Kind,
    /// The language.
    pub lang: Lang,
    /// Its title, the new one when there are two.
    pub title: String,
    /// Added, removed or reworded as a whole.
    pub turn: Turn,
    /// The clauses that are not as they were, in reading order; empty when the text itself was added or removed.
    pub clauses: Vec<ClauseChange>,
}

/// A clause that is not as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClauseChange {
    /// Anchor of its section; empty for the title.
    pub section: String,
    /// Heading of its section.
    pub heading: String,
    /// The node of the declaration it comes from; empty for what every policy says alike.
    pub node: String,
    /// Added, removed or reworded.
    pub turn: Turn,
    /// Its words, old and new woven together.
    pub pieces: Vec<Piece>,
}

/// The texts of a policy in every language it is published in, by name.
fn texts(policy: &Policy) -> Vec<(String, Document)> {
    let mut all = Vec::new();
    for lang in Lang::ALL {
        let policy_text = document::policy(policy, lang);
        if policy_text.lang != lang {
            continue;
        }
        all.push(("policy".to_owned(), policy_text));
        all.push(("cookies".to_owned(), document::cookies(policy, lang)));
        all.extend(policy.documents.iter().filter_map(|own| {
            Some((format!("document/{}", own.slug), document::own(policy, own.slug.as_str(), lang)?))
        }));
        all.push(("acknowledgement".to_owned(), document::acknowledgement(policy, lang)));
        for consent in &policy.consents {
            let text = document::consent(policy, &consent.purpose, lang);
            all.extend(text.map(|text| (format!("consent/{}", consent.purpose), text)));
        }
    }
    all
}

/// Compares every text of two policies.
pub(super) fn changes(old: &Policy, new: &Policy) -> Vec<TextChange> {
    compare_all(&texts(old), &texts(new))
}

/// Compares texts by name and language: what was published, as it was published.
#[must_use]
pub fn compare_all(old: &[(String, Document)], new: &[(String, Document)]) -> Vec<TextChange> {
    let before: HashMap<(&str, Lang), &Document> =
        old.iter().map(|(name, text)| ((name.as_str(), text.lang), text)).collect();
    let mut all = Vec::new();
    for (name, text) in new {
        match before.get(&(name.as_str(), text.lang)) {
            Some(was) => {
                let clauses = compare(was, text);
                if !clauses.is_empty() {
                    all.push(change(name, text, Turn::Reworded, clauses));
                }
            }
            None => all.push(change(name, text, Turn::Added, Vec::new())),
        }
    }
    for (name, text) in old {
        if !new.iter().any(|(other, t)| other == name && t.lang == text.lang) {
            all.push(change(name, text, Turn::Removed, Vec::new()));
        }
    }
    all
}

fn change(name: &str, text: &Document, turn: Turn, clauses: Vec<ClauseChange>) -> TextChange {
    let title = text.title.plain();
    TextChange { document: name.to_owned(), kind: text.kind, lang: text.lang, title, turn, clauses }
}

/// What kind of clause it is; only like is matched with like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Form {
    Heading,
    Sentence,
    Entry,
    Row,
    Pair,
    Link,
}

struct Clause<'d> {
    form: Form,
    node: &'d str,
    text: String,
}

/// A section with its own clauses, without those of the sections in it.
struct Part<'d> {
    id: &'d str,
    heading: String,
    clauses: Vec<Clause<'d>>,
}

/// Compares two texts of one name in one language; empty when they say the same in the same order or another.
#[must_use]
pub fn compare(old: &Document, new: &Document) -> Vec<ClauseChange> {
    let (old, new) = (parts(old), parts(new));
    let mut all = Vec::new();
    let nothing = Vec::new();
    for part in &new {
        let was = old.iter().find(|o| o.id == part.id).map_or(&nothing, |o| &o.clauses);
        all.extend(section(part, was, &part.clauses));
    }
    for part in old.iter().filter(|o| !new.iter().any(|n| n.id == o.id)) {
        all.extend(section(part, &part.clauses, &nothing));
    }
    all
}

fn parts(document: &Document) -> Vec<Part<'_>> {
    let title = one(Form::Heading, &document.title.node, std::slice::from_ref(&document.title));
    let mut all = vec![Part { id: "", heading: document.title.plain(), clauses: vec![title] }];
    document.sections.iter().for_each(|section| collect(section, &mut all));
    all
}

fn collect<'d>(section: &'d Section, all: &mut Vec<Part<'d>>) {
    let mut clauses = vec![one(Form::Heading, &section.node, std::slice::from_ref(&section.heading))];
    for block in &section.blocks {
        match block {
            Block::Paragraph { sentences } => {
                clauses
                    .extend(sentences.iter().map(|s| one(Form::Sentence, &s.node, std::slice::from_ref(s))));
            }
            Block::List { entries } => {
                let node = |entry: &'d [Sentence]| entry.first().map_or("", |s| s.node.as_str());
                clauses.extend(entries.iter().map(|e| one(Form::Entry, node(e), e)));
            }
            Block::Table { caption, head, rows } => {
                clauses.push(one(Form::Heading, &caption.node, std::slice::from_ref(caption)));
                clauses.push(Clause { form: Form::Heading, node: "", text: joined(head, " · ") });
                for row in rows {
                    let cells: Vec<String> = row.cells.iter().map(|cell| joined(cell, " ")).collect();
                    clauses.push(Clause { form: Form::Row, node: &row.node, text: cells.join(" · ") });
                }
            }
            Block::Definitions { pairs } => {
                for pair in pairs {
                    let text = format!("{}: {}", pair.term.plain(), joined(&pair.text, " "));
                    clauses.push(Clause { form: Form::Pair, node: &pair.node, text });
                }
            }
            Block::Links { links } => {
                clauses.extend(
                    links.iter().map(|l| one(Form::Link, &l.text.node, std::slice::from_ref(&l.text))),
                );
            }
        }
    }
    all.push(Part { id: &section.id, heading: section.heading.plain(), clauses });
    section.sections.iter().for_each(|inner| collect(inner, all));
}

fn one<'d>(form: Form, node: &'d str, sentences: &[Sentence]) -> Clause<'d> {
    Clause { form, node, text: joined(sentences, " ") }
}

fn joined(sentences: &[Sentence], between: &str) -> String {
    sentences.iter().map(Sentence::plain).collect::<Vec<_>>().join(between)
}

/// The changes of one section, in the order of the new text; what is gone stands last.
fn section(part: &Part<'_>, old: &[Clause<'_>], new: &[Clause<'_>]) -> Vec<ClauseChange> {
    // What says the same somewhere in the section is no change, wherever it stands.
    let mut count: HashMap<&str, usize> = HashMap::new();
    for clause in old {
        *count.entry(&clause.text).or_default() += 1;
    }
    let fresh: Vec<&Clause<'_>> = new.iter().filter(|c| !taken(&mut count, &c.text)).collect();
    let mut count: HashMap<&str, usize> = HashMap::new();
    for clause in new {
        *count.entry(&clause.text).or_default() += 1;
    }
    let mut gone: Vec<Option<&Clause<'_>>> =
        old.iter().filter(|c| !taken(&mut count, &c.text)).map(Some).collect();
    let of = |turn, node: &str, pieces| ClauseChange {
        section: part.id.to_owned(),
        heading: part.heading.clone(),
        node: node.to_owned(),
        turn,
        pieces,
    };
    let mut by_node: HashMap<(Form, &str), Vec<usize>> = HashMap::new();
    for (at, clause) in gone.iter().enumerate() {
        if let Some(clause) = clause.filter(|c| !c.node.is_empty()) {
            by_node.entry((clause.form, clause.node)).or_default().push(at);
        }
    }
    let mut all = Vec::new();
    for clause in fresh {
        let turned = match partner(clause, &mut gone, &by_node) {
            Some(was) => of(Turn::Reworded, clause.node, pieces(&was.text, &clause.text)),
            None => of(Turn::Added, clause.node, pieces("", &clause.text)),
        };
        all.push(turned);
    }
    for clause in gone.into_iter().flatten() {
        all.push(of(Turn::Removed, clause.node, pieces(&clause.text, "")));
    }
    all
}

fn taken(count: &mut HashMap<&str, usize>, text: &str) -> bool {
    match count.get_mut(text) {
        Some(left) if *left > 0 => {
            *left -= 1;
            true
        }
        _ => false,
    }
}

/// How many old clauses are looked at for one new one.
const LOOK: usize = 64;

/// The old clause that became this one: of the same form and node the most alike, whatever it says; else one of the form
/// that shares more than half of its words.
fn partner<'c, 'd>(
    new: &Clause<'_>,
    gone: &mut [Option<&'c Clause<'d>>],
    by_node: &HashMap<(Form, &str), Vec<usize>>,
) -> Option<&'c Clause<'d>> {
    let score = |at: &usize| {
        let clause = gone.get(*at).copied().flatten()?;
        Some((*at, alike(&clause.text, &new.text)))
    };
    let near = by_node.get(&(new.form, new.node)).into_iter().flatten().filter_map(score).take(LOOK);
    let best = near.min_by_key(|(at, score)| (std::cmp::Reverse(*score), *at)).or_else(|| {
        let like = gone.iter().enumerate().filter(|(_, c)| c.is_some_and(|c| c.form == new.form));
        let like = like.map(|(at, _)| at).take(LOOK).filter_map(|at| score(&at));
        like.filter(|(_, score)| *score > 500).min_by_key(|(at, score)| (std::cmp::Reverse(*score), *at))
    });
    gone.get_mut(best?.0)?.take()
}
