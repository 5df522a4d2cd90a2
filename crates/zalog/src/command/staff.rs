//! `zalog staff add`: a member of staff, with the undertaking of silence given now.

use std::process::ExitCode;

use clap::ArgMatches;
use zalog_app::{AppError, staff};
use zalog_words::Arg;

use super::{Outcome, serve, text};
use crate::terminal::Terminal;

pub fn run(args: &ArgMatches, terminal: &Terminal) -> Outcome {
    let Some(("add", args)) = args.subcommand() else { return Ok(ExitCode::from(2)) };
    let app = match serve::open(args, terminal, false) {
        Ok(opened) => opened.app,
        Err(outcome) => return outcome,
    };
    let login = text(args, "login").unwrap_or_default().to_owned();
    let roles: Vec<String> = args.get_many::<String>("role").unwrap_or_default().cloned().collect();
    let mut password = String::new();
    std::io::stdin().read_line(&mut password)?;
    match staff::add(&app, &login, &roles, password.trim_end_matches(['\r', '\n'])) {
        Ok(()) => {
            terminal.say("cli-staff-added", &[("login", Arg::Text(&login))]);
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
