//! Whatever is typed: no panic, an end, and a policy only when there is no error.

use crate::files::one;
use proptest::prelude::*;
use zalog_policy::{MAX_FINDINGS, Severity, Unformatted, fixed, format, render, to_json, to_sarif};
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
    assert!(compiled.findings.len() <= MAX_FINDINGS);
    let _ = (render(&compiled, Lang::Ru, true), to_json(&compiled, Lang::En), fixed(&compiled));
    let _ = serde_json::to_string(&to_sarif(&compiled, Lang::En, "")).unwrap();
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

/// Longest time a file of 1 MiB may take here, where nothing is optimised and others work beside.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(120);

/// Makes a piece of text from a source of numbers below a bound.
type Piece<'a> = &'a mut dyn FnMut(&mut dyn FnMut(usize) -> usize) -> String;

/// Megabytes of what comes: nothing panics, everything ends, and what is said of it stays small.
#[test]
fn a_megabyte_of_anything_ends() {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = move |n: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state).unwrap_or(0) % n
    };
    let size = 1024 * 1024 - 4096;
    let pieces = [
        "цель",
        "срок",
        "данные",
        "фио",
        "основание",
        "согласие",
        "уточнить",
        "purpose",
        "{",
        "}",
        "\"",
        "«",
        ",",
        "=",
        ";",
        "\n",
        " ",
        "//",
        "/-",
        "\\",
        "30",
        "дней",
        "15.12.2026",
        "+7(921)000-00-00",
        "0207083893",
        "\"\"\"",
        "сookie",
        "до=отзыва",
        "пункт=\"1.1-1.99\"",
        "\r\n",
        "http://a.b",
        "положение",
        "допустить",
    ];
    let mut fill = |piece: Piece<'_>| {
        let mut text = String::new();
        while text.len() < size {
            text.push_str(&piece(&mut next));
        }
        text.into_bytes()
    };
    let base = zalog_policy::lint::BASE;
    let words = fill(&mut |n| format!("{} ", pieces[n(pieces.len())]));
    let statements =
        fill(&mut |n| format!("положение с{} \"Текст «ООО» http://a{}.ru {}\"\n", n(99999), n(999), n(9)));
    let slips = fill(&mut |n| format!("сайт \"a{}.ru\" плащадка=тильда странницы=x{} цвет=y\n", n(99), n(9)));
    let line = fill(&mut |n| format!("положение с{} \"т{}\"; ", n(99999), n(99999)));
    let cookies = fill(&mut |n| format!("cookie \"c{}\" срок=\"{} дней\"\n", n(999_999), n(50)));
    let bytes: Vec<u8> = fill(&mut |n| "x".repeat(1 + n(7)))
        .iter()
        .enumerate()
        .map(|(i, b)| b ^ (i * 31 % 251) as u8)
        .collect();
    let with_base = |tail: Vec<u8>| [base.as_bytes(), &tail].concat();
    for (what, file) in [
        ("words", words),
        ("statements", with_base(statements)),
        ("slips", with_base(slips)),
        ("one line", with_base(line)),
        ("cookies", with_base(cookies)),
        ("bytes", bytes),
        ("one value", with_base(format!("положение а \"{}\"", "а".repeat(size / 2)).into_bytes())),
    ] {
        let begin = std::time::Instant::now();
        holds(file);
        let took = begin.elapsed();
        println!("{what}: {took:?}");
        assert!(took < PATIENCE, "{what} took {took:?}");
    }
}

/// What a fuzzer once found, or is to begin with: every file of the corpus compiles to its end and is formatted or refused.
#[test]
fn the_corpus_of_the_fuzzer_holds() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fuzz/corpus/compile");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 20, "the corpus is gone");
    for path in files {
        let bytes = std::fs::read(&path).unwrap();
        println!("{}", path.display());
        holds(bytes.clone());
        let folder = crate::files::Folder(vec![("policy.kdl".to_owned(), bytes.clone())]);
        match format(&folder, None) {
            Ok(files) => {
                let again = crate::files::Folder(
                    files.iter().map(|f| (f.name.clone(), f.text.clone().into_bytes())).collect(),
                );
                assert!(format(&again, None).unwrap().iter().all(|f| !f.changed), "{}", path.display());
            }
            Err(Unformatted::Errors) => assert!(one(bytes).policy.is_none()),
            Err(error) => panic!("{}: {error}", path.display()),
        }
    }
}
