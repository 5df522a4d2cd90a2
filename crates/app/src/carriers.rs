//! The watch over carriers that people keep: paper knows nothing of grounds, so the engine asks for each carrier whether a ground
//! of its purpose still holds it, and puts what none holds on the list of what people have to destroy.

use jiff::SignedDuration;
use zalog_domain::access::{self, Place};
use zalog_domain::standing::standing;
use zalog_domain::{ActorClass, Fact, Kind, limits};
use zalog_store::Tx;
use zalog_store::tables::handling::{self, HandlingRow};
use zalog_store::tables::record;

use crate::edition::InForce;
use crate::journal::{Draft, count};
use crate::staff::about;
use crate::{App, AppError, edition};

/// One bounded round; returns how many carriers were looked at.
pub(crate) fn round(app: &App) -> Result<usize, AppError> {
    let now = app.clock.now();
    let rows =
        app.store.read::<_, AppError, _>(|tx| Ok(handling::to_look_at(tx, now, limits::BATCH_ROWS)?))?;
    let looked = rows.len();
    for row in rows {
        let in_force = app.in_force();
        let draft = about(app, row.of.map(|(subject, _)| subject), ActorClass::Clock, now);
        app.store.write::<_, AppError, _>(move |tx| look(tx, &in_force, &row, &draft))?;
    }
    Ok(looked)
}

fn look(tx: &mut dyn Tx, in_force: &InForce, row: &HandlingRow, draft: &Draft) -> Result<(), AppError> {
    if held(tx, in_force, row, draft)? {
        let again = draft.at + SignedDuration::from_mins(limits::CARRIER_LOOK_MINUTES);
        return Ok(handling::looked(tx, row.id, again)?);
    }
    if handling::falls_due(tx, row.id, draft.at)? {
        let facts = [(Fact::Purpose, row.purpose.0), (Fact::Items, count(row.items.len()))];
        draft.record(tx, Kind::CarrierDue, None, &facts)?;
    }
    Ok(())
}

/// Whether a ground of the carrier's purpose still holds any of its items, as the clock and the edition have it by now.
fn held(tx: &mut dyn Tx, in_force: &InForce, row: &HandlingRow, draft: &Draft) -> Result<bool, AppError> {
    let moved_on = in_force.moved_on(tx, draft.at)?;
    let in_force = moved_on.as_deref().unwrap_or(in_force);
    let Some((_, id)) = row.of else { return Ok(false) };
    let Some(record) = record::by_id(tx, id)?.filter(|record| record.state == "live") else {
        return Ok(false);
    };
    let grounds = edition::grounds(tx, in_force, record.subject)?;
    let grounds = standing(&in_force.register, &grounds, draft.at);
    let of_purpose: Vec<_> = grounds.iter().filter(|ground| ground.purpose == row.purpose).collect();
    Ok(row.items.iter().any(|item| {
        let place = Place {
            subject: record.subject,
            compartment: record.compartment,
            record: record.id,
            account: record.account,
            item: *item,
        };
        of_purpose.iter().any(|ground| access::holds(&in_force.register, ground, &place, draft.at))
    }))
}
