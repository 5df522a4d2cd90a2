//! What the clock does: buckets die with their key, grounds end by themselves, a clock that ran back is refused.

use jiff::SignedDuration;
use zalog_app::{AppError, registration};
use zalog_domain::ground::State;
use zalog_domain::limits;
use zalog_domain::register::BasisClass;
use zalog_store::tables::subject;
use zalog_store::{KeyStore, Options, StoreError};

use crate::harness::{Database, World, databases};

#[test]
fn a_waiting_registration_dies_with_its_key_after_a_day() {
    for database in databases() {
        let world = World::new("smile", &database);
        registration::start(
            world.app(),
            &world.visit(),
            world.operation(),
            world.typed("late@example.com", &[]),
        )
        .unwrap();
        world.rounds();
        let token = world.mailed("late@example.com", "/register/confirm/").unwrap();
        assert!(registration::waiting(world.app(), &token).unwrap());
        let now = zalog_domain::clock::Clock::now(world.clock.as_ref());
        let since = now - SignedDuration::from_hours(2);
        let bucket = world.rows().read::<_, StoreError, _>(|tx| subject::bucket(tx, since)).unwrap().unwrap();
        let keys = KeyStore::open(&world.folder.path().join("keys.db"), Options::default()).unwrap();
        let wrapped = keys.compartment(bucket.id).unwrap().unwrap().bytes;

        world.clock.advance(SignedDuration::from_hours(limits::REGISTRATION_BUCKET_HOURS));
        world.rounds();
        assert!(!registration::waiting(world.app(), &token).unwrap());
        assert!(matches!(registration::complete(world.app(), &world.visit(), &token), Err(AppError::Gone)));
        assert!(keys.compartment(bucket.id).unwrap().is_none());
        for file in ["keys.db", "keys.db-wal"] {
            let bytes = std::fs::read(world.folder.path().join(file)).unwrap_or_default();
            assert!(!bytes.windows(wrapped.len()).any(|w| w == wrapped), "the wrapped key stands in {file}");
        }
    }
}

#[test]
fn a_clock_that_ran_back_is_refused_at_start() {
    let mut world = World::new("smile", &Database::Sqlite);
    world.rounds();
    world.close();
    world.clock.advance(SignedDuration::from_hours(-1));
    let error = world.open().unwrap_err();
    assert!(matches!(error, AppError::Internal(_)), "{error}");
    world.clock.advance(SignedDuration::from_hours(2));
    world.open().unwrap();
}

#[test]
fn the_same_declaration_is_published_once_and_a_new_one_leaves_the_old_readable() {
    for database in databases() {
        let mut world = World::new("smile", &database);
        world.open().unwrap();
        assert_eq!(zalog_app::edition::list(world.app()).unwrap().len(), 1);
        let first = zalog_app::edition::document(world.app(), None, "policy", zalog_words::Lang::Ru).unwrap();
        let (mut policy, text) = crate::harness::declaration("smile");
        policy.edition.number += 1;
        policy.title = zalog_policy::model::Localized::one(zalog_words::Lang::Ru, "Новая редакция");
        world.open_with(policy, &format!("{text}\n// changed")).unwrap();
        let list = zalog_app::edition::list(world.app()).unwrap();
        assert_eq!(list.len(), 2);
        assert_eq!(list.iter().filter(|e| e.in_force).count(), 1);
        let old =
            zalog_app::edition::document(world.app(), Some(1), "policy", zalog_words::Lang::Ru).unwrap();
        assert_eq!(old.hash_hex, first.hash_hex);
        let new = zalog_app::edition::document(world.app(), None, "policy", zalog_words::Lang::Ru).unwrap();
        assert_ne!(new.hash_hex, first.hash_hex);
    }
}

#[test]
fn the_proof_of_a_consent_is_kept_from_its_end_and_no_longer_than_declared() {
    for database in databases() {
        let world = World::new("smile", &database);
        let offer = world.registration().offers[0].to_string();
        let (_, who) = world.register("ivanna@example.com", &[&offer]);
        let consent = zalog_app::cabinet::consents(world.app(), who).unwrap()[0].clone();
        zalog_app::cabinet::withdraw(world.app(), &world.visit(), who, consent.id).unwrap();
        let grounds = world
            .rows()
            .read::<_, StoreError, _>(|tx| zalog_store::tables::ground::of_subject(tx, who))
            .unwrap();
        let of_consent: Vec<_> = grounds.iter().filter(|g| g.consent == Some(consent.id)).collect();
        assert_eq!(of_consent.len(), 2, "the consent's ground and its proof's");
        for ground in of_consent {
            match ground.basis {
                BasisClass::Consent => assert!(matches!(ground.state, State::Ended { .. })),
                _ => {
                    let until = ground.holds_until().expect("the proof has an end");
                    let years = until.duration_since(consent.given_at).as_hours() / 24 / 365;
                    assert_eq!(years, 3, "{until}");
                }
            }
        }
    }
}
