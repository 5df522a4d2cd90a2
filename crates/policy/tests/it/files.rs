//! Whole declarations.

use zalog_policy::{Compiled, LoadError, Loader, compile, render};
use zalog_words::Lang;

/// A folder in memory.
pub struct Folder(pub Vec<(String, Vec<u8>)>);

impl Loader for Folder {
    fn load(&self, name: &str) -> Result<Vec<u8>, LoadError> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, b)| b.clone()).ok_or(LoadError::NotFound)
    }
}

/// Compiles one file.
pub fn one(bytes: impl Into<Vec<u8>>) -> Compiled {
    compile(&Folder(vec![("policy.kdl".to_owned(), bytes.into())]))
}

/// Compiles one file and shows the findings when there are errors.
pub fn good(bytes: impl Into<Vec<u8>>) -> Compiled {
    let compiled = one(bytes);
    assert!(compiled.policy.is_some(), "{}", render(&compiled, Lang::Ru, false));
    compiled
}

#[test]
fn the_base_has_no_findings() {
    let compiled = one(zalog_policy::lint::BASE);
    assert!(compiled.findings.is_empty(), "{}", render(&compiled, Lang::Ru, false));
}

#[test]
fn the_examples_compile() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples");
    for entry in std::fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path().join("policy.kdl");
        if let Ok(bytes) = std::fs::read(&path) {
            let compiled = one(bytes);
            assert!(compiled.policy.is_some(), "{}\n{}", path.display(), render(&compiled, Lang::Ru, false));
        }
    }
}
