//! A person's own side: all that is held and where it came from, changes that count at once, signing in.

use std::collections::{BTreeMap, BTreeSet};

use zalog_app::{cabinet, correct, sign_in};
use zalog_domain::ids::SubjectId;
use zalog_domain::{Fact, Kind};
use zalog_store::StoreError;
use zalog_store::tables::record;

use crate::harness::{PASSWORD, World, databases};
use crate::support::{at, copied, entries, sends, set, stored, to_the_minute};

fn account(world: &World, who: SubjectId) -> zalog_domain::ids::RecordId {
    let records = world.rows().read::<_, StoreError, _>(|tx| record::of_subject(tx, who)).unwrap();
    records.into_iter().find(|r| r.account).unwrap().id
}

/// The cabinet shows every value that is stored, whichever host it came by, and where it came from; the copy says the same in
/// a form for programs, and for each value the purposes with their bases, who may be given it, and until when.
///
/// Keeps: pumpa-0-d, pumpa-9.1-d, proedu-4.2.1-a
#[test]
fn all_that_is_held_is_shown_with_its_source_and_its_reasons() {
    for database in databases() {
        for (operator, host, form, passed) in
            [("pumpa", "drgum.ru", "order", "order"), ("proedu", "proeducation.kz", "order", "address")]
        {
            let world = World::new(operator, &database);
            let (_, who) = world.register("ivanna@example.com", &[]);
            let form = crate::support::form_named(&world, form);
            let typed = world.form_typed(&form, "ivanna@example.com", "Пример");
            let (visit, operation) = (at(&world, host), world.operation());
            zalog_app::form::send(
                world.app(),
                &visit,
                operation,
                &form.slug,
                typed,
                Some(who),
                zalog_app::Way::Own,
            )
            .unwrap();
            let held = cabinet::held(world.app(), &world.visit(), who).unwrap();
            assert!(held.iter().any(|r| r.host == host), "{operator}: from every site");
            let shown: BTreeSet<String> =
                held.iter().flat_map(|r| &r.values).map(|v| v.item.to_string()).collect();
            assert_eq!(shown, stored(&world, who), "{operator}: nothing is held that is not shown");
            let origins: BTreeSet<_> =
                held.iter().flat_map(|r| &r.values).map(|v| v.origin.clone()).collect();
            assert_eq!(origins, set(&["provided"]), "{operator}");

            let copy = copied(&world, who);
            assert_eq!(copy["complete"], true);
            let values: Vec<&serde_json::Value> = copy["records"]
                .as_array()
                .unwrap()
                .iter()
                .flat_map(|r| r["values"].as_array().unwrap())
                .collect();
            assert_eq!(values.len(), held.iter().map(|r| r.values.len()).sum::<usize>(), "{operator}");
            for value in &values {
                assert_eq!(value["origin"], "provided", "{operator}");
                let why = value["why"].as_array().unwrap();
                assert!(!why.is_empty(), "{operator}: {value}");
                for reason in why {
                    assert!(!reason["purpose"]["title"].as_str().unwrap().is_empty());
                    assert!(!reason["basis"].as_str().unwrap().is_empty(), "{operator}: {reason}");
                    assert!(reason["state"] == "active" && reason.get("until").is_some());
                }
            }
            let given = values
                .iter()
                .filter(|v| v["item"]["name"] == passed)
                .flat_map(|v| v["why"].as_array().unwrap());
            let given = given.flat_map(|reason| reason["recipients"].as_array().unwrap());
            assert!(given.count() > 0, "{operator}: who may be given it is said");
        }
    }
}

/// The name in a social network belongs to the account: it is shown, and taken out by its owner.
///
/// Keeps: pumpa-2.1-c
#[test]
fn the_name_in_a_social_network_is_shown_and_removable() {
    for database in databases() {
        let world = World::new("pumpa", &database);
        let (_, who) = world.register("ivanna@example.com", &[]);
        let held = cabinet::held(world.app(), &world.visit(), who).unwrap();
        let value = held[0].values.iter().find(|v| v.item.as_str() == "social-id").unwrap();
        assert!(value.deletion == cabinet::Deletion::Free && value.value.as_str() == "Пример social-id");
        correct::delete_value(world.app(), &world.visit(), who.into(), value.id).unwrap();
        assert!(!stored(&world, who).contains("social-id"));
        let held = cabinet::held(world.app(), &world.visit(), who).unwrap();
        assert!(held[0].values.iter().all(|v| v.item.as_str() != "social-id"));
    }
}

/// A change in the cabinet counts at once, for the person and for whoever opens the account next, and is an entry of the
/// journal; what was left out before is filled in the same way.
///
/// Keeps: proedu-4.2.1-b
#[test]
fn a_change_counts_at_once_and_is_an_entry() {
    for database in databases() {
        let world = World::new("proedu", &database);
        let mut typed = world.typed("ivanna@example.com", &[]);
        typed.fields.remove("patronymic");
        let visit = world.visit();
        let who = crate::support::registers(&world, &visit, "ivanna@example.com", typed);
        let (record, before) = (account(&world, who), entries(&world, Kind::ValueChanged).len());
        let typed = BTreeMap::from([
            ("surname".to_owned(), "Новая".to_owned()),
            ("phone".to_owned(), "+7 900 000-55-66".to_owned()),
            ("address".to_owned(), "Алматы, улица Примерная, 1".to_owned()),
            ("patronymic".to_owned(), "Пробовна".to_owned()),
        ]);
        assert_eq!(correct::correct(world.app(), &visit, who.into(), record, &typed).unwrap(), 4);
        let held = cabinet::held(world.app(), &visit, who).unwrap();
        let value =
            |item: &str| held[0].values.iter().find(|v| v.item.as_str() == item).unwrap().value.to_string();
        assert_eq!((value("surname"), value("patronymic")), ("Новая".to_owned(), "Пробовна".to_owned()));
        assert_eq!(
            (value("phone").as_str(), value("address").as_str()),
            ("+79000005566", "Алматы, улица Примерная, 1")
        );
        let after = entries(&world, Kind::ValueChanged);
        assert_eq!(after.len(), before + 1);
        assert!(after.last().unwrap().tag.is_some(), "it stands in the person's own journal");
    }
}

/// In comes who has both the address and the password. "Remember me" is a drawn token that can be ended: neither the password
/// nor the same thing twice.
///
/// Wrong pairs are counted in the journal, minute by minute.
///
/// Keeps: proedu-3.4-a, prommet-0-a, prommet-2.2.2-c
#[test]
fn signing_in_takes_both_and_is_remembered_by_a_token_that_can_be_ended() {
    for database in databases() {
        for operator in ["proedu", "prommet"] {
            let world = World::new(operator, &database);
            let (first, who) = world.register("ivanna@example.com", &[]);
            let (app, visit) = (world.app(), world.visit());
            for (login, password) in [
                ("ivanna@example.com", ""),
                ("", PASSWORD),
                ("pyotr@example.com", PASSWORD),
                ("ivanna@example.com", "лодка"),
            ] {
                assert!(sign_in::sign_in(app, &visit, login, password, true).is_err(), "{login}");
            }
            // Whose address it was stays unsaid: a minute's tries are one entry with their number.
            to_the_minute(&world);
            let tries = entries(&world, Kind::AnonymousRefusals);
            assert_eq!(
                tries.first().and_then(|e| e.fact(Fact::Count)),
                Some(4),
                "{operator}: tries are written down"
            );
            let sign_in = || sign_in::sign_in(app, &visit, "ivanna@example.com", PASSWORD, true).unwrap().0;
            let (one, other) = (sign_in(), sign_in());
            assert_ne!(one.as_cookie(), other.as_cookie());
            assert!(!one.as_cookie().contains(PASSWORD) && one.as_cookie().len() >= 43, "256 bits drawn");
            let sessions = sign_in::sessions(app, who, &one).unwrap();
            assert_eq!(sessions.len(), 3);
            sign_in::end_all(app, who).unwrap();
            for token in [first, one, other] {
                assert!(sign_in::session(app, &visit, &token).unwrap().is_none(), "{operator}");
            }
        }
    }
}

/// An order of a person who has an account is his: it is bound to the account's owner, and nobody sends one without signing in.
///
/// Keeps: smile-4.1-a, proedu-3.2.1-a
#[test]
fn an_order_is_bound_to_an_identified_person() {
    for database in databases() {
        for (operator, form) in [("smile", "certificate"), ("proedu", "order")] {
            let world = World::new(operator, &database);
            let declared = crate::support::form_named(&world, form);
            let typed = world.form_typed(&declared, "ivanna@example.com", "Пример");
            let operation = world.operation();
            let (visit, way) = (world.visit(), zalog_app::Way::Own);
            let sent =
                zalog_app::form::send(world.app(), &visit, operation, &declared.slug, typed, None, way);
            assert!(matches!(sent, Err(zalog_app::AppError::NotSignedIn)), "{operator}");
            let (_, who) = world.register("ivanna@example.com", &[]);
            let number = sends(&world, form, "ivanna@example.com", Some(who)).number;
            let held = cabinet::held(world.app(), &visit, who).unwrap();
            let order = held.iter().find(|r| r.form == form).unwrap();
            assert_eq!(order.case.as_ref().map(|(n, _)| n.clone()), Some(number));
            assert_eq!(order.roles, ["owner"], "{operator}");
        }
    }
}
