//! What a person does in the cabinet.

use std::collections::{BTreeMap, BTreeSet};

use zalog_app::{AppError, cabinet};
use zalog_domain::Kind;
use zalog_domain::ids::RecordId;
use zalog_policy::model::Event;

use crate::dice::Dice;
use crate::oracle::Value;
use crate::sim::Sim;

/// Tells the reasons of one consent that it is withdrawn.
pub fn withdrawn(sim: &mut Sim, person: usize, consent: usize) {
    let now = sim.now();
    let id = sim.person(person).consents[consent].id;
    let owner = &mut sim.oracle.people[person];
    owner.consents[consent].withdrawn = true;
    for reason in owner.reasons.iter_mut().filter(|r| r.consent == Some(id)) {
        reason.told.push((Event::Withdrawn, now));
    }
    sim.oracle.note(person, now, |r| r.consent == Some(id));
}

pub fn withdraw(sim: &mut Sim, dice: &mut Dice) -> Option<String> {
    let people = sim.with_account();
    let index = *dice.pick(&people)?;
    let consent = dice.below(sim.person(index).consents.len());
    let (id, purpose, before) = {
        let consent = sim.person(index).consents.get(consent)?;
        (consent.id, consent.purpose.clone(), consent.withdrawn)
    };
    let visit = sim.site.visit();
    if let Some(stranger) = dice.pick(&people).filter(|s| **s != index) {
        let theirs = cabinet::withdraw(sim.site.app(), &visit, sim.subject(*stranger), id);
        assert!(matches!(theirs, Err(AppError::NotFound)), "somebody withdrew another's consent");
    }
    cabinet::withdraw(sim.site.app(), &visit, sim.subject(index), id).unwrap();
    if !before {
        withdrawn(sim, index, consent);
        sim.expect(Kind::ConsentWithdrawn, 1);
        sim.expect(Kind::EventReported, 1);
    }
    let mut said = format!("{purpose} of {}", sim.person(index).email);
    // Something else happens to the same person before the sweep has come by.
    if dice.percent(40)
        && let Some(more) = super::staff::answers(sim, dice, index)
    {
        said.push_str(&format!("; {more}"));
    }
    Some(said)
}

/// What is held about me is exactly what is held, with the very texts.
pub fn look(sim: &mut Sim, dice: &mut Dice) -> Option<String> {
    let index = dice.below(sim.oracle.people.len());
    sim.oracle.people.get(index)?;
    look_at(sim, index);
    Some(sim.person(index).email.clone())
}

pub fn look_at(sim: &mut Sim, index: usize) {
    // What is left of somebody who went has no cabinet.
    if sim.person(index).heir {
        return;
    }
    let (now, subject) = (sim.now(), sim.subject(index));
    let seen = cabinet::held(sim.site.app(), &sim.site.visit(), subject).unwrap();
    let seen: BTreeMap<RecordId, BTreeSet<Value>> = seen
        .iter()
        .filter(|r| !r.values.is_empty())
        .map(|r| {
            let values = r.values.iter();
            let values = values.map(|v| Value { item: v.item.to_string(), text: v.value.to_string() });
            (r.id, values.collect())
        })
        .collect();
    let held = sim.oracle.held(sim.person(index), now);
    assert_eq!(seen, held, "what {} sees and what is held", sim.person(index).email);
    let stored: usize = sim.person(index).records.iter().map(|r| r.values.len()).sum();
    opened(sim, index, "subject", "requests", held.values().map(BTreeSet::len).sum(), stored);
}

/// An opening was recorded, or its refusal.
pub fn opened(sim: &mut Sim, index: usize, actor: &'static str, purpose: &str, allowed: usize, asked: usize) {
    if allowed == 0 && asked > 0 {
        sim.expect(Kind::OpeningRefused, 1);
    } else {
        sim.expect(Kind::ValuesOpened, 1);
        let count = u32::try_from(allowed).unwrap();
        sim.oracle.people[index].openings.push((actor, purpose.to_owned(), count));
    }
}

/// Every consent is there with the text that was seen, whatever came into force since.
pub fn consents(sim: &mut Sim, dice: &mut Dice) -> Option<String> {
    let people = sim.with_account();
    let index = *dice.pick(&people)?;
    consents_of(sim, index);
    Some(sim.person(index).email.clone())
}

pub fn consents_of(sim: &Sim, index: usize) {
    let person = sim.person(index);
    let seen = cabinet::consents(sim.site.app(), person.subject).unwrap();
    let seen: BTreeSet<_> = seen
        .iter()
        .map(|c| (c.id, c.purpose.to_string(), c.hash_hex.clone(), c.withdrawn_at.is_some()))
        .collect();
    let given: BTreeSet<_> =
        person.consents.iter().map(|c| (c.id, c.purpose.clone(), c.document.clone(), c.withdrawn)).collect();
    assert_eq!(seen, given, "consents of {}", person.email);
    for consent in &person.consents {
        let (_, document) = cabinet::consent(sim.site.app(), person.subject, consent.id).unwrap();
        assert!(document.text().len() > 200);
    }
}

/// Who opened my data and what for: each opening, no other.
pub fn openings(sim: &mut Sim, dice: &mut Dice) -> Option<String> {
    let people = sim.with_account();
    let index = *dice.pick(&people)?;
    openings_of(sim, index);
    Some(sim.person(index).email.clone())
}

pub fn openings_of(sim: &Sim, index: usize) {
    if sim.waits_for_the_tree() {
        return;
    }
    let person = sim.person(index);
    let count = |list: Vec<(&str, String, u32)>| {
        let mut counted: BTreeMap<String, u32> = BTreeMap::new();
        for (actor, purpose, items) in list {
            *counted.entry(format!("{actor} {purpose} {items}")).or_default() += 1;
        }
        counted
    };
    let (mut seen, mut before) = (Vec::new(), None);
    loop {
        let page = cabinet::openings_page(sim.site.app(), person.subject, before).unwrap();
        seen.extend(page.openings);
        before = page.next;
        if before.is_none() {
            break;
        }
    }
    let seen = seen.iter().filter(|o| o.kind == "values.opened");
    let seen = seen.map(|o| (o.actor, o.purpose.as_ref().map(ToString::to_string).unwrap(), o.items));
    assert_eq!(count(seen.collect()), count(person.openings.clone()), "openings of {}", person.email);
}

/// What nothing holds of a person goes, in the oracle; says whether the person went with it. Destroyed by the clock or at
/// the person's own wish, it leaves the same entries.
pub fn go(sim: &mut Sim, index: usize) -> bool {
    let left = sim.oracle.left(index, sim.now());
    if left.nobody {
        sim.expect(Kind::DestructionOrdered, 1);
        sim.expect(Kind::KeyDestroyed, 1);
        let person = sim.oracle.people.remove(index);
        sim.gone.push(person.subject);
        return true;
    }
    if left.compartments > 0 {
        sim.expect(Kind::DestructionOrdered, 1);
        sim.expect(Kind::CompartmentDestroyed, u64::try_from(left.compartments).unwrap());
    }
    let person = &mut sim.oracle.people[index];
    person.records = left.records;
    person.consents = left.consents;
    false
}
