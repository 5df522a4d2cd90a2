//! `zalog text --format pdf` and the program that sets type. The pages themselves are looked at in the tests of
//! `zalog-press`; here stands how `zalog` finds that program, what it hands over, and what it does without it.
#![cfg(unix)]

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

use crate::harness::{example, zalog};

/// `zalog` in a folder of its own, so that what lies beside it is known.
fn alone() -> tempfile::TempDir {
    let built = Path::new(env!("CARGO_BIN_EXE_zalog"));
    let folder = tempfile::tempdir_in(built.parent().unwrap()).unwrap();
    std::fs::hard_link(built, folder.path().join("zalog")).unwrap();
    folder
}

/// A program of that name and content beside it.
fn with_press(folder: &Path, script: &str) {
    let file = folder.join("zalog-press");
    std::fs::write(&file, format!("#!/bin/sh\n{script}\n")).unwrap();
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o755)).unwrap();
}

fn run(folder: &Path, path: &str, args: &[&str]) -> Output {
    Command::new(folder.join("zalog")).args(args).env_clear().env("PATH", path).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn without_the_program_it_says_what_to_do() {
    let folder = alone();
    let output = run(folder.path(), "", &["text", &example("smile"), "--format", "pdf"]);
    assert_eq!(output.status.code(), Some(1));
    let said = said(&output);
    assert!(output.stdout.is_empty() && said.contains("cargo build --release -p zalog-press"), "{said}");
    assert!(said.contains("/policy/print"), "{said}");
}

#[test]
fn the_sheet_is_handed_over_and_the_answer_handed_on() {
    let folder = alone();
    with_press(folder.path(), "/bin/cat");
    let file = folder.path().join("policy.pdf");
    let out = file.display().to_string();
    for args in [vec!["--lang", "ru"], vec!["--lang", "en", "--document", "cookies"]] {
        let operator = example("smile");
        let mut all = vec!["text", operator.as_str(), "--format", "pdf", "--out", &out];
        all.extend(&args);
        let output = run(folder.path(), "", &all);
        assert!(output.status.success() && output.stdout.is_empty(), "{}", said(&output));
        let sheet: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
        let mut tree = vec!["text", operator.as_str(), "--json"];
        tree.extend(&args);
        assert_eq!(sheet["document"], zalog(&tree).json());
        assert_eq!(sheet["frame"]["site"], "https://pd.smileprogress.ru");
    }
    // To standard output as well, byte for byte.
    let output = run(folder.path(), "", &["text", &example("smile"), "--format", "pdf"]);
    assert!(serde_json::from_slice::<Value>(&output.stdout).is_ok(), "{}", said(&output));
}

#[test]
fn it_is_found_beside_the_program_first_and_then_in_the_path() {
    let (folder, elsewhere) = (alone(), tempfile::tempdir().unwrap());
    with_press(elsewhere.path(), "echo elsewhere");
    let path = format!("relative:{}", elsewhere.path().display());
    let args = ["text", &example("smile"), "--format", "pdf"];
    assert_eq!(run(folder.path(), &path, &args).stdout, b"elsewhere\n");
    with_press(folder.path(), "echo beside");
    assert_eq!(run(folder.path(), &path, &args).stdout, b"beside\n");
}

#[test]
fn it_is_started_without_the_environment_and_its_refusal_is_told() {
    let folder = alone();
    with_press(folder.path(), "cat > /dev/null 2>&1; echo \"reason: [$ZALOG_ROOT_KEY]\" >&2; exit 1");
    let mut command = Command::new(folder.path().join("zalog"));
    command.args(["text", &example("smile"), "--format", "pdf"]).env_clear().env("ZALOG_ROOT_KEY", "secret");
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty() && said(&output).contains("reason: []"), "{}", said(&output));
}

#[test]
fn an_answer_without_end_is_cut_off() {
    let folder = alone();
    with_press(folder.path(), "exec /usr/bin/yes");
    let output = run(folder.path(), "", &["text", &example("smile"), "--format", "pdf"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("16777216"), "{}", said(&output));
}
