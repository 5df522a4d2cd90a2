//! What would move: a pure step over a person's grounds, told before it is done and done as it was told.

use jiff::Timestamp;
use zalog_domain::clock::Entropy;
use zalog_domain::ground::{Ground, Moved};
use zalog_domain::ids::{ConsentId, GroundId};
use zalog_domain::register::BasisClass;
use zalog_domain::retention;
use zalog_policy::model::Event;

use crate::operator::InForce;

/// Grounds after a step.
#[derive(Clone, Default)]
pub(crate) struct After {
    /// Those that stood already, moved or not.
    pub known: Vec<Ground>,
    /// Holds by law that begin now.
    pub begun: Vec<Ground>,
    /// Consents that end.
    pub consents: Vec<ConsentId>,
    /// How many moved.
    pub moved: usize,
}

impl After {
    /// Moves each ground by `step`, begins the holds by law that follow, and winds down the proof of every consent that ends.
    pub fn of(
        in_force: &InForce,
        grounds: &[Ground],
        at: Timestamp,
        entropy: &dyn Entropy,
        step: impl Fn(&Ground) -> Option<Moved>,
    ) -> Self {
        let mut after = Self::default();
        let mut ended = Vec::new();
        for ground in grounds {
            let Some(moved) = step(ground) else {
                after.known.push(ground.clone());
                continue;
            };
            after.moved += 1;
            for (hold, until) in moved.holds {
                after.begun.push(moved.ground.held_by_law(GroundId::new(at, entropy), hold, at, until));
            }
            ended.push(moved.ground.clone());
            after.known.push(moved.ground);
        }
        let ended = retention::ended_consents(&ended);
        for ground in &mut after.known {
            let proves =
                ground.basis != BasisClass::Consent && ground.consent.is_some_and(|c| ended.contains(&c));
            if proves && let Some(moved) = ground.on(Event::ProofNeeded, at, &in_force.register) {
                *ground = moved.ground;
                after.moved += 1;
            }
        }
        after.consents = ended.into_iter().collect();
        after
    }

    /// All grounds as they stand afterwards.
    pub fn all(&self) -> Vec<Ground> {
        self.known.iter().chain(&self.begun).cloned().collect()
    }
}
