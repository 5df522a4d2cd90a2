//! `zalog staff add`: a member of staff, whose roles wait for the undertaking unless it was signed on paper. `zalog staff list`: who
//! has given it.

use std::process::ExitCode;

use clap::ArgMatches;
use jiff::civil::Date;
use serde_json::json;
use zalog_app::staff::{self, Given};
use zalog_app::{App, AppError};
use zalog_words::{Arg, date_short};

use super::{Outcome, serve, text};
use crate::terminal::Terminal;

pub fn run(args: &ArgMatches, terminal: &Terminal) -> Outcome {
    let Some((name, args)) = args.subcommand() else { return Ok(ExitCode::from(2)) };
    let app = match serve::open(args, terminal, false) {
        Ok(opened) => opened.app,
        Err(outcome) => return outcome,
    };
    match name {
        "list" => list(&app, args, terminal),
        _ => add(&app, args, terminal),
    }
}

fn add(app: &App, args: &ArgMatches, terminal: &Terminal) -> Outcome {
    let login = text(args, "login").unwrap_or_default().to_owned();
    let roles: Vec<String> = args.get_many::<String>("role").unwrap_or_default().cloned().collect();
    let signed = args.get_one::<Date>("undertaking-signed").copied();
    let mut password = String::new();
    std::io::stdin().read_line(&mut password)?;
    let password = password.trim_end_matches(['\r', '\n']);
    let added = match signed {
        Some(day) => staff::add_signed(app, &login, &roles, password, day),
        None => staff::add(app, &login, &roles, password),
    };
    match added {
        Ok(()) => {
            terminal.say("cli-staff-added", &[("login", Arg::Text(&login))]);
            match signed {
                Some(day) => {
                    let date = date_short(terminal.lang, day);
                    terminal.say("cli-staff-signed", &[("date", Arg::Text(&date))]);
                }
                None => {
                    let document = "undertaking/confidentiality";
                    terminal.say("cli-staff-waits", &[("document", Arg::Text(document))]);
                }
            }
            Ok(ExitCode::SUCCESS)
        }
        Err(AppError::Refused(refused)) => {
            let keys = refused.fields.iter().map(|(_, key)| *key).chain(refused.form);
            keys.for_each(|key| terminal.fault_text(&terminal.words().say(key)));
            Ok(ExitCode::FAILURE)
        }
        Err(other) => Err(other.into()),
    }
}

fn list(app: &App, args: &ArgMatches, terminal: &Terminal) -> Outcome {
    let all = staff::colleagues(app)?;
    if args.get_flag("json") {
        let given = |given: &Option<Given>| {
            given.map(|g| json!({ "at": g.at.to_string(), "way": if g.paper { "paper" } else { "page" } }))
        };
        let line = |one: &staff::Colleague| {
            let duties: serde_json::Map<_, _> =
                one.duties.iter().map(|(duty, when)| (duty.clone(), json!(given(when)))).collect();
            json!({ "login": one.login, "roles": one.roles, "undertakings": duties })
        };
        terminal.json(&json!(all.iter().map(line).collect::<Vec<_>>()));
        return Ok(ExitCode::SUCCESS);
    }
    let words = terminal.words();
    if all.is_empty() {
        terminal.say("cli-staff-none", &[]);
    }
    for one in &all {
        terminal.answer(&format!("{}  {}", one.login, one.roles.join(", ")));
        for (duty, given) in &one.duties {
            let said = match given {
                Some(given) => {
                    let date = date_short(terminal.lang, app.zone().to_datetime(given.at).date());
                    let key = if given.paper { "cli-staff-duty-paper" } else { "cli-staff-duty-page" };
                    words.say_with(key, &[("date", Arg::Text(&date))])
                }
                None => words.say("cli-staff-duty-none").into_owned(),
            };
            terminal.answer(&format!("  {}: {said}", words.say(&format!("cli-staff-duty-{duty}"))));
        }
    }
    Ok(ExitCode::SUCCESS)
}
