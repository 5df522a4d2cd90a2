//! Editions: texts stored by hash, one row that says which is in force, and the tables computed from it.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};
use zalog_domain::clock::Entropy;
use zalog_domain::ids::hex;
use zalog_domain::register::{Interned, ItemNo, PurposeNo, Register, Terms};
use zalog_domain::{ActorClass, Fact, Kind};
use zalog_journal::Hash;
use zalog_policy::document::{self, Document};
use zalog_policy::model::{Event, Policy};
use zalog_store::tables::edition::{EditionRow, TextRow};
use zalog_store::tables::{edition as rows, intern};
use zalog_store::{Store, Tx};
use zalog_words::Lang;

use crate::journal::Draft;
use crate::operator::InForce;
use crate::{App, AppError};

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
    /// When it was published.
    pub published_at: Timestamp,
    /// From when it holds.
    pub effective_at: Timestamp,
    /// Whether it is the one in force.
    pub in_force: bool,
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

/// A text to be published.
struct Text {
    document: String,
    lang: Lang,
    canonical: String,
    markdown: String,
}

fn hash(text: &str) -> Hash {
    Sha256::digest(text.as_bytes()).into()
}

/// Everything a policy publishes: policy, cookie terms, acknowledgement, one document for each consent; in each language.
fn texts(policy: &Policy) -> Vec<Text> {
    let mut all = Vec::new();
    for lang in LANGUAGES {
        let mut named = vec![
            ("policy".to_owned(), document::policy(policy, lang)),
            ("cookies".to_owned(), document::cookies(policy, lang)),
            ("acknowledgement".to_owned(), document::acknowledgement(policy, lang)),
        ];
        for consent in &policy.consents {
            if let Some(document) = document::consent(policy, &consent.purpose, lang) {
                named.push((format!("consent/{}", consent.purpose), document));
            }
        }
        all.extend(named.into_iter().map(|(name, document)| Text {
            document: name,
            lang,
            canonical: document.canonical_json(),
            markdown: document.markdown(),
        }));
    }
    all
}

/// Makes a declaration the edition in force: publishes it if its bytes or its texts are new, and computes the tables.
pub(crate) fn bring(
    store: &Store,
    policy: Policy,
    declaration: &str,
    publish: bool,
    now: Timestamp,
    entropy: &dyn Entropy,
) -> Result<InForce, AppError> {
    let texts = Arc::new(texts(&policy));
    let names = Arc::new(Names::of(&policy));
    let draft = Draft::new(ActorClass::Operator, now, entropy);
    let applied = Draft::new(ActorClass::Operator, now, entropy);
    let policy = Arc::new(policy);
    let declared = declaration.to_owned();
    let zone = TimeZone::get(&policy.operator.zone).unwrap_or(TimeZone::UTC);
    let start = policy.edition.effective.and_then(|day| day.to_zoned(zone).ok()).map(|z| z.timestamp());
    let (for_write, names_written) = (policy.clone(), names.clone());
    store.write::<_, AppError, _>(move |tx| {
        names_written.intern(tx)?;
        let digest = hash(&declared);
        let in_force = rows::in_force(tx)?;
        let newest = rows::list(tx)?.into_iter().find(|e| Some(e.id) == in_force.map(|f| f.0));
        let same_texts = match &newest {
            Some(edition) => same(&rows::texts(tx, edition.id)?, &texts),
            None => false,
        };
        if let Some(edition) = &newest
            && edition.declaration == digest
            && same_texts
        {
            return Ok(());
        }
        if newest.is_some() && !publish {
            return Err(AppError::internal(
                "the declaration is not the one in force: serve it first, which publishes it",
            ));
        }
        if newest.is_some() && start.is_some_and(|start| start > now) {
            return Err(AppError::internal(
                "this edition takes effect later: serve the earlier declaration until that day",
            ));
        }
        let id = newest.as_ref().map_or(1, |e| e.id + 1);
        rows::put_text(tx, &digest, "text/kdl", &declared, now)?;
        let row = EditionRow {
            id,
            number: for_write.edition.number,
            declaration: digest,
            generator: concat!("zalog ", env!("CARGO_PKG_VERSION")).to_owned(),
            reason: for_write.edition.reason.as_ref().map(|r| r.text(for_write.language).to_owned()),
            substantial: for_write.edition.substantial,
            published_at: now,
            effective_at: start.unwrap_or(now),
            class: "first".to_owned(),
            author: None,
            packs: None,
            asks: Vec::new(),
            withdrawn: None,
        };
        rows::insert(tx, &row)?;
        for text in texts.iter() {
            let (canonical, markdown) = (hash(&text.canonical), hash(&text.markdown));
            rows::put_text(tx, &canonical, "application/json", &text.canonical, now)?;
            rows::put_text(tx, &markdown, "text/markdown", &text.markdown, now)?;
            let row = TextRow {
                document: text.document.clone(),
                lang: text.lang.code().to_owned(),
                canonical,
                markdown,
            };
            rows::insert_text(tx, id, &row)?;
        }
        for purpose in &for_write.purposes {
            rows::put_terms(tx, &Terms::of(purpose), id)?;
        }
        rows::flip(tx, id, now)?;
        let version = [(Fact::Version, u32::try_from(id).unwrap_or(u32::MAX))];
        draft.record(tx, Kind::VersionPublished, Some(digest), &version)?;
        applied.record(tx, Kind::PolicyApplied, Some(digest), &version)?;
        Ok(())
    })?;
    let for_read = policy.clone();
    store.read::<_, AppError, _>(move |tx| {
        let interned = Interned {
            purposes: intern::of_kind(tx, "purpose")?.into_iter().map(|(k, v)| (k, PurposeNo(v))).collect(),
            items: intern::of_kind(tx, "item")?.into_iter().map(|(k, v)| (k, ItemNo(v))).collect(),
        };
        let register = Register::build(&for_read, interned, rows::all_terms(tx)?)?;
        let (id, _) = rows::in_force(tx)?.ok_or_else(|| AppError::internal("no edition is in force"))?;
        let edition = rows::list(tx)?.into_iter().find(|e| e.id == id);
        let texts =
            rows::texts(tx, id)?.into_iter().map(|t| ((t.document.clone(), t.lang.clone()), t)).collect();
        Ok(InForce {
            policy: for_read.clone(),
            register: Arc::new(register),
            edition: edition.ok_or_else(|| AppError::internal("the edition in force is missing"))?,
            texts,
            forms: intern::of_kind(tx, "form")?,
            roles: intern::of_kind(tx, "role")?,
            events: intern::of_kind(tx, "event")?,
        })
    })
}

fn same(stored: &[TextRow], texts: &[Text]) -> bool {
    let known: HashMap<(&str, &str), &TextRow> =
        stored.iter().map(|t| ((t.document.as_str(), t.lang.as_str()), t)).collect();
    known.len() == texts.len()
        && texts.iter().all(|t| {
            known
                .get(&(t.document.as_str(), t.lang.code()))
                .is_some_and(|row| row.canonical == hash(&t.canonical))
        })
}

/// Every name that gets a number.
struct Names(BTreeMap<&'static str, Vec<String>>);

impl Names {
    fn of(policy: &Policy) -> Self {
        let mut items: Vec<String> = policy.items.iter().map(|i| i.slug.to_string()).collect();
        // The password's hash is sealed like a value; it is no item of any purpose and opens for none.
        items.push(crate::sign_in::CREDENTIAL_ITEM.to_owned());
        items.push(crate::registration::BLOB_ITEM.to_owned());
        items.push(crate::consent::PROOF_ITEM.to_owned());
        Self(BTreeMap::from([
            ("purpose", policy.purposes.iter().map(|p| p.slug.to_string()).collect()),
            ("item", items),
            ("form", policy.forms.iter().map(|f| f.slug.to_string()).collect()),
            ("role", policy.roles.iter().map(|r| r.slug.to_string()).collect()),
            ("recipient", policy.recipients.iter().map(|r| r.slug.to_string()).collect()),
            ("event", Event::ALL.iter().map(|e| e.as_str().to_owned()).collect()),
        ]))
    }

    fn intern(&self, tx: &mut dyn Tx) -> Result<(), AppError> {
        for (kind, names) in &self.0 {
            intern::intern(tx, kind, names)?;
        }
        Ok(())
    }
}

fn view(row: &EditionRow, in_force: i64) -> EditionView {
    EditionView {
        id: row.id,
        number: row.number,
        reason: row.reason.clone(),
        published_at: row.published_at,
        effective_at: row.effective_at,
        in_force: row.id == in_force,
    }
}

/// All editions, newest first.
///
/// # Errors
/// [`AppError::Internal`].
pub fn list(app: &App) -> Result<Vec<EditionView>, AppError> {
    let current = app.in_force().edition.id;
    app.store.read(|tx| Ok(rows::list(tx)?.iter().rev().map(|row| view(row, current)).collect()))
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
    let binding = app.binding_lang();
    app.store.read(|tx| {
        let row = rows::list(tx)?.into_iter().find(|e| e.id == id).ok_or(AppError::NotFound)?;
        let texts = rows::texts(tx, id)?;
        let of = |lang: Lang| texts.iter().find(|t| t.document == name && t.lang == lang.code());
        let (lang, text) = match of(lang) {
            Some(text) => (lang, text),
            None => (binding, of(binding).ok_or(AppError::NotFound)?),
        };
        Ok(Published {
            edition: view(&row, current),
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
