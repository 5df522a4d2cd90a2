//! The process dies at each named point, before and after the commit of either file: what was acknowledged is there with
//! its entry, what was not is there whole or not at all, no value is without its key, and the journal walks clean.
//!
//! The suite runs itself again as a child that dies ([`child`]); what the child says on its standard output is what it
//! acknowledged.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use zalog_domain::ids::CompartmentId;
use zalog_store::keys::{Wrapped, WrappedCompartment};
use zalog_store::tables::tombstone::{self, TombstoneRow};
use zalog_store::tables::{journal, subject};
use zalog_store::{Faults, KeyStore, Options, Store, StoreError, faults};

use crate::journal::check_whole;
use crate::place::{Place, entry, entry_id, id, is_known, make_known, on_both, second, settle, who};

on_both!(dies_while_many_write, dies_while_it_destroys, the_points_are_passed_in_their_order);

/// What the child is told: point, how often it passes before it dies, what it does, key file, value file or address and
/// schema.
const ORDERS: &str = "ZALOG_CHILD_ORDERS";

const WRITERS: u64 = 4;
const EACH: u64 = 12;

fn key(number: u64) -> Wrapped {
    Wrapped { generation: 1, bytes: [&b"wrapped key "[..], &id(number)].concat() }
}

fn compartment(number: u64) -> CompartmentId {
    CompartmentId::from_bytes(id(number))
}

/// Dies when a point is passed for the nth time.
fn deadly(point: String, times: usize) -> Faults {
    let passed = Arc::new(AtomicUsize::new(0));
    Faults::new(move |at| {
        if at == point && passed.fetch_add(1, Ordering::SeqCst) + 1 == times {
            std::process::abort();
        }
    })
}

/// In a run of its own, does what it is told until it dies; in the suite's run, nothing.
#[test]
fn child() {
    #[expect(clippy::disallowed_methods, reason = "a child's orders")]
    let Ok(orders) = std::env::var(ORDERS) else { return };
    let orders: Vec<&str> = orders.split('\n').collect();
    let [point, times, what, keys, values, schema] = orders.as_slice() else { panic!("{orders:?}") };
    let faults = deadly((*point).to_owned(), times.parse().unwrap());
    let options = Options { faults, ..Options::default() };
    let keys = KeyStore::open(&PathBuf::from(keys), options.clone()).unwrap();
    let store = match *schema {
        "" => Store::sqlite(&PathBuf::from(values), options).unwrap(),
        schema => Store::postgres(values, schema, options).unwrap(),
    };
    match *what {
        "write" => write_all(&keys, &store),
        _ => destroy_all(&keys, &store),
    }
    say("lived", 0);
}

fn say(what: &str, number: u64) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\n{what} {number}").unwrap();
    out.flush().unwrap();
}

/// Key first, then the values with their entry; acknowledged when both are durable.
fn write_all(keys: &KeyStore, store: &Store) {
    std::thread::scope(|scope| {
        for writer in 0..WRITERS {
            scope.spawn(move || {
                for number in writer * EACH..(writer + 1) * EACH {
                    keys.put_keys(Some((who(number), key(number))), Vec::new(), second(0)).unwrap();
                    store.write(move |tx| make_known(tx, number)).unwrap();
                    say("known", number);
                }
            });
        }
    });
}

/// Order, key, note: the order of design 6.
fn destroy_all(keys: &KeyStore, store: &Store) {
    for number in 1..7 {
        store.write(move |tx| order(tx, number)).unwrap();
        say("ordered", number);
        keys.destroy_compartment(compartment(number)).unwrap();
        store
            .write(move |tx| {
                tombstone::key_destroyed(tx, &id(number), second(1))?;
                tx.journal(&entry(2_000 + number), None)
            })
            .unwrap();
        say("destroyed", number);
    }
}

fn order(tx: &mut dyn zalog_store::Tx, number: u64) -> Result<(), StoreError> {
    let row =
        TombstoneRow::of_compartment(CompartmentId::from_bytes(id(number)), None, None, "test", second(0));
    tombstone::insert(tx, &row, entry_id(1_000 + number))?;
    tx.journal(&entry(1_000 + number), None)
}

/// What a child acknowledged before it died, by word; whether it died.
struct Dead {
    said: BTreeSet<(String, u64)>,
    died: bool,
}

impl Dead {
    fn numbers(&self, word: &str) -> BTreeSet<u64> {
        self.said.iter().filter(|(said, _)| said == word).map(|(_, number)| *number).collect()
    }
}

fn run(place: &Place, point: &str, times: usize, what: &str) -> Dead {
    let keys = place.keys_file();
    let file = place.file();
    let (values, schema) = match &place.server {
        None => (file.to_str().unwrap(), ""),
        Some((url, schema)) => (url.as_str(), schema.as_str()),
    };
    let orders = [point, &times.to_string(), what, keys.to_str().unwrap(), values, schema].join("\n");
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "faults::child", "--nocapture", "--test-threads", "1"]).env(ORDERS, orders);
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let said = text.lines().filter_map(|line| line.split_once(' '));
    let said = said.filter_map(|(word, number)| Some((word.to_owned(), number.parse().ok()?))).collect();
    Dead { said, died: !output.status.success() }
}

fn dies_while_many_write(place: &Place) {
    let mut deaths = 0;
    for point in faults::ALL {
        for times in [1, 2, 9] {
            let place = fresh(place);
            let dead = run(&place, point, times, "write");
            deaths += usize::from(dead.died);
            let store = place.open();
            place.let_the_dead_go();
            let keys = KeyStore::open(&place.keys_file(), Options::default()).unwrap();
            settle(&store);
            let known: BTreeSet<u64> = (0..WRITERS * EACH).filter(|n| is_known(&store, *n)).collect();
            let acknowledged = dead.numbers("known");
            assert!(
                acknowledged.is_subset(&known),
                "{point} {times}: lost {:?}",
                acknowledged.difference(&known)
            );
            // Each change has its entry and each entry its change, whatever was acknowledged.
            let told: BTreeSet<_> = check_whole(&store).into_iter().collect();
            let expected: BTreeSet<_> = known.iter().map(|n| entry(*n).encode().unwrap()).collect();
            assert_eq!(told, expected, "{point} {times}");
            for number in &known {
                assert_eq!(
                    keys.subject(who(*number)).unwrap(),
                    Some(key(*number)),
                    "a value without its key"
                );
                let own = store.read(|tx| journal::of_subject(tx, who(*number), 9)).unwrap();
                assert_eq!(own.len(), 1);
            }
            // And it goes on.
            store.write(|tx| make_known(tx, 900)).unwrap();
            settle(&store);
            assert_eq!(check_whole(&store).len(), known.len() + 1);
        }
    }
    assert_eq!(deaths, 12, "every child died where it was told to");
}

fn dies_while_it_destroys(place: &Place) {
    let mut deaths = 0;
    for point in faults::ALL {
        for times in [1, 2, 4, 5] {
            let place = fresh(place);
            drop(place.open());
            let keys = KeyStore::open(&place.keys_file(), Options::default()).unwrap();
            let wrapped = |number| WrappedCompartment {
                compartment: compartment(number),
                subject: None,
                generation: Some(1),
                bytes: key(number).bytes,
            };
            keys.put_keys(None, (1..7).map(wrapped).collect(), second(0)).unwrap();
            drop(keys);
            let dead = run(&place, point, times, "destroy");
            deaths += usize::from(dead.died);

            let store = place.open();
            place.let_the_dead_go();
            let keys = KeyStore::open(&place.keys_file(), Options::default()).unwrap();
            settle(&store);
            let stones = store.read(|tx| tombstone::after(tx, &[0; 16], 9)).unwrap();
            let ordered: BTreeSet<u64> = stones.iter().map(|s| u64::from(s.id[15])).collect();
            let noted: BTreeSet<u64> =
                stones.iter().filter(|s| s.key_destroyed_at.is_some()).map(|s| u64::from(s.id[15])).collect();
            let gone: BTreeSet<u64> =
                (1..7).filter(|n| keys.compartment(compartment(*n)).unwrap().is_none()).collect();
            assert!(dead.numbers("ordered").is_subset(&ordered), "{point} {times}");
            assert!(dead.numbers("destroyed").is_subset(&noted), "{point} {times}");
            assert!(noted.is_subset(&gone), "{point} {times}: told as destroyed and is there");
            assert!(gone.is_subset(&ordered), "{point} {times}: destroyed without an order");
            let told: BTreeSet<_> = check_whole(&store).into_iter().collect();
            let entries = ordered.iter().map(|n| 1_000 + n).chain(noted.iter().map(|n| 2_000 + n));
            assert_eq!(told, entries.map(|n| entry(n).encode().unwrap()).collect(), "{point} {times}");

            // Every start applies all tombstones again; then nothing of any of them is left.
            for number in &ordered {
                keys.destroy_compartment(compartment(*number)).unwrap();
            }
            let file = std::fs::read(place.keys_file()).unwrap();
            for number in &ordered {
                let bytes = key(*number).bytes;
                assert!(
                    !file.windows(bytes.len()).any(|window| window == bytes),
                    "{point} {times}: {number}"
                );
            }
        }
    }
    assert_eq!(deaths, 16, "every child died where it was told to");
}

fn the_points_are_passed_in_their_order(place: &Place) {
    let passed = Arc::new(std::sync::Mutex::new(Vec::new()));
    let noted = passed.clone();
    let faults = Faults::new(move |point| noted.lock().unwrap().push(point));
    let options = Options { faults, ..Options::default() };
    let keys = KeyStore::open(&place.keys_file(), options.clone()).unwrap();
    let store = place.open_with(options).unwrap();
    assert_eq!(*passed.lock().unwrap(), Vec::<&str>::new());
    keys.put_keys(Some((who(1), key(1))), Vec::new(), second(0)).unwrap();
    store.write(|tx| make_known(tx, 1)).unwrap();
    store.read(|tx| subject::lang(tx, who(1))).unwrap();
    store.write(|_| Err::<(), _>(StoreError::Closed)).unwrap_err();
    let expected = [
        faults::BEFORE_KEYS_COMMIT,
        faults::AFTER_KEYS_COMMIT,
        faults::BEFORE_VALUES_COMMIT,
        faults::AFTER_VALUES_COMMIT,
    ];
    assert_eq!(passed.lock().unwrap()[..4], expected);
}

fn fresh(place: &Place) -> Place {
    if place.is_sqlite() { Place::sqlite() } else { Place::postgres().unwrap() }
}
