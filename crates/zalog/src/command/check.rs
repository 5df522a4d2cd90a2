//! `zalog check`: all findings at once, like a compiler; `--fix` makes every safe change; `--format` writes them for people,
//! for programs, or as SARIF for code hosts. Exit code 1 when there is an error.

use std::io::IsTerminal;
use std::path::Path;
use std::process::ExitCode;

use clap::ArgMatches;
use zalog_policy::{fixed, render, to_json, to_sarif};
use zalog_words::Arg;

use super::{Outcome, compiled, text};
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
    let format = if args.get_flag("json") { "json" } else { text(args, "format").unwrap_or("text") };
    if format == "json" {
        terminal.json(&to_json(&compiled, terminal.lang));
    } else if format == "sarif" {
        terminal.json(&serde_json::to_value(to_sarif(&compiled, terminal.lang, &base(folder.path())))?);
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

/// What stands before a file's name, for whoever reads from here: the folder as a path from the current one, or in full.
fn base(folder: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    let near = folder.strip_prefix(&here).unwrap_or(folder);
    let parts: Vec<_> = near
        .components()
        .filter(|c| !matches!(c, std::path::Component::CurDir | std::path::Component::RootDir))
        .map(|c| c.as_os_str().to_string_lossy().into_owned())
        .collect();
    let start = if near.is_absolute() { "file:///" } else { "" };
    if parts.is_empty() { String::new() } else { format!("{start}{}/", parts.join("/")) }
}
