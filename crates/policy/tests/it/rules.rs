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
