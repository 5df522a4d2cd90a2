//! Work outside the program: rows, carriers that fall due, and what is left of them when their record goes.

use zalog_domain::ids::{CompartmentId, HandlingId, RecordId, StaffId};
use zalog_domain::register::{ItemNo, PurposeNo};
use zalog_store::tables::handling::{self, Carrier, HandlingRow};
use zalog_store::tables::record;
use zalog_store::{Store, StoreError, Tx};

use crate::place::{Place, entry_id, id, on_both, second, who};

on_both!(a_carrier_is_kept_falls_due_and_is_destroyed, a_record_that_goes_lets_go_of_its_carriers);

fn put<T: Send + 'static>(
    store: &Store,
    work: impl FnMut(&mut dyn Tx) -> Result<T, StoreError> + Send + 'static,
) -> T {
    store.write(work).unwrap()
}

fn get<T>(store: &Store, work: impl FnMut(&mut dyn Tx) -> Result<T, StoreError>) -> T {
    store.read(work).unwrap()
}

/// Work with record 1 of person 1, at second 10; with a carrier, if `kept`.
fn row(number: u64, kept: bool) -> HandlingRow {
    let carrier =
        Carrier { medium: "paper".to_owned(), store: "folder".to_owned(), number: number.to_string() };
    HandlingRow {
        id: HandlingId::from_bytes(id(number)),
        of: Some((who(1), RecordId::from_bytes(id(1)))),
        operation: "transfer.provide".to_owned(),
        purpose: PurposeNo(3),
        items: vec![ItemNo(1), ItemNo(12)],
        by_hand: !kept,
        carrier: kept.then_some(carrier),
        done_on: second(0),
        staff: StaffId::from_bytes(id(9)),
        entered_at: second(10),
        state: if kept { "kept" } else { "done" }.to_owned(),
        state_at: second(10),
        destroyed_on: None,
    }
}

fn a_carrier_is_kept_falls_due_and_is_destroyed(place: &Place) {
    let store = place.open();
    let rows = [row(1, true), row(2, false), row(3, true)];
    let stored = rows.clone();
    put(&store, move |tx| stored.iter().try_for_each(|row| handling::insert(tx, row, entry_id(1))));
    let record = RecordId::from_bytes(id(1));
    assert_eq!(get(&store, |tx| handling::by_id(tx, rows[1].id)).as_ref(), Some(&rows[1]));
    let of_record = get(&store, |tx| handling::of_record(tx, record, 2));
    assert_eq!(of_record, [rows[2].clone(), rows[1].clone()]);
    let to_look_at = |at| get(&store, |tx| handling::to_look_at(tx, second(at), 9)).len();
    assert_eq!((to_look_at(9), to_look_at(10)), (0, 2));
    let first = rows[0].id;
    put(&store, move |tx| handling::looked(tx, first, second(99)));
    assert_eq!(to_look_at(98), 1);
    let falls = |at| put(&store, move |tx| handling::falls_due(tx, first, second(at)));
    assert_eq!((falls(20), falls(21)), (true, false));
    let due = get(&store, |tx| handling::due(tx, 9));
    assert_eq!(due.iter().map(|row| (row.id, row.state_at)).collect::<Vec<_>>(), [(first, second(20))]);
    let by = StaffId::from_bytes(id(9));
    let gone =
        |at| put(&store, move |tx| handling::destroyed(tx, first, second(at), second(25), by, second(50)));
    assert_eq!((gone(30), gone(31)), (true, false));
    let done = get(&store, |tx| handling::by_id(tx, first)).unwrap();
    assert_eq!((done.state.as_str(), done.destroyed_on), ("destroyed", Some(second(25))));
    assert!(get(&store, |tx| handling::due(tx, 9)).is_empty());
    assert_eq!(put(&store, |tx| handling::delete_ended(tx, second(50), 9)), 0);
    assert!(get(&store, |tx| handling::any_ended(tx, second(51))));
    assert_eq!(put(&store, |tx| handling::delete_ended(tx, second(51), 9)), 1);
}

fn a_record_that_goes_lets_go_of_its_carriers(place: &Place) {
    let store = place.open();
    let compartment = CompartmentId::from_bytes(id(7));
    let lies = record::RecordRow {
        id: RecordId::from_bytes(id(1)),
        subject: who(1),
        compartment,
        form: "zakaz".to_owned(),
        account: false,
        host: "shop.example".to_owned(),
        edition: 1,
        state: "live".to_owned(),
        created_at: second(1),
        source: None,
    };
    put(&store, move |tx| {
        record::insert(tx, &lies, entry_id(1))?;
        [row(1, true), row(2, false)].iter().try_for_each(|row| handling::insert(tx, row, entry_id(1)))
    });
    let record = RecordId::from_bytes(id(1));
    let let_go = |place, at| put(&store, move |tx| handling::release_record(tx, record, place, second(at)));
    assert_eq!(let_go(CompartmentId::from_bytes(id(8)), 20), 0, "it was sealed anew: it lives on");
    assert_eq!(let_go(compartment, 30), 1);
    let left = get(&store, |tx| handling::due(tx, 9));
    assert_eq!(left.iter().map(|row| (row.of, row.state_at)).collect::<Vec<_>>(), [(None, second(30))]);
    assert_eq!(get(&store, |tx| handling::by_id(tx, row(2, false).id)), None, "what left nothing goes");
    put(&store, |tx| {
        handling::insert(tx, &row(3, true), entry_id(1))?;
        handling::insert(tx, &row(4, false), entry_id(1))
    });
    assert_eq!(put(&store, |tx| handling::release_subject(tx, who(1), second(40))), 1);
    assert_eq!(get(&store, |tx| handling::due(tx, 9)).len(), 2);
}
