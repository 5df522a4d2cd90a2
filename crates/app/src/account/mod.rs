//! What a person changes of the account itself: the password, the address to sign in by; and the word that the data are
//! right. What equals a signature asks for the password anew: a browser that remembers signs nothing.

pub mod address;
pub mod checked;
pub(crate) mod letter;
pub mod password;

use zalog_domain::ids::SubjectId;
use zalog_store::tables::account::AccountRow;

use crate::rates::Counted;
use crate::{App, AppError, Refused, Visit, sign_in};

/// The account of a person who typed the present password; every try is counted.
fn confirmed(app: &App, visit: &Visit, who: SubjectId, password: &str) -> Result<AccountRow, AppError> {
    let now = app.clock.now();
    app.rates.count(Counted::SignIn, visit.address, who.as_bytes(), &app.ring.rate, now)?;
    sign_in::account_of(app, who, password)?.ok_or_else(|| wrong("password", "password-wrong"))
}

/// One field is wrong.
fn wrong(field: &str, key: &'static str) -> AppError {
    AppError::Refused(Refused { fields: vec![(field.to_owned(), key)], form: None })
}
