//! Closing an account: what goes and what stays is told first; then one commit makes everything unreachable and orders the
//! destruction, the key goes before the person is told, the rows follow.
//!
//! What some ground still holds is handed over, in the same commit, to an *heir*: a subject of its own with a fresh key, who
//! has no account. So the whole subject that goes can be destroyed by one key, whatever it owned; the cost is that of what is
//! held.

use std::collections::{BTreeMap, HashSet};

use jiff::Timestamp;
use zalog_domain::ground::{Ground, Scope};
use zalog_domain::ids::{ConsentId, RecordId, SubjectId, ValueId};
use zalog_domain::reference::Reference;
use zalog_domain::register::BasisClass;
use zalog_domain::standing::standing;
use zalog_domain::{Fact, Kind, access, limits, retention};
use zalog_policy::model::Slug;
use zalog_store::faults;
use zalog_store::tables::account::{self, AccountRow};
use zalog_store::tables::consent::{self, ConsentRow};
use zalog_store::tables::record::{self, RecordRow, ValueRow};
use zalog_store::tables::tombstone::TombstoneRow;
use zalog_store::tables::{ground, heir, subject};

use crate::cabinet::{Holding, holdings};
use crate::destroy::survivors::{self, For, Resealed};
use crate::destroy::{self, Reason, order};
use crate::edition::InForce;
use crate::journal::{Draft, count};
use crate::plan::After;
use crate::rates::Counted;
use crate::{App, AppError, Refused, Visit, edition, sign_in};

/// A value that stays, and why.
#[derive(Debug, Clone)]
pub struct Staying {
    /// The form its record came by.
    pub form: String,
    /// When that was.
    pub since: Timestamp,
    /// Its item.
    pub item: Slug,
    /// The grounds that go on holding it.
    pub why: Vec<Holding>,
}

/// What would happen.
#[derive(Debug, Clone, Default)]
pub struct Preview {
    /// What goes: form and items, by record.
    pub goes: Vec<(String, Vec<Slug>)>,
    /// What stays.
    pub stays: Vec<Staying>,
    /// Purposes of the consents that end.
    pub consents: Vec<Slug>,
    /// Until when the proofs of ended consents are kept.
    pub proofs_until: Option<Timestamp>,
}

/// What the person is told at the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closed {
    /// The number by which the act is found, in groups.
    pub reference: String,
}

/// What of a person a closing has to look at: the grounds that may outlive the account, with the records they reach.
struct Leaving {
    epoch: i64,
    lang: String,
    account: AccountRow,
    after: After,
    records: Vec<(RecordRow, Vec<ValueRow>)>,
    consents: Vec<ConsentRow>,
}

impl Leaving {
    fn read(app: &App, in_force: &InForce, who: SubjectId, now: Timestamp) -> Result<Self, AppError> {
        let register = &in_force.register;
        app.store.read(|tx| {
            let state = subject::seen(tx, who)?.filter(|s| s.state == "known").ok_or(AppError::NotFound)?;
            let account = account::get(tx, who)?.filter(|a| a.open).ok_or(AppError::NotFound)?;
            let grounds = ground::of_terms(tx, who, retention::outliving(register))?;
            let after = After::of(in_force, &grounds, now, app.entropy.as_ref(), |ground| {
                retention::on_closing(ground, now, register)
            });
            let staying: Vec<Ground> = after.all().into_iter().filter(|g| g.holds_at(now)).collect();
            let mut wanted: HashSet<RecordId> = staying.iter().filter_map(|g| g.scope.record()).collect();
            wanted.insert(account.record);
            let mut records = Vec::new();
            for id in wanted {
                if let Some(row) = record::by_id(tx, id)?.filter(|row| row.subject == who) {
                    let values = record::values_of_record(tx, id, limits::VALUES_PER_COMPARTMENT)?;
                    records.push((row, values));
                }
            }
            records.sort_by_key(|(row, _)| row.id);
            let proved: HashSet<ConsentId> = staying.iter().filter_map(|g| g.consent).collect();
            let mut consents = Vec::new();
            for id in proved {
                consents.extend(consent::by_id(tx, id)?.filter(|row| row.subject == who));
            }
            // One order, whenever it is looked at.
            consents.sort_by_key(|row| (row.purpose.0, row.id));
            let lang = subject::lang(tx, who)?.unwrap_or_default();
            Ok(Self { epoch: state.epoch, lang, account, after, records, consents })
        })
    }
}

/// What closing the account would do, without doing it.
///
/// # Errors
/// [`AppError::NotFound`] when there is no account.
pub fn preview(app: &App, who: SubjectId) -> Result<Preview, AppError> {
    let now = app.clock.now();
    let in_force = app.in_force();
    edition::person(app, who)?;
    let leaving = Leaving::read(app, &in_force, who, now)?;
    let (records, values, grounds) = app.store.read::<_, AppError, _>(|tx| {
        let values = record::values_of_subject(tx, who, usize::MAX)?;
        Ok((record::of_subject(tx, who)?, values, ground::of_subject(tx, who)?))
    })?;
    let values = held(&in_force, &grounds, values, now);
    Ok(told(&in_force, &leaving.after, &records, &values, &leaving.consents, now))
}

/// The values that are held now: what already goes is not told again.
pub(crate) fn held(
    in_force: &InForce,
    grounds: &[Ground],
    values: Vec<ValueRow>,
    now: Timestamp,
) -> Vec<ValueRow> {
    let grounds = standing(&in_force.register, grounds, now);
    let is_held = |v: &ValueRow| retention::is_held(&in_force.register, &grounds, &v.place, now);
    values.into_iter().filter(is_held).collect()
}

/// Says what a step would come to.
pub(crate) fn told(
    in_force: &InForce,
    after: &After,
    records: &[RecordRow],
    values: &[ValueRow],
    consents: &[ConsentRow],
    now: Timestamp,
) -> Preview {
    let grounds = after.all();
    let item = |value: &ValueRow| Slug::new(in_force.register.item_name(value.place.item)).ok();
    let mut preview = Preview::default();
    for row in records {
        let mut goes = Vec::new();
        for value in values.iter().filter(|v| v.place.record == row.id) {
            let Some(item) = item(value) else { continue };
            let why = holdings(in_force, &grounds, value, now);
            if why.is_empty() {
                goes.push(item);
            } else {
                let (form, since) = (row.form.clone(), row.created_at);
                preview.stays.push(Staying { form, since, item, why });
            }
        }
        if !goes.is_empty() {
            preview.goes.push((row.form.clone(), goes));
        }
    }
    let ended = consents.iter().filter(|c| after.consents.contains(&c.id));
    preview.consents =
        ended.filter_map(|c| Slug::new(in_force.register.purpose_name(c.purpose)).ok()).collect();
    let proofs = grounds.iter().filter(|g| g.consent.is_some_and(|c| after.consents.contains(&c)));
    preview.proofs_until = proofs.filter(|g| g.holds_at(now)).filter_map(Ground::holds_until).max();
    preview
}

/// Closes the account, after the password was typed again. Returns when the key is destroyed.
///
/// # Errors
/// [`AppError::Refused`] for a wrong password; [`AppError::TooMany`]; [`AppError::NotFound`] when there is no account.
pub fn close(app: &App, visit: &Visit, who: SubjectId, password: &str) -> Result<Closed, AppError> {
    let now = app.clock.now();
    app.rates.count(Counted::SignIn, visit.address, who.as_bytes(), &app.ring.rate, now)?;
    if !sign_in::password_fits(app, who, password)? {
        let mut refused = Refused::default();
        refused.fields.push(("password".to_owned(), "password-wrong"));
        return Err(AppError::Refused(refused));
    }
    let reference = Reference::new(app.entropy.as_ref());
    for _ in 0..limits::WRITE_RETRIES {
        if let Some(stone) = once(app, who, &reference)? {
            destroy::keys(app, &[stone])?;
            app.ring_bell();
            return Ok(Closed { reference: reference.grouped() });
        }
    }
    Err(AppError::Busy)
}

/// What stays and is handed over.
struct Estate {
    heir: SubjectId,
    resealed: Vec<Resealed>,
    /// Records that stay whole, with their values.
    whole: Vec<(RecordRow, Vec<ValueId>)>,
    grounds: Vec<Ground>,
    begun: Vec<Ground>,
    consents: Vec<ConsentRow>,
}

/// One try; `None` when something moved meanwhile.
fn once(app: &App, who: SubjectId, reference: &Reference) -> Result<Option<TombstoneRow>, AppError> {
    let now = app.clock.now();
    let in_force = app.in_force();
    edition::person(app, who)?;
    let leaving = Leaving::read(app, &in_force, who, now)?;
    let estate = estate(app, &in_force, &leaving, now)?;
    app.store.pass(faults::SURVIVORS_SEALED);
    let ordered = sign_in::about(app, who)?.unindexed();
    let closed = sign_in::about(app, who)?.unindexed();
    let stone = TombstoneRow {
        heir: estate.as_ref().map(|e| e.heir),
        reference: Some(reference.as_str().to_owned()),
        ..TombstoneRow::of_subject(who, Reason::AccountClosed.code(), now)
    };
    let withdrawals: Vec<(ConsentRow, Draft)> = match &estate {
        Some(estate) => estate
            .consents
            .iter()
            .filter(|c| leaving.after.consents.contains(&c.id) && c.withdrawn_at.is_none())
            .map(|c| Ok((c.clone(), sign_in::about(app, who)?.unindexed())))
            .collect::<Result<_, AppError>>()?,
        None => Vec::new(),
    };
    let (told, epoch, lang) = (stone.clone(), leaving.epoch, leaving.lang);
    let (jurisdiction, edition) = (in_force.policy.seat().code(), in_force.edition.id);
    let moved = leaving.after.moved;
    let done = app.store.write::<_, AppError, _>(move |tx| {
        if !in_force.holds(tx, now)? {
            return Err(AppError::Busy);
        }
        if let Some(estate) = &estate {
            subject::insert(tx, estate.heir, jurisdiction, &lang, now, ordered.id, 0)?;
            estate.hand_over(tx, who, edition, &ordered)?;
        }
        for (row, draft) in &withdrawals {
            consent::withdraw(tx, row.id, now, draft.id)?;
            let purpose = (Fact::Purpose, row.purpose.0);
            draft.record(tx, Kind::ConsentWithdrawn, Some(row.document), &[purpose])?;
        }
        closed.record(tx, Kind::AccountClosed, None, &[(Fact::Grounds, count(moved))])?;
        if !order::whole(tx, &stone, who, epoch, Reason::AccountClosed, &ordered)? {
            // Nothing of the above may stand.
            return Err(AppError::Busy);
        }
        Ok(())
    });
    match done {
        Err(AppError::Busy) => return Ok(None),
        other => other?,
    }
    app.store.pass(faults::DESTRUCTION_ORDERED);
    Ok(Some(told))
}

/// Seals what survives for the heir and commits the keys; `None` when nothing stays.
fn estate(
    app: &App,
    in_force: &InForce,
    leaving: &Leaving,
    now: Timestamp,
) -> Result<Option<Estate>, AppError> {
    let register = &in_force.register;
    let staying: Vec<Ground> = leaving.after.all().into_iter().filter(|g| g.holds_at(now)).collect();
    if staying.is_empty() {
        return Ok(None);
    }
    let id = SubjectId::new(app.entropy.as_ref());
    let (key, wrapped_key) = app.ring.new_subject(id, app.secret.as_ref())?;
    let (mut resealed, mut whole, mut wrapped) = (Vec::new(), Vec::new(), Vec::new());
    for (row, values) in &leaving.records {
        let is_login = row.id == leaving.account.record;
        let held: HashSet<ValueId> = values
            .iter()
            .filter(|v| retention::is_held(register, &staying, &v.place, now))
            .map(|v| v.id)
            .collect();
        let stands = !is_login && staying.iter().any(|g| g.scope.record() == Some(row.id) && !proves(g));
        if held.is_empty() && !stands {
            continue;
        }
        // The password's hash lies with the account record, so what stays of that is always sealed anew.
        if held.len() == values.len() && !is_login {
            whole.push((row.clone(), values.iter().map(|v| v.id).collect()));
        } else {
            let one = survivors::reseal(app, row, values, &held, &For { subject: id, key: &key }, None, now)?;
            wrapped.push(one.wrapped);
            resealed.push(one.resealed);
        }
    }
    if resealed.is_empty() && whole.is_empty() && leaving.consents.is_empty() {
        // A ground that reaches no value, and no consent to prove: nobody needs to stand for it.
        return Ok(None);
    }
    app.keys.put_keys(Some((id, wrapped_key)), wrapped, now)?;
    let ids: BTreeMap<_, ()> = leaving.after.known.iter().map(|g| (g.id, ())).collect();
    let (grounds, begun) = staying.into_iter().partition(|g| ids.contains_key(&g.id));
    Ok(Some(Estate { heir: id, resealed, whole, grounds, begun, consents: leaving.consents.clone() }))
}

/// A ground that keeps the proof of a consent and nothing else.
fn proves(ground: &Ground) -> bool {
    ground.consent.is_some() && ground.basis != BasisClass::Consent
}

impl Estate {
    /// Moves everything that stays to the heir.
    fn hand_over(
        &self,
        tx: &mut dyn zalog_store::Tx,
        who: SubjectId,
        edition: i64,
        draft: &Draft,
    ) -> Result<(), AppError> {
        let to = self.heir;
        for part in &self.resealed {
            part.apply(tx)?;
            heir::record(tx, part.record, who, to)?;
            for (value, _) in &part.survivors {
                heir::value(tx, *value, who, to)?;
            }
        }
        for (row, values) in &self.whole {
            heir::record(tx, row.id, who, to)?;
            heir::compartment(tx, row.compartment, to)?;
            for value in values {
                heir::value(tx, *value, who, to)?;
            }
        }
        for ground in &self.grounds {
            ground::update(tx, ground)?;
            heir::ground(tx, ground.id, to)?;
        }
        for ground in &self.begun {
            let scope = match ground.scope {
                Scope::Subject(_) => Scope::Subject(to),
                Scope::Record(_, record) => Scope::Record(to, record),
            };
            ground::insert(tx, &Ground { scope, ..ground.clone() }, edition, draft.id)?;
        }
        for row in &self.consents {
            heir::consent(tx, row.id, to)?;
            heir::compartment(tx, row.proof_compartment, to)?;
        }
        let all: Vec<Ground> = self.grounds.iter().chain(&self.begun).cloned().collect();
        Ok(ground::put_due(tx, to, access::due(&all))?)
    }
}
