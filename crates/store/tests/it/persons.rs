//! What a person's pages read: links to a record, letters that prove a contact, and pages of what is held.

use zalog_domain::ground::Scope;
use zalog_domain::ids::{CompartmentId, EventId, RecordId, ValueId};
use zalog_store::tables::ground::EventRow;
use zalog_store::tables::record::RecordRow;
use zalog_store::tables::subject::ContactRow;
use zalog_store::tables::{consent, contact_proof, ground, journal, link, record, subject};
use zalog_store::{Sql, Store, StoreError, Tx};

use crate::place::{Place, entry_id, id, make_known, on_both, second, settle, who};

on_both!(
    a_link_leads_to_a_living_record_and_to_whose_it_is_now,
    a_letter_proves_the_value_it_went_to,
    records_events_and_texts_come_in_pages,
    entries_come_from_a_place_and_before_it,
);

fn put<T: Send + 'static>(
    store: &Store,
    work: impl FnMut(&mut dyn Tx) -> Result<T, StoreError> + Send + 'static,
) -> T {
    store.write(work).unwrap()
}

fn get<T>(store: &Store, work: impl FnMut(&mut dyn Tx) -> Result<T, StoreError>) -> T {
    store.read(work).unwrap()
}

fn row(number: u64, of: u64) -> RecordRow {
    RecordRow {
        id: RecordId::from_bytes(id(number)),
        subject: who(of),
        compartment: CompartmentId::from_bytes(id(number)),
        form: "zakaz".to_owned(),
        account: false,
        host: "shop.example".to_owned(),
        source: None,
        edition: 1,
        state: "live".to_owned(),
        created_at: second(i64::try_from(number).unwrap()),
    }
}

fn a_link_leads_to_a_living_record_and_to_whose_it_is_now(place: &Place) {
    let store = place.open();
    put(&store, |tx| {
        make_known(tx, 1)?;
        make_known(tx, 2)?;
        record::insert(tx, &row(5, 1), entry_id(5))?;
        link::insert(tx, &[7; 32], who(1), row(5, 1).id, second(9))
    });
    let find = |token: u8| get(&store, |tx| link::find(tx, &[token; 32]));
    assert_eq!((find(7), find(8)), (Some((who(1), row(5, 1).id)), None));
    assert!(matches!(
        store.write(|tx| link::insert(tx, &[7; 32], who(2), row(6, 2).id, second(9))),
        Err(StoreError::Taken)
    ));
    assert_eq!(get(&store, |tx| link::of_record(tx, row(5, 1).id)), [second(9)]);
    assert_eq!(get(&store, |tx| record::entry(tx, row(5, 1).id)), Some(entry_id(5)));
    put(&store, |tx| tx.execute(Sql::same("UPDATE subject SET state = 'closing'"), &[]));
    assert_eq!(find(7), None, "whoever is not known has no link");
    put(&store, |tx| tx.execute(Sql::same("UPDATE subject SET state = 'known'"), &[]));
    assert_eq!(put(&store, |tx| link::delete_of_record(tx, row(5, 1).id)), 1);
    assert_eq!((find(7), put(&store, |tx| link::delete_of_subject(tx, who(1)))), (None, 0));
}

fn a_letter_proves_the_value_it_went_to(place: &Place) {
    let store = place.open();
    let contact = |number: u64, value: u64| ContactRow {
        id: id(number),
        kind: "email".to_owned(),
        value: ValueId::from_bytes(id(value)),
        proved_at: None,
    };
    put(&store, move |tx| {
        make_known(tx, 1)?;
        subject::insert_contact(tx, who(1), &contact(3, 30), None, second(0))
    });
    let letter = |token: u8, value: u64| {
        put(&store, move |tx| {
            contact_proof::insert(tx, &[token; 32], who(1), &contact(3, value), second(0), second(60))
        });
    };
    let find = |token: u8, now| get(&store, |tx| contact_proof::find(tx, &[token; 32], second(now)));
    letter(1, 30);
    assert_eq!(find(1, 59), Some((who(1), contact(3, 30))));
    assert_eq!((find(1, 60), find(2, 0)), (None, None), "it ends, and no other token finds it");
    letter(2, 31);
    assert_eq!(
        (find(1, 0), find(2, 0)),
        (None, None),
        "the older is worthless; the newer went to another value"
    );
    letter(3, 30);
    let proved = || put(&store, |tx| contact_proof::proved(tx, &id(3), "letter", second(5)));
    assert_eq!((proved(), proved()), (true, false));
    assert_eq!(
        get(&store, |tx| contact_proof::contact_by_id(tx, &id(3))),
        Some((who(1), ContactRow { proved_at: Some(second(5)), ..contact(3, 30) }))
    );
    assert_eq!(put(&store, |tx| contact_proof::delete_old(tx, second(59), 9)), 0);
    assert_eq!(put(&store, |tx| contact_proof::delete_old(tx, second(60), 9)), 1);
    letter(4, 30);
    assert_eq!(put(&store, |tx| contact_proof::delete_of_subject(tx, who(1))), 1);
}

fn records_events_and_texts_come_in_pages(place: &Place) {
    let store = place.open();
    put(&store, |tx| {
        make_known(tx, 1)?;
        for number in 1..=5_u64 {
            record::insert(tx, &row(number, 1), entry_id(number))?;
            record::insert_party(tx, row(number, 1).id, who(1), "owner")?;
            let event = EventRow {
                id: EventId::from_bytes(id(number)),
                scope: Scope::Record(who(1), row(number, 1).id),
                kind: "received",
                at: second(1),
                reporter: "engine",
            };
            ground::insert_event(tx, &event, entry_id(number))?;
            consent::acknowledge(tx, who(1), &[1; 32], "ru", "zakaz", second(1), entry_id(number))?;
        }
        record::insert(tx, &row(9, 2), entry_id(9))
    });
    let page = |before: Option<u64>| {
        let before = before.map(|number| RecordId::from_bytes(id(number)));
        get(&store, |tx| record::page(tx, who(1), before, 2))
    };
    assert_eq!(page(None), [row(5, 1), row(4, 1)]);
    assert_eq!(
        (page(Some(4)), page(Some(2)), page(Some(1))),
        (vec![row(3, 1), row(2, 1)], vec![row(1, 1)], vec![])
    );
    assert_eq!(get(&store, |tx| record::roles(tx, row(1, 1).id, who(1))), ["owner"]);
    assert!(get(&store, |tx| record::roles(tx, row(1, 1).id, who(2))).is_empty());
    assert_eq!(get(&store, |tx| record::of_account(tx, who(1))), None);
    let events = get(&store, |tx| ground::events(tx, who(1), EventId::from_bytes(id(2)), 2));
    assert_eq!(events.iter().map(|e| e.record).collect::<Vec<_>>(), [Some(row(3, 1).id), Some(row(4, 1).id)]);
    let shown = get(&store, |tx| consent::acknowledged(tx, who(1), entry_id(3), 9));
    assert_eq!(shown.iter().map(|a| a.entry).collect::<Vec<_>>(), [entry_id(4), entry_id(5)]);
}

fn entries_come_from_a_place_and_before_it(place: &Place) {
    let store = place.open();
    for number in 1..=4 {
        put(&store, move |tx| tx.journal(&crate::place::entry(number), Some(who(1 + number % 2))));
    }
    settle(&store);
    let all = get(&store, |tx| journal::of_subject(tx, who(2), 9));
    assert_eq!(all.len(), 2);
    assert_eq!(get(&store, |tx| journal::of_subject_before(tx, who(2), all[0], 9)), all[1..]);
    assert_eq!(get(&store, |tx| journal::of_subject_before(tx, who(2), u64::MAX, 1)), all[..1]);
    assert_eq!(get(&store, |tx| journal::of_subject_from(tx, who(2), all[1], 9)), [all[1], all[0]]);
    assert!(get(&store, |tx| journal::of_subject_from(tx, who(2), all[0] + 1, 9)).is_empty());
}
