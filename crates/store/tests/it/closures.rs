//! What a transaction is: all or nothing, seen when it is committed, answered when it is durable.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};

use zalog_domain::EntryId;
use zalog_domain::access::{Actor, Ask, Decision, decide};
use zalog_domain::ids::{OperationId, RecordId};
use zalog_domain::register::PurposeNo;
use zalog_store::tables::{edition, journal, meta, operation, record, subject};
use zalog_store::{Options, StoreError};

use crate::journal::bodies;
use crate::place::{Place, entry, id, is_known, make_known, on_both, second, settle, who};

on_both!(
    a_closure_that_fails_or_panics_leaves_nothing_and_the_others_stand,
    a_refused_statement_fails_the_whole_write_whatever_the_closure_says,
    a_unique_key_is_taken_once,
    an_operation_is_done_once,
    sixty_four_writers_are_all_durable,
    a_reader_sees_only_what_is_committed,
    a_reader_stays_on_its_snapshot,
    a_reader_writes_nothing,
    the_error_of_the_closure_comes_back,
    a_permit_becomes_a_grant_by_a_commit_only,
);

fn a_closure_that_fails_or_panics_leaves_nothing_and_the_others_stand(place: &Place) {
    const WRITERS: u64 = 30;
    let store = place.open();
    let calling = Arc::new(AtomicUsize::new(0));
    // The first write holds the writer up until all others have come, so that they share a commit where there are any
    // to share.
    let gate = calling.clone();
    let first = {
        let store = store.clone();
        std::thread::spawn(move || {
            store.write(move |tx| {
                while gate.load(Ordering::SeqCst) < usize::try_from(WRITERS).unwrap() {
                    std::thread::yield_now();
                }
                make_known(tx, 1_000)
            })
        })
    };
    let writers: Vec<_> = (0..WRITERS)
        .map(|n| {
            let (store, calling) = (store.clone(), calling.clone());
            std::thread::spawn(move || {
                calling.fetch_add(1, Ordering::SeqCst);
                store.write(move |tx| {
                    make_known(tx, n)?;
                    match n % 3 {
                        0 => Ok(()),
                        1 => Err(StoreError::Setting("a closure that says no")),
                        _ => std::panic::panic_any("a closure that panics"),
                    }
                })
            })
        })
        .collect();
    first.join().unwrap().unwrap();
    for (n, writer) in (0..).zip(writers) {
        match (n % 3, writer.join().unwrap()) {
            (0, Ok(())) | (1, Err(StoreError::Setting(_))) | (2, Err(StoreError::Panicked)) => {}
            (_, other) => panic!("{n}: {other:?}"),
        }
        assert_eq!(is_known(&store, n), n % 3 == 0, "{n}");
    }
    settle(&store);
    let told: BTreeSet<_> = bodies(&store).into_iter().collect();
    let expected =
        (0..WRITERS).filter(|n| n % 3 == 0).chain([1_000]).map(|n| entry(n).encode().unwrap()).collect();
    assert_eq!(told, expected, "an entry for every change and none for what was rolled back");
    if place.is_sqlite() {
        let batches = store.read(|tx| journal::batches_from(tx, 0, 1_000)).unwrap().len();
        assert!(batches < 11, "{batches} commits for 11 writes that waited together");
    }
}

fn a_refused_statement_fails_the_whole_write_whatever_the_closure_says(place: &Place) {
    let store = place.open();
    store.write(|tx| make_known(tx, 1)).unwrap();
    let outcome = store.write(|tx| {
        make_known(tx, 2)?;
        assert!(matches!(make_known(tx, 1), Err(StoreError::Taken)));
        // The closure thinks that nothing is wrong.
        Ok::<_, StoreError>("done")
    });
    assert!(matches!(outcome, Err(StoreError::Taken)), "{outcome:?}");
    assert!(!is_known(&store, 2), "what was said to have failed is not there");
    // The error of the closure itself goes before.
    let outcome = store.write(|tx| {
        let _ = make_known(tx, 1);
        Err::<(), _>(StoreError::Setting("other"))
    });
    assert!(matches!(outcome, Err(StoreError::Setting("other"))));
    // And the connection is good for the next one.
    store.write(|tx| make_known(tx, 2)).unwrap();
    assert!(is_known(&store, 2));
}

fn a_unique_key_is_taken_once(place: &Place) {
    let store = place.open();
    let key = |mac: u8| subject::BlindKey { name: "email", generation: 1, normaliser: 1, mac: [mac; 16] };
    let take = |n: u64, key: subject::BlindKey| {
        store.write(move |tx| subject::insert_sign_in_name(tx, &key, who(n), &id(n)))
    };
    take(1, key(1)).unwrap();
    assert!(matches!(take(2, key(1)), Err(StoreError::Taken)));
    take(2, key(2)).unwrap();
    // Another index, generation or normal form is another name.
    take(3, subject::BlindKey { name: "phone", ..key(1) }).unwrap();
    take(3, subject::BlindKey { generation: 2, ..key(1) }).unwrap();
    take(3, subject::BlindKey { normaliser: 2, ..key(1) }).unwrap();
    let found = |key| store.read(move |tx| subject::by_sign_in_name(tx, &key)).unwrap();
    assert_eq!((found(key(1)), found(key(2)), found(key(3))), (Some(who(1)), Some(who(2)), None));
    // A number as primary key is a key like any other.
    let row = crate::rows::edition(1);
    store.write(move |tx| edition::insert(tx, &row)).unwrap();
    let row = crate::rows::edition(1);
    assert!(matches!(store.write(move |tx| edition::insert(tx, &row)), Err(StoreError::Taken)));
    // A value outside its list is refused, and is not "taken".
    let unknown = store.write(|tx| {
        make_known(tx, 1)?;
        record::insert_party(tx, RecordId::from_bytes([1; 16]), who(1), "nonsense")
    });
    assert!(matches!(unknown, Err(StoreError::Database(_))), "{unknown:?}");
    assert!(!is_known(&store, 1));
}

fn an_operation_is_done_once(place: &Place) {
    let store = place.open();
    let operation = OperationId::from_bytes([3; 16]);
    let runs: Vec<_> = (0..8)
        .map(|n| {
            let store = store.clone();
            std::thread::spawn(move || {
                store.write(move |tx| {
                    if let Some(earlier) = operation::result(tx, operation, "form")? {
                        return Ok(earlier);
                    }
                    make_known(tx, n)?;
                    operation::done(tx, operation, "form", &format!("subject {n}"), second(0))?;
                    Ok::<_, StoreError>(format!("subject {n}"))
                })
            })
        })
        .collect();
    let answers: Vec<_> = runs.into_iter().map(|run| run.join().unwrap()).collect();
    let stored = store.read(|tx| operation::result(tx, operation, "form")).unwrap().unwrap();
    for answer in answers {
        match answer {
            Ok(said) => assert_eq!(said, stored),
            Err(error) => assert!(matches!(error, StoreError::Taken), "{error}"),
        }
    }
    assert_eq!((0..8).filter(|n| is_known(&store, *n)).count(), 1);
    assert_eq!(store.read(|tx| operation::result(tx, operation, "other")).unwrap(), None);
    let old = |before| store.write(move |tx| operation::delete_old(tx, before, 10)).unwrap();
    assert_eq!((old(second(0)), old(second(1)), old(second(1))), (0, 1, 0));
}

fn sixty_four_writers_are_all_durable(place: &Place) {
    const EACH: u64 = 8;
    let store = place.open();
    std::thread::scope(|scope| {
        for thread in 0..64 {
            let store = &store;
            scope.spawn(move || {
                for n in 0..EACH {
                    let number = thread * EACH + n;
                    store.write(move |tx| make_known(tx, number)).unwrap();
                    assert!(is_known(store, number), "answered, so there");
                }
            });
        }
    });
    settle(&store);
    drop(store);
    let store = place.open();
    let told: Vec<_> = bodies(&store);
    let distinct: BTreeSet<_> = told.iter().cloned().collect();
    let expected: BTreeSet<_> = (0..64 * EACH).map(|n| entry(n).encode().unwrap()).collect();
    assert_eq!((told.len(), &distinct), (expected.len(), &expected), "each acknowledged write once");
    assert_eq!(store.read(journal::head).unwrap().0, 64 * EACH);
    assert!((0..64 * EACH).all(|n| is_known(&store, n)));
}

fn a_reader_sees_only_what_is_committed(place: &Place) {
    let store = place.open_with(Options::default()).unwrap();
    let (inserted, wait_for_insert) = mpsc::channel();
    let (go_on, wait) = mpsc::channel::<()>();
    let writer = {
        let store = store.clone();
        std::thread::spawn(move || {
            store.write(move |tx| {
                make_known(tx, 1)?;
                inserted.send(()).unwrap();
                wait.recv().unwrap();
                Ok::<_, StoreError>(())
            })
        })
    };
    wait_for_insert.recv().unwrap();
    assert!(!is_known(&store, 1));
    go_on.send(()).unwrap();
    writer.join().unwrap().unwrap();
    assert!(is_known(&store, 1));
}

fn a_reader_stays_on_its_snapshot(place: &Place) {
    let store = place.open();
    store.write(|tx| meta::put(tx, "origin", "one")).unwrap();
    store
        .read::<_, StoreError, _>(|tx| {
            assert_eq!(meta::get(tx, "origin")?.as_deref(), Some("one"));
            store.write(|tx| meta::put(tx, "origin", "two"))?;
            assert_eq!(meta::get(tx, "origin")?.as_deref(), Some("one"));
            Ok(())
        })
        .unwrap();
    assert_eq!(store.read(|tx| meta::get(tx, "origin")).unwrap().as_deref(), Some("two"));
}

fn a_reader_writes_nothing(place: &Place) {
    let store = place.open();
    assert!(matches!(store.read(|tx| meta::put(tx, "origin", "one")), Err(StoreError::Database(_))));
    assert!(matches!(store.read(|tx| tx.journal(&entry(1), None)), Err(StoreError::Database(_))));
    // Not even if nobody looks at the error.
    let swallowed = store.read(|tx| {
        let _ = meta::put(tx, "origin", "one");
        Ok::<_, StoreError>(())
    });
    assert!(swallowed.is_err());
    assert_eq!(store.read(|tx| meta::get(tx, "origin")).unwrap(), None);
    settle(&store);
    assert_eq!(store.read(journal::head).unwrap().0, 0);
}

fn the_error_of_the_closure_comes_back(place: &Place) {
    #[derive(Debug, PartialEq)]
    enum Mine {
        Refused(u8),
        Store,
    }
    impl From<StoreError> for Mine {
        fn from(_: StoreError) -> Self {
            Self::Store
        }
    }
    let store = place.open();
    assert_eq!(store.write(|_| Err::<(), _>(Mine::Refused(3))), Err(Mine::Refused(3)));
    assert_eq!(store.read(|_| Err::<(), _>(Mine::Refused(4))), Err(Mine::Refused(4)));
    assert_eq!(store.write(|_| Ok::<_, Mine>(5)), Ok(5));
}

fn a_permit_becomes_a_grant_by_a_commit_only(place: &Place) {
    let store = place.open();
    let register = crate::nothing::register();
    let decided = move || {
        let ask = Ask { actor: &Actor::Engine, purpose: PurposeNo(1), subject: who(1), places: &[] };
        let Decision { permit, .. } = decide(&register, &[], &ask, EntryId([5; 16]), second(0));
        permit
    };
    let again = decided.clone();
    let (said, grant) = store
        .open(move |tx| {
            tx.journal(&entry(5), None)?;
            Ok::<_, StoreError>(("opened", again()))
        })
        .unwrap();
    assert_eq!((said, grant.purpose(), grant.entry()), ("opened", PurposeNo(1), EntryId([5; 16])));
    let failed = store.open(move |tx| {
        make_known(tx, 1)?;
        let permit = decided();
        make_known(tx, 1)?;
        Ok::<_, StoreError>(((), permit))
    });
    assert!(matches!(failed, Err(StoreError::Taken)), "no commit, no grant");
    settle(&store);
    assert_eq!(bodies(&store), [entry(5).encode().unwrap()]);
}

/// Only SQLite rehearses; the first run leaves nothing, and its entries are not told.
#[test]
fn a_rehearsal_really_runs_twice() {
    let place = Place::sqlite();
    for (rehearse, times) in [(true, 2), (false, 1)] {
        let store = place.open_with(Options { rehearse, ..Options::default() }).unwrap();
        let runs = Arc::new(AtomicUsize::new(0));
        let (counted, number) = (runs.clone(), u64::from(rehearse));
        store
            .write(move |tx| {
                counted.fetch_add(1, Ordering::SeqCst);
                make_known(tx, number)
            })
            .unwrap();
        assert_eq!(runs.load(Ordering::SeqCst), times);
    }
    let store = place.open();
    assert_eq!(bodies(&store), [entry(1), entry(0)].map(|e| e.encode().unwrap()));
}

#[test]
fn a_store_whose_writer_died_says_so() {
    let place = Place::sqlite();
    let deadly = zalog_store::Faults::new(|_| std::panic::panic_any("the writer dies"));
    let store = place.open_with(Options { faults: deadly, ..Options::default() }).unwrap();
    for _ in 0..2 {
        assert!(matches!(store.write(|tx| make_known(tx, 1)), Err(StoreError::Closed)));
    }
    assert!(!is_known(&store, 1));
}
