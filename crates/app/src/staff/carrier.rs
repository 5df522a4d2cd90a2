//! Carriers that people have to destroy: the list, and the day it was done.

use zalog_domain::ids::HandlingId;
use zalog_domain::{ActorClass, Fact, Kind, limits};
use zalog_store::tables::handling::{self, HandlingRow};

use super::handling::{Handling, about, day, sees, view};
use super::{Member, acts};
use crate::edition::InForce;
use crate::journal::count;
use crate::{App, AppError, Refused, destroy};

/// Whether a member may see to a carrier: his role sees what it was made for, or keeps the acts of destruction.
fn may_destroy(app: &App, in_force: &InForce, member: &Member, row: &HandlingRow) -> bool {
    sees(in_force, member, row.purpose) || acts::may_read(app, member)
}

/// Carriers that people have to destroy, the longest due first, and whether there are more than a page of them.
///
/// # Errors
/// [`AppError::Internal`].
pub fn carriers_due(app: &App, member: &Member) -> Result<(Vec<Handling>, bool), AppError> {
    let in_force = app.in_force();
    app.store.read(|tx| {
        let rows = handling::due(tx, limits::BATCH_ROWS)?;
        let rows = rows.into_iter().filter(|row| may_destroy(app, &in_force, member, row));
        let mut due = rows.map(|row| view(tx, &in_force, row)).collect::<Result<Vec<_>, AppError>>()?;
        let more = due.len() > limits::PAGE_ROWS;
        due.truncate(limits::PAGE_ROWS);
        Ok((due, more))
    })
}

/// Notes that people have destroyed a carrier, on a day that has come; twice is once.
///
/// # Errors
/// [`AppError::Refused`] on `destroyed_on`; [`AppError::Forbidden`]; [`AppError::NotFound`].
pub fn carrier_destroyed(app: &App, member: &Member, id: HandlingId, on: &str) -> Result<(), AppError> {
    let in_force = app.in_force();
    let now = app.clock.now();
    let row = app.store.read::<_, AppError, _>(|tx| Ok(handling::by_id(tx, id)?))?;
    let row = row.filter(|row| row.carrier.is_some()).ok_or(AppError::NotFound)?;
    if !may_destroy(app, &in_force, member, &row) {
        return Err(AppError::Forbidden);
    }
    let refused = |key| {
        AppError::Refused(Refused { fields: vec![("destroyed_on".to_owned(), key)], ..Refused::default() })
    };
    let on = day(&in_force, on, now).map_err(refused)?;
    if on < row.done_on {
        return Err(refused("handling-day-before"));
    }
    let draft = about(app, row.of.map(|(subject, _)| subject), ActorClass::Staff, now);
    let (by, ends_at) = (member.id, destroy::kept_until(&in_force, now));
    app.store.write::<_, AppError, _>(move |tx| {
        if handling::destroyed(tx, id, now, on, by, ends_at)? {
            let facts = [(Fact::Purpose, row.purpose.0), (Fact::Items, count(row.items.len()))];
            draft.record(tx, Kind::CarrierDestroyed, None, &facts)?;
        }
        Ok(())
    })
}
