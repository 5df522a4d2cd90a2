//! Evidence that an outsider can check: the journal's keys and newest checkpoint, and receipts.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use zalog_domain::ids::hex;
use zalog_domain::limits;
use zalog_domain::reference::Reference;
use zalog_journal::{Checkpoint, Document, Entry, Proof, Receipt, Said, inclusion_proof};
use zalog_store::Tx;
use zalog_store::sequencer::Tiles;
use zalog_store::tables::consent::ConsentRow;
use zalog_store::tables::journal;
use zalog_words::Lang;

use crate::giving::Ticked;
use crate::{App, AppError};

/// `/.well-known/zalog.json`: origin, key, newest checkpoint.
///
/// # Errors
/// [`AppError::Internal`].
pub fn well_known(app: &App) -> Result<serde_json::Value, AppError> {
    let newest = app.store.read::<_, AppError, _>(|tx| Ok(journal::newest_checkpoint(tx)?))?;
    let edition = app.in_force().edition.number;
    Ok(serde_json::json!({
        "format": "zalog-well-known/1",
        "origin": app.ring.signer.name(),
        "keys": [app.ring.signer.verifier().to_string()],
        "edition": edition,
        "checkpoint": newest.as_ref().map(|(_, note)| note),
        "size": newest.as_ref().map(|(size, _)| size),
    }))
}

/// What a receipt says, written down when the consent is given: a later edition changes nothing in it.
#[derive(Serialize, Deserialize)]
struct Statement {
    operator: String,
    purpose: String,
    said: BTreeMap<String, Said>,
}

/// What stood around the box.
pub(crate) struct Shown<'a> {
    pub host: &'a str,
    /// Slug of the form, empty where there is none.
    pub form: &'a str,
    pub button: &'a str,
    pub strength: &'a str,
}

/// The statement of a consent that is being given.
pub(crate) fn statement(app: &App, tick: &Ticked, shown: &Shown<'_>) -> Result<String, AppError> {
    let policy = app.policy();
    let lang = Lang::from_code(&tick.lang).unwrap_or(policy.language);
    let purpose = policy.purpose(&tick.purpose).ok_or(AppError::NotFound)?;
    let items = purpose.items.iter().map(ToString::to_string).collect();
    let text = |text: &str| Said::Text(text.to_owned());
    let mut said = BTreeMap::from([
        ("purpose".to_owned(), text(tick.purpose.as_str())),
        ("title".to_owned(), text(purpose.title.text(lang))),
        ("items".to_owned(), Said::List(items)),
        ("host".to_owned(), text(shown.host)),
        ("button".to_owned(), text(shown.button)),
        ("strength".to_owned(), text(shown.strength)),
    ]);
    if !shown.form.is_empty() {
        said.insert("form".to_owned(), text(shown.form));
    }
    let operator = policy.operator.name.text(lang).to_owned();
    Ok(serde_json::to_string(&Statement { operator, purpose: tick.purpose.to_string(), said })?)
}

/// The receipt of a consent. It is a signed promise over the entry's hash; with the first checkpoint that has the entry it
/// gains the proof that the journal holds it.
pub(crate) fn receipt(app: &App, row: &ConsentRow) -> Result<Receipt, AppError> {
    let withdrawn = row.withdrawn_at.map(|at| ("withdrawn_at".to_owned(), Said::Text(at.to_string())));
    let mut receipt = promise(app, row, withdrawn)?;
    receipt.proof = proof(app, row)?;
    Ok(receipt)
}

/// The receipt as it was at the moment of the consent: the signed promise, without what came later.
pub(crate) fn first_receipt(app: &App, row: &ConsentRow) -> Result<Receipt, AppError> {
    promise(app, row, None)
}

fn promise(app: &App, row: &ConsentRow, more: Option<(String, Said)>) -> Result<Receipt, AppError> {
    let Statement { operator, purpose, said: mut statement } = serde_json::from_str(&row.statement)?;
    statement.extend(more);
    let mut receipt = Receipt {
        format: zalog_journal::RECEIPT_FORMAT.to_owned(),
        number: Reference::parse(&row.receipt).map_or_else(|_| row.receipt.clone(), |r| r.grouped()),
        operator,
        origin: app.ring.signer.name().to_owned(),
        vkey: app.ring.signer.verifier().to_string(),
        issued_at: row.given_at.to_string(),
        entry: String::new(),
        signature: String::new(),
        document: Document {
            hash: hex(&row.document),
            lang: row.lang.clone(),
            name: format!("consent/{purpose}"),
        },
        statement,
        proof: None,
    };
    receipt.sign(&row.entry_body, &app.ring.signer)?;
    Ok(receipt)
}

fn proof(app: &App, row: &ConsentRow) -> Result<Option<Proof>, AppError> {
    app.store.read(|tx| {
        let Some((size, note)) = journal::newest_checkpoint(tx)? else { return Ok(None) };
        let Some(position) = position(tx, row, size)? else { return Ok(None) };
        let hashes = inclusion_proof(&mut Tiles(tx), size, position)?;
        Ok(Some(Proof::new(position, size, &hashes, note)))
    })
}

/// Entries stand nearly in the order of their times: what waited for the same commit may be out of order by less than this,
/// microseconds.
const DISORDER: i64 = 10 * 60 * 1_000_000;

/// The place of a consent's entry in the first `size` entries. The time of the consent says roughly where: the journal is
/// halved until that place is found, then the person's own entries from there on are looked through.
fn position(tx: &mut dyn Tx, row: &ConsentRow, size: u64) -> Result<Option<u64>, AppError> {
    let at = row.given_at.as_microsecond();
    let (mut low, mut high) = (0, size);
    while low < high {
        let middle = low + (high - low) / 2;
        // A body that was dropped after its term says no time: look from the beginning of what is left.
        let time = Entry::decode(&journal::body_at(tx, middle)?).map_or(i64::MAX, |entry| entry.at);
        if time < at.saturating_sub(DISORDER) { low = middle + 1 } else { high = middle }
    }
    let mut from = low;
    loop {
        let positions = journal::of_subject_from(tx, row.subject, from, limits::BATCH_ROWS)?;
        for position in &positions {
            if *position >= size {
                return Ok(None);
            }
            let entry = Entry::decode(&journal::body_at(tx, *position)?);
            match entry {
                Ok(entry) if entry.id == row.entry => return Ok(Some(*position)),
                Ok(entry) if entry.at > at.saturating_add(DISORDER) => return Ok(None),
                _ => {}
            }
        }
        match positions.last() {
            Some(last) if positions.len() == limits::BATCH_ROWS => from = last + 1,
            _ => return Ok(None),
        }
    }
}

/// The newest checkpoint, parsed.
///
/// # Errors
/// [`AppError::Internal`].
pub fn newest(app: &App) -> Result<Option<Checkpoint>, AppError> {
    let newest = app.store.read::<_, AppError, _>(|tx| Ok(journal::newest_checkpoint(tx)?))?;
    let Some((_, note)) = newest else { return Ok(None) };
    let keys = [app.ring.signer.verifier()];
    Ok(Some(Checkpoint::open(&note, &keys, app.ring.signer.name())?))
}
