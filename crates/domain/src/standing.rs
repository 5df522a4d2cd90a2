//! Grounds as they stand at an instant: what the clock has decided and nobody has written down yet. Who reads before the
//! reconciler came by decides as if it had.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::Timestamp;
use zalog_policy::model::Event;

use crate::ground::{Ground, State};
use crate::ids::ConsentId;
use crate::register::{BasisClass, Register};

/// The grounds at `now`: with what ended by the clock, the holds by law that began with it, and the proofs of the consents
/// that ended. A hold has the id of the ground it follows until it is written down.
#[must_use]
pub fn standing<'g>(register: &Register, grounds: &'g [Ground], now: Timestamp) -> Cow<'g, [Ground]> {
    if grounds.iter().all(|ground| ground.on_clock(now, register).is_none()) {
        return Cow::Borrowed(grounds);
    }
    let mut after = Vec::with_capacity(grounds.len());
    let mut ended = BTreeMap::new();
    for ground in grounds {
        let Some(moved) = ground.on_clock(now, register) else {
            after.push(ground.clone());
            continue;
        };
        let since = ended_at(&moved.ground).unwrap_or(now);
        ended.extend(consent_ended(&moved.ground));
        after.extend(
            moved.holds.iter().map(|(hold, until)| moved.ground.held_by_law(ground.id, *hold, since, *until)),
        );
        after.push(moved.ground);
    }
    for ground in &mut after {
        if let Some(moved) = proof_of_ended(ground, &ended, register) {
            *ground = moved;
        }
    }
    Cow::Owned(after)
}

fn ended_at(ground: &Ground) -> Option<Timestamp> {
    if let State::Ended { at } = ground.state { Some(at) } else { None }
}

/// The consent that a ground on it ended with, and when.
#[must_use]
pub fn consent_ended(ground: &Ground) -> Option<(ConsentId, Timestamp)> {
    let at = ended_at(ground).filter(|_| ground.basis == BasisClass::Consent)?;
    Some((ground.consent?, at))
}

/// What proves a consent is kept from the consent's end, whenever that is written down: the ground of the proof as it winds
/// down; `None` for any other ground.
#[must_use]
pub fn proof_of_ended(
    ground: &Ground,
    ended: &BTreeMap<ConsentId, Timestamp>,
    register: &Register,
) -> Option<Ground> {
    let at = ended.get(&ground.consent?).filter(|_| ground.basis != BasisClass::Consent)?;
    Some(ground.on(Event::ProofNeeded, *at, register)?.ground)
}
