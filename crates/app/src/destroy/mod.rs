//! Destruction, in the order of design 6: (1) a commit orders it, and from there on nothing opens; (2) the key goes from
//! the key store; (3) a commit says so, and only now is anybody told; (4) rows follow in batches, are read back, and an
//! act is written. The value store is the only authority: whatever stops between two steps is resumed from its tombstone.

mod act;
mod erase;
mod key;
pub(crate) mod order;
mod progress;
pub(crate) mod survivors;
pub(crate) mod unheld;

use zalog_domain::limits;
use zalog_store::faults;
use zalog_store::tables::tombstone::{self, TombstoneRow};

use crate::{App, AppError};

pub(crate) use act::kept_until;
pub use act::{Act, acts, find as act};
pub(crate) use erase::Removed;
pub use progress::{Progress, progress};

/// Why something is destroyed: a code for rows and acts, a number for entries. FROZEN.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reason {
    /// Nothing holds it any more: its term ran out, or its consent was withdrawn.
    Ended,
    /// The account was closed by its owner.
    AccountClosed,
    /// The owner of a record took it back.
    TakenBack,
    /// The owner deleted an optional value.
    ValueDeleted,
    /// A value was corrected: the old one goes.
    Corrected,
    /// Two subjects are one person: what was wrapped for the one is wrapped for the other.
    Joined,
    /// A waiting registration's hour has passed.
    BucketEnded,
    /// A text held what the declaration says is not received.
    NotReceived,
    /// Staff deleted the data of a record, with a reason of their own in the entry.
    ByStaff,
}

impl Reason {
    pub(crate) const ALL: [Self; 9] = [
        Self::Ended,
        Self::AccountClosed,
        Self::TakenBack,
        Self::ValueDeleted,
        Self::Corrected,
        Self::Joined,
        Self::BucketEnded,
        Self::NotReceived,
        Self::ByStaff,
    ];

    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Ended => "ended",
            Self::AccountClosed => "account-closed",
            Self::TakenBack => "taken-back",
            Self::ValueDeleted => "value-deleted",
            Self::Corrected => "corrected",
            Self::Joined => "joined",
            Self::BucketEnded => "bucket-ended",
            Self::NotReceived => "not-received",
            Self::ByStaff => "by-staff",
        }
    }

    pub(crate) fn number(self) -> u32 {
        match self {
            Self::Ended => 1,
            Self::AccountClosed => 2,
            Self::TakenBack => 3,
            Self::ValueDeleted => 4,
            Self::Corrected => 5,
            Self::Joined => 6,
            Self::BucketEnded => 7,
            Self::NotReceived => 8,
            Self::ByStaff => 9,
        }
    }

    pub(crate) fn of(stone: &TombstoneRow) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == stone.reason)
    }

    /// Whether an act is drawn up. Correcting and joining destroy nothing that a person had.
    pub(crate) fn needs_act(self) -> bool {
        !matches!(self, Self::Corrected | Self::Joined)
    }
}

/// Batches of rows one destruction is given in one round, so that a large one does not hold up the others.
const BATCHES_PER_ROUND: usize = 64;

/// One bounded round over the destructions that are not finished. Returns how many there were; one that fails is logged and
/// tried again in the next round, and does not stop the others.
pub(crate) fn round(app: &App) -> Result<usize, AppError> {
    let open = app.store.read::<_, AppError, _>(|tx| Ok(tombstone::open(tx, limits::BATCH_ROWS)?))?;
    let mut done = Vec::new();
    let mut unfinished = false;
    for stone in &open {
        match step(app, stone) {
            Ok(Some(removed)) => done.push((stone.clone(), removed)),
            Ok(None) => unfinished = true,
            Err(error) => {
                tracing::warn!(reason = %stone.reason, code = error.code(), %error, "destruction.failed");
            }
        }
    }
    app.store.pass(faults::READ_BACK);
    for reason in Reason::ALL {
        let of: Vec<_> = done.iter().filter(|(stone, _)| Reason::of(stone) == Some(reason)).collect();
        if !of.is_empty() {
            act::write(app, reason, &of)?;
            app.store.pass(faults::ACT_WRITTEN);
        }
    }
    Ok(if unfinished { limits::BATCH_ROWS } else { open.len() })
}

/// Destroys the keys of orders just given, before the person is told.
pub(crate) fn keys(app: &App, stones: &[TombstoneRow]) -> Result<(), AppError> {
    stones.iter().try_for_each(|stone| key::destroy(app, stone))
}

/// Brings one destruction on: its key, then its rows. Answers what was removed when nothing is left.
fn step(app: &App, stone: &TombstoneRow) -> Result<Option<Removed>, AppError> {
    if stone.key_destroyed_at.is_none() {
        key::destroy(app, stone)?;
    }
    let mut removed = Removed::of(stone);
    for _ in 0..BATCHES_PER_ROUND {
        let more = erase::batch(app, stone, &mut removed)?;
        app.store.pass(faults::ROWS_ERASED);
        if !more {
            return erase::read_back(app, stone).map(|clean| clean.then_some(removed));
        }
    }
    Ok(None)
}

/// Applies every tombstone to the key store again: at every start, so that an older copy of the keys opens nothing that was
/// destroyed. Returns how many there are.
pub(crate) fn reapply(app: &App) -> Result<usize, AppError> {
    let mut last = [0; 16];
    let mut applied = 0;
    loop {
        let stones =
            app.store.read::<_, AppError, _>(|tx| Ok(tombstone::after(tx, &last, limits::BATCH_ROWS)?))?;
        let Some(end) = stones.last() else { return Ok(applied) };
        last = end.id;
        for stone in &stones {
            while key::destroy_bytes(app, stone)? {}
            applied += 1;
        }
    }
}
