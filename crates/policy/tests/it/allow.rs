//! `допустить`: what it reaches, what it cannot do, and how the report prints it.

use crate::files::{good, one};
use zalog_policy::{Severity, render, to_json};
use zalog_words::Lang;

fn with(text: &str) -> zalog_policy::Compiled {
    one(format!("{}\n{text}\n", zalog_policy::lint::BASE))
}

const ABROAD: &str = "хранилище облако \"Облако\" ведут=люди страна=Германия { данные почта; }\n";

#[test]
fn a_reason_lets_a_finding_of_the_law_pass_and_is_printed() {
    let compiled = with(ABROAD);
    let finding = compiled.findings.iter().find(|f| f.rule == "localisation").unwrap();
    assert!(finding.bars_publication() && compiled.bars().count() == 1);
    assert!(
        finding
            .law
            .iter()
            .any(|l| l.ru.contains("ч. 5 ст. 18 152-ФЗ") && l.ru.contains("6\u{a0}000\u{a0}000"))
    );
    assert!(render(&compiled, Lang::Ru, false).contains("закон: ч. 5 ст. 18 152-ФЗ"));

    let compiled = with(&format!("{ABROAD}допустить localisation причина=\"решение юриста от 01.12.2026\""));
    assert_eq!((compiled.bars().count(), compiled.allowed().count()), (0, 1));
    let text = render(&compiled, Lang::Ru, false);
    assert!(text.contains("причина: решение юриста от 01.12.2026") && text.contains("допущено: 1"), "{text}");
    let json = to_json(&compiled, Lang::Ru);
    assert_eq!(json.get("bars"), Some(&serde_json::json!(0)));
    assert_eq!(json.pointer("/counts/allowed"), Some(&serde_json::json!(1)));
    let policy = compiled.policy.unwrap();
    assert_eq!(policy.allowances.first().map(|a| a.rule.as_str()), Some("localisation"));
}

#[test]
fn within_a_node_it_speaks_of_that_node_alone() {
    let second = ABROAD
        .replace("облако", "склад")
        .replace("данные почта;", "данные почта; допустить localisation причина=\"да\";");
    let compiled = with(&format!("{ABROAD}{second}"));
    let found: Vec<bool> =
        compiled.findings.iter().filter(|f| f.rule == "localisation").map(|f| f.allowed.is_some()).collect();
    assert_eq!(found, [false, true]);
}

#[test]
fn holes_bar_publication_unless_allowed() {
    let hole = "положение порядок уточнить";
    assert_eq!(with(hole).bars().map(|f| f.rule).collect::<Vec<_>>(), ["hole-left"]);
    let compiled = with(&format!("{hole}\nдопустить hole-left причина=\"проба на закрытом узле\""));
    assert_eq!(compiled.bars().count(), 0, "{}", render(&compiled, Lang::Ru, false));
}

#[test]
fn no_error_can_be_allowed_and_no_reason_left_out() {
    for (text, rule) in [
        ("допустить undefined-reference причина=\"так надо\"", "wrong-value"),
        ("допустить localisation", "missing-value"),
        ("допустить lokalisation причина=\"x\"", "unknown-word"),
        ("допустить", "missing-value"),
    ] {
        let compiled = with(text);
        assert!(compiled.policy.is_none(), "{text}");
        let found: Vec<_> =
            compiled.findings.iter().filter(|f| f.severity == Severity::Error).map(|f| f.rule).collect();
        assert_eq!(found, [rule], "{text}");
    }
}

#[test]
fn the_english_word_is_the_same() {
    let ru = good(format!("{}\n{ABROAD}допустить localisation причина=\"x\"\n", zalog_policy::lint::BASE));
    assert_eq!(ru.allowed().count(), 1);
    let compiled = with("allow localisation reason=\"x\"");
    assert!(compiled.findings.iter().any(|f| f.rule == "language-mixed"));
}
