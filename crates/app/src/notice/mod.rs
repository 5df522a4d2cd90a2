//! What another edition of the policy is to people: the notice of it on every page, by mail and in the cabinet, and what a
//! person answers.
//!
//! A notice goes out after publication, never before: the row of the edition is what everything here reads. Whoever is to
//! be told is found in batches behind the publication (`queue`); letters are rendered when they are sent (`letter`); the
//! cabinet shows what waits whether or not anything was queued (`mine`), so that a letter that fails leaves the cabinet.

mod board;
mod letter;
mod mine;
mod queue;
mod summary;
mod unaccepted;

use jiff::Timestamp;
use zalog_domain::ids::SubjectId;
use zalog_domain::{Fact, Kind};
use zalog_store::Tx;
use zalog_store::tables::edition::EditionRow;
use zalog_store::tables::notice::{self, NoticeRow};
use zalog_store::tables::subject;

use crate::AppError;
use crate::edition::InForce;
use crate::journal::Draft;

pub use board::{Announcement, announcement};
pub(crate) use board::{Board, known, refresh};
pub(crate) use letter::{End, JOB, letter};
pub use mine::{Answer, Notice, accept, one, refuse, waiting};
pub(crate) use mine::{Use, joined, used};
pub(crate) use queue::{late, round};
pub use summary::summary;
pub(crate) use summary::{Plans, compared};
pub use unaccepted::Unaccepted;
pub(crate) use unaccepted::{count, page as unaccepted};
pub use zalog_store::tables::acceptance::ConcernedRow as Concerned;

/// A way to tell a person, in rows and entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Channel {
    Cabinet,
    Email,
}

impl Channel {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cabinet => "cabinet",
            Self::Email => "email",
        }
    }

    /// FROZEN: stands in the journal. 1 is the site, which tells nobody in particular.
    const fn number(self) -> u32 {
        match self {
            Self::Cabinet => 2,
            Self::Email => 3,
        }
    }
}

/// The editions people are told of, oldest first: every one but the first, unless it was withdrawn.
pub(crate) fn announced(all: Vec<EditionRow>) -> Vec<EditionRow> {
    all.into_iter().filter(|edition| edition.withdrawn.is_none()).skip(1).collect()
}

/// The instant from which whoever comes comes under the edition, and needs no notice of it.
pub(crate) fn known_from(edition: &EditionRow) -> Timestamp {
    edition.effective_at.max(edition.published_at)
}

/// Whether an edition holds for a person only if he agrees: so says either the edition people came under or the new one.
pub(crate) fn needs_consent(known: &summary::Known) -> bool {
    known.old.as_ref().is_some_and(|old| old.changes.consent_needed) || known.new.changes.consent_needed
}

/// The number of an edition as an entry carries it.
pub(crate) fn version(edition: i64) -> (Fact, u32) {
    (Fact::Version, u32::try_from(edition).unwrap_or(u32::MAX))
}

/// A notice has reached its person: the row, the entry, and, if the edition is in force, the person's grounds are to be looked
/// at again, because what binds only after the notice binds now.
pub(crate) fn delivered(
    tx: &mut dyn Tx,
    who: SubjectId,
    edition: &EditionRow,
    channel: Channel,
    draft: &Draft,
) -> Result<(), AppError> {
    let before = notice::one(tx, who, edition.id, channel.as_str())?;
    if before.as_ref().is_some_and(|row| row.state == "delivered") {
        return Ok(());
    }
    let row = NoticeRow {
        subject: who,
        edition: edition.id,
        channel: channel.as_str().to_owned(),
        state: "delivered".to_owned(),
        state_at: draft.at,
        job: before.and_then(|row| row.job),
        entry: Some(draft.id),
    };
    notice::put(tx, &row)?;
    let facts = [version(edition.id), (Fact::Channel, channel.number())];
    draft.record(tx, Kind::NoticeDelivered, None, &facts)?;
    unsettle(tx, who, edition, draft.at)
}

/// The last edition up to the one in force that binds a person who came before it: the one he was told of, or, where a change
/// needs consent, the one he agreed to. One that was withdrawn before its day binds nobody.
pub(crate) fn bound(tx: &mut dyn Tx, in_force: &InForce, who: SubjectId) -> Result<Option<i64>, AppError> {
    let newest = in_force.edition.id;
    if !in_force.consent_needed {
        return Ok(notice::told(tx, who, newest)?);
    }
    Ok(notice::agreed(tx, who, newest)?)
}

/// Lets the reconciler look at the person's grounds again, if it has done so under this edition already.
pub(crate) fn unsettle(
    tx: &mut dyn Tx,
    who: SubjectId,
    edition: &EditionRow,
    now: Timestamp,
) -> Result<(), AppError> {
    let settled = subject::seen(tx, who)?.is_some_and(|row| row.settled >= edition.id);
    if settled && edition.effective_at <= now {
        subject::settle(tx, who, edition.id - 1)?;
    }
    Ok(())
}
