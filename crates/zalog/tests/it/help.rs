//! Exit codes, help in both languages, and that no word of the catalogue is missing.

use crate::harness::{Said, declared, example, zalog, zalog_with};

const COMMANDS: &[&[&str]] = &[
    &[],
    &["demo"],
    &["check"],
    &["explain"],
    &["fmt"],
    &["law"],
    &["text"],
    &["trace"],
    &["show"],
    &["serve"],
    &["journal"],
    &["journal", "verify"],
    &["key"],
    &["key", "rotate"],
    &["doctor"],
    &["sanitise"],
    &["staff", "add"],
    &["staff", "list"],
    &["token"],
    &["token", "add"],
    &["token", "list"],
    &["token", "revoke"],
];

fn cyrillic(text: &str) -> bool {
    text.chars().any(|c| ('а'..='я').contains(&c.to_ascii_lowercase()))
}

#[test]
fn exit_codes_say_done_finding_or_wrong_use() {
    let (sound, broken) = (example("smile"), declared("политика «Данные» { нормы РФ; }"));
    let broken = broken.path().display().to_string();
    let empty = tempfile::tempdir().unwrap();
    let empty = empty.path().display().to_string();
    let cases: &[(&[&str], i32)] = &[
        (&["--help"], 0),
        (&["--version"], 0),
        (&["check", &sound], 0),
        (&["explain"], 0),
        (&["explain", "localisation"], 0),
        (&["explain", "lokalisation"], 2),
        (&["fmt", &sound, "--check"], 0),
        (&["fmt", &sound, "--check", "--lang", "en"], 1),
        (&["fmt", &broken], 1),
        (&["fmt", &empty], 2),
        (&["law", "ru"], 0),
        (&["law", "us"], 2),
        (&["law", "ru", "--when", "access"], 2),
        (&["law", "ru", "--when", "nothing", "--from", "2026-12-28"], 1),
        (&["text", &sound], 0),
        (&["show", &sound], 0),
        (&["show", &sound, "--full"], 0),
        (&["trace", &sound, "--node", "other-purposes"], 0),
        (&["trace", &sound, "--node", "no-such-node"], 2),
        (&["trace", &sound, "--clause", "77.7"], 2),
        (&["trace", &broken], 1),
        (&["check", &broken], 1),
        (&["text", &broken], 1),
        (&["show", &broken], 1),
        (&["doctor", &broken], 1),
        (&["serve", &broken], 1),
        (&["text", &sound, "--document", "nothing"], 1),
        (&["text", &sound, "--document", "consent/nothing"], 1),
        (&["text", &sound, "--document", "list"], 0),
        (&["text", &sound, "--document", "notice/change"], 0),
        (&["text", &sound, "--document", "ropa", "--format", "csv", "--bom"], 0),
        (&["text", &sound, "--document", "policy", "--format", "csv"], 2),
        (&["journal", "verify", &empty], 1),
        (&["key", "rotate", "--operator", "--data", &empty], 1),
        (&["doctor", &sound, "--data", &empty, "--config", "/nowhere/zalog.toml"], 1),
        (&[], 2),
        (&["nonsense"], 2),
        (&["check"], 2),
        (&["check", &empty], 2),
        (&["check", "/nowhere/at/all"], 2),
        (&["check", &sound, "--nonsense"], 2),
        (&["--lang", "de", "check", &sound], 2),
        (&["text", &sound, "--format", "docx"], 2),
        (&["journal"], 2),
        (&["key", "rotate"], 2),
        (&["key", "rotate", "--root", "--operator"], 2),
        (&["demo", "--port", "many"], 2),
    ];
    for (args, code) in cases {
        let Said { code: ended, out, err } = zalog(args);
        assert_eq!(ended, Some(*code), "{args:?}: {out}{err}");
        // Whoever fails says why, on the error stream or as findings.
        assert!(*code == 0 || !(out.is_empty() && err.is_empty()), "{args:?} failed without a word");
    }
}

#[test]
fn help_is_in_the_language_asked_for() {
    for command in COMMANDS {
        let mut args = command.to_vec();
        args.push("--help");
        let russian = zalog(&args);
        let by_environment = zalog_with(&[("LANG", "en_GB.UTF-8")], &args);
        args.extend(["--lang", "en"]);
        let english = zalog(&args);
        for said in [&russian, &by_environment, &english] {
            assert_eq!(said.code, Some(0), "{command:?}");
            assert!(!said.out.contains("cli-") && said.err.is_empty(), "{command:?}: {}", said.out);
        }
        assert!(cyrillic(&russian.out), "{command:?}: {}", russian.out);
        assert!(!cyrillic(&english.out), "{command:?}: {}", english.out);
        assert_eq!(english.out, by_environment.out, "{command:?}");
    }
}
