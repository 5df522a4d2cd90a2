//! The undertaking of staff: no role before it, a role with it, asked again when its text changes.

use zalog_app::staff::{self, Undertaking};
use zalog_app::{App, AppError, SessionToken, edition};
use zalog_domain::{ActorClass, Fact, Kind};
use zalog_policy::model::{Policy, Purpose};
use zalog_words::Lang;

use crate::harness::{PASSWORD, SIGNED, World, databases};
use crate::support::{changed, entries, refusals, sends, strs, wrong};

const LOGIN: &str = "new@example.com";

/// Adds somebody with roles and signs him in.
fn newcomer(world: &World, roles: &[&str]) -> SessionToken {
    let roles: Vec<String> = roles.iter().map(|role| (*role).to_owned()).collect();
    staff::add(world.app(), LOGIN, &roles, PASSWORD).unwrap();
    staff::sign_in(world.app(), &world.visit(), LOGIN, PASSWORD).unwrap()
}

fn asked(app: &App, session: &SessionToken) -> Undertaking {
    staff::undertaking(app, session, Lang::Ru).unwrap()
}

fn shown(asked: &Undertaking) -> Vec<String> {
    asked.asked.iter().map(|one| one.hash.clone()).collect()
}

fn is_held(app: &App, session: &SessionToken) -> bool {
    matches!(staff::member(app, session), Err(AppError::Undertaking))
}

fn publish(world: &World, (policy, text, _): (Policy, String, Vec<&'static str>)) {
    edition::publish(world.app(), edition::Publication::new(policy, text)).unwrap();
}

/// Whoever is given a role of the operator has it only from the moment he gave the undertaking whose text was shown to him; until
/// then he is nobody's member of staff. The undertaking stands with its text's hash and time, in one commit with its entry, and a
/// second press adds nothing. A text that changes is asked for again.
///
/// Keeps: pumpa-7.2-a
#[test]
fn no_role_before_the_undertaking_is_recorded() {
    for database in databases() {
        for role in ["podderzhka", "security", "podryadchik"] {
            let world = World::new("pumpa", &database);
            let app = world.app();
            let session = newcomer(&world, &[role]);
            assert!(is_held(app, &session), "{role}");
            let before = asked(app, &session);
            assert_eq!((before.asked.len(), before.held_back.len()), (1, 1), "{role}");
            assert!(before.asked[0].given.is_none());
            assert!(before.asked[0].text.markdown().contains("не сообщу и не покажу никому"));

            // Another text than the one in force is not what was asked for.
            let refused = wrong(staff::give(app, &session, &["00".repeat(32)], Lang::Ru));
            assert_eq!(refused.form, Some("und-changed"));
            assert!(is_held(app, &session) && entries(&world, Kind::UndertakingGiven).is_empty());

            let at = app.clock();
            for _ in 0..2 {
                staff::give(app, &session, &shown(&before), Lang::Ru).unwrap();
            }
            let member = staff::member(app, &session).unwrap().unwrap();
            assert_eq!((member.roles, member.held_back), (vec![role.to_owned()], Vec::new()));
            let given = asked(app, &session).asked[0].given.unwrap();
            assert_eq!((given.at, given.paper), (at, false));
            let recorded = entries(&world, Kind::UndertakingGiven);
            assert_eq!(recorded.len(), 1);
            let hash = recorded[0].text.unwrap();
            assert_eq!(zalog_domain::ids::hex(&hash), before.asked[0].hash);

            // The text names another officer: it is another text.
            publish(
                &world,
                changed(
                    "pumpa",
                    "должность=\"ответственный за организацию обработки персональных данных\"",
                    "должность=\"юрист\"",
                ),
            );
            assert!(is_held(app, &session), "{role}");
            staff::give(app, &session, &shown(&asked(app, &session)), Lang::Ru).unwrap();
            assert!(staff::member(app, &session).unwrap().is_some());
        }
    }
}

/// A role that asks for medical secrecy waits for it apart; what is open meanwhile is what the other role sees.
#[test]
fn each_role_waits_for_what_it_asks() {
    for database in databases() {
        let world = World::new("smile", &database);
        let app = world.app();
        let (_, who) = world.register("ivanna@example.com", &[]);
        let number = sends(&world, "certificate", "ivanna@example.com", Some(who)).number;
        let session = newcomer(&world, &["administrator"]);
        staff::give(app, &session, &shown(&asked(app, &session)), Lang::Ru).unwrap();
        let member = staff::member(app, &session).unwrap().unwrap();
        assert!(!staff::open_values_for(app, &member, &number, "certificate").unwrap().values.is_empty());

        // The role now asks for more than was undertaken.
        let role = "роль администратор \"Администратор клиники\" en=\"Clinic administrator\" обязательство=";
        publish(&world, changed("smile", &format!("{role}неразглашение"), &format!("{role}врачебная-тайна")));
        assert!(is_held(app, &session));
        let again = asked(app, &session);
        let waits: Vec<(&str, bool)> =
            again.asked.iter().map(|one| (one.duty.as_str(), one.given.is_some())).collect();
        assert_eq!(waits, [("confidentiality", true), ("medical-secrecy", false)]);
        staff::give(app, &session, &shown(&again), Lang::Ru).unwrap();
        assert!(staff::member(app, &session).unwrap().is_some());
    }
}

/// With two roles, the one whose undertaking is missing is held back alone: its purposes are refused, with an entry. A paper is
/// recorded with its day, which has come.
#[test]
fn a_role_that_waits_opens_nothing_beside_one_that_does_not() {
    for database in databases() {
        let world = World::new("pumpa", &database);
        let app = world.app();
        let (_, who) = world.register("ivanna@example.com", &[]);
        let number = sends(&world, "order", "ivanna@example.com", Some(who)).number;
        let roles = ["podderzhka".to_owned(), "security".to_owned()];
        let later = app.zone().to_datetime(app.clock()).date().tomorrow().unwrap();
        let refused = wrong(staff::add_signed(app, LOGIN, &roles, PASSWORD, later));
        assert_eq!(refused.form, Some("signed-later"));
        staff::add_signed(app, LOGIN, &roles, PASSWORD, SIGNED).unwrap();
        let session = staff::sign_in(app, &world.visit(), LOGIN, PASSWORD).unwrap();
        assert_eq!(staff::member(app, &session).unwrap().unwrap().roles, roles);
        let role = "роль безопасность \"Сотрудник по безопасности\" en=\"Security officer\" обязательство=";
        publish(&world, changed("pumpa", &format!("{role}неразглашение"), &format!("{role}врачебная-тайна")));

        let member = staff::member(app, &session).unwrap().unwrap();
        assert_eq!((strs(&member.roles), strs(&member.held_back)), (vec!["podderzhka"], vec!["security"]));
        assert!(!staff::open_values_for(app, &member, &number, "uslugi").unwrap().values.is_empty());
        let of_the_other = |p: &&Purpose| p.seen_by.iter().all(|role| role.as_str() == "security");
        let policy = app.policy();
        let purpose = policy.purposes.iter().find(of_the_other).unwrap().slug.to_string();
        assert!(!staff::purposes(app, &member).iter().any(|known| known.as_str() == purpose));
        assert!(staff::open_values_for(app, &member, &number, &purpose).unwrap().values.is_empty());
        assert_eq!(refusals(&world, 3), 1);
        let listed = staff::colleagues(app).unwrap();
        let duties: Vec<(&str, bool)> =
            listed[0].duties.iter().map(|(duty, given)| (duty.as_str(), given.is_some())).collect();
        assert_eq!(duties, [("confidentiality", true), ("medical-secrecy", false)]);
        assert!(listed[0].duties[0].1.is_some_and(|given| given.paper && given.at < app.clock()));
    }
}

/// What an edition says (purposes, items, operations) is changed by a member with the role of administrator alone, or by the
/// operator on his host; a stranger, another role and an administrator without his undertaking are refused and nothing is
/// published. Every edition that ever was has its entry, with whose it is.
///
/// Keeps: smile-1.1-b
#[test]
fn purposes_change_by_the_administrators_edition_alone() {
    for database in databases() {
        let world = World::new("smile", &database);
        let app = world.app();
        let next = |number: u32, days: u32| {
            let (policy, text, _) = changed("smile", "редакция 1 ", &format!("редакция {number} "));
            let (from, to) = ("срок 30 дней после=ответа", format!("срок {days} дней после=ответа"));
            assert!(text.contains(from) && policy.edition.number == number);
            let text = text.replace(from, &to);
            edition::Publication::new(crate::support::compiled(&text), text)
        };
        let doctor = ["doctor".to_owned()];
        staff::add_signed(app, "doctor@example.com", &doctor, PASSWORD, SIGNED).unwrap();
        let session = newcomer(&world, &["administrator"]);
        for (login, why) in [
            ("nobody@example.com", "author-unknown"),
            ("doctor@example.com", "author-no-editor"),
            (LOGIN, "author-no-editor"),
        ] {
            assert_eq!(wrong(next(2, 60).by(app, login)).form, Some(why), "{login}");
        }
        assert_eq!(edition::list(app).unwrap().len(), 1);
        staff::give(app, &session, &shown(&asked(app, &session)), Lang::Ru).unwrap();
        edition::publish(app, next(2, 60).by(app, LOGIN).unwrap()).unwrap();
        edition::publish(app, next(3, 20)).unwrap();
        let listed = edition::list(app).unwrap();
        let authors: Vec<(u32, Option<&str>)> =
            listed.iter().map(|one| (one.number, one.author.as_deref())).collect();
        assert_eq!(authors, [(3, None), (2, Some(LOGIN)), (1, None)]);
        let mut recorded: Vec<(ActorClass, bool, Option<u32>)> = entries(&world, Kind::VersionPublished)
            .iter()
            .map(|entry| (entry.actor, entry.fact(Fact::Role).is_some(), entry.fact(Fact::Version)))
            .collect();
        // Entries of one instant stand in the order of their random ids.
        recorded.sort_by_key(|(_, _, version)| *version);
        let (operator, member) = (ActorClass::Operator, ActorClass::Staff);
        assert_eq!(
            recorded,
            [(operator, false, Some(1)), (member, true, Some(2)), (operator, false, Some(3))]
        );
    }
}
