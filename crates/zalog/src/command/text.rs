//! `zalog text`: the documents people read.

use std::process::ExitCode;

use clap::ArgMatches;
use zalog_policy::document::{self, Document};
use zalog_policy::model::{Policy, Slug};
use zalog_words::Lang;

use super::{Outcome, policy, text};
use crate::terminal::Terminal;

pub fn run(args: &ArgMatches, terminal: &Terminal) -> Outcome {
    let policy = match policy(args, terminal) {
        Ok((_, _, policy)) => policy,
        Err(code) => return Ok(code),
    };
    let name = text(args, "document").unwrap_or("policy");
    let Some(document) = named(&policy, name, terminal.lang) else {
        return Err(format!("{name}?").into());
    };
    if args.get_flag("json") {
        terminal.answer(&document.canonical_json());
    } else {
        terminal.answer(&match text(args, "format") {
            Some("html") => document.html(),
            Some("md") => document.markdown(),
            _ => document.text(),
        });
    }
    Ok(ExitCode::SUCCESS)
}

fn named(policy: &Policy, name: &str, lang: Lang) -> Option<Document> {
    match name {
        "policy" => Some(document::policy(policy, lang)),
        "cookies" => Some(document::cookies(policy, lang)),
        "acknowledgement" => Some(document::acknowledgement(policy, lang)),
        other => document::consent(policy, &Slug::new(other.strip_prefix("consent/")?).ok()?, lang),
    }
}
