//! Another edition comes into force, people are told of it and answer.

use std::collections::BTreeMap;

use zalog_app::edition::{self, Publication};
use zalog_app::{AppError, notice as notices};
use zalog_domain::Kind;

use super::person::opened;
use crate::declared::Edition;
use crate::dice::Dice;
use crate::oracle::{Answer, Asker};
use crate::sim::Sim;

/// What an edition moves for a person is written down by whoever comes by first, at once or together with other moves: these
/// entries are not counted until the rounds have been round. What is so is held to the oracle all the same.
const WRITTEN_DOWN: [Kind; 2] = [Kind::GroundMoved, Kind::ConsentAsked];

/// Another edition: published beside the running operator, or with a restart. One at a time: the next comes when the rounds
/// have been round.
pub fn publish(sim: &mut Sim, dice: &mut Dice) -> Option<String> {
    if sim.behind {
        return None;
    }
    // Not every wording can be declared.
    let (wording, said, (policy, text)) = (0..8).find_map(|_| {
        let (wording, said) = sim.wording.reworded(dice)?;
        let compiled = wording.compiled()?;
        Some((wording, said, compiled))
    })?;
    if dice.percent(30) {
        sim.strangers = 0;
        sim.site.start(policy.clone(), &text).unwrap();
    } else {
        edition::publish(sim.site.app(), Publication::new(policy.clone(), text.clone())).unwrap();
    }
    (sim.wording, sim.text, sim.behind) = (wording, text, true);
    let now = sim.now();
    sim.oracle.editions.push(Edition::of(&policy, now));
    sim.policy = policy;
    sim.expect(Kind::VersionPublished, 1);
    sim.expect(Kind::PolicyApplied, 1);
    // Whoever opens first decides as if everything had been written down.
    for _ in 0..4 {
        super::staff::open(sim, dice);
        super::person::look(sim, dice);
    }
    Some(said)
}

/// Takes over what is not counted.
pub fn uncounted(sim: &mut Sim, counted: &BTreeMap<Kind, u64>) {
    for kind in WRITTEN_DOWN {
        sim.expected.insert(kind, counted.get(&kind).copied().unwrap_or(0));
    }
}

/// The rounds have been round: from here on each entry counts.
pub fn written_down(sim: &mut Sim) {
    if sim.behind {
        let counted = sim.reader.count(&sim.site.rows);
        uncounted(sim, &counted);
        sim.behind = false;
    }
}

/// Puts a person under what he was told of, or has agreed to where that is needed.
pub fn bind(sim: &mut Sim, index: usize) {
    if let Some(edition) = sim.oracle.bound(sim.person(index)) {
        let now = sim.now();
        sim.oracle.retell(index, edition, now);
        sim.behind = true;
    }
}

fn told(sim: &mut Sim, index: usize, in_cabinet: bool) {
    let (now, edition) = (sim.now(), sim.oracle.editions.len() - 1);
    if sim.person(index).notices.contains_key(&(edition, in_cabinet)) {
        return;
    }
    sim.oracle.people[index].notices.insert((edition, in_cabinet), now);
    sim.expect(Kind::NoticeDelivered, 1);
    bind(sim, index);
}

/// Whether the edition in force came after a person who has an account.
fn concerns(sim: &Sim, index: usize) -> bool {
    let person = sim.person(index);
    sim.oracle.editions.len() > 1 && person.account.is_some() && person.since < sim.oracle.in_force().since
}

/// The letters of a round: everybody with an account, once for each edition that came after it; answers how many.
pub fn letters(sim: &mut Sim) -> usize {
    let (edition, now) = (sim.oracle.editions.len() - 1, sim.now());
    let last = &sim.oracle.editions[edition.saturating_sub(1)..];
    if !last.iter().any(|edition| edition.mails) {
        return 0;
    }
    let mut sent = 0;
    for index in 0..sim.oracle.people.len() {
        if !concerns(sim, index) || sim.person(index).notices.contains_key(&(edition, false)) {
            continue;
        }
        let person = sim.person(index);
        let account = person.records.iter().find(|r| r.account).unwrap();
        let address = sim.oracle.opens(person, account, &Asker::Engine, "account", now);
        let address = address.iter().filter(|value| value.item == "email").count();
        assert_eq!(address, 1, "no letter can tell {}", person.email);
        opened(sim, index, "engine", "account", 1, 1);
        sim.expect(Kind::LetterSent, 1);
        told(sim, index, false);
        sent += 1;
    }
    sent
}

/// A person looks at the notices in the cabinet, and answers now and then.
pub fn notice(sim: &mut Sim, dice: &mut Dice) -> Option<String> {
    let people = sim.with_account();
    let index = *dice.pick(&people)?;
    let (subject, email) = (sim.subject(index), sim.person(index).email.clone());
    let edition = sim.oracle.editions.len() - 1;
    let number = i64::try_from(edition + 1).unwrap();
    let seen = notices::waiting(sim.site.app(), subject).unwrap();
    let concerned = concerns(sim, index);
    let waits =
        concerned && sim.person(index).answers.get(&edition).is_none_or(|answer| *answer == Answer::Refused);
    let expected = if waits { vec![number] } else { Vec::new() };
    assert_eq!(seen.iter().map(|n| n.edition).collect::<Vec<_>>(), expected, "what waits for {email}");
    if waits {
        told(sim, index, true);
    }
    let visit = sim.site.visit();
    let answer = match dice.below(4) {
        0 => Answer::Act,
        1 => Answer::Refused,
        _ => return Some(format!("{email} looks at {expected:?}")),
    };
    let app = sim.site.app();
    let done = if answer == Answer::Act {
        notices::accept(app, &visit, subject, number)
    } else {
        notices::refuse(app, &visit, subject, number)
    };
    if !concerned {
        assert!(matches!(done, Err(AppError::NotFound)), "{email} answered what is no question");
        return Some(format!("{email} has nothing to answer"));
    }
    done.unwrap();
    told(sim, index, true);
    if sim.oracle.people[index].answers.insert(edition, answer) != Some(answer) {
        sim.expect(if answer == Answer::Act { Kind::VersionAccepted } else { Kind::VersionRefused }, 1);
        bind(sim, index);
        sim.behind = true;
    }
    Some(format!("{email} answers {answer:?}"))
}

/// Somebody uses the service on: that agrees to what he was told of before and has not answered, unless only an act agrees.
pub fn used(sim: &mut Sim, index: usize) {
    let (edition, now) = (sim.oracle.editions.len() - 1, sim.now());
    let last = &sim.oracle.editions[edition.saturating_sub(1)..];
    let person = &mut sim.oracle.people[index];
    let told = person.notices.iter().any(|((of, _), at)| *of == edition && *at < now);
    if told && last.iter().all(|e| !e.consent_needed) && !person.answers.contains_key(&edition) {
        person.answers.insert(edition, Answer::Use);
        sim.expect(Kind::VersionAccepted, 1);
    }
}
