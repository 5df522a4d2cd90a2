//! Members of staff: who they are, signing in and out.

use jiff::SignedDuration;
use jiff::civil::Date;
use zalog_domain::ids::StaffId;
use zalog_domain::{ActorClass, Fact, Kind, input, limits};
use zalog_store::tables::staff::{self, StaffRow};

use super::undertaking;
use crate::journal::Draft;
use crate::rates::Counted;
use crate::{App, AppError, Refused, SessionToken, Token, Visit};

/// A member of staff who is signed in and has a role: what its undertaking asks for was given. Nothing about people is done by
/// anybody else, so nothing takes less.
#[derive(Debug, Clone)]
pub struct Member {
    /// Id.
    pub id: StaffId,
    /// Login.
    pub login: String,
    /// Roles that are active, by slug.
    pub roles: Vec<String>,
    /// Roles that wait for an undertaking.
    pub held_back: Vec<String>,
}

impl Member {
    /// Whether the member has one of these roles.
    pub(crate) fn has_one_of<'a>(&self, roles: impl IntoIterator<Item = &'a str>) -> bool {
        roles.into_iter().any(|role| self.roles.iter().any(|own| own == role))
    }
}

/// Adds a member of staff. His roles are held back until he gives the undertaking on its page.
///
/// # Errors
/// [`AppError::Refused`] for a weak password, an undeclared role or a login that is taken.
pub fn add(app: &App, login: &str, roles: &[String], password: &str) -> Result<(), AppError> {
    insert(app, login, roles, password, None)
}

/// Adds a member of staff who signed the undertaking of his roles on paper, on that day in the operator's zone. The text is the
/// one in force, in the language that binds.
///
/// # Errors
/// As [`add`], and for a day that has not come.
pub fn add_signed(
    app: &App,
    login: &str,
    roles: &[String],
    password: &str,
    signed: Date,
) -> Result<(), AppError> {
    insert(app, login, roles, password, Some(signed))
}

fn insert(
    app: &App,
    login: &str,
    roles: &[String],
    password: &str,
    signed: Option<Date>,
) -> Result<(), AppError> {
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
    let papers = signed.map(|day| undertaking::on_paper(app, &in_force, &row, day)).transpose()?;
    let draft = Draft::new(ActorClass::Operator, now, app.entropy.as_ref());
    let role = roles.first().and_then(|r| in_force.roles.get(r)).copied().unwrap_or(0);
    app.store.write::<_, AppError, _>(move |tx| {
        if staff::by_login(tx, &row.login)?.is_some() {
            return Err(AppError::Refused(Refused::form("login-taken")));
        }
        staff::insert(tx, &row, now)?;
        for paper in papers.iter().flatten() {
            paper.record(tx)?;
        }
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
/// [`AppError::Undertaking`] for one whose every role is held back.
pub fn member(app: &App, token: &SessionToken) -> Result<Option<Member>, AppError> {
    let now = app.clock.now();
    let in_force = app.in_force();
    app.store.read(|tx| {
        let Some(row) = staff::session(tx, &token.hash(), now)? else { return Ok(None) };
        let (roles, held_back) = undertaking::roles(tx, &in_force, &row)?;
        if roles.is_empty() {
            return Err(AppError::Undertaking);
        }
        Ok(Some(Member { id: row.id, login: row.login, roles, held_back }))
    })
}

/// Signs a member of staff out.
///
/// # Errors
/// [`AppError::Internal`].
pub fn sign_out(app: &App, token: &SessionToken) -> Result<(), AppError> {
    let hash = token.hash();
    app.store.write::<_, AppError, _>(move |tx| Ok(staff::delete_session(tx, &hash)?))
}
