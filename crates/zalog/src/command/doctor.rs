//! `zalog doctor`: looks an installation over.

use std::process::ExitCode;

use clap::ArgMatches;
use jiff::tz::TimeZone;
use serde_json::json;
use zalog_app::doctor;
use zalog_domain::clock::Clock;
use zalog_domain::limits;

use super::{Outcome, serve};
use crate::press::Press;
use crate::system::SystemClock;
use crate::terminal::Terminal;

pub fn run(args: &ArgMatches, terminal: &Terminal) -> Outcome {
    let app = match serve::open(args, terminal, false) {
        Ok(opened) => opened.app,
        Err(outcome) => return outcome,
    };
    let mut checks = doctor::look(&app)?;
    checks.extend(calendars(&app));
    checks.push(press(terminal));
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

/// Where the program that sets PDF is. Without it nothing fails: the page for printing is offered instead.
fn press(terminal: &Terminal) -> doctor::Check {
    let absent = || terminal.words().say("doctor-press-absent").into_owned();
    let value = Press::find().map_or_else(absent, |press| press.path().display().to_string());
    doctor::Check { name: "doctor-press", fine: true, value }
}

/// Whether a calendar lacks a year that terms will soon run into: this year, and from December on the next.
fn calendars(app: &zalog_app::App) -> Vec<doctor::Check> {
    let Ok(packs) = zalog_law::packs() else { return Vec::new() };
    let now = SystemClock.now();
    app.policy()
        .laws
        .iter()
        .map(|law| packs.of(*law))
        .map(|pack| {
            let zone = TimeZone::get(&pack.zone).unwrap_or(TimeZone::UTC);
            let missing = pack.calendar.missing_year(zone.to_datetime(now).date());
            let code = pack.jurisdiction.code();
            let last =
                pack.calendar.years().last().map_or_else(|| "-".to_owned(), |(year, _)| year.to_string());
            let value = missing.map_or(format!("{code}: … {last}"), |year| format!("{code}: {year}?"));
            doctor::Check { name: "doctor-calendar", fine: missing.is_none(), value }
        })
        .collect()
}
