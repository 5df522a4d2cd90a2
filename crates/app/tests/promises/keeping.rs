//! How long: each purpose's own end, the latest of several reasons, what a law holds, and what is gone afterwards.

use std::collections::BTreeSet;

use zalog_app::{Who, cabinet, close, edition, link, sign_in, staff};
use zalog_domain::ids::SubjectId;
use zalog_store::StoreError;
use zalog_store::tables::tombstone;
use zalog_words::Lang;

use crate::harness::{PASSWORD, World, databases};
use crate::support::{changed, days, member, sends, set, stored};

/// What is left of a person who closed the account: another number, for what some ground still holds.
fn heir(world: &World, gone: SubjectId) -> Option<SubjectId> {
    let stones = world.rows().read::<_, StoreError, _>(|tx| tombstone::after(tx, &[0; 16], 1000)).unwrap();
    stones.into_iter().find(|s| s.id == *gone.as_bytes()).unwrap().heir
}

/// Items of the record a form made, as the person sees them.
fn of_form(world: &World, who: SubjectId, form: &str) -> BTreeSet<String> {
    let held = cabinet::held(world.app(), &world.visit(), who).unwrap();
    let records = held.iter().filter(|r| r.form == form);
    records.flat_map(|r| &r.values).map(|v| v.item.to_string()).collect()
}

/// A guest's record: its number and who he is.
fn guest(world: &World, form: &str, email: &str) -> (String, Who) {
    let sent = sends(world, form, email, None);
    let who = link::open(world.app(), &sent.link.unwrap().as_cookie()).unwrap();
    (sent.number, who)
}

/// After the account is closed what the investigation of abuse may need is there on the tenth day and gone after it; what an
/// order's papers need by law stays longer, told before with the law, and nothing else does.
///
/// Keeps: pumpa-5.2-b, pumpa-5.2-c
#[test]
fn ten_days_after_closing_what_investigations_need_is_gone_but_for_what_a_law_holds() {
    for database in databases() {
        let world = World::new("pumpa", &database);
        let (_, who) = world.register("ivanna@example.com", &[]);
        let (_, buyer) = world.register("pyotr@example.com", &[]);
        let number = sends(&world, "order", "pyotr@example.com", Some(buyer)).number;
        let keeper = member(&world, "keeper@example.com", "podderzhka");
        staff::report(world.app(), &keeper, &number, "service-ended").unwrap();
        let told = close::preview(world.app(), buyer).unwrap();
        let by_law: Vec<_> = told.stays.iter().filter(|s| s.why.iter().any(|h| h.hold.is_some())).collect();
        assert_eq!(by_law.iter().map(|s| s.item.as_str()).collect::<Vec<_>>(), ["order"]);
        let hold = by_law[0].why.iter().find_map(|h| h.hold.clone()).unwrap();
        assert!(by_law[0].why.iter().all(|h| h.until.is_some()), "the hold has an end");
        let policy = world.app().policy();
        let declared = policy.purposes.iter().flat_map(|p| &p.keep.holds).find(|h| h.id == hold).unwrap();
        let article = declared.article.text(Lang::Ru);
        let text = edition::document(world.app(), None, "policy", Lang::Ru).unwrap().document.text();
        assert!(!article.is_empty() && text.contains(article), "the text names the law: {article}");

        close::close(world.app(), &world.visit(), who, PASSWORD).unwrap();
        close::close(world.app(), &world.visit(), buyer, PASSWORD).unwrap();
        let (one, other) = (heir(&world, who).unwrap(), heir(&world, buyer).unwrap());
        let needed = set(&["email", "phone", "social-id", "full-name"]);
        for _ in 0..10 {
            days(&world, 1);
            assert_eq!(stored(&world, one), needed, "no more than that purpose uses, and all of it");
        }
        assert!(stored(&world, other).is_superset(&set(&["email", "order"])));
        days(&world, 1);
        assert_eq!(stored(&world, one), set(&[]));
        assert_eq!(stored(&world, other), set(&["order"]), "only what the law holds");
    }
}

/// What a service was ordered with goes when the service has ended, but for what accounting must keep, which names its law.
///
/// Keeps: pumpa-5.1-c
#[test]
fn an_ended_service_leaves_only_what_a_law_holds() {
    for database in databases() {
        let world = World::new("pumpa", &database);
        let (_, who) = world.register("ivanna@example.com", &[]);
        let number = sends(&world, "order", "ivanna@example.com", Some(who)).number;
        days(&world, 400);
        assert_eq!(of_form(&world, who, "order"), set(&["full-name", "email", "order", "phone"]));
        let keeper = member(&world, "keeper@example.com", "podderzhka");
        staff::report(world.app(), &keeper, &number, "service-ended").unwrap();
        world.rounds();
        assert_eq!(of_form(&world, who, "order"), set(&["order"]));
        let held = cabinet::held(world.app(), &world.visit(), who).unwrap();
        let order = held.iter().find(|r| r.form == "order").unwrap();
        assert!(order.values[0].why.iter().all(|h| h.hold.is_some() && h.until.is_some()));
        days(&world, 366 * 6);
        assert_eq!(of_form(&world, who, "order"), set(&[]));
        assert!(!of_form(&world, who, "registration").is_empty(), "the account is another purpose");
    }
}

/// "Without limit" may be written: the check reports it as a risk, and the data go all the same with the withdrawal, and
/// with the account.
///
/// Keeps: smile-5.1-a
#[test]
fn without_limit_yields_to_withdrawal_and_to_closing() {
    let limit = "каналы смс звонок\n}";
    let from = format!("срок до=отзыва\n    предел 3 года после=согласия переспросить=да\n    {limit}");
    for database in databases() {
        let mut world = World::new("smile", &database);
        let (policy, text, rules) = changed("smile", &from, &format!("срок бессрочно\n    {limit}"));
        assert!(rules.contains(&"unlimited-retention"), "{rules:?}");
        world.open_with(policy, &text).unwrap();
        let (_, who) = world.register("ivanna@example.com", &["marketing"]);
        days(&world, 365 * 20);
        let consent = cabinet::consents(world.app(), who).unwrap()[0].clone();
        let why = |world: &World| -> BTreeSet<String> {
            let held = cabinet::held(world.app(), &world.visit(), who).unwrap();
            held.iter().flat_map(|r| &r.values).flat_map(|v| &v.why).map(|h| h.purpose.to_string()).collect()
        };
        assert!(why(&world).contains("marketing"), "twenty years later it still holds");
        cabinet::withdraw(world.app(), &world.visit(), who, consent.id).unwrap();
        assert!(!why(&world).contains("marketing"));
        let (_, other) = world.register("pyotr@example.com", &["marketing"]);
        close::close(world.app(), &world.visit(), other, PASSWORD).unwrap();
        world.rounds();
        assert_eq!(stored(&world, other), set(&[]));
        let left = heir(&world, other).map(|heir| stored(&world, heir)).unwrap_or_default();
        assert_eq!(left, set(&["email", "phone"]), "the proof of the consent, and no name");
    }
}

/// A value that several purposes use is kept for the one that ends last; a value of the first alone goes with it.
///
/// Keeps: progtime-processing-12
#[test]
fn the_latest_reason_decides_for_each_item() {
    for database in databases() {
        let world = World::new("progtime", &database);
        let (_, who) = world.register("ivanna@example.com", &[]);
        assert_eq!(stored(&world, who), set(&["email", "surname", "given-name"]));
        close::close(world.app(), &world.visit(), who, PASSWORD).unwrap();
        world.rounds();
        let left = heir(&world, who).expect("fraud is looked into for ten days more");
        assert_eq!(stored(&world, left), set(&["email"]), "the name was the account's alone");
        assert!(
            sign_in::sign_in(world.app(), &world.visit(), "ivanna@example.com", PASSWORD, false).is_err()
        );
        days(&world, 11);
        assert_eq!(stored(&world, left), set(&[]));
    }
}

/// A term of law set for some items keeps those longer than the purpose does, and only those.
///
/// Keeps: progtime-processing-13
#[test]
fn a_term_of_law_overrides_a_shorter_one_for_its_items() {
    let from = "срок 30 дней после=ответа\n    предел 90 дней после=получения\n    видят куратор";
    let held = "по-закону бухгалтерия { данные фамилия имя; }";
    for database in databases() {
        let mut world = World::new("progtime", &database);
        let (policy, text, _) = changed("progtime", from, &format!("{from}\n    {held}"));
        world.open_with(policy, &text).unwrap();
        let (number, who) = guest(&world, "application", "guest@example.com");
        let keeper = member(&world, "keeper@example.com", "kurator");
        for to in ["in-work", "answered"] {
            staff::move_case(world.app(), &keeper, &number, to).unwrap();
        }
        days(&world, 31);
        assert_eq!(stored(&world, who.subject), set(&["surname", "given-name"]));
        days(&world, 366 * 6);
        assert_eq!(stored(&world, who.subject), set(&[]));
    }
}

/// Withdrawal, the end of the term, the purpose achieved: each by itself is enough.
///
/// Keeps: progtime-processing-14
#[test]
fn any_one_of_three_events_ends_it() {
    for database in databases() {
        let world = World::new("progtime", &database);
        let keeper = member(&world, "keeper@example.com", "kurator");
        let people: Vec<_> = ["a@example.com", "b@example.com", "c@example.com"]
            .iter()
            .map(|email| guest(&world, "campaign", email))
            .collect();
        // The contact stays for its own purpose, to prove that the consent was given; it opens for nothing else.
        let proof = set(&["email", "phone"]);
        let there = || {
            let stored = |who: &Who| stored(&world, who.subject);
            people.iter().map(|(_, who)| !stored(who).is_subset(&proof)).collect::<Vec<_>>()
        };
        world.rounds();
        assert_eq!(there(), [true, true, true]);
        let consent = cabinet::consents(world.app(), people[0].1).unwrap()[0].id;
        cabinet::withdraw(world.app(), &world.visit(), people[0].1, consent).unwrap();
        world.rounds();
        assert_eq!(there(), [false, true, true], "withdrawn");
        staff::report(world.app(), &keeper, &people[1].0, "campaign-ended").unwrap();
        world.rounds();
        assert_eq!(there(), [false, false, true], "what it was for is over");
        days(&world, 367);
        assert_eq!(there(), [false, false, false], "its term has passed");
    }
}

/// Each purpose keeps until its own end and no day longer; beyond it only a named hold does, with its law.
///
/// Keeps: prommet-4-a, prommet-4-b, prommet-4-c
#[test]
fn a_purpose_keeps_until_its_end_and_only_a_named_hold_longer() {
    for database in databases() {
        let world = World::new("prommet", &database);
        let keeper = member(&world, "keeper@example.com", "menedzher");
        let (number, asker) = guest(&world, "question", "guest@example.com");
        let (_, who) = world.register("ivanna@example.com", &[]);
        let order = sends(&world, "order", "ivanna@example.com", Some(who)).number;
        for to in ["in-work", "answered"] {
            staff::move_case(world.app(), &keeper, &number, to).unwrap();
        }
        days(&world, 30);
        assert!(!stored(&world, asker.subject).is_empty(), "the thirtieth day is one of them");
        days(&world, 1);
        assert_eq!(stored(&world, asker.subject), set(&[]));

        assert!(of_form(&world, who, "order").is_superset(&set(&["address", "phone", "order"])));
        staff::report(world.app(), &keeper, &order, "order-done").unwrap();
        world.rounds();
        assert_eq!(of_form(&world, who, "order"), set(&["order"]));
        let held = cabinet::held(world.app(), &world.visit(), who).unwrap();
        let value = &held.iter().find(|r| r.form == "order").unwrap().values[0];
        let names: Vec<_> = value.why.iter().map(|h| (h.purpose.as_str(), h.hold.is_some())).collect();
        assert_eq!(names, [("order", true)], "the hold is named, and nothing but it keeps the value");
        days(&world, 366 * 6);
        assert_eq!(of_form(&world, who, "order"), set(&[]));
    }
}
