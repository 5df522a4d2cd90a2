//! Editions: published apart from coming into force, decided by the rows and the time whoever asks, and what each does to
//! people's grounds.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use jiff::{SignedDuration, Timestamp};
use zalog_app::api::opening::{self, Wanted};
use zalog_app::api::{Caller, token};
use zalog_app::edition::{self, Given, Publication};
use zalog_app::{App, AppError, cabinet};
use zalog_domain::clock::Clock;
use zalog_domain::ground::State;
use zalog_domain::ids::SubjectId;
use zalog_domain::register::BasisClass;
use zalog_policy::model::Policy;
use zalog_store::faults::{self, Faults};
use zalog_store::tables::notice::NoticeRow;
use zalog_store::tables::{edition as rows, ground, notice, subject};
use zalog_store::{StoreError, Tx};
use zalog_words::Lang;

use crate::harness::{World, databases, edited};

const NEXT: (&str, &str) = ("редакция 1 существенная=да", "редакция 2 существенная=да");
const LATER: (&str, &str) =
    ("редакция 1 существенная=да", "редакция 2 действует=\"01.12.2026\" существенная=да");
/// Messages go by letter only, and need no phone.
const LETTERS_ONLY: [(&str, &str); 3] = [
    (
        "данные фио телефон почта\n    субъекты клиенты\n    основание договор \"Пользовательское соглашение\" \
         en=\"User agreement\"\n    срок вместе-с=кабинет",
        "данные фио почта\n    субъекты клиенты\n    основание договор \"Пользовательское соглашение\" \
         en=\"User agreement\"\n    срок вместе-с=кабинет",
    ),
    ("каналы почта смс", "каналы почта"),
    ("для служебные-сообщения реклама", "для реклама"),
];
/// Nobody is asked for advertising any more.
const NO_ADVERTISING: [(&str, &str); 3] = [
    (
        "цель реклама \"Реклама услуг клиники\" en=\"Advertising of the clinic's services\" вид=реклама   пункт=\"4.5\" {\n    \
         данные фио телефон\n    субъекты клиенты\n    основание согласие\n    срок до=отзыва\n    \
         предел 3 года после=согласия переспросить=да\n    каналы смс звонок\n}\n",
        "",
    ),
    ("предложить новости реклама ", "предложить новости "),
    ("для служебные-сообщения реклама", "для служебные-сообщения"),
];

fn with(edits: &[(&'static str, &'static str)], more: (&'static str, &'static str)) -> (Policy, String) {
    let all: Vec<_> = edits.iter().copied().chain([more]).collect();
    edited("smile", &all)
}

/// A world whose first edition is the example with some of its text replaced.
fn world(database: &crate::harness::Database, edits: &[(&'static str, &'static str)]) -> World {
    let mut world = World::new("smile", database);
    if !edits.is_empty() {
        // A store of its own: nothing was published in it yet.
        world.close();
        world.schema.push_str("_own");
        for file in ["values.db", "values.db-wal", "values.db-shm", "keys.db", "keys.db-wal", "keys.db-shm"] {
            let _ = std::fs::remove_file(world.folder.path().join(file));
        }
        let (policy, text) = edited("smile", edits);
        world.open_with(policy, &text).unwrap();
    }
    world
}

fn publish(app: &App, (policy, text): (Policy, String)) -> Result<edition::Outcome, AppError> {
    edition::publish(app, Publication::new(policy, text))
}

fn slug(world: &World, part: &str) -> String {
    let policy = world.app().policy();
    let mut found = policy.purposes.iter().filter(|p| p.name.contains(part)).map(|p| p.slug.to_string());
    found.next().unwrap_or_else(|| panic!("no purpose {part}"))
}

fn caller(app: &App, purpose: &str) -> Arc<Caller> {
    let text = token::add(app, purpose, &[purpose.to_owned()], None).unwrap();
    token::authorise(app, &text).unwrap()
}

/// Items of a person that a purpose opens.
fn opened(app: &App, caller: &Caller, email: &str, purpose: &str) -> Vec<String> {
    let wanted = Wanted { email: Some(email.to_owned()), purpose: purpose.to_owned(), ..Wanted::default() };
    let persons = opening::open(app, caller, &wanted).unwrap();
    let mut items: Vec<String> = persons
        .iter()
        .flat_map(|p| &p.records)
        .flat_map(|r| &r.values)
        .map(|(item, _)| item.clone())
        .collect();
    items.sort();
    items
}

fn row(world: &World) -> (i64, Timestamp) {
    world.rows().read::<_, StoreError, _>(rows::in_force).unwrap().unwrap()
}

fn told(tx: &mut dyn Tx, who: SubjectId, edition: i64, at: Timestamp) -> Result<(), StoreError> {
    let row = NoticeRow {
        subject: who,
        edition,
        channel: "cabinet".to_owned(),
        state: "delivered".to_owned(),
        state_at: at,
        job: None,
        entry: None,
    };
    notice::put(tx, &row)?;
    subject::settle(tx, who, edition - 1)
}

/// Keeps: smile-9.2-b
#[test]
fn an_edition_of_a_later_day_holds_from_its_first_instant_whoever_asks() {
    for database in databases() {
        let world = world(&database, &[]);
        let app = world.app();
        let done = publish(app, with(&[], LATER)).unwrap();
        assert_eq!(done.effective_at, "2026-12-01T00:00:00+03:00".parse::<Timestamp>().unwrap());
        let number = |app: &App| app.policy().edition.number;
        assert_eq!(number(app), 1);
        let list = edition::list(app).unwrap();
        assert!(list[0].waits && !list[0].in_force && list[1].in_force, "public before it holds");
        assert!(edition::document(app, Some(done.id), "policy", Lang::Ru).is_ok());
        assert_eq!(edition::given(app, &with(&[], LATER).1).unwrap(), Given::Waits(done.effective_at));
        // Nothing may come into force before what was announced.
        let early = publish(app, with(&NO_ADVERTISING, NEXT)).unwrap_err();
        assert!(matches!(&early, AppError::Refused(r) if r.form == Some("edition-another-waits")), "{early}");

        let now = world.clock.now();
        world.clock.advance(done.effective_at.duration_since(now) - SignedDuration::from_millis(1));
        assert_eq!(number(app), 1);
        world.clock.advance(SignedDuration::from_millis(1));
        assert_eq!((number(app), row(&world).0), (2, 1), "nobody has written it down");
        let text = edition::document(app, None, "policy", Lang::Ru).unwrap();
        assert_eq!(text.edition.number, 2);
        world.rounds();
        assert_eq!(row(&world), (2, done.effective_at), "written down with its own instant");
        let late = edition::withdraw(app, done.id, "передумали").unwrap_err();
        assert!(matches!(&late, AppError::Refused(r) if r.form == Some("edition-holds-already")), "{late}");
    }
}

#[test]
fn a_withdrawn_edition_never_comes_into_force_and_stays_readable() {
    for database in databases() {
        let world = world(&database, &[]);
        let app = world.app();
        let done = publish(app, with(&[], LATER)).unwrap();
        edition::withdraw(app, done.id, "другой день").unwrap();
        assert!(edition::withdraw(app, done.id, "ещё раз").is_err(), "once");
        world.clock.advance(SignedDuration::from_hours(24 * 20));
        world.rounds();
        assert_eq!((app.policy().edition.number, row(&world).0), (1, 1));
        let list = edition::list(app).unwrap();
        assert_eq!(list[0].withdrawn.as_ref().map(|(_, why)| why.as_str()), Some("другой день"));
        assert!(edition::document(app, Some(done.id), "policy", Lang::Ru).is_ok());
        // The next one is compared with the one in force, and may come at once.
        let next = publish(app, with(&NO_ADVERTISING, NEXT)).unwrap();
        assert_eq!((next.id, app.policy().edition.number), (3, 2));
    }
}

#[test]
fn what_one_program_publishes_another_decides_by_at_once_and_serves_from_the_store() {
    for database in databases() {
        let world = world(&database, &[]);
        let (policy, text) = crate::harness::declaration("smile");
        let other = world.beside(policy, &text, false, &Faults::none()).unwrap();
        let pinned = world.app().pinned().unwrap();
        publish(&other, with(&NO_ADVERTISING, NEXT)).unwrap();
        assert_eq!(world.app().policy().edition.number, 2);
        assert_eq!(pinned.policy().edition.number, 1, "a request sees one edition to its end");
        let first = edition::document(&pinned, None, "policy", Lang::Ru).unwrap();
        assert_eq!(first.edition.number, 1);
        drop((pinned, other));
        // Opened again with the declaration of the folder, which is not the one in force any more.
        let again =
            world.beside(crate::harness::declaration("smile").0, &text, false, &Faults::none()).unwrap();
        assert_eq!(again.policy().edition.number, 2);
        assert_eq!(edition::given(&again, &text).unwrap(), Given::Past(1));
        assert_eq!(edition::drifted(&again).unwrap(), Vec::<u32>::new());
        assert!(publish(&again, with(&NO_ADVERTISING, NEXT)).unwrap().known, "twice is once");
    }
}

#[test]
fn a_wider_edition_reaches_a_person_only_after_that_persons_notice() {
    for database in databases() {
        let world = world(&database, &LETTERS_ONLY);
        let app = world.app();
        let purpose = slug(&world, "служебные-сообщения");
        let by = caller(app, &purpose);
        let (_, who) = world.register("ivanna@example.com", &[]);
        let (_, other) = world.register("petrova@example.com", &[]);
        assert_ne!(who, other);
        world.clock.advance(SignedDuration::from_hours(1));
        let done = publish(app, with(&[], NEXT)).unwrap();
        assert_eq!(edition::list(app).unwrap()[0].class, "substantial");
        let before = ["fio", "pochta"];
        let items = |email: &str| opened(app, &by, email, &purpose);
        let narrow = items("ivanna@example.com");
        assert_eq!(narrow.len(), before.len(), "{narrow:?}");
        world.clock.advance(SignedDuration::from_hours(1));
        let now = world.clock.now();
        world.rows().write::<_, StoreError, _>(move |tx| told(tx, who, done.id, now)).unwrap();
        assert_eq!(items("ivanna@example.com").len(), 3, "before the reconciler came by");
        assert_eq!(items("petrova@example.com"), narrow, "only who was told");
        world.rounds();
        assert_eq!(items("ivanna@example.com").len(), 3, "and after");
        assert_eq!(edition::behind(app).unwrap(), 0);
        // Whoever comes under the new edition comes under all of it.
        world.register("sidorova@example.com", &[]);
        assert_eq!(items("sidorova@example.com").len(), 3);
    }
}

#[test]
fn a_narrower_edition_counts_for_everybody_at_once() {
    for database in databases() {
        let world = world(&database, &[]);
        let app = world.app();
        let purpose = slug(&world, "служебные-сообщения");
        let by = caller(app, &purpose);
        world.register("ivanna@example.com", &[]);
        assert_eq!(opened(app, &by, "ivanna@example.com", &purpose).len(), 3);
        world.clock.advance(SignedDuration::from_hours(1));
        publish(app, with(&LETTERS_ONLY, NEXT)).unwrap();
        assert_eq!(opened(app, &by, "ivanna@example.com", &purpose).len(), 2, "no notice, no round");
        world.rounds();
        assert_eq!(opened(app, &by, "ivanna@example.com", &purpose).len(), 2);
    }
}

#[test]
fn a_shorter_keep_counts_for_whoever_was_told_before_the_reconciler_came_by() {
    const KEEP: &str = "срок вместе-с=кабинет\n    каналы почта смс";
    let hundred =
        [(KEEP, "срок вместе-с=кабинет\n    предел 100 дней после=получения\n    каналы почта смс")];
    let ten = [(KEEP, "срок вместе-с=кабинет\n    предел 10 дней после=получения\n    каналы почта смс")];
    for database in databases() {
        let world = world(&database, &hundred);
        let app = world.app();
        let purpose = slug(&world, "служебные-сообщения");
        let by = caller(app, &purpose);
        let (_, who) = world.register("ivanna@example.com", &[]);
        world.clock.advance(SignedDuration::from_hours(24 * 20));
        assert_eq!(opened(app, &by, "ivanna@example.com", &purpose).len(), 3);
        let done = publish(app, with(&ten, NEXT)).unwrap();
        let now = world.clock.now();
        world.rows().write::<_, StoreError, _>(move |tx| told(tx, who, done.id, now)).unwrap();
        world.clock.advance(SignedDuration::from_hours(1));
        let items = || opened(app, &by, "ivanna@example.com", &purpose).len();
        assert_eq!(items(), 0, "by the shorter keep it ended with the edition's first instant");
        world.rounds();
        assert_eq!((items(), edition::behind(app).unwrap()), (0, 0), "and after");
    }
}

#[test]
fn grounds_of_a_dropped_purpose_end_with_the_editions_instant_and_the_proof_winds_down() {
    for database in databases() {
        let world = world(&database, &[]);
        let app = world.app();
        let purpose = slug(&world, "реклама");
        let (_, who) = world.register("ivanna@example.com", &[&purpose]);
        world.clock.advance(SignedDuration::from_hours(5));
        let forecast = edition::forecast(app, &with(&NO_ADVERTISING, NEXT).0).unwrap();
        assert_eq!(forecast.grounds.get(&purpose), Some(&1), "{:?}", forecast.grounds);
        assert_eq!((forecast.people, edition::list(app).unwrap().len()), (1, 1), "nothing was written");
        let done = publish(app, with(&NO_ADVERTISING, NEXT)).unwrap();
        world.clock.advance(SignedDuration::from_hours(3));
        assert_eq!(edition::behind(app).unwrap(), 1);
        world.rounds();
        assert_eq!(edition::behind(app).unwrap(), 0);
        let consent = cabinet::consents(app, who).unwrap()[0].clone();
        let grounds = world.rows().read::<_, StoreError, _>(|tx| ground::of_subject(tx, who)).unwrap();
        let of: Vec<_> = grounds.iter().filter(|g| g.consent == Some(consent.id)).collect();
        let given = of.iter().find(|g| g.basis == BasisClass::Consent).unwrap();
        assert_eq!(given.state, State::Ended { at: done.effective_at }, "with its first instant");
        let proof = of.iter().find(|g| g.basis != BasisClass::Consent).unwrap();
        assert!(matches!(proof.state, State::WindingDown { .. }), "{:?}", proof.state);
        // Once: another round finds nothing to do.
        world.rounds();
        let after = world.rows().read::<_, StoreError, _>(|tx| ground::of_subject(tx, who)).unwrap();
        assert_eq!(after, grounds);
    }
}

#[test]
fn readers_through_a_flip_see_one_edition_or_the_other_whole() {
    for database in databases() {
        let world = world(&database, &[]);
        let app = world.app();
        let (over, seen) = (AtomicBool::new(false), AtomicU64::new(0));
        std::thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| {
                    while !over.load(Ordering::SeqCst) {
                        let request = app.pinned().unwrap();
                        let number = request.policy().edition.number;
                        let text = edition::document(&request, None, "policy", Lang::Ru).unwrap();
                        assert_eq!(text.edition.number, number);
                        assert_eq!(request.policy().edition.number, number);
                        let forced = edition::list(&request).unwrap().iter().filter(|e| e.in_force).count();
                        assert_eq!(forced, 1);
                        seen.fetch_add(1, Ordering::SeqCst);
                    }
                });
            }
            for step in [with(&NO_ADVERTISING, NEXT), with(&LETTERS_ONLY, NEXT), with(&[], NEXT)] {
                let before = seen.load(Ordering::SeqCst);
                publish(app, step).unwrap();
                world.rounds();
                while seen.load(Ordering::SeqCst) < before + 6 {
                    std::thread::yield_now();
                }
            }
            over.store(true, Ordering::SeqCst);
        });
        assert_eq!(row(&world).0, 4);
    }
}

#[test]
fn stopped_anywhere_the_old_or_the_new_edition_is_in_force_and_the_rest_goes_on() {
    for database in databases() {
        for point in faults::EDITION_STEPS {
            let world = world(&database, &[]);
            let purpose = slug(&world, "реклама");
            let (_, who) = world.register("ivanna@example.com", &[&purpose]);
            let next = with(&NO_ADVERTISING, LATER);
            // A program that dies at the point, wherever it gets.
            let dies = Faults::new(move |passed| assert!(passed != point, "died at {point}"));
            let (policy, text) = crate::harness::declaration("smile");
            let mortal = world.beside(policy, &text, false, &dies).unwrap();
            let died = catch_unwind(AssertUnwindSafe(|| {
                publish(&mortal, next.clone()).unwrap();
                world.clock.advance(SignedDuration::from_hours(24 * 20));
                while zalog_app::tick::round(&mortal).unwrap() {}
            }));
            assert!(died.is_err(), "{point} was passed");
            std::mem::forget(mortal);
            let app = world.app();
            let list = edition::list(app).unwrap();
            assert_eq!(list.len(), 2, "{point}: published whole or not at all");
            assert_eq!(list.iter().filter(|e| e.in_force).count(), 1, "{point}");
            let texts = |id| edition::document(app, Some(id), "policy", Lang::Ru).unwrap().hash_hex;
            assert_ne!(texts(1), texts(2));
            world.clock.advance(SignedDuration::from_hours(24 * 20));
            world.rounds();
            assert_eq!(
                (app.policy().edition.number, row(&world).0, edition::behind(app).unwrap()),
                (2, 2, 0)
            );
            let grounds = world.rows().read::<_, StoreError, _>(|tx| ground::of_subject(tx, who)).unwrap();
            let ended = grounds.iter().filter(|g| matches!(g.state, State::Ended { .. })).count();
            assert_eq!(ended, 1, "{point}: once");
        }
    }
}
