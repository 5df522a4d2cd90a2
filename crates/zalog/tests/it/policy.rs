//! `check`, `text` and `show` on the examples and on a broken file.

use crate::harness::{declared, example, zalog};

const EXAMPLES: [&str; 5] = ["pumpa", "proedu", "smile", "progtime", "prommet"];

#[test]
fn findings_have_a_place_and_a_shape() {
    // A name in quotes that are not straight, in the second line.
    let broken = declared("политика \"Данные\" формат=1 {\n    нормы «РФ»\n}\n");
    let folder = broken.path().display().to_string();
    let said = zalog(&["check", &folder]);
    assert_eq!(said.code, Some(1));
    assert!(said.out.contains("policy.kdl:2:"), "{}", said.out);
    let json = zalog(&["check", &folder, "--json"]);
    assert_eq!(json.code, Some(1));
    let json = json.json();
    assert!(json["counts"]["error"].as_u64().unwrap() > 0);
    for finding in json["findings"].as_array().unwrap() {
        assert!(
            finding["rule"].is_string() && finding["severity"].is_string() && finding["message"].is_string()
        );
        let at = &finding["at"];
        assert!(at["line"].as_u64().unwrap() >= 1 && at["column"].as_u64().unwrap() >= 1, "{finding}");
    }
    for name in EXAMPLES {
        let json = zalog(&["check", &example(name), "--json"]);
        assert_eq!((json.code, json.json()["counts"]["error"].as_u64()), (Some(0), Some(0)), "{name}");
    }
}

#[test]
fn every_text_comes_in_every_format() {
    for name in EXAMPLES {
        let folder = example(name);
        for document in ["policy", "cookies", "acknowledgement"] {
            let text = |more: &[&str]| {
                let mut args = vec!["text", folder.as_str(), "--document", document];
                args.extend(more);
                let said = zalog(&args);
                assert_eq!(said.code, Some(0), "{name} {document} {more:?}: {}", said.err);
                said.out
            };
            let plain = text(&[]);
            assert_eq!(plain, text(&["--format", "txt"]));
            assert!(!plain.contains("<p>") && plain.chars().count() > 100, "{name} {document}");
            assert!(text(&["--format", "md"]).starts_with("# "), "{name} {document}");
            assert!(text(&["--format", "html"]).starts_with("<article"), "{name} {document}");
            let tree: serde_json::Value = serde_json::from_str(&text(&["--json"])).unwrap();
            assert!(tree.is_object(), "{name} {document}");
            assert_ne!(plain, text(&["--lang", "en"]), "{name} {document}: the same in both languages");
        }
        let policy = zalog(&["show", &folder, "--json"]).json();
        for part in ["operator", "purposes", "items", "forms"] {
            assert!(policy.get(part).is_some(), "{name}: no {part}");
        }
        let consented = policy["consents"][0]["purpose"].as_str().unwrap();
        let document = format!("consent/{consented}");
        assert_eq!(zalog(&["text", &folder, "--document", &document]).code, Some(0), "{name} {document}");
    }
}

#[test]
fn safe_changes_are_made_on_request() {
    let text = std::fs::read_to_string(format!("{}/policy.kdl", example("smile"))).unwrap();
    // Typed by a word processor, with the quotation marks of the language about a value.
    let (before, after) = text.split_once("\nсайт \"").unwrap();
    let (host, after) = after.split_once('"').unwrap();
    let broken = format!("{before}\nсайт «{host}»{after}");
    let folder = declared(&broken);
    let arg = folder.path().display().to_string();
    assert_eq!(zalog(&["check", &arg]).code, Some(1));
    let said = zalog(&["check", &arg, "--fix"]);
    assert_eq!(said.code, Some(0), "{}{}", said.out, said.err);
    assert_eq!(std::fs::read_to_string(folder.path().join("policy.kdl")).unwrap(), text);
}
