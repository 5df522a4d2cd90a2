//! A published text beside what keeps it: part by part, who keeps each and how.
//!
//! The parts are those of the text (a sentence, an entry of a list, a row of a table), in its order and under its headings.
//! Each is a disclosure of its own, so the page works with a keyboard, on a small screen, on paper and without a script.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use askama::Template;
use zalog_policy::document::{Block, Document, Row, Section, Sentence};
use zalog_policy::trace::{KeptBy, NodeTrace, Nodes};
use zalog_words::{Arg, Words};

use super::text::Escaped;
use super::{Html, Page};

/// The page.
#[derive(Template)]
#[template(path = "how_it_is_kept.html")]
pub struct KeptPage {
    /// Frame.
    pub page: Page,
    /// Language of the text.
    pub text_lang: &'static str,
    /// How many parts are kept by whom.
    pub counts: Vec<Count>,
    /// The text.
    pub sections: Vec<Headed>,
    /// Back to the policy.
    pub back: super::form::Aside,
}

/// How many parts are kept by one keeper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// Machine name of the keeper, or `partly`.
    pub by: &'static str,
    /// How many.
    pub number: String,
    /// Who that is.
    pub name: String,
}

/// A heading and the parts below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headed {
    /// Level of the heading, 2 to 6.
    pub level: u8,
    /// The heading.
    pub heading: Html,
    /// Whether it repeats what stands in full elsewhere.
    pub summary: bool,
    /// The parts.
    pub parts: Vec<Part>,
}

/// One part of the text and what keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Anchor of its node, when this is the first part about it; else empty.
    pub id: String,
    /// The part itself.
    pub text: Html,
    /// Machine name of the keeper.
    pub by: &'static str,
    /// Who that is.
    pub name: String,
    /// Whether only a part of it is kept yet.
    pub partly: bool,
    /// What keeps it.
    pub note: Note,
}

/// What keeps a part.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Note {
    /// How it is kept today.
    pub how: String,
    /// What is still to come.
    pub later: Option<String>,
    /// What the mechanism is given.
    pub facts: Vec<(String, String)>,
    /// The node of the declaration; empty for what every policy says alike.
    pub node: String,
    /// Where the particulars of the node stand, when another part has them; those here are empty then.
    pub at: Option<String>,
    /// Clauses of an older printed text.
    pub clauses: String,
}

/// The parts of a text, each with what keeps it.
#[must_use]
pub fn sections(document: &Document, nodes: &Nodes<'_>, words: &'static Words) -> Vec<Headed> {
    let mut reader = Reading { nodes, words, seen: BTreeMap::new(), ids: BTreeSet::new(), all: Vec::new() };
    document.sections.iter().for_each(|section| reader.section(section, 2));
    said_once(&mut reader.all);
    reader.all
}

/// Leaves the particulars of a node with one part, the first outside a summary, and points there from all others: a text
/// speaks of one node many times.
fn said_once(sections: &mut [Headed]) {
    let mut homes: BTreeMap<String, (bool, usize, usize)> = BTreeMap::new();
    for (at, section) in sections.iter().enumerate() {
        for (part, of) in section.parts.iter().enumerate().filter(|(_, part)| !part.note.node.is_empty()) {
            let known = homes.get(&of.note.node);
            if known.is_none_or(|(summary, ..)| *summary && !section.summary) {
                homes.insert(of.note.node.clone(), (section.summary, at, part));
            }
        }
    }
    let mut ids: BTreeMap<String, String> = BTreeMap::new();
    for (node, (_, at, part)) in &homes {
        let home = sections.get_mut(*at).and_then(|section| section.parts.get_mut(*part));
        if let Some(home) = home {
            if home.id.is_empty() {
                home.id = format!("kept-{}", Document::anchor(node));
            }
            ids.insert(node.clone(), home.id.clone());
        }
    }
    for (at, section) in sections.iter_mut().enumerate() {
        for (part, of) in section.parts.iter_mut().enumerate() {
            let home = homes.get(&of.note.node).map(|(_, at, part)| (*at, *part));
            if home.is_some_and(|home| home != (at, part)) {
                of.note.at = ids.get(&of.note.node).cloned();
                of.note.facts.clear();
                of.note.clauses.clear();
            }
        }
    }
}

/// How many parts each keeper keeps, and how many of them not whole yet; a keeper of none is told too, save "nothing yet".
#[must_use]
pub fn counts(sections: &[Headed], words: &'static Words) -> Vec<Count> {
    let parts = || sections.iter().flat_map(|section| &section.parts);
    let count = |by: KeptBy| {
        let number = parts().filter(|part| part.by == by.as_str()).count();
        let shown = number > 0 || by != KeptBy::NotYet;
        shown.then(|| Count {
            by: by.as_str(),
            number: number.to_string(),
            name: words.say(&format!("trace-page-count-{}", by.as_str())).into_owned(),
        })
    };
    let mut all: Vec<Count> = KeptBy::ALL.into_iter().filter_map(count).collect();
    let partly = parts().filter(|part| part.partly).count();
    if partly > 0 {
        let name = words.say("trace-page-count-partly").into_owned();
        all.insert(1, Count { by: "partly", number: partly.to_string(), name });
    }
    all
}

struct Reading<'a, 'p> {
    nodes: &'a Nodes<'p>,
    words: &'static Words,
    /// What is known of a path; texts speak of one node many times.
    seen: BTreeMap<String, Option<NodeTrace>>,
    ids: BTreeSet<String>,
    all: Vec<Headed>,
}

impl Reading<'_, '_> {
    fn section(&mut self, section: &Section, level: u8) {
        let mut heading = String::new();
        if !section.number.is_empty() {
            heading = format!("{}. ", Escaped(&section.number));
        }
        heading.push_str(&section.heading.html());
        let summary = section.summary;
        let parts = section.blocks.iter().flat_map(|block| self.block(block, summary)).collect();
        self.all.push(Headed { level: level.min(6), heading: Html(heading), summary, parts });
        section.sections.iter().for_each(|part| self.section(part, level + 1));
    }

    fn block(&mut self, block: &Block, summary: bool) -> Vec<Part> {
        match block {
            Block::Paragraph { sentences } => {
                sentences.iter().map(|s| self.part(&s.node, said(std::slice::from_ref(s)), summary)).collect()
            }
            Block::List { entries } => entries
                .iter()
                .map(|entry| self.part(entry.first().map_or("", |s| s.node.as_str()), said(entry), summary))
                .collect(),
            Block::Table { head, rows, .. } => {
                rows.iter().map(|row| self.part(&row.node, cells(head, row), summary)).collect()
            }
            Block::Definitions { pairs } => pairs
                .iter()
                .map(|pair| {
                    let text = format!("<b>{}</b> {}", pair.term.html(), said(&pair.text));
                    // What is said of a term may speak of one part of its node: that is the nearer place.
                    let node = pair.text.first().map_or("", |s| s.node.as_str());
                    self.part(if node.is_empty() { &pair.node } else { node }, text, summary)
                })
                .collect(),
            // Where to go next promises nothing.
            Block::Links { .. } => Vec::new(),
        }
    }

    fn part(&mut self, path: &str, text: String, summary: bool) -> Part {
        let node = match self.seen.get(path) {
            Some(node) => node.clone(),
            None => {
                let node = self.nodes.at(path);
                self.seen.insert(path.to_owned(), node.clone());
                node
            }
        };
        let kept = node.as_ref().map_or_else(|| self.nodes.plain(), |n| n.kept.clone());
        let say = |key: &str| self.words.say(key).into_owned();
        let note = Note {
            how: kept.how.unwrap_or_else(|| say("trace-page-not-yet")),
            later: kept
                .later
                .map(|what| self.words.say_with("trace-page-later", &[("what", Arg::Text(what.as_str()))])),
            facts: node
                .iter()
                .flat_map(|n| &n.particulars)
                .map(|p| (p.label.clone(), p.value.clone()))
                .collect(),
            node: node.as_ref().map(|n| n.path.clone()).unwrap_or_default(),
            at: None,
            clauses: node.map(|n| n.marks.join(", ")).unwrap_or_default(),
        };
        let id = Document::anchor(path);
        let first = !summary && !id.is_empty() && self.ids.insert(id.clone());
        let partly = kept.by != KeptBy::NotYet && note.later.is_some();
        let mut name = say(&format!("trace-by-{}", kept.by.as_str()));
        if partly {
            name = self.words.say_with("trace-page-partly", &[("by", Arg::Text(&name))]);
        }
        Part {
            id: if first { id } else { String::new() },
            text: Html(text),
            by: kept.by.as_str(),
            name,
            partly,
            note,
        }
    }
}

fn said(sentences: &[Sentence]) -> String {
    sentences.iter().map(Sentence::html).collect::<Vec<_>>().join(" ")
}

/// A row as running text: what heads it, then each cell under the head of its column.
fn cells(head: &[Sentence], row: &Row) -> String {
    let mut out = String::new();
    for (index, cell) in row.cells.iter().enumerate() {
        if cell.iter().all(Sentence::is_empty) {
            continue;
        }
        match head.get(index).filter(|_| index > 0) {
            Some(label) => {
                let _ = write!(out, " <span class=\"head\">{}:</span> {}", label.html(), said(cell));
            }
            None => {
                let _ = write!(out, "<b>{}</b>.", said(cell));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::samples;
    use zalog_words::Lang;

    #[test]
    fn every_sentence_stands_beside_what_keeps_it() {
        let document = samples::document();
        let policy = samples::policy();
        let sections = sections(&document, &Nodes::of(&policy, Lang::Ru), Words::of(Lang::Ru));
        let text: String = sections.iter().flat_map(|s| &s.parts).map(|part| part.text.0.as_str()).collect();
        let in_blocks = |section: &Section| section.blocks.clone();
        for block in document.sections.iter().flat_map(in_blocks) {
            if let Block::Paragraph { sentences } = block {
                for sentence in sentences {
                    assert!(text.contains(&Escaped(&sentence.plain()).to_string()), "{}", sentence.plain());
                }
            }
        }
        let parts = sections.iter().map(|s| s.parts.len()).sum::<usize>();
        let counted: usize = counts(&sections, Words::of(Lang::Ru))
            .iter()
            .filter(|c| c.by != "partly")
            .map(|c| c.number.parse::<usize>().unwrap())
            .sum();
        assert_eq!(parts, counted);
        assert!(sections.iter().flat_map(|s| &s.parts).all(|part| !part.note.how.is_empty()));
    }

    #[test]
    fn the_particulars_of_a_node_are_said_once_and_found_from_everywhere() {
        let (document, policy) = (samples::document(), samples::policy());
        let sections = sections(&document, &Nodes::of(&policy, Lang::Ru), Words::of(Lang::Ru));
        let parts = || sections.iter().flat_map(|s| &s.parts);
        let mut homes = BTreeSet::new();
        for part in parts().filter(|part| !part.note.node.is_empty() && part.note.at.is_none()) {
            assert!(homes.insert(&part.note.node), "{} twice", part.note.node);
        }
        let mut led = 0;
        for part in parts().filter(|part| part.note.at.is_some()) {
            led += 1;
            assert!(part.note.facts.is_empty());
            let home = parts().find(|other| Some(&other.id) == part.note.at.as_ref()).unwrap();
            assert_eq!((&home.note.node, &home.note.at), (&part.note.node, &None));
        }
        assert!(led > 0, "this text speaks of some node twice");
    }
}
