//! Moving grounds: by an event, by the clock. The same few steps whoever moves them.

use jiff::Timestamp;
use zalog_domain::access;
use zalog_domain::clock::Entropy;
use zalog_domain::ground::{Ground, Moved, Scope};
use zalog_domain::ids::{ConsentId, EventId, GroundId, SubjectId};
use zalog_domain::{EntryId, Fact, Kind};
use zalog_policy::model::Event;
use zalog_store::Tx;
use zalog_store::tables::ground::{self, EventRow};
use zalog_store::tables::subject;

use crate::AppError;
use crate::journal::{Draft, count};
use crate::operator::InForce;

/// An event and how far it reaches.
#[derive(Clone)]
pub(crate) struct Happening {
    pub event: Event,
    pub scope: Scope,
    /// A withdrawal reaches the grounds of one consent only.
    pub consent: Option<ConsentId>,
    /// Class of who reports it.
    pub reporter: &'static str,
}

impl Happening {
    fn concerns(&self, ground: &Ground) -> bool {
        match (self.event, self.consent) {
            (Event::Withdrawn, Some(consent)) => ground.consent == Some(consent),
            (Event::AccountClosed, _) => true,
            _ => ground.scope == self.scope,
        }
    }
}

/// Applies an event inside a transaction: takes the subject, moves its grounds, opens holds by law, writes the event, the
/// next due instant and the entry. Returns how many grounds moved.
pub(crate) fn happen(
    tx: &mut dyn Tx,
    in_force: &InForce,
    happening: &Happening,
    draft: &Draft,
    entropy: &dyn Entropy,
) -> Result<usize, AppError> {
    let who = happening.scope.subject();
    subject::bump(tx, who)?.ok_or(AppError::NotFound)?;
    let at = draft.at;
    let grounds = ground::of_subject(tx, who)?;
    let mut after = Vec::with_capacity(grounds.len());
    let mut moved = 0;
    for known in grounds {
        let step = if happening.concerns(&known) { known.on(happening.event, at, &in_force.register) } else { None };
        match step {
            Some(step) => {
                moved += 1;
                apply(tx, in_force, step, at, draft.id, entropy, &mut after)?;
            }
            None => after.push(known),
        }
    }
    let row = EventRow {
        id: EventId::new(at, entropy),
        scope: happening.scope,
        kind: happening.event.as_str(),
        at,
        reporter: happening.reporter,
    };
    ground::insert_event(tx, &row, draft.id)?;
    ground::put_due(tx, who, access::due(&after))?;
    let event = in_force.events.get(happening.event.as_str()).copied().unwrap_or(0);
    draft.record(tx, Kind::EventReported, None, &[(Fact::Event, event), (Fact::Grounds, count(moved))])?;
    Ok(moved)
}

/// Lets the clock move a subject's grounds. Returns how many moved.
pub(crate) fn tick(
    tx: &mut dyn Tx,
    in_force: &InForce,
    who: SubjectId,
    draft: &Draft,
    entropy: &dyn Entropy,
) -> Result<usize, AppError> {
    if subject::bump(tx, who)?.is_none() {
        ground::put_due(tx, who, None)?;
        return Ok(0);
    }
    let mut after = Vec::new();
    let mut moved = 0;
    for known in ground::of_subject(tx, who)? {
        match known.on_clock(draft.at, &in_force.register) {
            Some(step) => {
                moved += 1;
                apply(tx, in_force, step, draft.at, draft.id, entropy, &mut after)?;
            }
            None => after.push(known),
        }
    }
    ground::put_due(tx, who, access::due(&after))?;
    if moved > 0 {
        draft.record(tx, Kind::GroundMoved, None, &[(Fact::Grounds, count(moved))])?;
    }
    Ok(moved)
}

fn apply(
    tx: &mut dyn Tx,
    in_force: &InForce,
    step: Moved,
    at: Timestamp,
    entry: EntryId,
    entropy: &dyn Entropy,
    after: &mut Vec<Ground>,
) -> Result<(), AppError> {
    ground::update(tx, &step.ground)?;
    for (hold, until) in step.holds {
        let held = step.ground.held_by_law(GroundId::new(at, entropy), hold, at, until);
        ground::insert(tx, &held, in_force.edition.id, entry)?;
        after.push(held);
    }
    after.push(step.ground);
    Ok(())
}
