//! What one edition says otherwise than another, as a page: the rules by class, the consents, the words.

use askama::Template;
use zalog_policy::plan::{Edit, Group, Piece, TextChange, Turn};

use super::Page;
use super::form::Aside;

/// A clause that reads otherwise.
#[derive(Debug, Clone)]
pub struct ClauseView {
    /// Its words, old and new woven together.
    pub pieces: Vec<PieceView>,
}

/// A stretch of words.
#[derive(Debug, Clone)]
pub struct PieceView {
    /// Whether it was taken out.
    pub removed: bool,
    /// Whether it was put in.
    pub added: bool,
    /// The words.
    pub text: String,
}

impl PieceView {
    fn of(piece: &Piece) -> Self {
        Self {
            removed: piece.edit == Edit::Removed,
            added: piece.edit == Edit::Added,
            text: piece.text.clone(),
        }
    }
}

/// The clauses of one section.
#[derive(Debug, Clone)]
pub struct SectionView {
    /// Its heading.
    pub heading: String,
    /// Clauses that read otherwise.
    pub clauses: Vec<ClauseView>,
}

/// One text that reads otherwise.
#[derive(Debug, Clone)]
pub struct TextView {
    /// Its title.
    pub title: String,
    /// Its language.
    pub lang: &'static str,
    /// "new", "gone", or how many places changed.
    pub state: String,
    /// What reads otherwise; empty when the text came or went as a whole.
    pub sections: Vec<SectionView>,
}

impl TextView {
    /// A text with its clauses by section.
    #[must_use]
    pub fn of(text: &TextChange, state: String) -> Self {
        let mut sections: Vec<(&str, SectionView)> = Vec::new();
        for clause in &text.clauses {
            let view = ClauseView { pieces: clause.pieces.iter().map(PieceView::of).collect() };
            match sections.last_mut() {
                Some((id, section)) if *id == clause.section => section.clauses.push(view),
                _ => {
                    let section = SectionView { heading: clause.heading.clone(), clauses: vec![view] };
                    sections.push((&clause.section, section));
                }
            }
        }
        let sections = sections.into_iter().map(|(_, section)| section).collect();
        Self { title: text.title.clone(), lang: text.lang.code(), state, sections }
    }
}

/// Changes of one class.
#[derive(Debug, Clone)]
pub struct GroupView {
    /// Name and count.
    pub title: String,
    /// What it means for people.
    pub means: String,
    /// By node: its name, and each change with the mark of its turn.
    pub owners: Vec<(String, Vec<(&'static str, String)>)>,
}

impl GroupView {
    /// A group of a plan.
    #[must_use]
    pub fn of(group: &Group) -> Self {
        let line = |(turn, text): &(Turn, String)| (turn.as_str(), text.clone());
        let owners = group.owners.iter().map(|o| (o.name.clone(), o.lines.iter().map(line).collect()));
        Self { title: group.title.clone(), means: group.means.clone(), owners: owners.collect() }
    }
}

/// Two editions side by side.
#[derive(Template)]
#[template(path = "changes.html")]
pub struct ChangesPage {
    /// Frame.
    pub page: Page,
    /// What it compares, from when it holds, why it was made, its class.
    pub summary: Vec<String>,
    /// The changed rules, the weightiest class first.
    pub groups: Vec<GroupView>,
    /// What becomes of consents.
    pub consents: Vec<String>,
    /// The texts that read otherwise.
    pub texts: Vec<TextView>,
    /// Whether there is an earlier edition to compare with.
    pub compared: bool,
    /// The editions themselves, and other comparisons.
    pub others: Vec<Aside>,
}
