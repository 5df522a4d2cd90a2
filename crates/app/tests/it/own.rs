//! What a person changes of the account itself: the password, and the address to sign in by.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use jiff::SignedDuration;
use zalog_app::account::{address, password};
use zalog_app::{AppError, cabinet, close, correct, recovery, sign_in};
use zalog_domain::ids::{CompartmentId, SubjectId};
use zalog_domain::{Entry, Kind, limits};
use zalog_store::faults::{self, Faults};
use zalog_store::tables::{journal, pending, record};
use zalog_store::{KeyStore, Options, StoreError};

use crate::harness::{PASSWORD, World, databases};

const OLD: &str = "ivanna@example.com";
const NEW: &str = "ivanna.new@example.org";
const OTHER_PASSWORD: &str = "совсем другая лодка";

fn signs_in(world: &World, email: &str, password: &str) -> bool {
    sign_in::sign_in(world.app(), &world.visit(), email, password, false).is_ok()
}

fn asks(world: &World, who: SubjectId, email: &str, password: &str) -> Result<(), AppError> {
    let done = address::ask(world.app(), &world.visit(), who, world.operation(), email, password);
    world.rounds();
    done
}

fn letters_to(world: &World, email: &str) -> usize {
    world.outbox.letters().iter().filter(|l| l.to == email).count()
}

fn shown(world: &World, who: SubjectId) -> String {
    let held = cabinet::held(world.app(), &world.visit(), who).unwrap();
    held[0].values.iter().find(|v| v.item.as_str() == "email").unwrap().value.to_string()
}

fn wrong_field(answer: Result<(), AppError>) -> Vec<(String, &'static str)> {
    match answer {
        Err(AppError::Refused(refused)) => refused.fields,
        other => panic!("{other:?}"),
    }
}

/// Entries of the person's own journal.
fn kinds(world: &World, who: SubjectId) -> Vec<Kind> {
    world.rounds();
    let read = |tx: &mut dyn zalog_store::Tx| -> Result<Vec<Kind>, StoreError> {
        let places = journal::of_subject_before(tx, who, u64::MAX, 1000)?;
        let bodies = places.iter().map(|at| journal::body_at(tx, *at)).collect::<Result<Vec<_>, _>>()?;
        Ok(bodies.iter().map(|body| Entry::decode(body).unwrap().kind).collect())
    };
    world.rows().read::<_, StoreError, _>(read).unwrap()
}

/// Compartments of what waits of a person.
fn waits(world: &World, who: SubjectId) -> Vec<CompartmentId> {
    let rows = world.rows().read::<_, StoreError, _>(|tx| pending::of_subject(tx, who)).unwrap();
    rows.iter().map(|row| row.compartment).collect()
}

fn has_key(world: &World, compartment: CompartmentId) -> bool {
    let keys = KeyStore::open(&world.folder.path().join("keys.db"), Options::default()).unwrap();
    keys.compartment(compartment).unwrap().is_some()
}

#[test]
fn a_password_is_changed_with_the_one_before_and_ends_what_that_let_in() {
    for database in databases() {
        let world = World::new("prommet", &database);
        let (session, who) = world.register(OLD, &[]);
        let (app, visit) = (world.app(), world.visit());
        let (other, _) = sign_in::sign_in(app, &visit, OLD, PASSWORD, true).unwrap();
        recovery::ask(app, &visit, world.operation(), OLD).unwrap();
        world.rounds();
        let link = world.mailed(OLD, "/recover/").unwrap();
        let change = |present: &str, new: &str| password::change(app, &visit, who, &session, present, new);
        let wrong = wrong_field(change("не тот пароль вовсе", OTHER_PASSWORD));
        assert_eq!(wrong, [("password".to_owned(), "password-wrong")]);
        assert_eq!(wrong_field(change(PASSWORD, "кратко"))[0].0, "new-password");
        assert!(signs_in(&world, OLD, PASSWORD) && !signs_in(&world, OLD, OTHER_PASSWORD));

        let before = letters_to(&world, OLD);
        change(PASSWORD, OTHER_PASSWORD).unwrap();
        assert!(!signs_in(&world, OLD, PASSWORD) && signs_in(&world, OLD, OTHER_PASSWORD));
        assert!(sign_in::session(app, &visit, &session).unwrap().is_some(), "this one stays");
        assert!(sign_in::session(app, &visit, &other).unwrap().is_none(), "the others end");
        assert!(!recovery::alive(app, &link).unwrap(), "a link from before leads nowhere");
        world.rounds();
        assert_eq!(letters_to(&world, OLD), before + 1, "the owner is told");
        assert!(kinds(&world, who).contains(&Kind::PasswordSet));
        // What lies with the account goes on opening: the hash is sealed anew with the rest.
        let account = world.rows().read::<_, StoreError, _>(|tx| record::of_subject(tx, who)).unwrap()[0].id;
        let typed = BTreeMap::from([("phone".to_owned(), "+7 900 000-55-66".to_owned())]);
        correct::correct(app, &visit, who.into(), account, &typed).unwrap();
        assert!(signs_in(&world, OLD, OTHER_PASSWORD));
    }
}

#[test]
fn another_address_signs_in_from_the_press_on_and_nothing_changes_before_it() {
    for database in databases() {
        let world = World::new("prommet", &database);
        let (session, who) = world.register(OLD, &[]);
        let (app, visit) = (world.app(), world.visit());
        recovery::ask(app, &visit, world.operation(), OLD).unwrap();
        world.rounds();
        let recover = world.mailed(OLD, "/recover/").unwrap();
        let wrong = wrong_field(asks(&world, who, NEW, "не тот пароль вовсе"));
        assert_eq!(wrong, [("password".to_owned(), "password-wrong")]);
        assert_eq!(wrong_field(asks(&world, who, OLD, PASSWORD)), [("email".to_owned(), "address-same")]);
        assert_eq!(wrong_field(asks(&world, who, "не адрес", PASSWORD))[0].0, "email");
        assert_eq!((letters_to(&world, NEW), waits(&world, who).len()), (0, 0), "and nothing waits");

        let told = letters_to(&world, OLD);
        asks(&world, who, NEW, PASSWORD).unwrap();
        assert_eq!((letters_to(&world, NEW), letters_to(&world, OLD)), (1, told + 1), "both are written to");
        let token = world.mailed(NEW, "/address/").unwrap();
        assert!(world.mailed(OLD, "/address/").is_none(), "the link goes to the new one alone");
        assert!(address::alive(app, &token).unwrap() && address::alive(app, &token).unwrap());
        assert!(
            signs_in(&world, OLD, PASSWORD) && !signs_in(&world, NEW, PASSWORD),
            "looking changes nothing"
        );
        assert_eq!(shown(&world, who), OLD);
        let lies = waits(&world, who)[0];
        assert!(address::waiting(app, who).unwrap().is_some() && has_key(&world, lies));

        // What else is changed meanwhile does not stand in the way.
        let account =
            world.rows().read::<_, StoreError, _>(|tx| record::of_subject(tx, who)).unwrap()[0].clone();
        let typed = BTreeMap::from([("phone".to_owned(), "+7 900 000-55-66".to_owned())]);
        correct::correct(app, &visit, who.into(), account.id, &typed).unwrap();
        address::complete(app, &token).unwrap();
        assert!(!signs_in(&world, OLD, PASSWORD) && signs_in(&world, NEW, PASSWORD));
        assert_eq!(shown(&world, who), NEW);
        let held = cabinet::held(app, &visit, who).unwrap();
        let value = held[0].values.iter().find(|v| v.item.as_str() == "email").unwrap();
        assert!(value.contact.unwrap().proved_at.is_some(), "the press proves it");
        assert!(sign_in::session(app, &visit, &session).unwrap().is_some());
        assert!(!recovery::alive(app, &recover).unwrap(), "links to the old address lead nowhere");
        assert!(matches!(address::complete(app, &token), Err(AppError::Gone)), "used once");
        assert!(waits(&world, who).is_empty() && !has_key(&world, lies));
        let gone =
            world.rows().read::<_, StoreError, _>(|tx| record::by_id(tx, account.id)).unwrap().unwrap();
        assert!(gone.compartment != account.compartment && !has_key(&world, account.compartment));
        let all = kinds(&world, who);
        for kind in [Kind::AddressAsked, Kind::ContactProved, Kind::ValueChanged] {
            assert!(all.contains(&kind), "{kind:?}");
        }
        // The old address is anybody's again.
        recovery::ask(app, &visit, world.operation(), OLD).unwrap();
        world.rounds();
        assert!(world.mailed(OLD, "/register?").is_some());
        world.register(OLD, &[]);
    }
}

#[test]
fn an_address_that_has_an_account_gets_the_same_answer_and_a_letter_of_its_own() {
    for database in databases() {
        let world = World::new("prommet", &database);
        let (_, who) = world.register(OLD, &[]);
        let (_, other) = world.register("pyotr@example.com", &[]);
        let (here, there) = (letters_to(&world, OLD), letters_to(&world, "pyotr@example.com"));
        asks(&world, who, "pyotr@example.com", PASSWORD).unwrap();
        assert_eq!(letters_to(&world, OLD), here + 1);
        assert_eq!(letters_to(&world, "pyotr@example.com"), there + 1);
        assert!(world.mailed("pyotr@example.com", "/address/").is_none(), "no link to press");
        assert!(address::waiting(world.app(), who).unwrap().is_some(), "nor does the cabinet tell");
        assert!(signs_in(&world, "pyotr@example.com", PASSWORD) && signs_in(&world, OLD, PASSWORD));
        assert_eq!(shown(&world, other), "pyotr@example.com");

        // Two who ask for the same one: it is whose press comes first.
        let mut tokens = Vec::new();
        for asker in [who, other] {
            asks(&world, asker, NEW, PASSWORD).unwrap();
            tokens.push(world.mailed(NEW, "/address/").unwrap());
        }
        address::complete(world.app(), &tokens[1]).unwrap();
        assert!(matches!(address::complete(world.app(), &tokens[0]), Err(AppError::Gone)));
        assert_eq!((shown(&world, who).as_str(), shown(&world, other).as_str()), (OLD, NEW));
    }
}

#[test]
fn what_is_not_pressed_goes_with_its_key_after_its_time_and_with_the_account() {
    for database in databases() {
        let world = World::new("prommet", &database);
        let (_, who) = world.register(OLD, &[]);
        asks(&world, who, "first@example.org", PASSWORD).unwrap();
        let (first, older) = (waits(&world, who)[0], world.mailed("first@example.org", "/address/").unwrap());
        asks(&world, who, NEW, PASSWORD).unwrap();
        assert!(!has_key(&world, first), "one wish at a time");
        assert!(!address::alive(world.app(), &older).unwrap());
        let (lies, token) = (waits(&world, who)[0], world.mailed(NEW, "/address/").unwrap());
        world.clock.advance(SignedDuration::from_hours(limits::REGISTRATION_BUCKET_HOURS));
        assert!(!address::alive(world.app(), &token).unwrap(), "its time is over before any round");
        world.rounds();
        assert!(waits(&world, who).is_empty() && !has_key(&world, lies));
        assert!(signs_in(&world, OLD, PASSWORD));

        asks(&world, who, NEW, PASSWORD).unwrap();
        let (lies, token) = (waits(&world, who)[0], world.mailed(NEW, "/address/").unwrap());
        close::close(world.app(), &world.visit(), who, PASSWORD).unwrap();
        assert!(waits(&world, who).is_empty() && !has_key(&world, lies), "it goes with the account");
        assert!(matches!(address::complete(world.app(), &token), Err(AppError::Gone)));
        world.rounds();
    }
}

#[test]
fn a_death_after_the_swap_leaves_the_new_address_and_no_key_of_the_old() {
    for database in databases() {
        let mut world = World::new("prommet", &database);
        let (_, who) = world.register(OLD, &[]);
        asks(&world, who, NEW, PASSWORD).unwrap();
        let (lies, token) = (waits(&world, who)[0], world.mailed(NEW, "/address/").unwrap());
        let before = world.rows().read::<_, StoreError, _>(|tx| record::of_subject(tx, who)).unwrap();
        world.faults = Faults::new(|point| assert_ne!(point, faults::DESTRUCTION_ORDERED, "dead"));
        world.open().unwrap();
        let press = || address::complete(world.app(), &token);
        assert!(catch_unwind(AssertUnwindSafe(press)).is_err());
        assert!(has_key(&world, before[0].compartment), "the keys had still to go");
        world.faults = Faults::none();
        world.open().unwrap();
        world.rounds();
        assert!(signs_in(&world, NEW, PASSWORD) && !signs_in(&world, OLD, PASSWORD));
        assert!(!has_key(&world, before[0].compartment) && !has_key(&world, lies));
        assert_eq!(shown(&world, who), NEW);
    }
}
