//! `cargo xtask tidy`: the house rules that no compiler knows. A check is a file here with a function from what it
//! looks at to findings, and tests that show it failing.

use std::fmt;
use std::path::Path;

use crate::metadata::Graph;
use crate::tally::Tally;

mod adr;
mod bans;
mod files;
mod floors;
mod links;
mod lockfile;
mod machine;
mod size;
mod sql;

/// Something to mend: where, and what is wrong.
#[derive(Debug, PartialEq, Eq)]
pub struct Finding {
    place: String,
    what: String,
    /// Shown, but no failure.
    warning: bool,
}

impl Finding {
    /// A failure.
    pub fn new(place: impl Into<String>, what: impl Into<String>) -> Self {
        Self { place: place.into(), what: what.into(), warning: false }
    }

    /// Something to look at that is no failure.
    pub fn warning(place: impl Into<String>, what: impl Into<String>) -> Self {
        Self { warning: true, ..Self::new(place, what) }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}: {}", if self.warning { "warning: " } else { "" }, self.place, self.what)
    }
}

/// Shows what a check found; the check passes when nothing but warnings was found.
pub fn report(check: &str, findings: &[Finding]) -> Tally {
    for finding in findings {
        println!("  {finding}");
    }
    let passed = findings.iter().all(|finding| finding.warning);
    println!("{} {check}", if passed { "ok    " } else { "FAILED" });
    Tally::one(passed)
}

/// Every check over the whole workspace.
pub fn run(root: &Path, _arguments: &[String]) -> Result<Tally, String> {
    let graph = Graph::read(root)?;
    let files = files::all(root)?;
    let checks = [
        ("floors: arrows only downward", floors::findings(&graph)),
        ("SQL only in the store", sql::findings(&files)),
        ("small files", size::findings(&files)),
        ("nothing unfinished, no test left out", bans::findings(&files)),
        ("no machine's paths", machine::findings(root, &files)),
        ("no download addresses in lock files", lockfile::findings(&files)),
        ("links in the documents lead somewhere", links::findings(root, &files)),
        ("decisions are numbered without gaps", adr::findings(&files)),
    ];
    let mut sum = Tally::default();
    for (name, findings) in &checks {
        sum += report(name, findings);
    }
    Ok(sum)
}
