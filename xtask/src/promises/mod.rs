//! `cargo xtask promises`: which test shows which clause of the printed policies. Writes the index that the program is
//! built with (`crates/policy/src/trace/tests.tsv`) and `docs/promises.md`; `--check` only compares, and asks that every
//! named test passed in the last run of `cargo xtask test`.

mod collect;
pub mod green;
mod page;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::metadata::Graph;
use crate::process;
use crate::tally::Tally;
use collect::{Collected, collect};
use green::Green;
use page::{Gaps, Operator, committed};

const INDEX: &str = "crates/policy/src/trace/tests.tsv";
const PAGE: &str = "docs/promises.md";
const OPERATORS: [&str; 5] = ["pumpa", "smile", "proedu", "progtime", "prommet"];

/// Runs the chore.
pub fn run(root: &Path, arguments: &[String]) -> Result<Tally, String> {
    let check = match arguments {
        [] => false,
        [one] if one == "--check" => true,
        _ => return Err("only --check is understood".to_owned()),
    };
    let mut findings = Findings::default();
    let collected = collect(root)?;
    findings.all.extend(collected.findings.iter().cloned());
    unknown(root, &collected, &mut findings)?;
    let target = Graph::read(root)?.target_directory;
    passed(&collected, &Green::read(&target), check, &mut findings);

    let index = collected.index();
    findings.file(root, INDEX, &index, check)?;
    let operators = traced(root, &target)?;
    let before = fs::read_to_string(root.join(PAGE)).unwrap_or_default();
    let mut more = false;
    for one in &operators {
        let now = one.gaps();
        println!("{:<9} {:>4} clauses, {:>4} gaps", one.name, now.clauses, now.gaps);
        if let Some(then) = committed(&before, &one.name)
            && grew(then, now)
        {
            more = true;
            findings.all.push(format!("{}: {} gaps, there were {}", one.name, now.gaps, then.gaps));
        }
    }
    println!("\n{}", page::waiting(&operators));
    // Gaps only become fewer: a page that would say more is not written.
    findings.file(root, PAGE, &page::page(&operators), check || more)?;
    Ok(findings.told())
}

/// Whether gaps became more without any new clause to explain it.
fn grew(then: Gaps, now: Gaps) -> bool {
    now.gaps > then.gaps && now.gaps - then.gaps > now.clauses.saturating_sub(then.clauses)
}

/// What is wrong, and how much was looked at.
#[derive(Default)]
struct Findings {
    all: Vec<String>,
    looked: u64,
}

impl Findings {
    /// Writes a file, or says that it is stale.
    fn file(&mut self, root: &Path, name: &str, text: &str, check: bool) -> Result<(), String> {
        let path = root.join(name);
        self.looked += 1;
        if fs::read_to_string(&path).is_ok_and(|old| old == text) {
            return Ok(());
        }
        if check {
            self.all.push(format!("{name} is stale: run `cargo xtask promises`"));
            return Ok(());
        }
        println!("{name} written");
        fs::write(&path, text).map_err(|error| format!("{name}: {error}"))
    }

    fn told(self) -> Tally {
        for finding in &self.all {
            println!("{finding}");
        }
        let failed = u64::try_from(self.all.len()).unwrap_or(u64::MAX);
        Tally { passed: self.looked.saturating_sub(failed), failed }
    }
}

/// Tests may name only clauses that there are.
fn unknown(root: &Path, collected: &Collected, findings: &mut Findings) -> Result<(), String> {
    let mut known = BTreeSet::new();
    for operator in OPERATORS {
        let file = root.join("examples").join(operator).join("clauses.tsv");
        let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        known.extend(text.lines().filter_map(|line| line.split('\t').next()).map(str::to_owned));
    }
    for shown in collected.shown.iter().filter(|shown| !known.contains(&shown.clause)) {
        findings.all.push(format!("{} keeps {}, which is no clause", shown.test, shown.clause));
    }
    Ok(())
}

/// Every named test passed in the last run. Without a run of its suite here, only `--check` minds.
fn passed(collected: &Collected, green: &Green, check: bool, findings: &mut Findings) {
    let tests: BTreeSet<&str> = collected.shown.iter().map(|shown| shown.test.as_str()).collect();
    let mut never_ran = false;
    for test in tests {
        findings.looked += 1;
        match green.passed(test) {
            Some(true) => {}
            None if !check => {}
            Some(false) if !check => println!("{test}: did not pass in the last run, or was not there yet"),
            Some(false) => findings.all.push(format!("{test} did not pass in the last run")),
            None => never_ran = true,
        }
    }
    if never_ran {
        findings.all.push("no run to go by: `cargo xtask test --only rust,browser` first".to_owned());
    }
}

/// Asks the program itself, with the index of now.
fn traced(root: &Path, target: &Path) -> Result<Vec<Operator>, String> {
    let build = ["build", "--quiet", "--package", "zalog", "--bin", "zalog", "--locked"];
    if !process::watch(process::cargo().args(build).current_dir(root))?.well {
        return Err("zalog does not build".to_owned());
    }
    let mut all = Vec::new();
    for name in OPERATORS {
        let mut command = std::process::Command::new(target.join("debug").join("zalog"));
        let folder = format!("examples/{name}");
        command.args(["trace", &folder, "--json", "--lang", "en", "--tests", INDEX]).current_dir(root);
        // The exit code only says whether there are gaps.
        let output = command.output().map_err(|error| format!("zalog trace did not run: {error}"))?;
        let trace: Value = serde_json::from_slice(&output.stdout)
            .map_err(|error| format!("{name}: {error}: {}", String::from_utf8_lossy(&output.stderr)))?;
        all.push(Operator { name: name.to_owned(), trace });
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_may_grow_only_with_new_clauses() {
        let of = |clauses, gaps| Gaps { clauses, gaps };
        for (then, now, worse) in [
            (of(10, 3), of(10, 3), false),
            (of(10, 3), of(10, 2), false),
            (of(10, 3), of(10, 4), true),
            (of(10, 3), of(12, 5), false),
            (of(10, 3), of(12, 6), true),
        ] {
            assert_eq!(grew(then, now), worse, "{then:?} {now:?}");
        }
    }
}
