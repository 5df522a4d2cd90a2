//! A case: what happened, until when its values are kept and why. No value is opened here.

use jiff::Timestamp;
use zalog_domain::ground::{Ground, Scope, State};
use zalog_domain::ids::RecordId;
use zalog_domain::limits;
use zalog_domain::reference::Reference;
use zalog_domain::standing::standing;
use zalog_policy::model::{Event, Form, Reporter, Slug};
use zalog_store::Tx;
use zalog_store::tables::case::{self, CaseRow};
use zalog_store::tables::record::ValueRow;
use zalog_store::tables::{record, staff};

use super::{CaseLine, Member, open};
use crate::cabinet::{self, Holding, grouped};
use crate::edition::InForce;
use crate::{App, AppError, Refused};

/// A step of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// When.
    pub at: Timestamp,
    /// What: a state, an event by its name, or `note`.
    pub what: String,
    /// The login of who did it; nobody's for what came by itself.
    pub by: Option<String>,
}

/// A case.
pub struct CaseView {
    /// The line of the queue.
    pub line: CaseLine,
    /// Its steps.
    pub steps: Vec<Step>,
    /// Its record.
    pub record: RecordId,
    /// The purpose of its form.
    pub purpose: Slug,
    /// Purposes the member may open values for, that of the form first if it is among them.
    pub purposes: Vec<Slug>,
    /// How many values the record holds, notes not counted.
    pub values: usize,
    /// How many notes there are.
    pub notes: usize,
    /// Whether the member may write and read notes here.
    pub may_note: bool,
    /// Whether the member may move the case and report its events.
    pub may_move: bool,
    /// Whether the member may delete the data, for a reason.
    pub may_delete: bool,
    /// Why the values are kept, and until when as far as is known.
    pub kept: Vec<Holding>,
    /// Events that staff report and that something here waits for.
    pub events: Vec<Event>,
}

/// The case of a number, and its form.
pub(super) fn found(app: &App, number: &str) -> Result<(CaseRow, Form), AppError> {
    let number = Reference::parse(number).map_err(|_| AppError::NotFound)?;
    let row = app.store.read::<_, AppError, _>(|tx| Ok(case::by_number(tx, number.as_str())?))?;
    let row = row.ok_or(AppError::NotFound)?;
    let slug = Slug::new(&row.form).map_err(|_| AppError::NotFound)?;
    let form = app.policy().form(&slug).cloned().ok_or(AppError::NotFound)?;
    Ok((row, form))
}

/// The number of a case as somebody typed it, in groups, if there is such a case.
///
/// # Errors
/// [`AppError::Refused`] on the field `number`: it is no number of a case, or there is no such case.
pub fn number(app: &App, _member: &Member, typed: &str) -> Result<String, AppError> {
    let refused =
        |key| AppError::Refused(Refused { fields: vec![("number".to_owned(), key)], ..Refused::default() });
    let parsed = Reference::parse(typed).map_err(|_| refused("staff-number-wrong"))?;
    let row = app.store.read::<_, AppError, _>(|tx| Ok(case::by_number(tx, parsed.as_str())?))?;
    row.map(|row| grouped(&row.number)).ok_or_else(|| refused("staff-number-none"))
}

/// Whether a member may move the case.
pub(super) fn may_move(member: &Member, row: &CaseRow) -> bool {
    row.role.is_empty() || member.has_one_of([row.role.as_str()])
}

/// What there is of a record: its grounds as they stand now, and where its values lie.
pub(super) struct InRecord {
    pub grounds: Vec<Ground>,
    pub values: Vec<ValueRow>,
}

pub(super) fn in_record(
    tx: &mut dyn Tx,
    in_force: &InForce,
    row: &CaseRow,
    now: Timestamp,
) -> Result<InRecord, AppError> {
    let scope = Scope::Record(row.subject, row.record);
    let grounds = crate::edition::grounds(tx, in_force, row.subject)?;
    let mut grounds = standing(&in_force.register, &grounds, now).into_owned();
    grounds.retain(|g| g.scope == scope);
    let values = record::values_of_record(tx, row.record, limits::VALUES_PER_COMPARTMENT)?;
    Ok(InRecord { grounds, values })
}

/// Events that staff report and that an active ground of the record waits for. An answer is a move of the case.
pub(super) fn waited_for(in_force: &InForce, grounds: &[Ground], now: Timestamp) -> Vec<Event> {
    let mut events = Vec::new();
    for ground in grounds.iter().filter(|g| g.hold.is_none()) {
        let waits = matches!(ground.state_at(now), State::Active { .. });
        let event = in_force.register.terms(ground.terms).and_then(|known| known.terms.end_event());
        let event = event.filter(|e| waits && *e != Event::Answered && e.reporter() == Reporter::Staff);
        if let Some(event) = event.filter(|e| !events.contains(e)) {
            events.push(event);
        }
    }
    events
}

/// Why the record's values are kept: each reason once, for as long as it holds.
fn kept(in_force: &InForce, there: &InRecord, now: Timestamp) -> Vec<Holding> {
    let mut all: Vec<Holding> = Vec::new();
    for value in &there.values {
        for holding in cabinet::holdings(in_force, &there.grounds, value, now) {
            let same = |h: &Holding| {
                (&h.purpose, h.state, h.until, &h.hold)
                    == (&holding.purpose, holding.state, holding.until, &holding.hold)
            };
            if !all.iter().any(same) {
                all.push(holding);
            }
        }
    }
    all
}

/// A case, without any value of the person.
///
/// # Errors
/// [`AppError::NotFound`].
pub fn case(app: &App, member: &Member, number: &str) -> Result<CaseView, AppError> {
    let (row, form) = found(app, number)?;
    let in_force = app.in_force();
    let now = app.clock.now();
    let (steps, there) = app.store.read::<_, AppError, _>(|tx| {
        let mut steps = Vec::new();
        for (at, what, by) in case::steps(tx, row.id)? {
            let by = by.map(|id| staff::by_id(tx, id)).transpose()?.flatten().map(|row| row.login);
            steps.push(Step { at, what, by });
        }
        Ok((steps, in_record(tx, &in_force, &row, now)?))
    })?;
    let notes = in_force.register.item(super::note::ITEM).ok();
    let notes = there.values.iter().filter(|v| Some(v.place.item) == notes).count();
    let mut purposes = open::purposes(app, member);
    purposes.sort_by_key(|purpose| *purpose != form.purpose);
    let may_move = may_move(member, &row);
    Ok(CaseView {
        line: CaseLine::of(&row).ok_or(AppError::NotFound)?,
        steps,
        record: row.record,
        purposes,
        values: there.values.len().saturating_sub(notes),
        notes,
        may_note: super::note::may(&in_force, member, &row, &form),
        may_move,
        may_delete: super::delete::may(&in_force, member, &form),
        kept: kept(&in_force, &there, now),
        events: if may_move { waited_for(&in_force, &there.grounds, now) } else { Vec::new() },
        purpose: form.purpose,
    })
}
