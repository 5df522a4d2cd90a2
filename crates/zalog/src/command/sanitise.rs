//! `zalog sanitise`: nothing of what was deleted is left in any file, and stale copies of keys open nothing. The server must
//! not run meanwhile.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use clap::ArgMatches;
use serde_json::json;
use zalog_app::sanitise::{self, Sanitised, Step};
use zalog_domain::reference::Reference;
use zalog_words::Arg;

use super::{Outcome, path, serve};
use crate::hold::Hold;
use crate::settings::Settings;
use crate::terminal::Terminal;

pub fn run(args: &ArgMatches, terminal: &Terminal) -> Outcome {
    let data = path(args, "data").cloned().unwrap_or_default();
    if !data.is_dir() {
        return Err(format!("{}?", data.display()).into());
    }
    let Some(_alone) = Hold::alone(&data)? else {
        terminal.fault_text(&terminal.words().say("cli-in-use"));
        return Ok(ExitCode::FAILURE);
    };
    let opened = match serve::open(args, terminal, false) {
        Ok(opened) => opened,
        Err(outcome) => return outcome,
    };
    let (letters, folder) = (opened.letters(&data), opened.app.slug().to_owned());
    let on_server = !data.join(folder).join("values.db").is_file();
    let root = Settings::read(path(args, "config").map(std::path::PathBuf::as_path))?.root_key(&data)?;
    let app = Arc::into_inner(opened.app).ok_or("the operator is at work")?;
    let done = sanitise::sanitise(app, &root, &mut |step| said(step, terminal))?;
    let mut beyond = vec!["copies", "disk"];
    if on_server {
        beyond.push("server");
    }
    if holds_letters(&letters) {
        beyond.push("letters");
    }
    if args.get_flag("json") {
        terminal.json(&answer(&done, &beyond));
    } else {
        told(&done, &beyond, &letters, terminal);
    }
    Ok(if done.whole() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// How far it is, on the error stream.
fn said(step: Step<'_>, terminal: &Terminal) {
    let number = |n: usize| Arg::Number(i64::try_from(n).unwrap_or(i64::MAX));
    let words = terminal.words();
    let line = match step {
        Step::Destroying(left) => words.say_with("cli-sanitise-destroying", &[("count", number(left))]),
        Step::Turning => words.say("cli-sanitise-turning").into_owned(),
        Step::Rewriting(what, place, of) => words.say_with(
            "cli-sanitise-rewriting",
            &[("what", Arg::Text(what)), ("place", number(place)), ("of", number(of))],
        ),
    };
    terminal.fault_text(&line);
}

fn answer(done: &Sanitised, beyond: &[&str]) -> serde_json::Value {
    let open: Vec<_> = done
        .open
        .iter()
        .map(|o| json!({ "reference": o.reference, "reason": o.reason, "ordered_at": o.ordered_at.to_string() }))
        .collect();
    let left: Vec<_> = done.left.iter().map(|l| json!({ "code": l.code(), "name": l.name() })).collect();
    json!({
        "grade": if done.whole() { "sanitised" } else { "erased" },
        "finished": done.finished, "open": open, "keys": done.keys, "generation": done.generation,
        "left": left, "beyond": beyond,
    })
}

fn told(done: &Sanitised, beyond: &[&str], letters: &Path, terminal: &Terminal) {
    let words = terminal.words();
    let finished = Arg::Number(i64::try_from(done.finished).unwrap_or(i64::MAX));
    let keys = Arg::Number(i64::try_from(done.keys).unwrap_or(i64::MAX));
    let key = if done.whole() { "cli-sanitised" } else { "cli-sanitised-in-part" };
    terminal.say(key, &[("finished", finished), ("keys", keys)]);
    for open in &done.open {
        let number = open.reference.as_deref().and_then(|r| Reference::parse(r).ok());
        let number = number.map_or_else(|| "–".to_owned(), |r| r.grouped());
        let at = open.ordered_at.to_string();
        let shown =
            [("number", Arg::Text(&number)), ("reason", Arg::Text(&open.reason)), ("at", Arg::Text(&at))];
        terminal.answer(&format!("  - {}", words.say_with("cli-sanitise-open", &shown)));
    }
    for left in &done.left {
        let name = left.name().unwrap_or_default();
        let key = format!("cli-left-{}", left.code());
        terminal.answer(&format!("  - {}", words.say_with(&key, &[("name", Arg::Text(name))])));
    }
    terminal.answer(&words.say("cli-sanitise-beyond"));
    let folder = letters.display().to_string();
    for what in beyond {
        let key = format!("cli-beyond-{what}");
        terminal.answer(&format!("  - {}", words.say_with(&key, &[("folder", Arg::Text(&folder))])));
    }
}

/// Whether letters lie in a folder: they are in clear.
fn holds_letters(folder: &Path) -> bool {
    std::fs::read_dir(folder).is_ok_and(|mut inside| inside.next().is_some())
}
