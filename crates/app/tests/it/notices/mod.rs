//! Notices of another edition and the answers to them: after publication and never before, to everybody once, by letter and in
//! the cabinet; agreeing by an act, or by using on after a notice that is on record.

mod answers;
mod unaccepted;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use jiff::SignedDuration;
use zalog_app::notice;
use zalog_app::{close, doctor, edition, tick};
use zalog_domain::ids::{CompartmentId, RecordId, SubjectId, ValueId};
use zalog_domain::{Entry, Kind};
use zalog_policy::model::{Localized, Policy};
use zalog_store::StoreError;
use zalog_store::faults::{Faults, NOTICES_QUEUED};
use zalog_store::tables::account::AccountRow;
use zalog_store::tables::notice::NoticeRow;
use zalog_store::tables::{account, job, journal, notice as rows, subject};
use zalog_words::Lang;

use crate::harness::{PASSWORD, SIGNED, World, databases, declaration};

const OPERATORS: [&str; 5] = ["pumpa", "proedu", "smile", "progtime", "prommet"];

/// The operator's declaration as the next edition, changed in a sentence nobody could take for a slip.
fn next(world: &World) -> (Policy, String) {
    let (mut policy, text) = declaration(world.operator);
    policy.edition.number += 1;
    policy.edition.effective = None;
    policy.purposes[0].title = Localized::one(Lang::Ru, "Совсем другое дело");
    (policy, format!("{text}\n// changed"))
}

/// An hour later the next edition is published.
fn publish(world: &mut World) {
    world.clock.advance(SignedDuration::from_hours(1));
    let (policy, text) = next(world);
    world.open_with(policy, &text).unwrap();
    world.clock.advance(SignedDuration::from_mins(1));
}

/// Letters that tell of an edition, by address.
fn told(world: &World) -> BTreeMap<String, usize> {
    let mut told = BTreeMap::new();
    for letter in world.outbox.letters().into_iter().filter(|l| l.text.contains("/policy/v/2")) {
        *told.entry(letter.to).or_default() += 1;
    }
    told
}

fn of(world: &World, who: SubjectId) -> Vec<(String, String)> {
    let all = world.rows().read::<_, StoreError, _>(|tx| rows::of_subject(tx, who)).unwrap();
    all.into_iter().map(|row: NoticeRow| (row.channel, row.state)).collect()
}

fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
}

/// Entries about a person of one kind.
fn entries(world: &World, who: SubjectId, kind: Kind) -> Vec<Entry> {
    world.rounds();
    let found = world.rows().read::<_, StoreError, _>(|tx| {
        let places = journal::of_subject(tx, who, 1000)?;
        places.into_iter().map(|place| journal::body_at(tx, place)).collect::<Result<Vec<_>, _>>()
    });
    let entries = found.unwrap().into_iter().map(|body| Entry::decode(&body).unwrap());
    entries.filter(|entry| entry.kind == kind).collect()
}

/// Keeps: pumpa-10.2-a, pumpa-10.4-c, progtime-changes-4
#[test]
fn everybody_with_an_account_is_told_once_after_publication_and_nobody_before() {
    for database in databases() {
        for operator in OPERATORS {
            let mut world = World::new(operator, &database);
            let (_, anna) = world.register("anna@example.com", &[]);
            let (_, boris) = world.register("boris@example.com", &[]);
            let (_, gone) = world.register("gone@example.com", &[]);
            close::close(world.app(), &world.visit(), gone, PASSWORD).unwrap();
            world.clock.advance(SignedDuration::from_hours(1));
            world.rounds();
            assert_eq!(told(&world), BTreeMap::new(), "{operator}: before publication");
            assert_eq!(notice::waiting(world.app(), anna).unwrap(), []);
            assert_eq!(notice::announcement(world.app()).unwrap(), None);
            publish(&mut world);
            let (_, newcomer) = world.register("nova@example.com", &[]);
            world.rounds();
            world.rounds();
            let once: BTreeMap<_, _> =
                [("anna@example.com".to_owned(), 1), ("boris@example.com".to_owned(), 1)].into();
            assert_eq!(told(&world), once, "{operator}");
            for who in [anna, boris] {
                assert_eq!(of(&world, who), pairs(&[("cabinet", "waiting"), ("email", "delivered")]));
            }
            assert_eq!(of(&world, newcomer), [], "{operator}: registered under the new text");
            assert_eq!(notice::waiting(world.app(), newcomer).unwrap(), []);
            let letter = world.outbox.letters().into_iter().find(|l| l.text.contains("/policy/v/2")).unwrap();
            assert!(letter.text.contains("/cabinet?lang=ru") && letter.text.contains("не согласны"));
            assert!(letter.text.contains("Совсем другое дело"), "what changes is said: {}", letter.text);
            let spoken = notice::announcement(world.app()).unwrap().unwrap();
            assert_eq!((spoken.edition, spoken.in_force), (2, true));
            // Not for ever.
            world.clock.advance(SignedDuration::from_hours(24 * 15));
            assert_eq!(notice::announcement(world.app()).unwrap(), None);
            assert_eq!(
                notice::waiting(world.app(), anna).unwrap().len(),
                1,
                "the cabinet waits for an answer"
            );
        }
    }
}

/// The walk dies after its first batch; what is queued is queued once, whoever is left is found by the next life.
#[test]
fn a_walk_that_was_killed_goes_on_and_nobody_is_told_twice() {
    const PEOPLE: u64 = 300;
    for database in databases() {
        let mut world = World::new("pumpa", &database);
        let (_, anna) = world.register("anna@example.com", &[]);
        let store = world.rows();
        let now = zalog_domain::clock::Clock::now(world.clock.as_ref());
        store
            .write::<_, StoreError, _>(move |tx| {
                for number in 1..=PEOPLE {
                    let mut id = [7; 16];
                    id[8..].copy_from_slice(&number.to_be_bytes());
                    let who = SubjectId::from_bytes(id);
                    let row = AccountRow {
                        record: RecordId::from_bytes(id),
                        compartment: CompartmentId::from_bytes(id),
                        open: true,
                        credential: vec![1],
                        credential_value: ValueId::from_bytes(id),
                    };
                    subject::insert(tx, who, "ru", "ru", now, zalog_domain::EntryId(id), 1)?;
                    account::insert(tx, who, &row, now)?;
                }
                Ok(())
            })
            .unwrap();
        world.faults = Faults::new(|point| assert_ne!(point, NOTICES_QUEUED, "killed"));
        publish(&mut world);
        for _ in 0..2 {
            assert!(catch_unwind(AssertUnwindSafe(|| tick::round(world.app()))).is_err());
            world.open_with(next(&world).0, &next(&world).1).unwrap();
        }
        world.faults = Faults::none();
        world.open_with(next(&world).0, &next(&world).1).unwrap();
        world.rounds();
        let counts = world.rows().read::<_, StoreError, _>(|tx| rows::counts(tx, 2)).unwrap();
        let all: u64 = counts.iter().map(|(_, n)| n).sum();
        assert_eq!(all, 2 * (PEOPLE + 1), "one notice for each person and channel: {counts:?}");
        assert_eq!(told(&world), [("anna@example.com".to_owned(), 1)].into());
        assert_eq!(of(&world, anna)[1].1, "delivered");
        let jobs = world.rows().read::<_, StoreError, _>(job::counts).unwrap();
        let dropped = jobs.iter().find(|(state, _)| state == "dropped").map_or(0, |(_, n)| *n);
        assert_eq!(dropped, PEOPLE, "whose keys are gone gets no letter: {jobs:?}");
    }
}

/// Keeps: progtime-changes-5
#[test]
fn a_letter_that_fails_for_good_leaves_the_cabinet_and_is_seen() {
    for database in databases() {
        let mut world = World::new("progtime", &database);
        let (_, anna) = world.register("anna@example.com", &[]);
        world.bounces.lock().unwrap().insert("anna@example.com".to_owned());
        publish(&mut world);
        for _ in 0..10 {
            world.rounds();
            world.clock.advance(SignedDuration::from_hours(3));
        }
        assert_eq!(told(&world), BTreeMap::new());
        assert_eq!(of(&world, anna), pairs(&[("cabinet", "waiting"), ("email", "failed")]));
        let seen = |name: &str| {
            let report = doctor::look(world.app()).unwrap();
            report.into_iter().find(|check| check.name == name).unwrap()
        };
        assert!(!seen("doctor-notices-failed").fine && !seen("doctor-jobs-failed").fine);
        assert_eq!(seen("doctor-notices-failed").value, "1");
        let shown = notice::waiting(world.app(), anna).unwrap();
        assert_eq!((shown.len(), shown[0].edition, shown[0].answer), (1, 2, None));
        assert_eq!(of(&world, anna), pairs(&[("cabinet", "delivered"), ("email", "failed")]));
        notice::waiting(world.app(), anna).unwrap();
        assert_eq!(entries(&world, anna, Kind::NoticeDelivered).len(), 1, "shown once is on record once");
    }
}

/// An edition for a later day is told of at once; whoever comes meanwhile, under the text before it, when it holds. One that is
/// withdrawn is told of no more.
#[test]
fn an_edition_that_waits_is_told_of_at_once_and_to_those_who_come_meanwhile() {
    for database in databases() {
        for withdrawn in [false, true] {
            let mut world = World::new("pumpa", &database);
            let (_, anna) = world.register("anna@example.com", &[]);
            world.clock.advance(SignedDuration::from_hours(1));
            let (mut policy, text) = next(&world);
            policy.edition.effective = Some(jiff::civil::date(2026, 12, 1));
            world.open_with(policy, &text).unwrap();
            world.rounds();
            let once: BTreeMap<_, _> = [("anna@example.com".to_owned(), 1)].into();
            assert_eq!(told(&world), once);
            assert!(!notice::announcement(world.app()).unwrap().unwrap().in_force);
            world.clock.advance(SignedDuration::from_hours(48));
            let (_, vera) = world.register("vera@example.com", &[]);
            assert_eq!(told(&world), once, "she came under the edition in force, and is told when it ends");
            for who in [anna, vera] {
                let shown = notice::waiting(world.app(), who).unwrap();
                assert_eq!((shown.len(), shown[0].in_force), (1, false));
            }
            if withdrawn {
                edition::withdraw(world.app(), 2, "другой день").unwrap();
            }
            world.clock.advance(SignedDuration::from_hours(24 * 10));
            world.rounds();
            let vera_told = told(&world).get("vera@example.com").copied();
            assert_eq!(vera_told, (!withdrawn).then_some(1));
            assert_eq!(told(&world)["anna@example.com"], 1);
            let shown = notice::waiting(world.app(), anna).unwrap();
            assert_eq!(shown.len(), usize::from(!withdrawn));
            assert_eq!(notice::announcement(world.app()).unwrap().is_some(), !withdrawn);
        }
    }
}
