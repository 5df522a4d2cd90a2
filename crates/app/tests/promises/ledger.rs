//! The ledger of consents: what each entry says, each withdrawn by itself, none of them taken for another.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use zalog_app::{Way, cabinet, correct, form, registration, sign_in, staff};
use zalog_domain::ground::State;
use zalog_domain::register::BasisClass;
use zalog_policy::model::Basis;
use zalog_store::StoreError;
use zalog_store::tables::record;
use zalog_words::Lang;

use crate::harness::{World, databases};
use crate::support::{OPERATORS, form_named, grounds, offers, registers, sends, strs, wrong};

/// Every box ticked at registration is an entry of its own: who, when (the moment the registration was completed, not that
/// at which the form was opened), on which host, under which button, in which edition, with the very text, which names the
/// data. It comes with the account, in one transaction: before the confirmation there is neither.
///
/// Keeps: pumpa-2.1-b, progtime-consent-0, progtime-consent-1
#[test]
fn a_consent_says_who_when_where_and_to_which_text() {
    for database in databases() {
        for operator in OPERATORS {
            let world = World::new(operator, &database);
            let offers = offers(&world);
            let typed = world.typed("ivanna@example.com", &strs(&offers));
            registration::start(world.app(), &world.visit(), world.operation(), typed).unwrap();
            world.rounds();
            world.clock.advance(SignedDuration::from_mins(50));
            let token = world.mailed("ivanna@example.com", "/register/confirm/").unwrap();
            let session = registration::complete(world.app(), &world.visit(), &token).unwrap();
            let completed = world.app().clock();
            let who = sign_in::session(world.app(), &world.visit(), &session).unwrap().unwrap().subject;

            let consents = cabinet::consents(world.app(), who).unwrap();
            assert_eq!(consents.len(), offers.len(), "{operator}: one line for each purpose");
            let held = cabinet::held(world.app(), &world.visit(), who).unwrap();
            assert_eq!(held[0].created_at, completed, "{operator}: account and consents are of one moment");
            let policy = world.app().policy();
            for consent in &consents {
                let purpose = policy.purpose(&consent.purpose).unwrap();
                assert_eq!(consent.given_at, completed, "{operator}");
                assert_eq!(consent.host, world.visit().host);
                assert_eq!(consent.button, world.registration().button.text(Lang::Ru));
                assert_eq!(consent.edition, policy.edition.number);
                assert_eq!(consent.hash_hex, world.text_of(consent.purpose.as_str()), "{operator}");
                let (_, document) = cabinet::consent(world.app(), who, consent.id).unwrap();
                let text = document.text().to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
                for item in &purpose.items {
                    let label = policy.item(item).unwrap().label.text(Lang::Ru).to_lowercase();
                    assert!(text.contains(&label), "{operator}: {} does not name {label}", consent.purpose);
                }
            }
            // Each by itself: the others stay as they are.
            let mut left = consents.len();
            for consent in &consents {
                cabinet::withdraw(world.app(), &world.visit(), who, consent.id).unwrap();
                left -= 1;
                let now = cabinet::consents(world.app(), who).unwrap();
                assert_eq!(now.len(), consents.len(), "{operator}: nothing is taken out of the ledger");
                assert_eq!(now.iter().filter(|c| c.withdrawn_at.is_none()).count(), left, "{operator}");
            }
        }
    }
}

/// A withdrawal closes the entry and ends the grounds that stood on it; what stands on a contract goes on. What stops is
/// told before, and is what then stops.
///
/// Keeps: pumpa-9.1-f, pumpa-9.1-g, progtime-consent-13
#[test]
fn a_withdrawal_is_told_before_and_ends_its_own_purpose_only() {
    for database in databases() {
        for (operator, offered, form) in
            [("pumpa", "novosti-tsentra", "order"), ("progtime", "marketing", "application")]
        {
            let world = World::new(operator, &database);
            let (_, who) = world.register("ivanna@example.com", &[offered]);
            sends(&world, form, "ivanna@example.com", Some(who));
            let active = || -> Vec<BasisClass> {
                let now = world.app().clock();
                let all = grounds(&world, who);
                let is_active =
                    |g: &&zalog_domain::ground::Ground| matches!(g.state_at(now), State::Active { .. });
                all.iter().filter(is_active).map(|g| g.basis).collect()
            };
            let contracts = active().iter().filter(|b| **b == BasisClass::Contract).count();
            assert!(contracts >= 2, "{operator}: the account and what was ordered");
            let consent = cabinet::consents(world.app(), who).unwrap()[0].clone();
            let told = cabinet::preview(world.app(), who, consent.id).unwrap();
            assert_eq!(told.stops.iter().map(|s| s.as_str()).collect::<Vec<_>>(), [offered], "{operator}");
            assert!(cabinet::consents(world.app(), who).unwrap()[0].withdrawn_at.is_none(), "only told");
            cabinet::withdraw(world.app(), &world.visit(), who, consent.id).unwrap();
            let after = cabinet::consents(world.app(), who).unwrap();
            assert_eq!(after.len(), 1, "{operator}: closed, not deleted");
            assert_eq!(after[0].withdrawn_at, Some(world.app().clock()));
            assert!(!active().contains(&BasisClass::Consent), "{operator}: what it carried has stopped");
            assert_eq!(
                active().iter().filter(|b| **b == BasisClass::Contract).count(),
                contracts,
                "{operator}"
            );
            world.rounds();
            let held = cabinet::held(world.app(), &world.visit(), who).unwrap();
            assert_eq!(held.len(), 2, "{operator}: order and account stay");
        }
    }
}

/// A form that rests on consent is not taken without the text in force beside its box; taken, it names the button that was
/// pressed, the form, and when the server had it.
///
/// Keeps: progtime-consent-3, progtime-consent-7
#[test]
fn a_form_on_consent_names_its_button_and_the_text_in_force() {
    for database in databases() {
        let world = World::new("progtime", &database);
        let (_, who) = world.register("ivanna@example.com", &[]);
        for (name, button) in [("campaign", "Участвовать"), ("review", "Отправить")] {
            let form = form_named(&world, name);
            let send = |boxes: Option<String>| {
                let mut typed = world.form_typed(&form, "ivanna@example.com", "Пример");
                typed.boxes = boxes.map(|text| (form.purpose.to_string(), text)).into_iter().collect();
                let operation = world.operation();
                form::send(world.app(), &world.visit(), operation, &form.slug, typed, Some(who), Way::Own)
            };
            let field = format!("consent.{}", form.purpose);
            assert_eq!(wrong(send(None)).fields, [(field.clone(), "consent-missing")]);
            assert_eq!(wrong(send(Some("0".repeat(64)))).fields, [(field, "consent-outdated")]);
            world.clock.advance(SignedDuration::from_mins(3));
            send(Some(world.text_of(form.purpose.as_str()))).unwrap();
            let consents = cabinet::consents(world.app(), who).unwrap();
            let consent = consents.iter().find(|c| c.purpose == form.purpose).unwrap();
            assert_eq!((consent.button.as_str(), consent.given_at), (button, world.app().clock()));
            let held = cabinet::held(world.app(), &world.visit(), who).unwrap();
            let record = held.iter().find(|r| Some(r.id) == consent.record).unwrap();
            assert_eq!(record.form, name);
        }
    }
}

/// Changing a value in the cabinet is no new consent: those that were given stand as they stood, and no other appears.
///
/// Keeps: progtime-consent-2
#[test]
fn a_change_in_the_cabinet_is_no_consent() {
    for database in databases() {
        let world = World::new("progtime", &database);
        let (_, who) = world.register("ivanna@example.com", &["rassylka"]);
        let before = cabinet::consents(world.app(), who).unwrap();
        let records = world.rows().read::<_, StoreError, _>(|tx| record::of_subject(tx, who)).unwrap();
        let typed = BTreeMap::from([("surname".to_owned(), "Новая-Фамилия".to_owned())]);
        correct::correct(world.app(), &world.visit(), who.into(), records[0].id, &typed).unwrap();
        let after = cabinet::consents(world.app(), who).unwrap();
        let facts = |all: &[cabinet::ConsentView]| -> Vec<_> {
            all.iter().map(|c| (c.id, c.hash_hex.clone(), c.withdrawn_at)).collect()
        };
        assert_eq!(facts(&before), facts(&after));
        let on_consent = grounds(&world, who).iter().filter(|g| g.basis == BasisClass::Consent).count();
        assert_eq!(on_consent, 1);
    }
}

/// A consent is asked for exactly where a purpose rests on nothing else: forms offer no other, contracts ask none.
///
/// Keeps: progtime-processing-5
#[test]
fn consent_is_asked_only_where_nothing_else_carries_the_purpose() {
    for database in databases() {
        let world = World::new("progtime", &database);
        let policy = world.app().policy();
        for purpose in &policy.purposes {
            let asked = policy.consents.iter().any(|c| c.purpose == purpose.slug);
            assert_eq!(asked, matches!(purpose.basis, Basis::Consent), "{}", purpose.slug);
        }
        for form in &policy.forms {
            let offered: Vec<_> = form.offers.iter().map(|o| policy.purpose(o).unwrap()).collect();
            assert!(offered.iter().all(|p| p.asks_consent()), "{}", form.slug);
        }
        // With every box left empty the contract carries the account all the same.
        let who =
            registers(&world, &world.visit(), "ivanna@example.com", world.typed("ivanna@example.com", &[]));
        assert!(cabinet::consents(world.app(), who).unwrap().is_empty());
        assert!(grounds(&world, who).iter().all(|g| g.basis != BasisClass::Consent));
    }
}

/// Whoever opened values on the strength of a consent finds it afterwards: when it was given, on which host, the number of its
/// receipt and the very text; also once it is withdrawn, when nothing opens on it any more. A role that does not see the purpose
/// learns of no consent.
///
/// Keeps: smile-7.2.3-a
#[test]
fn the_consent_that_an_opening_relied_on_is_found() {
    for database in databases() {
        let world = World::new("smile", &database);
        let (_, who) = world.register("ivanna@example.com", &["news"]);
        let number = sends(&world, "call-back", "ivanna@example.com", Some(who)).number;
        let given_at = world.app().clock();
        world.clock.advance(SignedDuration::from_hours(1));
        let keeper = crate::support::member(&world, "keeper@example.com", "administrator");
        let opened = staff::open_values_for(world.app(), &keeper, &number, "call-back").unwrap();
        assert!(!opened.values.is_empty());
        let opened_at = world.app().clock();
        let found = || {
            staff::find(world.app(), &world.visit(), &keeper, "ivanna@example.com", "call-back")
                .unwrap()
                .people
        };
        let relied_on = |people: &[staff::FoundPerson]| {
            let all: Vec<_> = people.iter().flat_map(|p| &p.consents).cloned().collect();
            assert_eq!(all.len(), 1, "the one for this purpose, not the other that he gave");
            all[0].clone()
        };
        let consent = relied_on(&found());
        assert_eq!((consent.given_at, consent.purpose.as_str()), (given_at, "call-back"));
        assert!(consent.given_at < opened_at && consent.withdrawn_at.is_none());
        assert_eq!(consent.host, world.visit().host);
        assert_eq!(consent.hash_hex, world.text_of("call-back"));
        assert!(!consent.receipt.is_empty());

        world.clock.advance(SignedDuration::from_hours(1));
        cabinet::withdraw(world.app(), &world.visit(), who, consent.id).unwrap();
        let shut = staff::open_values_for(world.app(), &keeper, &number, "call-back");
        assert!(shut.map_or(true, |opened| opened.values.is_empty()));
        let later = relied_on(&found());
        assert_eq!((later.id, later.hash_hex.clone()), (consent.id, consent.hash_hex));
        assert!(later.withdrawn_at.is_some_and(|at| at > opened_at), "it held when the values were opened");
        let doctor = crate::support::member(&world, "doctor@example.com", "doctor");
        let blind = staff::find(world.app(), &world.visit(), &doctor, "ivanna@example.com", "call-back");
        assert!(matches!(blind, Err(zalog_app::AppError::Forbidden)));
    }
}
