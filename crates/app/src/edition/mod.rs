//! Editions: texts and declarations stored by hash, from when each holds, and the tables computed from the one in force.
//!
//! Publishing (`publish`) and coming into force are separate: which edition holds is a function of the rows and the time
//! (`in_force`), asked in every transaction that decides. The one row that says it in the journal's order is flipped by
//! `flip`, what follows for each person is written down by `settle`.

mod flip;
mod forecast;
mod in_force;
mod open;
mod publish;
mod settle;
mod stored;

use std::collections::HashMap;

use jiff::Timestamp;
use zalog_domain::Fact;
use zalog_domain::ids::hex;
use zalog_journal::Hash;
use zalog_policy::document::Document;
use zalog_store::Tx;
use zalog_store::tables::edition as rows;
use zalog_store::tables::edition::{EditionRow, TextRow};
use zalog_words::Lang;

use crate::{App, AppError};

pub use forecast::{Forecast, forecast};
pub use open::{Given, drifted, given, stored_policy};
pub use publish::{Publication, Published as Outcome, withdraw};
pub use settle::behind;
pub use stored::declaration;

pub(crate) use flip::round;
pub(crate) use in_force::{Editions, InForce, current, still};
pub(crate) use open::bring;
pub(crate) use settle::{bind, grounds, person};
pub(crate) use stored::hash;

/// Languages in which every text is published.
pub const LANGUAGES: [Lang; 3] = Lang::ALL;

/// An edition, for people.
#[derive(Debug, Clone)]
pub struct EditionView {
    /// Order of publication.
    pub id: i64,
    /// Number.
    pub number: u32,
    /// Why it was made.
    pub reason: Option<String>,
    /// What made it necessary: `law`, `industry`, `technology`, `processing`, `wording`.
    pub causes: Vec<String>,
    /// Codes of the laws that apply, the operator's seat first.
    pub laws: Vec<String>,
    /// What the policy is in law: `notice`, `public-contract`; empty when it was not asked yet.
    pub legal_form: String,
    /// When it was published.
    pub published_at: Timestamp,
    /// From when it holds.
    pub effective_at: Timestamp,
    /// Whether it is the one in force.
    pub in_force: bool,
    /// Whether it is published and waits for its instant.
    pub waits: bool,
    /// What it is to people beside the one before it: `first`, `editorial`, `narrower`, `substantial`, `new-consent`.
    pub class: String,
    /// Who published it.
    pub author: Option<String>,
    /// When it was withdrawn before it came into force, and why.
    pub withdrawn: Option<(Timestamp, String)>,
}

/// A text as published.
pub struct Published {
    /// Its edition.
    pub edition: EditionView,
    /// Hash of its canonical bytes, hexadecimal.
    pub hash_hex: String,
    /// The language it is in.
    pub lang: Lang,
    /// The tree, restored from its canonical bytes.
    pub document: Document,
    /// The Markdown published with it.
    pub markdown: String,
}

/// The number of an edition as an entry carries it.
pub(crate) fn version(id: i64) -> (Fact, u32) {
    (Fact::Version, u32::try_from(id).unwrap_or(u32::MAX))
}

fn view(row: &EditionRow, in_force: i64, now: Timestamp) -> EditionView {
    EditionView {
        id: row.id,
        number: row.number,
        reason: row.reason.clone(),
        causes: row.causes.clone(),
        laws: row.laws.clone(),
        legal_form: row.legal_form.clone(),
        published_at: row.published_at,
        effective_at: row.effective_at,
        in_force: row.id == in_force,
        waits: row.waits(now),
        class: row.class.clone(),
        author: row.author.clone(),
        withdrawn: row.withdrawn.clone(),
    }
}

/// Publishes a declaration: in force at once, or from the first instant of the day it names.
///
/// # Errors
/// [`AppError::Refused`] when another edition waits for a later day; [`AppError::Busy`] when somebody publishes at the same
/// moment.
pub fn publish(app: &App, publication: Publication) -> Result<Outcome, AppError> {
    let before = app.store.read::<_, AppError, _>(|tx| {
        let all = rows::list(tx)?;
        let Some(last) = publish::last(&all).cloned() else { return Ok(None) };
        let policy = app.editions.policy(tx, &last)?;
        Ok(Some((last, policy)))
    })?;
    let before = before.as_ref().map(|(row, policy)| (row, policy.as_ref()));
    let done = publish::publish(&app.store, publication, before, &app.clock, app.entropy.as_ref())?;
    app.ring_bell();
    Ok(done)
}

/// The policy of an edition, compiled from what was stored with it.
///
/// # Errors
/// [`AppError::NotFound`]; [`AppError::Internal`] when this program does not understand it any more.
pub fn policy(app: &App, id: i64) -> Result<std::sync::Arc<zalog_policy::model::Policy>, AppError> {
    app.store.read(|tx| {
        let row = rows::list(tx)?.into_iter().find(|e| e.id == id).ok_or(AppError::NotFound)?;
        app.editions.policy(tx, &row)
    })
}

/// All editions, newest first.
///
/// # Errors
/// [`AppError::Internal`].
pub fn list(app: &App) -> Result<Vec<EditionView>, AppError> {
    let (current, now) = (app.in_force().edition.id, app.clock.now());
    app.store.read(|tx| Ok(rows::list(tx)?.iter().rev().map(|row| view(row, current, now)).collect()))
}

/// Numbers of editions, by their ids.
pub(crate) fn numbers(tx: &mut dyn Tx) -> Result<HashMap<i64, u32>, AppError> {
    Ok(rows::list(tx)?.into_iter().map(|edition| (edition.id, edition.number)).collect())
}

/// A text: `policy`, `cookies`, `acknowledgement` or `consent/<purpose>`, of an edition or of the one in force, in a
/// language or the binding one.
///
/// # Errors
/// [`AppError::NotFound`].
pub fn document(app: &App, edition: Option<i64>, name: &str, lang: Lang) -> Result<Published, AppError> {
    let current = app.in_force().edition.id;
    let id = edition.unwrap_or(current);
    let (binding, now) = (app.binding_lang(), app.clock.now());
    app.store.read(|tx| {
        let row = rows::list(tx)?.into_iter().find(|e| e.id == id).ok_or(AppError::NotFound)?;
        let texts = rows::texts(tx, id)?;
        let of = |lang: Lang| texts.iter().find(|t| t.document == name && t.lang == lang.code());
        let (lang, text) = match of(lang) {
            Some(text) => (lang, text),
            None => (binding, of(binding).ok_or(AppError::NotFound)?),
        };
        Ok(Published {
            edition: view(&row, current, now),
            hash_hex: hex(&text.canonical),
            lang,
            document: restored(tx, &text.canonical)?,
            markdown: rows::text(tx, &text.markdown)?
                .ok_or_else(|| AppError::internal("a published text is missing"))?,
        })
    })
}

/// The tree of a published text, from its bytes; the bytes must still have their hash.
pub(crate) fn restored(tx: &mut dyn Tx, canonical: &Hash) -> Result<Document, AppError> {
    let body = rows::text(tx, canonical)?.ok_or_else(|| AppError::internal("a published text is missing"))?;
    if hash(&body) != *canonical {
        return Err(AppError::internal("a published text does not have its hash"));
    }
    Ok(serde_json::from_str(&body)?)
}

/// The text of the edition in force that a person sees now.
pub(crate) fn current_text(app: &App, name: &str, lang: Lang) -> Option<TextRow> {
    let in_force = app.in_force();
    let of = |lang: Lang| in_force.texts.get(&(name.to_owned(), lang.code().to_owned())).cloned();
    of(lang).or_else(|| of(in_force.policy.language))
}
