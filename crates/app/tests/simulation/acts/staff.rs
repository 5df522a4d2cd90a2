//! What staff do: open a case's values, with the right role and the wrong one; move the case.

use std::collections::BTreeSet;

use zalog_app::{AppError, staff};
use zalog_domain::Kind;
use zalog_policy::model::{Event, Reporter};

use super::person::opened;
use crate::dice::Dice;
use crate::oracle::{Asker, Value};
use crate::sim::Sim;

/// A member of staff: one role, every role, or none that is declared.
fn somebody(sim: &Sim, dice: &mut Dice) -> Option<staff::Member> {
    let mut member = dice.pick(&sim.staff)?.clone();
    match dice.below(10) {
        0 => member.roles = vec!["stranger".to_owned()],
        1 => member.roles = sim.staff.iter().flat_map(|m| m.roles.clone()).collect(),
        _ => {}
    }
    Some(member)
}

pub fn open(sim: &mut Sim, dice: &mut Dice) -> Option<String> {
    let place = *dice.pick(&sim.cases())?;
    let member = somebody(sim, dice)?;
    let number = sim.record(place).case.clone()?;
    let (values, shut) = staff::open_values(sim.site.app(), &member, &number).unwrap();
    let (person, record, now) = (sim.person(place.0), sim.record(place), sim.now());
    let purpose = sim.policy.forms.iter().find(|f| f.slug.as_str() == record.form)?.purpose.to_string();
    let roles: BTreeSet<String> = member.roles.iter().cloned().collect();
    // The record's own values, and what its purpose takes from the account.
    let both = person.records.iter().filter(|r| r.account || r.id == record.id);
    let may: Vec<Value> =
        both.flat_map(|r| sim.oracle.opens(person, r, &Asker::Staff(&roles), &purpose, now)).collect();
    let sorted = |values: &[Value]| -> Vec<Value> {
        let mut values = values.to_vec();
        values.sort();
        values
    };
    let seen: Vec<Value> =
        values.iter().map(|(item, text)| Value { item: item.to_string(), text: text.to_string() }).collect();
    assert_eq!(sorted(&seen), sorted(&may), "what {roles:?} see of {number} for {purpose}");
    let asked = values.len() + shut.len();
    let said = format!("{number} by {roles:?}: {} of {asked}", seen.len());
    opened(sim, place.0, "staff", &purpose, may.len(), asked);
    Some(said)
}

pub fn step(sim: &mut Sim, dice: &mut Dice) -> Option<String> {
    let place = *dice.pick(&sim.cases())?;
    let member = somebody(sim, dice)?;
    step_of(sim, dice, place, &member)
}

/// Somebody who may moves a case of one person, if he has any.
pub fn answers(sim: &mut Sim, dice: &mut Dice, person: usize) -> Option<String> {
    let own: Vec<_> = sim.cases().into_iter().filter(|(index, _)| *index == person).collect();
    let place = *dice.pick(&own)?;
    let roles = sim.staff.iter().flat_map(|m| m.roles.clone()).collect();
    let member = staff::Member { roles, ..sim.staff.first()?.clone() };
    step_of(sim, dice, place, &member)
}

fn step_of(sim: &mut Sim, dice: &mut Dice, place: (usize, usize), member: &staff::Member) -> Option<String> {
    let record = sim.record(place).clone();
    let number = record.case.clone()?;
    let form = sim.policy.forms.iter().find(|f| f.slug.as_str() == record.form).cloned()?;
    let to = *dice.pick(&["in-work", "answered", "closed", "new"])?;
    let role = form.tells.as_ref().map_or_else(String::new, ToString::to_string);
    let may = role.is_empty() || member.roles.contains(&role);
    let rank = |step: &str| ["new", "in-work", "answered", "closed"].iter().position(|s| *s == step);
    let allowed = rank(to) > rank(record.step);
    let done = staff::move_case(sim.site.app(), member, &number, to);
    if !may {
        assert!(matches!(done, Err(AppError::Forbidden)), "{number}: a role moved a case that is not for it");
        return Some(format!("{number} forbidden"));
    }
    if !allowed {
        assert!(matches!(done, Err(AppError::Refused(_))), "{number}: {} to {to}: {done:?}", record.step);
        return Some(format!("{number} refused"));
    }
    done.unwrap();
    let now = sim.now();
    let waits_for = sim.oracle.in_force(now).purposes[form.purpose.as_str()].end;
    let mut events = Vec::new();
    if matches!(to, "answered" | "closed") {
        events.push(Event::Answered);
    }
    if to == "closed" && waits_for != Event::Answered && waits_for.reporter() == Reporter::Staff {
        events.push(waits_for);
    }
    sim.expect(Kind::CaseMoved, 1);
    let person = &mut sim.oracle.people[place.0];
    person.records[place.1].step = to;
    for event in events {
        for reason in sim.oracle.people[place.0].reasons.iter_mut().filter(|r| r.record == Some(record.id)) {
            reason.told.push((event, now));
        }
        sim.oracle.note(place.0, now, |r| r.record == Some(record.id));
        sim.expect(Kind::EventReported, 1);
    }
    Some(format!("{number} {to}"))
}
