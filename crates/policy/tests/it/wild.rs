//! Whatever is typed: no panic, an end, and a policy only when there is no error.

use crate::files::one;
use proptest::prelude::*;
use zalog_policy::{Severity, fixed, render, to_json};
use zalog_words::Lang;

const CLINIC: &str = include_str!("../../test_data/ok/clinic.kdl");

/// What must hold of any compilation.
fn holds(bytes: Vec<u8>) {
    let compiled = one(bytes);
    let failed = compiled.findings.iter().any(|f| f.severity == Severity::Error);
    assert_eq!(compiled.policy.is_none(), failed);
    for finding in &compiled.findings {
        let file = compiled.sources.get(finding.span.file).expect("a file of the compilation");
        assert!(finding.span.start <= finding.span.end && finding.span.end <= file.text.len(), "{finding:?}");
        assert!(!finding.message.ru.is_empty() && !finding.message.en.is_empty());
        assert!(finding.line >= 1 && finding.column >= 1);
        assert_ne!(file.name, "engine.kdl", "{finding:?}");
    }
    let _ = (render(&compiled, Lang::Ru, true), to_json(&compiled, Lang::En), fixed(&compiled));
}

/// Pieces that a broken declaration is made of.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        proptest::sample::select(vec![
            "политика",
            "цель",
            "срок",
            "данные",
            "фио",
            "основание",
            "согласие",
            "форма",
            "обязательно",
            "уточнить",
            "purpose",
            "{",
            "}",
            "\"",
            "«",
            "»",
            ",",
            ":",
            "=",
            ";",
            "\n",
            " ",
            "—",
            "/*",
            "*/",
            "//",
            "/-",
            "\\",
            "#",
            "(",
            ")",
            "30дней",
            "30",
            "дней",
            "15.12.2026",
            "+7(921)000-00-00",
            "0207083893",
            "3.2.1",
            "r#\"",
            "\"\"\"",
            "\u{ad}",
            "\u{feff}",
            "#true",
            "сookie",
            "до=отзыва",
            "вместе-с=кабинет",
            "пункт=\"1.1-1.99\"",
            "en=\"x\"",
            "кнопка-en=\"x\"",
            "\t",
            "\r\n",
            "http://a.b",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,6}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bytes(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        holds(bytes);
    }

    #[test]
    fn pieces(pieces in proptest::collection::vec(piece(), 0..60)) {
        holds(pieces.concat().into_bytes());
    }

    #[test]
    fn mutated(at in 0_usize..5000, cut in 0_usize..40, insert in piece()) {
        let chars: Vec<char> = CLINIC.chars().collect();
        let at = at % chars.len();
        let mut text: String = chars.iter().take(at).collect();
        text.push_str(&insert);
        text.extend(chars.iter().skip(at + cut));
        holds(text.into_bytes());
    }
}

#[test]
fn deep_and_long_files_end() {
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("braces", "а{".repeat(100_000).into_bytes()),
        ("comments", "/*".repeat(100_000).into_bytes()),
        ("brackets", "(".repeat(100_000).into_bytes()),
        ("quotes", "\"".repeat(100_001).into_bytes()),
        ("quotation marks", "«".repeat(100_000).into_bytes()),
        ("one line", "слово ".repeat(20_000).into_bytes()),
        ("commas", "а,".repeat(5_000).into_bytes()),
        ("too long", vec![b'a'; 2 * 1024 * 1024]),
        ("many nodes", format!("{CLINIC}{}", "положение а \"б\"\n".repeat(1_500)).into_bytes()),
    ];
    for (what, bytes) in cases {
        println!("{what}");
        holds(bytes);
    }
}

#[test]
fn a_circle_of_files_ends() {
    let folder = crate::files::Folder(vec![
        ("policy.kdl".to_owned(), "политика \"x\" { нормы РФ; }\nвключить \"b.kdl\"\n".into()),
        ("b.kdl".to_owned(), "включить \"policy.kdl\"\nвключить \"b.kdl\"\nвключить \"../c.kdl\"\n".into()),
    ]);
    let compiled = zalog_policy::compile(&folder);
    assert!(compiled.findings.iter().any(|f| f.rule == "include-failed"));
}
