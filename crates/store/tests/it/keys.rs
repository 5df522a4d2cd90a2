//! The key store: what is destroyed stands nowhere in its files.

use std::path::Path;

use zalog_domain::ids::{CompartmentId, SubjectId};
use zalog_store::keys::{Wrapped, WrappedCompartment};
use zalog_store::{KeyStore, Options, StoreError};

use crate::place::{Place, id, second, who};

fn open(place: &Place) -> KeyStore {
    KeyStore::open(&place.keys_file(), Options { rehearse: true, ..Options::default() }).unwrap()
}

/// Invented wrapped bytes, all different and long enough to be found by chance never.
fn bytes(of: u64, kind: u8) -> Vec<u8> {
    use zalog_journal::leaf_hash;
    let seed = [&of.to_be_bytes()[..], &[kind]].concat();
    [leaf_hash(&seed), leaf_hash(&[&seed[..], b"more"].concat())].concat()[..57].to_vec()
}

fn wrapped(of: u64, kind: u8) -> Wrapped {
    Wrapped { generation: 1, bytes: bytes(of, kind) }
}

/// Ids that lie in no order, as random ones do.
fn scattered(number: u64) -> [u8; 16] {
    zalog_journal::leaf_hash(&number.to_be_bytes())[..16].try_into().unwrap()
}

fn subject_of(number: u64) -> SubjectId {
    SubjectId::from_bytes(scattered(number))
}

fn compartment_of(number: u64) -> CompartmentId {
    CompartmentId::from_bytes(scattered(!number))
}

fn owned(number: u64, subject: Option<SubjectId>) -> WrappedCompartment {
    let generation = subject.is_none().then_some(1);
    WrappedCompartment { compartment: compartment_of(number), subject, generation, bytes: bytes(number, 2) }
}

/// In which of the store's files a row of bytes stands.
fn found_in(place: &Place, wanted: &[u8]) -> Vec<String> {
    let folder = place.keys_file().parent().map(Path::to_owned).unwrap();
    let mut found = Vec::new();
    for file in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let content = std::fs::read(file.path()).unwrap();
        if content.windows(wanted.len()).any(|window| window == wanted) {
            found.push(file.file_name().into_string().unwrap());
        }
    }
    found
}

#[test]
fn keys_come_out_as_they_went_in() {
    let place = Place::sqlite();
    let store = open(&place);
    assert_eq!((store.subject(who(1)).unwrap(), store.meta("operator").unwrap()), (None, None));
    assert_eq!(store.compartment(compartment_of(1)).unwrap(), None);
    let (of_subject, bucket) = (owned(1, Some(subject_of(1))), owned(2, None));
    store
        .put_keys(Some((subject_of(1), wrapped(1, 1))), vec![of_subject.clone(), bucket.clone()], second(0))
        .unwrap();
    store.put_keys(None, vec![owned(3, Some(subject_of(1)))], second(1)).unwrap();
    store.put_meta("operator", "7f".to_owned()).unwrap();
    drop(store);
    let store = open(&place);
    assert_eq!(store.subject(subject_of(1)).unwrap(), Some(wrapped(1, 1)));
    assert_eq!(store.compartment(compartment_of(1)).unwrap(), Some(of_subject));
    assert_eq!(store.compartment(compartment_of(2)).unwrap(), Some(bucket));
    assert_eq!(store.meta("operator").unwrap().as_deref(), Some("7f"));
    store.put_secret("csrf".to_owned(), wrapped(9, 9)).unwrap();
    store.put_secret("csrf".to_owned(), wrapped(10, 9)).unwrap();
    store.put_secret("audit".to_owned(), wrapped(11, 9)).unwrap();
    assert_eq!(store.secret("csrf").unwrap(), Some(wrapped(10, 9)));
    let all = [("audit".to_owned(), wrapped(11, 9)), ("csrf".to_owned(), wrapped(10, 9))];
    assert_eq!(store.secrets().unwrap(), all);
}

#[test]
fn what_is_destroyed_stands_in_none_of_the_files() {
    let place = Place::sqlite();
    let store = open(&place);
    let compartments = (0..5).map(|n| owned(n, Some(subject_of(1)))).collect();
    store.put_keys(Some((subject_of(1), wrapped(1, 1))), compartments, second(0)).unwrap();
    let other = vec![owned(10, Some(subject_of(2))), owned(11, Some(subject_of(2))), owned(12, None)];
    store.put_keys(Some((subject_of(2), wrapped(2, 1))), other, second(0)).unwrap();
    assert!(!found_in(&place, &bytes(1, 1)).is_empty(), "the search finds what is there");

    store.destroy_compartment(compartment_of(10)).unwrap();
    assert_eq!(found_in(&place, &bytes(10, 2)), Vec::<String>::new());
    assert!(store.compartment(compartment_of(10)).unwrap().is_none());
    assert!(
        store.compartment(compartment_of(11)).unwrap().is_some()
            && store.subject(subject_of(2)).unwrap().is_some()
    );

    store.destroy_subject(subject_of(1), Vec::new(), second(1)).unwrap();
    assert_eq!(found_in(&place, &bytes(1, 1)), Vec::<String>::new());
    for n in 0..5 {
        assert_eq!(found_in(&place, &bytes(n, 2)), Vec::<String>::new(), "compartment {n}");
        assert!(store.compartment(compartment_of(n)).unwrap().is_none());
    }
    // Again, and for what never was: nothing changes.
    store.destroy_subject(subject_of(1), Vec::new(), second(1)).unwrap();
    store.destroy_subject(who(99), Vec::new(), second(1)).unwrap();
    store.destroy_compartment(compartment_of(10)).unwrap();
    store.destroy_compartment(CompartmentId::from_bytes(id(99))).unwrap();
    assert_eq!(store.subject(subject_of(2)).unwrap(), Some(wrapped(2, 1)));
    assert!(store.compartment(compartment_of(12)).unwrap().is_some());
}

/// Pages split and merge as keys come and go in no order: no copy of a destroyed key is left where a page used to be.
#[test]
fn no_copy_is_left_where_pages_were_split() {
    const SUBJECTS: u64 = 1_500;
    let place = Place::sqlite();
    let store = KeyStore::open(&place.keys_file(), Options::default()).unwrap();
    let put = |number: u64| {
        let subject = subject_of(number);
        store
            .put_keys(Some((subject, wrapped(number, 1))), vec![owned(number, Some(subject))], second(0))
            .unwrap();
    };
    (0..SUBJECTS).for_each(put);
    let gone = |number: u64| number.is_multiple_of(3);
    for number in (0..SUBJECTS).filter(|n| gone(*n)) {
        if number % 2 == 0 {
            store.destroy_subject(subject_of(number), Vec::new(), second(1)).unwrap();
        } else {
            store.destroy_compartment(compartment_of(number)).unwrap();
        }
    }
    (SUBJECTS..SUBJECTS + 300).for_each(put);
    drop(store);
    let file = std::fs::read(place.keys_file()).unwrap();
    // The first 24 bytes of each are all different, so one pass over the file finds any of them.
    let mut wanted = std::collections::HashMap::new();
    for number in (0..SUBJECTS).filter(|n| gone(*n)) {
        wanted.insert(bytes(number, 2)[..24].to_vec(), (number, "compartment"));
        if number % 2 == 0 {
            wanted.insert(bytes(number, 1)[..24].to_vec(), (number, "subject"));
        }
    }
    let left: Vec<_> = file.windows(24).filter_map(|window| wanted.get(window)).collect();
    assert!(left.is_empty(), "{} copies are left: {:?} ...", left.len(), left.first());
}

#[test]
fn turning_the_operators_key_leaves_nothing_of_the_old_one() {
    let place = Place::sqlite();
    let store = open(&place);
    let key = |generation: u32| Wrapped { generation, bytes: bytes(generation.into(), 3) };
    store.put_operator_key(key(1), second(0)).unwrap();
    for number in 0..5 {
        store
            .put_keys(Some((subject_of(number), wrapped(number, 1))), vec![owned(number, None)], second(0))
            .unwrap();
    }
    store.put_operator_key(key(2), second(1)).unwrap();
    assert_eq!(store.operator_keys().unwrap(), [key(1), key(2)]);
    // Whoever hangs on the old one is listed, in bounded steps, until nobody does.
    assert_eq!(
        (store.subjects_before(1, 9).unwrap().len(), store.buckets_before(1, 9).unwrap().len()),
        (0, 0)
    );
    let mut steps = 0;
    loop {
        let old = store.subjects_before(2, 2).unwrap();
        if old.is_empty() {
            break;
        }
        let turned =
            old.into_iter().map(|(id, key)| (id, Wrapped { generation: 2, bytes: key.bytes })).collect();
        store.put_subjects(turned).unwrap();
        steps += 1;
    }
    assert_eq!(steps, 3);
    let buckets = store.buckets_before(2, 9).unwrap();
    let turned = buckets.into_iter().map(|b| WrappedCompartment { generation: Some(2), ..b }).collect();
    store.put_keys(None, turned, second(2)).unwrap();
    assert_eq!(store.buckets_before(2, 9).unwrap(), []);
    store.destroy_operator_keys_before(2).unwrap();
    assert_eq!(store.operator_keys().unwrap(), [key(2)]);
    assert_eq!(found_in(&place, &key(1).bytes), Vec::<String>::new());
    // The same generation under another root key: the old wrap goes.
    let rewrapped = Wrapped { generation: 2, bytes: bytes(77, 3) };
    store.put_operator_key(rewrapped.clone(), second(3)).unwrap();
    assert_eq!(store.operator_keys().unwrap(), [rewrapped]);
}

#[test]
fn the_newest_checkpoint_never_goes_back() {
    let place = Place::sqlite();
    let store = open(&place);
    assert_eq!(store.checkpoint().unwrap(), None);
    let rows = [
        (5, "five", 5),
        (3, "three", 5),
        (0, "none", 5),
        (5, "five again", 5),
        (9, "nine", 9),
        (8, "eight", 9),
    ];
    for (size, note, newest) in rows {
        store.put_checkpoint(size, note.to_owned(), second(0)).unwrap();
        assert_eq!(store.checkpoint().unwrap().unwrap().0, newest, "{note}");
    }
    drop(store);
    assert_eq!(open(&place).checkpoint().unwrap(), Some((9, "nine".to_owned())));
}

/// A reader that stands in the way of the log's end makes the destruction an error, never a silent half.
#[test]
fn a_destruction_that_cannot_finish_says_so() {
    let place = Place::sqlite();
    let store = open(&place);
    store.put_keys(Some((subject_of(1), wrapped(1, 1))), Vec::new(), second(0)).unwrap();
    let reader = rusqlite::Connection::open(place.keys_file()).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM subject_key").unwrap();
    let outcome = store.destroy_subject(subject_of(1), Vec::new(), second(1));
    assert!(matches!(outcome, Err(StoreError::Conflict | StoreError::Database(_))), "{outcome:?}");
    assert_eq!(store.subject(subject_of(1)).unwrap(), None, "out of reach all the same");
    reader.execute_batch("COMMIT").unwrap();
    store.destroy_subject(subject_of(1), Vec::new(), second(1)).unwrap();
    assert_eq!(found_in(&place, &bytes(1, 1)), Vec::<String>::new());
}
