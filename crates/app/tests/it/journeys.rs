//! A person's way: register, confirm, sign in, see, withdraw, recover.

use jiff::SignedDuration;
use zalog_app::{AppError, cabinet, recovery, registration, sign_in};
use zalog_domain::case::CaseState;
use zalog_journal::{Receipt, Seen, VerifierKey};
use zalog_words::Lang;

use crate::harness::{PASSWORD, SIGNED, World, databases};

const OPERATORS: [&str; 5] = ["smile", "pumpa", "proedu", "progtime", "prommet"];

#[test]
fn a_person_registers_sees_what_is_held_and_withdraws_on_every_site() {
    for database in databases() {
        for operator in OPERATORS {
            let world = World::new(operator, &database);
            let offers: Vec<String> = world.registration().offers.iter().map(ToString::to_string).collect();
            let offers: Vec<&str> = offers.iter().map(String::as_str).collect();
            let (_, who) = world.register("ivanna@example.com", &offers);

            let held = cabinet::held(world.app(), &world.visit(), who).unwrap();
            assert_eq!(held.len(), 1, "{operator}: one account record");
            assert!(held[0].account);
            let email = held[0].values.iter().find(|v| v.item.as_str() == "email").unwrap();
            assert_eq!(email.value.as_str(), "ivanna@example.com");
            for value in &held[0].values {
                assert!(!value.why.is_empty(), "{operator}: {} is held by a ground", value.item);
            }

            let consents = cabinet::consents(world.app(), who).unwrap();
            assert_eq!(consents.len(), offers.len(), "{operator}: one consent for each box");
            for consent in &consents {
                let (view, document) = cabinet::consent(world.app(), who, consent.id).unwrap();
                assert!(document.text().len() > 200);
                assert_eq!(view.lang, Lang::Ru);
                cabinet::withdraw(world.app(), &world.visit(), who, consent.id).unwrap();
                // Doing it again changes nothing.
                cabinet::withdraw(world.app(), &world.visit(), who, consent.id).unwrap();
            }
            let after = cabinet::consents(world.app(), who).unwrap();
            assert!(after.iter().all(|c| c.withdrawn_at.is_some()));
            let held = cabinet::held(world.app(), &world.visit(), who).unwrap();
            let purposes: Vec<_> =
                held[0].values.iter().flat_map(|v| &v.why).map(|h| h.purpose.to_string()).collect();
            assert!(offers.iter().all(|o| !purposes.iter().any(|p| p == o)), "{operator}: {purposes:?}");
            world.rounds();
            assert!(!cabinet::openings(world.app(), who).unwrap().is_empty(), "the person sees who looked");
        }
    }
}

#[test]
fn a_receipt_verifies_offline_and_gains_its_proof() {
    for database in databases() {
        let world = World::new("smile", &database);
        let offer = world.registration().offers[0].to_string();
        let (_, who) = world.register("ivanna@example.com", &[&offer]);
        world.rounds();
        let consent = &cabinet::consents(world.app(), who).unwrap()[0];
        let json = cabinet::receipt(world.app(), who, consent.id).unwrap().to_string();
        let receipt = Receipt::from_json(&json).unwrap();
        let well_known = zalog_app::evidence::well_known(world.app()).unwrap();
        let key: VerifierKey = well_known["keys"][0].as_str().unwrap().parse().unwrap();
        assert!(matches!(receipt.verify(std::slice::from_ref(&key)).unwrap(), Seen::Included { .. }));
        let forged = Receipt::from_json(&json.replace(&consent.hash_hex, &"0".repeat(64))).unwrap();
        assert!(forged.verify(&[key]).is_err(), "another text is another receipt");
    }
}

#[test]
fn the_answer_and_the_number_of_letters_do_not_depend_on_whether_the_address_is_known() {
    for database in databases() {
        let world = World::new("progtime", &database);
        let (_, who) = world.register("known@example.com", &[]);
        let before = world.outbox.letters().len();
        for email in ["known@example.com", "unknown@example.com"] {
            registration::start(world.app(), &world.visit(), world.operation(), world.typed(email, &[]))
                .unwrap();
            recovery::ask(world.app(), &world.visit(), world.operation(), email).unwrap();
        }
        world.rounds();
        let letters = world.outbox.letters();
        let to = |email: &str| letters.iter().take(letters.len() - before).filter(|l| l.to == email).count();
        assert_eq!((to("known@example.com"), to("unknown@example.com")), (2, 2));
        // The letter to the known address makes no second account and harms the first in nothing.
        let confirm = world.mailed("known@example.com", "/register/confirm/");
        assert!(confirm.is_none_or(|t| registration::complete(world.app(), &world.visit(), &t).is_err()));
        assert_eq!(cabinet::held(world.app(), &world.visit(), who).unwrap().len(), 1);
    }
}

#[test]
fn two_registrations_of_one_address_make_one_account() {
    for database in databases() {
        let world = World::new("prommet", &database);
        for _ in 0..2 {
            registration::start(
                world.app(),
                &world.visit(),
                world.operation(),
                world.typed("twice@example.com", &[]),
            )
            .unwrap();
        }
        world.rounds();
        let letters = world.outbox.letters();
        let tokens: Vec<String> = letters
            .iter()
            .filter_map(|l| Some(l.text.split("/register/confirm/").nth(1)?.split('?').next()?.to_owned()))
            .collect();
        assert_eq!(tokens.len(), 2);
        assert!(registration::complete(world.app(), &world.visit(), &tokens[0]).is_ok());
        assert!(matches!(
            registration::complete(world.app(), &world.visit(), &tokens[1]),
            Err(AppError::Gone)
        ));
        // A link is used once.
        assert!(matches!(
            registration::complete(world.app(), &world.visit(), &tokens[0]),
            Err(AppError::Gone)
        ));
    }
}

#[test]
fn signing_in_needs_the_right_pair_and_sessions_end() {
    for database in databases() {
        let world = World::new("smile", &database);
        let (first, who) = world.register("Ivanna@Example.com", &[]);
        let app = world.app();
        for (login, password) in [
            ("ivanna@example.com", "другой пароль"),
            ("nobody@example.com", PASSWORD),
            ("not an address", PASSWORD),
        ] {
            match sign_in::sign_in(app, &world.visit(), login, password, false) {
                Err(AppError::Refused(refused)) => assert_eq!(refused.form, Some("sign-in-refused")),
                other => panic!("{login}: {:?}", other.map(|_| ())),
            }
        }
        let (second, _) =
            sign_in::sign_in(app, &world.visit(), " IVANNA@example.com", PASSWORD, true).unwrap();
        assert_eq!(sign_in::sessions(app, who, &second).unwrap().len(), 2);
        // A session belongs to the host it was opened on.
        let mut elsewhere = world.visit();
        elsewhere.host = "elsewhere.example".to_owned();
        assert!(sign_in::session(app, &elsewhere, &second).unwrap().is_none());
        sign_in::sign_out(app, &first).unwrap();
        assert!(sign_in::session(app, &world.visit(), &first).unwrap().is_none());
        // A remembered session outlives a day, not forty.
        world.clock.advance(SignedDuration::from_hours(48));
        assert!(sign_in::session(app, &world.visit(), &second).unwrap().is_some());
        world.clock.advance(SignedDuration::from_hours(24 * 40));
        assert!(sign_in::session(app, &world.visit(), &second).unwrap().is_none());
        let (third, _) =
            sign_in::sign_in(app, &world.visit(), "ivanna@example.com", PASSWORD, false).unwrap();
        sign_in::end_all(app, who).unwrap();
        assert!(sign_in::session(app, &world.visit(), &third).unwrap().is_none());
    }
}

#[test]
fn a_recovery_link_sets_a_password_once_and_ends_every_session() {
    for database in databases() {
        let world = World::new("pumpa", &database);
        let (session, _) = world.register("ivanna@example.com", &[]);
        let app = world.app();
        recovery::ask(app, &world.visit(), world.operation(), "ivanna@example.com").unwrap();
        world.rounds();
        let token = world.mailed("ivanna@example.com", "/recover/").unwrap();
        assert!(recovery::alive(app, &token).unwrap());
        assert!(matches!(recovery::set(app, &world.visit(), &token, "коротко"), Err(AppError::Refused(_))));
        recovery::set(app, &world.visit(), &token, "новая лодка у причала").unwrap();
        assert!(matches!(
            recovery::set(app, &world.visit(), &token, "ещё одна лодка тут"),
            Err(AppError::Gone)
        ));
        assert!(sign_in::session(app, &world.visit(), &session).unwrap().is_none());
        assert!(sign_in::sign_in(app, &world.visit(), "ivanna@example.com", PASSWORD, false).is_err());
        assert!(
            sign_in::sign_in(app, &world.visit(), "ivanna@example.com", "новая лодка у причала", false)
                .is_ok()
        );
    }
}

#[test]
fn a_form_opens_a_case_and_closing_it_winds_its_ground_down() {
    for database in databases() {
        let world = World::new("smile", &database);
        let app = world.app();
        zalog_app::staff::add_signed(
            app,
            "staff@example.com",
            &["administrator".to_owned()],
            "ochered-zayavok-1",
            SIGNED,
        )
        .or_else(|_| {
            let role = app.policy().roles[0].slug.to_string();
            zalog_app::staff::add_signed(app, "staff@example.com", &[role], "ochered-zayavok-1", SIGNED)
        })
        .unwrap();
        let token =
            zalog_app::staff::sign_in(app, &world.visit(), "staff@example.com", "ochered-zayavok-1").unwrap();
        let member = zalog_app::staff::member(app, &token).unwrap().unwrap();
        let form = world.open_form();
        let sent = world.send(&form, "guest@example.com", None);
        world.rounds();
        let letter =
            world.outbox.letters().into_iter().find(|l| l.to == "staff@example.com").expect("staff are told");
        assert!(letter.text.contains(&sent.number));
        assert!(!letter.text.contains("guest@example.com") && !letter.text.contains("Пример"));

        let (values, shut) = zalog_app::staff::open_values(app, &member, &sent.number).unwrap();
        assert!(
            values.iter().any(|(item, value)| item.as_str() == "phone" && value.as_str() == "+79000001234")
        );
        assert!(shut.is_empty(), "{shut:?}");
        for to in ["in-work", "answered", "closed"] {
            zalog_app::staff::move_case(app, &member, &sent.number, to).unwrap();
        }
        assert!(zalog_app::staff::move_case(app, &member, &sent.number, "in-work").is_err());
        let case = zalog_app::staff::case(app, &member, &sent.number).unwrap();
        assert!(matches!(case.line.state, CaseState::Closed { .. }));
        // The ground winds down: it opens for staff no more.
        let (values, shut) = zalog_app::staff::open_values(app, &member, &sent.number).unwrap();
        assert!(values.is_empty());
        assert!(shut.iter().all(|(_, why)| *why == "refusal-winding-down"), "{shut:?}");
    }
}
