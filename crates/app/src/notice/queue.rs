//! Finding everybody who is to be told: a walk over the accounts in batches, behind the publication. Each batch is one commit
//! with its place in the walk, so a stopped walk goes on where it stood and nobody is told twice.

use zalog_domain::ids::{JobId, SubjectId};
use zalog_domain::limits;
use zalog_policy::model::{NoticeChannel, Policy};
use zalog_store::tables::edition::{self as editions, EditionRow};
use zalog_store::tables::{job, meta, notice};
use zalog_store::{Tx, faults};

use super::letter::{self, JOB};
use super::{Channel, announced, compared, known_from};
use crate::{App, AppError};

/// Every edition up to this one has been walked to its end.
const THROUGH: &str = "notices.through";

/// Where the walk over an edition's people stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Walk {
    /// The first walk, right after publication; those after this person are left.
    First(SubjectId),
    /// Over, until the edition comes into force: who registers meanwhile does so under the text before it.
    Waits,
    /// The second walk, for those.
    Second(SubjectId),
    /// Nobody is left.
    Done,
}

impl Walk {
    const NOBODY: SubjectId = SubjectId::from_bytes([0; 16]);

    fn read(tx: &mut dyn Tx, edition: i64) -> Result<Self, AppError> {
        let Some(text) = meta::get(tx, &key(edition))? else { return Ok(Self::First(Self::NOBODY)) };
        let place = |hex: &str| SubjectId::from_hex(hex).unwrap_or(Self::NOBODY);
        Ok(match text.split_once(' ') {
            Some(("first", hex)) => Self::First(place(hex)),
            Some(("second", hex)) => Self::Second(place(hex)),
            _ if text == "waits" => Self::Waits,
            _ => Self::Done,
        })
    }

    fn write(self, tx: &mut dyn Tx, edition: i64) -> Result<(), AppError> {
        let text = match self {
            Self::First(who) => format!("first {}", who.hex()),
            Self::Second(who) => format!("second {}", who.hex()),
            Self::Waits => "waits".to_owned(),
            Self::Done => "done".to_owned(),
        };
        Ok(meta::put(tx, &key(edition), &text)?)
    }
}

fn key(edition: i64) -> String {
    format!("notices.{edition}")
}

/// One batch for each edition that has people left; returns how many were found.
pub(crate) fn round(app: &App) -> Result<usize, AppError> {
    let now = app.clock.now();
    let (through, all) = app.store.read::<_, AppError, _>(|tx| {
        let through = meta::get(tx, THROUGH)?.and_then(|id| id.parse::<i64>().ok()).unwrap_or(0);
        Ok((through, editions::list(tx)?))
    })?;
    let newest = all.last().map_or(0, |edition| edition.id);
    if through >= newest {
        return Ok(0);
    }
    let told: Vec<EditionRow> = announced(all).into_iter().filter(|e| e.id > through).collect();
    let (mut found, mut over) = (0, newest);
    for edition in told.iter().rev() {
        if edition.published_at > now {
            continue;
        }
        let walk = app.store.read::<_, AppError, _>(|tx| Walk::read(tx, edition.id))?;
        let stands = match walk {
            Walk::Done => true,
            Walk::Waits if edition.effective_at > now => false,
            _ => {
                let (count, stands) = batch(app, edition)?;
                found += count;
                stands == Walk::Done
            }
        };
        if !stands {
            over = over.min(edition.id - 1);
        }
    }
    if over > through {
        app.store.write::<_, AppError, _>(move |tx| Ok(meta::put(tx, THROUGH, &over.to_string())?))?;
    }
    Ok(found)
}

fn batch(app: &App, edition: &EditionRow) -> Result<(usize, Walk), AppError> {
    let now = app.clock.now();
    let by_mail = by_mail(app, edition)?;
    let (edition, entropy) = (edition.clone(), app.entropy.clone());
    let done = app.store.write::<_, AppError, _>(move |tx| {
        let walk = Walk::read(tx, edition.id)?;
        let after = match walk {
            Walk::First(who) | Walk::Second(who) => who,
            Walk::Waits => Walk::NOBODY,
            Walk::Done => return Ok((0, walk)),
        };
        let found = notice::addressees(tx, after, known_from(&edition), limits::BATCH_ROWS)?;
        for who in &found {
            notice::queue(tx, *who, edition.id, Channel::Cabinet.as_str(), now, None)?;
            let job = JobId::new(now, entropy.as_ref());
            if by_mail && notice::queue(tx, *who, edition.id, Channel::Email.as_str(), now, Some(job))? {
                job::insert(tx, job, JOB, &letter::payload(edition.id, *who), now)?;
            }
        }
        let second = !matches!(walk, Walk::First(_));
        let next = match (found.last().filter(|_| found.len() == limits::BATCH_ROWS), second) {
            (Some(last), false) => Walk::First(*last),
            (Some(last), true) => Walk::Second(*last),
            (None, false) if edition.effective_at > now => Walk::Waits,
            (None, _) => Walk::Done,
        };
        next.write(tx, edition.id)?;
        Ok((found.len(), next))
    })?;
    app.store.pass(faults::NOTICES_QUEUED);
    Ok(done)
}

/// Whether people are told by mail: the edition they came under promised it, or the new one does.
fn by_mail(app: &App, edition: &EditionRow) -> Result<bool, AppError> {
    let mails = |policy: &Policy| policy.changes.notify.contains(&NoticeChannel::Email);
    Ok(compared(app, edition.id)?
        .is_some_and(|known| known.old.as_ref().is_some_and(|old| mails(old)) || mails(&known.new)))
}

/// Notices of the newest edition that did not arrive by mail, and those that wait.
pub(crate) fn late(app: &App) -> Result<(u64, u64), AppError> {
    app.store.read(|tx| {
        let Some(newest) = announced(editions::list(tx)?).pop() else { return Ok((0, 0)) };
        let counts = notice::counts(tx, newest.id)?;
        let of = |state: &str| counts.iter().find(|(known, _)| known == state).map_or(0, |(_, n)| *n);
        Ok((of("failed"), of("waiting")))
    })
}
