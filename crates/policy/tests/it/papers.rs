//! Papers beside the policy of the five operators: acts that bind the operator's people, and the note on a balance.

use std::path::Path;

use zalog_policy::model::Basis;
use zalog_policy::{Compiled, document, render};
use zalog_words::Lang;

use crate::files::one;

/// An operator's declaration with one place of its text changed.
fn changed(operator: &str, from: &str, to: &str) -> Compiled {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(operator).join("policy.kdl");
    let text = std::fs::read_to_string(file).unwrap();
    assert_eq!(text.matches(from).count(), 1, "{operator}: {from}");
    one(text.replace(from, to))
}

fn rules(compiled: &Compiled) -> Vec<&'static str> {
    compiled.findings.iter().map(|f| f.rule).collect()
}

/// The operator's internal acts stand beside the bases, in the policy and in the register of processing, each with its number
/// and day; what is not known yet is a hole, and an act without a reference is an error.
///
/// Keeps: progtime-processing-2
#[test]
fn internal_acts_stand_beside_the_bases_with_their_reference() {
    let act = "внутренний-акт \"Положение об обработке и защите персональных данных\" номер=уточнить принят=уточнить";
    let title = "Положение об обработке и защите персональных данных";
    let given = changed(
        "progtime",
        act,
        &act.replacen("уточнить", "\"12-П\"", 1).replace("уточнить", "\"01.09.2025\""),
    );
    let policy = given.policy.as_ref().unwrap();
    for printed in [document::policy(policy, Lang::Ru), document::register(policy, Lang::Ru)] {
        let text = printed.text();
        for part in [title, "12-П", "1 сентября 2025"] {
            assert!(text.contains(part), "{part}: {text}");
        }
    }
    let open = changed("progtime", act, act);
    let row = document::policy(open.policy.as_ref().unwrap(), Lang::Ru);
    let hole = |s: &&document::Sentence| s.node == "internal-act/1" && s.runs.iter().any(|run| run.hole);
    assert_eq!(row.sentences().into_iter().filter(hole).count(), 2, "a hole for the number, one for the day");
    assert!(rules(&open).contains(&"hole-left"));
    let bare = changed("progtime", act, &act.replace(" номер=уточнить", ""));
    assert!(bare.policy.is_none() && rules(&bare).contains(&"missing-value"));
}

/// An aim that matters to society can be named as a basis only with a note of how it was weighed against people's rights: without
/// one the finding of the law bars publication. The note is on record and is not printed; the aim is, with its article.
///
/// Keeps: progtime-consent-14
#[test]
fn a_public_interest_needs_its_balance_on_record() {
    let from =
        "основание законный-интерес \"защита учеников и школы от мошенничества\" \\\n        взвешено=";
    let bare = "основание общественный-интерес \"помощь пострадавшим от мошенников\"";
    let whole = "основание законный-интерес \"защита учеников и школы от мошенничества\" \\\n        взвешено=\"Журнал видит одна роль, каждое чтение с причиной; в рекламу и статистику он не идёт.\"";
    let note = "Журнал видит одна роль";
    let without = changed("progtime", whole, bare);
    assert!(without.bars().any(|f| f.rule == "legitimate-interest-without-balance"));
    let with = changed("progtime", from, &format!("{bare} взвешено="));
    assert!(
        !rules(&with).contains(&"legitimate-interest-without-balance"),
        "{}",
        render(&with, Lang::Ru, false)
    );
    let policy = with.policy.unwrap();
    let on_record = policy.purposes.iter().any(|p| {
        matches!(&p.basis, Basis::PublicInterest { balance: Some(text), .. } if text.text(Lang::Ru).contains(note))
    });
    assert!(on_record, "the note is on record");
    let text = document::policy(&policy, Lang::Ru).text().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("помощь пострадавшим от мошенников") && text.contains("п. 7 ч. 1 ст. 6 152-ФЗ"));
    assert!(!text.contains(note), "and printed nowhere");
    let elsewhere = changed("progtime", from, "основание договор взвешено=");
    assert!(rules(&elsewhere).contains(&"misplaced-word"));
}
