//! Every file of `test_data/err`, as people see it in both languages and as JSON, beside it in a `.snap`.

use crate::files::one;
use std::path::Path;
use zalog_policy::{fixed, render, to_json};
use zalog_words::Lang;

#[test]
fn findings_are_drawn() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("test_data/err");
    let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|p| p.extension().is_some_and(|e| e == "kdl"));
    files.sort();
    assert!(files.len() >= 8, "the error examples are gone");
    for path in files {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let compiled = one(std::fs::read(&path).unwrap());
        assert!(compiled.policy.is_none(), "{name} compiles");
        let text = format!("{}\n{}", render(&compiled, Lang::Ru, false), render(&compiled, Lang::En, false));
        insta::with_settings!({ snapshot_path => folder.clone(), prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(name, text);
        });
    }
}

#[test]
fn colour_changes_nothing_but_colour() {
    let compiled = one("политика «Тест» { нормы РФ; }");
    let (plain, colour) = (render(&compiled, Lang::Ru, false), render(&compiled, Lang::Ru, true));
    assert!(colour.contains("\u{1b}["));
    let mut stripped = String::new();
    let mut rest = colour.as_str();
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        stripped.push_str(before);
        rest = after.split_once('m').map_or("", |(_, r)| r);
    }
    stripped.push_str(rest);
    assert_eq!(stripped, plain);
}

#[test]
fn the_json_has_a_stable_shape() {
    let compiled = one("политика \"Тест\" {\n    нормы РФ, РК\n}\n");
    insta::assert_snapshot!("json", serde_json::to_string_pretty(&to_json(&compiled, Lang::En)).unwrap());
}

#[test]
fn columns_are_counted_in_characters() {
    let compiled = one("политика \"Тест\" {\n    нормы РФ, РК\n}\n");
    let comma = compiled.findings.iter().find(|f| f.rule == "comma-in-list").unwrap();
    assert_eq!((comma.line, comma.column), (2, 13));
}

#[test]
fn a_fix_heals_what_it_was_offered_for() {
    for rule in zalog_policy::lint::RULES {
        let compiled = one(rule.bad.file());
        if !compiled.findings.iter().any(|f| f.rule == rule.id && f.fix.is_some()) {
            continue;
        }
        let text =
            fixed(&compiled).into_iter().find(|(name, _)| name == "policy.kdl").expect("a changed file").1;
        let again = one(text.clone());
        assert!(
            !again.findings.iter().any(|f| f.rule == rule.id && f.fix.is_some()),
            "{}: still there after the fix\n{text}\n{}",
            rule.id,
            render(&again, Lang::Ru, false)
        );
    }
}
