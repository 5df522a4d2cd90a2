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
        for (ru, en, kk) in [rule.sentence, rule.help] {
            assert!(ru.chars().any(|c| matches!(c, 'а'..='я')), "{}: {ru}", rule.id);
            // What is nothing but words of the language is the same for readers of Russian and of Kazakh.
            let typed = !ru.ends_with('.') || ["30 дней", "основание "].iter().any(|w| ru.starts_with(w));
            assert!(kk != ru || typed, "{}: {kk}", rule.id);
            assert!(!en.is_empty() && !en.contains(|c| matches!(c, 'а'..='я')), "{}: {en}", rule.id);
        }
        let (ru, en, kk) = rule.sentence;
        assert!([ru, en, kk].iter().all(|text| text.ends_with('.')), "{}", rule.id);
        assert_eq!(zalog_policy::lint::rule(rule.id).map(|r| r.id), Some(rule.id));
    }
}

/// Whoever asks for Kazakh reads Kazakh: what is found, and in every label beside it.
#[test]
fn findings_are_told_in_kazakh() {
    let mut labels = 0;
    for rule in RULES {
        for finding in one(rule.bad.file()).findings {
            let texts = [&finding.message].into_iter().chain(finding.fix.iter().map(|fix| &fix.label));
            for text in texts.chain(finding.also.iter().map(|also| &also.label)) {
                labels += 1;
                assert!(!text.kk.is_empty() && text.kk != text.ru, "{}: {}", finding.rule, text.kk);
            }
        }
        let text = zalog_policy::lint::explain(rule, Lang::Kk);
        assert!(text.contains("Не істеу керек: ") && text.contains("Бұзады:"), "{text}");
    }
    assert!(labels > 150, "{labels}");
    let drawn = render(&one(zalog_policy::lint::rule("localisation").unwrap().bad.file()), Lang::Kk, false);
    assert!(drawn.contains("заң[localisation]: ") && drawn.contains("ұйымға салынатын айыппұл"), "{drawn}");
    assert!(!drawn.contains("штраф") && !drawn.contains("как быть"), "{drawn}");
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

/// What a rule says of the law is of the law packs: every fine is there, and no finding of the law is without an article.
#[test]
fn findings_of_the_law_name_the_article_and_the_fine() {
    let packs = zalog_law::packs().as_ref().unwrap();
    for rule in RULES {
        assert!(rule.severity != Severity::Law || !rule.law.is_empty(), "{} names no article", rule.id);
        for law in rule.law {
            let (ru, en, kk) = law.article;
            assert!(!kk.is_empty() && kk != ru, "{}: {kk}", rule.id);
            assert!(!ru.is_empty() && !en.chars().any(|c| matches!(c, 'а'..='я')), "{}: {en}", rule.id);
            if let Some(fine) = law.fine {
                assert!(packs.of(law.jurisdiction).fine(fine).is_some(), "{}: no fine {fine}", rule.id);
            }
        }
    }
    let said = zalog_policy::lint::rule("localisation").unwrap().law.first().unwrap();
    let said = said.say(packs.of(zalog_law::Jurisdiction::Ru));
    assert!(
        said.en.contains("1,000,000–6,000,000 RUB") && said.en.contains("as of 2026-11-22"),
        "{}",
        said.en
    );
}

#[test]
fn every_rule_is_explained_in_every_language() {
    for lang in Lang::ALL {
        let all = zalog_policy::lint::explain_all(lang);
        for rule in RULES {
            let text = zalog_policy::lint::explain(rule, lang);
            assert!(all.contains(&format!("  {} ", rule.id)), "{}", rule.id);
            assert!(text.starts_with(rule.id) && text.lines().count() >= 8, "{text}");
            assert!(text.lines().all(|l| l.chars().count() <= 600), "{}", rule.id);
        }
    }
    let text = zalog_policy::lint::explain(zalog_policy::lint::rule("localisation").unwrap(), Lang::Ru);
    insta::assert_snapshot!("explain", text);
}
