//! Correcting, completing and deleting values. The old value does not stay behind: what survives of its compartment is sealed
//! anew, and the old key is destroyed before the person is told.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use jiff::Timestamp;
use zalog_domain::access::Place;
use zalog_domain::ground::Ground;
use zalog_domain::ids::{CompartmentId, PendingId, RecordId, SubjectId, ValueId};
use zalog_domain::input::{self, Accepted};
use zalog_domain::register::{BasisClass, ItemNo};
use zalog_domain::standing::standing;
use zalog_domain::{Fact, Kind, access, limits, retention};
use zalog_policy::model::{Event, Form, ItemKind, Need, Slug};
use zalog_store::faults;
use zalog_store::tables::account::{self, AccountRow};
use zalog_store::tables::ground;
use zalog_store::tables::pending;
use zalog_store::tables::record::{self, RecordRow, ValueRow};
use zalog_store::tables::subject::{self, BlindKey, ContactRow};
use zalog_store::tables::tombstone::{self, TombstoneRow};

use crate::destroy::order::Going;
use crate::destroy::survivors::{self, For, Resealed};
use crate::destroy::{self, Reason, Removed, order};
use crate::edition::InForce;
use crate::journal::{Draft, count};
use crate::rates::Counted;
use crate::{App, AppError, Refused, Visit, Who, cabinet, collect, edition, giving, sign_in};

/// One record as it stands.
struct Page {
    epoch: i64,
    row: RecordRow,
    values: Vec<ValueRow>,
    grounds: Vec<Ground>,
    contacts: Vec<ContactRow>,
    account: Option<AccountRow>,
}

impl Page {
    fn read(app: &App, who: Who, record: RecordId) -> Result<Self, AppError> {
        app.store.read(|tx| {
            let state = subject::seen(tx, who.subject)?.filter(|s| s.state == "known");
            let row = record::by_id(tx, record)?.filter(|r| r.subject == who.subject && who.covers(r.id));
            let (Some(state), Some(row)) = (state, row) else { return Err(AppError::NotFound) };
            Ok(Self {
                epoch: state.epoch,
                values: record::values_of_record(tx, record, limits::VALUES_PER_COMPARTMENT)?,
                grounds: ground::of_subject(tx, who.subject)?,
                contacts: subject::contacts(tx, who.subject)?,
                account: account::get(tx, who.subject)?.filter(|a| a.record == record),
                row,
            })
        })
    }

    fn form(&self, in_force: &InForce) -> Result<Form, AppError> {
        let slug = Slug::new(&self.row.form).map_err(|_| AppError::NotFound)?;
        in_force.policy.form(&slug).cloned().ok_or(AppError::NotFound)
    }

    /// Whether a value is the contact its owner signs in by: the proved e-mail of an account.
    fn signs_in(&self, value: ValueId) -> bool {
        self.account.is_some() && self.contacts.iter().any(|c| c.value == value && cabinet::signs_in(c))
    }
}

/// What is to change in a record.
#[derive(Default)]
struct Change {
    goes: HashSet<ValueId>,
    comes: Vec<(ItemNo, ItemKind, Accepted)>,
    swap: Option<Swap>,
}

/// The address to sign in by is another one from now on: what waited for the press, and the entry of its proof.
#[derive(Clone)]
pub(crate) struct Swap {
    /// The waiting wish.
    pub waiting: PendingId,
    /// Where it lies.
    pub lies: CompartmentId,
    /// Draft of the entry that the new address is proved.
    pub proved: Draft,
}

impl Swap {
    /// In the commit of the change: the wish is used up, and links that went to the old address lead nowhere.
    fn apply(&self, tx: &mut dyn zalog_store::Tx, who: SubjectId) -> Result<Going, AppError> {
        if !pending::delete(tx, self.waiting)? {
            return Err(AppError::Gone);
        }
        pending::delete_recovery_of(tx, who)?;
        self.proved.record(tx, Kind::ContactProved, None, &[])?;
        Ok(Going { compartment: self.lies, record: None })
    }
}

/// Corrects and completes values of a record: fields of the form it came by, those that were typed; an optional one left empty
/// is deleted. Returns how many changed.
///
/// # Errors
/// [`AppError::Refused`] with every field that is wrong; [`AppError::NotFound`] when the record is not within reach;
/// [`AppError::TooMany`].
pub fn correct(
    app: &App,
    visit: &Visit,
    who: Who,
    record: RecordId,
    typed: &BTreeMap<String, String>,
) -> Result<usize, AppError> {
    let now = app.clock.now();
    app.rates.count(Counted::Form, visit.address, who.subject.as_bytes(), &app.ring.rate, now)?;
    edition::person(app, who.subject)?;
    for _ in 0..limits::WRITE_RETRIES {
        let in_force = app.in_force();
        let page = Page::read(app, who, record)?;
        let change = wanted(app, &in_force, &page, typed, now)?;
        let changed = change.comes.len().max(change.goes.len());
        if changed == 0 {
            return Ok(0);
        }
        let reason = if change.comes.is_empty() { Reason::ValueDeleted } else { Reason::Corrected };
        if let Some(stones) = write(app, &in_force, &page, change, reason, now)? {
            destroy::keys(app, &stones)?;
            app.ring_bell();
            return Ok(changed);
        }
    }
    Err(AppError::Busy)
}

/// Deletes one optional value.
///
/// # Errors
/// [`AppError::NotFound`] when it is not within reach; [`AppError::Refused`] with `value-required` when its form cannot do
/// without it, `value-held-by-law` when a law holds it; [`AppError::TooMany`].
pub fn delete_value(app: &App, visit: &Visit, who: Who, value: ValueId) -> Result<(), AppError> {
    let now = app.clock.now();
    app.rates.count(Counted::Form, visit.address, who.subject.as_bytes(), &app.ring.rate, now)?;
    edition::person(app, who.subject)?;
    for _ in 0..limits::WRITE_RETRIES {
        let in_force = app.in_force();
        let row = app.store.read::<_, AppError, _>(|tx| Ok(record::value_by_id(tx, value)?))?;
        let row = row.filter(|v| v.place.subject == who.subject).ok_or(AppError::NotFound)?;
        let page = Page::read(app, who, row.place.record)?;
        let form = page.form(&in_force)?;
        let item = Slug::new(in_force.register.item_name(row.place.item)).map_err(|_| AppError::NotFound)?;
        let need = cabinet::need(&in_force, form.slug.as_str(), &item);
        if need != Some(Need::Optional) || page.signs_in(value) {
            return Err(AppError::Refused(Refused::form("value-required")));
        }
        if held_by_law(&in_force, &page, &row, now) {
            return Err(AppError::Refused(Refused::form("value-held-by-law")));
        }
        let change = Change { goes: HashSet::from([value]), ..Change::default() };
        if let Some(stones) = write(app, &in_force, &page, change, Reason::ValueDeleted, now)? {
            destroy::keys(app, &stones)?;
            app.ring_bell();
            return Ok(());
        }
    }
    Err(AppError::Busy)
}

/// Puts another address in the place of the one its owner signs in by; the password was asked for before, and the press in the
/// letter proves the address. `None` when something moved meanwhile.
pub(crate) fn sign_in_address(
    app: &App,
    who: Who,
    record: RecordId,
    email: &str,
    swap: Swap,
) -> Result<Option<Vec<TombstoneRow>>, AppError> {
    let (in_force, now) = (app.in_force(), app.clock.now());
    let page = Page::read(app, who, record)?;
    let old: Vec<&ValueRow> = page.values.iter().filter(|v| page.signs_in(v.id)).collect();
    let item = old.first().map(|v| v.place.item).ok_or(AppError::Gone)?;
    let accepted = input::accept(&ItemKind::Email, email, in_force.policy.as_ref().into())
        .map_err(|_| AppError::Gone)?;
    let change = Change {
        goes: old.iter().map(|v| v.id).collect(),
        comes: vec![(item, ItemKind::Email, accepted)],
        swap: Some(swap),
    };
    write(app, &in_force, &page, change, Reason::Corrected, now)
}

fn held_by_law(in_force: &InForce, page: &Page, value: &ValueRow, now: Timestamp) -> bool {
    standing(&in_force.register, &page.grounds, now)
        .iter()
        .filter(|g| g.hold.is_some() || g.basis == BasisClass::Law)
        .any(|g| access::holds(&in_force.register, g, &value.place, now))
}

/// Checks what was typed against the form and what stands.
fn wanted(
    app: &App,
    in_force: &InForce,
    page: &Page,
    typed: &BTreeMap<String, String>,
    now: Timestamp,
) -> Result<Change, AppError> {
    let form = page.form(in_force)?;
    let grounds = standing(&in_force.register, &page.grounds, now);
    let mut refused = Refused::default();
    let mut change = Change::default();
    let old_key = app.ring.compartment(&app.keys, page.row.compartment)?.ok_or(AppError::Gone)?;
    for field in &form.fields {
        let Some(text) = typed.get(field.item.as_str()) else { continue };
        let Some(item) = in_force.policy.item(&field.item) else { continue };
        let number = in_force.register.item(field.item.as_str())?;
        let old: Vec<&ValueRow> = page.values.iter().filter(|v| v.place.item == number).collect();
        let name = field.item.as_str();
        if text.trim().is_empty() && (field.need == Need::Optional || field.legal_persons_only) {
            if old.iter().any(|v| held_by_law(in_force, page, v, now) || page.signs_in(v.id)) {
                refused.fields.push((name.to_owned(), "value-held-by-law"));
            }
            change.goes.extend(old.iter().map(|v| v.id));
            continue;
        }
        let accepted = match input::accept(&item.kind, text, in_force.policy.as_ref().into()) {
            Ok(accepted) => accepted,
            Err(error) => {
                refused.field(name, error);
                continue;
            }
        };
        let mut same = false;
        for value in &old {
            let place = (value.place.compartment, value.id, value.place.item);
            let plain = app.ring.unseal(&old_key, place, &value.sealed)?;
            same |= accepted.value.seal_with(|new| new == plain.as_slice());
        }
        if same {
            continue;
        }
        if old.iter().any(|v| page.signs_in(v.id)) {
            refused.fields.push((name.to_owned(), "sign-in-address"));
            continue;
        }
        let place = Place {
            subject: page.row.subject,
            compartment: page.row.compartment,
            record: page.row.id,
            account: page.row.account,
            item: number,
        };
        if !retention::is_held(&in_force.register, &grounds, &place, now) {
            refused.fields.push((name.to_owned(), "no-ground"));
            continue;
        }
        change.goes.extend(old.iter().map(|v| v.id));
        change.comes.push((number, item.kind.clone(), accepted));
    }
    if refused.is_empty() { Ok(change) } else { Err(AppError::Refused(refused)) }
}

/// New rows of a change, sealed.
struct Coming {
    values: Vec<ValueRow>,
    contacts: Vec<(ContactRow, BlindKey)>,
    grounds: Vec<Ground>,
}

/// Writes a change; `None` when something moved meanwhile.
fn write(
    app: &App,
    in_force: &Arc<InForce>,
    page: &Page,
    change: Change,
    reason: Reason,
    now: Timestamp,
) -> Result<Option<Vec<TombstoneRow>>, AppError> {
    let who = page.row.subject;
    let key = app.ring.subject(&app.keys, who)?.ok_or(AppError::NotFound)?;
    let stays = page.values.iter().map(|v| v.id).filter(|id| !change.goes.contains(id)).collect();
    let to = For { subject: who, key: &key };
    let fresh = survivors::reseal(app, &page.row, &page.values, &stays, &to, page.account.as_ref(), now)?;
    let (coming, resealed) = (coming(app, in_force, page, &change, &fresh, now)?, fresh.resealed);
    app.keys.put_keys(None, vec![fresh.wrapped], now)?;
    app.store.pass(faults::SURVIVORS_SEALED);
    let (changed, ordered) = (sign_in::about(app, who)?, sign_in::about(app, who)?);
    let gone = page.values.iter().filter(|v| change.goes.contains(&v.id)).map(|v| v.place.item);
    let removed = serde_json::to_string(&Removed::values_of(gone))?;
    let (epoch, items) = (page.epoch, count(change.comes.len().max(change.goes.len())));
    let (for_tx, swap) = (in_force.clone(), change.swap);
    let stones = app.store.write::<_, AppError, _>(move |tx| {
        if !for_tx.holds(tx, now)? || subject::bump(tx, who)? != Some(epoch + 1) {
            return Ok(None);
        }
        resealed.apply(tx)?;
        resealed.drop_garbage(tx)?;
        coming.insert(tx, &resealed, changed.id, now)?;
        let mut going = vec![resealed.going()];
        if let Some(swap) = &swap {
            going.push(swap.apply(tx, who)?);
        }
        changed.record(tx, Kind::ValueChanged, None, &[(Fact::Items, items)])?;
        let stones = order::compartments(tx, who, &going, reason, None, &ordered)?;
        for stone in stones.iter().filter(|stone| stone.record.is_some()) {
            tombstone::removed(tx, &stone.id, &removed)?;
        }
        Ok(Some(stones))
    })?;
    app.store.pass(faults::DESTRUCTION_ORDERED);
    Ok(stones)
}

fn coming(
    app: &App,
    in_force: &InForce,
    page: &Page,
    change: &Change,
    fresh: &survivors::Fresh,
    now: Timestamp,
) -> Result<Coming, AppError> {
    let compartment = fresh.resealed.new.id;
    let mut coming = Coming { values: Vec::new(), contacts: Vec::new(), grounds: Vec::new() };
    for (item, kind, accepted) in &change.comes {
        let id = ValueId::new(app.entropy.as_ref());
        let place = Place {
            subject: page.row.subject,
            compartment,
            record: page.row.id,
            account: page.row.account,
            item: *item,
        };
        let secret = app.secret.as_ref();
        let sealed = accepted
            .value
            .seal_with(|plain| app.ring.seal(&fresh.key, (compartment, id, *item), plain, secret))?;
        coming.values.push(ValueRow { id, place, origin: "provided".to_owned(), sealed, since: now });
        if let Some(name) = collect::contact_name(kind) {
            let mac = accepted.value.seal_with(|plain| collect::look_up(app, name, plain));
            let mut contact = [0; 16];
            app.entropy.fill(&mut contact);
            let proved_at = change.swap.is_some().then_some(now);
            let row = ContactRow { id: contact, kind: name.to_owned(), value: id, proved_at };
            coming.contacts.push((row, mac));
        }
        if *kind == ItemKind::DateTime {
            let register = &in_force.register;
            let day = accepted.value.seal_with(|plain| collect::day_of(plain, &register.zone));
            let own = page.grounds.iter().filter(|g| g.scope.record() == Some(page.row.id));
            let waiting = own.filter(|g| {
                register.terms(g.terms).and_then(|k| k.terms.end_event()) == Some(Event::Appointment)
            });
            if let Some(day) = day {
                coming.grounds.extend(waiting.map(|g| giving::on_another_day(g.clone(), day, in_force)));
            }
        }
    }
    Ok(coming)
}

impl Coming {
    fn insert(
        &self,
        tx: &mut dyn zalog_store::Tx,
        resealed: &Resealed,
        entry: zalog_domain::EntryId,
        now: Timestamp,
    ) -> Result<(), AppError> {
        for value in &self.values {
            record::insert_value(tx, value, entry)?;
        }
        for (contact, key) in &self.contacts {
            let proved_by = contact.proved_at.map(|_| "letter");
            subject::insert_contact(tx, resealed.owner, contact, proved_by, now)?;
            subject::insert_lookup(tx, key, resealed.owner, &contact.id)?;
            if proved_by.is_some() {
                subject::insert_sign_in_name(tx, key, resealed.owner, &contact.id)?;
            }
        }
        if self.grounds.is_empty() {
            return Ok(());
        }
        for ground in &self.grounds {
            ground::update(tx, ground)?;
        }
        let all = ground::of_subject(tx, resealed.owner)?;
        match access::due(&all) {
            Some(due) => Ok(ground::put_due_sooner(tx, resealed.owner, due)?),
            None => Ok(()),
        }
    }
}
