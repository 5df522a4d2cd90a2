//! Fines and documents of the packs, against the tables they were taken from.

use crate::pack;
use zalog_law::{Certainty, Jurisdiction};

#[test]
fn fines_of_the_russian_code() {
    let ru = pack(Jurisdiction::Ru);
    let table: &[(&str, &str, u64, u64)] = &[
        ("NO-GROUND", "ч. 1 ст. 13.11 КоАП РФ", 150_000, 300_000),
        ("NO-WRITTEN-CONSENT", "ч. 2 ст. 13.11 КоАП РФ", 300_000, 700_000),
        ("NO-POLICY", "ч. 3 ст. 13.11 КоАП РФ", 30_000, 60_000),
        ("NO-ANSWER", "ч. 4 ст. 13.11 КоАП РФ", 40_000, 80_000),
        ("NO-CORRECTION", "ч. 5 ст. 13.11 КоАП РФ", 50_000, 90_000),
        ("LOCALISATION", "ч. 8 ст. 13.11 КоАП РФ", 1_000_000, 6_000_000),
        ("NO-NOTICE", "ч. 10 ст. 13.11 КоАП РФ", 100_000, 300_000),
        ("NO-INCIDENT-NOTICE", "ч. 11 ст. 13.11 КоАП РФ", 1_000_000, 3_000_000),
        ("LEAK-1000", "ч. 12 ст. 13.11 КоАП РФ", 3_000_000, 5_000_000),
        ("LEAK-10000", "ч. 13 ст. 13.11 КоАП РФ", 5_000_000, 10_000_000),
        ("LEAK-100000", "ч. 14 ст. 13.11 КоАП РФ", 10_000_000, 15_000_000),
        ("LEAK-REPEAT", "ч. 15 ст. 13.11 КоАП РФ", 20_000_000, 500_000_000),
        ("LEAK-SPECIAL", "ч. 16 ст. 13.11 КоАП РФ", 10_000_000, 15_000_000),
        ("LEAK-BIOMETRIC", "ч. 17 ст. 13.11 КоАП РФ", 15_000_000, 20_000_000),
        ("LEAK-SPECIAL-REPEAT", "ч. 18 ст. 13.11 КоАП РФ", 25_000_000, 500_000_000),
        ("SPAM", "ч. 4.1 ст. 14.3 КоАП РФ", 300_000, 1_000_000),
    ];
    let found: Vec<_> = ru
        .fines
        .iter()
        .map(|f| (f.id.as_str(), f.article.ru.as_str(), f.at_least.unwrap(), f.at_most.unwrap()))
        .collect();
    assert_eq!(found, table);
    assert_eq!(ru.fine("LOCALISATION").unwrap().repeat, Some((6_000_000, 18_000_000)));
    assert_eq!(ru.fine("LEAK-REPEAT").unwrap().of_turnover.as_deref(), Some("1-3 %"));
    // Amounts that could not be read are not invented.
    let kz = pack(Jurisdiction::Kz).fine("PD-BREACH").unwrap();
    assert_eq!((kz.at_most, kz.certainty), (None, Certainty::Check));
    assert_eq!(pack(Jurisdiction::Eu).fine("PRINCIPLES").unwrap().at_most, Some(20_000_000));
}

#[test]
fn documents_have_all_their_fields() {
    let table = [
        (Jurisdiction::Ru, "written-consent", 10),
        (Jurisdiction::Ru, "consent", 8),
        (Jurisdiction::Ru, "distribution-consent", 9),
        (Jurisdiction::Ru, "destruction-act", 10),
        (Jurisdiction::Ru, "destruction-log", 5),
        (Jurisdiction::Ru, "incident-first", 10),
        (Jurisdiction::Ru, "incident-additional", 7),
        (Jurisdiction::Ru, "notice-of-processing", 10),
        (Jurisdiction::Ru, "notice-of-change", 9),
        (Jurisdiction::Ru, "notice-of-ending", 5),
        (Jurisdiction::Ru, "record-of-processing", 13),
        (Jurisdiction::Ru, "cookie-terms", 6),
        (Jurisdiction::Ru, "cross-border-notice", 7),
        (Jurisdiction::Ru, "harm-act", 5),
        (Jurisdiction::Ru, "access-answer", 10),
        (Jurisdiction::Ru, "policy", 10),
        (Jurisdiction::Ru, "extension-notice", 3),
        (Jurisdiction::Ru, "refusal", 2),
        (Jurisdiction::Ru, "change-notice", 2),
        (Jurisdiction::Ru, "confidentiality-undertaking", 1),
        (Jurisdiction::Ru, "medical-secrecy-undertaking", 1),
        (Jurisdiction::Ru, "paper-form", 7),
        (Jurisdiction::Kz, "consent", 8),
        (Jurisdiction::Kz, "breach-notice", 3),
        (Jurisdiction::Kz, "confidentiality-undertaking", 1),
        (Jurisdiction::Kz, "medical-secrecy-undertaking", 1),
        (Jurisdiction::Kz, "data-list", 3),
        (Jurisdiction::Kz, "cookie-terms", 6),
        (Jurisdiction::Kz, "access-answer", 4),
        (Jurisdiction::Eu, "privacy-notice", 10),
        (Jurisdiction::Eu, "privacy-notice-indirect", 11),
        (Jurisdiction::Eu, "consent", 4),
        (Jurisdiction::Eu, "access-answer", 10),
        (Jurisdiction::Eu, "breach-notice", 4),
        (Jurisdiction::Eu, "record-of-processing", 7),
        (Jurisdiction::Eu, "cookie-terms", 6),
        (Jurisdiction::Eu, "confidentiality-undertaking", 1),
        (Jurisdiction::Eu, "medical-secrecy-undertaking", 1),
        (Jurisdiction::Eu, "processor-contract", 8),
    ];
    let found: Vec<_> = Jurisdiction::ALL
        .into_iter()
        .flat_map(|j| pack(j).documents.iter().map(move |d| (j, d.slug.as_str(), d.fields.len())))
        .collect();
    assert_eq!(found, table);
    let ru = pack(Jurisdiction::Ru);
    // Order 18 ends on 1 September 2027: its successor must be looked for.
    assert_eq!(ru.document("distribution-consent").unwrap().validity.to.unwrap().to_string(), "2027-09-01");
    let likely = |slug: &str| {
        let fields = &ru.document(slug).unwrap().fields;
        fields.iter().filter(|f| f.certainty != Certainty::Sure).count()
    };
    assert!(likely("incident-first") > 0 && likely("destruction-act") == 0);
}

#[test]
fn what_a_term_asks_for_is_said_in_every_language() {
    for jurisdiction in Jurisdiction::ALL {
        let said: Vec<_> = pack(jurisdiction).terms.iter().filter_map(|t| t.does.as_ref()).collect();
        assert!(said.len() >= 8, "{jurisdiction}");
        for does in said {
            assert!(does.ru.chars().any(|c| matches!(c, 'а'..='я')), "{}", does.ru);
            assert!(!does.kk.is_empty() && does.kk != does.ru, "{}", does.kk);
            assert!(!does.en.is_empty() && !does.en.chars().any(|c| matches!(c, 'а'..='я')), "{}", does.en);
        }
    }
    // Every Russian term with a clock says it.
    for term in &pack(Jurisdiction::Ru).terms {
        assert!(term.does.is_some(), "{}", term.id);
    }
}
