//! Who has not accepted an edition. Nothing here looks at everybody at once: a page looks at so many accounts and says where
//! the next begins, and how many there are is counted behind the publication, batch by batch, from time to time.

use jiff::{SignedDuration, Timestamp};
use zalog_domain::ids::SubjectId;
use zalog_domain::limits;
use zalog_store::tables::acceptance::{self, ConcernedRow};
use zalog_store::tables::edition::{self as editions, EditionRow};
use zalog_store::tables::meta;

use super::{announced, known_from};
use crate::{App, AppError};

/// Where a count stands that is not over: edition, the last person, how many so far.
const WALK: &str = "unaccepted.walk";

const NOBODY: SubjectId = SubjectId::from_bytes([0; 16]);

/// Some of those who have not accepted an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unaccepted {
    /// The edition, by order of publication.
    pub edition: i64,
    /// Its number.
    pub number: u32,
    /// How many there were when they were last counted, and when; `None` until the first count is over.
    pub counted: Option<(u64, Timestamp)>,
    /// Those of this page, by their ids.
    pub people: Vec<ConcernedRow>,
    /// The person after whom the next page begins; `None` when nobody is left.
    pub next: Option<SubjectId>,
}

/// A page of those who have not accepted an edition, after one of them: accounts older than the edition, without an
/// acceptance on record. Without a number, the newest edition that people are told of.
///
/// # Errors
/// [`AppError::NotFound`] when there is no such edition, or nobody can be older than it.
pub(crate) fn page(app: &App, id: Option<i64>, after: Option<SubjectId>) -> Result<Unaccepted, AppError> {
    app.store.read(|tx| {
        let all = announced(editions::list(tx)?);
        let found = all.into_iter().rfind(|edition| id.is_none_or(|id| edition.id == id));
        let edition = found.ok_or(AppError::NotFound)?;
        let counted = meta::get(tx, &key(&edition))?.and_then(|text| read(&text));
        let (mut people, mut last) = (Vec::new(), after.unwrap_or(NOBODY));
        let (mut looked, mut over) = (0, false);
        while !over && people.len() < limits::PAGE_ROWS && looked < limits::UNACCEPTED_LOOK {
            let batch =
                acceptance::concerned(tx, last, edition.id, known_from(&edition), limits::BATCH_ROWS)?;
            looked += batch.len();
            over = batch.len() < limits::BATCH_ROWS;
            for row in batch {
                if people.len() == limits::PAGE_ROWS {
                    over = false;
                    break;
                }
                last = row.subject;
                people.extend(Some(row).filter(|row| !row.accepted()));
            }
        }
        let next = (!over).then_some(last);
        Ok(Unaccepted { edition: edition.id, number: edition.number, counted, people, next })
    })
}

fn key(edition: &EditionRow) -> String {
    format!("unaccepted.{}", edition.id)
}

fn read(text: &str) -> Option<(u64, Timestamp)> {
    let (count, at) = text.split_once(' ')?;
    Some((count.parse().ok()?, Timestamp::from_microsecond(at.parse().ok()?).ok()?))
}

/// One batch of the count for the newest edition people are told of, begun anew when the last count is old; returns how many
/// people were looked at, nothing when the count is over.
pub(crate) fn count(app: &App) -> Result<usize, AppError> {
    let now = app.clock.now();
    let begun = app.store.read::<_, AppError, _>(|tx| {
        let Some(edition) = announced(editions::list(tx)?).pop() else { return Ok(None) };
        let counted = meta::get(tx, &key(&edition))?.and_then(|text| read(&text));
        let old = SignedDuration::from_mins(limits::UNACCEPTED_COUNT_MINUTES);
        let fresh = counted.is_some_and(|(_, at)| at > now - old);
        let walk = meta::get(tx, WALK)?.filter(|walk| !walk.is_empty());
        Ok((walk.is_some() || !fresh).then_some((edition, walk)))
    })?;
    let Some((edition, walk)) = begun else { return Ok(0) };
    let mark = format!("{} ", edition.id);
    let place = walk.as_deref().and_then(|walk| walk.strip_prefix(&mark)?.split_once(' '));
    let (after, so_far) = place
        .and_then(|(who, count)| Some((SubjectId::from_hex(who)?, count.parse::<u64>().ok()?)))
        .unwrap_or((NOBODY, 0));
    app.store.write::<_, AppError, _>(move |tx| {
        let batch = acceptance::concerned(tx, after, edition.id, known_from(&edition), limits::BATCH_ROWS)?;
        let open = batch.iter().filter(|row| !row.accepted()).count();
        let count = so_far + u64::try_from(open).unwrap_or(u64::MAX);
        match batch.last().filter(|_| batch.len() == limits::BATCH_ROWS) {
            Some(last) => {
                meta::put(tx, WALK, &format!("{mark}{} {count}", last.subject.hex()))?;
                Ok(batch.len())
            }
            None => {
                meta::put(tx, WALK, "")?;
                meta::put(tx, &key(&edition), &format!("{count} {}", now.as_microsecond()))?;
                Ok(0)
            }
        }
    })
}
