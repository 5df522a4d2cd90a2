//! Acts of destruction, for the roles that the engine's purpose *acts* names.

use super::Member;
use crate::destroy::{self, Act};
use crate::{App, AppError};

const ACTS: &str = "acts";

/// Whether a member may read acts.
#[must_use]
pub fn may_read(app: &App, member: &Member) -> bool {
    let in_force = app.in_force();
    let purpose =
        in_force.register.purpose(ACTS).ok().and_then(|purpose| in_force.register.in_force(purpose));
    purpose.is_some_and(|purpose| member.has_one_of(purpose.seen_by.iter().map(String::as_str)))
}

/// Acts of a year with a number below `before`, newest first.
///
/// # Errors
/// [`AppError::Forbidden`] for a role that may not.
pub fn acts(app: &App, member: &Member, year: i64, before: i64) -> Result<Vec<Act>, AppError> {
    if !may_read(app, member) {
        return Err(AppError::Forbidden);
    }
    destroy::acts(app, year, before)
}

/// An act, and the hash the journal has of it, hexadecimal.
///
/// # Errors
/// [`AppError::Forbidden`] for a role that may not; [`AppError::NotFound`].
pub fn act(app: &App, member: &Member, year: i64, number: i64) -> Result<(Act, String), AppError> {
    if !may_read(app, member) {
        return Err(AppError::Forbidden);
    }
    destroy::act(app, year, number)
}
