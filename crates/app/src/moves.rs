//! Moving grounds: by an event, by the clock. The same few steps whoever moves them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};
use zalog_domain::access;
use zalog_domain::clock::Entropy;
use zalog_domain::follow::follow;
use zalog_domain::ground::{Ground, Moved, Scope, State};
use zalog_domain::ids::{ConsentId, EventId, GroundId, SubjectId};
use zalog_domain::register::PurposeNo;
use zalog_domain::standing::{consent_ended, proof_of_ended};
use zalog_domain::{Fact, Kind};
use zalog_policy::model::{Event, Purpose, Slug};
use zalog_store::Tx;
use zalog_store::tables::ground::{self, EventRow};
use zalog_store::tables::{record, subject};

use crate::edition::InForce;
use crate::journal::{Draft, count};
use crate::{AppError, edition};

/// The engine's purpose that notes on cases are held for.
pub(crate) const CASE_NOTES: &str = "case-notes";

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
    at: Timestamp,
    draft: &Draft,
    entropy: &dyn Entropy,
) -> Result<usize, AppError> {
    let who = happening.scope.subject();
    let moved_on = in_force.moved_on(tx, draft.at)?;
    let in_force = moved_on.as_deref().unwrap_or(in_force);
    bumped(tx, in_force, who)?.ok_or(AppError::NotFound)?;
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
    // Never later than another act has asked for.
    if let Some(again) = look_again(&after, moved, at) {
        ground::put_due_sooner(tx, who, again)?;
    }
    let event = in_force.events.get(happening.event.as_str()).copied().unwrap_or(0);
    draft.record(tx, Kind::EventReported, None, &[(Fact::Event, event), (Fact::Grounds, count(moved))])?;
    Ok(moved)
}

/// When a subject must be looked at again: at once when a ground has ended, because what nothing holds any more must go;
/// else when the clock changes something next.
pub(crate) fn look_again(grounds: &[Ground], moved: usize, at: Timestamp) -> Option<Timestamp> {
    let ended = moved > 0 && grounds.iter().any(|g| matches!(g.state, State::Ended { .. }));
    if ended { Some(at - SignedDuration::from_micros(1)) } else { access::due(grounds) }
}

/// Lets the clock move a subject's grounds. Returns how many moved. When to look again is settled by the sweep, after it has
/// ordered what nothing holds: until then the subject stays due.
pub(crate) fn tick(
    tx: &mut dyn Tx,
    in_force: &InForce,
    who: SubjectId,
    draft: &Draft,
    entropy: &dyn Entropy,
) -> Result<usize, AppError> {
    let moved_on = in_force.moved_on(tx, draft.at)?;
    let in_force = moved_on.as_deref().unwrap_or(in_force);
    if bumped(tx, in_force, who)?.is_none() {
        ground::put_due(tx, who, None)?;
        return Ok(0);
    }
    let (_, moved) =
        each(tx, in_force, who, draft, entropy, |known| known.on_clock(draft.at, &in_force.register))?;
    if moved > 0 {
        draft.record(tx, Kind::GroundMoved, None, &[(Fact::Grounds, count(moved))])?;
    }
    Ok(moved)
}

/// Takes the person's row to move its grounds, which stand under the terms the person was told of, whether or not the
/// reconciler has come by.
fn bumped(tx: &mut dyn Tx, in_force: &InForce, who: SubjectId) -> Result<Option<i64>, AppError> {
    let epoch = subject::bump(tx, who)?;
    if subject::seen(tx, who)?.is_some_and(|seen| seen.settled < in_force.edition.id) {
        edition::bind(tx, in_force, who)?;
    }
    Ok(epoch)
}

/// Moves each ground of a subject by one step, then winds down the proof of every consent whose ground ended: what proves a
/// consent is kept from its end. Returns the grounds as they stand, and how many moved.
pub(crate) fn each(
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
    let (after, followed) = case_notes(tx, in_force, after, draft.at)?;
    moved += followed;
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

/// Purposes that a case itself is held for: that of its form, and those that follow it. Of a form that is declared no
/// more, every purpose but the engine's.
pub(crate) fn of_case(in_force: &InForce, form: &str) -> BTreeSet<PurposeNo> {
    let form = Slug::new(form).ok().and_then(|slug| in_force.policy.form(&slug));
    let own = |p: &&Purpose| match form {
        Some(form) => p.slug == form.purpose || p.keep.with.as_ref() == Some(&form.purpose),
        None => !p.engine,
    };
    let purposes = in_force.policy.purposes.iter().filter(own);
    purposes.filter_map(|p| in_force.register.purpose(p.slug.as_str()).ok()).collect()
}

/// Lets the notes on each case follow what the case itself is held for. Returns the grounds as they stand, and how many
/// moved.
fn case_notes(
    tx: &mut dyn Tx,
    in_force: &InForce,
    grounds: Vec<Ground>,
    now: Timestamp,
) -> Result<(Vec<Ground>, usize), AppError> {
    let Ok(notes) = in_force.register.purpose(CASE_NOTES) else { return Ok((grounds, 0)) };
    let mut after = grounds.clone();
    let mut moved = 0;
    for known in after.iter_mut().filter(|g| g.purpose == notes && g.hold.is_none() && g.holds_at(now)) {
        let Some(record) = known.scope.record() else { continue };
        let form = record::by_id(tx, record)?.map_or_else(String::new, |row| row.form);
        let own = of_case(in_force, &form);
        let leads = |g: &&Ground| g.scope == known.scope && g.hold.is_none() && own.contains(&g.purpose);
        let leaders: Vec<&Ground> = grounds.iter().filter(leads).collect();
        if let Some(next) = follow(known, &leaders, now) {
            ground::update(tx, &next)?;
            *known = next;
            moved += 1;
        }
    }
    Ok((after, moved))
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
