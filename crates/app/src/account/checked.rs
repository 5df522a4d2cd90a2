//! Once in a while a person is asked to look the data of the account through. The reminder is reckoned when the cabinet is
//! read, from the day the account was made or the person last said that all is right: no round, no job, no letter.

use jiff::{SignedDuration, Timestamp};
use zalog_domain::ids::SubjectId;
use zalog_domain::{Kind, limits};
use zalog_store::tables::{account, subject};

use crate::{App, AppError, sign_in};

/// Since when the data were not looked through, if that is long enough ago to remind of it.
///
/// # Errors
/// [`AppError::Internal`].
pub fn due(app: &App, who: SubjectId) -> Result<Option<Timestamp>, AppError> {
    let last = app.store.read::<_, AppError, _>(|tx| Ok(account::checked(tx, who)?))?;
    let long = SignedDuration::from_hours(24 * limits::DATA_CHECK_DAYS);
    Ok(last.filter(|last| app.clock.now().duration_since(*last) >= long))
}

/// The person says that the data are right: the reminder is silent for the next year, and the journal has the entry.
///
/// # Errors
/// [`AppError::NotFound`] when there is no account.
pub fn confirm(app: &App, who: SubjectId) -> Result<(), AppError> {
    let draft = sign_in::about(app, who)?;
    app.store.write::<_, AppError, _>(move |tx| {
        subject::take(tx, who)?.filter(|s| s.state == "known").ok_or(AppError::NotFound)?;
        if !account::set_checked(tx, who, draft.at)? {
            return Err(AppError::NotFound);
        }
        Ok(draft.record(tx, Kind::DataChecked, None, &[])?)
    })
}
