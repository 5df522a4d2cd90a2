//! The cabinet: what is held about me and by which ground; my consents with the very text I saw; who opened my data.

use std::collections::HashMap;

use jiff::Timestamp;
use zalog_domain::access::{self, Actor};
use zalog_domain::case::CaseState;
use zalog_domain::ground::{Ground, State};
use zalog_domain::ids::{ConsentId, RecordId, SubjectId, hex};
use zalog_domain::reference::Reference;
use zalog_domain::register::PurposeNo;
use zalog_domain::standing::standing;
use zalog_domain::{ActorClass, Entry, Fact, Kind, limits};
use zalog_policy::document::Document;
use zalog_policy::model::{Basis, Slug};
use zalog_store::tables::consent::ConsentRow;
use zalog_store::tables::record::ValueRow;
use zalog_store::tables::{case, consent as consents_table, ground, journal, record};
use zalog_vault::Zeroizing;
use zalog_words::Lang;

use crate::operator::InForce;
use crate::{App, AppError, Visit, act, consent, edition, evidence, sign_in};

/// One reason why a value is held.
#[derive(Debug, Clone)]
pub struct Holding {
    /// The purpose.
    pub purpose: Slug,
    /// Its basis.
    pub basis: Basis,
    /// `active`, `suspended` or `winding-down`.
    pub state: &'static str,
    /// Until when, as far as is known.
    pub until: Option<Timestamp>,
    /// The hold by law, if it is one.
    pub hold: Option<String>,
}

/// A value held about the person.
pub struct Held {
    /// Its item.
    pub item: Slug,
    /// The value.
    pub value: Zeroizing<String>,
    /// `provided`, `observed` or `third-party`.
    pub origin: String,
    /// Since when.
    pub since: Timestamp,
    /// Why.
    pub why: Vec<Holding>,
}

/// Values that came together.
pub struct RecordView {
    /// The record.
    pub id: RecordId,
    /// The form it came by.
    pub form: String,
    /// Whether it is the account.
    pub account: bool,
    /// The host it came by.
    pub host: String,
    /// When.
    pub created_at: Timestamp,
    /// Its values.
    pub values: Vec<Held>,
    /// Its case: number in groups, and where it stands.
    pub case: Option<(String, CaseState)>,
}

/// A consent, for its giver.
#[derive(Debug, Clone)]
pub struct ConsentView {
    /// Its id.
    pub id: ConsentId,
    /// What for.
    pub purpose: Slug,
    /// When it was given.
    pub given_at: Timestamp,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Timestamp>,
    /// Number of the edition it belongs to.
    pub edition: u32,
    /// Number of the receipt, in groups.
    pub receipt: String,
    /// Language of the text.
    pub lang: Lang,
    /// The words on the button.
    pub button: String,
    /// The host.
    pub host: String,
    /// Hash of the text, hexadecimal.
    pub hash_hex: String,
}

/// An opening of the person's data.
#[derive(Debug, Clone)]
pub struct Opening {
    /// When.
    pub at: Timestamp,
    /// What for.
    pub purpose: Option<Slug>,
    /// By whom, as a class.
    pub actor: &'static str,
    /// How many values.
    pub items: u32,
}

pub use consent::withdraw;

/// What is held about a person, with the grounds. The opening is in the journal.
///
/// # Errors
/// [`AppError::NotFound`] when the person is not known (any more).
pub fn held(app: &App, _visit: &Visit, who: SubjectId) -> Result<Vec<RecordView>, AppError> {
    let in_force = app.in_force();
    let purpose = in_force.register.purpose("requests").or_else(|_| in_force.register.purpose("account"))?;
    let draft = sign_in::about(app, who)?;
    let now = draft.at;
    let for_tx = in_force.clone();
    let ((opened, records, grounds, cases), grant) = app.store.open::<_, AppError, _>(move |tx| {
        let values = record::values_of_subject(tx, who, limits::VALUES_PER_COMPARTMENT)?;
        let (opened, permit) = act::decide(tx, &for_tx, &Actor::Subject(who), purpose, who, values, &draft)?;
        let records = record::of_subject(tx, who)?;
        let grounds = ground::of_subject(tx, who)?;
        let cases = case::of_subject(tx, who, limits::PAGE_ROWS)?;
        Ok(((opened, records, grounds, cases), permit))
    })?;
    let grounds = standing(&in_force.register, &grounds, now);
    let texts = act::unseal(app, &opened.allowed, grant)?;
    let mut by_record: HashMap<RecordId, Vec<Held>> = HashMap::new();
    for (row, value) in opened.allowed.iter().zip(texts) {
        let Ok(item) = Slug::new(in_force.register.item_name(row.place.item)) else { continue };
        let why = holdings(&in_force, &grounds, row, now);
        let held = Held { item, value, origin: row.origin.clone(), since: row.since, why };
        by_record.entry(row.place.record).or_default().push(held);
    }
    Ok(records
        .into_iter()
        .filter_map(|r| {
            let values = by_record.remove(&r.id)?;
            let case = cases.iter().find(|c| c.record == r.id);
            let case = case.map(|c| (grouped(&c.number), c.state));
            Some(RecordView {
                id: r.id,
                form: r.form,
                account: r.account,
                host: r.host,
                created_at: r.created_at,
                values,
                case,
            })
        })
        .collect())
}

/// Why a value is held: one line for each reason that a person can tell from another.
fn holdings(in_force: &InForce, grounds: &[Ground], row: &ValueRow, now: Timestamp) -> Vec<Holding> {
    let mut told = Vec::new();
    grounds
        .iter()
        .filter(|g| access::holds(&in_force.register, g, &row.place, now))
        .filter_map(|g| {
            let slug = Slug::new(in_force.register.purpose_name(g.purpose)).ok()?;
            let purpose = in_force.policy.purpose(&slug)?;
            let state = match g.state_at(now) {
                State::Active { .. } => "active",
                State::Suspended { .. } => "suspended",
                State::WindingDown { .. } => "winding-down",
                State::Ended { .. } => return None,
            };
            let known = in_force.register.terms(g.terms)?;
            let hold =
                g.hold.and_then(|i| known.terms.holds.get(usize::try_from(i).ok()?)).map(|h| h.id.clone());
            let reason = (g.purpose, g.hold, state, g.holds_until());
            if told.contains(&reason) {
                return None;
            }
            told.push(reason);
            Some(Holding { purpose: slug, basis: purpose.basis.clone(), state, until: g.holds_until(), hold })
        })
        .collect()
}

pub(crate) fn grouped(number: &str) -> String {
    Reference::parse(number).map_or_else(|_| number.to_owned(), |r| r.grouped())
}

fn view(in_force: &InForce, numbers: &HashMap<i64, u32>, row: &ConsentRow) -> Option<ConsentView> {
    Some(ConsentView {
        id: row.id,
        purpose: Slug::new(in_force.register.purpose_name(row.purpose)).ok()?,
        given_at: row.given_at,
        withdrawn_at: row.withdrawn_at,
        edition: numbers.get(&row.edition).copied().unwrap_or(0),
        receipt: grouped(&row.receipt),
        lang: Lang::from_code(&row.lang).unwrap_or(in_force.policy.language),
        button: row.button.clone(),
        host: row.host.clone(),
        hash_hex: hex(&row.document),
    })
}

fn numbers(app: &App) -> Result<HashMap<i64, u32>, AppError> {
    Ok(edition::list(app)?.into_iter().map(|e| (e.id, e.number)).collect())
}

/// A person's consents, newest first, withdrawn ones too.
///
/// # Errors
/// [`AppError::Internal`].
pub fn consents(app: &App, who: SubjectId) -> Result<Vec<ConsentView>, AppError> {
    let numbers = numbers(app)?;
    let in_force = app.in_force();
    let rows = app.store.read::<_, AppError, _>(|tx| Ok(consents_table::of_subject(tx, who)?))?;
    Ok(rows.iter().filter_map(|row| view(&in_force, &numbers, row)).collect())
}

/// One consent, with the very text the person saw.
///
/// # Errors
/// [`AppError::NotFound`] when it is not that person's.
pub fn consent(app: &App, who: SubjectId, id: ConsentId) -> Result<(ConsentView, Document), AppError> {
    let row = consent::of(app, who, id)?;
    let document = app.store.read::<_, AppError, _>(|tx| edition::restored(tx, &row.document))?;
    let view = view(&app.in_force(), &numbers(app)?, &row).ok_or(AppError::NotFound)?;
    Ok((view, document))
}

/// The receipt of a consent: JSON that verifies offline.
///
/// # Errors
/// [`AppError::NotFound`] when it is not that person's.
pub fn receipt(app: &App, who: SubjectId, id: ConsentId) -> Result<serde_json::Value, AppError> {
    let row = consent::of(app, who, id)?;
    let receipt = evidence::receipt(app, &row)?;
    Ok(serde_json::from_str(&receipt.to_json()?)?)
}

/// Who opened the person's data and what for, newest first.
///
/// # Errors
/// [`AppError::Internal`].
pub fn openings(app: &App, who: SubjectId) -> Result<Vec<Opening>, AppError> {
    let bodies = app.store.read::<_, AppError, _>(|tx| {
        let positions = journal::of_subject(tx, who, limits::BATCH_ROWS)?;
        Ok(positions.into_iter().map(|p| journal::body_at(tx, p)).collect::<Result<Vec<_>, _>>()?)
    })?;
    let in_force = app.in_force();
    Ok(bodies
        .iter()
        .filter_map(|body| Entry::decode(body).ok())
        .filter(|entry| entry.kind == Kind::ValuesOpened)
        .filter_map(|entry| {
            let purpose = entry.fact(Fact::Purpose).map(PurposeNo);
            Some(Opening {
                at: Timestamp::from_microsecond(entry.at).ok()?,
                purpose: purpose.and_then(|p| Slug::new(in_force.register.purpose_name(p)).ok()),
                actor: class(entry.actor),
                items: entry.fact(Fact::Items).unwrap_or(0),
            })
        })
        .collect())
}

fn class(actor: ActorClass) -> &'static str {
    match actor {
        ActorClass::Visitor => "visitor",
        ActorClass::Subject => "subject",
        ActorClass::Staff => "staff",
        ActorClass::Api => "api",
        ActorClass::Clock => "clock",
        ActorClass::Engine => "engine",
        ActorClass::Operator => "operator",
    }
}
