//! Every rule: the bad example breaks it, the good one does not.

use crate::files::one;
use zalog_policy::lint::RULES;
use zalog_policy::{Severity, render};
use zalog_words::Lang;

#[test]
fn every_rule_has_an_example_that_breaks_it_and_one_that_does_not() {
    let mut wrong = String::new();
    for rule in RULES {
        let bad = one(rule.bad.file());
        let hit = bad.findings.iter().find(|f| f.rule == rule.id);
        match hit {
            None => wrong.push_str(&format!(
                "\n=== {}: the bad example does not break it\n{}",
                rule.id,
                render(&bad, Lang::Ru, false)
            )),
            Some(finding) => assert_eq!(finding.severity, rule.severity),
        }
        let good = one(rule.good.file());
        if good.findings.iter().any(|f| f.rule == rule.id || f.severity == Severity::Error) {
            wrong.push_str(&format!(
                "\n=== {}: the good example breaks it\n{}",
                rule.id,
                render(&good, Lang::Ru, false)
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_register_is_in_order_and_its_texts_are_complete() {
    assert!(RULES.is_sorted_by(|a, b| a.id < b.id), "rules are listed by id, each once");
    assert!(RULES.len() >= 70);
    for rule in RULES {
        assert!(rule.id.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", rule.id);
        for (ru, en) in [rule.sentence, rule.help] {
            assert!(ru.chars().any(|c| matches!(c, 'а'..='я')), "{}: {ru}", rule.id);
            assert!(!en.is_empty() && !en.contains(|c| matches!(c, 'а'..='я')), "{}: {en}", rule.id);
        }
        assert!(rule.sentence.0.ends_with('.') && rule.sentence.1.ends_with('.'), "{}", rule.id);
        assert_eq!(zalog_policy::lint::rule(rule.id).map(|r| r.id), Some(rule.id));
    }
}

/// Judgements never stop a policy: only what makes no sense is an error.
#[test]
fn matters_of_judgement_are_no_errors() {
    for id in [
        "missing-retention",
        "unlimited-retention",
        "consent-for-contract",
        "marketing-without-consent",
        "bundled-consent",
        "special-category-without-ground",
        "localisation",
        "foreign-analytics",
        "missing-identity",
        "single-channel",
        "free-mail-contact",
        "promise-weaker-than-law",
        "silent-change",
        "consent-by-use",
        "distribution-without-own-consent",
    ] {
        assert_ne!(zalog_policy::lint::rule(id).unwrap().severity, Severity::Error, "{id}");
    }
}
