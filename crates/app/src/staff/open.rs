//! Opening the values of a case for a purpose: what the record holds, and what the purpose takes from the account. What stays
//! shut is named with its reason, never shown.

use std::collections::BTreeSet;

use zalog_domain::access::{self, Actor, Refusal};
use zalog_domain::ground::Scope;
use zalog_domain::ids::SubjectId;
use zalog_domain::register::PurposeNo;
use zalog_domain::{ActorClass, Fact, Kind, limits};
use zalog_policy::model::Slug;
use zalog_store::Tx;
use zalog_store::tables::case::CaseRow;
use zalog_store::tables::record;
use zalog_store::tables::record::ValueRow;
use zalog_vault::Zeroizing;

use super::Member;
use super::case::found;
use super::note;
use crate::edition::InForce;
use crate::journal::Draft;
use crate::{App, AppError, Refused, act, sign_in as subjects};

/// Values that were opened, and items that stayed shut with the catalogue key of the reason.
pub type OpenedValues = (Vec<(Slug, Zeroizing<String>)>, Vec<(Slug, &'static str)>);

/// A value that was opened.
pub struct Shown {
    /// Its item.
    pub item: Slug,
    /// The value.
    pub value: Zeroizing<String>,
    /// Whether it lies in the account, beside the record it is shown with.
    pub account: bool,
}

/// A value that stayed shut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shut {
    /// Its item.
    pub item: Slug,
    /// Whether it lies in the account, beside the record it is shown with.
    pub account: bool,
    /// Catalogue key of the reason.
    pub why: &'static str,
}

/// What an opening showed and what it did not.
pub struct Opened {
    /// The purpose.
    pub purpose: Slug,
    /// Opened values.
    pub values: Vec<Shown>,
    /// What stayed shut.
    pub shut: Vec<Shut>,
}

/// Catalogue key of a refusal.
pub(super) fn reason(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::UndeclaredPurpose => "refusal-undeclared",
        Refusal::NotUsed => "refusal-not-used",
        Refusal::NotAllowed => "refusal-not-allowed",
        Refusal::NoGround => "refusal-no-ground",
        Refusal::Suspended => "refusal-suspended",
        Refusal::WindingDown => "refusal-winding-down",
    }
}

/// Whether a member may open for a purpose.
pub(super) fn may(in_force: &InForce, member: &Member, purpose: PurposeNo) -> bool {
    let seen_by = in_force.register.in_force(purpose).map(|p| &p.seen_by);
    seen_by.is_some_and(|roles| member.has_one_of(roles.iter().map(String::as_str)))
}

/// Purposes a member of staff may open values for, as the policy in force gives them to his roles. Notes open beside their
/// case, not here.
#[must_use]
pub fn purposes(app: &App, member: &Member) -> Vec<Slug> {
    let in_force = app.in_force();
    let seen = in_force.policy.purposes.iter().filter(|p| p.slug.as_str() != crate::moves::CASE_NOTES);
    let seen = seen.filter(|p| member.has_one_of(p.seen_by.iter().map(Slug::as_str)));
    seen.map(|p| p.slug.clone()).collect()
}

/// The number of a purpose somebody named.
pub(super) fn named(in_force: &InForce, purpose: &str) -> Result<PurposeNo, AppError> {
    let number = in_force.register.purpose(purpose).ok();
    number.filter(|number| in_force.register.in_force(*number).is_some()).ok_or_else(|| {
        AppError::Refused(Refused {
            fields: vec![("purpose".to_owned(), "refusal-undeclared")],
            ..Refused::default()
        })
    })
}

pub(super) fn actor(member: &Member) -> Actor {
    Actor::Staff(member.roles.iter().cloned().collect::<BTreeSet<_>>())
}

/// Records that a member's roles do not reach a purpose.
pub(super) fn record_refusal(
    tx: &mut dyn Tx,
    in_force: &InForce,
    draft: &Draft,
    purpose: PurposeNo,
) -> Result<(), AppError> {
    let terms = in_force.register.in_force(purpose).map(|p| p.terms.0);
    let facts = [(Fact::Purpose, purpose.0), (Fact::Reason, Refusal::NotAllowed.code())];
    Ok(draft.record(tx, Kind::OpeningRefused, terms, &facts)?)
}

/// Opened rows with their texts, and places that stayed shut.
pub(super) type Decided = (Vec<(ValueRow, Zeroizing<String>)>, Vec<(access::Place, Refusal)>);

/// Opens values of a subject for a purpose, in one transaction with the entry; `candidates` says which are asked for.
pub(super) fn open(
    app: &App,
    member: &Member,
    subject: SubjectId,
    purpose: PurposeNo,
    candidates: impl Fn(&mut dyn Tx, &InForce) -> Result<Vec<ValueRow>, AppError> + Send + 'static,
) -> Result<Decided, AppError> {
    let in_force = app.in_force();
    let actor = actor(member);
    let draft = subjects::about_by(app, subject, ActorClass::Staff)?;
    if !may(&in_force, member, purpose) {
        // A role that does not reach the purpose: there is no permit to ask for, and the entry stays even when there is
        // nothing to refuse one by one.
        let places = app.store.write::<_, AppError, _>(move |tx| {
            let values = candidates(tx, &in_force)?;
            record_refusal(tx, &in_force, &draft, purpose)?;
            Ok(values.into_iter().map(|v| v.place).collect::<Vec<_>>())
        })?;
        let refused = places.into_iter().map(|place| (place, Refusal::NotAllowed)).collect();
        return Ok((Vec::new(), refused));
    }
    let (opened, grant) = app.store.open::<_, AppError, _>(move |tx| {
        let values = candidates(tx, &in_force)?;
        act::decide(tx, &in_force, &actor, purpose, subject, values, &draft)
    })?;
    let texts = act::unseal(app, &opened.allowed, grant)?;
    Ok((opened.allowed.into_iter().zip(texts).collect(), opened.refused))
}

/// The record's own values but for notes, and what its grounds take from the account.
fn of_case(
    tx: &mut dyn Tx,
    in_force: &InForce,
    row: &CaseRow,
    now: jiff::Timestamp,
) -> Result<Vec<ValueRow>, AppError> {
    let register = &in_force.register;
    let notes = register.item(note::ITEM).ok();
    let mut values = record::values_of_record(tx, row.record, limits::VALUES_PER_COMPARTMENT)?;
    if let Some(account) = record::of_account(tx, row.subject)?.filter(|account| account.id != row.record) {
        let scope = Scope::Record(row.subject, row.record);
        let grounds = crate::edition::grounds(tx, in_force, row.subject)?;
        let taken = |v: &ValueRow| {
            grounds.iter().any(|g| g.scope == scope && access::holds(register, g, &v.place, now))
        };
        let all = record::values_of_record(tx, account.id, limits::VALUES_PER_COMPARTMENT)?;
        values.extend(all.into_iter().filter(taken));
    }
    values.retain(|v| Some(v.place.item) != notes);
    Ok(values)
}

/// Opens a case's values for a purpose. The opening, or its refusal, is in the journal and in the person's cabinet.
///
/// # Errors
/// [`AppError::NotFound`]; [`AppError::Refused`] for a purpose that nothing declares.
pub fn open_values_for(app: &App, member: &Member, number: &str, purpose: &str) -> Result<Opened, AppError> {
    let (row, _) = found(app, number)?;
    let in_force = app.in_force();
    let asked = named(&in_force, purpose)?;
    let now = app.clock.now();
    let (subject, record) = (row.subject, row.record);
    let (values, refused) =
        open(app, member, subject, asked, move |tx, in_force| of_case(tx, in_force, &row, now))?;
    let slug = |item| Slug::new(in_force.register.item_name(item)).ok();
    let values = values.into_iter().filter_map(|(row, value)| {
        Some(Shown { item: slug(row.place.item)?, value, account: row.place.record != record })
    });
    let shut = refused.into_iter().filter_map(|(place, why)| {
        Some(Shut { item: slug(place.item)?, account: place.record != record, why: reason(why) })
    });
    let purpose = Slug::new(purpose).map_err(|_| AppError::NotFound)?;
    Ok(Opened { purpose, values: values.collect(), shut: shut.collect() })
}

/// Opens a case's values for the purpose of its form.
///
/// # Errors
/// As [`open_values_for`].
pub fn open_values(app: &App, member: &Member, number: &str) -> Result<OpenedValues, AppError> {
    let (_, form) = found(app, number)?;
    let opened = open_values_for(app, member, number, form.purpose.as_str())?;
    let values = opened.values.into_iter().map(|shown| (shown.item, shown.value)).collect();
    Ok((values, opened.shut.into_iter().map(|shut| (shut.item, shut.why)).collect()))
}
