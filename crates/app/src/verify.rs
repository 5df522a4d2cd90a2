//! Walking a journal cold: every entry, every tile, every checkpoint that is known, from files nobody serves.

use std::path::Path;

use zalog_journal::{Checkpoint, Finding, Hash, TileCheck, TileError, TileStore, VerifierKey, Walk, unpack};
use zalog_store::cold::Cold;

use crate::AppError;

/// What a walk found.
pub struct Verdict {
    /// Origin line.
    pub origin: String,
    /// Entries walked.
    pub entries: u64,
    /// Root over all of them.
    pub root: Hash,
    /// Size of the newest checkpoint the journal was held against; none when it knows none.
    pub against: Option<u64>,
    /// What is wrong: nothing in a sound journal.
    pub findings: Vec<String>,
}

struct ColdTiles<'c>(&'c Cold);

impl TileStore for ColdTiles<'_> {
    fn read(&mut self, level: u8, index: u64) -> Result<Option<Vec<u8>>, TileError> {
        Ok(self.0.tile(level, index)?)
    }

    fn write(&mut self, _: u8, _: u64, _: &[u8]) -> Result<(), TileError> {
        Err("a cold journal is not written".into())
    }
}

/// Walks the journal of one operator's folder (`values.db`, and `keys.db` for the newest checkpoint it signed), held
/// against the checkpoints in both and a given one.
///
/// # Errors
/// The files cannot be read; the given checkpoint is none or is signed by another key.
pub fn walk(folder: &Path, given: Option<&str>) -> Result<Verdict, AppError> {
    let values = Cold::open(&folder.join("values.db"))?;
    let text = |name: &str| values.meta(name)?.ok_or_else(|| AppError::internal("the store has no journal"));
    let (origin, vkey) = (text("origin")?, text("vkey")?);
    let key: VerifierKey = vkey.parse().map_err(AppError::internal)?;
    let mut findings = Vec::new();
    let mut checkpoints = Vec::new();
    let mut notes = values.checkpoints()?;
    if folder.join("keys.db").exists() {
        let keys = Cold::open(&folder.join("keys.db"))?;
        if keys.meta("vkey")?.is_some_and(|k| k != vkey) {
            findings.push("the value store and the key store name different journal keys".to_owned());
        }
        notes.extend(keys.newest_checkpoint()?);
    }
    for note in &notes {
        match Checkpoint::open(note, std::slice::from_ref(&key), &origin) {
            Ok(checkpoint) => checkpoints.push(checkpoint),
            Err(error) => findings.push(format!("a stored checkpoint: {error}")),
        }
    }
    if let Some(given) = given {
        checkpoints.push(Checkpoint::open(given, std::slice::from_ref(&key), &origin)?);
    }

    let mut walk = Walk::new(&origin, &checkpoints);
    let mut tiles = ColdTiles(&values);
    let mut check = TileCheck::new(&mut tiles);
    let mut position: i64 = 0;
    let mut tile_fault = None;
    values.batches(|batch| {
        if batch.first != position {
            findings.push(format!("entries from {position} on: a batch begins at {}", batch.first));
        }
        let bodies = match unpack(&batch.bodies) {
            Ok(bodies) => bodies,
            Err(error) => {
                findings.push(format!("the batch at {}: {error}", batch.first));
                Vec::new()
            }
        };
        let count = i64::try_from(bodies.len()).unwrap_or(i64::MAX);
        if count != batch.entries {
            findings
                .push(format!("the batch at {}: has {count} entries, says {}", batch.first, batch.entries));
        }
        for body in bodies {
            let leaf = walk.push(body);
            if let Err(error) = check.push(leaf) {
                tile_fault.get_or_insert_with(|| error.to_string());
            }
        }
        position += count;
    })?;
    findings.extend(tile_fault);
    match check.finish() {
        Ok(found) => findings.extend(found.iter().map(say)),
        Err(error) => findings.push(error.to_string()),
    }
    let verdict = walk.finish();
    findings.extend(verdict.findings.iter().map(say));
    match values.head()? {
        Some((size, root)) if u64::try_from(size).ok() != Some(verdict.size) || root != verdict.root => {
            findings.push(format!("the head says {size} entries and another root"));
        }
        None if verdict.size > 0 => findings.push("the head is missing".to_owned()),
        _ => {}
    }
    Ok(Verdict {
        origin,
        entries: verdict.size,
        root: verdict.root,
        against: checkpoints.iter().map(|c| c.size).max(),
        findings,
    })
}

fn say(finding: &Finding) -> String {
    match finding {
        Finding::CutTail { known, have } => {
            format!("the tail is cut: {known} entries were signed, {have} are here")
        }
        Finding::Forked { at } => format!("forked: the first {at} entries are not those that were signed"),
        Finding::BadEntry { index, why } => format!("entry {index}: {why}"),
        Finding::OtherOrigin { found } => format!("a checkpoint of another journal: {found}"),
        Finding::TileMismatch { level, index } => {
            format!("tile {index} of level {level} does not fit the entries")
        }
        _ => "a finding of another kind".to_owned(),
    }
}
