//! `zalog token add`, `list`, `revoke`: tokens of the API. A token is printed once, when it is made, and nothing else with it.

use std::process::ExitCode;

use clap::ArgMatches;
use serde_json::json;
use zalog_app::api::token;
use zalog_app::{App, AppError};
use zalog_words::{Arg, date_short};

use super::{Outcome, serve, text};
use crate::terminal::Terminal;

pub fn run(args: &ArgMatches, terminal: &Terminal) -> Outcome {
    let Some((what, args)) = args.subcommand() else { return Ok(ExitCode::from(2)) };
    let app = match serve::open(args, terminal, false) {
        Ok(opened) => opened.app,
        Err(outcome) => return outcome,
    };
    let done = match what {
        "add" => add(&app, args, terminal),
        "revoke" => revoke(&app, args, terminal),
        _ => list(&app, args, terminal),
    };
    match done {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(AppError::Refused(refused)) => {
            refused.form.iter().for_each(|key| terminal.fault_text(&terminal.words().say(key)));
            Ok(ExitCode::FAILURE)
        }
        Err(AppError::NotFound) => {
            terminal.fault_text(&terminal.words().say("token-unknown"));
            Ok(ExitCode::FAILURE)
        }
        Err(other) => Err(other.into()),
    }
}

fn add(app: &App, args: &ArgMatches, terminal: &Terminal) -> Result<(), AppError> {
    let name = text(args, "name").unwrap_or_default();
    let purposes: Vec<String> = args.get_many::<String>("purpose").unwrap_or_default().cloned().collect();
    let token = token::add(app, name, &purposes, args.get_one::<i64>("days").copied())?;
    // The token alone on the stream that a script reads; what to do with it on the other one.
    terminal.answer(&token);
    terminal.fault_text(&terminal.words().say("cli-token-once"));
    Ok(())
}

fn revoke(app: &App, args: &ArgMatches, terminal: &Terminal) -> Result<(), AppError> {
    let name = text(args, "name").unwrap_or_default();
    token::revoke(app, name)?;
    terminal.say("cli-token-revoked", &[("name", Arg::Text(name))]);
    Ok(())
}

fn list(app: &App, args: &ArgMatches, terminal: &Terminal) -> Result<(), AppError> {
    let tokens = token::list(app)?;
    if args.get_flag("json") {
        let tokens: Vec<_> = tokens
            .iter()
            .map(|t| {
                json!({
                    "name": t.name,
                    "state": t.state,
                    "purposes": t.purposes,
                    "created_at": t.created_at.to_string(),
                    "ends_at": t.ends_at.to_string(),
                })
            })
            .collect();
        terminal.json(&json!({ "tokens": tokens }));
        return Ok(());
    }
    let words = terminal.words();
    if tokens.is_empty() {
        terminal.say("cli-token-none", &[]);
    }
    for token in tokens {
        let state = words.say(match token.state {
            "active" => "cli-token-active",
            "ended" => "cli-token-ended",
            _ => "cli-token-gone",
        });
        let ends = date_short(terminal.lang, token.ends_at.to_zoned(app.zone()).date());
        terminal.answer(&format!("{:<24} {state:<12} {ends:<12} {}", token.name, token.purposes.join(", ")));
    }
    Ok(())
}
