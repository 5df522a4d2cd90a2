//! An opening that commits after an edition was published is decided by it, whenever it began.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::sync::{Arc, Mutex};

use jiff::SignedDuration;
use zalog_app::api::opening::{self, Wanted};
use zalog_app::api::{Caller, token};
use zalog_app::edition::{self, Publication};
use zalog_app::{App, AppError};
use zalog_store::faults::{BEFORE_VALUES_COMMIT, Faults};
use zalog_store::{Row, Sql, Store, StoreError};

use crate::harness::{Database, World, databases, declaration, edited};

const SECOND: (&str, &str) = ("редакция 1 существенная=да", "редакция 2 существенная=да");
/// Calling back needs no name any more.
const FEWER: (&str, &str) = (
    "данные фио телефон почта\n    субъекты клиенты\n    основание договор \"Пользовательское соглашение\" \
     en=\"User agreement\"\n    срок вместе-с=кабинет\n    каналы почта смс",
    "данные фио почта\n    субъекты клиенты\n    основание договор \"Пользовательское соглашение\" \
     en=\"User agreement\"\n    срок вместе-с=кабинет\n    каналы почта",
);

/// A caller of the purpose that the next edition makes narrower.
fn caller(app: &App) -> (Arc<Caller>, String) {
    let purpose = app
        .policy()
        .purposes
        .iter()
        .find(|p| p.name.contains("служебные-сообщения"))
        .unwrap()
        .slug
        .to_string();
    let text = token::add(app, &purpose, std::slice::from_ref(&purpose), None).unwrap();
    (token::authorise(app, &text).unwrap(), purpose)
}

/// How many values the purpose opens.
fn opened(app: &App, (by, purpose): &(Arc<Caller>, String)) -> usize {
    let wanted = Wanted {
        email: Some("ivanna@example.com".to_owned()),
        purpose: purpose.clone(),
        ..Wanted::default()
    };
    let persons = opening::open(app, by, &wanted).unwrap();
    persons.iter().flat_map(|p| &p.records).map(|r| r.values.len()).sum()
}

fn publish(app: &App) -> Result<edition::Outcome, AppError> {
    let all = [FEWER, SECOND, ("для служебные-сообщения реклама", "для реклама")];
    let (policy, text) = edited("smile", &all);
    edition::publish(app, Publication::new(policy, text))
}

#[test]
fn an_opening_whose_time_was_taken_before_a_publication_is_decided_by_what_was_published() {
    for database in databases() {
        let world = World::new("smile", &database);
        world.register("ivanna@example.com", &[]);
        let by = caller(world.app());
        assert_eq!(opened(world.app(), &by), 3);
        world.clock.advance(SignedDuration::from_secs(1));
        publish(world.app()).unwrap();
        // As if the opening had looked at the clock first, and come to its transaction afterwards.
        world.clock.advance(SignedDuration::from_millis(-1));
        assert_eq!(opened(world.app(), &by), 2, "{database:?}");
    }
}

const WAITING: Sql =
    Sql::same("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'edition'::regclass");

fn somebody_waits(rows: &Store) -> bool {
    let mut waiting = 0;
    let mut take = |row: &dyn Row| {
        waiting = row.int(0)?;
        Ok(())
    };
    rows.read::<_, StoreError, _>(|tx| tx.query(WAITING, &[], &mut take)).unwrap();
    waiting > 0
}

/// On SQLite there is one writer; on PostgreSQL an opening may begin while an edition is being published.
#[test]
fn an_opening_that_waits_for_a_publication_sees_it() {
    for database in databases().into_iter().filter(|d| matches!(d, Database::Postgres(_))) {
        let world = World::new("smile", &database);
        world.register("ivanna@example.com", &[]);
        let by = caller(world.app());
        let (say, heard) = mpsc::channel();
        let (armed, say, rows) = (Arc::new(AtomicBool::new(false)), Mutex::new(say), world.rows());
        let waits = armed.clone();
        let publishing = Faults::new(move |point| {
            if point == BEFORE_VALUES_COMMIT && waits.swap(false, Ordering::SeqCst) {
                say.lock().unwrap().send(()).unwrap();
                while !somebody_waits(&rows) {
                    std::thread::yield_now();
                }
            }
        });
        let (policy, text) = declaration("smile");
        let other = world.beside(policy, &text, false, &publishing).unwrap();
        // What a request has before it: it asks for no edition on its way to the transaction.
        let request = world.app().pinned().unwrap();
        armed.store(true, Ordering::SeqCst);
        std::thread::scope(|scope| {
            scope.spawn(|| publish(&other).unwrap());
            heard.recv().unwrap();
            assert_eq!(opened(&request, &by), 2, "a snapshot of before the wait");
        });
    }
}
