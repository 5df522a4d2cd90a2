//! Published bytes, editions, and the one row that says which is in force.

use jiff::Timestamp;
use zalog_domain::register::{Terms, TermsId};
use zalog_journal::Hash;

use crate::error::Corrupt;
use crate::tx::{all, array, array_opt, first, statements};
use crate::{Arg, Row, Sql, StoreError, Tx};

statements! {
    ALONE = Sql::each(
        "UPDATE edition SET id = id WHERE id < 0",
        "LOCK TABLE edition IN ACCESS EXCLUSIVE MODE");
    PUT_TEXT = Sql::same(
        "INSERT INTO published (hash, media, body, stored_at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (hash) DO NOTHING");
    TEXT = Sql::same("SELECT body FROM published WHERE hash = ?1");
    INSERT = Sql::same(
        "INSERT INTO edition (id, number, declaration, generator, reason, substantial, published_at, effective_at, class, \
         author, packs, asks, causes, laws, legal_form) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)");
    LIST = Sql::same(
        "SELECT id, number, declaration, generator, reason, substantial, published_at, effective_at, class, author, packs, \
         withdrawn_at, withdrawn_reason, asks, causes, laws, legal_form FROM edition ORDER BY id");
    AT = Sql::same(
        "SELECT id FROM edition WHERE withdrawn_at IS NULL AND (effective_at <= ?1 OR effective_at <= published_at) \
         ORDER BY effective_at DESC, id DESC LIMIT 1");
    WITHDRAW = Sql::same(
        "UPDATE edition SET withdrawn_at = ?2, withdrawn_reason = ?3 \
         WHERE id = ?1 AND withdrawn_at IS NULL AND effective_at > ?2");
    INSERT_TERMS = Sql::same("INSERT INTO edition_terms (edition, terms) VALUES (?1, ?2) ON CONFLICT DO NOTHING");
    TERMS_OF = Sql::same("SELECT terms FROM edition_terms WHERE edition = ?1 ORDER BY terms");
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
    /// What it is to people beside the one before it: `first`, `editorial`, `narrower`, `substantial`, `new-consent`.
    pub class: String,
    /// Who published it, as the operator calls himself or his member of staff.
    pub author: Option<String>,
    /// Hash of the law packs it was printed with.
    pub packs: Option<Hash>,
    /// Purposes whose consents it asks again, by slug.
    pub asks: Vec<String>,
    /// What made it necessary, machine names chosen from a list.
    pub causes: Vec<String>,
    /// Codes of the laws that apply, the operator's seat first.
    pub laws: Vec<String>,
    /// What the policy is in law: `notice`, `public-contract`; empty when it was published before this was asked.
    pub legal_form: String,
    /// When it was withdrawn before it came into force, and why.
    pub withdrawn: Option<(Timestamp, String)>,
}

impl EditionRow {
    /// Whether it is published and waits for its instant.
    #[must_use]
    pub fn waits(&self, now: Timestamp) -> bool {
        self.withdrawn.is_none() && self.effective_at > now
    }
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
    let lines = |text: String| text.lines().map(str::to_owned).collect();
    Ok(EditionRow {
        id: row.int(0)?,
        number: super::small(row.int(1)?)?,
        declaration: array(row, 2)?,
        generator: row.text(3)?,
        reason: row.text_opt(4)?,
        substantial: row.int(5)? != 0,
        published_at: row.at(6)?,
        effective_at: row.at(7)?,
        class: row.text(8)?,
        author: row.text_opt(9)?,
        packs: array_opt(row, 10)?,
        withdrawn: row.at_opt(11)?.zip(row.text_opt(12)?),
        asks: lines(row.text(13)?),
        causes: lines(row.text(14)?),
        laws: lines(row.text(15)?),
        legal_form: row.text(16)?,
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

/// Waits for every transaction that has asked which edition holds, and lets no other ask until this one is over: an instant
/// read after this is later than any that was decided by the editions before. The first statement of its transaction.
///
/// # Errors
/// [`StoreError`].
pub fn alone(tx: &mut dyn Tx) -> Result<(), StoreError> {
    tx.execute(ALONE, &[]).map(drop)
}

/// Adds an edition.
///
/// # Errors
/// [`StoreError`].
pub fn insert(tx: &mut dyn Tx, row: &EditionRow) -> Result<(), StoreError> {
    let (asks, causes, laws) = (row.asks.join("\n"), row.causes.join("\n"), row.laws.join("\n"));
    let args = [
        Arg::Int(row.id),
        Arg::Int(row.number.into()),
        Arg::Bytes(&row.declaration),
        Arg::Text(&row.generator),
        Arg::text_opt(row.reason.as_deref()),
        Arg::Int(row.substantial.into()),
        Arg::at(row.published_at),
        Arg::at(row.effective_at),
        Arg::Text(&row.class),
        Arg::text_opt(row.author.as_deref()),
        Arg::bytes_opt(row.packs.as_ref().map(<[u8; 32]>::as_slice)),
        Arg::Text(&asks),
        Arg::Text(&causes),
        Arg::Text(&laws),
        Arg::Text(&row.legal_form),
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

/// The edition that holds at `now`: the last whose instant has come and that was not withdrawn before it. Whoever decides
/// asks this in his own transaction. One that was published to hold at once holds for everybody who sees it: it was committed
/// before him, whatever his clock said when he began.
///
/// # Errors
/// [`StoreError`].
pub fn at(tx: &mut dyn Tx, now: Timestamp) -> Result<Option<i64>, StoreError> {
    first(tx, AT, &[Arg::at(now)], |row| row.int(0))
}

/// Withdraws an edition that has not come into force; false when it has, or was withdrawn already.
///
/// # Errors
/// [`StoreError`].
pub fn withdraw(tx: &mut dyn Tx, id: i64, now: Timestamp, reason: &str) -> Result<bool, StoreError> {
    Ok(tx.execute(WITHDRAW, &[Arg::Int(id), Arg::at(now), Arg::Text(reason)])? == 1)
}

/// The terms of the purposes that an edition declares.
///
/// # Errors
/// [`StoreError`].
pub fn terms_of(tx: &mut dyn Tx, id: i64) -> Result<Vec<TermsId>, StoreError> {
    all(tx, TERMS_OF, &[Arg::Int(id)], |row| Ok(TermsId(array(row, 0)?)))
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

/// Keeps a purpose's terms under their id, and that an edition declares them.
///
/// # Errors
/// [`StoreError`].
pub fn put_terms(tx: &mut dyn Tx, terms: &Terms, id: i64) -> Result<(), StoreError> {
    let digest = terms.id().0;
    tx.execute(PUT_TERMS, &[Arg::Bytes(&digest), Arg::Text(&terms.canonical()), Arg::Int(id)])?;
    tx.execute(INSERT_TERMS, &[Arg::Int(id), Arg::Bytes(&digest)]).map(drop)
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
