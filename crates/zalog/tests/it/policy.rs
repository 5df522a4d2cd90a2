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

#[test]
fn a_rule_is_explained() {
    let said = zalog(&["explain", "localisation"]);
    assert!(said.out.contains("ч. 8 ст. 13.11 КоАП РФ") && said.out.contains("Нарушает:"), "{}", said.out);
    let json = zalog(&["explain", "--json", "--lang", "en"]).json();
    let rules = json.as_array().unwrap();
    assert!(rules.len() > 80 && rules.iter().all(|r| r["sentence"].is_string() && r["breaks"].is_string()));
    let missed = zalog(&["explain", "lokalisation"]);
    assert!(missed.err.contains("localisation") && missed.out.is_empty(), "{}", missed.err);
}

#[test]
fn what_the_law_is_against_bars_a_public_host_unless_allowed() {
    let base = zalog_policy::lint::BASE;
    let abroad = "хранилище облако \"Облако\" ведут=люди страна=Германия { данные почта; }\n";
    let allow = "допустить localisation причина=\"почта граждан Германии\"\n";
    // The root key is none, so that serving ends before it begins: what comes first is asked for here.
    let nowhere = tempfile::tempdir().unwrap();
    std::fs::write(nowhere.path().join("root.key"), "no key").unwrap();
    let serve = |text: &str, more: &[&str]| {
        let folder = declared(text);
        let folder = folder.path().display().to_string();
        let data = nowhere.path().display().to_string();
        let mut args = vec!["serve", folder.as_str(), "--data", data.as_str()];
        args.extend(more);
        zalog(&args)
    };
    let barred = serve(&format!("{base}{abroad}"), &[]);
    assert_eq!(barred.code, Some(1));
    assert!(barred.err.contains("[localisation]") && barred.err.contains("допустить"), "{}", barred.err);
    let allowed = serve(&format!("{base}{abroad}{allow}"), &[]);
    assert!(allowed.err.contains("Причина: почта граждан Германии"), "{}", allowed.err);
    assert!(!allowed.err.contains("нельзя опубликовать"), "{}", allowed.err);
    for (text, more) in [
        (format!("{base}{abroad}"), ["--draft"].as_slice()),
        (format!("{base}{abroad}"), ["--host", "romashka.localhost=romashka"].as_slice()),
    ] {
        let said = serve(&text, more);
        assert!(!said.err.contains("[localisation]"), "{more:?}: {}", said.err);
    }
}

#[test]
fn what_may_not_be_served_leaves_nothing_behind() {
    let place = tempfile::tempdir().unwrap();
    let data = place.path().join("data");
    let abroad = "хранилище облако \"Облако\" ведут=люди страна=Германия { данные почта; }\n";
    let barred = format!("{}{abroad}", zalog_policy::lint::BASE);
    for text in [barred.as_str(), "политика \"Данные\" формат=1 { нормы; }\n"] {
        let folder = declared(text);
        let said = zalog(&["serve", folder.path().to_str().unwrap(), "--data", data.to_str().unwrap()]);
        assert_eq!(said.code, Some(1), "{}", said.err);
        assert!(!data.exists(), "{text}");
    }
}

#[test]
fn a_code_host_gets_sarif() {
    let broken = declared("политика \"Данные\" формат=1 {\n    нормы «РФ»\n}\n");
    let folder = broken.path().canonicalize().unwrap().display().to_string();
    let said = zalog(&["check", &folder, "--format", "sarif"]);
    assert_eq!(said.code, Some(1));
    let log = said.json();
    assert_eq!(log["version"], "2.1.0");
    let place = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    let file = place["artifactLocation"]["uri"].as_str().unwrap();
    assert_eq!(file, format!("file://{folder}/policy.kdl"));
    assert!(place["region"]["startLine"].is_u64());
    assert_eq!(zalog(&["check", &folder, "--format", "json"]).out, zalog(&["check", &folder, "--json"]).out);
}

#[test]
fn a_declaration_is_written_in_one_way_and_turned_over() {
    for name in EXAMPLES {
        assert_eq!(zalog(&["fmt", &example(name), "--check"]).code, Some(0), "{name} is not formatted");
    }
    let text = std::fs::read_to_string(format!("{}/policy.kdl", example("smile"))).unwrap();
    let untidy = text.replace("\n    ", "\n  ").replace("срок ", "СРОК   ");
    let folder = declared(&untidy);
    let arg = folder.path().display().to_string();
    let held = || std::fs::read_to_string(folder.path().join("policy.kdl")).unwrap();
    let looked = zalog(&["fmt", &arg, "--check"]);
    assert_eq!((looked.code, held() == untidy), (Some(1), true), "{}", looked.err);
    assert!(looked.out.contains("policy.kdl"));
    assert_eq!(zalog(&["fmt", &arg]).code, Some(0));
    assert_eq!(held(), text);
    assert_eq!(zalog(&["fmt", &arg, "--lang", "en"]).code, Some(0));
    assert!(held().contains("purpose ") && held().contains("texts=ru") && !held().contains("\nцель "));
    assert_eq!(zalog(&["check", &arg, "--json"]).json()["counts"]["error"], 0);
    assert_eq!(zalog(&["fmt", &arg, "--lang", "ru"]).code, Some(0));
    assert_eq!(held(), text);
}

#[test]
fn a_text_is_counted_section_by_section() {
    for name in EXAMPLES {
        let folder = example(name);
        let said = zalog(&["text", &folder, "--stats", "--json"]).json();
        let sum: u64 =
            said["sections"].as_array().unwrap().iter().map(|s| s["words"].as_u64().unwrap()).sum();
        assert_eq!(said["whole"]["words"].as_u64().unwrap(), sum, "{name}");
        assert!(sum > 500 && said["whole"]["index"].is_f64(), "{name}");
        let plain = zalog(&["text", &folder, "--stats", "--lang", "en"]).out;
        assert!(plain.contains("Whole text") && plain.contains("The longest sentence"), "{plain}");
    }
}
