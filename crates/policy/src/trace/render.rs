//! A trace as text for the terminal, as Markdown, and as JSON.

use std::fmt::Write as _;

use serde_json::{Value, json};
use zalog_words::{Arg, Lang, Words};

use super::capability::capability;
use super::kept::{KeptBy, NodeTrace};
use super::{ClauseTrace, Counts, Gap, State, Trace};
use crate::document::Particular;

/// How a report looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// For a terminal.
    Text,
    /// Markdown.
    Markdown,
}

/// Most nodes of a clause that a report for people names; JSON has them all.
const MOST_NODES: usize = 6;

/// The one line that says how a policy stands.
#[must_use]
pub fn head(operator: &str, counts: &Counts, lang: Lang) -> String {
    let count = |n: usize| n.to_string();
    let numbers = [
        ("clauses", count(counts.clauses)),
        ("engine", count(counts.engine)),
        ("people", count(counts.people)),
        ("words", count(counts.words)),
        ("departed", count(counts.departed)),
        ("gaps", count(counts.gaps)),
    ];
    let mut args = vec![("operator", Arg::Text(operator))];
    args.extend(numbers.iter().map(|(name, text)| (*name, Arg::Text(text))));
    Words::of(lang).say_with("trace-head", &args)
}

/// The same for a declaration without clauses: how its nodes stand.
#[must_use]
pub fn head_of_nodes(operator: &str, nodes: &[NodeTrace], lang: Lang) -> String {
    let count = |by: KeptBy| nodes.iter().filter(|n| n.kept.by == by).count().to_string();
    let all = nodes.len().to_string();
    let [engine, people, words, notyet] = KeptBy::ALL.map(count);
    Words::of(lang).say_with(
        "trace-head-nodes",
        &[
            ("operator", Arg::Text(operator)),
            ("nodes", Arg::Text(&all)),
            ("engine", Arg::Text(&engine)),
            ("people", Arg::Text(&people)),
            ("words", Arg::Text(&words)),
            ("notyet", Arg::Text(&notyet)),
        ],
    )
}

/// The whole trace: head line, then clause by clause under the sections of the printed text, then dead marks.
#[must_use]
pub fn report(operator: &str, trace: &Trace, form: Form, lang: Lang) -> String {
    let mut page = Page { out: String::new(), words: Words::of(lang), form };
    page.title(&head(operator, &trace.counts, lang));
    let mut section = "";
    for one in &trace.clauses {
        if one.clause.section() != section {
            section = one.clause.section();
            page.heading(section);
        }
        page.clause(one);
    }
    if !trace.dead_marks.is_empty() {
        page.out.push('\n');
    }
    for dead in &trace.dead_marks {
        let line = dead.line.to_string();
        let said = page.words.say_with(
            "trace-dead-mark",
            &[
                ("file", Arg::Text(&dead.file)),
                ("line", Arg::Text(&line)),
                ("mark", Arg::Text(&dead.mark)),
                ("node", Arg::Text(&dead.node)),
            ],
        );
        let _ = writeln!(page.out, "{said}");
    }
    page.out
}

/// Nodes, each with what keeps it.
#[must_use]
pub fn nodes_report(operator: &str, nodes: &[NodeTrace], form: Form, lang: Lang) -> String {
    let mut page = Page { out: String::new(), words: Words::of(lang), form };
    page.title(&head_of_nodes(operator, nodes, lang));
    nodes.iter().for_each(|node| page.node(node, &[], &[]));
    page.out
}

/// One node: what keeps it, its clauses with their tests, the sentences of the text that speak of it.
#[must_use]
pub fn node_report(
    node: &NodeTrace,
    clauses: &[&ClauseTrace],
    sentences: &[String],
    form: Form,
    lang: Lang,
) -> String {
    let mut page = Page { out: String::new(), words: Words::of(lang), form };
    page.node(node, clauses, sentences);
    page.out
}

/// The trace as JSON.
#[must_use]
pub fn to_json(operator: &str, trace: &Trace) -> Value {
    json!({
        "operator": operator,
        "counts": trace.counts,
        "whole": trace.is_whole(),
        "clauses": trace.clauses,
        "deadMarks": trace.dead_marks,
    })
}

impl Gap {
    /// Machine name, and the ending of its key in the catalogue.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoNode => "no-node",
            Self::NoMechanism => "no-mechanism",
            Self::NotBuilt => "not-built",
            Self::NoTest => "no-test",
        }
    }
}

struct Page {
    out: String,
    words: &'static Words,
    form: Form,
}

impl Page {
    fn title(&mut self, text: &str) {
        let mark = if self.form == Form::Markdown { "# " } else { "" };
        let _ = writeln!(self.out, "{mark}{text}");
    }

    fn heading(&mut self, text: &str) {
        let mark = if self.form == Form::Markdown { "## " } else { "" };
        let _ = writeln!(self.out, "\n{mark}{text}\n");
    }

    fn entry(&mut self, name: &str, text: &str) {
        let _ = match self.form {
            Form::Text => writeln!(self.out, "  {name}  {text}"),
            Form::Markdown => writeln!(self.out, "- **{name}** {text}"),
        };
    }

    /// A line below an entry.
    fn line(&mut self, key: &str, text: &str) {
        let label = self.words.say(key);
        let _ = match self.form {
            Form::Text => writeln!(self.out, "      {label}: {text}"),
            Form::Markdown => writeln!(self.out, "    - {label}: {text}"),
        };
    }

    fn capability(&mut self, key: &str, id: &str) {
        let said = capability(id).map(|c| self.words.say(&c.message()).into_owned()).unwrap_or_default();
        self.line(key, &format!("{id}. {said}"));
    }

    fn clause(&mut self, one: &ClauseTrace) {
        self.entry(one.clause.local(), &one.clause.fact);
        self.line("trace-implies", &one.clause.implies);
        for node in one.nodes.iter().take(MOST_NODES) {
            self.line("trace-nodes", &place(&node.path, &node.file, node.line, &node.particulars));
        }
        if let Some(more) = one.nodes.len().checked_sub(MOST_NODES).filter(|more| *more > 0) {
            self.line("trace-nodes", &format!("… +{more}"));
        }
        if let Some(id) = one.kept_by {
            self.capability("trace-kept", id);
        }
        if let Some(id) = one.coming {
            self.capability("trace-later", id);
        }
        one.tests.iter().for_each(|test| self.line("trace-test", test));
        for departure in &one.departures {
            let name = &departure.name;
            let name = if name.is_empty() { String::new() } else { format!("{name}. ") };
            self.line("trace-departs", &format!("{name}{}", departure.reason));
        }
        if let State::Gap(gap) = one.state {
            let said = self.words.say(&format!("trace-gap-{}", gap.as_str()));
            self.line("trace-gap", &said);
        }
    }

    fn node(&mut self, node: &NodeTrace, clauses: &[&ClauseTrace], sentences: &[String]) {
        let added = self.words.say("trace-added").into_owned();
        let where_it_is = if node.line == 0 { added } else { format!("{}:{}", node.file, node.line) };
        self.entry(&node.path, &format!("({where_it_is})"));
        match node.kept.capability {
            Some(id) => self.capability("trace-kept", id),
            None => {
                let nothing = self.words.say("trace-by-not-yet");
                self.line("trace-kept", &nothing);
            }
        }
        if let Some(id) = node.kept.coming {
            self.capability("trace-later", id);
        }
        for one in &node.particulars {
            let _ = match self.form {
                Form::Text => writeln!(self.out, "      {}: {}", one.label, one.value),
                Form::Markdown => writeln!(self.out, "    - {}: {}", one.label, one.value),
            };
        }
        if clauses.is_empty() && !node.marks.is_empty() {
            self.line("trace-clauses", &node.marks.join(" "));
        }
        for one in clauses {
            self.line("trace-clauses", &format!("{}. {}", one.clause.local(), one.clause.fact));
            one.tests.iter().for_each(|test| self.line("trace-test", test));
        }
        sentences.iter().for_each(|sentence| self.line("trace-sentence", sentence));
    }
}

fn place(path: &str, file: &str, line: u32, particulars: &[Particular]) -> String {
    let given: Vec<String> = particulars.iter().map(|p| format!("{}: {}", p.label, p.value)).collect();
    let given = if given.is_empty() { String::new() } else { format!(" [{}]", given.join("; ")) };
    let line = if line == 0 { String::new() } else { format!(" ({file}:{line})") };
    format!("{path}{line}{given}")
}
