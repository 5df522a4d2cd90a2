//! The project's own text files: what git tracks, and what it would track.

use std::path::Path;
use std::process::Command;

use crate::process;

/// A text file; its path is relative to the root, with `/`.
#[derive(Debug)]
pub struct File {
    pub path: String,
    pub text: String,
}

impl File {
    /// Whether this is Rust under `crates/*/src`.
    pub fn is_crate_source(&self) -> bool {
        let mut parts = self.path.split('/');
        parts.next() == Some("crates") && parts.nth(1) == Some("src") && self.path.ends_with(".rs")
    }
}

/// All of them; files that are not UTF-8 text are left out.
pub fn all(root: &Path) -> Result<Vec<File>, String> {
    let mut command = Command::new("git");
    command.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]).current_dir(root);
    let listed = process::read(&mut command)?;
    let paths = listed.split('\0').filter(|path| !path.is_empty());
    // A file may be tracked and not there: it is being removed.
    Ok(paths
        .filter_map(|path| {
            Some(File { path: path.to_owned(), text: std::fs::read_to_string(root.join(path)).ok()? })
        })
        .collect())
}

/// A file for a check's own tests.
#[cfg(test)]
pub fn file(path: &str, text: &str) -> File {
    File { path: path.to_owned(), text: text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crate_source_is_told_from_the_rest() {
        assert!(file("crates/store/src/a/b.rs", "").is_crate_source());
        for other in [
            "crates/store/tests/it/main.rs",
            "xtask/src/main.rs",
            "crates/store/src/a.sql",
            "crates/src/a.rs",
        ] {
            assert!(!file(other, "").is_crate_source(), "{other}");
        }
    }
}
