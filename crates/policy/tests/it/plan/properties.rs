//! What holds of any two policies.

use proptest::prelude::*;
use proptest::sample::subsequence;
use zalog_policy::model::Policy;
use zalog_policy::plan::{Class, Outcome, Turn, plan, rules};

use super::rows::{ROWS, base};

/// The base with some rows of the table applied to it, those that still fit.
fn edited(rows: &[usize]) -> Policy {
    let mut policy = base();
    for row in rows {
        let mut tried = policy.clone();
        // Rows point into lists that an earlier row may have shortened.
        let fits = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            ROWS[*row].1(&mut tried);
            tried
        }));
        if let Ok(fits) = fits {
            policy = fits;
        }
    }
    policy
}

fn some_rows() -> impl Strategy<Value = Vec<usize>> {
    subsequence((0..ROWS.len()).collect::<Vec<_>>(), 0..6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_changes_from_a_policy_to_itself(rows in some_rows()) {
        let policy = edited(&rows);
        let plan = plan(&policy, &policy);
        prop_assert!(plan.is_empty(), "{:?}", plan.changes);
        prop_assert_eq!(plan.class, Class::Editorial);
        prop_assert!(plan.consents.iter().all(|c| c.outcome == Outcome::Stays));
    }

    #[test]
    fn the_way_back_mirrors_the_way_there(there in some_rows(), back in some_rows()) {
        let (old, new) = (edited(&there), edited(&back));
        let turns = |a: &Policy, b: &Policy, mirror: bool| {
            let mut all: Vec<_> = rules(a, b)
                .changes
                .into_iter()
                .map(|c| {
                    let turn = if mirror { c.turn.mirrored() } else { c.turn };
                    let (before, after) = if mirror { (c.after, c.before) } else { (c.before, c.after) };
                    let node = if turn == Turn::Renamed { String::new() } else { c.node };
                    format!("{node} {:?} {turn:?} {before:?} {after:?}", c.part)
                })
                .collect();
            all.sort();
            all
        };
        prop_assert_eq!(turns(&old, &new, false), turns(&new, &old, true));
    }

    #[test]
    fn a_consent_is_asked_again_exactly_where_a_change_says_so(rows in some_rows()) {
        let plan = rules(&base(), &edited(&rows));
        for consent in &plan.consents {
            let said = plan.changes.iter().any(|c| c.consents.contains(&consent.purpose));
            prop_assert_eq!(said, consent.outcome == Outcome::AskAgain, "{}", consent.purpose);
        }
        let asks = plan.consents.iter().any(|c| matches!(c.outcome, Outcome::AskAgain | Outcome::New));
        prop_assert_eq!(asks, plan.class == Class::NewConsent);
    }
}
