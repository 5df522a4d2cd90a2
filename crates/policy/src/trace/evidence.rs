//! Which tests show which clauses. The index is collected from the tests themselves by `cargo xtask promises`.

use std::collections::BTreeMap;

/// The index that is compiled in: a clause and a test per line.
const INDEX: &str = include_str!("tests.tsv");

/// Clause to the tests that show it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evidence(BTreeMap<String, Vec<String>>);

impl Evidence {
    /// The index that was collected when the program was built.
    #[must_use]
    pub fn collected() -> Self {
        Self::read(INDEX)
    }

    /// Reads an index: `clause <tab> test` per line; lines that begin with `#` are remarks.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((clause, test)) = line.split_once('\t') {
                all.entry(clause.trim().to_owned()).or_default().push(test.trim().to_owned());
            }
        }
        Self(all)
    }

    /// The tests that show a clause.
    #[must_use]
    pub fn of(&self, clause: &str) -> &[String] {
        self.0.get(clause).map_or(&[], Vec::as_slice)
    }
}
