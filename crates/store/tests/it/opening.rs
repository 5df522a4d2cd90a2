//! Opening a store: who may read its files, what is refused, what a connection keeps.

use std::collections::BTreeSet;

use rusqlite::Connection;
use zalog_store::{KeyStore, Options, Store, StoreError};

use crate::place::{Place, is_known, make_known, on_both};

on_both!(a_new_store_may_be_opened_by_many_at_once, a_newer_schema_is_refused, it_says_what_it_is);

fn a_new_store_may_be_opened_by_many_at_once(place: &Place) {
    let stores: Vec<Store> = std::thread::scope(|scope| {
        let opening: Vec<_> = (0..6).map(|_| scope.spawn(|| place.open())).collect();
        opening.into_iter().map(|o| o.join().unwrap()).collect()
    });
    for (number, store) in (0..).zip(&stores) {
        store.write(move |tx| make_known(tx, number)).unwrap();
    }
    assert!((0..6).all(|number| is_known(&stores[0], number)));
}

fn a_newer_schema_is_refused(place: &Place) {
    drop(place.open());
    match &place.server {
        None => Connection::open(place.file()).unwrap().pragma_update(None, "user_version", 99).unwrap(),
        Some((_, schema)) => place.execute(&format!("UPDATE {schema}.schema_version SET number = 99")),
    }
    let refused = place.open_with(Options::default()).err().unwrap();
    let StoreError::Schema { found: 99, known } = refused else { panic!("{refused}") };
    assert_eq!(refused.to_string(), format!("the store has schema 99, this program knows {known}"));
}

fn it_says_what_it_is(place: &Place) {
    let store = place.open();
    let name = if place.is_sqlite() { "SQLite 3." } else { "PostgreSQL 1" };
    assert!(store.describe().starts_with(name), "{}", store.describe());
    assert_eq!(store.file(), place.is_sqlite().then(|| place.file()));
    assert_eq!(store.sequences_later(), !place.is_sqlite());
}

#[test]
fn a_newer_key_store_is_refused_too() {
    let place = Place::sqlite();
    let open = || KeyStore::open(&place.keys_file(), Options::default());
    drop(open().unwrap());
    Connection::open(place.keys_file()).unwrap().pragma_update(None, "user_version", 2).unwrap();
    assert!(matches!(open().err().unwrap(), StoreError::Schema { found: 2, known: 1 }));
}

#[cfg(unix)]
#[test]
fn only_the_owner_reads_the_files() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = Place::sqlite();
    let store = place.open();
    store.write(|tx| make_known(tx, 1)).unwrap();
    let keys = KeyStore::open(&place.keys_file(), Options::default()).unwrap();
    keys.put_meta("operator", "x".to_owned()).unwrap();
    let mut seen = BTreeSet::new();
    for file in std::fs::read_dir(place.file().parent().unwrap()).unwrap().map(Result::unwrap) {
        let mode = file.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{:?} is {mode:o}", file.file_name());
        seen.insert(file.file_name().into_string().unwrap());
    }
    let expected = ["zalog.db", "zalog.db-wal", "zalog.db-shm", "keys.db", "keys.db-wal", "keys.db-shm"];
    assert_eq!(seen, expected.map(str::to_owned).into());
}

#[test]
fn a_place_that_cannot_be_is_said_to_be_none() {
    let place = Place::sqlite();
    let nowhere = place.file().join("no").join("such").join("folder.db");
    assert!(matches!(Store::sqlite(&nowhere, Options::default()), Err(StoreError::Database(_))));
    std::fs::write(place.file(), vec![7; 9_000]).unwrap();
    assert!(
        matches!(Store::sqlite(&place.file(), Options::default()), Err(StoreError::Database(_))),
        "no database"
    );
}

#[test]
fn a_schema_name_is_plain_and_an_address_must_answer() {
    for schema in ["", "a b", "A", "a;drop", "a\"", "public.x", "схема"] {
        let refused = Store::postgres("postgres://nobody@127.0.0.1:1/none", schema, Options::default());
        assert!(matches!(refused, Err(StoreError::Setting(_))), "{schema}");
    }
    for url in ["", "nonsense", "postgres://nobody@127.0.0.1:1/none"] {
        assert!(
            matches!(Store::postgres(url, "a", Options::default()), Err(StoreError::Database(_))),
            "{url}"
        );
    }
}
