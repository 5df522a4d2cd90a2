//! The key goes. What is still held of a subject is first wrapped for its heir, in the same commit of the key store.

use zalog_domain::ids::{CompartmentId, SubjectId};
use zalog_domain::{ActorClass, Fact, Kind};
use zalog_store::faults;
use zalog_store::keys::WrappedCompartment;
use zalog_store::tables::heir;
use zalog_store::tables::tombstone::{self, TombstoneRow};

use super::Reason;
use crate::journal::Draft;
use crate::{App, AppError};

/// Steps 2 and 3: the key is destroyed, then the entry says so. Safe to run again at any point: a key is never gone without
/// its entry for longer than the next round.
pub(crate) fn destroy(app: &App, stone: &TombstoneRow) -> Result<(), AppError> {
    destroy_bytes(app, stone)?;
    app.store.pass(faults::KEY_DESTROYED);
    let now = app.clock.now();
    let draft = Draft::new(ActorClass::Engine, now, app.entropy.as_ref());
    let kind = if stone.kind == "subject" { Kind::KeyDestroyed } else { Kind::CompartmentDestroyed };
    let reason = Reason::of(stone).map_or(0, Reason::number);
    let id = stone.id;
    app.store.write::<_, AppError, _>(move |tx| {
        if tombstone::key_destroyed(tx, &id, now)? {
            draft.record(tx, kind, None, &[(Fact::Reason, reason)])?;
        }
        Ok(())
    })?;
    app.store.pass(faults::KEY_ENTERED);
    Ok(())
}

/// Takes the key's bytes out of the key store, if they are there; says whether keys of compartments are left under a subject
/// whose own key is gone.
pub(crate) fn destroy_bytes(app: &App, stone: &TombstoneRow) -> Result<bool, AppError> {
    if stone.kind != "subject" {
        let compartment = CompartmentId::from_bytes(stone.id);
        if app.keys.compartment(compartment)?.is_some() {
            app.keys.destroy_compartment(compartment)?;
        }
        return Ok(false);
    }
    let who = SubjectId::from_bytes(stone.id);
    if app.keys.subject(who)?.is_some() {
        let handed = match stone.heir {
            Some(heir) => wrapped_for(app, who, heir)?,
            None => Vec::new(),
        };
        return Ok(app.keys.destroy_subject(who, handed, app.clock.now())?);
    }
    if app.keys.compartments_of(who, 1)?.is_empty() {
        return Ok(false);
    }
    Ok(app.keys.destroy_compartments_of(who)?)
}

/// Keys of the heir's compartments that still hang on the subject that goes, wrapped for the heir. The cost is that of what
/// is held.
fn wrapped_for(app: &App, from: SubjectId, heir: SubjectId) -> Result<Vec<WrappedCompartment>, AppError> {
    let held = app.store.read::<_, AppError, _>(|tx| Ok(heir::compartments(tx, heir, usize::MAX)?))?;
    let mut hanging = Vec::new();
    for compartment in held {
        if let Some(found) = app.keys.compartment(compartment)?.filter(|key| key.subject == Some(from)) {
            hanging.push(found);
        }
    }
    if hanging.is_empty() {
        return Ok(hanging);
    }
    let old = app.ring.subject(&app.keys, from)?.ok_or(AppError::Gone)?;
    let new = match app.ring.subject(&app.keys, heir)? {
        Some(known) => known,
        // The key store is a copy from before the heir was made.
        None => {
            let (key, wrapped) = app.ring.new_subject(heir, app.secret.as_ref())?;
            app.keys.put_keys(Some((heir, wrapped)), Vec::new(), app.clock.now())?;
            key
        }
    };
    let secret = app.secret.as_ref();
    hanging.iter().map(|found| app.ring.hand_over(found, (from, &old), (heir, &new), secret)).collect()
}
