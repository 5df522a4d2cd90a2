//! What a plan says of single changes.

use zalog_policy::model::*;
use zalog_policy::plan::{Change, Class, Outcome, Part, Plan, Turn, plan, rules};

use super::rows::{ROWS, base, other, purpose};
use crate::document::sample::{both, slug};

use Class::{Editorial, NewConsent, Substantial};
use Turn::{Added, Loosened, Removed};

#[test]
fn every_rule_changed_once() {
    let old = base();
    let mut wrong = Vec::new();
    for (name, edit, part, turn, class) in ROWS {
        let mut new = base();
        edit(&mut new);
        let plan = rules(&old, &new);
        let found = plan.changes.iter().find(|c| c.part == *part && c.turn == *turn && c.class == *class);
        if found.is_none() || plan.class < *class {
            let got: Vec<_> = plan.changes.iter().map(|c| (c.part, c.turn, c.class)).collect();
            wrong.push(format!("{name}: wanted {part:?} {turn:?} {class:?}, got {:?} {got:?}", plan.class));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_part_is_changed_by_some_row() {
    // Nodes that come or go as a whole, and rules of files that the sample leaves out, have tests of their own below.
    let own = [
        Part::Seat,
        Part::Role,
        Part::Site,
        Part::Store,
        Part::Item,
        Part::Recipient,
        Part::TagPurpose,
        Part::ProtectionLevel,
        Part::Encryption,
        Part::RegulatorNotice,
        Part::Allowance,
    ];
    let missing: Vec<_> = Part::ALL
        .iter()
        .filter(|part| !own.contains(part) && !ROWS.iter().any(|(_, _, p, _, _)| p == *part))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

fn one(old: &Policy, new: &Policy, part: Part) -> (Plan, Change) {
    let plan = plan(old, new);
    let found = plan.changes.iter().find(|c| c.part == part).cloned();
    let found = found.unwrap_or_else(|| panic!("no {part:?} in {:?}", plan.changes));
    (plan, found)
}

type Case = (Part, fn(&mut Policy), Class);

#[test]
fn nodes_that_come_as_a_whole_are_told_once() {
    let new = base();
    let cases: [Case; 6] = [
        (Part::Site, |p| p.sites.clear(), Substantial),
        (Part::Role, |p| drop(p.roles.pop()), Editorial),
        (Part::Store, |p| drop(p.stores.pop()), NewConsent),
        (Part::Item, |p| p.items.retain(|i| i.slug.as_str() != "order"), Substantial),
        (Part::Recipient, |p| p.recipients.retain(|r| r.slug.as_str() != "bank"), Substantial),
        (Part::Purpose, |p| p.purposes.retain(|r| r.slug.as_str() != "news"), NewConsent),
    ];
    for (part, edit, class) in cases {
        let mut old = base();
        edit(&mut old);
        let (plan, change) = one(&old, &new, part);
        assert_eq!((change.turn, change.class), (Added, class), "{part:?}");
        assert_eq!(plan.changes.iter().filter(|c| c.node == change.node).count(), 1, "{part:?}");
    }
}

#[test]
fn another_store_at_home_asks_no_new_consent() {
    let mut new = base();
    let mut second = new.stores[0].clone();
    second.slug = slug("second");
    new.stores.push(second.clone());
    assert_eq!(one(&base(), &new, Part::Store).1.class, Substantial);
    new.stores[2].country = HoleOr::Given(both("Франция", "France"));
    let (plan, change) = one(&base(), &new, Part::Store);
    assert_eq!(change.class, NewConsent);
    assert_eq!(change.consents.len(), 4);
    assert!(plan.consents.iter().all(|c| c.outcome == Outcome::AskAgain));
}

#[test]
fn what_only_the_regulator_is_told() {
    let notice = |level| Notice {
        number: None,
        begun: None,
        encryption: Some(Encryption::Tools(vec![both("Шифратор", "Cipher")])),
        level: Some(HoleOr::Given(level)),
        origin: Origin::default(),
    };
    let (mut old, mut new) = (base(), base());
    old.notice = Some(notice(3));
    new.notice = Some(notice(4));
    assert_eq!(one(&old, &new, Part::ProtectionLevel).1.turn, Loosened);
    new.notice = Some(Notice { encryption: None, number: Some(HoleOr::Given("1".into())), ..notice(3) });
    assert_eq!(one(&old, &new, Part::Encryption).1.class, Substantial);
    assert_eq!(one(&old, &new, Part::RegulatorNotice).1.class, Editorial);
}

#[test]
fn a_purpose_under_another_machine_name_is_said_to_be_one() {
    let (old, mut new) = (base(), base());
    purpose(&mut new, "faults").slug = slug("failures");
    let (plan, change) = one(&old, &new, Part::Purpose);
    assert_eq!((change.turn, change.class), (Turn::Renamed, Substantial));
    assert_eq!(plan.changes.len(), 1);
    purpose(&mut new, "failures").items.pop();
    let turns: Vec<_> = rules(&old, &new).changes.iter().map(|c| c.turn).collect();
    assert_eq!(turns, [Added, Removed]);
}

#[test]
fn consents_stay_unless_what_they_cover_is_wider() {
    let (old, mut new) = (base(), base());
    purpose(&mut new, "news").items.push(slug("phone"));
    drop(purpose(&mut new, "call-back").items.pop());
    new.purposes.retain(|p| p.slug.as_str() != "statistics");
    new.consents.retain(|c| c.purpose.as_str() != "statistics");
    purpose(&mut new, "booking").basis = Basis::Consent;
    let plan = plan(&old, &new);
    let outcomes: Vec<_> = plan.consents.iter().map(|c| (c.purpose.as_str(), c.outcome)).collect();
    assert_eq!(
        outcomes,
        [
            ("booking", Outcome::New),
            ("call-back", Outcome::Stays),
            ("news", Outcome::AskAgain),
            ("reviews", Outcome::Stays),
            ("statistics", Outcome::Ends),
        ]
    );
    assert_eq!(plan.consents[2].because, ["purpose/news/items"]);
}

#[test]
fn the_declaration_raises_a_class_and_never_lowers_it() {
    let old = base();
    let mut new = base();
    new.title = other();
    assert_eq!(plan(&old, &new).class, Editorial);
    new.edition.substantial = true;
    assert_eq!(plan(&old, &new).class, Substantial);
    let mut new = base();
    purpose(&mut new, "news").items.push(slug("phone"));
    let found = plan(&old, &new);
    assert_eq!(found.class, NewConsent);
    assert!(found.understated());
    let mut same = base();
    same.edition.substantial = true;
    // Nothing changed but what it calls itself: the operator's word is taken.
    assert_eq!(plan(&old, &same).class, Substantial);
    assert_eq!(plan(&same, &same).class, Editorial);
}
