//! Moving grounds: by an event, by the clock. The same few steps whoever moves them.

use std::collections::BTreeMap;

use zalog_domain::access;
use zalog_domain::clock::Entropy;
use zalog_domain::ground::{Ground, Moved, Scope, State};
use zalog_domain::ids::{ConsentId, EventId, GroundId, SubjectId};
use zalog_domain::standing::{consent_ended, proof_of_ended};
use zalog_domain::{Fact, Kind};
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
    happen_at(tx, in_force, happening, draft.at, draft, entropy)
}

/// The same for an event of an earlier instant, reported now. It does not concern what began after it.
pub(crate) fn happen_at(
    tx: &mut dyn Tx,
    in_force: &InForce,
    happening: &Happening,
    at: jiff::Timestamp,
    draft: &Draft,
    entropy: &dyn Entropy,
) -> Result<usize, AppError> {
    let who = happening.scope.subject();
    subject::bump(tx, who)?.ok_or(AppError::NotFound)?;
    let register = &in_force.register;
    let (after, moved) = each(tx, in_force, who, draft, entropy, |known| {
        let before = !matches!(known.state, State::Active { since } if since > at);
        if happening.concerns(known) && before { known.on(happening.event, at, register) } else { None }
    })?;
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
    let (after, moved) =
        each(tx, in_force, who, draft, entropy, |known| known.on_clock(draft.at, &in_force.register))?;
    ground::put_due(tx, who, access::due(&after))?;
    if moved > 0 {
        draft.record(tx, Kind::GroundMoved, None, &[(Fact::Grounds, count(moved))])?;
    }
    Ok(moved)
}

/// Moves each ground of a subject by one step, then winds down the proof of every consent whose ground ended: what proves a
/// consent is kept from its end. Returns the grounds as they stand, and how many moved.
fn each(
    tx: &mut dyn Tx,
    in_force: &InForce,
    who: SubjectId,
    draft: &Draft,
    entropy: &dyn Entropy,
    step: impl Fn(&Ground) -> Option<Moved>,
) -> Result<(Vec<Ground>, usize), AppError> {
    let mut after = Vec::new();
    let mut moved = 0;
    let mut ended = BTreeMap::new();
    for known in ground::of_subject(tx, who)? {
        match step(&known) {
            Some(step) => {
                moved += 1;
                ended.extend(consent_ended(&step.ground));
                apply(tx, in_force, step, draft, entropy, &mut after)?;
            }
            None => after.push(known),
        }
    }
    if ended.is_empty() {
        return Ok((after, moved));
    }
    let mut settled = Vec::with_capacity(after.len());
    for known in after {
        match proof_of_ended(&known, &ended, &in_force.register) {
            Some(proof) => {
                moved += 1;
                let step = Moved { ground: proof, holds: Vec::new() };
                apply(tx, in_force, step, draft, entropy, &mut settled)?;
            }
            None => settled.push(known),
        }
    }
    Ok((settled, moved))
}

fn apply(
    tx: &mut dyn Tx,
    in_force: &InForce,
    step: Moved,
    draft: &Draft,
    entropy: &dyn Entropy,
    after: &mut Vec<Ground>,
) -> Result<(), AppError> {
    ground::update(tx, &step.ground)?;
    for (hold, until) in step.holds {
        let held = step.ground.held_by_law(GroundId::new(draft.at, entropy), hold, draft.at, until);
        ground::insert(tx, &held, in_force.edition.id, draft.id)?;
        after.push(held);
    }
    after.push(step.ground);
    Ok(())
}
