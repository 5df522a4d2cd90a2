//! `zalog trace`: every promise followed to what keeps it, and from a node or a sentence back to the promise.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use serde_json::json;
use zalog_policy::document::{self, Sentence};
use zalog_policy::model::Policy;
use zalog_policy::trace::{
    Clause, ClauseTrace, Evidence, Form, NodeTrace, Nodes, Trace, clauses, node_report, nodes_report, report,
    to_json, trace,
};
use zalog_policy::{LoadError, Loader};
use zalog_words::{Arg as Given, Words};

use super::{Outcome, path, policy, text};
use crate::folder::Folder;
use crate::terminal::Terminal;

/// The words of the command line.
pub fn parser(words: &'static Words) -> Command {
    let say = |key: &str| words.say(key).into_owned();
    let option = |id: &'static str, key: &str| Arg::new(id).long(id).help(say(key));
    let file = Arg::new("folder").value_parser(value_parser!(PathBuf)).required(true);
    Command::new("trace")
        .about(say("cli-trace-about"))
        .arg(file.help(say("cli-arg-folder")))
        .arg(option("clause", "cli-arg-trace-clause"))
        .arg(option("node", "cli-arg-trace-node").conflicts_with("clause"))
        .arg(option("sentence", "cli-arg-trace-sentence").conflicts_with_all(["clause", "node"]))
        .arg(option("tests", "cli-arg-trace-tests").value_parser(value_parser!(PathBuf)))
        .arg(option("md", "cli-arg-trace-md").action(ArgAction::SetTrue))
        .arg(option("json", "cli-arg-json").action(ArgAction::SetTrue).conflicts_with("md"))
}

/// What is asked about.
struct Question<'a> {
    operator: String,
    policy: Policy,
    trace: Option<Trace>,
    form: Form,
    json: bool,
    terminal: &'a Terminal,
}

pub fn run(args: &ArgMatches, terminal: &Terminal) -> Outcome {
    let (folder, policy) = match policy(args, terminal) {
        Ok((folder, _, policy)) => (folder, policy),
        Err(code) => return Ok(code),
    };
    let listed = match listed(&folder, terminal) {
        Ok(listed) => listed,
        Err(code) => return Ok(code),
    };
    let evidence = match path(args, "tests") {
        Some(file) => Evidence::read(&std::fs::read_to_string(file)?),
        None => Evidence::collected(),
    };
    let question = Question {
        operator: folder.slug(),
        trace: listed.map(|clauses| trace(&policy, &clauses, &evidence, terminal.lang)),
        policy,
        form: if args.get_flag("md") { Form::Markdown } else { Form::Text },
        json: args.get_flag("json"),
        terminal,
    };
    Ok(match (text(args, "clause"), text(args, "node"), text(args, "sentence")) {
        (Some(clause), _, _) => question.clause(clause),
        (_, Some(node), _) => question.node(node),
        (_, _, Some(piece)) => question.sentence(piece),
        _ => question.whole(),
    })
}

/// The clauses of the folder, if it has any.
fn listed(folder: &Folder, terminal: &Terminal) -> Result<Option<Vec<Clause>>, ExitCode> {
    let wrong = |what: String| {
        let said = terminal.words().say_with("trace-bad-clauses", &[("what", Given::Text(&what))]);
        terminal.fault_text(&said);
        ExitCode::FAILURE
    };
    match folder.load("clauses.tsv") {
        Ok(bytes) => {
            let text = String::from_utf8(bytes).map_err(|error| wrong(error.to_string()))?;
            clauses(&text).map(Some).map_err(|error| wrong(error.to_string()))
        }
        Err(LoadError::NotFound) => Ok(None),
        Err(error) => Err(wrong(error.to_string())),
    }
}

impl Question<'_> {
    /// Everything: clauses when there are some, else nodes.
    fn whole(&self) -> ExitCode {
        let lang = self.terminal.lang;
        if let Some(trace) = &self.trace {
            if self.json {
                self.terminal.json(&to_json(&self.operator, trace));
            } else {
                self.terminal.answer(&report(&self.operator, trace, self.form, lang));
            }
            return if trace.is_whole() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
        }
        let nodes = Nodes::of(&self.policy, lang).all();
        if self.json {
            self.terminal.json(&json!({ "operator": self.operator, "nodes": nodes }));
        } else {
            self.terminal.fault_text(&self.terminal.words().say("trace-no-clauses"));
            self.terminal.answer(&nodes_report(&self.operator, &nodes, self.form, lang));
        }
        ExitCode::SUCCESS
    }

    /// One clause or one section.
    fn clause(&self, name: &str) -> ExitCode {
        let Some(trace) = &self.trace else {
            self.terminal.fault_text(&self.terminal.words().say("trace-no-clauses"));
            return ExitCode::from(2);
        };
        let kept: Vec<ClauseTrace> =
            trace.clauses.iter().filter(|c| c.clause.is_named_by(name)).cloned().collect();
        if kept.is_empty() {
            return self.unknown("trace-no-such-clause", "clause", name);
        }
        let missing = kept.iter().any(|c| c.clause.software && c.state.is_gap());
        if self.json {
            self.terminal.json(&json!(kept));
        } else {
            let one = Trace { clauses: kept, dead_marks: Vec::new(), counts: trace.counts };
            self.terminal.answer(&report(&self.operator, &one, self.form, self.terminal.lang));
        }
        if missing { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }

    /// From a node to what it carries and where it is printed.
    fn node(&self, path: &str) -> ExitCode {
        let nodes = Nodes::of(&self.policy, self.terminal.lang);
        match nodes.at(path) {
            Some(node) => {
                self.answer(&nodes, &[node]);
                ExitCode::SUCCESS
            }
            None => self.unknown("trace-no-such-node", "node", path),
        }
    }

    /// From a piece of the text to its nodes.
    fn sentence(&self, piece: &str) -> ExitCode {
        let nodes = Nodes::of(&self.policy, self.terminal.lang);
        let wanted = folded(piece);
        let mut found: Vec<NodeTrace> = Vec::new();
        let mut plain = false;
        for sentence in self.text() {
            if !folded(&sentence.plain()).contains(&wanted) {
                continue;
            }
            match nodes.at(&sentence.node) {
                Some(node) if found.iter().all(|f| f.path != node.path) => found.push(node),
                Some(_) => {}
                None => plain = true,
            }
        }
        if found.is_empty() && !plain {
            return self.unknown("trace-no-such-sentence", "sentence", piece);
        }
        if found.is_empty() && !self.json {
            self.terminal.answer(&self.terminal.words().say("trace-cap-words"));
            return ExitCode::SUCCESS;
        }
        self.answer(&nodes, &found);
        ExitCode::SUCCESS
    }

    fn answer(&self, nodes: &Nodes<'_>, found: &[NodeTrace]) {
        let clauses = |node: &NodeTrace| -> Vec<&ClauseTrace> {
            let carries = |c: &&ClauseTrace| c.nodes.iter().any(|n| n.path == node.path);
            self.trace.iter().flat_map(|t| &t.clauses).filter(carries).collect()
        };
        let sentences = |node: &NodeTrace| -> Vec<String> {
            let mut said: Vec<String> = Vec::new();
            for sentence in self.text() {
                let text = sentence.plain();
                let here = nodes.at(&sentence.node).is_some_and(|n| n.path == node.path);
                if here && !said.contains(&text) {
                    said.push(text);
                }
            }
            said
        };
        if self.json {
            let one = |node: &NodeTrace| json!({ "node": node, "clauses": clauses(node), "sentences": sentences(node) });
            self.terminal.json(&json!(found.iter().map(one).collect::<Vec<_>>()));
            return;
        }
        for node in found {
            let said = node_report(node, &clauses(node), &sentences(node), self.form, self.terminal.lang);
            self.terminal.answer(&said);
        }
    }

    /// Every sentence of the printed texts.
    fn text(&self) -> Vec<Sentence> {
        let lang = self.terminal.lang;
        let texts = [document::policy(&self.policy, lang), document::cookies(&self.policy, lang)];
        texts.iter().flat_map(|text| text.sentences().into_iter().cloned().collect::<Vec<_>>()).collect()
    }

    fn unknown(&self, key: &str, name: &'static str, value: &str) -> ExitCode {
        self.terminal.fault_text(&self.terminal.words().say_with(key, &[(name, Given::Text(value))]));
        ExitCode::from(2)
    }
}

/// Letters only a reader tells apart made alike: case, ё, kinds of white space.
fn folded(text: &str) -> String {
    let lower = text.to_lowercase().replace('ё', "е");
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}
