//! SARIF: the shape of the standard, places that are right, rules that are described, reasons that suppress.

use crate::files::{Folder, one};
use zalog_policy::diagnostic::sarif::Log;
use zalog_policy::lint::{BASE, RULES};
use zalog_policy::{Compiled, compile, to_sarif};
use zalog_words::Lang;

/// What the standard wants of every log: required members, fixed words, indices that point where they say.
fn sound(compiled: &Compiled, lang: Lang) -> Log {
    let written = serde_json::to_value(to_sarif(compiled, lang, "examples/школа/")).unwrap();
    assert_eq!(written.pointer("/version"), Some(&serde_json::json!("2.1.0")));
    assert!(written.pointer("/$schema").unwrap().as_str().unwrap().ends_with("sarif-schema-2.1.0.json"));
    // The types refuse a member the standard does not know under this name.
    let log: Log = serde_json::from_value(written).unwrap();
    let run = log.runs.first().unwrap();
    assert_eq!(run.column_kind, "unicodeCodePoints");
    assert_eq!(run.tool.driver.rules.len(), RULES.len());
    assert_eq!(run.results.len(), compiled.findings.len());
    for (result, finding) in run.results.iter().zip(&compiled.findings) {
        assert_eq!(run.tool.driver.rules.get(result.rule_index).unwrap().id, result.rule_id);
        assert!(["error", "warning", "note"].contains(&result.level.as_str()));
        assert!(!result.message.text.is_empty());
        let place = &result.locations.first().unwrap().physical_location;
        assert_eq!((place.region.start_line, place.region.start_column), (finding.line, finding.column));
        let changes = result.fixes.iter().flat_map(|f| &f.artifact_changes);
        let regions = changes
            .flat_map(|c| c.replacements.iter().map(|r| (&c.artifact_location, &r.deleted_region)))
            .chain(
                result
                    .related_locations
                    .iter()
                    .map(|l| (&l.physical_location.artifact_location, &l.physical_location.region)),
            )
            .chain([(&place.artifact_location, &place.region)]);
        for (file, region) in regions {
            assert!(file.uri.is_ascii() && !file.uri.contains(' '), "{}", file.uri);
            let text = &compiled.sources.get(file.index.unwrap()).unwrap().text;
            let lines = u32::try_from(text.split('\n').count()).unwrap();
            assert!(region.start_line >= 1 && region.start_column >= 1 && region.end_line <= lines);
            assert!((region.start_line, region.start_column) <= (region.end_line, region.end_column));
        }
    }
    log
}

#[test]
fn every_rules_example_gives_a_sound_log() {
    for rule in RULES {
        let compiled = one(rule.bad.file());
        for lang in [Lang::Ru, Lang::En] {
            let log = sound(&compiled, lang);
            assert!(log.runs.iter().all(|run| run.language == lang.code()));
            assert!(log.runs.iter().flat_map(|r| &r.results).any(|r| r.rule_id == rule.id), "{}", rule.id);
        }
    }
}

#[test]
fn a_column_is_a_character_and_the_end_is_one_past() {
    let log = sound(&one("политика \"Тест\" {\n    нормы РФ, РК\n}\n"), Lang::Ru);
    let results = &log.runs.first().unwrap().results;
    let comma = results.iter().find(|r| r.rule_id == "comma-in-list").unwrap();
    let region = &comma.locations.first().unwrap().physical_location.region;
    assert_eq!((region.start_line, region.start_column, region.end_line, region.end_column), (2, 13, 2, 14));
    assert_eq!(
        comma.locations.first().unwrap().physical_location.artifact_location.uri,
        "examples/%D1%88%D0%BA%D0%BE%D0%BB%D0%B0/policy.kdl"
    );
}

#[test]
fn a_finding_in_an_included_file_is_placed_there() {
    let folder = Folder(vec![
        ("policy.kdl".to_owned(), format!("{BASE}\nвключить \"more.kdl\"\n").into_bytes()),
        (
            "more.kdl".to_owned(),
            "хранилище облако \"Облако\" ведут=люди страна=Германия { данные почта; }\n".into(),
        ),
    ]);
    let log = sound(&compile(&folder), Lang::En);
    let found = log.runs.first().unwrap().results.iter().find(|r| r.rule_id == "localisation").unwrap();
    let place = &found.locations.first().unwrap().physical_location;
    assert!(place.artifact_location.uri.ends_with("/more.kdl") && place.region.start_line == 1);
    assert_eq!((found.level.as_str(), found.properties.severity.as_str()), ("error", "law"));
    assert!(found.properties.law.iter().any(|l| l.contains("art. 18(5) of 152-FZ")));
}

#[test]
fn what_is_allowed_is_suppressed_with_its_reason() {
    let text = "хранилище облако \"Облако\" ведут=люди страна=Германия { данные почта; }\n\
                допустить localisation причина=\"решение юриста\"\n";
    let log = sound(&one(format!("{BASE}\n{text}")), Lang::Ru);
    let found = log.runs.first().unwrap().results.iter().find(|r| r.rule_id == "localisation").unwrap();
    let why = found.suppressions.first().unwrap();
    assert_eq!((why.kind.as_str(), why.justification.as_str()), ("inSource", "решение юриста"));
}

#[test]
fn a_log_names_the_language_its_messages_are_in() {
    for lang in Lang::ALL {
        let log = sound(&one("политика \"Тест\" {\n    нормы РФ, РК\n}\n"), lang);
        assert!(log.runs.iter().all(|run| run.language == lang.code()));
    }
}
