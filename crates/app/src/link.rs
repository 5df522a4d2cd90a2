//! The secret link of a record: the key of a person without an account. It opens that record and nothing else, and lives as
//! long as the record. Only the SHA-256 of its token is stored.
//!
//! The token is not drawn but derived from the id of the operation that made the record, under the operator's form key
//! (`zalog_vault::derived_token`): whoever sends the same form again (a double click, an answer that was lost) is shown the
//! same link, although nothing here remembers the token itself. Operation ids are random or keyed codes, and without the
//! key no id leads to a token.

use zalog_domain::ids::OperationId;
use zalog_store::Tx;
use zalog_store::tables::{case, link, record};

use crate::{App, AppError, Token, Who, cabinet};

/// What tokens of this kind are derived for.
const NAME: &str = "record-link";

/// The token of the record that an operation made.
pub(crate) fn token(app: &App, operation: OperationId) -> Token {
    Token::derived(&app.ring.form, NAME, operation)
}

/// The link of a form that was sent before: the same one, as long as it leads anywhere.
pub(crate) fn again(tx: &mut dyn Tx, token: &Token) -> Result<Option<Token>, zalog_store::StoreError> {
    Ok(link::find(tx, &token.hash())?.map(|_| token.clone()))
}

/// Whose record a link opens, and which. A wrong token and a dead one are the same.
///
/// # Errors
/// [`AppError::NotFound`].
pub fn open(app: &App, token: &str) -> Result<Who, AppError> {
    let found = match Token::from_cookie(token) {
        Some(token) => app.store.read::<_, AppError, _>(|tx| Ok(link::find(tx, &token.hash())?))?,
        None => None,
    };
    match found {
        Some((subject, record)) => Ok(Who::record(subject, record)),
        None => {
            app.count_anonymous_refusal();
            Err(AppError::NotFound)
        }
    }
}

/// The form that a link's record came by, and the number of its case, in groups. Opens no value.
///
/// # Errors
/// [`AppError::NotFound`].
pub fn case(app: &App, who: Who) -> Result<(String, Option<String>), AppError> {
    app.store.read(|tx| {
        let id = who.record.ok_or(AppError::NotFound)?;
        let row = record::by_id(tx, id)?.filter(|r| r.subject == who.subject).ok_or(AppError::NotFound)?;
        let case = case::of_record(tx, who.subject, id)?;
        Ok((row.form, case.map(|case| cabinet::grouped(&case.number))))
    })
}
