//! A journal that somebody has touched is found out by an offline walk (invariant 8): whoever changes less than everything
//! is found by the tree, whoever recomputes everything is found by a checkpoint, which only the journal's key can sign.

use std::path::Path;

use zalog_app::{evidence, tick, verify};
use zalog_journal::{Hash, MemoryTiles, leaf_hash, pack, unpack};
use zalog_store::{Arg, KeyStore, Options, Row, Sql, Store, StoreError};

use crate::harness::{Database, World};

/// Forms sent before each checkpoint.
const COMMITS: [usize; 3] = [90, 40, 20];

/// A sound journal of a few hundred entries, closed; and the text of its newest checkpoint.
struct Sound {
    world: World,
    newest: String,
    entries: u64,
}

impl Sound {
    fn new(commits: &[usize]) -> Self {
        let mut world = World::new("smile", &Database::Sqlite);
        let form = world.open_form();
        let mut number = 0;
        for &some in commits {
            for _ in 0..some {
                number += 1;
                world.send(&form, &format!("visitor{number}@example.com"), None);
            }
            // A round sends the letters of the cases, an entry each, and signs.
            while tick::round(world.app()).unwrap() {}
        }
        let known = evidence::well_known(world.app()).unwrap();
        let newest = known["checkpoint"].as_str().unwrap().to_owned();
        let entries = known["size"].as_u64().unwrap();
        world.close();
        Self { world, newest, entries }
    }

    /// A copy to touch.
    fn copy(&self) -> Copy {
        let folder = tempfile::tempdir().unwrap();
        for name in ["values.db", "keys.db"] {
            std::fs::copy(self.world.folder.path().join(name), folder.path().join(name)).unwrap();
        }
        Copy { folder }
    }
}

struct Copy {
    folder: tempfile::TempDir,
}

type Batch = (i64, Vec<Vec<u8>>);

impl Copy {
    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn rows(&self) -> Store {
        Store::sqlite(&self.path().join("values.db"), Options::default()).unwrap()
    }

    /// Runs statements in one commit.
    fn execute_all(&self, all: Vec<(&'static str, Vec<Owned>)>) {
        let write = move |tx: &mut dyn zalog_store::Tx| {
            for (sql, owned) in &all {
                let args: Vec<Arg<'_>> = owned.iter().map(Owned::arg).collect();
                assert!(tx.execute(Sql::same(sql), &args)? > 0, "nothing was touched by {sql}");
            }
            Ok(())
        };
        self.rows().write::<_, StoreError, _>(write).unwrap();
    }

    fn execute(&self, sql: &'static str, args: Vec<Owned>) {
        self.execute_all(vec![(sql, args)]);
    }

    fn blob(&self, sql: &'static str) -> Vec<u8> {
        let mut found = Vec::new();
        let mut take = |row: &dyn Row| {
            found = row.bytes(0)?;
            Ok(())
        };
        self.rows().read::<_, StoreError, _>(|tx| tx.query(Sql::same(sql), &[], &mut take)).unwrap();
        assert!(!found.is_empty(), "{sql}");
        found
    }

    fn batches(&self) -> Vec<Batch> {
        let mut found = Vec::new();
        let mut take = |row: &dyn Row| {
            let bodies = row.bytes(1)?;
            found.push((row.int(0)?, unpack(&bodies).unwrap().into_iter().map(<[u8]>::to_vec).collect()));
            Ok(())
        };
        let sql = Sql::same("SELECT first, bodies FROM journal_batch ORDER BY first");
        self.rows().read::<_, StoreError, _>(|tx| tx.query(sql, &[], &mut take)).unwrap();
        found
    }

    /// Writes other batches, numbered so that the rows hold together.
    fn put_batches(&self, batches: &[Batch]) {
        let mut all = vec![("DELETE FROM journal_batch", Vec::new())];
        let mut first = 0;
        for (_, bodies) in batches {
            let count = i64::try_from(bodies.len()).unwrap();
            let packed = pack(bodies.iter().map(Vec::as_slice)).unwrap();
            let args = vec![Owned::Int(first), Owned::Int(count), Owned::Bytes(packed)];
            all.push(("INSERT INTO journal_batch (first, entries, bodies) VALUES (?1, ?2, ?3)", args));
            first += count;
        }
        self.execute_all(all);
    }

    /// Recomputes tiles and head from the batches: all that can be done without the key.
    fn recompute(&self) {
        let leaves: Vec<Hash> = self.batches().iter().flat_map(|(_, b)| b).map(|b| leaf_hash(b)).collect();
        let mut tiles = MemoryTiles::default();
        let grown = zalog_journal::append(&mut tiles, 0, &leaves).unwrap();
        let mut all = vec![("DELETE FROM journal_tile", Vec::new())];
        for ((level, place), hashes) in tiles.0 {
            let args = vec![
                Owned::Int(level.into()),
                Owned::Int(i64::try_from(place).unwrap()),
                Owned::Bytes(hashes),
            ];
            all.push(("INSERT INTO journal_tile (level, place, hashes) VALUES (?1, ?2, ?3)", args));
        }
        let args = vec![Owned::Int(i64::try_from(grown.size).unwrap()), Owned::Bytes(grown.root.to_vec())];
        all.push(("UPDATE journal_head SET size = ?1, root = ?2", args));
        self.execute_all(all);
    }

    /// Flips one bit of a blob that a statement reads and another writes.
    fn flip(&self, read: &'static str, write: &'static str, place: usize) {
        let mut bytes = self.blob(read);
        let last = bytes.len() - 1;
        bytes[place.min(last)] ^= 1;
        self.execute(write, vec![Owned::Bytes(bytes)]);
    }

    /// Removes what the value store has of checkpoints after a size.
    fn forget_checkpoints(&self, size: u64) {
        self.execute(
            "DELETE FROM checkpoint WHERE size > ?1",
            vec![Owned::Int(i64::try_from(size).unwrap())],
        );
    }

    /// Cuts the tail down to under `size` entries and recomputes everything; returns how many are left.
    fn cut(&self, size: u64) -> u64 {
        let mut batches = self.batches();
        let count = |batches: &[Batch]| batches.iter().map(|(_, b)| b.len() as u64).sum::<u64>();
        while count(&batches) >= size {
            batches.pop();
        }
        self.put_batches(&batches);
        self.recompute();
        self.forget_checkpoints(count(&batches));
        count(&batches)
    }

    /// The findings of a walk.
    fn findings(&self, given: Option<&str>) -> Vec<String> {
        verify::walk(self.path(), given).unwrap().findings
    }

    fn found(&self, what: &str, said: &str) {
        let findings = self.findings(None);
        assert!(findings.iter().any(|f| f.contains(said)), "{what}: {findings:?}");
    }
}

/// An argument that owns what it holds: a closure of a write outlives the call.
enum Owned {
    Int(i64),
    Bytes(Vec<u8>),
}

impl Owned {
    fn arg(&self) -> Arg<'_> {
        match self {
            Self::Int(number) => Arg::Int(*number),
            Self::Bytes(bytes) => Arg::Bytes(bytes),
        }
    }
}

#[test]
fn what_was_touched_is_found_and_what_was_not_is_sound() {
    let sound = Sound::new(&COMMITS);
    let clean = sound.copy();
    let verdict = verify::walk(clean.path(), Some(&sound.newest)).unwrap();
    assert_eq!(verdict.findings, Vec::<String>::new());
    assert_eq!((verdict.entries, verdict.against), (sound.entries, Some(sound.entries)));
    assert!(
        sound.entries > 256 && clean.batches().len() > 100,
        "a full tile and many commits: {}",
        sound.entries
    );

    bytes(&sound);
    rows(&sound);
    everything_recomputed(&sound);
    a_cut_tail(&sound);
}

/// One bit, somewhere.
fn bytes(sound: &Sound) {
    let ends = [
        (
            "SELECT bodies FROM journal_batch ORDER BY first LIMIT 1",
            "UPDATE journal_batch SET bodies = ?1 WHERE first = 0",
        ),
        (
            "SELECT bodies FROM journal_batch ORDER BY first DESC LIMIT 1",
            "UPDATE journal_batch SET bodies = ?1 WHERE first = (SELECT max(first) FROM journal_batch)",
        ),
    ];
    for (read, write) in ends {
        let length = sound.copy().blob(read).len();
        // All over a bundle: lengths, ids, kinds, times, salts.
        for place in (0..length).step_by(3).chain([1, length - 1]) {
            let copy = sound.copy();
            copy.flip(read, write, place);
            assert!(!copy.findings(None).is_empty(), "byte {place} of a batch was flipped");
        }
    }
    let tiles = [
        (
            "SELECT hashes FROM journal_tile WHERE level = 0 AND place = 0",
            "UPDATE journal_tile SET hashes = ?1 WHERE level = 0 AND place = 0",
            "tile 0 of level 0",
        ),
        (
            "SELECT hashes FROM journal_tile WHERE level = 0 AND place = 1",
            "UPDATE journal_tile SET hashes = ?1 WHERE level = 0 AND place = 1",
            "tile 1 of level 0",
        ),
        (
            "SELECT hashes FROM journal_tile WHERE level = 1 AND place = 0",
            "UPDATE journal_tile SET hashes = ?1 WHERE level = 1 AND place = 0",
            "tile 0 of level 1",
        ),
    ];
    for (read, write, said) in tiles {
        for place in [0, 40, usize::MAX] {
            let copy = sound.copy();
            copy.flip(read, write, place);
            copy.found("a bit of a tile", said);
        }
    }
    for place in [0, 13, 31] {
        let copy = sound.copy();
        copy.flip("SELECT root FROM journal_head", "UPDATE journal_head SET root = ?1", place);
        copy.found("a bit of the head", "the head says");
    }
    let note = "SELECT CAST(note AS BLOB) FROM checkpoint ORDER BY size DESC LIMIT 1";
    let written =
        "UPDATE checkpoint SET note = CAST(?1 AS TEXT) WHERE size = (SELECT max(size) FROM checkpoint)";
    let length = sound.copy().blob(note).len();
    for place in (0..length).step_by(17).chain([length - 1]) {
        let copy = sound.copy();
        copy.flip(note, written, place);
        copy.found("a bit of a checkpoint", "a stored checkpoint");
    }
}

/// Whole rows, without recomputing.
fn rows(sound: &Sound) {
    let touched = [
        ("a batch removed", "DELETE FROM journal_batch WHERE first = (SELECT max(first) FROM journal_batch)"),
        ("the first batch removed", "DELETE FROM journal_batch WHERE first = 0"),
        ("a tile removed", "DELETE FROM journal_tile WHERE level = 0 AND place = 1"),
        ("the head's size", "UPDATE journal_head SET size = size - 1"),
        ("the head removed", "DELETE FROM journal_head"),
        ("a batch's own count", "UPDATE journal_batch SET entries = entries + 1 WHERE first = 0"),
        ("everything removed", "DELETE FROM journal_batch"),
    ];
    for (what, sql) in touched {
        let copy = sound.copy();
        copy.execute(sql, Vec::new());
        assert!(!copy.findings(None).is_empty(), "{what} was not found");
    }
    for (what, batches) in rewritten(&sound.copy()) {
        let copy = sound.copy();
        copy.put_batches(&batches);
        assert!(!copy.findings(None).is_empty(), "{what} was not found");
    }
}

/// An entry left out, two changed about, one said otherwise, one put in.
fn rewritten(copy: &Copy) -> Vec<(&'static str, Vec<Batch>)> {
    let whole = copy.batches();
    let middle = whole.len() / 2;
    let other =
        whole.iter().skip(middle + 1).position(|(_, b)| b[0] != whole[middle].1[0]).unwrap() + middle + 1;
    let mut removed = whole.clone();
    removed[middle].1.remove(0);
    removed.retain(|(_, bodies)| !bodies.is_empty());
    let mut reordered = whole.clone();
    let moved = reordered[middle].1[0].clone();
    reordered[middle].1[0] = std::mem::replace(&mut reordered[other].1[0], moved);
    let mut said = whole.clone();
    // The last bytes of a body are the facts: how many, of which purpose.
    *said[middle].1[0].last_mut().unwrap() ^= 1;
    let mut added = whole.clone();
    let again = added[other].1[0].clone();
    added[middle].1.push(again);
    vec![
        ("an entry removed", removed),
        ("two entries reordered", reordered),
        ("an entry that says something else", said),
        ("an entry put in", added),
    ]
}

/// Somebody recomputes tiles and head: everything fits, but not what was signed.
fn everything_recomputed(sound: &Sound) {
    for (what, batches) in rewritten(&sound.copy()) {
        let copy = sound.copy();
        copy.put_batches(&batches);
        copy.recompute();
        let findings = copy.findings(None);
        let known = |f: &String| f.contains("forked") || f.contains("cut");
        assert!(findings.iter().any(known), "{what}: {findings:?}");
        // Without the value store's checkpoints the key store's is enough, and without both the one that somebody kept.
        copy.forget_checkpoints(0);
        assert!(copy.findings(None).iter().any(known), "{what}, against the key store");
        std::fs::remove_file(copy.path().join("keys.db")).unwrap();
        assert!(copy.findings(Some(&sound.newest)).iter().any(known), "{what}, against a checkpoint given");
    }
}

fn a_cut_tail(sound: &Sound) {
    // The last batch alone; everything after the first checkpoint; nearly everything.
    for size in [sound.entries, sound.entries / 2, 3] {
        let copy = sound.copy();
        let left = copy.cut(size);
        assert!(left < size);
        copy.found("against the key store's checkpoint", "the tail is cut");

        // The key store's is gone too.
        let keys = copy.path().join("keys.db");
        let store = KeyStore::open(&keys, Options::default()).unwrap();
        assert_eq!(store.checkpoint().unwrap().map(|(size, _)| size), Some(sound.entries));
        drop(store);
        std::fs::remove_file(&keys).unwrap();
        let verdict = verify::walk(copy.path(), None).unwrap();
        // Nobody who only has the cut files can know: that is what checkpoints are handed out for.
        assert_eq!(verdict.findings, Vec::<String>::new());
        assert!(verdict.against.is_none_or(|size| size <= left));
        let findings = copy.findings(Some(&sound.newest));
        assert!(findings.iter().any(|f| f.contains("the tail is cut")), "{findings:?}");
    }
}

#[test]
fn a_checkpoint_of_another_journal_is_refused() {
    let (sound, other) = (Sound::new(&[3]), Sound::new(&[3]));
    assert!(verify::walk(sound.copy().path(), Some(&other.newest)).is_err());
    assert!(verify::walk(sound.copy().path(), Some("no checkpoint at all")).is_err());
    // Another operator's keys beside these values.
    let copy = sound.copy();
    std::fs::copy(other.world.folder.path().join("keys.db"), copy.path().join("keys.db")).unwrap();
    copy.found("another's keys", "different journal keys");
}
