//! `zalog doctor`: looks an installation over.

use std::process::ExitCode;

use clap::ArgMatches;
use serde_json::json;
use zalog_app::doctor;
use zalog_domain::limits;

use super::{Outcome, serve};
use crate::terminal::Terminal;

pub fn run(args: &ArgMatches, terminal: &Terminal) -> Outcome {
    let app = match serve::open(args, terminal, false) {
        Ok(opened) => opened.app,
        Err(outcome) => return outcome,
    };
    let checks = doctor::look(&app)?;
    let fine = checks.iter().all(|c| c.fine);
    if args.get_flag("json") {
        let checks: Vec<_> =
            checks.iter().map(|c| json!({"name": c.name, "fine": c.fine, "value": c.value})).collect();
        let limits: Vec<_> =
            limits::all().iter().map(|(n, v, u)| json!({"name": n, "value": v, "unit": u})).collect();
        terminal.json(&json!({ "checks": checks, "limits": limits }));
    } else {
        let words = terminal.words();
        for check in checks {
            let verdict = words.say(if check.fine { "cli-doctor-fine" } else { "cli-doctor-not" });
            terminal.answer(&format!("{:<44} {:<28} {}", words.say(check.name), check.value, verdict));
        }
        terminal.answer(&format!("\n{}:", words.say("doctor-limits")));
        for (name, value, unit) in limits::all() {
            terminal.answer(&format!("  {name:<26} {value} {unit}"));
        }
    }
    Ok(if fine { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
