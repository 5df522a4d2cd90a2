//! Staff: signing in, the queue, a case, and opening values for the purpose of its form.

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use zalog_domain::access::{Actor, Refusal};
use zalog_domain::case::CaseState;
use zalog_domain::ground::Scope;
use zalog_domain::ids::{JobId, StaffId};
use zalog_domain::reference::Reference;
use zalog_domain::{ActorClass, Fact, Kind, input, limits};
use zalog_policy::model::{Event, Form, Reporter, Slug};
use zalog_store::tables::case::{self, CaseRow};
use zalog_store::tables::staff::{self, StaffRow};
use zalog_store::tables::{job, record};
use zalog_vault::Zeroizing;

use crate::cabinet::grouped;
use crate::journal::Draft;
use crate::moves::{self, Happening};
use crate::rates::Counted;
use crate::{App, AppError, Refused, SessionToken, Token, Visit, act, sign_in as subjects};

/// A member of staff who is signed in.
#[derive(Debug, Clone)]
pub struct Member {
    /// Id.
    pub id: StaffId,
    /// Login.
    pub login: String,
    /// Roles, by slug.
    pub roles: Vec<String>,
}

/// A case in the queue.
#[derive(Debug, Clone)]
pub struct CaseLine {
    /// Number, in groups.
    pub number: String,
    /// The form.
    pub form: Slug,
    /// The role that is told.
    pub role: String,
    /// Where it stands.
    pub state: CaseState,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// The host it came by.
    pub host: String,
}

/// What staff see first.
pub struct Queue {
    /// Open cases, oldest first.
    pub open: Vec<CaseLine>,
    /// The cases closed last.
    pub closed: Vec<CaseLine>,
    /// How many stand in each state.
    pub counts: Vec<(String, u64)>,
    /// Fields that outside forms sent and nothing declares: form, day, how many.
    pub dropped: Vec<(String, Date, u64)>,
    /// Jobs that failed for good: id and kind.
    pub failed_jobs: Vec<(String, String)>,
}

/// A case.
pub struct CaseView {
    /// The line of the queue.
    pub line: CaseLine,
    /// Its steps.
    pub steps: Vec<(Timestamp, String)>,
    /// The purpose values are opened for.
    pub purpose: Slug,
}

/// Values that were opened, and items that stayed shut with the catalogue key of the reason.
pub type OpenedValues = (Vec<(Slug, Zeroizing<String>)>, Vec<(Slug, &'static str)>);

/// Adds a member of staff with the undertaking of silence given now.
///
/// # Errors
/// [`AppError::Refused`] for a weak password, an undeclared role or a login that is taken.
pub fn add(app: &App, login: &str, roles: &[String], password: &str) -> Result<(), AppError> {
    if let Err(error) = input::password(password) {
        let mut refused = Refused::default();
        refused.field("password", error);
        return Err(AppError::Refused(refused));
    }
    let in_force = app.in_force();
    if roles.is_empty() || roles.iter().any(|r| !in_force.roles.contains_key(r)) {
        return Err(AppError::Refused(Refused::form("role-undeclared")));
    }
    let credential = app.passwords.hash(password, app.secret.as_ref())?;
    let now = app.clock.now();
    let row = StaffRow {
        id: StaffId::new(app.entropy.as_ref()),
        login: login.trim().to_lowercase(),
        roles: roles.to_vec(),
        credential,
    };
    let draft = Draft::new(ActorClass::Operator, now, app.entropy.as_ref());
    let role = roles.first().and_then(|r| in_force.roles.get(r)).copied().unwrap_or(0);
    app.store.write::<_, AppError, _>(move |tx| {
        if staff::by_login(tx, &row.login)?.is_some() {
            return Err(AppError::Refused(Refused::form("login-taken")));
        }
        staff::insert(tx, &row, now)?;
        Ok(draft.record(tx, Kind::StaffCreated, None, &[(Fact::Role, role)])?)
    })
}

/// Signs a member of staff in.
///
/// # Errors
/// [`AppError::Refused`] with `sign-in-refused`; [`AppError::TooMany`].
pub fn sign_in(app: &App, visit: &Visit, login: &str, password: &str) -> Result<SessionToken, AppError> {
    let now = app.clock.now();
    let login = login.trim().to_lowercase();
    app.rates.count(Counted::SignIn, visit.address, b"staff", &app.ring.rate, now)?;
    let row = app.store.read::<_, AppError, _>(|tx| Ok(staff::by_login(tx, &login)?))?;
    let fits = app.passwords.verify(password, row.as_ref().map(|r| r.credential.as_str()))?;
    let Some(row) = row.filter(|_| fits) else {
        app.count_anonymous_refusal();
        return Err(AppError::Refused(Refused::form("sign-in-refused")));
    };
    let token = Token::new(app.secret.as_ref())?;
    let hash = token.hash();
    let draft = Draft::new(ActorClass::Staff, now, app.entropy.as_ref());
    let ends_at = now + SignedDuration::from_hours(limits::SESSION_IDLE_HOURS);
    app.store.write::<_, AppError, _>(move |tx| {
        staff::insert_session(tx, &hash, row.id, now, ends_at)?;
        Ok(draft.record(tx, Kind::StaffSignedIn, None, &[])?)
    })?;
    Ok(token)
}

/// The member of staff a session belongs to.
///
/// # Errors
/// [`AppError::Internal`].
pub fn member(app: &App, token: &SessionToken) -> Result<Option<Member>, AppError> {
    let now = app.clock.now();
    let row = app.store.read::<_, AppError, _>(|tx| Ok(staff::session(tx, &token.hash(), now)?))?;
    Ok(row.map(|r| Member { id: r.id, login: r.login, roles: r.roles }))
}

/// Signs a member of staff out.
///
/// # Errors
/// [`AppError::Internal`].
pub fn sign_out(app: &App, token: &SessionToken) -> Result<(), AppError> {
    let hash = token.hash();
    app.store.write::<_, AppError, _>(move |tx| Ok(staff::delete_session(tx, &hash)?))
}

fn line(row: &CaseRow) -> Option<CaseLine> {
    Some(CaseLine {
        number: grouped(&row.number),
        form: Slug::new(&row.form).ok()?,
        role: row.role.clone(),
        state: row.state,
        opened_at: row.opened_at,
        host: row.host.clone(),
    })
}

/// The queue.
///
/// # Errors
/// [`AppError::Internal`].
pub fn queue(app: &App, _member: &Member) -> Result<Queue, AppError> {
    app.store.read(|tx| {
        let lines = |rows: Vec<CaseRow>| rows.iter().filter_map(line).collect::<Vec<_>>();
        let dropped = case::dropped(tx, limits::PAGE_ROWS)?;
        let day = |days: i64| {
            let at = Timestamp::from_second(days.saturating_mul(86_400)).unwrap_or(Timestamp::UNIX_EPOCH);
            jiff::tz::TimeZone::UTC.to_datetime(at).date()
        };
        Ok(Queue {
            open: lines(case::open(tx, Timestamp::UNIX_EPOCH, limits::PAGE_ROWS)?),
            closed: lines(case::closed(tx, limits::PAGE_ROWS)?),
            counts: case::counts(tx)?,
            dropped: dropped.into_iter().map(|(form, days, fields)| (form, day(days), fields)).collect(),
            failed_jobs: job::failed(tx, limits::PAGE_ROWS)?
                .into_iter()
                .map(|j| (j.id.hex(), j.kind))
                .collect(),
        })
    })
}

fn found(app: &App, number: &str) -> Result<(CaseRow, Form), AppError> {
    let number = Reference::parse(number).map_err(|_| AppError::NotFound)?;
    let row = app.store.read::<_, AppError, _>(|tx| Ok(case::by_number(tx, number.as_str())?))?;
    let row = row.ok_or(AppError::NotFound)?;
    let slug = Slug::new(&row.form).map_err(|_| AppError::NotFound)?;
    let form = app.policy().form(&slug).cloned().ok_or(AppError::NotFound)?;
    Ok((row, form))
}

/// A case, without any value of the person.
///
/// # Errors
/// [`AppError::NotFound`].
pub fn case(app: &App, _member: &Member, number: &str) -> Result<CaseView, AppError> {
    let (row, form) = found(app, number)?;
    let steps = app.store.read::<_, AppError, _>(|tx| Ok(case::steps(tx, row.id)?))?;
    Ok(CaseView {
        line: line(&row).ok_or(AppError::NotFound)?,
        steps: steps.into_iter().map(|(at, state, _)| (at, state)).collect(),
        purpose: form.purpose,
    })
}

fn reason(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::UndeclaredPurpose => "refusal-undeclared",
        Refusal::NotUsed => "refusal-not-used",
        Refusal::NotAllowed => "refusal-not-allowed",
        Refusal::NoGround => "refusal-no-ground",
        Refusal::Suspended => "refusal-suspended",
        Refusal::WindingDown => "refusal-winding-down",
    }
}

/// Opens the case's values for the purpose of its form. The opening, or its refusal, is in the journal and in the
/// person's cabinet.
///
/// # Errors
/// [`AppError::NotFound`].
pub fn open_values(app: &App, member: &Member, number: &str) -> Result<OpenedValues, AppError> {
    let (row, form) = found(app, number)?;
    let in_force = app.in_force();
    let purpose = in_force.register.purpose(form.purpose.as_str())?;
    let actor = Actor::Staff(member.roles.iter().cloned().collect::<BTreeSet<_>>());
    let draft = subjects::about_by(app, row.subject, ActorClass::Staff)?;
    let for_tx = in_force.clone();
    let (opened, grant) = app.store.open::<_, AppError, _>(move |tx| {
        let values = record::values_of_record(tx, row.record, limits::VALUES_PER_COMPARTMENT)?;
        act::decide(tx, &for_tx, &actor, purpose, row.subject, values, &draft)
    })?;
    let slug = |item| Slug::new(in_force.register.item_name(item)).ok();
    let texts = act::unseal(app, &opened.allowed, grant)?;
    let values =
        opened.allowed.iter().zip(texts).filter_map(|(v, text)| Some((slug(v.place.item)?, text))).collect();
    let shut =
        opened.refused.iter().filter_map(|(place, why)| Some((slug(place.item)?, reason(*why)))).collect();
    Ok((values, shut))
}

/// Moves a case. Answering is the event *answered*; closing is also the event that staff report for the form's purpose,
/// which its keep waits for.
///
/// # Errors
/// [`AppError::NotFound`]; [`AppError::Refused`] for a step the state does not allow; [`AppError::Forbidden`] for a role
/// the case is not for.
pub fn move_case(app: &App, member: &Member, number: &str, to: &str) -> Result<(), AppError> {
    let (row, form) = found(app, number)?;
    if !row.role.is_empty() && !member.roles.contains(&row.role) {
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

/// Lets a failed job run again.
///
/// # Errors
/// [`AppError::NotFound`].
pub fn retry_job(app: &App, _member: &Member, id: &str) -> Result<(), AppError> {
    let id = JobId::from_hex(id).ok_or(AppError::NotFound)?;
    let now = app.clock.now();
    let again = app.store.write::<_, AppError, _>(move |tx| Ok(job::again(tx, id, now)?))?;
    app.ring_bell();
    if again { Ok(()) } else { Err(AppError::NotFound) }
}
