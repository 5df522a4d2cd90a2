//! Another edition is published, at once or for a later day, withdrawn, or comes into force.

use std::collections::BTreeMap;

use jiff::ToSpan;
use zalog_app::AppError;
use zalog_app::edition::{self, Publication};
use zalog_domain::Kind;

use crate::declared::Edition;
use crate::dice::Dice;
use crate::sim::Sim;

/// What an edition moves for a person is written down by whoever comes by first, at once or together with other moves: these
/// entries are not counted until the rounds have been round. What is so is held to the oracle all the same.
const WRITTEN_DOWN: [Kind; 2] = [Kind::GroundMoved, Kind::ConsentAsked];

/// Another edition: published beside the running operator, or with a restart; in force at once, or from a later day. One at a
/// time: the next comes when the rounds have been round, and nothing comes into force before what is announced.
pub fn publish(sim: &mut Sim, dice: &mut Dice) -> Option<String> {
    if sim.behind {
        return None;
    }
    let now = sim.now();
    let today = now.to_zoned(sim.oracle.zone.clone()).date();
    let day = dice.percent(40).then(|| today + i64::try_from(1 + dice.below(30)).unwrap().days());
    let waits = sim.oracle.waiting(now);
    if waits.is_some() && day.is_some() {
        return None;
    }
    let last = sim.oracle.before(sim.published.len())?;
    let number = u32::try_from(sim.published.len()).unwrap() + 1;
    // Not every wording can be declared.
    let (wording, said, (policy, text)) = (0..8).find_map(|_| {
        let (wording, said) = sim.published[last].0.reworded(dice, number, day)?;
        let compiled = wording.compiled()?;
        Some((wording, said, compiled))
    })?;
    if waits.is_some() {
        let early = edition::publish(sim.site.app(), Publication::new(policy, text));
        let refused =
            matches!(&early, Err(AppError::Refused(why)) if why.form == Some("edition-another-waits"));
        assert!(refused, "an edition came before one that was announced: {early:?}");
        return Some("refused before another".to_owned());
    }
    if dice.percent(30) {
        sim.strangers.clear();
        sim.site.start(policy.clone(), &text).unwrap();
    } else {
        edition::publish(sim.site.app(), Publication::new(policy.clone(), text.clone())).unwrap();
    }
    let first = |day: jiff::civil::Date| day.to_zoned(sim.oracle.zone.clone()).unwrap().timestamp();
    let mut declared = Edition::of(&policy, day.map_or(now, first));
    declared.asks = sim.oracle.asks(&declared);
    sim.oracle.editions.push(declared);
    sim.published.push((wording, policy, text));
    sim.expect(Kind::VersionPublished, 1);
    if let Some(day) = day {
        return Some(format!("{said}, from {day}"));
    }
    applied(sim);
    come(sim);
    // Whoever opens first decides as if everything had been written down.
    for _ in 0..4 {
        super::staff::open(sim, dice);
        super::person::look(sim, dice);
    }
    Some(said)
}

/// An edition whose day has not come is withdrawn; one that holds is not.
pub fn withdraw(sim: &mut Sim, dice: &mut Dice) -> Option<String> {
    let which = dice.below(sim.published.len());
    let waits = sim.oracle.waiting(sim.now());
    let which = waits.filter(|_| dice.percent(80)).unwrap_or(which);
    let number = i64::try_from(which + 1).unwrap();
    let done = edition::withdraw(sim.site.app(), number, "другой день");
    if waits != Some(which) {
        assert!(matches!(done, Err(AppError::Refused(_))), "edition {number} was withdrawn: {done:?}");
        return Some(format!("{number} refused"));
    }
    done.unwrap();
    sim.oracle.editions[which].withdrawn = true;
    sim.expect(Kind::VersionWithdrawn, 1);
    Some(format!("{number}"))
}

/// The instant of an edition has come: from here on everybody decides by it. Whoever was told of it before is bound by it.
pub fn come(sim: &mut Sim) {
    let today = sim.oracle.today(sim.now());
    if today == sim.standing {
        return;
    }
    sim.standing = today;
    sim.policy = sim.published[today].1.clone();
    sim.behind = true;
    let since = sim.oracle.editions[today].since;
    for index in 0..sim.oracle.people.len() {
        super::notices::bind(sim, index, since);
    }
}

/// That an edition holds is written down by the commit that publishes it, or by the first round after its instant.
pub fn applied(sim: &mut Sim) {
    let today = sim.oracle.today(sim.now());
    let new = sim.oracle.editions[sim.applied + 1..=today.max(sim.applied)].iter().filter(|e| !e.withdrawn);
    let count = u64::try_from(new.count()).unwrap();
    sim.applied = today;
    sim.expect(Kind::PolicyApplied, count);
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
        for index in 0..sim.oracle.people.len() {
            sim.oracle.ask_again(index, sim.now());
        }
    }
}
