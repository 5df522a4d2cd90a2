//! `cargo xtask test`: everything CI runs, step by step, ending in one line of counts.

use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::metadata::Graph;
use crate::postgres::{self, Postgres};
use crate::process::Ended;
use crate::promises::green::{self, Suite};
use crate::tally::Tally;
use crate::{deny, install, process, promises, tidy};

/// A step, in the order they run: what is quick to fail comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Fmt,
    Tidy,
    Deny,
    Clippy,
    /// The program that sets PDF: built, linted and tested apart, so that the typesetter's features reach no other crate.
    Press,
    Rust,
    /// Only the store's tests; the whole run has them in `Rust`.
    Postgres,
    Doc,
    Browser,
    /// After `Rust` and `Browser`: what they said of each test is what it goes by.
    Promises,
}

const STEPS: &[(&str, Step)] = &[
    ("fmt", Step::Fmt),
    ("tidy", Step::Tidy),
    ("deny", Step::Deny),
    ("clippy", Step::Clippy),
    ("press", Step::Press),
    ("rust", Step::Rust),
    ("postgres", Step::Postgres),
    ("doc", Step::Doc),
    ("browser", Step::Browser),
    ("promises", Step::Promises),
];

/// The crate of the typesetter.
const PRESS: &str = "zalog-press";

const QUICK: &[Step] = &[Step::Fmt, Step::Tidy, Step::Clippy, Step::Rust];

/// Runs the steps that `arguments` choose. A step that fails does not keep the next from running.
pub fn run(root: &Path, arguments: &[String]) -> Result<Tally, String> {
    let chosen = choose(arguments)?;
    let begun = Instant::now();
    let mut lines = Vec::new();
    let mut sum = Tally::default();
    for (name, step) in STEPS.iter().filter(|(_, step)| chosen.contains(step)) {
        println!("\n== {name}");
        let begun = Instant::now();
        let tally = take(root, *step).unwrap_or_else(|message| {
            eprintln!("{name}: {message}");
            Tally::one(false)
        });
        let line = format!("{name:<9} {:>7.1} s   {tally}", begun.elapsed().as_secs_f64());
        println!("-- {line}");
        lines.push(line);
        sum += tally;
    }
    println!("\n== in {:.0} s", begun.elapsed().as_secs_f64());
    for line in lines {
        println!("   {line}");
    }
    println!("\n{sum}");
    Ok(sum)
}

fn choose(arguments: &[String]) -> Result<Vec<Step>, String> {
    let whole = || STEPS.iter().map(|(_, step)| *step).filter(|step| *step != Step::Postgres).collect();
    let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        [] => Ok(whole()),
        ["--quick"] => Ok(QUICK.to_vec()),
        ["--only", names] => names.split(',').map(step_named).collect(),
        _ => Err(format!("`{}` is not understood: [--quick] [--only STEP,...]", arguments.join(" "))),
    }
}

fn step_named(name: &str) -> Result<Step, String> {
    let known: Vec<_> = STEPS.iter().map(|(known, _)| *known).collect();
    let step = STEPS.iter().find(|(known, _)| *known == name).map(|(_, step)| *step);
    step.ok_or_else(|| format!("no step `{name}`; there are {}", known.join(", ")))
}

fn take(root: &Path, step: Step) -> Result<Tally, String> {
    match step {
        Step::Fmt => check(root, &["fmt", "--all", "--check"]),
        Step::Tidy => tidy::run(root, &[]),
        Step::Deny => deny::run(root, &[]),
        Step::Clippy => {
            let others = ["clippy", "--workspace", "--exclude", PRESS, "--all-targets", "--locked"];
            check(root, &[&others[..], &["--", "-D", "warnings"]].concat())
        }
        Step::Press => press(root),
        Step::Rust => {
            let ended = rust(root, &["--workspace", "--exclude", PRESS])?;
            green::keep(root, Suite::Rust, &ended.said)?;
            Ok(counted(&ended))
        }
        Step::Postgres => Ok(counted(&rust(root, &["--package", "zalog-store"])?)),
        Step::Doc => {
            let arguments = ["test", "--workspace", "--exclude", PRESS, "--doc", "--locked"];
            Ok(counted(&suite(root, &arguments, None)?))
        }
        Step::Browser => browser(root),
        Step::Promises => promises::run(root, &["--check".to_owned()]),
    }
}

/// One cargo command that either passes or does not.
fn check(root: &Path, arguments: &[&str]) -> Result<Tally, String> {
    Ok(Tally::one(process::watch(process::cargo().args(arguments).current_dir(root))?.well))
}

/// The program stands beside `zalog` afterwards, where the tests of `zalog` look for it.
fn press(root: &Path) -> Result<Tally, String> {
    let mut tally = check(root, &["build", "--package", PRESS, "--locked"])?;
    tally +=
        check(root, &["clippy", "--package", PRESS, "--all-targets", "--locked", "--", "-D", "warnings"])?;
    let mut arguments = runner();
    arguments.extend(["--package", PRESS]);
    tally += counted(&suite(root, &arguments, None)?);
    Ok(tally)
}

/// How tests are run here.
fn runner() -> Vec<&'static str> {
    let mut arguments = match process::find("cargo-nextest") {
        Some(_) => vec!["nextest", "run", "--no-fail-fast"],
        None => vec!["test", "--no-fail-fast", "--lib", "--bins", "--tests"],
    };
    arguments.push("--locked");
    arguments
}

fn rust(root: &Path, packages: &[&str]) -> Result<Ended, String> {
    install::postgres()?;
    let cluster = Postgres::start()?;
    let mut arguments = runner();
    arguments.extend(packages);
    suite(root, &arguments, Some(&cluster))
}

fn suite(root: &Path, arguments: &[&str], cluster: Option<&Postgres>) -> Result<Ended, String> {
    let mut command = process::cargo();
    command.args(arguments).current_dir(root);
    if let Some(cluster) = cluster {
        command.env(postgres::VARIABLE, cluster.url()).env(postgres::FOLDER_VARIABLE, cluster.folder());
    }
    process::watch(&mut command)
}

fn counted(ended: &Ended) -> Tally {
    Tally::of_suite(&ended.said, ended.well)
}

fn browser(root: &Path) -> Result<Tally, String> {
    install::browser()?;
    let zalog = build_zalog(root)?;
    let e2e = root.join("e2e");
    if !process::watch(
        std::process::Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(&e2e),
    )?
    .well
    {
        return Err("npm ci failed in e2e/".to_owned());
    }
    let mut command = std::process::Command::new("node");
    command.arg("run.mjs").current_dir(&e2e).env("ZALOG_BIN", zalog);
    if let Some(chromium) = install::chromium() {
        command.env("CHROMIUM", chromium);
    }
    let ended = process::watch(&mut command)?;
    green::keep(root, Suite::Browser, &ended.said)?;
    Ok(counted(&ended))
}

/// Builds the binary that the browser suite starts.
fn build_zalog(root: &Path) -> Result<PathBuf, String> {
    let arguments = ["build", "--package", "zalog", "--bin", "zalog", "--locked"];
    if !process::watch(process::cargo().args(arguments).current_dir(root))?.well {
        return Err("zalog does not build".to_owned());
    }
    Ok(Graph::read(root)?.target_directory.join("debug").join("zalog"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(arguments: &[&str]) -> Result<Vec<Step>, String> {
        choose(&arguments.iter().map(|a| (*a).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn the_whole_run_has_every_step_once() {
        let whole = chosen(&[]).unwrap();
        // `postgres` is a part of `rust`.
        assert_eq!(whole.len(), STEPS.len() - 1);
        assert!(!whole.contains(&Step::Postgres));
    }

    #[test]
    fn only_names_steps_and_refuses_others() {
        assert_eq!(chosen(&["--only", "tidy,postgres"]).unwrap(), [Step::Tidy, Step::Postgres]);
        assert!(chosen(&["--only", "tidi"]).unwrap_err().contains("`tidi`"));
        assert!(chosen(&["--fast"]).is_err());
    }
}
