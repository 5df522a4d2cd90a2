//! The document tree: what a text *is*, before anyone decides how it looks.
//!
//! The tree as canonical JSON is what an edition publishes and what its hash is taken of; HTML, Markdown and plain text
//! are views of it. Every sentence names the node of the declaration it was made from, so that a reader of the page and a
//! reader of the file can find each other.

use serde::{Deserialize, Serialize};
use zalog_words::Lang;

/// Which text it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The policy (152-FZ art. 18.1(2); GDPR art. 13).
    Policy,
    /// The cookie terms.
    Cookies,
    /// One consent document (152-FZ art. 9; 94-V art. 8).
    Consent,
    /// The notice beside a form that asks no consent.
    Acknowledgement,
    /// A document of the operator's own.
    Own,
    /// A notice to the regulator (152-FZ art. 22).
    Notice,
    /// The register of processing (GDPR art. 30).
    Register,
    /// The list of necessary data (94-V art. 25(2)).
    DataList,
    /// What a member of staff undertakes (152-FZ art. 7; 94-V art. 11; GDPR art. 32(4)).
    Undertaking,
}

/// A text as a tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Which text it is.
    pub kind: Kind,
    /// The language it was made for.
    pub lang: Lang,
    /// Title.
    pub title: Sentence,
    /// Its sections; none of them is empty.
    pub sections: Vec<Section>,
}

/// A headed part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Anchor, unique in the document: lower-case Latin letters, digits, hyphens.
    pub id: String,
    /// The node of the declaration it is about; empty when it is about no single one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub node: String,
    /// Printed number (`2`, `2.1`); empty when the section is not numbered.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// Heading.
    pub heading: Sentence,
    /// A summary repeats what stands in full elsewhere: it points at nodes, it is not their home.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub summary: bool,
    /// What it says.
    pub blocks: Vec<Block>,
    /// Parts of it.
    pub sections: Vec<Section>,
}

/// A piece of a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "block")]
pub enum Block {
    /// Sentences in a row.
    Paragraph {
        /// The sentences.
        sentences: Vec<Sentence>,
    },
    /// A list, order without meaning.
    List {
        /// One entry per line.
        entries: Vec<Vec<Sentence>>,
    },
    /// A table; the first cell of each row heads it.
    Table {
        /// What it shows.
        caption: Sentence,
        /// Column heads.
        head: Vec<Sentence>,
        /// Rows, each as wide as the head.
        rows: Vec<Row>,
    },
    /// Terms with what is said of them.
    Definitions {
        /// The pairs in order.
        pairs: Vec<Pair>,
    },
    /// Where to go.
    Links {
        /// The links.
        links: Vec<Link>,
    },
}

impl Block {
    /// How many pieces it has that take a place of their own: cells, entries, sentences of a paragraph.
    #[must_use]
    pub fn cells(&self) -> usize {
        match self {
            Self::Paragraph { sentences } => sentences.len(),
            Self::List { entries } => entries.len(),
            Self::Table { head, rows, .. } => {
                head.len() + rows.iter().map(|row| row.cells.len()).sum::<usize>()
            }
            Self::Definitions { pairs } => pairs.len(),
            Self::Links { links } => links.len(),
        }
    }
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The node it was made from.
    pub node: String,
    /// Cells.
    pub cells: Vec<Vec<Sentence>>,
}

/// A term and what is said of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// The node it was made from.
    pub node: String,
    /// The term.
    pub term: Sentence,
    /// What is said.
    pub text: Vec<Sentence>,
}

/// A link with its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The words.
    pub text: Sentence,
    /// Where it leads.
    pub target: Target,
}

/// Where a link leads: the tree names the place, the page that shows it knows the address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "to", content = "at")]
pub enum Target {
    /// The policy.
    Policy,
    /// The cookie terms.
    Cookies,
    /// The choice of cookies.
    Choices,
    /// Earlier editions.
    Editions,
    /// The form for requests.
    Requests,
    /// The personal cabinet.
    Cabinet,
    /// The copy of one's data, in the cabinet.
    Copy,
    /// What goes and what stays when the cabinet is closed.
    Close,
    /// The consent document of a purpose.
    Consent(String),
    /// A document of the operator's own, by its machine name.
    Own(String),
    /// A section of this very document, by its anchor.
    Section(String),
}

impl Target {
    /// The address on the operator's own pages, an absolute path; within the document, its anchor.
    #[must_use]
    pub fn href(&self) -> String {
        match self {
            Self::Policy => "/policy".to_owned(),
            Self::Cookies => "/policy/cookies".to_owned(),
            Self::Choices => "/choices".to_owned(),
            Self::Editions => "/policy/versions".to_owned(),
            Self::Requests => "/requests".to_owned(),
            Self::Cabinet => "/cabinet".to_owned(),
            Self::Copy => "/cabinet/copy".to_owned(),
            Self::Close => "/cabinet/close".to_owned(),
            Self::Consent(purpose) => format!("/consents/{purpose}"),
            Self::Own(name) => format!("/policy/documents/{name}"),
            Self::Section(id) => format!("#{id}"),
        }
    }
}

/// One sentence, phrase or label: the smallest part that knows where it comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// The node of the declaration, as a path (`purpose/call-back/keep`); empty for what every policy says alike.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub node: String,
    /// What it is made of.
    pub runs: Vec<Run>,
}

/// A stretch of a sentence in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// The text, white space collapsed.
    pub text: String,
    /// Its language, when it is not the document's: a text the operator gave in another language only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<Lang>,
    /// Whether it stands for a value still to be given (`уточнить`).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hole: bool,
    /// Where it leads: a name of something that has a section of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Target>,
}

impl Sentence {
    /// The plain words, holes included.
    #[must_use]
    pub fn plain(&self) -> String {
        self.runs.iter().map(|r| r.text.as_str()).collect()
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.runs.iter().all(|r| r.text.trim().is_empty())
    }
}

impl Section {
    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty() && self.sections.is_empty()
    }
}

impl Document {
    /// All sentences in reading order, headings and table heads included.
    #[must_use]
    pub fn sentences(&self) -> Vec<&Sentence> {
        let mut all = vec![&self.title];
        for section in &self.sections {
            section.collect(&mut all);
        }
        all
    }

    /// The nodes of the declaration the text speaks of, each once, sorted.
    #[must_use]
    pub fn nodes(&self) -> std::collections::BTreeSet<&str> {
        self.sentences().into_iter().map(|s| s.node.as_str()).filter(|n| !n.is_empty()).collect()
    }
}

impl Section {
    fn collect<'a>(&'a self, all: &mut Vec<&'a Sentence>) {
        all.push(&self.heading);
        for block in &self.blocks {
            match block {
                Block::Paragraph { sentences } => all.extend(sentences),
                Block::List { entries } => all.extend(entries.iter().flatten()),
                Block::Table { caption, head, rows } => {
                    all.push(caption);
                    all.extend(head);
                    all.extend(rows.iter().flat_map(|r| r.cells.iter().flatten()));
                }
                Block::Definitions { pairs } => {
                    for pair in pairs {
                        all.push(&pair.term);
                        all.extend(&pair.text);
                    }
                }
                Block::Links { links } => all.extend(links.iter().map(|l| &l.text)),
            }
        }
        for section in &self.sections {
            section.collect(all);
        }
    }
}
