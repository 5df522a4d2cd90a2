//! `zalog text`: the documents people read.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use jiff::tz::TimeZone;
use zalog_domain::clock::Clock;
use zalog_policy::document::{self, Document, Issue};
use zalog_policy::model::Policy;
use zalog_words::Words;

use super::{Outcome, path, policy, stats, text};
use crate::press::Press;
use crate::system::SystemClock;
use crate::terminal::Terminal;

/// The words of the command line.
pub fn parser(words: &'static Words) -> Command {
    let say = |key: &str| words.say(key).into_owned();
    Command::new("text")
        .about(say("cli-text-about"))
        .arg(
            Arg::new("folder")
                .value_parser(value_parser!(PathBuf))
                .required(true)
                .help(say("cli-arg-folder")),
        )
        .arg(
            Arg::new("format")
                .long("format")
                .value_parser(["html", "md", "txt", "pdf", "csv"])
                .default_value("txt")
                .help(say("cli-text-format")),
        )
        .arg(Arg::new("document").long("document").default_value("policy").help(say("cli-arg-document")))
        .arg(Arg::new("bom").long("bom").action(ArgAction::SetTrue).help(say("cli-text-bom")))
        .arg(Arg::new("stats").long("stats").action(ArgAction::SetTrue).help(say("cli-text-stats")))
        .arg(Arg::new("out").long("out").value_parser(value_parser!(PathBuf)).help(say("cli-text-out")))
        .arg(Arg::new("json").long("json").action(ArgAction::SetTrue).help(say("cli-arg-json")))
}

pub fn run(args: &ArgMatches, terminal: &Terminal) -> Outcome {
    let policy = match policy(args, terminal) {
        Ok((_, _, policy)) => policy,
        Err(code) => return Ok(code),
    };
    let name = text(args, "document").unwrap_or("policy");
    if name == "list" {
        return give(args, terminal, document::names(&policy).join("\n").as_bytes());
    }
    let Some(document) = document::named(&policy, name, terminal.lang) else {
        terminal.fault_text(
            &terminal.words().say_with("cli-text-unknown", &[("name", zalog_words::Arg::Text(name))]),
        );
        return Ok(ExitCode::FAILURE);
    };
    if text(args, "format") == Some("csv") {
        if name != document::REGISTER {
            terminal.fault_text(&terminal.words().say("cli-text-csv-register"));
            return Ok(ExitCode::from(2));
        }
        let csv = document::register_csv(&policy, terminal.lang, args.get_flag("bom"));
        return give(args, terminal, csv.as_bytes());
    }
    if args.get_flag("stats") {
        return stats::run(args, terminal, &document);
    }
    if args.get_flag("json") {
        return give(args, terminal, document.canonical_json().as_bytes());
    }
    match text(args, "format") {
        Some("html") => give(args, terminal, document.html().as_bytes()),
        Some("md") => give(args, terminal, document.markdown().as_bytes()),
        Some("pdf") => pdf(args, terminal, &policy, document),
        _ => give(args, terminal, document.text().as_bytes()),
    }
}

fn pdf(args: &ArgMatches, terminal: &Terminal, policy: &Policy, document: Document) -> Outcome {
    if path(args, "out").is_none() && std::io::stdout().is_terminal() {
        terminal.fault_text(&terminal.words().say("cli-text-terminal"));
        return Ok(ExitCode::from(2));
    }
    let Some(press) = Press::find() else {
        terminal.fault_text(&terminal.words().say("cli-text-no-press"));
        return Ok(ExitCode::FAILURE);
    };
    let edition = &policy.edition;
    // A draft without a first day is dated by the day of printing.
    let zone = TimeZone::get(&policy.operator.zone).unwrap_or(TimeZone::UTC);
    let begins = edition.effective.and_then(|day| day.to_zoned(zone).ok());
    let stamp = begins.map_or_else(|| SystemClock.now(), |begins| begins.timestamp());
    let issue = Issue { number: edition.number, effective: edition.effective, stamp, site: None };
    let sheet = document::sheet(policy, document, issue);
    give(args, terminal, &press.set(&sheet.json())?)
}

/// To the file asked for, or to standard output; a text ends with a line end there.
fn give(args: &ArgMatches, terminal: &Terminal, bytes: &[u8]) -> Outcome {
    match (path(args, "out"), str::from_utf8(bytes)) {
        (Some(file), _) => std::fs::write(file, bytes)?,
        (None, Ok(text)) => terminal.answer(text),
        (None, Err(_)) => std::io::stdout().lock().write_all(bytes)?,
    }
    Ok(ExitCode::SUCCESS)
}
