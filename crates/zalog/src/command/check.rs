//! `zalog check`: all findings at once, like a compiler; `--fix` makes every safe change. Exit code 1 when there is an error.

use std::io::IsTerminal;
use std::process::ExitCode;

use clap::ArgMatches;
use zalog_policy::{fixed, render, to_json};
use zalog_words::Arg;

use super::{Outcome, compiled};
use crate::system;
use crate::terminal::Terminal;

pub fn run(args: &ArgMatches, terminal: &Terminal) -> Outcome {
    let (folder, mut compiled) = match compiled(args, terminal) {
        Ok(found) => found,
        Err(code) => return Ok(code),
    };
    if args.get_flag("fix") {
        for (name, text) in fixed(&compiled) {
            std::fs::write(folder.path().join(&name), text)?;
            terminal.say("cli-fixed", &[("file", Arg::Text(&name))]);
        }
        compiled = folder.compile();
    }
    if args.get_flag("json") {
        terminal.json(&to_json(&compiled, terminal.lang));
    } else {
        let colour = std::io::stdout().is_terminal() && system::variable("NO_COLOR").is_none();
        terminal.answer(&render(&compiled, terminal.lang, colour));
        let count = i64::try_from(compiled.findings.len()).unwrap_or(i64::MAX);
        match count {
            0 => terminal.say("cli-no-findings", &[]),
            _ => terminal.say("cli-findings", &[("count", Arg::Number(count))]),
        }
    }
    Ok(if compiled.passes() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
