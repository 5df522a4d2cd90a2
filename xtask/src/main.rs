//! The project's own chores, in the project's own language: `cargo xtask <command>`.
//!
//! To add a chore: a file here with `pub fn run(root, args) -> Result<Tally, String>`, a line in `COMMANDS`.
#![expect(clippy::print_stdout, reason = "printing is what a chore is for")]

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::tally::Tally;

mod bench;
mod deny;
mod install;
mod metadata;
mod postgres;
mod process;
mod promises;
mod source;
mod tally;
mod test;
mod tidy;

/// A chore: its name, what it does, the function. It is handed the workspace's root and its arguments.
type Chore = (&'static str, &'static str, fn(&Path, &[String]) -> Result<Tally, String>);

const COMMANDS: &[Chore] = &[
    (
        "test",
        "everything CI runs; --quick, or --only fmt,clippy,deny,tidy,press,rust,postgres,doc,browser,promises",
        test::run,
    ),
    ("tidy", "floors, SQL, file sizes, bans, links", tidy::run),
    ("deny", "licences, banned crates, sources", deny::run),
    ("promises", "which test shows which clause: writes docs/promises.md; --check compares", promises::run),
    ("postgres", "-- CMD...: run a command with a private PostgreSQL in ZALOG_TEST_POSTGRES", postgres::run),
    (
        "bench",
        "check: how fast a check is; [ARGS...]: machine, start, memory, size, then zalog-bench ARGS",
        bench::run,
    ),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((name, rest)) = arguments.split_first() else {
        return usage();
    };
    let Some((_, _, chore)) = COMMANDS.iter().find(|(known, _, _)| known == name) else {
        return usage();
    };
    match chore(&root(), rest) {
        Ok(tally) if tally.failed == 0 => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("xtask {name}: {message}");
            ExitCode::FAILURE
        }
    }
}

fn usage() -> ExitCode {
    eprintln!("cargo xtask <command>\n");
    for (name, help, _) in COMMANDS {
        eprintln!("  {name:<9} {help}");
    }
    ExitCode::from(2)
}

/// The workspace's root: the folder above this crate's.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}
