//! Documents for the office: what is filed with the regulator and what is kept for its questions. They say what the
//! declaration says and hold nobody's data; they are for the roles that read acts.

use zalog_policy::document::{self, Document};
use zalog_words::Lang;

use super::{Member, acts};
use crate::{App, AppError};

/// The names of the documents, for whoever may read them.
///
/// # Errors
/// [`AppError::Forbidden`] for a role that may not.
pub fn records(app: &App, member: &Member) -> Result<Vec<String>, AppError> {
    allowed(app, member)?;
    Ok(document::office_names(&app.policy()))
}

/// One document of the edition in force.
///
/// # Errors
/// [`AppError::Forbidden`] for a role that may not; [`AppError::NotFound`] for a name that no document of the office has.
pub fn record(app: &App, member: &Member, name: &str, lang: Lang) -> Result<Document, AppError> {
    if !records(app, member)?.iter().any(|known| known == name) {
        return Err(AppError::NotFound);
    }
    document::named(&app.policy(), name, lang).ok_or(AppError::NotFound)
}

/// The register of processing for a spreadsheet, with a byte order mark.
///
/// # Errors
/// [`AppError::Forbidden`] for a role that may not.
pub fn register_csv(app: &App, member: &Member, lang: Lang) -> Result<String, AppError> {
    allowed(app, member)?;
    Ok(document::register_csv(&app.policy(), lang, true))
}

fn allowed(app: &App, member: &Member) -> Result<(), AppError> {
    if acts::may_read(app, member) { Ok(()) } else { Err(AppError::Forbidden) }
}
