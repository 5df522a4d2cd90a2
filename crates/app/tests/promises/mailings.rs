//! Before any letter goes out somebody must be given its address: for advertising by a consent that stands, for news of one's
//! own order by the contract, whatever was chosen about advertising.

use std::collections::BTreeSet;
use std::sync::Arc;

use zalog_app::api::opening::{self, OpenedPerson, Wanted};
use zalog_app::api::{Caller, token};
use zalog_app::{cabinet, recovery, registration};
use zalog_policy::model::PurposeClass;

use crate::harness::{World, databases};
use crate::support::{registers, set, slug};

/// The key of whoever sends for these purposes.
fn sender(world: &World, purposes: &[&str]) -> Arc<Caller> {
    let purposes: Vec<String> = purposes.iter().map(|p| (*p).to_owned()).collect();
    let key = token::add(world.app(), "sender", &purposes, None).unwrap();
    token::authorise(world.app(), &key).unwrap()
}

fn opened(world: &World, caller: &Caller, email: &str, purpose: &str) -> Vec<OpenedPerson> {
    let wanted = Wanted { email: Some(email.to_owned()), purpose: purpose.to_owned(), ..Wanted::default() };
    opening::open(world.app(), caller, &wanted).unwrap()
}

/// The items that were opened.
fn items(people: &[OpenedPerson]) -> BTreeSet<String> {
    let all = people.iter().flat_map(|p| &p.records).flat_map(|r| &r.values);
    all.map(|(item, _)| item.to_string()).collect()
}

/// An address opens for advertising only while its own consent stands: not for who gave none, not for the other topic, and
/// not from the moment of the withdrawal, whatever was made ready before. What opens is what the purpose uses.
///
/// Keeps: pumpa-5.2.1-a, pumpa-5.2.1-b, pumpa-5.2.2-b, smile-4.4-a, smile-4.5-a, proedu-3.2.8-a
/// Keeps: progtime-data-5, progtime-data-7, progtime-third-3, prommet-2.2.1-n
#[test]
fn an_address_opens_for_advertising_while_its_consent_stands() {
    for database in databases() {
        for (operator, topics, uses) in [
            ("pumpa", &["novosti-tsentra", "tovary-partnerov"][..], &["email"][..]),
            ("smile", &["news", "marketing"], &["full-name", "email", "phone"]),
            ("proedu", &["aktsii", "lichnye-predlozheniya"], &["given-name", "email"]),
            (
                "progtime",
                &["rassylka", "marketing"],
                &["surname", "given-name", "email", "phone", "birth-date"],
            ),
            ("prommet", &["novinki"], &["full-name", "email"]),
        ] {
            let world = World::new(operator, &database);
            let caller = sender(&world, topics);
            let (_, none) = world.register("none@example.com", &[]);
            let (_, who) = world.register("ivanna@example.com", topics);
            assert!(cabinet::consents(world.app(), none).unwrap().is_empty());
            for topic in topics {
                assert!(items(&opened(&world, &caller, "none@example.com", topic)).is_empty(), "{operator}");
                let found = items(&opened(&world, &caller, "ivanna@example.com", topic));
                assert!(!found.is_empty() && found.is_subset(&set(uses)), "{operator}: {found:?}");
            }
            let consents = cabinet::consents(world.app(), who).unwrap();
            assert_eq!(consents.len(), topics.len(), "{operator}: each topic has a record of its own");
            let mut left: BTreeSet<&str> = topics.iter().copied().collect();
            for consent in &consents {
                cabinet::withdraw(world.app(), &world.visit(), who, consent.id).unwrap();
                left.remove(consent.purpose.as_str());
                for topic in topics {
                    let found = items(&opened(&world, &caller, "ivanna@example.com", topic));
                    assert_eq!(!found.is_empty(), left.contains(topic), "{operator}: {topic}");
                }
            }
        }
    }
}

/// Messages about one's own account and orders are a class apart: they rest on the contract, and neither "no mailings" nor a
/// withdrawal touches them.
///
/// Keeps: smile-4.3-a, proedu-3.2.6-a, prommet-2.2.1-m
#[test]
fn messages_of_service_ask_nothing_of_advertising() {
    for database in databases() {
        for (operator, service, advertising) in [
            ("smile", "service-messages", "news"),
            ("proedu", "uvedomleniya", "aktsii"),
            ("prommet", "uvedomleniya", "novinki"),
        ] {
            let world = World::new(operator, &database);
            let policy = world.app().policy();
            assert_eq!(policy.purpose(&slug(service)).unwrap().class, PurposeClass::Service, "{operator}");
            let typed = registration::Typed {
                no_mailings: true,
                ..world.typed("ivanna@example.com", &[advertising])
            };
            let who = registers(&world, &world.visit(), "ivanna@example.com", typed);
            assert!(cabinet::consents(world.app(), who).unwrap().is_empty());
            let caller = sender(&world, &[service, advertising]);
            assert!(
                items(&opened(&world, &caller, "ivanna@example.com", service)).contains("email"),
                "{operator}"
            );
            assert!(
                items(&opened(&world, &caller, "ivanna@example.com", advertising)).is_empty(),
                "{operator}"
            );
            // The engine's own letters come as well.
            let before = world.outbox.letters().len();
            recovery::ask(world.app(), &world.visit(), world.operation(), "ivanna@example.com").unwrap();
            world.rounds();
            assert_eq!(world.outbox.letters().len(), before + 1, "{operator}");
        }
    }
}
