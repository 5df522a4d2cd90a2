//! The staff's queue, stream by stream: cases of one form in one state (of one host), in order of time. What a page shows is
//! merged from few streams, each read from its index and no further than the page.

use zalog_domain::ids::CaseId;

use super::case::{CaseRow, case};
use super::int;
use crate::tx::{all, statements};
use crate::{Arg, Sql, StoreError, Tx};

statements! {
    OLDEST = Sql::same(
        "SELECT id, number, subject, record, form, role, host, state, state_at, opened_at FROM case_file \
         WHERE form = ?1 AND state = ?2 AND id > ?3 ORDER BY id LIMIT ?4");
    NEWEST = Sql::same(
        "SELECT id, number, subject, record, form, role, host, state, state_at, opened_at FROM case_file \
         WHERE form = ?1 AND state = ?2 AND id < ?3 ORDER BY id DESC LIMIT ?4");
    OLDEST_OF_HOST = Sql::same(
        "SELECT id, number, subject, record, form, role, host, state, state_at, opened_at FROM case_file \
         WHERE form = ?1 AND state = ?2 AND host = ?5 AND id > ?3 ORDER BY id LIMIT ?4");
    NEWEST_OF_HOST = Sql::same(
        "SELECT id, number, subject, record, form, role, host, state, state_at, opened_at FROM case_file \
         WHERE form = ?1 AND state = ?2 AND host = ?5 AND id < ?3 ORDER BY id DESC LIMIT ?4");
}

/// One stream of the queue.
#[derive(Debug, Clone, Copy)]
pub struct Stream<'a> {
    /// The form.
    pub form: &'a str,
    /// The state, as stored.
    pub state: &'a str,
    /// The host the case came by, if only its cases are wanted.
    pub host: Option<&'a str>,
    /// Newest first; else oldest first.
    pub newest: bool,
}

/// Cases of a stream beyond one of them, or from its beginning.
///
/// # Errors
/// [`StoreError`].
pub fn page(
    tx: &mut dyn Tx,
    stream: &Stream<'_>,
    beyond: Option<CaseId>,
    limit: usize,
) -> Result<Vec<CaseRow>, StoreError> {
    let edge = if stream.newest { [0xff; 16] } else { [0; 16] };
    let from = beyond.map_or(edge, |id| *id.as_bytes());
    let mut args =
        vec![Arg::Text(stream.form), Arg::Text(stream.state), Arg::Bytes(&from), Arg::Int(int(limit))];
    args.extend(stream.host.map(Arg::Text));
    let sql = match (stream.newest, stream.host.is_some()) {
        (false, false) => OLDEST,
        (true, false) => NEWEST,
        (false, true) => OLDEST_OF_HOST,
        (true, true) => NEWEST_OF_HOST,
    };
    all(tx, sql, &args, case)
}
