//! `doctor` and `staff add` on an installation.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::harness::{Data, OPERATOR, example, zalog};

#[test]
fn doctor_looks_and_says_what_is_wrong() {
    let data = Data::new();
    let folder = example(OPERATOR);
    // The example has fields to fill in: for a public host that is refused, and with --draft it is a finding.
    let refused = zalog(&["doctor", &folder, "--data", data.arg()]);
    assert_eq!((refused.code, refused.out.as_str()), (Some(1), ""));
    let before = zalog(&["journal", "verify", data.arg(), "--json"]).json();
    let said = zalog(&["doctor", &folder, "--data", data.arg(), "--draft", "--json"]);
    let json = said.json();
    let checks = json["checks"].as_array().unwrap();
    let wrong: Vec<&str> =
        checks.iter().filter(|c| c["fine"] == false).map(|c| c["name"].as_str().unwrap()).collect();
    assert_eq!((said.code, wrong.as_slice()), (Some(1), ["doctor-holes"].as_slice()), "{json}");
    assert!(checks.iter().all(|c| c["value"].is_string()));
    let limits = json["limits"].as_array().unwrap();
    assert!(limits.len() > 20 && limits.iter().all(|l| l["value"].is_u64() && l["unit"].is_string()));
    // Whoever looks leaves nothing behind.
    assert_eq!(before, zalog(&["journal", "verify", data.arg(), "--json"]).json());
    let plain = zalog(&["doctor", &folder, "--data", data.arg(), "--draft", "--lang", "en"]);
    assert!(!plain.out.contains("doctor-") && plain.out.contains("SQLite"), "{}", plain.out);
}

#[test]
fn staff_are_added_with_a_password_from_the_input() {
    let data = Data::new();
    let folder = example(OPERATOR);
    let role = zalog(&["show", &folder, "--json"]).json()["roles"][0]["slug"].as_str().unwrap().to_owned();
    let add = |login: &str, role: &str, password: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_zalog"));
        command.args([
            "staff",
            "add",
            &folder,
            "--data",
            data.arg(),
            "--draft",
            "--login",
            login,
            "--role",
            role,
        ]);
        let mut child = command
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(format!("{password}\n").as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    assert_eq!(add("new@example.com", &role, "трава у дома"), (Some(0), String::new()));
    for (login, role, password) in [
        ("new@example.com", role.as_str(), "трава у дома"),
        ("other@example.com", "nobody", "трава у дома"),
        ("other@example.com", role.as_str(), "мало"),
    ] {
        let (code, said) = add(login, role, password);
        assert_eq!(code, Some(1), "{login} {role}");
        assert!(!said.is_empty() && !said.contains(password), "{said}");
    }
    // Nobody is said to have undertaken what he did not.
    let list = zalog(&["staff", "list", &folder, "--data", data.arg(), "--draft", "--json"]).json();
    let of = |login: &str| list.as_array().unwrap().iter().find(|one| one["login"] == login).unwrap();
    assert!(of("new@example.com")["undertakings"]["confidentiality"].is_null(), "{list}");
    let plain = zalog(&["staff", "list", &folder, "--data", data.arg(), "--draft", "--lang", "en"]);
    assert!(
        plain.out.contains("confidentiality: not given") && plain.out.contains("on paper"),
        "{}",
        plain.out
    );
}
