//! `cargo xtask deny`: what we may depend on, by `deny.toml`. Done by cargo-deny where it is installed; elsewhere a
//! small check over `cargo metadata` reads the same file for licences, bans and sources, and says what it left out.

use std::path::Path;

use crate::metadata::Graph;
use crate::tally::Tally;
use crate::{process, tidy};

mod rules;
mod spdx;

/// Runs the check that this machine can.
pub fn run(root: &Path, _arguments: &[String]) -> Result<Tally, String> {
    match process::find("cargo-deny") {
        Some(_) => with_cargo_deny(root),
        None => by_ourselves(root),
    }
}

fn with_cargo_deny(root: &Path) -> Result<Tally, String> {
    let deny = |checks: &[&str]| {
        process::watch(
            process::cargo()
                .args(["deny", "--locked", "check", "--hide-inclusion-graph"])
                .args(checks)
                .current_dir(root),
        )
    };
    let mut tally = Tally::one(deny(&["bans", "licenses", "sources"])?.well);
    let advisories = deny(&["advisories"])?;
    if !advisories.well && advisories.said.contains("failed to fetch advisory database") {
        println!("NOT CHECKED: advisories (their database is out of reach from here)");
    } else {
        tally += Tally::one(advisories.well);
    }
    Ok(tally)
}

fn by_ourselves(root: &Path) -> Result<Tally, String> {
    let file = root.join("deny.toml");
    let text = std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    let rules = rules::Rules::parse(&text)?;
    let findings = rules.findings(&Graph::read(root)?.packages);
    println!("NOT CHECKED: advisories, duplicate versions (cargo-deny is not installed)");
    Ok(tidy::report("licences, bans, sources", &findings))
}
