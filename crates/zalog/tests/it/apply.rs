//! `zalog plan NEW --data` and `zalog apply` on an installation.

use crate::harness::{Data, OPERATOR, STAFF, declared, example, zalog};

/// The example as its next edition, with a shorter limit on what is kept of certificates.
fn next(day: &str) -> tempfile::TempDir {
    let text = std::fs::read_to_string(format!("{}/policy.kdl", example(OPERATOR))).unwrap();
    let text = text.replace("редакция 1 ", &format!("редакция 2 {day} "));
    declared(&text.replace("предел 1 год после=получения", "предел 6 месяцев после=получения"))
}

#[test]
fn a_plan_writes_nothing_and_an_edition_is_published_once() {
    let data = Data::new();
    let new = next("");
    let folder = new.path().to_str().unwrap();
    let before = zalog(&["journal", "verify", data.arg(), "--json"]).json();
    let plan = zalog(&["plan", folder, "--data", data.arg(), "--draft", "--json"]);
    let json = plan.json();
    assert_eq!((plan.code, json["store"]["people"].as_u64()), (Some(0), Some(1)), "{json}");
    let dry = zalog(&["apply", folder, "--data", data.arg(), "--draft", "--dry-run"]);
    assert_eq!(dry.code, Some(0), "{}", dry.err);
    assert_eq!(before, zalog(&["journal", "verify", data.arg(), "--json"]).json(), "nothing was written");
    // Fields to fill in bar it from a public host.
    let public = zalog(&["apply", folder, "--data", data.arg(), "--yes"]);
    assert_eq!((public.code, public.out.as_str()), (Some(1), ""));
    let nobody =
        ["apply", folder, "--data", data.arg(), "--draft", "--yes", "--author", "nobody@example.com"];
    let refused = zalog(&nobody);
    assert!(refused.code == Some(1) && refused.err.contains("zalog staff add"), "{}", refused.err);
    assert_eq!(before, zalog(&["journal", "verify", data.arg(), "--json"]).json(), "nothing was written");
    let args = ["apply", folder, "--data", data.arg(), "--draft", "--yes", "--author", STAFF];
    let done = zalog(&[&args[..], &["--json"]].concat());
    assert_eq!((done.code, done.json()["published"]["id"].as_i64()), (Some(0), Some(2)), "{}", done.err);
    let again = zalog(&args);
    assert_eq!((again.code, again.out.as_str()), (Some(0), ""), "once: {}", again.err);
    // The way back is an edition of its own: two of one number could not be told apart.
    let back = zalog(&["apply", &example(OPERATOR), "--data", data.arg(), "--draft", "--yes"]);
    assert_eq!((back.code, back.out.as_str()), (Some(1), ""));
    assert!(back.err.contains("редакция 3"), "{}", back.err);
}

#[test]
fn an_edition_of_a_later_day_waits_and_may_be_withdrawn_with_a_reason() {
    let data = Data::new();
    let new = next("действует=\"01.12.2099\"");
    let folder = new.path().to_str().unwrap();
    let apply = |more: &[&str]| zalog(&[&["apply", folder, "--data", data.arg(), "--draft"], more].concat());
    let other = apply(&["--yes", "--effective", "2099-12-02"]);
    assert_eq!(other.code, Some(1), "the declaration names another day: {}", other.out);
    assert_eq!(apply(&["--yes"]).code, Some(0));
    assert_eq!(apply(&["--withdraw", "2"]).code, Some(2), "not without a reason");
    let gone = apply(&["--withdraw", "2", "--reason", "другой день"]);
    assert_eq!(gone.code, Some(0), "{}", gone.err);
    assert_eq!(apply(&["--withdraw", "2", "--reason", "другой день"]).code, Some(1), "once");
    assert_eq!(apply(&["--withdraw", "1", "--reason", "другой день"]).code, Some(1), "it is in force");
}

#[test]
fn apply_says_what_is_missing() {
    let empty = tempfile::tempdir().unwrap();
    let said = zalog(&["apply", &example(OPERATOR), "--data", empty.path().to_str().unwrap(), "--draft"]);
    assert_eq!((said.code, said.out.as_str()), (Some(1), ""));
    let wrong = zalog(&["plan", &example(OPERATOR)]);
    assert_eq!(wrong.code, Some(2), "one edition alone says nothing");
}
