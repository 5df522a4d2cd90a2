//! `zalog fmt`: one way of writing a declaration; `--lang` turns its keywords over, `--check` only looks (exit code 1 when
//! a file is not as it should be).

use std::process::ExitCode;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use zalog_policy::{Unformatted, format, render};
use zalog_words::{Arg as Given, Lang, Words};

use super::{Outcome, compiled, text};
use crate::terminal::Terminal;

/// The words of the command line.
pub fn parser(words: &'static Words) -> Command {
    let say = |key: &str| words.say(key).into_owned();
    Command::new("fmt")
        .about(say("cli-fmt-about"))
        .arg(
            Arg::new("folder")
                .value_parser(value_parser!(std::path::PathBuf))
                .required(true)
                .help(say("cli-arg-folder")),
        )
        .arg(Arg::new("check").long("check").action(ArgAction::SetTrue).help(say("cli-arg-fmt-check")))
        .arg(Arg::new("lang").long("lang").value_parser(["ru", "en"]).help(say("cli-arg-fmt-lang")))
}

pub fn run(args: &ArgMatches, terminal: &Terminal) -> Outcome {
    let (folder, compiled) = match compiled(args, terminal) {
        Ok(found) => found,
        Err(code) => return Ok(code),
    };
    let files = match format(&folder, text(args, "lang").and_then(Lang::from_code)) {
        Ok(files) => files,
        Err(Unformatted::Errors) => {
            terminal.fault_text(&render(&compiled, terminal.lang, false));
            return Ok(ExitCode::FAILURE);
        }
        Err(error) => return Err(error.into()),
    };
    let check = args.get_flag("check");
    let changed: Vec<_> = files.into_iter().filter(|f| f.changed).collect();
    for file in &changed {
        if !check {
            std::fs::write(folder.path().join(&file.name), &file.text)?;
        }
        let key = if check { "cli-fmt-not" } else { "cli-fmt-done" };
        terminal.say(key, &[("file", Given::Text(&file.name))]);
    }
    Ok(if check && !changed.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
