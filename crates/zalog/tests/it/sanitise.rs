//! `zalog sanitise`: what is held still opens, the operator key is a generation on, an entry says so; and nobody else works
//! on the folder meanwhile.

use std::fs::File;

use zalog_store::Options;

use crate::harness::{Data, OPERATOR, example, zalog};

fn arguments<'a>(folder: &'a str, data: &'a Data) -> Vec<&'a str> {
    vec!["sanitise", folder, "--data", data.arg(), "--draft"]
}

#[test]
fn what_is_held_still_opens_and_what_is_beyond_is_said() {
    let data = Data::new();
    let generation = |data: &Data| {
        let keys = data.keys(Options::default()).operator_keys().unwrap();
        assert_eq!(keys.len(), 1, "an old generation is left");
        keys[0].generation
    };
    let before = generation(&data);
    let folder = example(OPERATOR);
    let said = zalog(&[&arguments(&folder, &data)[..], &["--json"]].concat());
    assert_eq!(said.code, Some(0), "{}{}", said.out, said.err);
    let json = said.json();
    assert_eq!(
        (json["grade"].as_str(), json["generation"].as_u64()),
        (Some("sanitised"), Some(u64::from(before) + 1))
    );
    assert_eq!(json["beyond"], serde_json::json!(["copies", "disk"]));
    // Progress goes to the other stream.
    assert!(said.err.lines().count() >= 3, "{}", said.err);
    assert_eq!(generation(&data), before + 1);
    assert!(data.opens(&data.root()));

    std::fs::create_dir_all(data.path().join("letters")).unwrap();
    std::fs::write(data.path().join("letters/one.txt"), "visitor@example.com").unwrap();
    for lang in ["ru", "en"] {
        let said = zalog(&[&arguments(&folder, &data)[..], &["--lang", lang]].concat());
        assert_eq!(said.code, Some(0), "{}{}", said.out, said.err);
        assert!(said.out.contains("--root") && said.out.contains("letters"), "{}", said.out);
        assert!(!said.out.contains("cli-") && !said.err.contains("cli-"), "{}{}", said.out, said.err);
    }
    assert_eq!(zalog(&["journal", "verify", data.arg()]).code, Some(0));
    assert!(data.opens(&data.root()));
}

#[test]
fn nobody_else_works_on_the_folder_meanwhile() {
    let data = Data::new();
    let folder = example(OPERATOR);
    let sanitise = arguments(&folder, &data);
    let rotate = ["key", "rotate", "--operator", "--data", data.arg()];
    let serve = ["serve", folder.as_str(), "--data", data.arg(), "--draft", "--listen", "127.0.0.1:0"];
    let lock = File::create(data.path().join("lock")).unwrap();
    lock.lock_shared().unwrap();
    for args in [&sanitise[..], &rotate] {
        let said = zalog(args);
        assert_eq!((said.code, said.out.as_str()), (Some(1), ""), "{args:?}");
        assert!(!said.err.is_empty());
    }
    lock.unlock().unwrap();
    lock.lock().unwrap();
    for args in [&sanitise[..], &rotate, &serve] {
        assert_eq!(zalog(args).code, Some(1), "{args:?}");
    }
    lock.unlock().unwrap();
    assert_eq!(zalog(&rotate).code, Some(0));
}
