//! What must be true after the death of a child whose people leave again.

use std::collections::BTreeSet;
use std::path::Path;

use zalog_app::{cabinet, destroy, sign_in, tick};
use zalog_domain::ids::{CompartmentId, RecordId, SubjectId, ValueId, unhex};
use zalog_domain::{Entry, Kind};
use zalog_journal::{Checkpoint, VerifierKey, Walk, unpack};
use zalog_store::tables::{journal, meta, record, subject, tombstone};
use zalog_store::{Arg, Faults, KeyStore, Options, Sql, StoreError};

use super::check::{Rows, WITH_ENTRY, plain};
use super::child::{Desk, open, visit};
use super::leavers::named;
use crate::harness::PASSWORD;

/// Compartments that something lies in, with the subject of the row.
const LIE_IN: Sql = Sql::same(
    "SELECT compartment, subject FROM value UNION SELECT proof_compartment, subject FROM consent UNION \
     SELECT compartment, compartment FROM pending_registration",
);
const OPEN: Sql = Sql::same("SELECT count(*) FROM tombstone WHERE erased_at IS NULL");
/// Erased, although an act is due and none stands there.
const WITHOUT_ACT: Sql = Sql::same(
    "SELECT count(*) FROM tombstone t WHERE reason NOT IN ('corrected', 'joined') AND NOT EXISTS \
     (SELECT 1 FROM act a WHERE a.year = t.act_year AND a.number = t.act_number)",
);
/// Waits for the server to be done with what a client that died had sent.
const LOCK: Sql =
    Sql::same("LOCK TABLE subject, tombstone, journal_pending, journal_head IN ACCESS EXCLUSIVE MODE");

/// Entries of these kinds, and the rows there must be as many of, once the rounds are made. Rows that go with a person are
/// counted by what remembers them.
const AS_MANY: [(&[Kind], Sql); 6] = [
    (
        &[Kind::KeyDestroyed, Kind::CompartmentDestroyed],
        Sql::same("SELECT count(*) FROM tombstone WHERE key_destroyed_at IS NOT NULL"),
    ),
    (&[Kind::DestructionDone], Sql::same("SELECT count(*) FROM tombstone WHERE act_year IS NOT NULL")),
    (&[Kind::ActWritten], Sql::same("SELECT count(*) FROM act")),
    (&[Kind::AccountClosed], Sql::same("SELECT count(*) FROM tombstone WHERE reason = 'account-closed'")),
    (&[Kind::SubjectsJoined], Sql::same("SELECT count(*) FROM tombstone WHERE reason = 'joined'")),
    (
        &[Kind::ValueChanged],
        Sql::same("SELECT count(*) FROM tombstone WHERE reason IN ('corrected', 'value-deleted')"),
    ),
];

/// What was acknowledged, and what was begun: by whom, with what.
struct Said<'s>(Vec<Vec<&'s str>>);

impl Said<'_> {
    fn begun(&self, what: &str, who: &str) -> bool {
        self.0.iter().any(|act| act.first() == Some(&what) && act.get(1) == Some(&who))
    }

    fn any_begun(&self) -> bool {
        self.0.iter().any(|act| matches!(act.first(), Some(&"closing" | &"taking")))
    }

    /// Whether somebody may have gone, or his record, acknowledged or not.
    fn may_have_left(&self, who: &str) -> bool {
        self.begun("closing", who) || self.begun("taking", who)
    }

    fn numbers(&self, what: &str, who: &str) -> Vec<u64> {
        let of = self.0.iter().filter(|act| act.first() == Some(&what) && act.get(1) == Some(&who));
        of.map(|act| act[2].parse().unwrap()).collect()
    }
}

fn subject_of(hex: &str) -> SubjectId {
    SubjectId::from_hex(hex).unwrap()
}

/// What a client that died had sent is done, or never will be.
pub fn wait_for_server(rows: &Rows) {
    if rows.0.sequences_later() {
        rows.0.write::<_, StoreError, _>(|tx| tx.execute(LOCK, &[]).map(drop)).unwrap();
    }
}

/// Opens the folder as a start does and looks through it. Says whether a destruction was under way.
pub fn after_death(folder: &Path, hours: i64, acknowledged: &BTreeSet<String>, death: &str) -> bool {
    let rows = Rows::of(folder);
    wait_for_server(&rows);
    let under_way = rows.count(OPEN, &[]) > 0;
    let desk =
        open(folder, hours, Faults::none()).unwrap_or_else(|error| panic!("{death}: does not open: {error}"));
    let keys = KeyStore::open(&folder.join("keys.db"), Options::default()).unwrap();
    no_key_outlived_its_order(&rows, &keys, death);
    let said = Said(acknowledged.iter().map(|act| act.split(' ').collect()).collect());
    for act in &said.0 {
        assert!(stands(&desk, &rows, &keys, &said, act), "{death}: acknowledged and lost: {act:?}");
    }
    while tick::round(&desk.app).unwrap() {}
    assert_eq!(rows.count(OPEN, &[]), 0, "{death}: a destruction was not finished");
    assert_eq!(rows.count(WITHOUT_ACT, &[]), 0, "{death}: a destruction without its act");
    no_key_outlived_its_order(&rows, &keys, death);
    entries_and_rows(&rows, death);
    drop(desk);
    journal_is_whole(&rows, &keys, death);
    under_way
}

/// A start has applied every tombstone, and what no order stands for has its key.
fn no_key_outlived_its_order(rows: &Rows, keys: &KeyStore, death: &str) {
    let stones = rows.0.read::<_, StoreError, _>(|tx| tombstone::after(tx, &[0; 16], usize::MAX)).unwrap();
    for stone in &stones {
        let gone = if stone.kind == "subject" {
            let who = SubjectId::from_bytes(stone.id);
            keys.subject(who).unwrap().is_none() && keys.compartments_of(who, 1).unwrap().is_empty()
        } else {
            keys.compartment(CompartmentId::from_bytes(stone.id)).unwrap().is_none()
        };
        assert!(gone, "{death}: a key outlived the order to destroy it ({})", stone.reason);
    }
    let ordered: BTreeSet<[u8; 16]> = stones.iter().map(|stone| stone.id).collect();
    let mut lie_in = Vec::new();
    let mut take = |row: &dyn zalog_store::Row| {
        let id = |column| row.bytes(column).map(|bytes| <[u8; 16]>::try_from(bytes).expect("16 bytes"));
        lie_in.push((id(0)?, id(1)?));
        Ok(())
    };
    rows.0.read::<_, StoreError, _>(|tx| tx.query(LIE_IN, &[], &mut take)).unwrap();
    for (compartment, owner) in lie_in {
        if ordered.contains(&compartment) || ordered.contains(&owner) {
            continue;
        }
        let key = keys.compartment(CompartmentId::from_bytes(compartment)).unwrap();
        let key = key.unwrap_or_else(|| panic!("{death}: a key is gone that nobody ordered to destroy"));
        if let Some(subject) = key.subject {
            assert!(keys.subject(subject).unwrap().is_some(), "{death}: a value whose subject has no key");
        }
    }
}

/// No change without its entry, no entry without its change.
fn entries_and_rows(rows: &Rows, death: &str) {
    let entries = rows.entries();
    for (name, sql) in WITH_ENTRY {
        for id in rows.ids(sql) {
            assert!(entries.contains_key(&id), "{death}: a {name} without its entry");
        }
    }
    for (kinds, sql) in AS_MANY {
        let told = entries.values().filter(|kind| kinds.contains(kind)).count();
        assert_eq!(
            i64::try_from(told).unwrap(),
            rows.count(sql, &[]),
            "{death}: entries {kinds:?} and their rows"
        );
    }
    let ordered: BTreeSet<[u8; 16]> =
        rows.ids(Sql::same("SELECT entry FROM tombstone")).into_iter().collect();
    let told = entries.iter().filter(|(_, kind)| **kind == Kind::DestructionOrdered).map(|(id, _)| *id);
    assert_eq!(told.collect::<BTreeSet<_>>(), ordered, "{death}: orders and their entries");
}

/// Walks the journal of either database: entries, head, and the newest checkpoint that the key store knows.
fn journal_is_whole(rows: &Rows, keys: &KeyStore, death: &str) {
    let (origin, vkey, head, batches) = rows
        .0
        .read::<_, StoreError, _>(|tx| {
            let named = (meta::get(tx, "origin")?.unwrap(), meta::get(tx, "vkey")?.unwrap());
            Ok((named.0, named.1, journal::head(tx)?, journal::batches_from(tx, 0, usize::MAX)?))
        })
        .unwrap();
    let key: VerifierKey = vkey.parse().unwrap();
    let (_, note) = keys.checkpoint().unwrap().expect("a checkpoint");
    let checkpoint = Checkpoint::open(&note, std::slice::from_ref(&key), &origin).unwrap();
    let checkpoints = [checkpoint];
    let mut walk = Walk::new(&origin, &checkpoints);
    for batch in &batches {
        for body in unpack(&batch.bodies).unwrap() {
            Entry::decode(body).unwrap();
            walk.push(body);
        }
    }
    let verdict = walk.finish();
    assert!(verdict.findings.is_empty(), "{death}: {:?}", verdict.findings);
    assert_eq!((verdict.size, verdict.root), head, "{death}: the head");
}

/// Whether an acknowledged act is there, as far as nothing that was begun later may have undone it.
fn stands(desk: &Desk, rows: &Rows, keys: &KeyStore, said: &Said<'_>, act: &[&str]) -> bool {
    let app = &desk.app;
    let values = |who: &str| {
        let held = cabinet::held(app, &visit(app), subject_of(who)).unwrap();
        held.into_iter().flat_map(|r| r.values).map(|v| v.value.as_str().to_owned()).collect::<Vec<_>>()
    };
    let destroyed = |reference: &str| {
        destroy::progress(app, reference).is_ok_and(|progress| progress.key_destroyed_at.is_some())
    };
    match act {
        ["account", who, email] => {
            said.begun("closing", who)
                || values(who).iter().any(|value| value == email)
                    && sign_in::sign_in(app, &visit(app), email, PASSWORD, false).is_ok()
        }
        ["case", number, of] => {
            let sql = Sql::same("SELECT count(*) FROM case_file WHERE number = ?1");
            let left = said.may_have_left(of) || *of == "guest" && said.any_begun();
            left || rows.count(sql, &[Arg::Text(&plain(number))]) == 1
        }
        ["withdrawn", id] => {
            let id: [u8; 16] = unhex(id).unwrap();
            let sql = Sql::same("SELECT count(*) FROM consent WHERE id = ?1 AND withdrawn_at IS NULL");
            rows.count(sql, &[Arg::Bytes(&id)]) == 0
        }
        ["staff", login] => {
            rows.count(Sql::same("SELECT count(*) FROM staff WHERE login = ?1"), &[Arg::Text(login)]) == 1
        }
        ["corrected", who, number] => {
            // A later correction may have been done and not acknowledged.
            let number: u64 = number.parse().unwrap();
            let mut later = said.numbers("correcting", who).into_iter().filter(|begun| *begun >= number);
            said.begun("closing", who) || {
                let values = values(who);
                later.any(|begun| values.contains(&named(begun)))
            }
        }
        ["deleted", value] => {
            let value = ValueId::from_hex(value).unwrap();
            rows.0.read::<_, StoreError, _>(|tx| record::value_by_id(tx, value)).unwrap().is_none()
        }
        ["taken", _, reference] => destroyed(reference),
        ["closed", who, reference] => {
            let seen = rows.0.read::<_, StoreError, _>(|tx| subject::seen(tx, subject_of(who))).unwrap();
            destroyed(reference)
                && keys.subject(subject_of(who)).unwrap().is_none()
                && seen.is_none_or(|row| row.state == "gone")
        }
        ["joined", guest, who, id] => {
            let id = RecordId::from_hex(id).unwrap();
            let row = rows.0.read::<_, StoreError, _>(|tx| record::by_id(tx, id)).unwrap();
            keys.subject(subject_of(guest)).unwrap().is_none()
                && (said.may_have_left(who) || row.is_some_and(|row| row.subject == subject_of(who)))
        }
        ["closing" | "taking" | "joining" | "correcting", ..] => true,
        _ => panic!("{act:?}?"),
    }
}
