//! Opening values: decide and record in one transaction, unseal after its commit.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use zalog_domain::access::{self, Actor, Ask, Decision, Place, Refusal};
use zalog_domain::ids::SubjectId;
use zalog_domain::personal::{Grant, Permit, Personal, Unsealed};
use zalog_domain::register::PurposeNo;
use zalog_domain::{Fact, Kind};
use zalog_store::Tx;
use zalog_store::tables::record::ValueRow;
use zalog_store::tables::subject;
use zalog_vault::Zeroizing;

use crate::edition::InForce;
use crate::journal::{Draft, count};
use crate::{App, AppError, edition};

/// What a decision let out: the sealed rows allowed, and the places refused.
pub(crate) struct Opened {
    pub allowed: Vec<ValueRow>,
    pub refused: Vec<(Place, Refusal)>,
}

/// Inside the transaction: takes the subject, reads its grounds, decides, records the entry.
pub(crate) fn decide(
    tx: &mut dyn Tx,
    in_force: &InForce,
    actor: &Actor,
    purpose: PurposeNo,
    who: SubjectId,
    values: Vec<ValueRow>,
    draft: &Draft,
) -> Result<(Opened, Permit), AppError> {
    let moved_on = in_force.moved_on(tx, draft.at)?;
    let in_force = moved_on.as_deref().unwrap_or(in_force);
    let taken = subject::take(tx, who)?.ok_or(AppError::NotFound)?;
    if taken.state != "known" {
        return Err(AppError::NotFound);
    }
    let grounds = edition::grounds(tx, in_force, who)?;
    let places: Vec<Place> = values.iter().map(|v| v.place).collect();
    let ask = Ask { actor, purpose, subject: who, places: &places };
    let Decision { permit, allowed, refused } =
        access::decide(&in_force.register, &grounds, &ask, draft.id, draft.at);
    let terms = in_force.register.in_force(purpose).map(|p| p.terms.0);
    let facts = [(Fact::Purpose, purpose.0), (Fact::Items, count(allowed.len()))];
    if allowed.is_empty() && !refused.is_empty() {
        let reason = refused.first().map_or(0, |(_, r)| r.code());
        draft.record(
            tx,
            Kind::OpeningRefused,
            terms,
            &[(Fact::Purpose, purpose.0), (Fact::Reason, reason)],
        )?;
    } else {
        draft.record(tx, Kind::ValuesOpened, terms, &facts)?;
    }
    let allowed = values.into_iter().filter(|v| allowed.contains(&v.place)).collect();
    Ok((Opened { allowed, refused }, permit))
}

/// After the commit, on the caller's thread: unseals what the grant covers.
pub(crate) fn unseal(
    app: &App,
    values: &[ValueRow],
    grant: Grant,
) -> Result<Vec<Zeroizing<String>>, AppError> {
    let mut keys = HashMap::new();
    let mut shut: Vec<Personal<Unsealed>> = Vec::with_capacity(values.len());
    for value in values {
        let compartment = value.place.compartment;
        let key = match keys.entry(compartment) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(empty) => {
                empty.insert(app.ring.compartment(&app.keys, compartment)?.ok_or(AppError::Gone)?)
            }
        };
        let plain = app.ring.unseal(key, (compartment, value.id, value.place.item), &value.sealed)?;
        let value = Personal::unsealed(compartment, value.place.item, &plain)
            .map_err(|_| AppError::internal("a value is no text"))?;
        shut.push(value);
    }
    grant.open(shut).map_err(AppError::internal)
}
