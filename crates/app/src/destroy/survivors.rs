//! Destroying part of a compartment: the values that stay are sealed anew under a fresh key, the old key goes with the rest.

use std::collections::HashSet;

use jiff::Timestamp;
use zalog_domain::ids::{CompartmentId, RecordId, SubjectId, ValueId};
use zalog_store::Tx;
use zalog_store::keys::WrappedCompartment;
use zalog_store::tables::account::AccountRow;
use zalog_store::tables::record::{RecordRow, ValueRow};
use zalog_store::tables::subject::CompartmentRow;
use zalog_store::tables::{account, erase, record, subject};
use zalog_vault::{CompartmentKey, SubjectKey};

use super::order::Going;
use crate::{App, AppError, sign_in};

/// What a record's compartment comes to.
#[derive(Clone)]
pub(crate) struct Resealed {
    pub record: RecordId,
    pub owner: SubjectId,
    pub old: CompartmentId,
    pub new: CompartmentRow,
    /// Values that stay, with their new bytes.
    pub survivors: Vec<(ValueId, Vec<u8>)>,
    /// Values that go.
    pub garbage: Vec<ValueId>,
    credential: Option<(Vec<u8>, ValueId)>,
}

/// The new compartment of a record, ready to be committed to the key store and then to the values.
pub(crate) struct Fresh {
    pub resealed: Resealed,
    pub wrapped: WrappedCompartment,
    pub key: CompartmentKey,
}

/// Whose the new compartment is: the owner, or the heir of one who goes.
pub(crate) struct For<'k> {
    pub subject: SubjectId,
    pub key: &'k SubjectKey,
}

/// Seals the values of a record that stay under a fresh compartment key. Nothing is opened to anybody: bytes go from one
/// seal into another. `login` is the account whose password hash lies in this compartment and stays with it.
pub(crate) fn reseal(
    app: &App,
    row: &RecordRow,
    values: &[ValueRow],
    stays: &HashSet<ValueId>,
    to: &For<'_>,
    login: Option<&AccountRow>,
    now: Timestamp,
) -> Result<Fresh, AppError> {
    let (ring, secret) = (&app.ring, app.secret.as_ref());
    let old = ring.compartment(&app.keys, row.compartment)?.ok_or(AppError::Gone)?;
    let id = CompartmentId::new(app.entropy.as_ref());
    let (key, wrapped) = ring.new_compartment(id, to.subject, to.key, secret)?;
    let again = |value, item, sealed: &[u8]| {
        let plain = ring.unseal(&old, (row.compartment, value, item), sealed)?;
        ring.seal(&key, (id, value, item), &plain, secret)
    };
    let (mut survivors, mut garbage) = (Vec::new(), Vec::new());
    for value in values.iter().filter(|v| v.place.compartment == row.compartment) {
        if stays.contains(&value.id) {
            survivors.push((value.id, again(value.id, value.place.item, &value.sealed)?));
        } else {
            garbage.push(value.id);
        }
    }
    let item = app.in_force().register.item(sign_in::CREDENTIAL_ITEM)?;
    let credential = login
        .map(|login| {
            let sealed = again(login.credential_value, item, &login.credential)?;
            Ok::<_, AppError>((sealed, login.credential_value))
        })
        .transpose()?;
    let new = CompartmentRow {
        id,
        subject: Some(to.subject),
        kind: if row.account { "account" } else { "record" }.to_owned(),
        key_generation: ring.current()?.generation(),
        opened_at: now,
        ends_at: None,
        state: "live".to_owned(),
    };
    let resealed = Resealed {
        record: row.id,
        owner: row.subject,
        old: row.compartment,
        new,
        survivors,
        garbage,
        credential,
    };
    Ok(Fresh { resealed, wrapped, key })
}

impl Resealed {
    /// The compartment that goes.
    pub fn going(&self) -> Going {
        Going { compartment: self.old, record: Some(self.record) }
    }

    /// Puts the survivors under their new compartment. The rows of what goes are removed at once: there are few.
    pub fn apply(&self, tx: &mut dyn Tx) -> Result<(), AppError> {
        subject::insert_compartment(tx, &self.new)?;
        record::set_compartment(tx, self.record, self.new.id)?;
        for (value, sealed) in &self.survivors {
            record::reseal(tx, *value, self.new.id, sealed)?;
        }
        if let Some((sealed, value)) = &self.credential {
            account::set_credential(tx, self.owner, sealed, *value)?;
        }
        Ok(())
    }

    /// Removes the rows of what goes.
    pub fn drop_garbage(&self, tx: &mut dyn Tx) -> Result<(), AppError> {
        self.garbage.iter().try_for_each(|value| Ok(erase::value(tx, self.owner, *value)?))
    }
}
