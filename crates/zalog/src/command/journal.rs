//! `zalog journal verify`: walks a journal cold.

use std::process::ExitCode;

use clap::ArgMatches;
use serde_json::json;
use zalog_app::verify;
use zalog_domain::ids::hex;
use zalog_words::Arg;

use super::{Outcome, path};
use crate::terminal::Terminal;

pub fn run(args: &ArgMatches, terminal: &Terminal) -> Outcome {
    let Some(("verify", args)) = args.subcommand() else { return Ok(ExitCode::from(2)) };
    let Some(folder) = path(args, "folder") else { return Ok(ExitCode::from(2)) };
    let given = path(args, "checkpoint").map(std::fs::read_to_string).transpose()?;
    let folders = if folder.join("values.db").is_file() {
        vec![folder.clone()]
    } else {
        // A data folder with a folder for each operator.
        let mut inside: Vec<_> = std::fs::read_dir(folder)?.filter_map(|e| Some(e.ok()?.path())).collect();
        inside.retain(|p| p.join("values.db").is_file());
        inside.sort();
        inside
    };
    if folders.is_empty() {
        return Err("values.db?".into());
    }
    let mut sound = true;
    let mut answers = Vec::new();
    for folder in folders {
        let verdict = verify::walk(&folder, given.as_deref())?;
        sound &= verdict.findings.is_empty();
        let count = i64::try_from(verdict.entries).unwrap_or(i64::MAX);
        answers.push(json!({
            "origin": verdict.origin, "entries": verdict.entries, "root": hex(&verdict.root),
            "against": verdict.against, "findings": verdict.findings,
        }));
        if args.get_flag("json") {
            continue;
        }
        terminal.answer(&verdict.origin);
        if verdict.findings.is_empty() {
            terminal.say(
                "cli-journal-sound",
                &[("count", Arg::Number(count)), ("root", Arg::Text(&hex(&verdict.root)))],
            );
            match verdict.against {
                Some(size) => {
                    let size = i64::try_from(size).unwrap_or(i64::MAX);
                    terminal.say("cli-journal-against", &[("count", Arg::Number(size))]);
                }
                None => terminal.say("cli-journal-no-checkpoint", &[]),
            }
        } else {
            terminal.say("cli-journal-broken", &[]);
            verdict.findings.iter().for_each(|finding| terminal.answer(&format!("  - {finding}")));
        }
    }
    if args.get_flag("json") {
        terminal.json(&json!(answers));
    }
    Ok(if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
