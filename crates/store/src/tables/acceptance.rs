//! Who has answered an edition and who has not: accounts older than it, in the order of their ids.

use jiff::Timestamp;
use zalog_domain::ids::SubjectId;

use crate::tx::{all, array, statements};
use crate::{Arg, Row, Sql, StoreError, Tx};

statements! {
    CONCERNED = Sql::same(
        "SELECT s.id, a.created_at, c.way, c.at, l.state, b.state FROM subject s JOIN account a ON a.subject = s.id \
         LEFT JOIN acceptance c ON c.subject = s.id AND c.edition = ?2 \
         LEFT JOIN notice l ON l.subject = s.id AND l.edition = ?2 AND l.channel = 'email' \
         LEFT JOIN notice b ON b.subject = s.id AND b.edition = ?2 AND b.channel = 'cabinet' \
         WHERE s.id > ?1 AND s.state = 'known' AND a.state = 'open' AND a.created_at < ?3 ORDER BY s.id LIMIT ?4");
}

/// A person whom an edition concerns, and where he stands to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConcernedRow {
    /// Who.
    pub subject: SubjectId,
    /// Since when there is the account.
    pub since: Timestamp,
    /// The answer (`act`, `use`, `refused`) and its time.
    pub answer: Option<(String, Timestamp)>,
    /// How the letter stands: `waiting`, `delivered`, `failed`, `dropped`.
    pub letter: Option<String>,
    /// How the notice in the cabinet stands.
    pub cabinet: Option<String>,
}

impl ConcernedRow {
    /// Whether the person has accepted the edition, by an act or by using on.
    #[must_use]
    pub fn accepted(&self) -> bool {
        self.answer.as_ref().is_some_and(|(way, _)| way != "refused")
    }
}

fn concerned_row(row: &dyn Row) -> Result<ConcernedRow, StoreError> {
    Ok(ConcernedRow {
        subject: SubjectId::from_bytes(array(row, 0)?),
        since: row.at(1)?,
        answer: row.text_opt(2)?.zip(row.at_opt(3)?),
        letter: row.text_opt(4)?,
        cabinet: row.text_opt(5)?,
    })
}

/// People with an open account made before an instant, by id, after one of them, with where they stand to an edition.
///
/// # Errors
/// [`StoreError`].
pub fn concerned(
    tx: &mut dyn Tx,
    after: SubjectId,
    edition: i64,
    before: Timestamp,
    limit: usize,
) -> Result<Vec<ConcernedRow>, StoreError> {
    let args =
        [Arg::Bytes(after.as_bytes()), Arg::Int(edition), Arg::at(before), Arg::Int(super::int(limit))];
    all(tx, CONCERNED, &args, concerned_row)
}
