//! `zalog show`: the compiled policy. `--full` adds what the language and the law packs gave, with articles.

use std::process::ExitCode;

use clap::ArgMatches;
use zalog_policy::{document, show_full};

use super::{Outcome, policy};
use crate::terminal::Terminal;

pub fn run(args: &ArgMatches, terminal: &Terminal) -> Outcome {
    let policy = match policy(args, terminal) {
        Ok((_, _, policy)) => policy,
        Err(code) => return Ok(code),
    };
    if args.get_flag("json") {
        terminal.json(&serde_json::to_value(&policy)?);
    } else if args.get_flag("full") {
        terminal.answer(&show_full(&policy, terminal.lang));
    } else {
        terminal.answer(&document::policy(&policy, terminal.lang).text());
    }
    Ok(ExitCode::SUCCESS)
}
