//! Values read by a contact or by a person's id, for a purpose the token names. Each person found is opened by himself: an
//! unproved contact is somebody's claim, and says so.

use std::collections::{BTreeMap, HashMap};

use zalog_domain::access::{Actor, Place, Refusal};
use zalog_domain::ids::{RecordId, SubjectId};
use zalog_domain::register::PurposeNo;
use zalog_domain::{ActorClass, Fact, Kind, contact, limits};
use zalog_store::tables::{record, subject};
use zalog_vault::Zeroizing;

use super::read::Reader;
use super::{ApiError, Caller};
use crate::collect::look_up;
use crate::edition::InForce;
use crate::journal::Draft;
use crate::{App, AppError, act, sign_in};

/// Whom to look for: exactly one of the three.
#[derive(Default, Clone)]
pub struct Wanted {
    /// An e-mail address.
    pub email: Option<String>,
    /// A phone number.
    pub phone: Option<String>,
    /// A person's id.
    pub person: Option<String>,
    /// What for, by slug.
    pub purpose: String,
}

/// A person's values, as far as the purpose reaches.
pub struct OpenedPerson {
    /// His id, hexadecimal.
    pub person: String,
    /// Whether the contact he was found by is proved to be his; for one named by id, whether any contact of his is.
    pub address_proved: bool,
    /// His records.
    pub records: Vec<OpenedRecord>,
    /// There are more values than one answer carries.
    pub more: bool,
}

/// Values that came together.
pub struct OpenedRecord {
    /// Id of the record, hexadecimal.
    pub record: String,
    /// The form it came by.
    pub form: String,
    /// Whether it is the account.
    pub account: bool,
    /// The host of the other site or network it came from, if it did not come through a site of the operator's.
    pub source: Option<String>,
    /// Values by item.
    pub values: Vec<(String, Zeroizing<String>)>,
    /// Items that stay shut, and why.
    pub refused: Vec<(String, &'static str)>,
}

/// Opens values. The openings are in the journal and in each person's cabinet. A person of whom the purpose holds nothing is
/// left out.
///
/// # Errors
/// [`ApiError`]: fields that are wrong, a purpose the token does not name (which is an entry as well).
pub fn open(app: &App, caller: &Caller, wanted: &Wanted) -> Result<Vec<OpenedPerson>, ApiError> {
    let in_force = app.in_force();
    let mut reader = Reader::new(&in_force, app.clock.now());
    let purpose = reader.purpose("purpose", &wanted.purpose).map(|p| p.slug.clone());
    let by = by(app, &mut reader, wanted);
    let (Some(purpose), Some(by), true) = (purpose, by, reader.wrong.is_empty()) else {
        return Err(ApiError::Invalid(reader.wrong));
    };
    let number = in_force.register.purpose(purpose.as_str())?;
    if let Err(error) = caller.must_name([&purpose]) {
        refuse(app, number)?;
        return Err(error);
    }
    let actor = Actor::Token(caller.numbers.clone());
    let found = found(app, &by)?;
    let mut persons = Vec::with_capacity(found.len());
    for (who, proved) in found {
        persons.extend(one(app, &in_force, &actor, number, who, proved)?);
    }
    Ok(persons)
}

enum By {
    Contact(subject::BlindKey),
    Person(SubjectId),
}

fn by(app: &App, reader: &mut Reader<'_>, wanted: &Wanted) -> Option<By> {
    match (&wanted.email, &wanted.phone, &wanted.person) {
        (Some(email), None, None) => match contact::email(email) {
            Some(normal) => Some(By::Contact(look_up(app, "email", normal.as_bytes()))),
            None => reader.no("email", "field-email"),
        },
        (None, Some(phone), None) => match contact::phone(phone, reader.in_force.policy.seat()) {
            Some(normal) => Some(By::Contact(look_up(app, "phone", normal.as_bytes()))),
            None => reader.no("phone", "field-phone"),
        },
        (None, None, Some(person)) => match SubjectId::from_hex(person) {
            Some(who) => Some(By::Person(who)),
            None => reader.no("person", "id-format"),
        },
        _ => reader.no("email", "one-of-three"),
    }
}

/// Who it is, each once, with whether the contact is proved.
fn found(app: &App, by: &By) -> Result<BTreeMap<SubjectId, bool>, AppError> {
    app.store.read(|tx| {
        let mut found = BTreeMap::new();
        match by {
            By::Contact(key) => {
                for (who, proved) in subject::found(tx, key, limits::PAGE_ROWS)? {
                    *found.entry(who).or_insert(false) |= proved.is_some();
                }
            }
            By::Person(who) => {
                let proved = subject::contacts(tx, *who)?.iter().any(|c| c.proved_at.is_some());
                found.insert(*who, proved);
            }
        }
        Ok(found)
    })
}

/// A token that asks for what it does not name is known by its name: the refusal is an entry.
fn refuse(app: &App, purpose: PurposeNo) -> Result<(), AppError> {
    let draft = Draft::new(ActorClass::Api, app.clock.now(), app.entropy.as_ref());
    let facts = [(Fact::Purpose, purpose.0), (Fact::Reason, Refusal::NotAllowed.code())];
    app.store.write(move |tx| Ok(draft.record(tx, Kind::OpeningRefused, None, &facts)?))
}

fn one(
    app: &App,
    in_force: &std::sync::Arc<InForce>,
    actor: &Actor,
    purpose: PurposeNo,
    who: SubjectId,
    address_proved: bool,
) -> Result<Option<OpenedPerson>, AppError> {
    // A person who is gone is not found, whatever of him is still to be swept.
    let draft = match sign_in::about_by(app, who, ActorClass::Api) {
        Ok(draft) => draft,
        Err(AppError::NotFound) => return Ok(None),
        Err(other) => return Err(other),
    };
    let (for_tx, actor) = (std::sync::Arc::clone(in_force), actor.clone());
    let opened = app.store.open::<_, AppError, _>(move |tx| {
        let values = record::values_of_subject(tx, who, limits::VALUES_PER_COMPARTMENT)?;
        let more = values.len() >= limits::VALUES_PER_COMPARTMENT;
        let (opened, permit) = act::decide(tx, &for_tx, &actor, purpose, who, values, &draft)?;
        Ok(((opened, more), permit))
    });
    let ((opened, more), grant) = match opened {
        Ok(opened) => opened,
        Err(AppError::NotFound) => return Ok(None),
        Err(other) => return Err(other),
    };
    let texts = match act::unseal(app, &opened.allowed, grant) {
        Ok(texts) => texts,
        Err(AppError::Gone) => return Ok(None),
        Err(other) => return Err(other),
    };
    // A person whom the purpose does not reach is none of its business: he is not told apart from one who is not known.
    let reaches = |why: &Refusal| matches!(why, Refusal::Suspended | Refusal::WindingDown);
    if opened.allowed.is_empty() && !opened.refused.iter().any(|(_, why)| reaches(why)) {
        return Ok(None);
    }
    let rows: HashMap<RecordId, (String, Option<String>)> = app.store.read::<_, AppError, _>(|tx| {
        Ok(record::of_subject(tx, who)?.into_iter().map(|row| (row.id, (row.form, row.source))).collect())
    })?;
    let mut records: BTreeMap<RecordId, OpenedRecord> = BTreeMap::new();
    let make = |place: &Place| OpenedRecord {
        record: place.record.hex(),
        form: rows.get(&place.record).map(|(form, _)| form.clone()).unwrap_or_default(),
        source: rows.get(&place.record).and_then(|(_, source)| source.clone()),
        account: place.account,
        values: Vec::new(),
        refused: Vec::new(),
    };
    let name = |item| in_force.register.item_name(item).to_owned();
    for (row, text) in opened.allowed.iter().zip(texts) {
        let record = records.entry(row.place.record).or_insert_with(|| make(&row.place));
        record.values.push((name(row.place.item), text));
    }
    for (place, why) in &opened.refused {
        let record = records.entry(place.record).or_insert_with(|| make(place));
        record.refused.push((name(place.item), reason(*why)));
    }
    Ok(Some(OpenedPerson {
        person: who.hex(),
        address_proved,
        records: records.into_values().collect(),
        more,
    }))
}

/// Stable word for why an item stays shut.
fn reason(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::UndeclaredPurpose => "undeclared",
        Refusal::NotUsed => "not-used",
        Refusal::NotAllowed => "not-allowed",
        Refusal::NoGround => "no-ground",
        Refusal::Suspended => "suspended",
        Refusal::WindingDown => "winding-down",
    }
}
