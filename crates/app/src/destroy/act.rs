//! The act: a numbered document that says what was destroyed, how, why and when (152-FZ art. 21(7), order 179 of
//! Roskomnadzor of 28.10.2022). The persons stand in it by number only; the journal has its hash.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zalog_domain::ground::until;
use zalog_domain::ids::hex;
use zalog_domain::reference::Reference;
use zalog_domain::register::ItemNo;
use zalog_domain::{ActorClass, Fact, Kind, limits};
use zalog_policy::model::HoleOr;
use zalog_store::tables::act::{self, ActRow};
use zalog_store::tables::tombstone::{self, TombstoneRow};

use super::{Reason, Removed};
use crate::edition::InForce;
use crate::journal::{Draft, count};
use crate::{App, AppError};

/// Form of the act's body.
const FORMAT: &str = "zalog-act/1";
/// Grade of destruction in entries: erased (key, rows, index, derived entries).
const ERASED: u32 = 4;

/// An act of destruction. The field order is frozen: the hash is that of the JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    /// `zalog-act/1`.
    pub format: String,
    /// Year and number, `2026-12`.
    pub number: String,
    /// Name of the operator, in the binding language.
    pub operator: String,
    /// The operator's address.
    pub address: String,
    /// The information system the data were destroyed from.
    pub system: String,
    /// Who destroyed: the engine, on behalf of the operator's responsible person.
    pub by: String,
    /// Way of destruction.
    pub way: String,
    /// Grade: `erased`.
    pub grade: String,
    /// Reason, as a code.
    pub reason: String,
    /// When it was finished, RFC 3339 in UTC.
    pub at: String,
    /// Each destruction: the person by number, what of his was destroyed.
    pub destroyed: Vec<Destroyed>,
}

/// One destruction of an act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Destroyed {
    /// What points to the person: the number he was told, or that of the destroyed compartment.
    pub subject: String,
    /// When it was ordered, RFC 3339 in UTC.
    pub ordered_at: String,
    /// How many values of each item.
    pub items: BTreeMap<String, u64>,
    /// Consents with their proofs.
    pub consents: u64,
    /// Records.
    pub records: u64,
    /// Waiting registrations.
    pub waiting: u64,
}

/// Writes the act over destructions of one reason, and closes them.
pub(crate) fn write(app: &App, reason: Reason, done: &[&(TombstoneRow, Removed)]) -> Result<(), AppError> {
    let now = app.clock.now();
    let entropy = app.entropy.as_ref();
    let in_force = app.in_force();
    let stones: Vec<_> = done
        .iter()
        .map(|(stone, removed)| (stone.id, removed.values(), Draft::new(ActorClass::Engine, now, entropy)))
        .collect();
    if !reason.needs_act() {
        return app.store.write::<_, AppError, _>(move |tx| {
            for (id, _, _) in &stones {
                tombstone::erased(tx, id, now, None)?;
            }
            Ok(())
        });
    }
    let year = i64::from(now.to_zoned(in_force.register.zone.clone()).year());
    let ends_at = kept_until(&in_force, now);
    let written = Draft::new(ActorClass::Engine, now, entropy);
    let act = draw_up(&in_force, reason, done, now);
    app.store.write::<_, AppError, _>(move |tx| {
        let number = act::next_number(tx, year)?;
        let body = serde_json::to_string(&Act { number: format!("{year}-{number}"), ..act.clone() })?;
        let hash = Sha256::digest(body.as_bytes()).into();
        act::insert(tx, &ActRow { year, number, hash, body, written_at: now, ends_at })?;
        for (id, values, draft) in &stones {
            if tombstone::erased(tx, id, now, Some((year, number)))? {
                let items = u32::try_from(*values).unwrap_or(u32::MAX);
                draft.record(
                    tx,
                    Kind::DestructionDone,
                    None,
                    &[(Fact::Items, items), (Fact::Grade, ERASED)],
                )?;
            }
        }
        let facts = [
            (Fact::Act, u32::try_from(number).unwrap_or(u32::MAX)),
            (Fact::Year, u32::try_from(year).unwrap_or(0)),
            (Fact::Count, count(stones.len())),
        ];
        Ok(written.record(tx, Kind::ActWritten, Some(hash), &facts)?)
    })
}

fn draw_up(in_force: &InForce, reason: Reason, done: &[&(TombstoneRow, Removed)], now: Timestamp) -> Act {
    let operator = &in_force.policy.operator;
    let lang = in_force.policy.language;
    Act {
        format: FORMAT.to_owned(),
        number: String::new(),
        operator: operator.name.text(lang).to_owned(),
        address: operator
            .address
            .as_ref()
            .and_then(HoleOr::given)
            .map_or_else(String::new, |a| a.text(lang).to_owned()),
        system: "Zalog".to_owned(),
        by: "engine".to_owned(),
        way: "key destroyed, rows erased, read back".to_owned(),
        grade: "erased".to_owned(),
        reason: reason.code().to_owned(),
        at: now.to_string(),
        destroyed: done.iter().map(|(stone, removed)| destroyed(in_force, stone, removed)).collect(),
    }
}

fn destroyed(in_force: &InForce, stone: &TombstoneRow, removed: &Removed) -> Destroyed {
    let named = stone.reference.as_deref().and_then(|r| Reference::parse(r).ok()).map(|r| r.grouped());
    let items = removed.items.iter().map(|(item, values)| {
        let name = in_force.register.item_name(ItemNo(*item));
        (if name.is_empty() { format!("#{item}") } else { name.to_owned() }, *values)
    });
    Destroyed {
        subject: named.unwrap_or_else(|| hex(&stone.id)),
        ordered_at: stone.ordered_at.to_string(),
        items: items.collect(),
        consents: removed.consents,
        records: removed.records,
        waiting: removed.waiting,
    }
}

/// An act is kept as the engine's own purpose says.
pub(crate) fn kept_until(in_force: &InForce, now: Timestamp) -> Timestamp {
    let register = &in_force.register;
    let terms = register.purpose("acts").ok().and_then(|purpose| register.in_force(purpose));
    let after = terms.and_then(|p| register.terms(p.terms)).and_then(|known| known.terms.after);
    after.map_or(Timestamp::MAX, |span| until(register, span, now))
}

/// Acts of a year with a number below `before`, newest first.
///
/// # Errors
/// [`AppError::Internal`].
pub fn acts(app: &App, year: i64, before: i64) -> Result<Vec<Act>, AppError> {
    let rows =
        app.store.read::<_, AppError, _>(|tx| Ok(act::of_year(tx, year, before, limits::PAGE_ROWS)?))?;
    rows.iter().map(|row| Ok(serde_json::from_str(&row.body)?)).collect()
}

/// An act, and the hash the journal has of it, hexadecimal.
///
/// # Errors
/// [`AppError::NotFound`].
pub fn find(app: &App, year: i64, number: i64) -> Result<(Act, String), AppError> {
    let row = app.store.read::<_, AppError, _>(|tx| Ok(act::get(tx, year, number)?))?;
    let row = row.ok_or(AppError::NotFound)?;
    Ok((serde_json::from_str(&row.body)?, hex(&row.hash)))
}
