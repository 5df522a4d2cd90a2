//! SQL stands in `crates/store` and nowhere else; but the bench holds our store against a plain table of its own.

use super::Finding;
use super::files::File;
use crate::source::Source;

/// String literals that read as an SQL statement, in the sources of any other crate.
pub fn findings(files: &[File]) -> Vec<Finding> {
    let may = |path: &str| path.starts_with("crates/store/") || path == "crates/bench/src/plain.rs";
    let elsewhere = files.iter().filter(|file| file.is_crate_source() && !may(&file.path));
    elsewhere
        .flat_map(|file| {
            let literals =
                Source::of(&file.text).literals.into_iter().filter(|literal| is_statement(&literal.text));
            literals.map(|literal| {
                let place = format!("{}:{}", file.path, literal.line);
                Finding::new(place, "SQL outside the store")
            })
        })
        .collect()
}

/// Whether a text begins as a statement does. A verb alone is no statement: `DELETE` is also a method of HTTP.
fn is_statement(text: &str) -> bool {
    let written = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\\');
    let words: Vec<_> = written.split_whitespace().map(str::to_uppercase).collect();
    let has = |word: &str| words.iter().skip(1).any(|known| known == word);
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["SELECT", _, ..] => written.starts_with("SELECT") || has("FROM"),
        ["INSERT", "INTO" | "OR", ..] | ["DELETE", "FROM", ..] | ["REPLACE", "INTO", ..] => true,
        ["UPDATE", _, ..] => has("SET"),
        ["CREATE" | "DROP" | "ALTER", "TABLE" | "INDEX" | "UNIQUE" | "VIEW" | "TRIGGER" | "SCHEMA", ..] => {
            true
        }
        ["PRAGMA", _, ..] => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::files::file;

    #[test]
    fn statements_are_known_from_sentences() {
        let statements = [
            "SELECT 1",
            "select id\n from subject",
            "  INSERT INTO a VALUES (?1)",
            "insert or ignore into a",
            "UPDATE a SET b = 1",
            "DELETE FROM a",
            "CREATE TABLE a (b)",
            "create unique index a",
            "\\\n   SELECT a FROM b",
        ];
        for text in statements {
            assert!(is_statement(text), "{text}");
        }
        let sentences =
            ["DELETE", "Select a file", "Update your browser", "delete the row from here", "", "create"];
        for text in sentences {
            assert!(!is_statement(text), "{text}");
        }
    }

    #[test]
    fn only_other_crates_are_refused() {
        let text = "fn f() {\n    run(\"SELECT 1\");\n}\n// \"SELECT 2\"";
        let found = findings(&[file("crates/app/src/a.rs", text), file("crates/store/src/a.rs", text)]);
        assert_eq!(found, [Finding::new("crates/app/src/a.rs:2", "SQL outside the store")]);
        assert!(findings(&[file("crates/app/tests/it/a.rs", text)]).is_empty());
    }
}
