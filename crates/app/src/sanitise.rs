//! The grade *sanitised*: beyond *erased*, nothing of a deleted row is left in free pages, logs or samples, and no stale copy
//! of a key opens. Whatever is still to be destroyed is destroyed first; then the operator key is turned, both stores are
//! written anew, and an entry says so. The server must not run meanwhile.

use jiff::Timestamp;
use zalog_domain::{ActorClass, Fact, Kind};
use zalog_store::tables::tombstone::TombstoneRow;
use zalog_vault::RootKey;

use crate::journal::{Draft, count};
use crate::{App, AppError, rotate, sweep, tick};

pub use zalog_store::Left;

/// Grade of destruction in entries: sanitised.
const SANITISED: u32 = 5;

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'a> {
    /// Destructions are being finished; so many are still open.
    Destroying(usize),
    /// The operator key is being turned.
    Turning,
    /// Something is being written anew: its name, its number from 1, and how many there are.
    Rewriting(&'a str, usize, usize),
}

/// A destruction that could not be finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfinished {
    /// The number the person was told, if he was told one: 13 signs.
    pub reference: Option<String>,
    /// Why it was ordered, as a code.
    pub reason: String,
    /// When it was ordered.
    pub ordered_at: Timestamp,
}

/// What was done, and what was not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sanitised {
    /// Destructions that were open and are finished.
    pub finished: usize,
    /// Destructions that are still open; the reason stands in the log.
    pub open: Vec<Unfinished>,
    /// Keys wrapped anew.
    pub keys: u64,
    /// Generation of the operator key from now on.
    pub generation: u32,
    /// Where bytes of deleted rows may still be.
    pub left: Vec<Left>,
}

impl Sanitised {
    /// Whether the grade is reached as far as this store goes.
    #[must_use]
    pub fn whole(&self) -> bool {
        self.open.is_empty() && self.left.is_empty()
    }
}

/// Sanitises an operator's stores. It takes the operator at work, since nothing of it opens under the old key afterwards.
/// Stopped anywhere, it is simply run again.
///
/// # Errors
/// [`AppError::Internal`]: another program uses the stores, a wrong root key, no memory for the copy.
pub fn sanitise(app: App, root: &RootKey, heard: &mut dyn FnMut(Step<'_>)) -> Result<Sanitised, AppError> {
    let before = sweep::unfinished(&app)?.len();
    let open = sweep::settle(&app, &mut |left| heard(Step::Destroying(left)))?;
    tick::close_journal(&app)?;

    heard(Step::Turning);
    let (secret, entropy) = (app.secret.as_ref(), app.entropy.as_ref());
    let turn = || rotate::operator_key(&app.keys, root, secret, entropy, app.clock.now());
    // A rotation that was stopped is brought to its end; its newest key is older than what is to be forgotten now.
    let mut keys = if app.keys.operator_keys()?.len() > 1 { turn()? } else { 0 };
    keys += turn()?;
    let generation = app.keys.operator_keys()?.last().map_or(0, |key| key.generation);

    heard(Step::Rewriting("keys.db", 1, 1));
    app.keys.rewrite()?;
    let left = app.store.rewrite(&mut |what, place, of| heard(Step::Rewriting(what, place, of)))?;

    let now = app.clock.now();
    let (turned, done) =
        (Draft::new(ActorClass::Engine, now, entropy), Draft::new(ActorClass::Engine, now, entropy));
    let behind = count(open.len() + left.len());
    app.store.write::<_, AppError, _>(move |tx| {
        turned.record(tx, Kind::KeyRotated, None, &[(Fact::Generation, generation)])?;
        // A count that is not 0 says that the grade was not reached in full.
        let facts = [(Fact::Grade, SANITISED), (Fact::Generation, generation), (Fact::Count, behind)];
        Ok(done.record(tx, Kind::StoreSanitised, None, &facts)?)
    })?;
    tick::close_journal(&app)?;
    let open: Vec<Unfinished> = open.into_iter().map(unfinished_of).collect();
    Ok(Sanitised { finished: before.saturating_sub(open.len()), open, keys, generation, left })
}

fn unfinished_of(stone: TombstoneRow) -> Unfinished {
    Unfinished { reference: stone.reference, reason: stone.reason, ordered_at: stone.ordered_at }
}
