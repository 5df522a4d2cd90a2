//! `zalog plan OLD NEW`: what another edition would change, in words, as Markdown or as JSON. `zalog plan NEW --data DIR` does so
//! against a running store, with the numbers. Nothing is written. Exit code 1 when one of the declarations has an error.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use zalog_policy::model::Policy;
use zalog_policy::plan::plan;
use zalog_policy::{LoadError, Loader, compile};
use zalog_words::Words;

use super::{Outcome, path};
use crate::folder::Folder;
use crate::system;
use crate::terminal::Terminal;

pub fn parser(words: &'static Words) -> Command {
    let say = |key: &str| words.say(key).into_owned();
    let edition = |id: &'static str| Arg::new(id).value_parser(value_parser!(PathBuf)).required(true);
    let flag = |id: &'static str| Arg::new(id).long(id).action(ArgAction::SetTrue);
    Command::new("plan")
        .about(say("cli-plan-about"))
        .arg(edition("old").help(say("cli-arg-plan-old")))
        .arg(
            edition("new")
                .required(false)
                .required_unless_present("data")
                .conflicts_with("data")
                .help(say("cli-arg-plan-new")),
        )
        .args(super::apply::place(words))
        .arg(flag("json").help(say("cli-arg-json")))
        .arg(flag("md").conflicts_with("json").help(say("cli-arg-plan-md")))
}

pub fn run(args: &ArgMatches, terminal: &Terminal) -> Outcome {
    if path(args, "data").is_some() {
        return super::apply::foresee(args, terminal);
    }
    let sides = (side(path(args, "old"), terminal), side(path(args, "new"), terminal));
    let (old, new) = match sides {
        (Ok(old), Ok(new)) => (old, new),
        // Wrong use weighs more than a faulty declaration; both are said.
        (Err(a), Err(b)) => return Ok(ExitCode::from(a.max(b))),
        (Err(code), _) | (_, Err(code)) => return Ok(ExitCode::from(code)),
    };
    let plan = plan(&old, &new);
    if args.get_flag("json") {
        terminal.json(&plan.json(terminal.lang));
    } else if args.get_flag("md") {
        terminal.answer(&plan.markdown(terminal.lang));
    } else {
        let colour = std::io::stdout().is_terminal() && system::variable("NO_COLOR").is_none();
        terminal.answer(&plan.text(terminal.lang, colour));
    }
    Ok(ExitCode::SUCCESS)
}

/// A folder, or one file of any name with its siblings: two editions may lie side by side.
struct Edition {
    folder: Folder,
    file: Option<PathBuf>,
}

impl Loader for Edition {
    fn load(&self, name: &str) -> Result<Vec<u8>, LoadError> {
        match &self.file {
            Some(file) if name == "policy.kdl" => {
                std::fs::read(file).map_err(|error| LoadError::Other(error.to_string()))
            }
            _ => self.folder.load(name),
        }
    }
}

/// The policy of one side, or the exit code when there is none.
fn side(path: Option<&PathBuf>, terminal: &Terminal) -> Result<Policy, u8> {
    let path = path.map_or(Path::new(""), PathBuf::as_path);
    let edition = Edition { folder: Folder::new(path), file: path.is_file().then(|| path.to_owned()) };
    if edition.file.is_none() && !edition.folder.has_policy() {
        let shown = path.display().to_string();
        let shown = [("folder", zalog_words::Arg::Text(&shown))];
        terminal.fault_text(&terminal.words().say_with("cli-no-policy", &shown));
        return Err(2);
    }
    let mut compiled = compile(&edition);
    compiled.policy.take().ok_or_else(|| {
        terminal.fault_text(&zalog_policy::render(&compiled, terminal.lang, false));
        1
    })
}
