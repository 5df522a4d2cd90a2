//! Setting a new password by a mailed link. Whatever address is typed, one letter goes to it.

use jiff::SignedDuration;
use zalog_domain::ids::{OperationId, SubjectId};
use zalog_domain::input::InputError;
use zalog_domain::{contact, limits};
use zalog_store::tables::pending;

use crate::account::password::{self, By};
use crate::rates::Counted;
use crate::registration::{self, Waiting};
use crate::{App, AppError, Refused, Token, Visit};

/// Orders the letter.
///
/// # Errors
/// [`AppError::Refused`] when it is no address; [`AppError::TooMany`].
pub fn ask(app: &App, visit: &Visit, operation: OperationId, email: &str) -> Result<(), AppError> {
    let Some(normal) = contact::email(email) else {
        let mut refused = Refused::default();
        refused.field("email", InputError::Email);
        return Err(AppError::Refused(refused));
    };
    let now = app.clock.now();
    app.rates.count(Counted::Letter, visit.address, b"", &app.ring.rate, now)?;
    app.rates.count(Counted::Letter, visit.address, normal.as_bytes(), &app.ring.rate, now)?;
    let base = app.public_url(&visit.site);
    registration::wait(app, visit, operation, &Waiting::Recovery { email: normal.into_text(), base })
}

/// Makes a link for a subject: done when the letter is written, so that only its hash is ever stored.
pub(crate) fn link(app: &App, who: SubjectId) -> Result<Token, AppError> {
    let token = Token::new(app.secret.as_ref())?;
    let hash = token.hash();
    let now = app.clock.now();
    let ends_at = now + SignedDuration::from_hours(limits::RECOVERY_HOURS);
    app.store.write::<_, AppError, _>(move |tx| {
        pending::delete_recovery_of(tx, who)?;
        Ok(pending::insert_recovery(tx, &hash, who, now, ends_at)?)
    })?;
    Ok(token)
}

fn found(app: &App, token: &str) -> Result<Option<SubjectId>, AppError> {
    let Some(token) = Token::from_cookie(token) else { return Ok(None) };
    let now = app.clock.now();
    app.store.read(|tx| Ok(pending::recovery(tx, &token.hash(), now)?))
}

/// Whether a mailed link still works.
///
/// # Errors
/// [`AppError::Internal`].
pub fn alive(app: &App, token: &str) -> Result<bool, AppError> {
    Ok(found(app, token)?.is_some())
}

/// Sets a new password; ends every session and every other link.
///
/// # Errors
/// [`AppError::Gone`]; [`AppError::Refused`] with what is wrong with the password.
pub fn set(app: &App, _visit: &Visit, token: &str, password: &str) -> Result<(), AppError> {
    let who = found(app, token)?.ok_or(AppError::Gone)?;
    password::acceptable("password", password)?;
    let token = Token::from_cookie(token).ok_or(AppError::Gone)?;
    password::set(app, who, password, By::Link(token.hash()))
}
