//! From a printed promise to what keeps it, and back.
//!
//! A printed policy is taken apart into clauses (`clauses.tsv`). Nodes of the declaration name the clauses they carry
//! (`пункт="5.2.1"`), tests name the clauses they show (`Keeps: pumpa-5.2.1-a`), and a table of capabilities says what
//! the engine, people or words keep. [`trace`] joins the four: for each clause its nodes, what keeps it with which
//! particulars, and the tests; or the gap. [`Nodes`] answers for nodes and sentences, with clauses or without.

mod capability;
mod clause;
mod evidence;
mod kept;
mod node;
mod render;

pub use capability::{CAPABILITIES, Capability, Keeper, Mechanism, capability};
pub use clause::{Clause, ClauseError, clauses};
pub use evidence::Evidence;
pub use kept::{Kept, KeptBy, NodeTrace, Nodes};
pub use node::{Node, NodeKind, Sort, nodes};
pub use render::{Form, head, head_of_nodes, node_report, nodes_report, report, to_json};

use serde::Serialize;
use zalog_words::Lang;

use crate::document::Particular;
use crate::model::Policy;

/// Why a clause is kept by nothing that can be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gap {
    /// No node of the declaration carries it.
    NoNode,
    /// No capability is known for it.
    NoMechanism,
    /// What would keep it is not built yet.
    NotBuilt,
    /// The capability stands, and no test shows the clause.
    NoTest,
}

/// Where a clause stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(into = "&'static str")]
pub enum State {
    /// The engine keeps it, and a test shows it.
    Engine,
    /// People keep it by a task that the engine opens and watches, and a test shows it.
    People,
    /// The words of the text carry it; no software can keep it.
    Words,
    /// The declaration says less or other than the printed clause, and why.
    Departed,
    /// Nothing shows that it is kept.
    Gap(Gap),
}

impl State {
    /// Whether it is a gap.
    #[must_use]
    pub fn is_gap(self) -> bool {
        matches!(self, Self::Gap(_))
    }
}

impl From<State> for &'static str {
    fn from(state: State) -> Self {
        match state {
            State::Engine => "engine",
            State::People => "people",
            State::Words => "words",
            State::Departed => "departed",
            State::Gap(gap) => gap.as_str(),
        }
    }
}

/// A node that carries a clause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Carrier {
    /// Path of the node.
    pub path: String,
    /// File of the declaration.
    pub file: String,
    /// Line in it.
    pub line: u32,
    /// What the mechanism is given from this node; empty when it takes nothing from nodes of this kind.
    pub particulars: Vec<Particular>,
}

/// Where the declaration departs from a clause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Departed {
    /// Name of the departure.
    pub name: String,
    /// Its reason, in the words of the operator.
    pub reason: String,
}

/// One clause, followed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClauseTrace {
    /// The clause.
    pub clause: Clause,
    /// Where it stands.
    pub state: State,
    /// The nodes that carry it.
    pub nodes: Vec<Carrier>,
    /// What keeps it now: the name of the capability.
    pub kept_by: Option<&'static str>,
    /// What will keep it whole, when that is not there yet.
    pub coming: Option<&'static str>,
    /// The tests that show it.
    pub tests: Vec<String>,
    /// Where the declaration departs from it.
    pub departures: Vec<Departed>,
}

/// A mark (`пункт="…"`) that names no clause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeadMark {
    /// The mark as it was typed.
    pub mark: String,
    /// The node it stands on.
    pub node: String,
    /// File of the declaration.
    pub file: String,
    /// Line in it.
    pub line: u32,
}

/// How many clauses stand where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// All clauses.
    pub clauses: usize,
    /// Kept by the engine.
    pub engine: usize,
    /// Kept by people.
    pub people: usize,
    /// Carried by words.
    pub words: usize,
    /// Departed from.
    pub departed: usize,
    /// Gaps.
    pub gaps: usize,
}

/// A whole policy, followed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Trace {
    /// How many clauses stand where.
    pub counts: Counts,
    /// The clauses in the order of the printed text.
    pub clauses: Vec<ClauseTrace>,
    /// Marks that name no clause.
    pub dead_marks: Vec<DeadMark>,
}

impl Trace {
    /// Whether nothing is missing: no clause that software can keep is a gap, and no mark is dead.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.dead_marks.is_empty() && !self.clauses.iter().any(|c| c.clause.software && c.state.is_gap())
    }
}

/// Follows every clause to its nodes, its mechanism and its tests.
#[must_use]
pub fn trace(policy: &Policy, clauses: &[Clause], evidence: &Evidence, lang: Lang) -> Trace {
    let nodes = nodes(policy);
    let follow = |clause: &Clause| one(policy, &nodes, clause, evidence, lang);
    let clauses_traced: Vec<ClauseTrace> = clauses.iter().map(follow).collect();
    let mut counts = Counts { clauses: clauses.len(), ..Counts::default() };
    for traced in &clauses_traced {
        *match traced.state {
            State::Engine => &mut counts.engine,
            State::People => &mut counts.people,
            State::Words => &mut counts.words,
            State::Departed => &mut counts.departed,
            State::Gap(_) => &mut counts.gaps,
        } += 1;
    }
    Trace { counts, clauses: clauses_traced, dead_marks: dead_marks(&nodes, clauses) }
}

fn one(policy: &Policy, nodes: &[Node<'_>], clause: &Clause, evidence: &Evidence, lang: Lang) -> ClauseTrace {
    let named = |node: &&Node<'_>| node.origin.clauses.iter().any(|mark| clause.is_named_by(mark));
    let exactly = |node: &Node<'_>| node.origin.clauses.iter().any(|mark| clause.is_named_exactly_by(mark));
    let (departing, carrying): (Vec<&Node<'_>>, Vec<&Node<'_>>) =
        nodes.iter().filter(named).partition(|node| node.kind == NodeKind::Departure);
    let (departing, departs) = nearest(departing, exactly);
    let (carrying, carries) = nearest(carrying, exactly);
    // A departure takes a clause back only when it names that very clause, and no node claims the very same.
    let departed = departs && !carries;
    let tests = evidence.of(&clause.id).to_vec();
    let mechanism = capability::of_clause(clause, &carrying).map(Mechanism::from);
    let now = mechanism.and_then(|m| m.now);
    let state = if departed {
        State::Departed
    } else if carrying.is_empty() {
        State::Gap(Gap::NoNode)
    } else {
        state(mechanism, tests.is_empty())
    };
    let takes = |kind: NodeKind| {
        let of = |c: Option<&'static Capability>| c.is_some_and(|c| c.nodes.contains(&kind));
        of(now) || of(mechanism.and_then(|m| m.coming))
    };
    let carrier = |node: &&Node<'_>| Carrier {
        path: node.path.clone(),
        file: node.origin.file.clone(),
        line: node.origin.line,
        particulars: if takes(node.kind) {
            crate::document::particulars(policy, node.kind, &node.path, lang)
        } else {
            Vec::new()
        },
    };
    let departure = |node: &&Node<'_>| {
        let index: usize = node.path.rsplit('/').next()?.parse().ok()?;
        let departure = policy.departures.get(index.checked_sub(1)?)?;
        let reason = departure.reason.text(lang).to_owned();
        Some(Departed { name: departure.name.clone(), reason })
    };
    ClauseTrace {
        clause: clause.clone(),
        state,
        nodes: carrying.iter().map(carrier).collect(),
        kept_by: now.map(|c| c.id),
        coming: mechanism.and_then(|m| m.coming).map(|c| c.id),
        tests,
        departures: departing.iter().filter_map(departure).collect(),
    }
}

/// Who names the very clause knows better than who names its whole section: these alone, if there are any.
fn nearest<'n, 'p>(all: Vec<&'n Node<'p>>, exactly: impl Fn(&Node<'_>) -> bool) -> (Vec<&'n Node<'p>>, bool) {
    let very: Vec<&'n Node<'p>> = all.iter().copied().filter(|node| exactly(node)).collect();
    if very.is_empty() { (all, false) } else { (very, true) }
}

/// What can be said of a clause that nodes carry.
fn state(mechanism: Option<Mechanism>, untested: bool) -> State {
    let Some(mechanism) = mechanism else { return State::Gap(Gap::NoMechanism) };
    match mechanism.now {
        Some(now) if now.keeper == Keeper::Words => State::Words,
        Some(_) if untested && mechanism.coming.is_some() => State::Gap(Gap::NotBuilt),
        Some(_) if untested => State::Gap(Gap::NoTest),
        Some(now) if now.keeper == Keeper::People => State::People,
        Some(_) => State::Engine,
        None => State::Gap(Gap::NotBuilt),
    }
}

fn dead_marks(nodes: &[Node<'_>], clauses: &[Clause]) -> Vec<DeadMark> {
    let mut all: Vec<DeadMark> = Vec::new();
    for node in nodes {
        for mark in &node.origin.clauses {
            let dead = DeadMark {
                mark: mark.clone(),
                node: node.path.clone(),
                file: node.origin.file.clone(),
                line: node.origin.line,
            };
            // A term and a consent repeat the marks of their purpose: one mark, one finding.
            let known = all.iter().any(|d| {
                let same_place = (&d.file, d.line) == (&dead.file, dead.line);
                d.mark == *mark && (same_place || dead.node.starts_with(&d.node))
            });
            if !known && !clauses.iter().any(|clause| clause.is_named_by(mark)) {
                all.push(dead);
            }
        }
    }
    all
}
