//! What keeps a node or a sentence, whether or not the operator has an older printed text.

use serde::Serialize;
use zalog_words::{Lang, Words};

use super::capability::{self, Capability, Keeper, Mechanism};
use super::node::{self, Node, NodeKind};
use crate::document::{Particular, Sentence, particulars};
use crate::model::Policy;

/// Who keeps a node, as a count and as a mark on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeptBy {
    /// The engine.
    Engine,
    /// People.
    People,
    /// Words.
    Words,
    /// Nothing does yet: it is written down and not kept by software.
    NotYet,
}

impl KeptBy {
    /// The four, in the order they are counted.
    pub const ALL: [Self; 4] = [Self::Engine, Self::People, Self::Words, Self::NotYet];

    /// Machine name, and the ending of its keys in the catalogue.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Engine => "engine",
            Self::People => "people",
            Self::Words => "words",
            Self::NotYet => "not-yet",
        }
    }
}

/// What keeps something, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Kept {
    /// Who.
    pub by: KeptBy,
    /// The name of the capability that keeps it now.
    pub capability: Option<&'static str>,
    /// The same in words.
    pub how: Option<String>,
    /// The name of the capability that will keep it whole.
    pub coming: Option<&'static str>,
    /// The same in words.
    pub later: Option<String>,
}

/// One node, followed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NodeTrace {
    /// Path.
    pub path: String,
    /// What it is.
    pub kind: NodeKind,
    /// File of the declaration; empty for what the language added.
    pub file: String,
    /// Line in it; 0 for what the language added.
    pub line: u32,
    /// The marks it carries, as typed.
    pub marks: Vec<String>,
    /// What keeps it.
    pub kept: Kept,
    /// What the mechanism is given.
    pub particulars: Vec<Particular>,
}

/// The nodes of a declaration, ready to answer.
#[derive(Debug)]
pub struct Nodes<'p> {
    policy: &'p Policy,
    lang: Lang,
    all: Vec<Node<'p>>,
}

impl<'p> Nodes<'p> {
    /// Reads the nodes of a declaration; answers are in `lang`.
    #[must_use]
    pub fn of(policy: &'p Policy, lang: Lang) -> Self {
        Self { policy, lang, all: node::nodes(policy) }
    }

    /// Every node that somebody wrote or the engine added; departures are notes, not promises.
    #[must_use]
    pub fn all(&self) -> Vec<NodeTrace> {
        self.all.iter().filter(|n| n.kind != NodeKind::Departure).map(|n| self.follow(n)).collect()
    }

    /// The node of a path of the printed text, or the nearest above it.
    #[must_use]
    pub fn at(&self, path: &str) -> Option<NodeTrace> {
        node::resolve(&self.all, path).map(|node| self.follow(node))
    }

    /// What keeps a sentence of the printed text. What every policy says alike is words.
    #[must_use]
    pub fn behind(&self, sentence: &Sentence) -> Kept {
        self.at(&sentence.node).map_or_else(|| self.plain(), |node| node.kept)
    }

    /// What keeps a sentence that speaks of no node: words.
    #[must_use]
    pub fn plain(&self) -> Kept {
        self.kept(capability::capability("words"))
    }

    fn follow(&self, node: &Node<'_>) -> NodeTrace {
        NodeTrace {
            path: node.path.clone(),
            kind: node.kind,
            file: node.origin.file.clone(),
            line: node.origin.line,
            marks: node.origin.clauses.clone(),
            kept: self.kept(capability::of_node(node.kind, node.sort)),
            particulars: particulars(self.policy, node.kind, &node.path, self.lang),
        }
    }

    fn kept(&self, wanted: Option<&'static Capability>) -> Kept {
        let mechanism = wanted.map(Mechanism::from);
        let (now, coming) = (mechanism.and_then(|m| m.now), mechanism.and_then(|m| m.coming));
        let words = Words::of(self.lang);
        let said = |c: &'static Capability| words.say(&c.message()).into_owned();
        Kept {
            by: match now.map(|c| c.keeper) {
                Some(Keeper::Engine) => KeptBy::Engine,
                Some(Keeper::People) => KeptBy::People,
                Some(Keeper::Words) => KeptBy::Words,
                None => KeptBy::NotYet,
            },
            capability: now.map(|c| c.id),
            how: now.map(said),
            coming: coming.map(|c| c.id),
            later: coming.map(said),
        }
    }
}
