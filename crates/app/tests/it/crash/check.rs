//! What must be true of a folder after any death.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use zalog_app::{cabinet, sign_in, tick, verify};
use zalog_domain::ids::{CompartmentId, SubjectId, unhex};
use zalog_domain::reference::Reference;
use zalog_domain::{Entry, Kind};
use zalog_journal::unpack;
use zalog_store::tables::journal;
use zalog_store::{Arg, Faults, KeyStore, Options, Sql, Store, StoreError};

use super::child::{open, visit};
use crate::harness::PASSWORD;

/// Rows that name the entry they were written with.
pub const WITH_ENTRY: [(&str, Sql); 10] = [
    ("subject", Sql::same("SELECT entry FROM subject")),
    ("record", Sql::same("SELECT entry FROM record")),
    ("value", Sql::same("SELECT entry FROM value")),
    ("ground", Sql::same("SELECT entry FROM ground")),
    ("event", Sql::same("SELECT entry FROM event")),
    ("consent", Sql::same("SELECT entry FROM consent")),
    ("withdrawal", Sql::same("SELECT withdrawn_entry FROM consent WHERE withdrawn_at IS NOT NULL")),
    ("case", Sql::same("SELECT entry FROM case_file")),
    ("case step", Sql::same("SELECT entry FROM case_step")),
    ("tombstone", Sql::same("SELECT entry FROM tombstone")),
];

/// Entries of a kind, and the rows there must be as many of.
const AS_MANY: [(Kind, Sql); 9] = [
    (Kind::AccountCreated, Sql::same("SELECT count(*) FROM account")),
    (Kind::ConsentGiven, Sql::same("SELECT count(*) FROM consent")),
    (Kind::ConsentWithdrawn, Sql::same("SELECT count(*) FROM consent WHERE withdrawn_at IS NOT NULL")),
    (Kind::CaseOpened, Sql::same("SELECT count(*) FROM case_file")),
    (Kind::CaseMoved, Sql::same("SELECT count(*) FROM case_step")),
    (Kind::StaffCreated, Sql::same("SELECT count(*) FROM staff")),
    (Kind::LetterSent, Sql::same("SELECT count(*) FROM job WHERE state = 'done'")),
    (Kind::DestructionOrdered, Sql::same("SELECT count(*) FROM tombstone")),
    (
        Kind::CompartmentDestroyed,
        Sql::same("SELECT count(*) FROM tombstone WHERE key_destroyed_at IS NOT NULL"),
    ),
];

/// Entries of a kind, and the rows there must not be more of: old ones are swept.
const NO_MORE: [(Kind, Sql); 2] = [
    (Kind::RegistrationStarted, Sql::same("SELECT count(*) FROM operation WHERE kind = 'wait'")),
    (Kind::StaffSignedIn, Sql::same("SELECT count(*) FROM staff_session")),
];

/// Compartments that something lies in.
const COMPARTMENTS: Sql = Sql::same(
    "SELECT compartment FROM value UNION SELECT proof_compartment FROM consent UNION \
     SELECT compartment FROM pending_registration",
);
const TOMBSTONES: Sql = Sql::same("SELECT id FROM tombstone WHERE kind = 'compartment'");
const OPEN_TOMBSTONES: Sql = Sql::same("SELECT count(*) FROM tombstone WHERE erased_at IS NULL");
const UNFINISHED: Sql = Sql::same(
    "SELECT count(*) FROM compartment WHERE ends_at <= ?1 AND state <> 'destroyed' OR state = 'destroyed' AND EXISTS \
     (SELECT 1 FROM pending_registration p WHERE p.compartment = compartment.id)",
);

pub struct Rows(pub Store);

impl Rows {
    pub fn of(folder: &Path) -> Self {
        Self(super::child::store(folder, Options::default()).unwrap())
    }

    pub fn count(&self, sql: Sql, args: &[Arg<'_>]) -> i64 {
        let mut found = 0;
        let mut take = |row: &dyn zalog_store::Row| {
            found = row.int(0)?;
            Ok(())
        };
        self.0.read::<_, StoreError, _>(|tx| tx.query(sql, args, &mut take)).unwrap();
        found
    }

    pub fn ids(&self, sql: Sql) -> Vec<[u8; 16]> {
        let mut found = Vec::new();
        let mut take = |row: &dyn zalog_store::Row| {
            found.push(row.bytes(0)?.try_into().expect("16 bytes"));
            Ok(())
        };
        self.0.read::<_, StoreError, _>(|tx| tx.query(sql, &[], &mut take)).unwrap();
        found
    }

    /// Every entry of the journal: its kind by its id.
    pub fn entries(&self) -> BTreeMap<[u8; 16], Kind> {
        let batches = self.0.read::<_, StoreError, _>(|tx| journal::batches_from(tx, 0, usize::MAX)).unwrap();
        let mut entries = BTreeMap::new();
        for batch in &batches {
            for body in unpack(&batch.bodies).unwrap() {
                let entry = Entry::decode(body).unwrap();
                assert!(entries.insert(entry.id.0, entry.kind).is_none(), "an entry stands twice");
            }
        }
        entries
    }
}

/// Opens the folder as a start does and looks through it. Says whether a destruction was under way.
pub fn after_death(folder: &Path, hours: i64, acknowledged: &BTreeSet<String>, death: &str) -> bool {
    let made = folder.join("values.db").exists();
    let under_way = made && Rows::of(folder).count(OPEN_TOMBSTONES, &[]) > 0;
    let desk =
        open(folder, hours, Faults::none()).unwrap_or_else(|error| panic!("{death}: does not open: {error}"));
    let (rows, app) = (Rows::of(folder), &desk.app);
    let keys = KeyStore::open(&folder.join("keys.db"), Options::default()).unwrap();
    // A start has applied every tombstone before anybody is served.
    for id in rows.ids(TOMBSTONES) {
        let key = keys.compartment(CompartmentId::from_bytes(id)).unwrap();
        assert!(key.is_none(), "{death}: a key outlived the order to destroy it");
    }
    for id in rows.ids(COMPARTMENTS) {
        let id = CompartmentId::from_bytes(id);
        let ordered = rows.ids(TOMBSTONES).contains(id.as_bytes());
        let key = keys.compartment(id).unwrap();
        assert!(ordered || key.is_some(), "{death}: a value without a key");
        if let Some(subject) = key.and_then(|k| k.subject) {
            assert!(keys.subject(subject).unwrap().is_some(), "{death}: a value whose subject has no key");
        }
    }

    let entries = rows.entries();
    for (name, sql) in WITH_ENTRY {
        for id in rows.ids(sql) {
            assert!(entries.contains_key(&id), "{death}: a {name} without its entry");
        }
    }
    let told = |kind| i64::try_from(entries.values().filter(|k| **k == kind).count()).unwrap();
    for (kind, sql) in AS_MANY {
        assert_eq!(told(kind), rows.count(sql, &[]), "{death}: entries {} and their rows", kind.as_str());
    }
    for (kind, sql) in NO_MORE {
        assert!(told(kind) >= rows.count(sql, &[]), "{death}: entries {} and their rows", kind.as_str());
    }

    for act in acknowledged {
        let words: Vec<&str> = act.split(' ').collect();
        let there = match words.as_slice() {
            ["account", who, email] => {
                let who = SubjectId::from_hex(who).unwrap();
                let held = cabinet::held(app, &visit(app), who).unwrap();
                let values: Vec<&str> =
                    held.iter().flat_map(|r| &r.values).map(|v| v.value.as_str()).collect();
                values.contains(email) && sign_in::sign_in(app, &visit(app), email, PASSWORD, false).is_ok()
            }
            ["case", number, _] => {
                one(&rows, Sql::same("SELECT count(*) FROM case_file WHERE number = ?1"), number)
            }
            ["moved", number, state] => {
                let sql = Sql::same(
                    "SELECT count(*) FROM case_step s JOIN case_file f ON f.id = s.case_id \
                     WHERE f.number = ?1 AND s.state = ?2",
                );
                rows.count(sql, &[Arg::Text(&plain(number)), Arg::Text(state)]) == 1
            }
            ["withdrawn", id] => {
                let id: [u8; 16] = unhex(id).unwrap();
                let sql =
                    Sql::same("SELECT count(*) FROM consent WHERE id = ?1 AND withdrawn_at IS NOT NULL");
                rows.count(sql, &[Arg::Bytes(&id)]) == 1
            }
            ["staff", login] => one(&rows, Sql::same("SELECT count(*) FROM staff WHERE login = ?1"), login),
            _ => panic!("{act}?"),
        };
        assert!(there, "{death}: acknowledged and lost: {act}");
    }

    while tick::round(app).unwrap() {}
    drop(desk);
    let verdict = verify::walk(folder, None).unwrap();
    assert!(verdict.findings.is_empty(), "{death}: {:?}", verdict.findings);
    assert!(verdict.against.is_some_and(|size| size <= verdict.entries), "{death}: no checkpoint");
    under_way
}

/// Every bucket whose time is up is gone, with what lay in it.
pub fn nothing_is_left_to_destroy(folder: &Path, hours: i64) {
    let rows = Rows::of(folder);
    let desk = open(folder, hours, Faults::none()).unwrap();
    let now = desk.app.clock();
    assert_eq!(rows.count(UNFINISHED, &[Arg::at(now)]), 0, "a bucket outlived its time");
    assert_eq!(rows.count(OPEN_TOMBSTONES, &[]), 0, "a destruction was not finished");
}

/// A number as it lies in a row.
pub fn plain(number: &str) -> String {
    Reference::parse(number).unwrap().as_str().to_owned()
}

fn one(rows: &Rows, sql: Sql, text: &str) -> bool {
    let text = if text.contains('@') { text.to_owned() } else { plain(text) };
    rows.count(sql, &[Arg::Text(&text)]) == 1
}
