//! What nothing holds any more is ordered to be destroyed: whole compartments, parts of them, or the whole person.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use jiff::Timestamp;
use zalog_domain::ground::Ground;
use zalog_domain::ids::{CompartmentId, SubjectId, ValueId};
use zalog_domain::register::BasisClass;
use zalog_domain::standing::standing;
use zalog_domain::{ActorClass, access, limits, retention};
use zalog_store::faults;
use zalog_store::tables::account::{self, AccountRow};
use zalog_store::tables::consent::{self, ConsentRow};
use zalog_store::tables::record::{self, RecordRow, ValueRow};
use zalog_store::tables::tombstone::TombstoneRow;
use zalog_store::tables::{ground, subject};

use super::Reason;
use super::order::{self, Going};
use super::survivors::{self, For, Resealed};
use crate::edition::InForce;
use crate::journal::Draft;
use crate::{App, AppError, sign_in};

/// A person's rows as one snapshot saw them.
pub(crate) struct Seen {
    pub who: SubjectId,
    pub epoch: i64,
    pub grounds: Vec<Ground>,
    pub records: Vec<RecordRow>,
    pub values: Vec<ValueRow>,
    pub consents: Vec<ConsentRow>,
    pub account: Option<AccountRow>,
}

impl Seen {
    /// `None` when the person is not known (any more).
    pub fn read(app: &App, who: SubjectId) -> Result<Option<Self>, AppError> {
        app.store.read(|tx| {
            let Some(state) = subject::seen(tx, who)?.filter(|s| s.state == "known") else { return Ok(None) };
            Ok(Some(Self {
                who,
                epoch: state.epoch,
                grounds: ground::of_subject(tx, who)?,
                records: record::of_subject(tx, who)?,
                values: record::values_of_subject(tx, who, usize::MAX)?,
                consents: consent::of_subject(tx, who)?,
                account: account::get(tx, who)?,
            }))
        })
    }
}

/// What of a person goes: whole compartments, and records of which a part stays.
#[derive(Default)]
struct Fate {
    whole: Vec<Going>,
    parts: Vec<(RecordRow, HashSet<ValueId>)>,
    stays: bool,
}

fn fate(in_force: &InForce, seen: &Seen, now: Timestamp) -> Fate {
    let register = &in_force.register;
    // What a law has begun to hold is not destroyed because nobody has written that down yet.
    let grounds = standing(register, &seen.grounds, now);
    let mut by_compartment: BTreeMap<CompartmentId, (HashSet<ValueId>, usize)> = BTreeMap::new();
    for value in &seen.values {
        let (held, garbage) = by_compartment.entry(value.place.compartment).or_default();
        if retention::is_held(register, &grounds, &value.place, now) {
            held.insert(value.id);
        } else {
            *garbage += 1;
        }
    }
    let mut fate = Fate::default();
    for row in seen.records.iter().filter(|row| row.state == "live") {
        let (held, garbage) = by_compartment.remove(&row.compartment).unwrap_or_default();
        // A record of an open account without values (all were optional) still has the key to sign in by.
        let login = seen.account.as_ref().is_some_and(|a| a.record == row.id);
        let stands = login || grounds.iter().any(|g| backs(g, row, now));
        match (held.is_empty() && !stands, garbage) {
            (true, _) => {
                fate.whole.push(Going { compartment: row.compartment, record: Some(row.id) });
            }
            (false, 0) => fate.stays = true,
            (false, _) => {
                fate.stays = true;
                fate.parts.push((row.clone(), held));
            }
        }
    }
    for row in &seen.consents {
        if retention::is_proved(&grounds, row.id, now) {
            fate.stays = true;
        } else {
            fate.whole.push(Going { compartment: row.proof_compartment, record: None });
        }
    }
    fate.whole.sort_unstable();
    fate.whole.dedup();
    fate
}

/// Whether a ground keeps a record standing, be it without a value. What keeps only the proof of a consent does not, nor does
/// what goes on for a while after the account: without a value there is nothing for it to be about.
fn backs(ground: &Ground, row: &RecordRow, now: Timestamp) -> bool {
    let proves = ground.consent.is_some() && ground.basis != BasisClass::Consent;
    ground.scope.record() == Some(row.id) && !proves && ground.holds_at(now)
}

/// Who orders, why, and the number a person is told.
struct Order {
    actor: ActorClass,
    reason: Reason,
    reference: Option<String>,
}

/// Orders the destruction of whatever of a person nothing holds, and settles when to look again. Answers the orders given;
/// their keys are destroyed by [`super::keys`] at once, or by the next round.
pub(crate) fn destroy(
    app: &App,
    who: SubjectId,
    actor: ActorClass,
    reason: Reason,
    reference: Option<String>,
) -> Result<Vec<TombstoneRow>, AppError> {
    let order = Order { actor, reason, reference };
    let now = app.clock.now();
    for _ in 0..limits::WRITE_RETRIES {
        let in_force = app.in_force();
        let Some(seen) = Seen::read(app, who)? else { return Ok(Vec::new()) };
        if let Some(stones) = follow(app, &in_force, &seen, &order, now)? {
            return Ok(stones);
        }
    }
    Err(AppError::Busy)
}

/// One try; `None` when something moved meanwhile.
fn follow(
    app: &App,
    in_force: &Arc<InForce>,
    seen: &Seen,
    order: &Order,
    now: Timestamp,
) -> Result<Option<Vec<TombstoneRow>>, AppError> {
    let (who, epoch, reason) = (seen.who, seen.epoch, order.reason);
    let reference = order.reference.clone();
    let next = access::due(&seen.grounds);
    let Fate { whole, parts, stays } = fate(in_force, seen, now);
    let draft = sign_in::about_by(app, who, order.actor)
        .unwrap_or_else(|_| Draft::new(order.actor, now, app.entropy.as_ref()));
    let (for_whole, for_parts) = (in_force.clone(), in_force.clone());
    if !stays && seen.account.is_none() {
        let stone = TombstoneRow { reference, ..TombstoneRow::of_subject(who, reason.code(), now) };
        let told = stone.clone();
        let done = app.store.write::<_, AppError, _>(move |tx| {
            // Garbage is what nothing holds under the edition in force.
            Ok(for_whole.holds(tx, now)? && order::whole(tx, &stone, who, epoch, reason, &draft)?)
        })?;
        app.store.pass(faults::DESTRUCTION_ORDERED);
        return Ok(done.then(|| vec![told]));
    }
    let fresh = resealed(app, seen, &parts, now)?;
    app.store.pass(faults::SURVIVORS_SEALED);
    let stones = app.store.write::<_, AppError, _>(move |tx| {
        if !for_parts.holds(tx, now)? {
            return Ok(None);
        }
        let mut going = whole.clone();
        if going.is_empty() && fresh.is_empty() {
            // Nobody may have moved a ground since: then the next instant is another one.
            if subject::take(tx, who)?.map(|t| t.epoch) != Some(epoch) {
                return Ok(None);
            }
            ground::put_due(tx, who, next)?;
            return Ok(Some(Vec::new()));
        }
        if subject::bump(tx, who)? != Some(epoch + 1) {
            return Ok(None);
        }
        for part in &fresh {
            part.apply(tx)?;
            going.push(part.going());
        }
        let stones = order::compartments(tx, who, &going, reason, reference.as_deref(), &draft)?;
        ground::put_due(tx, who, next)?;
        Ok(Some(stones))
    })?;
    app.store.pass(faults::DESTRUCTION_ORDERED);
    Ok(stones)
}

/// Seals what survives of records that lose a part, and commits the new keys.
fn resealed(
    app: &App,
    seen: &Seen,
    parts: &[(RecordRow, HashSet<ValueId>)],
    now: Timestamp,
) -> Result<Vec<Resealed>, AppError> {
    if parts.is_empty() {
        return Ok(Vec::new());
    }
    let key = app.ring.subject(&app.keys, seen.who)?.ok_or(AppError::Gone)?;
    let to = For { subject: seen.who, key: &key };
    let (mut fresh, mut wrapped) = (Vec::new(), Vec::new());
    for (row, stays) in parts {
        let login = seen.account.as_ref().filter(|a| a.record == row.id);
        let one = survivors::reseal(app, row, &seen.values, stays, &to, login, now)?;
        fresh.push(one.resealed);
        wrapped.push(one.wrapped);
    }
    app.keys.put_keys(None, wrapped, now)?;
    Ok(fresh)
}
