//! `zalog law`: the packs as a person reads them, and the vectors of the law counted on the command line.

use crate::harness::zalog;

#[test]
fn every_pack_is_printed_in_both_languages() {
    for (code, rule) in [("ru", "RU-ACCESS"), ("kz", "KZ-ACCESS"), ("eu", "EU-DSR")] {
        for lang in ["ru", "en"] {
            let said = zalog(&["law", code, "--lang", lang]);
            assert_eq!(said.code, Some(0));
            assert!(said.out.contains(rule) && !said.out.contains("cli-law"), "{}", said.out);
        }
        let json = zalog(&["law", code, "--json"]).json();
        for part in ["terms", "documents", "fines"] {
            assert!(!json[part].as_array().unwrap().is_empty(), "{code} {part}");
        }
    }
    // What could not be read says so.
    let kz = zalog(&["law", "kz"]).out;
    assert!(kz.contains("KZ-START-NOTICE: неизвестно [проверить] [отключено]"), "{kz}");
    assert!(zalog(&["law", "ru"]).out.contains("2027: рабочих дней 247 [вероятно]"));
}

#[test]
fn the_vectors_of_the_law() {
    let table = [
        ("ru", "access", "2026-11-02", "2026-11-17", Some("2026-11-24")),
        ("ru", "access", "2026-11-22", "2026-12-04", Some("2026-12-11")),
        ("ru", "access", "2026-12-28", "2027-01-20", Some("2027-01-27")),
        ("ru", "RU-UNLAWFUL-STOP", "2026-12-30", "2027-01-13", None),
        ("ru", "rectify", "2026-04-29", "2026-05-12", None),
        ("ru", "RU-DIST-PUBLISH", "2027-02-18", "2027-02-24", None),
        ("ru", "RU-DIST-PUBLISH", "2025-10-30", "2025-11-05", None),
        ("ru", "RU-DIST-PUBLISH", "2027-11-03", "2027-11-10", None),
        ("ru", "RU-PURPOSE", "2026-11-22", "2026-12-22", None),
        ("ru", "RU-PURPOSE", "2026-12-02", "2027-01-11", None),
        ("kz", "rectify", "2026-03-20", "2026-03-26", None),
        ("kz", "rectify", "2026-10-23", "2026-10-27", None),
        ("kz", "access", "2026-10-24", "2026-10-29", None),
        ("kz", "rectify", "2026-08-28", "2026-08-31", None),
        ("kz", "rectify", "2026-05-08", "2026-05-12", None),
        ("kz", "access", "2026-12-15", "2026-12-21", None),
        ("kz", "rectify", "2025-01-03", "2025-01-05", None),
        ("kz", "access", "2026-11-22", "2026-11-25", None),
    ];
    for (law, what, from, last, extended) in table {
        let json = zalog(&["law", law, "--when", what, "--from", from, "--json"]).json();
        assert_eq!(json[0]["due"]["lastDay"], last, "{law} {what} {from}");
        assert_eq!(json[0]["extended"]["lastDay"].as_str(), extended, "{law} {what} {from}");
    }
    let plan = zalog(&["law", "ru", "--when", "RU-PURPOSE", "--from", "2026-12-02", "--json"]).json();
    assert_eq!(plan[0]["due"]["plan"], "2026-12-30");
    // Two clocks from one event; hours run through the night of New Year.
    let from = "2026-12-31T22:10:00+03:00";
    let incident = zalog(&["law", "ru", "--when", "incident.detected", "--from", from, "--json"]).json();
    assert_eq!(incident.as_array().unwrap().len(), 2);
    assert_eq!(incident[0]["due"]["legal"], "2027-01-01T19:10:00Z");
    let said = zalog(&["law", "ru", "--when", "access", "--from", "2026-12-28"]).out;
    for part in ["RU-ACCESS", "ст. 14, ч. 1 ст. 20 152-ФЗ", "2027-01-20", "2027-01-27", "[вероятно]"]
    {
        assert!(said.contains(part), "{part}: {said}");
    }
}
