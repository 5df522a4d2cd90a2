//! No opening commits after a withdrawal's commit (invariants 2 and 4), and what PostgreSQL cannot serialize is run again.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::time::Duration;

use zalog_domain::ground::State;
use zalog_domain::ids::ConsentId;
use zalog_store::tables::{ground, subject};
use zalog_store::{Options, Store, StoreError, Tx};

use crate::place::{Place, entry, entry_id, make_known, on_both, second, settle, who};
use crate::rows::consented;

on_both!(
    who_opens_holds_the_withdrawal_up,
    nothing_opens_after_the_withdrawal,
    every_change_of_grounds_has_an_epoch_of_its_own,
);

fn known_with_a_ground(store: &Store, number: u64) {
    store
        .write(move |tx| {
            make_known(tx, number)?;
            ground::insert(tx, &consented(number), 1, entry_id(number))
        })
        .unwrap();
}

fn withdraw(tx: &mut dyn Tx, number: u64) -> Result<(), StoreError> {
    subject::bump(tx, who(number))?.unwrap();
    for mut known in ground::of_subject(tx, who(number))? {
        assert_eq!(known.consent, Some(ConsentId::from_bytes(crate::place::id(number))));
        known.state = State::Ended { at: second(1) };
        ground::update(tx, &known)?;
    }
    Ok(())
}

fn is_active(tx: &mut dyn Tx, number: u64) -> Result<bool, StoreError> {
    let grounds = ground::of_subject(tx, who(number))?;
    Ok(grounds.iter().any(|g| matches!(g.state, State::Active { .. })))
}

fn who_opens_holds_the_withdrawal_up(place: &Place) {
    let store = place.open_with(Options::default()).unwrap();
    known_with_a_ground(&store, 1);
    let (opening, wait_for_opening) = mpsc::channel();
    let (withdrawn, wait_for_withdrawal) = mpsc::channel();
    let order = Arc::new(AtomicUsize::new(0));
    let opener = {
        let (store, order) = (store.clone(), order.clone());
        std::thread::spawn(move || {
            store.write(move |tx| {
                subject::take(tx, who(1))?.unwrap();
                let active = is_active(tx, 1)?;
                opening.send(()).unwrap();
                // Time enough for a withdrawal that nothing holds up.
                let early = wait_for_withdrawal.recv_timeout(Duration::from_millis(300));
                assert_eq!(early, Err(mpsc::RecvTimeoutError::Timeout), "the withdrawal did not wait");
                tx.journal(&entry(2), Some(who(1)))?;
                order.store(1, Ordering::SeqCst);
                Ok::<_, StoreError>(active)
            })
        })
    };
    wait_for_opening.recv().unwrap();
    store.write(|tx| withdraw(tx, 1)).unwrap();
    assert_eq!(order.load(Ordering::SeqCst), 1);
    // The opener may be gone by now.
    let _ = withdrawn.send(());
    assert!(opener.join().unwrap().unwrap(), "it opened, and it committed first");
}

fn nothing_opens_after_the_withdrawal(place: &Place) {
    let store = place.open();
    let gone: Vec<AtomicBool> = (0..10).map(|_| AtomicBool::new(false)).collect();
    let opened = AtomicUsize::new(0);
    (0..10).for_each(|n| known_with_a_ground(&store, n));
    std::thread::scope(|scope| {
        for opener in 0..4_u64 {
            let (store, gone, opened) = (&store, &gone, &opened);
            scope.spawn(move || {
                for round in 0..40_u64 {
                    let number = (round + opener) % 10;
                    let too_late = gone[usize::try_from(number).unwrap()].load(Ordering::SeqCst);
                    let told = entry(1_000 + opener * 100 + round);
                    let open = store.write(move |tx| {
                        subject::take(tx, who(number))?.unwrap();
                        let active = is_active(tx, number)?;
                        if active {
                            tx.journal(&told, Some(who(number)))?;
                        }
                        Ok::<_, StoreError>(active)
                    });
                    let open = open.unwrap();
                    assert!(!(open && too_late), "opened after the withdrawal");
                    opened.fetch_add(usize::from(open), Ordering::SeqCst);
                }
            });
        }
        let (store, gone) = (&store, &gone);
        scope.spawn(move || {
            for number in 0..10 {
                store.write(move |tx| withdraw(tx, number)).unwrap();
                gone[usize::try_from(number).unwrap()].store(true, Ordering::SeqCst);
            }
        });
    });
    settle(&store);
    let entries = crate::journal::bodies(&store).len();
    assert_eq!(entries, 10 + opened.load(Ordering::SeqCst), "each opening is in the journal");
}

fn every_change_of_grounds_has_an_epoch_of_its_own(place: &Place) {
    let store = place.open();
    store.write(|tx| make_known(tx, 1)).unwrap();
    let writers: Vec<_> = (0..8)
        .map(|_| {
            let store = store.clone();
            std::thread::spawn(move || {
                let bump = || store.write(|tx| subject::bump(tx, who(1))).unwrap().unwrap();
                (0..10).map(|_| bump()).collect::<Vec<_>>()
            })
        })
        .collect();
    let mut epochs: Vec<_> = writers.into_iter().flat_map(|w| w.join().unwrap()).collect();
    epochs.sort_unstable();
    assert_eq!(epochs, (2..82).collect::<Vec<_>>());
    // Who is gone cannot be moved any more, and nobody is nobody.
    store.write(|tx| subject::go(tx, who(1))).unwrap();
    assert_eq!(store.write(|tx| subject::bump(tx, who(1))).unwrap(), None);
    assert_eq!(store.write(|tx| subject::bump(tx, who(2))).unwrap(), None);
    let taken = store.write(|tx| subject::take(tx, who(1))).unwrap().unwrap();
    assert_eq!((taken.state.as_str(), taken.epoch), ("gone", 82));
}

/// An opening that looked before the withdrawal committed and takes the row after it: the server says 40001, the closure
/// runs again and finds the ground ended. (SQLite has one writer; there it cannot happen.)
#[test]
fn a_look_from_before_the_withdrawal_is_not_enough() {
    let Some(place) = Place::postgres() else { return };
    let store = place.open();
    known_with_a_ground(&store, 1);
    let runs = Arc::new(AtomicUsize::new(0));
    let (counted, inner) = (runs.clone(), place.open());
    let opened = store.write(move |tx| {
        let looked = is_active(tx, 1)?;
        if counted.fetch_add(1, Ordering::SeqCst) == 0 {
            assert!(looked);
            inner.write(|tx| withdraw(tx, 1))?;
        }
        // Even a closure that makes something else of the conflict is run again.
        subject::take(tx, who(1)).map_err(|_| StoreError::Setting("misread"))?.unwrap();
        let active = is_active(tx, 1)?;
        if active {
            tx.journal(&entry(2), None)?;
        }
        Ok::<_, StoreError>(active)
    });
    assert!(!opened.unwrap());
    assert_eq!(runs.load(Ordering::SeqCst), 2);
    settle(&store);
    assert_eq!(crate::journal::bodies(&store).len(), 1);
}

/// A closure that conflicts for ever is given up with its own error.
#[test]
fn endless_conflict_ends() {
    let Some(place) = Place::postgres() else { return };
    let store = place.open();
    store.write(|tx| make_known(tx, 1)).unwrap();
    // Another program: what writes alone in this one cannot hold it up.
    let inner = place.open();
    let outcome = store.write(move |tx| {
        subject::lang(tx, who(1))?;
        inner.write(|tx| subject::bump(tx, who(1)))?;
        subject::bump(tx, who(1))
    });
    assert!(matches!(outcome, Err(StoreError::Conflict)), "{outcome:?}");
    let epoch = store.write(|tx| subject::take(tx, who(1))).unwrap().unwrap().epoch;
    assert_eq!(epoch, 2 + i64::from(zalog_domain::limits::WRITE_RETRIES));
}
