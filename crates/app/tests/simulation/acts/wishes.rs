//! What a person asks to be changed or to go: a value corrected or deleted, a record taken back, the account closed.

use std::collections::{BTreeMap, BTreeSet};

use zalog_app::copy::{Copy, Part};
use zalog_app::{AppError, Who, cabinet, close, correct, join, link, take_back};
use zalog_domain::Kind;
use zalog_domain::ids::SubjectId;
use zalog_policy::model::{Basis, Event, ItemKind, Need, Slug};
use zalog_store::{Row, Sql, StoreError};

use super::forms::MARK;
use super::person::go;
use crate::dice::Dice;
use crate::oracle::{Person, Reason, Record};
use crate::sim::Sim;

/// Somebody and one of his records, with the key he comes by: his account, or the secret link of the record.
fn somebody(sim: &Sim, dice: &mut Dice) -> Option<(usize, usize, Who)> {
    let index = dice.below(sim.oracle.people.len());
    let person = sim.oracle.people.get(index)?;
    let record = dice.below(person.records.len());
    let row = person.records.get(record)?;
    if person.account.is_some() {
        return Some((index, record, Who::account(person.subject)));
    }
    let token = row.link.as_ref()?;
    let who = link::open(sim.site.app(), &token.as_cookie()).unwrap();
    assert_eq!((who.subject, who.record), (person.subject, Some(row.id)), "a link leads to its record");
    Some((index, record, who))
}

fn required(sim: &Sim, record: &Record, item: &str) -> bool {
    let form = sim.policy.forms.iter().find(|f| f.slug.as_str() == record.form).unwrap();
    form.fields.iter().any(|f| f.item.as_str() == item && f.need == Need::Required)
}

/// One compartment is sealed anew, the old one goes.
fn resealed(sim: &mut Sim) {
    sim.expect(Kind::ValueChanged, 1);
    sim.expect(Kind::DestructionOrdered, 1);
    sim.expect(Kind::CompartmentDestroyed, 1);
}

/// A free text is corrected.
pub fn correct(sim: &mut Sim, dice: &mut Dice) -> Option<String> {
    let (index, record, who) = somebody(sim, dice)?;
    let row = sim.person(index).records[record].clone();
    let place = dice.below(row.values.len());
    let old = row.values.get(place)?.clone();
    let slug = Slug::new(&old.item).ok()?;
    if !sim.policy.item(&slug).is_some_and(|i| old.text.starts_with(MARK) && i.kind != ItemKind::Email) {
        return None;
    }
    let text = format!("{MARK} corrected {}", dice.below(1_000));
    let typed = BTreeMap::from([(old.item.clone(), text.clone())]);
    let held = sim.oracle.held(sim.person(index), sim.now());
    let held = held.get(&row.id).is_some_and(|values| values.contains(&old));
    let done = correct::correct(sim.site.app(), &sim.site.visit(), who, row.id, &typed);
    if !held {
        assert!(
            matches!(done, Err(AppError::Refused(_))),
            "{} was written without a ground: {done:?}",
            old.item
        );
        return Some(format!("{} refused", old.item));
    }
    assert_eq!(done.unwrap(), 1);
    resealed(sim);
    sim.nothing_lost += 1;
    sim.oracle.people[index].records[record].values[place].text = text;
    Some(format!("{} of {}", old.item, sim.person(index).email))
}

/// An optional value is deleted, a required one is not.
pub fn delete(sim: &mut Sim, dice: &mut Dice) -> Option<String> {
    let (index, record, who) = somebody(sim, dice)?;
    let row = sim.person(index).records[record].clone();
    let place = dice.below(row.values.len());
    let value = row.values.get(place)?.clone();
    let seen = cabinet::record(sim.site.app(), who, row.id);
    let held = sim.oracle.held(sim.person(index), sim.now());
    let held = held.get(&row.id).cloned().unwrap_or_default();
    super::person::opened(sim, index, "subject", "requests", held.len(), row.values.len());
    let seen = seen.unwrap();
    // What is no longer held is not shown, and cannot be pointed at.
    let id = seen.values.iter().find(|v| v.item.as_str() == value.item && v.value.as_str() == value.text);
    assert_eq!(id.is_some(), held.contains(&value), "{} is shown", value.item);
    let id = id?.id;
    let by_law = sim.oracle.by_law(sim.person(index), &row, &value.item, sim.now());
    let done = correct::delete_value(sim.site.app(), &sim.site.visit(), who, id);
    if by_law || required(sim, &row, &value.item) {
        assert!(matches!(done, Err(AppError::Refused(_))), "{} was deleted: {done:?}", value.item);
        return Some(format!("{} refused", value.item));
    }
    done.unwrap();
    resealed(sim);
    sim.oracle.people[index].records[record].values.remove(place);
    Some(format!("{} of {}", value.item, sim.person(index).email))
}

/// A record is taken back: what rests on a consent or an interest ends, and a contract that nobody has begun with.
pub fn take(sim: &mut Sim, dice: &mut Dice) -> Option<String> {
    let (index, record, who) = somebody(sim, dice)?;
    let row = sim.person(index).records[record].clone();
    let visit = sim.site.visit();
    if row.account {
        let done = take_back::take_back(sim.site.app(), &visit, who, row.id);
        assert!(matches!(done, Err(AppError::NotFound)), "an account was taken back like an order");
        return Some("account refused".to_owned());
    }
    take_back::take_back(sim.site.app(), &visit, who, row.id).unwrap();
    let now = sim.now();
    let begun = row.step != "new";
    let before: Vec<_> = sim.person(index).reasons.clone();
    for (place, reason) in before.iter().enumerate().filter(|(_, r)| r.record == Some(row.id)) {
        let person = sim.person(index);
        let terms = &sim.oracle.editions[reason.edition].purposes[&reason.purpose];
        let ended = sim.oracle.ended(person, reason, now);
        match (&terms.basis, ended) {
            (_, true) => {}
            (Basis::Consent, _) => {
                let id = reason.consent;
                let mut new = 0;
                for consent in sim.oracle.people[index].consents.iter_mut().filter(|c| Some(c.id) == id) {
                    new += u64::from(!consent.withdrawn);
                    consent.withdrawn = true;
                }
                sim.expect(Kind::ConsentWithdrawn, new);
                for told in sim.oracle.people[index].reasons.iter_mut().filter(|r| r.consent == id) {
                    told.told.push((Event::Withdrawn, now));
                }
            }
            (Basis::LegitimateInterest { .. }, _) => {
                sim.oracle.people[index].reasons[place].dropped = Some(now)
            }
            (Basis::Contract { .. }, _) if !begun => {
                sim.oracle.people[index].reasons[place].dropped = Some(now)
            }
            _ => {}
        }
    }
    // Written down with it: what it ends, and that the proofs of what ended are no longer in their prime.
    let editions = sim.oracle.editions.clone();
    let ends = |r: &Reason| match editions[r.edition].purposes[&r.purpose].basis {
        Basis::Consent | Basis::LegitimateInterest { .. } => true,
        Basis::Contract { .. } => !begun,
        _ => false,
    };
    sim.oracle.note(index, now, |r| r.record == Some(row.id) && ends(r));
    sim.oracle.note_past_prime(index, now, |r| r.record == Some(row.id) && r.consent.is_some());
    sim.expect(Kind::GroundMoved, 1);
    let email = sim.person(index).email.clone();
    go(sim, index);
    Some(format!("{} of {email}", row.form))
}

/// Everything held of a person, or of the record of a link, to take along: exactly that.
pub fn copy(sim: &mut Sim, dice: &mut Dice) -> Option<String> {
    let (index, record, who) = somebody(sim, dice)?;
    let row = sim.person(index).records[record].clone();
    let mut copy = Copy::begin(sim.site.app(), &sim.site.visit(), who).unwrap();
    let mut seen: Vec<String> = Vec::new();
    let mut whole = false;
    while let Some(part) = copy.next(sim.site.app()).unwrap() {
        match part {
            Part::Records(records) => seen.extend(
                records
                    .iter()
                    .flat_map(|r| &r.values)
                    .map(|v| format!("{} {}", v.item.name, v.value.as_str())),
            ),
            Part::End => whole = true,
            _ => {}
        }
    }
    assert!(whole, "a copy without its end");
    let held = sim.oracle.held(sim.person(index), sim.now());
    let reached = |id: &&_| who.record.is_none_or(|only| only == **id);
    let mut may: Vec<String> = held
        .iter()
        .filter(|(id, _)| reached(id))
        .flat_map(|(_, values)| values.iter().map(|v| format!("{} {}", v.item, v.text)))
        .collect();
    seen.sort();
    may.sort();
    assert_eq!(seen, may, "what {} takes along", sim.person(index).email);
    sim.expect(Kind::ExportMade, 1);
    let stored = |r: &&Record| who.record.is_none_or(|only| only == r.id);
    let asked = sim.person(index).records.iter().filter(stored).map(|r| r.values.len()).sum();
    super::person::opened(sim, index, "subject", "requests", may.len(), asked);
    proofs(sim, index, who);
    Some(format!(
        "{} by {}",
        sim.person(index).email,
        if who.record.is_some() { &row.form } else { "account" }
    ))
}

/// With the copy come the circumstances of each consent, opened as what its proof uses.
fn proofs(sim: &mut Sim, index: usize, who: Who) {
    let register = crate::checks::register(sim);
    let proof = register.in_force(register.purpose("proof-of-consent").unwrap()).unwrap();
    let item = register.item_name(*proof.items.first().unwrap()).to_owned();
    let (person, now) = (sim.person(index), sim.now());
    let record =
        |c: &crate::oracle::Consent| person.reasons.iter().find(|r| r.consent == Some(c.id)).unwrap().record;
    let reached: Vec<_> =
        person.consents.iter().map(record).filter(|r| who.record.is_none() || *r == who.record).collect();
    if !reached.is_empty() {
        let shown = reached.iter().filter(|r| sim.oracle.holds_item(person, **r, &item, now)).count();
        let asked = reached.len();
        super::person::opened(sim, index, "subject", "proof-of-consent", shown, asked);
    }
}

/// A guest's record is taken into an account: by the secret link, and only where the account has proved the same address.
pub fn join(sim: &mut Sim, dice: &mut Dice) -> Option<String> {
    let people = sim.with_account();
    let account = *dice.pick(&people)?;
    let guests: Vec<usize> = (0..sim.oracle.people.len())
        .filter(|i| {
            sim.person(*i).records.iter().any(|r| r.link.is_some()) && sim.person(*i).account.is_none()
        })
        .filter(|i| !sim.person(*i).heir)
        .collect();
    // Where the addresses are the same now and then, or nothing would ever be joined.
    let same: Vec<usize> =
        guests.iter().copied().filter(|i| sim.person(*i).email == sim.person(account).email).collect();
    let anybody = same.is_empty() || dice.percent(30);
    let guest = *dice.pick(if anybody { &guests } else { &same })?;
    let token = sim.person(guest).records.iter().find_map(|r| r.link.clone())?;
    let who = link::open(sim.site.app(), &token.as_cookie()).unwrap();
    let email = sim.person(account).email.clone();
    let emails = |index: usize| -> BTreeSet<&str> {
        let values = sim.person(index).records.iter().flat_map(|r| &r.values);
        values.filter(|v| v.item == "email").map(|v| v.text.as_str()).collect()
    };
    let offered = emails(guest).contains(email.as_str()) && emails(account).contains(email.as_str());
    let done = join::join(sim.site.app(), sim.subject(account), who);
    if !offered {
        assert!(matches!(done, Err(AppError::NotFound)), "{} was joined with a stranger", email);
        return Some(format!("{email} refused"));
    }
    done.unwrap();
    sim.expect(Kind::SubjectsJoined, 1);
    sim.expect(Kind::DestructionOrdered, 1);
    sim.expect(Kind::KeyDestroyed, 1);
    sim.nothing_lost += 1;
    sim.gone.push(who.subject);
    sim.joined.insert(sim.subject(account));
    let other = sim.oracle.people[guest].clone();
    let kept = &mut sim.oracle.people[account];
    kept.records.extend(other.records);
    kept.reasons.extend(other.reasons);
    kept.consents.extend(other.consents);
    kept.asked.extend(other.asked);
    kept.openings.extend(other.openings);
    sim.oracle.people.remove(guest);
    // What the account was told, both were.
    let account = if guest < account { account - 1 } else { account };
    super::notices::bind(sim, account, sim.now());
    Some(email)
}

const HEIR: Sql = Sql::same("SELECT heir FROM tombstone WHERE id = ?1");

/// The account is closed: what nothing else holds is gone at once; what a law or an order still holds has an owner without
/// a name.
pub fn close(sim: &mut Sim, dice: &mut Dice) -> Option<String> {
    let people = sim.with_account();
    let index = *dice.pick(&people)?;
    let (subject, email) = (sim.subject(index), sim.person(index).email.clone());
    let password = sim.person(index).account.clone()?.password;
    let visit = sim.site.visit();
    if dice.percent(30) {
        let wrong = close::close(sim.site.app(), &visit, subject, "чужая лодка у причала");
        assert!(matches!(wrong, Err(AppError::Refused(_))), "closed with a wrong password");
        return Some(format!("{email} wrong"));
    }
    let preview = close::preview(sim.site.app(), subject).unwrap();
    let held: usize = sim.oracle.held(sim.person(index), sim.now()).values().map(BTreeSet::len).sum();
    close::close(sim.site.app(), &visit, subject, &password).unwrap();
    let now = sim.now();
    sim.expect(Kind::AccountClosed, 1);
    sim.expect(Kind::DestructionOrdered, 1);
    sim.expect(Kind::KeyDestroyed, 1);
    sim.gone.push(subject);
    let mut person = sim.oracle.people.remove(index);
    // Consents for the account end with it; those for an order stand with the order.
    let ending: BTreeSet<_> = person
        .reasons
        .iter()
        .filter(|r| r.record.is_none() && !sim.oracle.ended(&person, r, now))
        .filter(|r| sim.oracle.editions[r.edition].purposes[&r.purpose].on_consent)
        .filter_map(|r| r.consent)
        .collect();
    for consent in person.consents.iter_mut().filter(|c| ending.contains(&c.id)) {
        sim.expected
            .entry(Kind::ConsentWithdrawn)
            .and_modify(|n| *n += u64::from(!consent.withdrawn))
            .or_insert(1);
        consent.withdrawn = true;
    }
    for reason in &mut person.reasons {
        if reason.consent.is_some_and(|c| ending.contains(&c)) {
            reason.told.push((Event::Withdrawn, now));
        }
        reason.told.push((Event::AccountClosed, now));
    }
    person.account = None;
    person.openings.clear();
    sim.oracle.people.push(person);
    let heir = sim.oracle.people.len() - 1;
    while sim.oracle.note(heir, now, |_| true) {}
    let left = sim.oracle.left(heir, now);
    let stays: usize = left.records.iter().map(|r| r.values.len()).sum();
    assert_eq!(preview.stays.len(), stays, "what was told to stay of {email}, and what stays");
    let goes: usize = preview.goes.iter().map(|(_, items)| items.len()).sum();
    assert_eq!(goes, held - stays, "what was told to go of {email}, and what goes");
    let mut found = None;
    let mut take = |row: &dyn Row| {
        found = row.bytes_opt(0)?.map(|b| SubjectId::from_bytes(b.try_into().unwrap()));
        Ok(())
    };
    let args = [zalog_store::Arg::Bytes(subject.as_bytes())];
    sim.site.rows.read::<_, StoreError, _>(|tx| tx.query(HEIR, &args, &mut take)).unwrap();
    for waiting in sim.waiting.iter_mut().filter(|w| w.email == email && w.token.is_some()) {
        if matches!(waiting.what, crate::sim::Wish::Password) {
            waiting.used = true;
        }
    }
    if left.nobody {
        assert_eq!(found, None, "{email} has an heir to nothing");
        sim.oracle.people.pop();
        return Some(format!("{email} whole"));
    }
    let heir_subject = found.unwrap_or_else(|| panic!("{email} has no heir"));
    let person = &mut sim.oracle.people[heir];
    // An account record of which nothing stays does not stay by its name alone.
    *person = Person {
        subject: heir_subject,
        records: left.records,
        consents: left.consents,
        heir: true,
        ..person.clone()
    };
    Some(format!("{email}, {stays} values stay"))
}
