//! `docs/language.md` says what the table of keywords says, and its examples compile.

use crate::files::one;
use zalog_policy::lint::RULES;
use zalog_policy::render;
use zalog_policy::syntax::{Role, TABLE};
use zalog_words::Lang;

fn path() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/language.md")
}

/// The table as the document shows it.
fn words() -> String {
    let mut out = String::new();
    for role in Role::ALL {
        let (ru, en, _) = role.name();
        out.push_str(&format!("\n### {en} ({ru})\n\n| Russian | English |\n| --- | --- |\n"));
        for word in TABLE.iter().filter(|w| w.role == role) {
            let list = |words: &[&str]| words.iter().map(|w| format!("`{w}`")).collect::<Vec<_>>().join(", ");
            out.push_str(&format!("| {} | {} |\n", list(word.ru), list(word.en)));
        }
    }
    out.push('\n');
    out
}

/// The list of rules as the document shows it.
fn rules() -> String {
    let mut out = String::from("| rule | severity | about | what to do |\n| --- | --- | --- | --- |\n");
    for rule in RULES {
        let severity = rule.severity.as_str();
        out.push_str(&format!(
            "| `{}` | {severity} | {} | {} |\n",
            rule.id,
            rule.sentence.0,
            rule.help.0.replace('|', "\\|")
        ));
    }
    out
}

/// The document with the tables of this build.
fn renewed(text: &str) -> String {
    let mut text = text.to_owned();
    for (mark, table) in [("words", words()), ("rules", rules())] {
        let (begin, end) = (format!("<!-- {mark}: begin -->\n"), format!("<!-- {mark}: end -->"));
        let (head, rest) = text.split_once(&begin).expect("the mark where the table begins");
        let (_, tail) = rest.split_once(&end).expect("the mark where the table ends");
        text = format!("{head}{begin}{table}{end}{tail}");
    }
    text
}

#[test]
fn the_document_has_the_tables_of_the_code() {
    let text = std::fs::read_to_string(path()).unwrap();
    let new = renewed(&text);
    let beside = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("language.md");
    if new != text {
        std::fs::write(&beside, new).unwrap();
        panic!("docs/language.md is behind the code: copy {} over it", beside.display());
    }
}

#[test]
fn the_smallest_declaration_compiles() {
    let text = std::fs::read_to_string(path()).unwrap();
    let example = text.split("```kdl\n").nth(1).and_then(|t| t.split("```").next()).unwrap();
    let compiled = one(example);
    assert!(compiled.policy.is_some(), "{}", render(&compiled, Lang::Ru, false));
}
