//! `zalog verify FILE`: checks a receipt offline, against keys that the reader trusts.

use std::process::ExitCode;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use serde_json::json;
use zalog_journal::{Receipt, Seen, VerifierKey};
use zalog_words::Words;

use super::{Outcome, path};
use crate::terminal::Terminal;

/// The words of the command.
pub fn parser(words: &'static Words) -> Command {
    let say = |key: &str| words.say(key).into_owned();
    let file = Arg::new("file").value_parser(value_parser!(std::path::PathBuf)).required(true);
    Command::new("verify")
        .about(say("cli-receipt-about"))
        .arg(file.help(say("cli-arg-receipt")))
        .arg(Arg::new("key").long("key").action(ArgAction::Append).help(say("cli-arg-key")))
        .arg(Arg::new("json").long("json").action(ArgAction::SetTrue).help(say("cli-arg-json")))
}

pub fn run(args: &ArgMatches, terminal: &Terminal) -> Outcome {
    let Some(file) = path(args, "file") else { return Ok(ExitCode::from(2)) };
    let receipt = Receipt::from_json(&std::fs::read_to_string(file)?)?;
    let given: Vec<VerifierKey> = args
        .get_many::<String>("key")
        .into_iter()
        .flatten()
        .map(|key| key.parse())
        .collect::<Result<_, _>>()?;
    // A key that only the receipt itself names proves that nobody changed it, not whose it is.
    let own = given.is_empty();
    let keys = if own { vec![receipt.vkey.parse()?] } else { given };
    let seen = receipt.verify(&keys);
    if args.get_flag("json") {
        let (sound, size) = match &seen {
            Ok(Seen::Promise) => (true, None),
            Ok(Seen::Included { size }) => (true, Some(*size)),
            Err(_) => (false, None),
        };
        terminal.json(&json!({
            "number": receipt.number, "operator": receipt.operator, "origin": receipt.origin,
            "issued_at": receipt.issued_at, "document": receipt.document.hash, "sound": sound,
            "included_in": size, "trusted_key": !own, "error": seen.as_ref().err().map(ToString::to_string),
        }));
        return Ok(if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE });
    }
    let text = zalog_words::Arg::Text;
    terminal.answer(&format!("{} · {} · {}", receipt.number, receipt.operator, receipt.issued_at));
    match seen {
        Ok(Seen::Promise) => terminal.say("cli-receipt-promise", &[]),
        Ok(Seen::Included { size }) => {
            let size = i64::try_from(size).unwrap_or(i64::MAX);
            terminal.say("cli-receipt-included", &[("count", zalog_words::Arg::Number(size))]);
        }
        Err(error) => {
            terminal.say("cli-receipt-wrong", &[("error", text(&error.to_string()))]);
            return Ok(ExitCode::FAILURE);
        }
    }
    terminal.say("cli-receipt-text", &[("hash", text(&receipt.document.hash))]);
    if own {
        terminal.say("cli-receipt-own-key", &[("key", text(&receipt.vkey))]);
    }
    Ok(ExitCode::SUCCESS)
}
