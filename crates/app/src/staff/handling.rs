//! What staff do with personal data outside the program: by hand, or onto a carrier that people keep. Each piece of work is one
//! operation of the closed list, for a purpose that has an active ground, entered with an entry in the journal; a carrier is
//! followed until people have destroyed it.

use jiff::Timestamp;
use jiff::civil::Date;
use zalog_domain::access::{self, Ask, Place};
use zalog_domain::ids::{HandlingId, OperationId, RecordId, SubjectId};
use zalog_domain::register::{ItemNo, PurposeNo};
use zalog_domain::{ActorClass, Fact, Kind, Operation, limits};
use zalog_policy::model::{Kept, Policy, Purpose, PurposeClass, Slug};
use zalog_store::Tx;
use zalog_store::tables::handling::{self, Carrier, HandlingRow};
use zalog_store::tables::record::RecordRow;
use zalog_store::tables::{operation, record, staff, subject};

use super::{Member, open};
use crate::edition::InForce;
use crate::journal::{Draft, count};
use crate::{App, AppError, Refused, sign_in as subjects};

/// What a carrier may be.
pub const MEDIA: [&str; 4] = ["paper", "removable", "photo", "other"];
/// How it may be done, with the number an entry gives it.
pub const WAYS: [&str; 2] = ["by-hand", "automated"];

/// What was typed.
#[derive(Debug, Clone, Default)]
pub struct Work {
    /// The operation, by its name in the closed list.
    pub operation: String,
    /// What for, by slug.
    pub purpose: String,
    /// Which items, by slug.
    pub items: Vec<String>,
    /// One of [`WAYS`].
    pub way: String,
    /// One of [`MEDIA`]; empty when nothing was left.
    pub medium: String,
    /// The store that people keep, by slug.
    pub store: String,
    /// The carrier's number there.
    pub number: String,
    /// The day, as a date of ISO 8601.
    pub done_on: String,
}

/// One piece of work.
#[derive(Debug, Clone)]
pub struct Handling {
    /// Its id.
    pub id: HandlingId,
    /// Which operation.
    pub operation: Option<Operation>,
    /// What for.
    pub purpose: Option<Slug>,
    /// Which items.
    pub items: Vec<Slug>,
    /// Whether it was done by hand.
    pub by_hand: bool,
    /// What it left, if anything.
    pub carrier: Option<Carrier>,
    /// The day it was done.
    pub done_on: Timestamp,
    /// The login of who entered it.
    pub by: Option<String>,
    /// `done`, `kept`, `due`, `destroyed`.
    pub state: String,
    /// Since when.
    pub state_at: Timestamp,
    /// The day the carrier was destroyed.
    pub destroyed_on: Option<Timestamp>,
}

/// What was done with a record, and what may be entered.
pub struct Handlings {
    /// The form the record came by.
    pub form: String,
    /// Whether it is the account.
    pub account: bool,
    /// When it came.
    pub created_at: Timestamp,
    /// Newest first, of the purposes the member sees.
    pub done: Vec<Handling>,
    /// Purposes the member may enter it for.
    pub purposes: Vec<Slug>,
    /// Items of these purposes.
    pub items: Vec<Slug>,
    /// Stores that people keep.
    pub stores: Vec<Slug>,
    /// Today, in the operator's zone.
    pub today: Date,
}

fn today(in_force: &InForce, now: Timestamp) -> Date {
    now.to_zoned(in_force.register.zone.clone()).date()
}

fn kept_by_people(policy: &Policy) -> impl Iterator<Item = &zalog_policy::model::Store> {
    policy.stores.iter().filter(|store| store.kept == Kept::People)
}

pub(super) fn sees(in_force: &InForce, member: &Member, purpose: PurposeNo) -> bool {
    open::may(in_force, member, purpose)
}

pub(super) fn view(tx: &mut dyn Tx, in_force: &InForce, row: HandlingRow) -> Result<Handling, AppError> {
    let register = &in_force.register;
    Ok(Handling {
        id: row.id,
        operation: Operation::named(&row.operation),
        purpose: Slug::new(register.purpose_name(row.purpose)).ok(),
        items: row.items.iter().filter_map(|item| Slug::new(register.item_name(*item)).ok()).collect(),
        by_hand: row.by_hand,
        carrier: row.carrier,
        done_on: row.done_on,
        by: staff::by_id(tx, row.staff)?.map(|row| row.login),
        state: row.state,
        state_at: row.state_at,
        destroyed_on: row.destroyed_on,
    })
}

/// What was done with a record outside the program, for a member whose roles see a purpose.
///
/// # Errors
/// [`AppError::Forbidden`] for a member whose roles see no purpose; [`AppError::NotFound`].
pub fn handlings(app: &App, member: &Member, record: RecordId) -> Result<Handlings, AppError> {
    let purposes = open::purposes(app, member);
    if purposes.is_empty() {
        return Err(AppError::Forbidden);
    }
    let in_force = app.in_force();
    let (row, done) = app.store.read::<_, AppError, _>(|tx| {
        let row = record::by_id(tx, record)?.ok_or(AppError::NotFound)?;
        let mut done = Vec::new();
        for one in handling::of_record(tx, record, limits::PAGE_ROWS)? {
            if sees(&in_force, member, one.purpose) {
                done.push(view(tx, &in_force, one)?);
            }
        }
        Ok((row, done))
    })?;
    let mut items: Vec<Slug> = Vec::new();
    for purpose in purposes.iter().filter_map(|slug| in_force.policy.purpose(slug)) {
        items.extend(purpose.items.iter().filter(|item| !items.contains(item)).cloned().collect::<Vec<_>>());
    }
    Ok(Handlings {
        form: row.form,
        account: row.account,
        created_at: row.created_at,
        done,
        purposes,
        items,
        stores: kept_by_people(&in_force.policy).map(|store| store.slug.clone()).collect(),
        today: today(&in_force, app.clock.now()),
    })
}

/// What was typed, as the declaration knows it.
struct Known {
    operation: Operation,
    purpose: PurposeNo,
    items: Vec<ItemNo>,
    by_hand: bool,
    carrier: Option<Carrier>,
    done_on: Timestamp,
}

/// Digits and what stands between them in an inventory: nothing that could name a person.
fn is_number(text: &str) -> bool {
    let sign = |c: char| c.is_ascii_digit() || matches!(c, '-' | '/' | '.');
    text.chars().count() <= limits::CARRIER_NUMBER_CHARS
        && text.chars().all(sign)
        && text.chars().any(|c| c.is_ascii_digit())
}

/// The beginning of a day that has come.
pub(super) fn day(in_force: &InForce, typed: &str, now: Timestamp) -> Result<Timestamp, &'static str> {
    let date: Date = typed.trim().parse().map_err(|_| "handling-day-wrong")?;
    if date > today(in_force, now) {
        return Err("handling-day-future");
    }
    let begins = date.to_zoned(in_force.register.zone.clone()).map_err(|_| "handling-day-wrong")?;
    Ok(begins.timestamp())
}

/// Whether a purpose names the operation, and may have it at all: what opens data to anyone is for a purpose of distribution,
/// which has a consent of its own.
fn names(policy: &Policy, purpose: &Purpose, operation: Operation) -> Result<(), &'static str> {
    let pack = zalog_law::packs().as_ref().map_err(|_| "handling-operation")?.of(policy.seat());
    let whole = operation.whole();
    let named = purpose.operations.iter().filter_map(|slug| pack.operation(slug)).any(|declared| {
        Operation::named(&declared.listed)
            .is_some_and(|known| known == operation || known == whole || known.whole() == operation)
    });
    // A law may count one of the thirteen into another: the thirteen are then its own.
    let told_apart = pack.operation_listed(operation.as_str()).is_some();
    if told_apart && !named {
        return Err("handling-operation-purpose");
    }
    let opens_to_all = operation == Operation::Distribution;
    if opens_to_all && purpose.class != PurposeClass::Distribution {
        return Err("handling-distribution");
    }
    Ok(())
}

fn known(in_force: &InForce, typed: &Work, now: Timestamp) -> Result<Known, Refused> {
    let (policy, register) = (&in_force.policy, &in_force.register);
    let mut refused = Refused::default();
    let mut wrong = |field: &str, key| refused.fields.push((field.to_owned(), key));
    let operation = Operation::named(&typed.operation);
    if operation.is_none() {
        wrong("operation", "handling-operation");
    }
    let purpose = Slug::new(&typed.purpose).ok().and_then(|slug| policy.purpose(&slug));
    let number = purpose.and_then(|p| register.purpose(p.slug.as_str()).ok());
    match (purpose, operation) {
        (None, _) => wrong("purpose", "refusal-undeclared"),
        (Some(purpose), Some(operation)) => {
            if let Err(key) = names(policy, purpose, operation) {
                wrong("operation", key);
            }
        }
        (Some(_), None) => {}
    }
    let items: Vec<ItemNo> = typed.items.iter().filter_map(|item| register.item(item).ok()).collect();
    if items.is_empty() || items.len() != typed.items.len() {
        wrong("items", "handling-items");
    } else if purpose.is_some_and(|p| typed.items.iter().any(|i| p.items.iter().all(|own| own.as_str() != i)))
    {
        wrong("items", "handling-items-purpose");
    }
    let way = WAYS.iter().position(|way| *way == typed.way);
    if way.is_none() {
        wrong("way", "handling-way");
    }
    let done_on = day(in_force, &typed.done_on, now);
    if let Err(key) = done_on {
        wrong("done_on", key);
    }
    let carrier = if typed.medium.is_empty() {
        if !typed.store.is_empty() || !typed.number.trim().is_empty() {
            wrong("medium", "handling-medium");
        }
        None
    } else {
        if !MEDIA.contains(&typed.medium.as_str()) {
            wrong("medium", "handling-medium");
        }
        let store = kept_by_people(policy).find(|store| store.slug.as_str() == typed.store);
        match store {
            None => wrong("store", "handling-store"),
            Some(store) => {
                let has = |item: &String| store.items.iter().any(|own| own.as_str() == item);
                if !store.items.is_empty() && !typed.items.iter().all(has) {
                    wrong("store", "handling-store-items");
                }
            }
        }
        if !is_number(typed.number.trim()) {
            wrong("number", "handling-number");
        }
        let (medium, number) = (typed.medium.clone(), typed.number.trim().to_owned());
        Some(Carrier { medium, store: typed.store.clone(), number })
    };
    match (operation, number, way, done_on) {
        (Some(operation), Some(purpose), Some(way), Ok(done_on)) if refused.is_empty() => {
            Ok(Known { operation, purpose, items, by_hand: way == 0, carrier, done_on })
        }
        _ => Err(refused),
    }
}

/// Where the items of a record would lie.
fn places(row: &RecordRow, items: &[ItemNo]) -> Vec<Place> {
    let place = |item: &ItemNo| Place {
        subject: row.subject,
        compartment: row.compartment,
        record: row.id,
        account: row.account,
        item: *item,
    };
    items.iter().map(place).collect()
}

/// Enters a piece of work. It is decided like an opening: the role sees the purpose, the purpose uses each item, and an active
/// ground of that purpose reaches it. The same operation id twice is one entry.
///
/// # Errors
/// [`AppError::Refused`] on the field that is wrong, or with the reason why there is no ground (an entry, too);
/// [`AppError::Forbidden`] for a purpose the member's roles do not see, with an entry; [`AppError::NotFound`].
pub fn handle(
    app: &App,
    member: &Member,
    id: OperationId,
    record: RecordId,
    typed: &Work,
) -> Result<(), AppError> {
    let in_force = app.in_force();
    let row = app.store.read::<_, AppError, _>(|tx| Ok(record::by_id(tx, record)?))?;
    let row = row.ok_or(AppError::NotFound)?;
    let draft = subjects::about_by(app, row.subject, ActorClass::Staff)?;
    let known = known(&in_force, typed, draft.at).map_err(AppError::Refused)?;
    if !sees(&in_force, member, known.purpose) {
        app.store
            .write::<_, AppError, _>(move |tx| open::record_refusal(tx, &in_force, &draft, known.purpose))?;
        return Err(AppError::Forbidden);
    }
    let handling = HandlingRow {
        id: HandlingId::new(draft.at, app.entropy.as_ref()),
        of: Some((row.subject, row.id)),
        operation: known.operation.as_str().to_owned(),
        purpose: known.purpose,
        items: known.items,
        by_hand: known.by_hand,
        state: if known.carrier.is_some() { "kept" } else { "done" }.to_owned(),
        carrier: known.carrier,
        done_on: known.done_on,
        staff: member.id,
        entered_at: draft.at,
        state_at: draft.at,
        destroyed_on: None,
    };
    let (actor, what) = (open::actor(member), known.operation);
    let refusal = app.store.write::<_, AppError, _>(move |tx| {
        if operation::result(tx, id, "handling")?.is_some() {
            return Ok(None);
        }
        let moved_on = in_force.moved_on(tx, draft.at)?;
        let in_force = moved_on.as_deref().unwrap_or(&in_force);
        let taken = subject::take(tx, row.subject)?.filter(|taken| taken.state == "known");
        taken.ok_or(AppError::NotFound)?;
        // Under the person's lock: the record may have been sealed anew or gone since.
        let row =
            record::by_id(tx, record)?.filter(|now| now.subject == row.subject).ok_or(AppError::NotFound)?;
        let grounds = crate::edition::grounds(tx, in_force, row.subject)?;
        let places = places(&row, &handling.items);
        let ask = Ask { actor: &actor, purpose: handling.purpose, subject: row.subject, places: &places };
        let decision = access::decide(&in_force.register, &grounds, &ask, draft.id, draft.at);
        let purpose = (Fact::Purpose, handling.purpose.0);
        let terms = in_force.register.in_force(handling.purpose).map(|p| p.terms.0);
        if let Some((_, why)) = decision.refused.first() {
            draft.record(tx, Kind::OpeningRefused, terms, &[purpose, (Fact::Reason, why.code())])?;
            return Ok(Some(open::reason(*why)));
        }
        operation::done(tx, id, "handling", "", draft.at)?;
        handling::insert(tx, &handling, draft.id)?;
        let facts = [
            purpose,
            (Fact::Items, count(handling.items.len())),
            (Fact::Operation, what.number()),
            (Fact::Channel, if handling.by_hand { 1 } else { 2 }),
        ];
        draft.record(tx, Kind::ProcessingEntered, terms, &facts)?;
        Ok(None)
    })?;
    refusal.map_or(Ok(()), |why| Err(AppError::Refused(Refused::form(why))))
}

/// An entry about the person, as long as there is one to point to.
pub(crate) fn about(app: &App, who: Option<SubjectId>, actor: ActorClass, now: Timestamp) -> Draft {
    let about = who.and_then(|who| subjects::about_by(app, who, actor).ok());
    about.unwrap_or_else(|| Draft::new(actor, now, app.entropy.as_ref()))
}
