//! Moving a case on, and reporting what its purposes wait for.

use zalog_domain::case::CaseState;
use zalog_domain::ground::Scope;
use zalog_domain::{ActorClass, Fact, Kind};
use zalog_policy::model::{Event, Reporter};
use zalog_store::tables::case;

use super::Member;
use super::case::{found, in_record, may_move, waited_for};
use crate::moves::{self, Happening};
use crate::{App, AppError, Refused, sign_in as subjects};

/// Moves a case. Answering is the event *answered*; closing is also the event that staff report for the form's purpose,
/// which its keep waits for.
///
/// # Errors
/// [`AppError::NotFound`]; [`AppError::Refused`] for a step the state does not allow; [`AppError::Forbidden`] for a role
/// the case is not for.
pub fn move_case(app: &App, member: &Member, number: &str, to: &str) -> Result<(), AppError> {
    let (row, form) = found(app, number)?;
    if !may_move(member, &row) {
        return Err(AppError::Forbidden);
    }
    let in_force = app.in_force();
    let draft = subjects::about_by(app, row.subject, ActorClass::Staff)?;
    let scope = Scope::Record(row.subject, row.record);
    let purpose = in_force.policy.purpose(&form.purpose).ok_or(AppError::NotFound)?;
    let waits_for = purpose.keep.end.event;
    let mut events = Vec::new();
    if matches!(to, "answered" | "closed") {
        events.push(Event::Answered);
    }
    if to == "closed" && waits_for != Event::Answered && waits_for.reporter() == Reporter::Staff {
        events.push(waits_for);
    }
    let happenings = events
        .into_iter()
        .map(|event| {
            let moved = subjects::about_by(app, row.subject, ActorClass::Staff)?;
            Ok((Happening { event, scope, consent: None, reporter: "staff" }, moved))
        })
        .collect::<Result<Vec<_>, AppError>>()?;
    let (to, staff_id, entropy) = (to.to_owned(), member.id, app.entropy.clone());
    app.store.write::<_, AppError, _>(move |tx| {
        let now = case::by_id(tx, row.id)?.ok_or(AppError::NotFound)?;
        let next =
            now.state.moved(&to, draft.at).map_err(|_| AppError::Refused(Refused::form("case-move")))?;
        case::step(tx, row.id, next, Some(staff_id), draft.id)?;
        draft.record(tx, Kind::CaseMoved, None, &[(Fact::State, state_number(next))])?;
        for (happening, moved) in &happenings {
            moves::happen(tx, &in_force, happening, moved, entropy.as_ref())?;
        }
        Ok(())
    })
}

fn state_number(state: CaseState) -> u32 {
    match state {
        CaseState::New { .. } => 1,
        CaseState::InWork { .. } => 2,
        CaseState::Answered { .. } => 3,
        CaseState::Closed { .. } => 4,
    }
}

/// Reports an event of a case: the order was done, the course ended. What waits for it winds down from now.
///
/// # Errors
/// [`AppError::NotFound`]; [`AppError::Forbidden`] for a role the case is not for; [`AppError::Refused`] for an event that
/// nothing here waits for (any more), which is every event that was not declared.
pub fn report(app: &App, member: &Member, number: &str, event: &str) -> Result<(), AppError> {
    let (row, _) = found(app, number)?;
    if !may_move(member, &row) {
        return Err(AppError::Forbidden);
    }
    let nothing_waits = || AppError::Refused(Refused::form("case-event"));
    let event = Event::from_slug(event).ok_or_else(nothing_waits)?;
    let in_force = app.in_force();
    let draft = subjects::about_by(app, row.subject, ActorClass::Staff)?;
    let (staff_id, entropy) = (member.id, app.entropy.clone());
    let happening =
        Happening { event, scope: Scope::Record(row.subject, row.record), consent: None, reporter: "staff" };
    app.store.write::<_, AppError, _>(move |tx| {
        let waits = waited_for(&in_force, &in_record(tx, &in_force, &row, draft.at)?.grounds, draft.at);
        if !waits.contains(&event) {
            return Err(nothing_waits());
        }
        case::note_step(tx, row.id, draft.at, event.as_str(), staff_id, draft.id)?;
        moves::happen(tx, &in_force, &happening, &draft, entropy.as_ref())?;
        Ok(())
    })
}
