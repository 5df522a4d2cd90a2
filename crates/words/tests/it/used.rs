//! Every key named in the sources and templates of the workspace can be said.

use std::fs;
use std::path::{Path, PathBuf};
use zalog_words::{Lang, Words};

/// The calls whose first argument is a key.
const CALLS: [&str; 3] = ["say(", "say_with(", "try_say("];

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.filter_map(|entry| entry.ok().map(|entry| entry.path())) {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if path.is_dir() {
            // Tests may well say keys that do not exist.
            if !matches!(name, "target" | "tests" | "node_modules") {
                files(&path, found);
            }
        } else if [".rs", ".html", ".txt"].iter().any(|end| name.ends_with(end)) {
            found.push(path);
        }
    }
}

/// The keys a text names in calls, in the order of the calls.
fn keys(text: &str) -> Vec<&str> {
    let of_call = |call: &str| -> Vec<(usize, &str)> {
        let key_at = |at: usize| {
            let spoken_by_words = is_words(text.get(..at)?);
            let argument = text.get(at + call.len()..)?.trim_start().strip_prefix('"')?;
            let key = argument.split('"').next()?;
            (spoken_by_words && !key.contains(['{', ' '])).then_some((at, key))
        };
        text.match_indices(call).filter_map(|(at, _)| key_at(at)).collect()
    };
    let mut keys: Vec<(usize, &str)> = CALLS.into_iter().flat_map(of_call).collect();
    keys.sort_unstable();
    keys.into_iter().map(|(_, key)| key).collect()
}

/// Whether the text before a call ends in a receiver that is a `Words`: a handle of that name, or `Words::of(…)`.
/// Other types may have a `say` of their own.
fn is_words(before: &str) -> bool {
    let Some(receiver) = before.trim_end().strip_suffix('.').map(str::trim_end) else { return false };
    let made_here =
        || receiver.ends_with(')') && receiver.rsplit("Words::of(").next().is_some_and(is_one_argument);
    receiver.ends_with("words")
        || receiver.ends_with("words()")
        || receiver.contains("Words::of(") && made_here()
}

/// `lang)`, `self.lang)`, `Lang::Ru)`, `page.lang())`: nothing that ends the expression.
fn is_one_argument(text: &str) -> bool {
    text.len() < 60 && !text.contains([';', '{', '}', '\n'])
}

#[test]
fn keys_are_found_in_calls() {
    let text = r#"words.say("yes"); {{ words.say_with(
        "unit-day", args) }} essay("no") say(key) say("a-{x}")"#;
    assert_eq!(keys(text), ["yes", "unit-day"]);
}

#[test]
fn every_key_in_use_has_a_text() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found = Vec::new();
    files(&crates, &mut found);
    assert!(found.len() > 10, "the sources were not found");
    let mut missing = Vec::new();
    for path in found {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        // A unit test at the foot of a source file is a test too.
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        missing.extend(
            keys(text)
                .into_iter()
                .filter(|key| !Words::of(Lang::Ru).has(key))
                .map(|key| format!("{}: {key}", path.display())),
        );
    }
    assert_eq!(missing, Vec::<String>::new());
}
