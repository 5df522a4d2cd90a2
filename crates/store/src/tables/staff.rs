//! Members of staff and their sessions.

use jiff::Timestamp;
use zalog_domain::ids::StaffId;

use crate::tx::{all, array, first, statements};
use crate::{Arg, Row, Sql, StoreError, Tx};

statements! {
    INSERT = Sql::same(
        "INSERT INTO staff (id, login, roles, credential, state, created_at) \
         VALUES (?1, ?2, ?3, ?4, 'active', ?5)");
    BY_LOGIN = Sql::same("SELECT id, login, roles, credential FROM staff WHERE login = ?1 AND state = 'active'");
    BY_ID = Sql::same("SELECT id, login, roles, credential FROM staff WHERE id = ?1");
    LIST = Sql::same("SELECT id, login, roles, credential FROM staff WHERE state = 'active' ORDER BY login");
    INSERT_SESSION = Sql::same(
        "INSERT INTO staff_session (token, staff, created_at, seen_at, ends_at) VALUES (?1, ?2, ?3, ?3, ?4)");
    SESSION = Sql::same(
        "SELECT s.id, s.login, s.roles, s.credential FROM staff_session x JOIN staff s ON s.id = x.staff \
         WHERE x.token = ?1 AND x.ends_at > ?2 AND s.state = 'active'");
    DELETE_SESSION = Sql::same("DELETE FROM staff_session WHERE token = ?1");
    DELETE_OLD = Sql::same(
        "DELETE FROM staff_session WHERE token IN (SELECT token FROM staff_session WHERE ends_at <= ?1 LIMIT ?2)");
}

/// A member of staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffRow {
    /// Id.
    pub id: StaffId,
    /// What is typed to sign in: an address for work.
    pub login: String,
    /// Roles, by slug.
    pub roles: Vec<String>,
    /// Argon2id hash.
    pub credential: String,
}

fn staff(row: &dyn Row) -> Result<StaffRow, StoreError> {
    Ok(StaffRow {
        id: StaffId::from_bytes(array(row, 0)?),
        login: row.text(1)?,
        roles: row.text(2)?.split(' ').filter(|r| !r.is_empty()).map(str::to_owned).collect(),
        credential: row.text(3)?,
    })
}

/// Adds a member of staff.
///
/// # Errors
/// [`StoreError::Taken`] when the login is.
pub fn insert(tx: &mut dyn Tx, row: &StaffRow, now: Timestamp) -> Result<(), StoreError> {
    let roles = row.roles.join(" ");
    let args = [
        Arg::Bytes(row.id.as_bytes()),
        Arg::Text(&row.login),
        Arg::Text(&roles),
        Arg::Text(&row.credential),
        Arg::at(now),
    ];
    tx.execute(INSERT, &args).map(drop)
}

/// By login.
///
/// # Errors
/// [`StoreError`].
pub fn by_login(tx: &mut dyn Tx, login: &str) -> Result<Option<StaffRow>, StoreError> {
    first(tx, BY_LOGIN, &[Arg::Text(login)], staff)
}

/// By id, those who left too.
///
/// # Errors
/// [`StoreError`].
pub fn by_id(tx: &mut dyn Tx, id: StaffId) -> Result<Option<StaffRow>, StoreError> {
    first(tx, BY_ID, &[Arg::Bytes(id.as_bytes())], staff)
}

/// All who may sign in.
///
/// # Errors
/// [`StoreError`].
pub fn list(tx: &mut dyn Tx) -> Result<Vec<StaffRow>, StoreError> {
    all(tx, LIST, &[], staff)
}

/// Opens a session.
///
/// # Errors
/// [`StoreError`].
pub fn insert_session(
    tx: &mut dyn Tx,
    token: &[u8; 32],
    staff: StaffId,
    now: Timestamp,
    ends_at: Timestamp,
) -> Result<(), StoreError> {
    let args = [Arg::Bytes(token), Arg::Bytes(staff.as_bytes()), Arg::at(now), Arg::at(ends_at)];
    tx.execute(INSERT_SESSION, &args).map(drop)
}

/// Who has that session.
///
/// # Errors
/// [`StoreError`].
pub fn session(tx: &mut dyn Tx, token: &[u8; 32], now: Timestamp) -> Result<Option<StaffRow>, StoreError> {
    first(tx, SESSION, &[Arg::Bytes(token), Arg::at(now)], staff)
}

/// Ends a session.
///
/// # Errors
/// [`StoreError`].
pub fn delete_session(tx: &mut dyn Tx, token: &[u8; 32]) -> Result<(), StoreError> {
    tx.execute(DELETE_SESSION, &[Arg::Bytes(token)]).map(drop)
}

/// Removes sessions that have ended.
///
/// # Errors
/// [`StoreError`].
pub fn delete_old(tx: &mut dyn Tx, now: Timestamp, limit: usize) -> Result<usize, StoreError> {
    tx.execute(DELETE_OLD, &[Arg::at(now), Arg::Int(super::int(limit))])
}
