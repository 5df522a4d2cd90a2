//! Who of the staff settles the purposes, the items and the operations: what an edition says.

use zalog_store::tables::staff;

use super::undertaking;
use crate::{App, AppError, Refused};

/// The role that may publish an edition.
pub(crate) const EDITOR: &str = "administrator";

/// The login of a member who may publish an edition, as it is stored.
pub(crate) fn editor(app: &App, login: &str) -> Result<String, AppError> {
    let (login, in_force) = (login.trim().to_lowercase(), app.in_force());
    let refused = |key| AppError::Refused(Refused::form(key));
    app.store.read(|tx| {
        let row = staff::by_login(tx, &login)?.ok_or_else(|| refused("author-unknown"))?;
        // A role that waits for its undertaking settles nothing.
        let (roles, _) = undertaking::roles(tx, &in_force, &row)?;
        if !roles.iter().any(|role| role == EDITOR) {
            return Err(refused("author-no-editor"));
        }
        Ok(row.login)
    })
}
