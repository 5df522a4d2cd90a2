//! Who opened a person's data and what for: read from the journal by the index that is derived from the person's tags.

use jiff::Timestamp;
use zalog_domain::ids::SubjectId;
use zalog_domain::register::PurposeNo;
use zalog_domain::{ActorClass, Entry, Fact, Kind, Operation, limits};
use zalog_policy::model::Slug;
use zalog_store::Tx;
use zalog_store::tables::{journal, record};

use crate::{App, AppError, Who};

/// An opening of the person's data.
#[derive(Debug, Clone)]
pub struct Opening {
    /// When.
    pub at: Timestamp,
    /// `values.opened`, `opening.refused`, `values.disclosed`, `export.made`, `processing.entered`, `carrier.destroyed`,
    /// `staff.deleted`.
    pub kind: &'static str,
    /// The one operation it was, of the closed list; none where nothing was done.
    pub operation: Option<Operation>,
    /// What for.
    pub purpose: Option<Slug>,
    /// By whom, as a class.
    pub actor: &'static str,
    /// How many values.
    pub items: u32,
    /// Whether it was done by hand.
    pub by_hand: bool,
}

/// Some of the openings, newest first.
#[derive(Debug, Clone)]
pub struct Openings {
    /// The openings.
    pub openings: Vec<Opening>,
    /// Those before this place follow.
    pub next: Option<u64>,
    /// Whether they can be told from those of other records: an entry names a person, not a record, so the link of one
    /// record among several shows none.
    pub shown: bool,
}

/// The newest openings.
///
/// # Errors
/// [`AppError::Internal`].
pub fn openings(app: &App, who: impl Into<Who>) -> Result<Vec<Opening>, AppError> {
    Ok(openings_page(app, who, None)?.openings)
}

/// The newest openings, or those before a place.
///
/// # Errors
/// [`AppError::Internal`].
pub fn openings_page(app: &App, who: impl Into<Who>, before: Option<u64>) -> Result<Openings, AppError> {
    let who = who.into();
    let (entries, next, shown) = app.store.read::<_, AppError, _>(|tx| {
        if !tells_apart(tx, who)? {
            return Ok((Vec::new(), None, false));
        }
        let (entries, next) = find(tx, who.subject, before, is_opening, limits::PAGE_ROWS)?;
        Ok((entries, next, true))
    })?;
    let in_force = app.in_force();
    let view = |entry: Entry| {
        let purpose = entry.fact(Fact::Purpose).map(PurposeNo);
        Some(Opening {
            at: Timestamp::from_microsecond(entry.at).ok()?,
            kind: entry.kind.as_str(),
            operation: entry.operation(),
            purpose: purpose.and_then(|p| Slug::new(in_force.register.purpose_name(p)).ok()),
            actor: class(entry.actor),
            items: entry.fact(Fact::Items).unwrap_or(0),
            by_hand: entry.kind == Kind::ProcessingEntered && entry.fact(Fact::Channel) == Some(1),
        })
    };
    Ok(Openings { openings: entries.into_iter().filter_map(view).collect(), next, shown })
}

/// Whether the person's entries are those of what the key reaches: a link sees them only while its record is all that its
/// subject has.
pub(crate) fn tells_apart(tx: &mut dyn Tx, who: Who) -> Result<bool, AppError> {
    let Some(only) = who.record else { return Ok(true) };
    let others = record::page(tx, who.subject, None, 2)?;
    Ok(record::of_account(tx, who.subject)?.is_none() && others.iter().all(|r| r.id == only))
}

fn is_opening(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::ValuesOpened
            | Kind::OpeningRefused
            | Kind::Disclosed
            | Kind::ExportMade
            | Kind::ProcessingEntered
            | Kind::CarrierDestroyed
            | Kind::DeletedByStaff
    )
}

/// The newest entries of a person that are wanted, from a place downwards: at the most `limit`, found among a bounded
/// number of entries. Where to go on, if there may be more.
pub(crate) fn find(
    tx: &mut dyn Tx,
    who: SubjectId,
    before: Option<u64>,
    wanted: impl Fn(Kind) -> bool,
    limit: usize,
) -> Result<(Vec<Entry>, Option<u64>), AppError> {
    let mut found = Vec::new();
    let mut place = before.unwrap_or(u64::MAX);
    for _ in 0..LOOKED_THROUGH {
        let positions = journal::of_subject_before(tx, who, place, limits::BATCH_ROWS)?;
        let last = positions.len() < limits::BATCH_ROWS;
        for position in positions {
            place = position;
            let body = journal::body_at(tx, position)?;
            found.extend(Entry::decode(&body).ok().filter(|entry| wanted(entry.kind)));
            if found.len() == limit {
                return Ok((found, Some(place)));
            }
        }
        if last {
            return Ok((found, None));
        }
    }
    Ok((found, Some(place)))
}

/// Batches of entries that one page looks through at the most.
const LOOKED_THROUGH: usize = 8;

/// Who acted, as a class.
pub(crate) fn class(actor: ActorClass) -> &'static str {
    match actor {
        ActorClass::Visitor => "visitor",
        ActorClass::Subject => "subject",
        ActorClass::Staff => "staff",
        ActorClass::Api => "api",
        ActorClass::Clock => "clock",
        ActorClass::Engine => "engine",
        ActorClass::Operator => "operator",
    }
}
