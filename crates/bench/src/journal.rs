//! The journal by itself: entries in groups, durable, and a cold walk over what the run has written.

use std::path::Path;
use std::time::{Duration, Instant};

use zalog_domain::{ActorClass, Entry, EntryId, Fact, Kind};
use zalog_store::{Options, Store, StoreError};

use crate::{Fault, machine};

/// Entries of one commit.
const GROUP: u64 = 256;

/// What appending took.
pub struct Appended {
    /// Entries a second.
    pub per_second: f64,
    /// CPU time of an entry, microseconds.
    pub cpu_micros: f64,
    /// Bytes of the store an entry takes, with its place in the tree.
    pub bytes: f64,
}

fn entry(number: u64) -> Entry {
    let mut id = [0; 16];
    for (to, from) in id.iter_mut().zip(number.to_be_bytes()) {
        *to = from;
    }
    Entry {
        id: EntryId(id),
        kind: Kind::ValuesOpened,
        at: 1_790_000_000_000_000,
        actor: ActorClass::Staff,
        tag: Some(id),
        text: None,
        salt: id,
        facts: vec![(Fact::Purpose, 7), (Fact::Items, 4)],
    }
}

/// Appends groups of entries one after another, each durable before the next begins.
///
/// # Errors
/// The store fails.
pub fn append(folder: &Path, span: Duration) -> Result<Appended, Fault> {
    std::fs::create_dir_all(folder)?;
    let store = Store::sqlite(&folder.join("values.db"), Options::default())?;
    let (begun, cpu, mut next) = (Instant::now(), machine::Process::own().cpu(), 0);
    while begun.elapsed() < span {
        store.write::<_, StoreError, _>(move |tx| {
            (next..next + GROUP).try_for_each(|n| tx.journal(&entry(n), None))
        })?;
        next += GROUP;
    }
    let (wall, cpu, count) =
        (begun.elapsed(), machine::Process::own().cpu().saturating_sub(cpu), next as f64);
    // Closing moves the write-ahead log into the file.
    drop(store);
    Ok(Appended {
        per_second: count / wall.as_secs_f64(),
        cpu_micros: cpu.as_secs_f64() * 1e6 / count,
        bytes: machine::size(folder) * 1e6 / count,
    })
}

/// Walks the journal of a folder that nobody serves: entries and entries a second.
///
/// # Errors
/// The files cannot be read, or the journal is not sound.
pub fn walk(folder: &Path) -> Result<(u64, f64), Fault> {
    let begun = Instant::now();
    let verdict = zalog_app::verify::walk(folder, None)?;
    if let Some(finding) = verdict.findings.first() {
        return Err(format!("the journal is not sound: {finding}").into());
    }
    Ok((verdict.entries, verdict.entries as f64 / begun.elapsed().as_secs_f64()))
}
