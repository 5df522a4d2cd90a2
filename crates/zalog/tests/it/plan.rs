//! `plan`: two editions from disk, in every form, and how it ends.

use crate::harness::{declared, example, zalog};

#[test]
fn two_editions_are_compared() {
    let old = example("smile");
    let text = std::fs::read_to_string(format!("{old}/policy.kdl")).unwrap();
    let changed = text.replace("срок 30 дней после=ответа", "срок 60 дней после=ответа");
    assert_ne!(text, changed);
    let folder = declared(&changed);
    // A folder and a file of any name are the same to it.
    let file = folder.path().join("next.kdl");
    std::fs::copy(folder.path().join("policy.kdl"), &file).unwrap();
    for new in [folder.path().display().to_string(), file.display().to_string()] {
        let said = zalog(&["plan", &old, &new, "--lang", "en"]);
        assert_eq!(said.code, Some(0), "{}", said.err);
        assert!(said.out.contains("New consent needed") && said.out.contains("[-30-]{+60+}"), "{}", said.out);
        assert!(!said.out.contains('\u{1b}'), "colours only for eyes");
        let json = zalog(&["plan", &old, &new, "--json"]).json();
        assert_eq!(json["changes"][0]["node"], "purpose/call-back/keep");
        assert_eq!(json["class"], "new-consent");
        assert!(zalog(&["plan", &old, &new, "--md", "--lang", "en"]).out.contains("~~30~~**60**"));
    }
    let same = zalog(&["plan", &old, &old, "--json"]);
    assert_eq!((same.code, same.json()["changes"].as_array().map(Vec::len)), (Some(0), Some(0)));
}

#[test]
fn what_cannot_be_compared_is_said() {
    let old = example("smile");
    let broken = declared("политика \"Данные\" формат=1 {\n    нормы «РФ»\n}\n");
    let folder = broken.path().display().to_string();
    let said = zalog(&["plan", &old, &folder]);
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("policy.kdl:2:"), "{}", said.err);
    assert_eq!(zalog(&["plan", &folder, "/nowhere"]).code, Some(2));
    assert_eq!(zalog(&["plan", &old]).code, Some(2));
}
