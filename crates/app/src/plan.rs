//! What would move: a pure step over a person's grounds, told before it is done and done as it was told.

use std::collections::BTreeMap;

use jiff::Timestamp;
use zalog_domain::clock::Entropy;
use zalog_domain::ground::{Ground, Moved};
use zalog_domain::ids::{ConsentId, GroundId};
use zalog_domain::standing::{consent_ended, proof_of_ended};

use crate::edition::InForce;

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
        // What proves a consent is kept from the consent's end, which may have passed before this step.
        let ended: BTreeMap<_, _> = ended.iter().filter_map(consent_ended).collect();
        for ground in &mut after.known {
            if let Some(proof) = proof_of_ended(ground, &ended, &in_force.register) {
                *ground = proof;
                after.moved += 1;
            }
        }
        // What had lapsed before this step is not withdrawn by it.
        after.consents = ended.into_iter().filter(|(_, end)| *end == at).map(|(id, _)| id).collect();
        after
    }

    /// All grounds as they stand afterwards.
    pub fn all(&self) -> Vec<Ground> {
        self.known.iter().chain(&self.begun).cloned().collect()
    }
}
