//! Published bytes, editions, and the one row that says which is in force.

use jiff::Timestamp;
use zalog_domain::register::Terms;
use zalog_journal::Hash;

use crate::error::Corrupt;
use crate::tx::{all, array, first, statements};
use crate::{Arg, Row, Sql, StoreError, Tx};

statements! {
    PUT_TEXT = Sql::same(
        "INSERT INTO published (hash, media, body, stored_at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (hash) DO NOTHING");
    TEXT = Sql::same("SELECT body FROM published WHERE hash = ?1");
    INSERT = Sql::same(
        "INSERT INTO edition (id, number, declaration, generator, reason, substantial, published_at, effective_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
    LIST = Sql::same(
        "SELECT id, number, declaration, generator, reason, substantial, published_at, effective_at FROM edition ORDER BY id");
    INSERT_TEXT = Sql::same(
        "INSERT INTO edition_text (edition, document, lang, canonical, markdown) VALUES (?1, ?2, ?3, ?4, ?5)");
    TEXTS = Sql::same("SELECT document, lang, canonical, markdown FROM edition_text WHERE edition = ?1 ORDER BY document, lang");
    BY_CANONICAL = Sql::same("SELECT edition, document, lang FROM edition_text WHERE canonical = ?1 ORDER BY edition LIMIT 1");
    IN_FORCE = Sql::same("SELECT edition, since FROM in_force WHERE one = 1");
    FLIP = Sql::same(
        "INSERT INTO in_force (one, edition, since) VALUES (1, ?1, ?2) \
         ON CONFLICT (one) DO UPDATE SET edition = excluded.edition, since = excluded.since");
    PUT_TERMS = Sql::same("INSERT INTO terms (id, body, first_edition) VALUES (?1, ?2, ?3) ON CONFLICT (id) DO NOTHING");
    ALL_TERMS = Sql::same("SELECT body FROM terms");
}

/// An edition as published. `id` counts publications from 1; `number` is what the declaration says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionRow {
    /// Order of publication.
    pub id: i64,
    /// Number the declaration gives.
    pub number: u32,
    /// Hash of the declaration's bytes.
    pub declaration: Hash,
    /// Name and version of the generator.
    pub generator: String,
    /// Reason, if the declaration gives one.
    pub reason: Option<String>,
    /// Whether it is substantial.
    pub substantial: bool,
    /// When it was published.
    pub published_at: Timestamp,
    /// From when it holds.
    pub effective_at: Timestamp,
}

/// A text of an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextRow {
    /// Which document: `policy`, `cookies`, `consent/<purpose>`, `acknowledgement`.
    pub document: String,
    /// Language code.
    pub lang: String,
    /// Hash of its canonical JSON.
    pub canonical: Hash,
    /// Hash of its Markdown.
    pub markdown: Hash,
}

fn edition(row: &dyn Row) -> Result<EditionRow, StoreError> {
    Ok(EditionRow {
        id: row.int(0)?,
        number: super::small(row.int(1)?)?,
        declaration: array(row, 2)?,
        generator: row.text(3)?,
        reason: row.text_opt(4)?,
        substantial: row.int(5)? != 0,
        published_at: row.at(6)?,
        effective_at: row.at(7)?,
    })
}

/// Stores bytes under their hash; storing them again changes nothing.
///
/// # Errors
/// [`StoreError`].
pub fn put_text(
    tx: &mut dyn Tx,
    hash: &Hash,
    media: &str,
    body: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(PUT_TEXT, &[Arg::Bytes(hash), Arg::Text(media), Arg::Text(body), Arg::at(now)]).map(drop)
}

/// Bytes by their hash.
///
/// # Errors
/// [`StoreError`].
pub fn text(tx: &mut dyn Tx, hash: &Hash) -> Result<Option<String>, StoreError> {
    first(tx, TEXT, &[Arg::Bytes(hash)], |row| row.text(0))
}

/// Adds an edition.
///
/// # Errors
/// [`StoreError`].
pub fn insert(tx: &mut dyn Tx, row: &EditionRow) -> Result<(), StoreError> {
    let args = [
        Arg::Int(row.id),
        Arg::Int(row.number.into()),
        Arg::Bytes(&row.declaration),
        Arg::Text(&row.generator),
        Arg::text_opt(row.reason.as_deref()),
        Arg::Int(row.substantial.into()),
        Arg::at(row.published_at),
        Arg::at(row.effective_at),
    ];
    tx.execute(INSERT, &args).map(drop)
}

/// All editions, in order of publication.
///
/// # Errors
/// [`StoreError`].
pub fn list(tx: &mut dyn Tx) -> Result<Vec<EditionRow>, StoreError> {
    all(tx, LIST, &[], edition)
}

/// Ties a text to an edition.
///
/// # Errors
/// [`StoreError`].
pub fn insert_text(tx: &mut dyn Tx, id: i64, row: &TextRow) -> Result<(), StoreError> {
    let args = [
        Arg::Int(id),
        Arg::Text(&row.document),
        Arg::Text(&row.lang),
        Arg::Bytes(&row.canonical),
        Arg::Bytes(&row.markdown),
    ];
    tx.execute(INSERT_TEXT, &args).map(drop)
}

/// The texts of an edition.
///
/// # Errors
/// [`StoreError`].
pub fn texts(tx: &mut dyn Tx, id: i64) -> Result<Vec<TextRow>, StoreError> {
    all(tx, TEXTS, &[Arg::Int(id)], |row| {
        Ok(TextRow {
            document: row.text(0)?,
            lang: row.text(1)?,
            canonical: array(row, 2)?,
            markdown: array(row, 3)?,
        })
    })
}

/// Which edition, document and language a canonical text was first published as.
///
/// # Errors
/// [`StoreError`].
pub fn by_canonical(tx: &mut dyn Tx, hash: &Hash) -> Result<Option<(i64, String, String)>, StoreError> {
    first(tx, BY_CANONICAL, &[Arg::Bytes(hash)], |row| Ok((row.int(0)?, row.text(1)?, row.text(2)?)))
}

/// The edition in force and since when.
///
/// # Errors
/// [`StoreError`].
pub fn in_force(tx: &mut dyn Tx) -> Result<Option<(i64, Timestamp)>, StoreError> {
    first(tx, IN_FORCE, &[], |row| Ok((row.int(0)?, row.at(1)?)))
}

/// Flips the one row.
///
/// # Errors
/// [`StoreError`].
pub fn flip(tx: &mut dyn Tx, id: i64, since: Timestamp) -> Result<(), StoreError> {
    tx.execute(FLIP, &[Arg::Int(id), Arg::at(since)]).map(drop)
}

/// Keeps a purpose's terms under their id.
///
/// # Errors
/// [`StoreError`].
pub fn put_terms(tx: &mut dyn Tx, terms: &Terms, id: i64) -> Result<(), StoreError> {
    tx.execute(PUT_TERMS, &[Arg::Bytes(&terms.id().0), Arg::Text(&terms.canonical()), Arg::Int(id)]).map(drop)
}

/// All terms that any ground may hold.
///
/// # Errors
/// [`StoreError`].
pub fn all_terms(tx: &mut dyn Tx) -> Result<Vec<Terms>, StoreError> {
    all(tx, ALL_TERMS, &[], |row| {
        serde_json::from_str(&row.text(0)?).map_err(|_| Corrupt { table: "terms", what: "unreadable" }.into())
    })
}
