//! Tokens of the API: the hash of each, the purposes it names, whether it still holds. A token's row stays after its end:
//! who could read what, and when, is a question that comes later.

use jiff::Timestamp;

use crate::error::Corrupt;
use crate::tx::{all, array, first, statements};
use crate::{Arg, Row, Sql, StoreError, Tx};

statements! {
    INSERT = Sql::same(
        "INSERT INTO api_token (token, name, purposes, state, created_at, ends_at) VALUES (?1, ?2, ?3, 'active', ?4, ?5)");
    BY_HASH = Sql::same("SELECT token, name, purposes, state, created_at, ends_at FROM api_token WHERE token = ?1");
    BY_NAME = Sql::same("SELECT token, name, purposes, state, created_at, ends_at FROM api_token WHERE name = ?1");
    LIST = Sql::same(
        "SELECT token, name, purposes, state, created_at, ends_at FROM api_token ORDER BY created_at, name LIMIT ?1");
    REVOKE = Sql::same("UPDATE api_token SET state = 'revoked' WHERE name = ?1 AND state = 'active'");
}

/// A token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenRow {
    /// SHA-256 of the token.
    pub token: [u8; 32],
    /// What the operator calls it.
    pub name: String,
    /// The purposes it names, by slug.
    pub purposes: Vec<String>,
    /// Whether it was not revoked.
    pub active: bool,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it ends by itself.
    pub ends_at: Timestamp,
}

fn token(row: &dyn Row) -> Result<TokenRow, StoreError> {
    let purposes: Vec<String> = serde_json::from_str(&row.text(2)?)
        .map_err(|_| Corrupt { table: "api_token", what: "purposes that are no list" })?;
    Ok(TokenRow {
        token: array(row, 0)?,
        name: row.text(1)?,
        purposes,
        active: row.text(3)? == "active",
        created_at: row.at(4)?,
        ends_at: row.at(5)?,
    })
}

/// Adds a token.
///
/// # Errors
/// [`StoreError::Taken`] when the name is.
pub fn insert(tx: &mut dyn Tx, row: &TokenRow) -> Result<(), StoreError> {
    // A list of texts always serializes.
    let purposes = serde_json::to_string(&row.purposes).unwrap_or_default();
    let args = [
        Arg::Bytes(&row.token),
        Arg::Text(&row.name),
        Arg::Text(&purposes),
        Arg::at(row.created_at),
        Arg::at(row.ends_at),
    ];
    tx.execute(INSERT, &args).map(drop)
}

/// The token of that hash, revoked and ended ones too.
///
/// # Errors
/// [`StoreError`].
pub fn by_hash(tx: &mut dyn Tx, hash: &[u8; 32]) -> Result<Option<TokenRow>, StoreError> {
    first(tx, BY_HASH, &[Arg::Bytes(hash)], token)
}

/// The token of that name.
///
/// # Errors
/// [`StoreError`].
pub fn by_name(tx: &mut dyn Tx, name: &str) -> Result<Option<TokenRow>, StoreError> {
    first(tx, BY_NAME, &[Arg::Text(name)], token)
}

/// Tokens, oldest first.
///
/// # Errors
/// [`StoreError`].
pub fn list(tx: &mut dyn Tx, limit: usize) -> Result<Vec<TokenRow>, StoreError> {
    all(tx, LIST, &[Arg::Int(super::int(limit))], token)
}

/// Revokes a token; says whether it was active before.
///
/// # Errors
/// [`StoreError`].
pub fn revoke(tx: &mut dyn Tx, name: &str) -> Result<bool, StoreError> {
    Ok(tx.execute(REVOKE, &[Arg::Text(name)])? == 1)
}
