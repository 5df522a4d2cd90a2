//! What is held about a person and by which ground, record by record; the consents, each with the very text its giver saw.
//!
//! The same functions serve the cabinet and the secret link of one record: [`Who`] says how far the asker's key reaches,
//! and what it does not cover is not found.

use std::collections::HashMap;

use jiff::Timestamp;
use zalog_domain::access::{self, Actor};
use zalog_domain::case::CaseState;
use zalog_domain::ground::{Ground, State};
use zalog_domain::ids::{ConsentId, RecordId, ValueId, hex};
use zalog_domain::limits;
use zalog_domain::reference::Reference;
use zalog_domain::register::{BasisClass, ItemNo};
use zalog_domain::relation::Relation;
use zalog_domain::standing::standing;
use zalog_journal::Hash;
use zalog_policy::document::Document;
use zalog_policy::model::{Basis, Localized, Need, Slug};
use zalog_store::Tx;
use zalog_store::tables::consent::ConsentRow;
use zalog_store::tables::other_person::OtherPersonRow;
use zalog_store::tables::record::{RecordRow, ValueRow};
use zalog_store::tables::subject::ContactRow;
use zalog_store::tables::{case, consent as consents_table, other_person, record, subject};
use zalog_vault::Zeroizing;
use zalog_words::Lang;

use crate::act::Opened;
use crate::edition::InForce;
use crate::{App, AppError, Visit, Who, act, consent, edition, evidence, sign_in};

pub use crate::consent::{preview, withdraw};
pub use crate::openings::{Opening, Openings, openings, openings_page};

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
    /// Who may be given it for this purpose.
    pub recipients: Vec<Slug>,
}

/// A contact that a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contact {
    /// Its id.
    pub id: [u8; 16],
    /// Whether it is an e-mail address: those can be proved by a letter.
    pub email: bool,
    /// When it was proved to be the person's.
    pub proved_at: Option<Timestamp>,
}

/// Whether a value can be deleted by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deletion {
    /// Its form can do without it, and no law holds it.
    Free,
    /// Its form cannot do without it: it goes with its record, or with the account.
    Needed,
    /// A law holds it.
    Law,
    /// No form asks for it: it came by itself and goes by itself.
    Unasked,
}

/// A value held about the person.
pub struct Held {
    /// Its id.
    pub id: ValueId,
    /// Its item.
    pub item: Slug,
    /// The value.
    pub value: Zeroizing<String>,
    /// `provided`, `observed` or `third-party`.
    pub origin: String,
    /// Since when.
    pub since: Timestamp,
    /// Whether it can be deleted by itself.
    pub deletion: Deletion,
    /// The contact it is.
    pub contact: Option<Contact>,
    /// Why.
    pub why: Vec<Holding>,
}

/// What was declared of another person whose data they are.
#[derive(Debug, Clone)]
pub struct OtherPerson {
    /// What the giver is to him.
    pub relation: Relation,
    /// When.
    pub at: Timestamp,
    /// Hash of the text.
    pub document: Hash,
    /// Its language.
    pub lang: String,
}

impl OtherPerson {
    fn of(row: OtherPersonRow) -> Self {
        Self { relation: row.relation, at: row.at, document: row.document, lang: row.lang }
    }
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
    /// The host of the other site or network it came from, if it did not come through a site of the operator's.
    pub source: Option<String>,
    /// When.
    pub created_at: Timestamp,
    /// What the person is to it: `owner`, `representative`, `mentioned`.
    pub roles: Vec<String>,
    /// What was declared, if they are another person's.
    pub other: Option<OtherPerson>,
    /// Its values.
    pub values: Vec<Held>,
    /// Its case: number in groups, and where it stands.
    pub case: Option<(String, CaseState)>,
}

/// Some of the records, the account's first, then newest first.
pub struct HeldPage {
    /// The records.
    pub records: Vec<RecordView>,
    /// Those made before this one follow.
    pub next: Option<RecordId>,
}

/// A consent, for its giver.
#[derive(Debug, Clone)]
pub struct ConsentView {
    /// Its id.
    pub id: ConsentId,
    /// What for.
    pub purpose: Slug,
    /// The record it came with, if it is for that record.
    pub record: Option<RecordId>,
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

/// Which records are read.
#[derive(Clone, Copy)]
pub(crate) enum Pick {
    /// The account's and the newest, or those before one.
    Page(Option<RecordId>),
    /// This one.
    One(RecordId),
}

/// Everything that is held about a person, with the grounds, page by page in one answer: for programs and tests. Each page
/// is an opening in the journal.
///
/// # Errors
/// [`AppError::NotFound`] when the person is not known (any more).
pub fn held(app: &App, _visit: &Visit, who: impl Into<Who>) -> Result<Vec<RecordView>, AppError> {
    let who = who.into();
    let mut records = Vec::new();
    let mut before = None;
    loop {
        let mut next = page(app, who, before)?;
        records.append(&mut next.records);
        before = next.next;
        if before.is_none() {
            return Ok(records);
        }
    }
}

/// What is held about a person, with the grounds: the account and the newest records, or those before one. The opening is
/// in the journal.
///
/// # Errors
/// [`AppError::NotFound`] when the person is not known (any more).
pub fn page(app: &App, who: impl Into<Who>, before: Option<RecordId>) -> Result<HeldPage, AppError> {
    let (records, next) = read(app, who.into(), Pick::Page(before))?;
    Ok(HeldPage { records: records.into_iter().filter(|r| !r.values.is_empty()).collect(), next })
}

/// One record. The opening is in the journal.
///
/// # Errors
/// [`AppError::NotFound`] when it is not that person's, or out of reach of his key.
pub fn record(app: &App, who: impl Into<Who>, id: RecordId) -> Result<RecordView, AppError> {
    read(app, who.into(), Pick::One(id))?.0.pop().ok_or(AppError::NotFound)
}

/// The record that a value is part of. The opening is in the journal.
///
/// # Errors
/// [`AppError::NotFound`] when the value is not that person's, or out of reach of his key.
pub fn record_of_value(app: &App, who: impl Into<Who>, id: ValueId) -> Result<RecordView, AppError> {
    let who = who.into();
    let row = app.store.read::<_, AppError, _>(|tx| Ok(record::value_by_id(tx, id)?))?;
    let row = row.filter(|v| v.place.subject == who.subject).ok_or(AppError::NotFound)?;
    record(app, who, row.place.record)
}

/// The records within reach, and where the next page begins.
pub(crate) fn rows(
    tx: &mut dyn Tx,
    who: Who,
    pick: Pick,
) -> Result<(Vec<RecordRow>, Option<RecordId>), AppError> {
    let one = match (who.record, pick) {
        (_, Pick::One(id)) if !who.covers(id) => return Err(AppError::NotFound),
        (_, Pick::One(id)) => Some(id),
        (Some(_), Pick::Page(Some(_))) => return Ok((Vec::new(), None)),
        (only, Pick::Page(_)) => only,
    };
    if let Some(id) = one {
        let row = record::by_id(tx, id)?.filter(|r| r.subject == who.subject && r.state == "live");
        return Ok((vec![row.ok_or(AppError::NotFound)?], None));
    }
    let before = if let Pick::Page(before) = pick { before } else { None };
    let mut found = record::page(tx, who.subject, before, limits::PAGE_RECORDS + 1)?;
    let next = (found.len() > limits::PAGE_RECORDS).then(|| {
        found.truncate(limits::PAGE_RECORDS);
        found.last().map(|r| r.id)
    });
    if before.is_none() {
        found.splice(0..0, record::of_account(tx, who.subject)?);
    }
    Ok((found, next.flatten()))
}

/// Rows of some records, before anything is unsealed.
pub(crate) struct Shut {
    pub records: Vec<RecordRow>,
    pub opened: Opened,
    pub grounds: Vec<Ground>,
    pub contacts: Vec<ContactRow>,
    pub cases: HashMap<RecordId, (String, CaseState)>,
    pub roles: HashMap<RecordId, Vec<String>>,
    pub others: HashMap<RecordId, OtherPersonRow>,
    pub next: Option<RecordId>,
}

/// In a transaction: the rows within reach, decided for their owner.
pub(crate) fn shut(
    tx: &mut dyn Tx,
    in_force: &InForce,
    who: Who,
    pick: Pick,
    draft: &crate::journal::Draft,
) -> Result<(Shut, zalog_domain::personal::Permit), AppError> {
    let (records, next) = rows(tx, who, pick)?;
    let mut values = Vec::new();
    let (mut cases, mut roles, mut others) = (HashMap::new(), HashMap::new(), HashMap::new());
    for row in &records {
        values.extend(record::values_of_record(tx, row.id, limits::VALUES_PER_COMPARTMENT)?);
        if let Some(case) = case::of_record(tx, who.subject, row.id)? {
            cases.insert(row.id, (grouped(&case.number), case.state));
        }
        roles.insert(row.id, record::roles(tx, row.id, who.subject)?);
        others.extend(other_person::of_record(tx, row.id)?.map(|other| (row.id, other)));
    }
    let actor = Actor::Subject(who.subject);
    let purpose = in_force.register.purpose("requests").or_else(|_| in_force.register.purpose("account"))?;
    let (opened, permit) = act::decide(tx, in_force, &actor, purpose, who.subject, values, draft)?;
    let grounds = edition::grounds(tx, in_force, who.subject)?;
    let grounds = standing(&in_force.register, &grounds, draft.at).into_owned();
    let contacts = subject::contacts(tx, who.subject)?;
    Ok((Shut { records, opened, grounds, contacts, cases, roles, others, next }, permit))
}

fn read(app: &App, who: Who, pick: Pick) -> Result<(Vec<RecordView>, Option<RecordId>), AppError> {
    let in_force = app.in_force();
    let draft = sign_in::about(app, who.subject)?;
    let now = draft.at;
    let for_tx = in_force.clone();
    let (shut, grant) = app.store.open::<_, AppError, _>(move |tx| shut(tx, &for_tx, who, pick, &draft))?;
    let texts = act::unseal(app, &shut.opened.allowed, grant)?;
    let next = shut.next;
    Ok((views(&in_force, shut, texts, now), next))
}

/// Puts rows and opened texts together, in the order of the records.
pub(crate) fn views(
    in_force: &InForce,
    shut: Shut,
    texts: Vec<Zeroizing<String>>,
    now: Timestamp,
) -> Vec<RecordView> {
    let Shut { records, opened, grounds, contacts, mut cases, mut roles, mut others, next: _ } = shut;
    let known: HashMap<RecordId, &RecordRow> = records.iter().map(|r| (r.id, r)).collect();
    let mut by_record: HashMap<RecordId, Vec<Held>> = HashMap::new();
    for (row, value) in opened.allowed.iter().zip(texts) {
        let Ok(item) = Slug::new(in_force.register.item_name(row.place.item)) else { continue };
        let Some(of) = known.get(&row.place.record) else { continue };
        let contact = contacts.iter().find(|c| c.value == row.id);
        let why = holdings(in_force, &grounds, row, now);
        let by_law = why.iter().any(|w| w.hold.is_some() || matches!(w.basis, Basis::Law { .. }));
        let login = of.account && contact.is_some_and(signs_in);
        let deletion = match need(in_force, &of.form, &item) {
            None => Deletion::Unasked,
            Some(_) if by_law => Deletion::Law,
            Some(Need::Optional) if !login => Deletion::Free,
            Some(_) => Deletion::Needed,
        };
        by_record.entry(row.place.record).or_default().push(Held {
            id: row.id,
            value,
            origin: row.origin.clone(),
            since: row.since,
            deletion,
            contact: contact.map(|c| Contact { id: c.id, email: c.kind == "email", proved_at: c.proved_at }),
            why,
            item,
        });
    }
    records
        .into_iter()
        .map(|r| RecordView {
            values: by_record.remove(&r.id).unwrap_or_default(),
            case: cases.remove(&r.id),
            roles: roles.remove(&r.id).unwrap_or_default(),
            other: others.remove(&r.id).map(OtherPerson::of),
            id: r.id,
            form: r.form,
            account: r.account,
            host: r.host,
            source: r.source,
            created_at: r.created_at,
        })
        .collect()
}

/// Whether the form that a record came by can do without an item; `None` when it does not ask for it. What only those who act
/// for an organisation fill in, anybody may take out again.
pub(crate) fn need(in_force: &InForce, form: &str, item: &Slug) -> Option<Need> {
    let form = Slug::new(form).ok().and_then(|slug| in_force.policy.form(&slug))?;
    let field = form.fields.iter().find(|f| f.item == *item)?;
    Some(if field.legal_persons_only { Need::Optional } else { field.need })
}

/// Whether a contact of an account's record is the one its owner signs in by: the proved e-mail.
pub(crate) fn signs_in(contact: &ContactRow) -> bool {
    contact.kind == "email" && contact.proved_at.is_some()
}

/// Why a value is held: one line for each reason that a person can tell from another.
pub(crate) fn holdings(
    in_force: &InForce,
    grounds: &[Ground],
    row: &ValueRow,
    now: Timestamp,
) -> Vec<Holding> {
    let mut told = Vec::new();
    grounds
        .iter()
        .filter(|g| access::holds(&in_force.register, g, &row.place, now))
        .filter_map(|g| {
            let slug = Slug::new(in_force.register.purpose_name(g.purpose)).ok()?;
            let state = match g.state_at(now) {
                State::Active { .. } => "active",
                State::Suspended { .. } => "suspended",
                State::WindingDown { .. } => "winding-down",
                State::Ended { .. } => return None,
            };
            let known = in_force.register.terms(g.terms)?;
            let hold =
                g.hold.and_then(|i| known.terms.holds.get(usize::try_from(i).ok()?)).map(|h| h.id.clone());
            // What a law holds outlives the edition that declared its purpose.
            let basis = match (in_force.policy.purpose(&slug), &hold) {
                (Some(purpose), _) => purpose.basis.clone(),
                (None, Some(id)) => Basis::Law { act: Localized::one(in_force.policy.language, id.as_str()) },
                (None, None) => return None,
            };
            let reason = (g.purpose, g.hold, state, g.holds_until());
            if told.contains(&reason) {
                return None;
            }
            told.push(reason);
            let recipients = if state == "active" && hold.is_none() {
                recipients(in_force, g, row.place.item)
            } else {
                Vec::new()
            };
            Some(Holding { purpose: slug, basis, state, until: g.holds_until(), hold, recipients })
        })
        .collect()
}

/// Who may be given an item for the purpose of a ground: by a consent, those it was given for, less those that are named no
/// more; else those that the edition in force names.
fn recipients(in_force: &InForce, ground: &Ground, item: ItemNo) -> Vec<Slug> {
    let name = in_force.register.item_name(item);
    let (Ok(slug), Some(known)) =
        (Slug::new(in_force.register.purpose_name(ground.purpose)), in_force.register.terms(ground.terms))
    else {
        return Vec::new();
    };
    let Some(purpose) = in_force.policy.purpose(&slug) else { return Vec::new() };
    let agreed =
        |r: &&Slug| known.terms.basis != BasisClass::Consent || known.terms.recipients.contains(r.as_str());
    let gets = |r: &&Slug| {
        let known = in_force.policy.recipients.iter().find(|known| known.slug == **r);
        known.is_some_and(|k| !k.anonymous_only && k.items.iter().any(|i| i.as_str() == name))
    };
    purpose.recipients.iter().filter(agreed).filter(gets).cloned().collect()
}

pub(crate) fn grouped(number: &str) -> String {
    Reference::parse(number).map_or_else(|_| number.to_owned(), |r| r.grouped())
}

fn view(in_force: &InForce, numbers: &HashMap<i64, u32>, row: &ConsentRow) -> Option<ConsentView> {
    Some(ConsentView {
        id: row.id,
        purpose: Slug::new(in_force.register.purpose_name(row.purpose)).ok()?,
        record: row.record,
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

/// A person's consents within reach, newest first, withdrawn ones too.
///
/// # Errors
/// [`AppError::Internal`].
pub fn consents(app: &App, who: impl Into<Who>) -> Result<Vec<ConsentView>, AppError> {
    let who = who.into();
    let numbers = numbers(app)?;
    let in_force = app.in_force();
    let rows = app.store.read::<_, AppError, _>(|tx| Ok(consents_table::of_subject(tx, who.subject)?))?;
    let reached = rows.iter().filter(|row| consent::covers(who, row));
    Ok(reached.filter_map(|row| view(&in_force, &numbers, row)).collect())
}

/// One consent, with the very text the person saw.
///
/// # Errors
/// [`AppError::NotFound`] when it is not that person's.
pub fn consent(app: &App, who: impl Into<Who>, id: ConsentId) -> Result<(ConsentView, Document), AppError> {
    let row = consent::of(app, who.into(), id)?;
    let document = app.store.read::<_, AppError, _>(|tx| edition::restored(tx, &row.document))?;
    let view = view(&app.in_force(), &numbers(app)?, &row).ok_or(AppError::NotFound)?;
    Ok((view, document))
}

/// The receipt of a consent: JSON that verifies offline.
///
/// # Errors
/// [`AppError::NotFound`] when it is not that person's.
pub fn receipt(app: &App, who: impl Into<Who>, id: ConsentId) -> Result<serde_json::Value, AppError> {
    let row = consent::of(app, who.into(), id)?;
    let receipt = evidence::receipt(app, &row)?;
    Ok(serde_json::from_str(&receipt.to_json()?)?)
}
