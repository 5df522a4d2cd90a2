//! People are told of an edition and answer.

use jiff::Timestamp;
use zalog_app::{AppError, notice as notices};
use zalog_domain::Kind;

use super::person::opened;
use crate::dice::Dice;
use crate::oracle::{Answer, Asker};
use crate::sim::Sim;

/// Puts a person from an instant on under what he was told of, or has agreed to where that is needed.
pub fn bind(sim: &mut Sim, index: usize, at: Timestamp) {
    if let Some(edition) = sim.oracle.bound(sim.person(index), sim.now()) {
        sim.oracle.retell(index, edition, at);
        sim.behind = true;
    }
}

fn told(sim: &mut Sim, index: usize, edition: usize, in_cabinet: bool) {
    let now = sim.now();
    if sim.person(index).notices.contains_key(&(edition, in_cabinet)) {
        return;
    }
    sim.oracle.people[index].notices.insert((edition, in_cabinet), now);
    sim.expect(Kind::NoticeDelivered, 1);
    if edition == sim.standing {
        bind(sim, index, now);
    }
}

/// The letters of a round: everybody with an account, once for each edition that came after it; answers how many. Who comes
/// while an edition waits for its day is told when it has come.
pub fn letters(sim: &mut Sim) -> usize {
    let now = sim.now();
    let mut sent = 0;
    for edition in 1..sim.oracle.editions.len() {
        let known = &sim.oracle.editions[edition];
        let holds = known.since <= now;
        let due = !known.told.0 || holds && !known.told.1;
        let mails = sim.oracle.with_before(edition).any(|e| e.mails);
        if known.withdrawn || !due {
            continue;
        }
        let since = known.since;
        sim.oracle.editions[edition].told = (true, holds);
        for index in 0..sim.oracle.people.len() {
            let person = sim.person(index);
            let concerned = person.account.is_some() && person.since < since;
            if mails && concerned && !person.notices.contains_key(&(edition, false)) {
                letter(sim, index, edition);
                sent += 1;
            }
        }
    }
    sent
}

fn letter(sim: &mut Sim, index: usize, edition: usize) {
    let person = sim.person(index);
    let account = person.records.iter().find(|r| r.account).unwrap();
    let address = sim.oracle.opens(person, account, &Asker::Engine, "account", sim.now());
    let address = address.iter().filter(|value| value.item == "email").count();
    assert_eq!(address, 1, "no letter can tell {}", person.email);
    opened(sim, index, "engine", "account", 1, 1);
    sim.expect(Kind::LetterSent, 1);
    told(sim, index, edition, false);
}

/// A person looks at the notices in the cabinet, and answers now and then.
pub fn notice(sim: &mut Sim, dice: &mut Dice) -> Option<String> {
    let people = sim.with_account();
    let index = *dice.pick(&people)?;
    let (subject, email) = (sim.subject(index), sim.person(index).email.clone());
    let number = |edition: usize| i64::try_from(edition + 1).unwrap();
    let concerning = sim.oracle.concerning(sim.person(index), sim.now());
    let agreed = |edition: &usize| {
        let answer = sim.person(index).answers.get(edition);
        answer.is_some_and(|answer| *answer != Answer::Refused)
    };
    let expected: Vec<usize> = concerning.iter().copied().filter(|edition| !agreed(edition)).collect();
    let seen = notices::waiting(sim.site.app(), subject).unwrap();
    let seen: Vec<i64> = seen.iter().map(|n| n.edition).collect();
    assert_eq!(seen, expected.iter().copied().map(number).collect::<Vec<_>>(), "what waits for {email}");
    for edition in &expected {
        told(sim, index, *edition, true);
    }
    let visit = sim.site.visit();
    let any = dice.below(sim.published.len());
    let edition = dice.pick(&concerning).copied().filter(|_| dice.percent(85)).unwrap_or(any);
    let answer = match dice.below(4) {
        0 => Answer::Act,
        1 => Answer::Refused,
        _ => return Some(format!("{email} looks at {seen:?}")),
    };
    let app = sim.site.app();
    let done = if answer == Answer::Act {
        notices::accept(app, &visit, subject, number(edition))
    } else {
        notices::refuse(app, &visit, subject, number(edition))
    };
    if !concerning.contains(&edition) {
        assert!(matches!(done, Err(AppError::NotFound)), "{email} answered what is no question");
        return Some(format!("{email} has nothing to answer"));
    }
    done.unwrap();
    told(sim, index, edition, true);
    if sim.oracle.people[index].answers.insert(edition, answer) != Some(answer) {
        sim.expect(if answer == Answer::Act { Kind::VersionAccepted } else { Kind::VersionRefused }, 1);
        if edition == sim.standing {
            bind(sim, index, sim.now());
            sim.behind = true;
        }
    }
    Some(format!("{email} answers {answer:?} to {}", number(edition)))
}

/// Somebody uses the service on: that agrees to what he was told of before and has not answered, unless only an act agrees.
pub fn used(sim: &mut Sim, index: usize) {
    let (edition, now) = (sim.standing, sim.now());
    let needed = sim.oracle.with_before(edition).any(|e| e.consent_needed);
    let person = &mut sim.oracle.people[index];
    let told = person.notices.iter().any(|((of, _), at)| *of == edition && *at < now);
    if told && !needed && !person.answers.contains_key(&edition) {
        person.answers.insert(edition, Answer::Use);
        sim.expect(Kind::VersionAccepted, 1);
    }
}
