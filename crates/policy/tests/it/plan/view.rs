//! Plans in words: for a terminal, as Markdown, as JSON.

use zalog_policy::model::*;
use zalog_policy::plan::{Class, Part, Plan, Turn, plan, rules};
use zalog_words::{Lang, Words};

use super::rows::{ROWS, base};
use crate::document::sample::{both, slug};

/// The base with a bit of everything changed.
fn edited() -> Policy {
    let mut new = base();
    new.edition.number = 3;
    new.purposes[3].keep.end.after = Some(zalog_law::Span::new(60, zalog_law::Unit::Day));
    new.purposes[5].items.push(slug("phone"));
    new.purposes.remove(6);
    new.roles[1].title = Localized::one(Lang::Ru, "*Врач* клиники");
    new.requests[2].within = Some(zalog_law::Span::AT_ONCE);
    new
}

fn example() -> Plan {
    plan(&base(), &edited())
}

#[test]
fn every_rule_class_and_turn_has_a_name_in_every_language() {
    for lang in Lang::ALL {
        let known = |key: &str| assert_eq!(Words::of(lang).lang_of(key), Some(lang), "{key}");
        for part in Part::ALL {
            known(&format!("plan-part-{}", part.id()));
        }
        for class in [Class::Editorial, Class::Narrower, Class::Substantial, Class::NewConsent] {
            known(&format!("plan-class-{}", class.as_str()));
            known(&format!("plan-means-{}", class.as_str()));
        }
        use Turn::{Added, Changed, Loosened, Removed, Renamed, Reworded, Tightened};
        for turn in [Added, Changed, Loosened, Removed, Renamed, Reworded, Tightened] {
            known(&format!("plan-turn-{}", turn.as_str()));
        }
    }
}

#[test]
fn every_change_is_a_whole_sentence_of_its_own() {
    for (name, edit, ..) in ROWS {
        let mut new = base();
        edit(&mut new);
        for change in rules(&base(), &new).changes {
            for lang in Lang::ALL {
                let (sentence, of) = (change.sentence(lang), change.of(lang));
                for text in [&sentence, &of] {
                    let whole =
                        !text.contains(['{', '}']) && !text.contains("plan-") && !text.contains("doc-");
                    assert!(whole, "{name} {lang}: {text}");
                }
                let said = [&change.before, &change.after].into_iter().flatten().map(|v| v.words(lang));
                assert!(said.into_iter().all(|v| !v.is_empty()), "{name} {lang}: {sentence}");
            }
            // What was and what will be read differently, or the sentence says nothing.
            if let (Some(before), Some(after)) = (&change.before, &change.after) {
                let ru = (before.words(Lang::Ru), after.words(Lang::Ru));
                assert_ne!(ru.0, ru.1, "{name}");
            }
        }
    }
}

#[test]
fn for_a_terminal() {
    insta::assert_snapshot!("terminal-ru", example().text(Lang::Ru, false));
    insta::assert_snapshot!("terminal-kk", rules(&base(), &edited()).text(Lang::Kk, false));
}

#[test]
fn colour_only_repeats_what_the_signs_say() {
    let (plain, colour) = (example().text(Lang::En, false), example().text(Lang::En, true));
    assert!(!plain.contains('\u{1b}') && colour.contains('\u{1b}'));
    let mut stripped = colour;
    for code in ["\u{1b}[0m", "\u{1b}[1m", "\u{1b}[31m", "\u{1b}[32m"] {
        stripped = stripped.replace(code, "");
    }
    assert_eq!(stripped.trim(), plain.trim());
}

#[test]
fn as_markdown() {
    let text = example().markdown(Lang::En);
    insta::assert_snapshot!("markdown-en", text);
    assert!(text.contains("~~30~~**60** days"), "{text}");
    assert!(!example().markdown(Lang::Ru).contains("*Врач* клиники"), "no word of an operator is markup");
}

#[test]
fn for_programs() {
    let json = example().json(Lang::En);
    assert_eq!((&json["class"], &json["needs-notice"]), (&"new-consent".into(), &true.into()));
    let changes = json["changes"].as_array().unwrap();
    assert_eq!(changes.len(), example().changes.len());
    for change in changes {
        for key in ["node", "part", "turn", "class", "words"] {
            assert!(change[key].is_string(), "{key}: {change}");
        }
    }
    let asked = |c: &&serde_json::Value| c["outcome"] == "ask-again";
    assert_eq!(json["consents"].as_array().unwrap().iter().filter(asked).count(), 2);
    assert!(json["texts"][0]["clauses"][0]["pieces"][0]["edit"].is_string());
}

#[test]
fn nothing_is_said_to_be_nothing() {
    let same = plan(&base(), &base()).text(Lang::En, false);
    assert!(same.contains("Nothing changed.") && same.lines().count() < 6, "{same}");
    let mut new = base();
    new.title = both("Другое имя", "Another name");
    let words = plan(&base(), &new).text(Lang::En, false);
    assert!(words.contains("Editorial change: 1") && !words.contains("Substantial"), "{words}");
}
