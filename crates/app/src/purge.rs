//! What the declaration says is not received, taken out of texts that came in before it said so. A walk over all people, made
//! once for each list of sorts, in bounded batches; it begins again where it stopped.
//!
//! Nothing is opened to anybody: bytes go from one seal into another, without the places that the guard finds, and the key
//! they were sealed under is destroyed. A text whose ground is suspended stays as it is, like everything that is blocked.

use std::sync::Arc;

use jiff::Timestamp;
use zalog_domain::ground::State;
use zalog_domain::ids::{SubjectId, unhex};
use zalog_domain::{ActorClass, Fact, Kind, guard, limits};
use zalog_policy::model::{NotReceived, Slug};
use zalog_store::faults;
use zalog_store::tables::account::{self, AccountRow};
use zalog_store::tables::record::{self, RecordRow, ValueRow};
use zalog_store::tables::tombstone::{self, TombstoneRow};
use zalog_store::tables::{ground, meta, subject};

use crate::destroy::survivors::{self, For, Fresh};
use crate::destroy::{self, Reason, Removed, order};
use crate::edition::InForce;
use crate::journal::{Draft, count};
use crate::{App, AppError, edition, sign_in};

/// Where the walk stands: the list it is made for and the person it came to.
const WALK: &str = "not-received-walk";
const DONE: &str = "done";

/// One bounded round; returns how many people were looked at.
pub(crate) fn round(app: &App) -> Result<usize, AppError> {
    let in_force = app.in_force();
    let sorts = &in_force.policy.not_received;
    if sorts.is_empty() {
        return Ok(0);
    }
    let list = sorts.iter().map(|sort| sort.as_str()).collect::<Vec<_>>().join(" ");
    let known = app.store.read::<_, AppError, _>(|tx| Ok(meta::get(tx, WALK)?))?;
    let at = known.as_deref().and_then(|known| known.strip_prefix(&format!("{list}:")));
    if at == Some(DONE) {
        return Ok(0);
    }
    let after = at.and_then(unhex::<16>).map_or(SubjectId::from_bytes([0; 16]), SubjectId::from_bytes);
    let people = app.store.read::<_, AppError, _>(|tx| Ok(subject::after(tx, after, limits::BATCH_ROWS)?))?;
    for who in &people {
        one(app, *who)?;
    }
    let to = people.last().map_or_else(|| DONE.to_owned(), |who| who.hex());
    app.store.write::<_, AppError, _>(move |tx| Ok(meta::put(tx, WALK, &format!("{list}:{to}"))?))?;
    Ok(people.len())
}

/// A record as it stands.
struct Page {
    epoch: i64,
    row: RecordRow,
    values: Vec<ValueRow>,
    account: Option<AccountRow>,
}

/// Everything of one person. What moves meanwhile is looked at again.
fn one(app: &App, who: SubjectId) -> Result<(), AppError> {
    edition::person(app, who)?;
    let records = app.store.read::<_, AppError, _>(|tx| Ok(record::of_subject(tx, who)?))?;
    for row in records.iter().filter(|row| row.state == "live") {
        for _ in 0..limits::WRITE_RETRIES {
            let Some(page) = page(app, row)? else { break };
            match purge(app, &page)? {
                Outcome::Clean => break,
                Outcome::Purged(stones) => {
                    destroy::keys(app, &stones)?;
                    break;
                }
                Outcome::Moved => {}
            }
        }
    }
    Ok(())
}

fn page(app: &App, row: &RecordRow) -> Result<Option<Page>, AppError> {
    app.store.read(|tx| {
        let state = subject::seen(tx, row.subject)?.filter(|s| s.state == "known");
        let row = record::by_id(tx, row.id)?.filter(|r| r.state == "live");
        let (Some(state), Some(row)) = (state, row) else { return Ok(None) };
        let grounds = ground::of_subject(tx, row.subject)?;
        if grounds.iter().any(|g| matches!(g.state, State::Suspended { .. })) {
            return Ok(None);
        }
        let values = record::values_of_record(tx, row.id, limits::VALUES_PER_COMPARTMENT)?;
        let account = account::get(tx, row.subject)?.filter(|a| a.record == row.id);
        Ok(Some(Page { epoch: state.epoch, row, values, account }))
    })
}

enum Outcome {
    Clean,
    Purged(Vec<TombstoneRow>),
    Moved,
}

fn purge(app: &App, page: &Page) -> Result<Outcome, AppError> {
    let (in_force, now, who) = (app.in_force(), app.clock.now(), page.row.subject);
    let found = found(app, &in_force, page)?;
    let Some(key) = app.ring.subject(&app.keys, who)?.filter(|_| !found.is_empty()) else {
        return Ok(Outcome::Clean);
    };
    let stays = page.values.iter().map(|v| v.id).collect();
    let to = For { subject: who, key: &key };
    let mut fresh = survivors::reseal(app, &page.row, &page.values, &stays, &to, page.account.as_ref(), now)?;
    for text in &found {
        put(app, &mut fresh, text)?;
    }
    let Fresh { resealed, wrapped, key: _ } = fresh;
    app.keys.put_keys(None, vec![wrapped], now)?;
    app.store.pass(faults::SURVIVORS_SEALED);
    write(app, &in_force, page, &found, resealed, now)
}

/// One value with a place that goes.
struct Text<'p> {
    value: &'p ValueRow,
    rest: String,
    taken: Vec<NotReceived>,
}

/// The texts of a record in which something stands that is not received.
fn found<'p>(app: &App, in_force: &InForce, page: &'p Page) -> Result<Vec<Text<'p>>, AppError> {
    let mut found = Vec::new();
    let Some(key) = app.ring.compartment(&app.keys, page.row.compartment)? else { return Ok(found) };
    for value in page.values.iter().filter(|v| v.place.compartment == page.row.compartment) {
        let slug = Slug::new(in_force.register.item_name(value.place.item)).ok();
        let item = slug.and_then(|slug| in_force.policy.item(&slug));
        if !item.is_some_and(|item| item.kind.is_free_text()) {
            continue;
        }
        let place = (value.place.compartment, value.id, value.place.item);
        let plain = app.ring.unseal(&key, place, &value.sealed)?;
        let text = std::str::from_utf8(&plain).map_err(|_| AppError::internal("a value is no text"))?;
        if let Some((rest, taken)) = guard::without(text, &in_force.policy.not_received) {
            found.push(Text { value, rest, taken });
        }
    }
    Ok(found)
}

/// Seals what is left of a text in the place of the whole.
fn put(app: &App, fresh: &mut Fresh, text: &Text<'_>) -> Result<(), AppError> {
    let place = (fresh.resealed.new.id, text.value.id, text.value.place.item);
    let sealed = app.ring.seal(&fresh.key, place, text.rest.as_bytes(), app.secret.as_ref())?;
    for (_, bytes) in fresh.resealed.survivors.iter_mut().filter(|(id, _)| *id == text.value.id) {
        bytes.clone_from(&sealed);
    }
    Ok(())
}

fn write(
    app: &App,
    in_force: &Arc<InForce>,
    page: &Page,
    found: &[Text<'_>],
    resealed: survivors::Resealed,
    now: Timestamp,
) -> Result<Outcome, AppError> {
    let (who, epoch) = (page.row.subject, page.epoch);
    let ordered = sign_in::about_by(app, who, ActorClass::Clock)?;
    // One entry for each sort: how many places, and never what stood there.
    let mut counted: Vec<(Draft, NotReceived, u32)> = Vec::new();
    for sort in NotReceived::ALL {
        let places = found.iter().flat_map(|text| &text.taken).filter(|taken| **taken == sort).count();
        if places > 0 {
            counted.push((sign_in::about_by(app, who, ActorClass::Clock)?, sort, count(places)));
        }
    }
    let removed = serde_json::to_string(&Removed::values_of(found.iter().map(|t| t.value.place.item)))?;
    let for_tx = in_force.clone();
    let stones = app.store.write::<_, AppError, _>(move |tx| {
        if !for_tx.holds(tx, now)? || subject::bump(tx, who)? != Some(epoch + 1) {
            return Ok(None);
        }
        resealed.apply(tx)?;
        for (draft, sort, places) in &counted {
            let facts = [(Fact::Count, *places), (Fact::Reason, number(*sort))];
            draft.record(tx, Kind::NotReceivedPurged, None, &facts)?;
        }
        let going = [resealed.going()];
        let stones = order::compartments(tx, who, &going, Reason::NotReceived, None, &ordered)?;
        for stone in &stones {
            tombstone::removed(tx, &stone.id, &removed)?;
        }
        Ok(Some(stones))
    })?;
    app.store.pass(faults::DESTRUCTION_ORDERED);
    Ok(stones.map_or(Outcome::Moved, Outcome::Purged))
}

/// The number of a sort in an entry. FROZEN.
const fn number(sort: NotReceived) -> u32 {
    match sort {
        NotReceived::Cards => 1,
        NotReceived::BankAccounts => 2,
        NotReceived::Passports => 3,
        NotReceived::IdentityNumbers => 4,
        NotReceived::DocumentCopies => 5,
    }
}
