//! Which tests passed in the last run: kept beside the build, written by `cargo xtask test`, read by `promises`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::metadata::Graph;

/// A suite whose passed tests are kept.
#[derive(Debug, Clone, Copy)]
pub enum Suite {
    Rust,
    Browser,
}

impl Suite {
    fn file(self, target: &Path) -> PathBuf {
        let name = match self {
            Self::Rust => "rust.txt",
            Self::Browser => "browser.txt",
        };
        target.join("promises").join(name)
    }
}

/// Keeps the names of the tests that passed in what a suite said.
pub fn keep(root: &Path, suite: Suite, said: &str) -> Result<(), String> {
    let file = suite.file(&Graph::read(root)?.target_directory);
    let wrong = |error: std::io::Error| format!("{}: {error}", file.display());
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(wrong)?;
    }
    let names: Vec<String> = match suite {
        Suite::Rust => said.lines().filter_map(rust_line).collect(),
        Suite::Browser => browser_lines(said),
    };
    fs::write(&file, names.join("\n")).map_err(wrong)
}

/// The names kept by the last runs; `None` for a suite that never ran here.
#[derive(Debug, Default)]
pub struct Green {
    rust: Option<BTreeSet<String>>,
    browser: Option<BTreeSet<String>>,
}

impl Green {
    pub fn read(target: &Path) -> Self {
        let names = |suite: Suite| -> Option<BTreeSet<String>> {
            Some(fs::read_to_string(suite.file(target)).ok()?.lines().map(str::to_owned).collect())
        };
        Self { rust: names(Suite::Rust), browser: names(Suite::Browser) }
    }

    /// Whether a test passed in the last run; `None` when its suite never ran here.
    pub fn passed(&self, test: &str) -> Option<bool> {
        match test.strip_prefix("e2e ") {
            // A title may go on after what the source says of it.
            Some(title) => Some(self.browser.as_ref()?.iter().any(|name| name.starts_with(title))),
            None => {
                let names = self.rust.as_ref()?;
                let path = test.split_once(' ').map_or(test, |(_, path)| path);
                Some(names.contains(test) || names.contains(&format!("? {path}")))
            }
        }
    }
}

/// `PASS [   0.045s] (1/4) zalog-words::it lang::codes`, or `test lang::codes ... ok` of a runner that does not name the
/// binary.
fn rust_line(line: &str) -> Option<String> {
    let line = line.trim();
    if let Some(path) = line.strip_prefix("test ").and_then(|rest| rest.strip_suffix(" ... ok")) {
        return Some(format!("? {path}"));
    }
    let rest = line.strip_prefix("PASS [")?.split_once(']')?.1.trim_start();
    let name = match rest.strip_prefix('(') {
        Some(counted) => counted.split_once(')')?.1.trim_start(),
        None => rest,
    };
    Some(name.to_owned())
}

/// `ok     title (12 ms)` under `-- suite`, as `suite: title`.
fn browser_lines(said: &str) -> Vec<String> {
    let mut suite = "";
    let mut names = Vec::new();
    for line in said.lines() {
        if let Some(name) = line.strip_prefix("-- ") {
            suite = name.trim();
        } else if let Some(rest) = line.strip_prefix("ok     ") {
            let title = rest.rsplit_once(" (").map_or(rest, |(title, _)| title);
            names.push(format!("{suite}: {title}"));
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_passed_is_read_from_each_runner() {
        let cases = [
            (
                "        PASS [   0.045s] (1/4) zalog-words::it lang::codes",
                Some("zalog-words::it lang::codes"),
            ),
            ("        PASS [   0.045s] zalog-words lang::codes", Some("zalog-words lang::codes")),
            ("        FAIL [   0.045s] (1/4) zalog-words::it lang::codes", None),
            ("test lang::codes ... ok", Some("? lang::codes")),
            ("test lang::codes ... FAILED", None),
        ];
        for (line, name) in cases {
            assert_eq!(rust_line(line).as_deref(), name, "{line}");
        }
        let said =
            "-- policy\nok     the page opens (12 ms)\nFAILED the other\n-- forms\nok     a (b) c (3 ms)\n";
        assert_eq!(browser_lines(said), ["policy: the page opens", "forms: a (b) c"]);
    }

    #[test]
    fn a_test_passed_or_not_or_never_ran() {
        let names = |all: &[&str]| Some(all.iter().map(|n| (*n).to_owned()).collect());
        let green =
            Green { rust: names(&["a::it one", "? two"]), browser: names(&["policy: the page of x"]) };
        let cases = [
            ("a::it one", Some(true)),
            ("a::it two", Some(true)),
            ("a::it three", Some(false)),
            ("e2e policy: the page of", Some(true)),
            ("e2e policy: another", Some(false)),
        ];
        for (test, passed) in cases {
            assert_eq!(green.passed(test), passed, "{test}");
        }
        assert_eq!(Green::default().passed("a::it one"), None);
    }
}
