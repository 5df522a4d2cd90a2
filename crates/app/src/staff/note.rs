//! Notes on a case. A note is a value about the person like any other: sealed in the record's compartment, held by a ground of
//! the engine's purpose, which follows what the case itself is held for; opened for that purpose only, with an entry; read by
//! the person in his cabinet.

use std::collections::HashMap;

use jiff::Timestamp;
use zalog_domain::access::{self, Place};
use zalog_domain::follow::follow;
use zalog_domain::ground::{Ground, Scope, State};
use zalog_domain::ids::{GroundId, OperationId, ValueId};
use zalog_domain::register::{BasisClass, PurposeNo};
use zalog_domain::{ActorClass, Fact, Kind, input, limits};
use zalog_policy::model::{Form, ItemKind};
use zalog_store::Tx;
use zalog_store::tables::case::{self, CaseRow};
use zalog_store::tables::record::ValueRow;
use zalog_store::tables::{ground, operation, record, staff, subject};
use zalog_vault::Zeroizing;

use super::Member;
use super::case::found;
use super::open;
use crate::edition::InForce;
use crate::moves::{self, CASE_NOTES};
use crate::{App, AppError, Refused, sign_in as subjects};

/// The item a note is.
pub(super) const ITEM: &str = "case-note";

/// A note.
pub struct Note {
    /// When it was written.
    pub at: Timestamp,
    /// The login of who wrote it.
    pub by: Option<String>,
    /// What it says.
    pub text: Zeroizing<String>,
}

/// Notes that were opened, oldest first, and how many stayed shut for which reason.
pub struct Notes {
    /// Open notes.
    pub notes: Vec<Note>,
    /// Catalogue key of the reason why others stayed shut.
    pub shut: Option<&'static str>,
}

/// Whether a member may read and write notes on a case: his role sees them, and he sees the data of that case or is told of
/// it.
pub(super) fn may(in_force: &InForce, member: &Member, row: &CaseRow, form: &Form) -> bool {
    let purpose = |slug: &str| in_force.register.purpose(slug).ok();
    let sees = |slug: &str| purpose(slug).is_some_and(|purpose| open::may(in_force, member, purpose));
    sees(CASE_NOTES) && (sees(form.purpose.as_str()) || super::case::may_move(member, row))
}

/// Authorises; what is refused is an entry.
fn authorised(app: &App, member: &Member, row: &CaseRow, form: &Form) -> Result<PurposeNo, AppError> {
    let in_force = app.in_force();
    let purpose = in_force.register.purpose(CASE_NOTES)?;
    if may(&in_force, member, row, form) {
        return Ok(purpose);
    }
    let draft = subjects::about_by(app, row.subject, ActorClass::Staff)?;
    app.store.write::<_, AppError, _>(move |tx| open::record_refusal(tx, &in_force, &draft, purpose))?;
    Err(AppError::Forbidden)
}

fn refused(key: &'static str) -> AppError {
    AppError::Refused(Refused { fields: vec![("note".to_owned(), key)], ..Refused::default() })
}

/// Writes a note on a case. The same operation twice is one note.
///
/// # Errors
/// [`AppError::NotFound`]; [`AppError::Forbidden`] for a role that does not see notes or the case, with an entry;
/// [`AppError::Refused`] on the field `note`: empty, too long, something that is not received, or the case is kept for nothing any more.
pub fn write_note(
    app: &App,
    member: &Member,
    operation: OperationId,
    number: &str,
    text: &str,
) -> Result<(), AppError> {
    let (row, form) = found(app, number)?;
    let purpose = authorised(app, member, &row, &form)?;
    if text.trim().chars().count() > limits::NOTE_CHARS {
        return Err(refused("staff-note-long"));
    }
    let in_force = app.in_force();
    let accepted = input::accept(&ItemKind::Text, text, in_force.policy.as_ref().into())
        .map_err(|e| refused(e.code()))?;
    let held = app.store.read::<_, AppError, _>(|tx| Ok(record::by_id(tx, row.record)?))?;
    let compartment = held.ok_or_else(|| refused("staff-note-ended"))?.compartment;
    let key = app.ring.compartment(&app.keys, compartment)?.ok_or_else(|| refused("staff-note-ended"))?;

    let draft = subjects::about_by(app, row.subject, ActorClass::Staff)?;
    let item = in_force.register.item(ITEM)?;
    let id = ValueId::new(app.entropy.as_ref());
    let seal = |plain: &[u8]| app.ring.seal(&key, (compartment, id, item), plain, app.secret.as_ref());
    let value = ValueRow {
        id,
        place: Place { compartment, subject: row.subject, record: row.record, account: false, item },
        origin: "observed".to_owned(),
        sealed: accepted.value.seal_with(seal)?,
        since: draft.at,
    };
    let fresh = GroundId::new(draft.at, app.entropy.as_ref());
    let staff_id = member.id;
    app.store.write::<_, AppError, _>(move |tx| {
        if operation::result(tx, operation, "note")?.is_some() {
            return Ok(());
        }
        operation::done(tx, operation, "note", "", draft.at)?;
        subject::bump(tx, row.subject)?.ok_or(AppError::NotFound)?;
        let record = record::by_id(tx, row.record)?.ok_or_else(|| refused("staff-note-ended"))?;
        if record.compartment != compartment {
            // Meanwhile the record was sealed anew: with its new key the note is as welcome as before.
            return Err(AppError::Busy);
        }
        let known = record::values_of_record(tx, row.record, limits::VALUES_PER_COMPARTMENT)?;
        if known.iter().filter(|v| v.place.item == item).count() >= limits::NOTES_PER_CASE {
            return Err(refused("staff-note-many"));
        }
        let opened = hold(tx, &in_force, &row, purpose, fresh, &draft)?;
        record::insert_value(tx, &value, draft.id)?;
        case::note_step(tx, row.id, draft.at, "note", staff_id, draft.id)?;
        let terms = in_force.register.in_force(purpose).map(|p| p.terms.0);
        let facts = [(Fact::Purpose, purpose.0), (Fact::Items, 1), (Fact::Grounds, u32::from(opened))];
        Ok(draft.record(tx, Kind::ValueWritten, terms, &facts)?)
    })
}

/// Sees to the ground of a case's notes: the one that is there, or a new one that follows what the case is held for. Says
/// whether it is new.
fn hold(
    tx: &mut dyn Tx,
    in_force: &InForce,
    row: &CaseRow,
    purpose: PurposeNo,
    fresh: GroundId,
    draft: &crate::journal::Draft,
) -> Result<bool, AppError> {
    let (register, now) = (&in_force.register, draft.at);
    let scope = Scope::Record(row.subject, row.record);
    let active = |g: &Ground| matches!(g.state_at(now), State::Active { .. });
    let mut all = crate::edition::grounds(tx, in_force, row.subject)?;
    let notes = |g: &&Ground| g.scope == scope && g.purpose == purpose && g.hold.is_none();
    if all.iter().filter(notes).any(active) {
        return Ok(false);
    }
    let own = moves::of_case(in_force, &row.form);
    let leaders: Vec<&Ground> =
        all.iter().filter(|g| g.scope == scope && g.hold.is_none() && own.contains(&g.purpose)).collect();
    let terms = register.in_force(purpose).map(|p| p.terms);
    let new = terms.and_then(|terms| Ground::open(fresh, scope, terms, register, now));
    let new = new.ok_or_else(|| AppError::internal("a purpose in force has no terms"))?;
    let new = follow(&new, &leaders, now).unwrap_or(new);
    if !active(&new) || new.basis == BasisClass::Consent {
        return Err(refused("staff-note-ended"));
    }
    ground::insert(tx, &new, in_force.edition.id, draft.id)?;
    all.push(new);
    if let Some(next) = access::due(&all) {
        ground::put_due_sooner(tx, row.subject, next)?;
    }
    Ok(true)
}

/// Opens the notes on a case. The opening, or its refusal, is in the journal and in the person's cabinet.
///
/// # Errors
/// [`AppError::NotFound`]; [`AppError::Forbidden`] for a role that does not see notes or the case, with an entry.
pub fn open_notes(app: &App, member: &Member, number: &str) -> Result<Notes, AppError> {
    let (row, form) = found(app, number)?;
    let purpose = authorised(app, member, &row, &form)?;
    let in_force = app.in_force();
    let item = in_force.register.item(ITEM)?;
    let (subject, record, id) = (row.subject, row.record, row.id);
    let (values, refused) = open::open(app, member, subject, purpose, move |tx, _| {
        let mut values = record::values_of_record(tx, record, limits::VALUES_PER_COMPARTMENT)?;
        values.retain(|v| v.place.item == item);
        Ok(values)
    })?;
    let authors: HashMap<Timestamp, String> = app.store.read::<_, AppError, _>(|tx| {
        let mut authors = HashMap::new();
        for (at, what, by) in case::steps(tx, id)? {
            let by = by.filter(|_| what == "note").map(|by| staff::by_id(tx, by)).transpose()?.flatten();
            authors.extend(by.map(|row| (at, row.login)));
        }
        Ok(authors)
    })?;
    let mut notes: Vec<Note> = values
        .into_iter()
        .map(|(value, text)| Note { at: value.since, by: authors.get(&value.since).cloned(), text })
        .collect();
    notes.sort_by_key(|note| note.at);
    Ok(Notes { notes, shut: refused.first().map(|(_, why)| open::reason(*why)) })
}
