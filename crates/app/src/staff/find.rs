//! Finding a person by an address, for a purpose. Every search is an entry; every person found is opened on his own, by the
//! same decision as in a case, and sees it in his cabinet.

use std::collections::HashMap;

use jiff::Timestamp;
use zalog_domain::case::CaseState;
use zalog_domain::ids::{RecordId, SubjectId};
use zalog_domain::register::PurposeNo;
use zalog_domain::{ActorClass, Fact, Kind, contact, limits};
use zalog_policy::model::Slug;
use zalog_store::tables::subject::BlindKey;
use zalog_store::tables::{case, record, subject};

use super::open::{self, Shown, Shut};
use super::{Member, note};
use crate::cabinet::{self, ConsentView, grouped};
use crate::collect::look_up;
use crate::journal::{Draft, count};
use crate::rates::Counted;
use crate::{App, AppError, Refused, Visit};

/// A record of somebody who was found.
pub struct FoundRecord {
    /// Its id.
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
    /// Its case: number in groups, and where it stands.
    pub case: Option<(String, CaseState)>,
    /// What the purpose reaches.
    pub values: Vec<Shown>,
    /// What it does not, and why.
    pub shut: Vec<Shut>,
}

/// Somebody who was found.
pub struct FoundPerson {
    /// The subject.
    pub subject: SubjectId,
    /// When the address was proved to be his; an unproved one is only what somebody typed.
    pub proved_at: Option<Timestamp>,
    /// His records, newest first.
    pub records: Vec<FoundRecord>,
    /// His consents to the purpose, newest first, withdrawn ones too: what an opening of that day relied on.
    pub consents: Vec<ConsentView>,
}

/// Who has an address.
pub struct Found {
    /// The purpose values were opened for.
    pub purpose: Slug,
    /// Everybody who has the address, each by himself.
    pub people: Vec<FoundPerson>,
    /// Whether there are more than are shown.
    pub more: bool,
}

fn refused(field: &str, key: &'static str) -> AppError {
    AppError::Refused(Refused { fields: vec![(field.to_owned(), key)], ..Refused::default() })
}

/// What was typed, as a look-up: an e-mail if there is an at sign in it, else a phone.
fn address(app: &App, typed: &str) -> Result<BlindKey, AppError> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(refused("address", "field-missing"));
    }
    if typed.chars().count() > limits::LINE_CHARS {
        return Err(refused("address", "field-too-long"));
    }
    let (name, normal) = if typed.contains('@') {
        ("email", contact::email(typed))
    } else {
        ("phone", contact::phone(typed, app.in_force().register.seat))
    };
    let normal = normal.ok_or_else(|| refused("address", "staff-address-wrong"))?;
    Ok(look_up(app, name, normal.as_bytes()))
}

/// Finds who has an address and opens what a purpose of the member's roles reaches.
///
/// # Errors
/// [`AppError::Refused`] on `address` or `purpose`; [`AppError::Forbidden`] for a purpose the member's roles do not see, with
/// an entry and without a look at anybody; [`AppError::TooMany`].
pub fn find(
    app: &App,
    visit: &Visit,
    member: &Member,
    typed: &str,
    purpose: &str,
) -> Result<Found, AppError> {
    let now = app.clock.now();
    app.rates.count(Counted::Search, visit.address, member.id.as_bytes(), &app.ring.rate, now)?;
    let in_force = app.in_force();
    let slug = Slug::new(purpose).map_err(|_| refused("purpose", "refusal-undeclared"))?;
    let asked = open::named(&in_force, purpose)?;
    let draft = Draft::new(ActorClass::Staff, now, app.entropy.as_ref());
    let notes = in_force.register.purpose(crate::moves::CASE_NOTES).ok();
    if !open::may(&in_force, member, asked) || Some(asked) == notes {
        app.store.write::<_, AppError, _>(move |tx| open::record_refusal(tx, &in_force, &draft, asked))?;
        return Err(AppError::Forbidden);
    }
    let key = address(app, typed)?;
    let mut all = app.store.write::<_, AppError, _>(move |tx| {
        let mut all: Vec<(SubjectId, Option<Timestamp>)> = Vec::new();
        for (who, proved_at) in subject::found(tx, &key, limits::FOUND_CONTACTS)? {
            match all.iter_mut().find(|(known, _)| *known == who) {
                Some((_, proved)) => *proved = proved.or(proved_at),
                None => all.push((who, proved_at)),
            }
        }
        let facts = [(Fact::Purpose, asked.0), (Fact::Subjects, count(all.len()))];
        draft.record(tx, Kind::PersonSought, None, &facts)?;
        Ok(all)
    })?;
    let more = all.len() > limits::FOUND_SUBJECTS;
    all.truncate(limits::FOUND_SUBJECTS);
    let mut people = Vec::new();
    for (who, proved_at) in all {
        match records(app, member, who, asked) {
            Ok(records) => {
                let mut consents = cabinet::consents(app, who)?;
                consents.retain(|consent| consent.purpose == slug);
                people.push(FoundPerson { subject: who, proved_at, records, consents });
            }
            // Gone between the look-up and the opening, or going: as if never found.
            Err(AppError::NotFound | AppError::Gone) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(Found { purpose: slug, people, more })
}

/// What a purpose reaches of one person, record by record.
fn records(
    app: &App,
    member: &Member,
    who: SubjectId,
    purpose: PurposeNo,
) -> Result<Vec<FoundRecord>, AppError> {
    let in_force = app.in_force();
    let notes = in_force.register.item(note::ITEM).ok();
    let (values, refused) = open::open(app, member, who, purpose, move |tx, _| {
        let mut values = record::values_of_subject(tx, who, limits::VALUES_PER_COMPARTMENT)?;
        values.retain(|v| Some(v.place.item) != notes);
        Ok(values)
    })?;
    let (mut rows, cases) = app.store.read::<_, AppError, _>(|tx| {
        let mut rows = record::page(tx, who, None, limits::PAGE_ROWS)?;
        rows.extend(record::of_account(tx, who)?);
        Ok((rows, case::of_subject(tx, who, limits::PAGE_ROWS)?))
    })?;
    rows.sort_by_key(|row| (!row.account, std::cmp::Reverse(row.created_at)));
    let slug = |item| Slug::new(in_force.register.item_name(item)).ok();
    let mut shown: HashMap<RecordId, Vec<Shown>> = HashMap::new();
    for (row, value) in values {
        let Some(item) = slug(row.place.item) else { continue };
        shown.entry(row.place.record).or_default().push(Shown { item, value, account: false });
    }
    let mut shut: HashMap<RecordId, Vec<Shut>> = HashMap::new();
    for (place, why) in refused {
        let Some(item) = slug(place.item) else { continue };
        let line = Shut { item, account: false, why: open::reason(why) };
        shut.entry(place.record).or_default().push(line);
    }
    Ok(rows
        .into_iter()
        .map(|row| {
            let case = cases.iter().find(|case| case.record == row.id);
            FoundRecord {
                id: row.id,
                form: row.form,
                account: row.account,
                host: row.host,
                source: row.source,
                created_at: row.created_at,
                case: case.map(|case| (grouped(&case.number), case.state)),
                values: shown.remove(&row.id).unwrap_or_default(),
                shut: shut.remove(&row.id).unwrap_or_default(),
            }
        })
        .collect())
}
