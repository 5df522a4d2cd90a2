//! The clock, the operator's own rounds, restarts.

use jiff::SignedDuration;
use zalog_app::tick;
use zalog_domain::{Kind, limits};
use zalog_store::Sql;

use crate::dice::Dice;
use crate::sim::{Sim, Wish};

/// More rounds than anything here can need.
const ENOUGH: usize = 200;
const ACTS: Sql = Sql::same(
    "SELECT count(*) FROM (SELECT DISTINCT act_year, act_number FROM tombstone WHERE act_number IS NOT NULL) a",
);

pub fn round_act(sim: &mut Sim, _: &mut Dice) -> Option<String> {
    rounds(sim);
    Some(String::new())
}

/// Rounds until nothing is left to do, and what must come of them.
pub fn rounds(sim: &mut Sim) {
    let mut rounds = 0;
    super::editions::applied(sim);
    while tick::round(sim.site.app()).unwrap() {
        rounds += 1;
        assert!(rounds < ENOUGH, "the rounds never come to an end");
    }
    let now = sim.now();
    // Letters go first; what has ended is not opened for one.
    let letters = sim.site.post.take();
    let mut unread = letters.iter();
    let mut sent = 0;
    for index in 0..sim.waiting.len() {
        let waiting = &sim.waiting[index];
        if waiting.token.is_some() || waiting.used {
            continue;
        }
        if waiting.ends_at <= now {
            sim.waiting[index].used = true;
            sim.expect(Kind::LetterDropped, 1);
            continue;
        }
        let known = sim.of_email(&waiting.email).is_some();
        let path = match (&waiting.what, known) {
            (Wish::Account { .. }, false) => "/register/confirm/",
            (Wish::Account { .. }, true) => "/sign-in?",
            (Wish::Password, true) => "/recover/",
            (Wish::Password, false) => "/register?",
        };
        let letter = letters.iter().find(|l| l.to == waiting.email && l.text.contains(path));
        let letter = letter.unwrap_or_else(|| panic!("no letter to {} with {path}", waiting.email));
        let token =
            letter.text.split(path).nth(1).unwrap().split(['?', '\n', ' ']).next().unwrap().to_owned();
        let email = waiting.email.clone();
        let mailed_link = match &waiting.what {
            Wish::Account { .. } => !known,
            Wish::Password => known,
        };
        if let (Wish::Password, true) = (&sim.waiting[index].what, known) {
            // A newer link ends the older ones.
            for older in &mut sim.waiting {
                if older.email == email && matches!(older.what, Wish::Password) && older.token.is_some() {
                    older.used = true;
                }
            }
            sim.waiting[index].ends_at = now + SignedDuration::from_hours(limits::RECOVERY_HOURS);
        }
        sim.waiting[index].token = Some(token);
        sim.waiting[index].used = !mailed_link;
        sent += 1;
        sim.expect(Kind::LetterSent, 1);
    }
    for role in std::mem::take(&mut sim.untold) {
        let told = sim.staff.iter().filter(|m| role.is_empty() || m.roles.contains(&role)).count();
        sent += told;
        sim.expect(if told > 0 { Kind::LetterSent } else { Kind::LetterDropped }, 1);
    }
    sent += super::notices::letters(sim);
    let left = unread.by_ref().count();
    assert_eq!(left, sent, "letters: {:?}", letters.iter().map(|l| (&l.to, &l.subject)).collect::<Vec<_>>());
    // Buckets die a day after they were opened.
    let before = sim.buckets.len();
    sim.buckets.retain(|(_, ends)| *ends > now);
    let dead = u64::try_from(before - sim.buckets.len()).unwrap();
    sim.expect(Kind::DestructionOrdered, dead);
    sim.expect(Kind::CompartmentDestroyed, dead);
    // What the clock has changed is written down, once for each turn; what nothing holds any more goes.
    for index in (0..sim.oracle.people.len()).rev() {
        loop {
            let moved = sim.oracle.note(index, now, |_| true);
            sim.expect(Kind::GroundMoved, u64::from(moved));
            if super::person::go(sim, index) || !moved {
                break;
            }
        }
    }
    // Every key destroyed is followed by the end of its rows, and by an act if anything is lost with it.
    let keys = [Kind::CompartmentDestroyed, Kind::KeyDestroyed];
    let keys: u64 = keys.iter().map(|k| sim.expected.get(k).copied().unwrap_or(0)).sum();
    sim.expected.insert(Kind::DestructionDone, keys - sim.nothing_lost);
    let acts = u64::try_from(crate::journal::number(&sim.site.rows, ACTS, &[])).unwrap();
    sim.expected.insert(Kind::ActWritten, acts);
    sim.settled = true;
    super::editions::written_down(sim);
    // A minute's strangers are one entry, as soon as the minute is over.
    let running = sim.strangers.split_off(&now.as_second().div_euclid(60));
    let over = std::mem::replace(&mut sim.strangers, running);
    sim.expect(Kind::AnonymousRefusals, u64::try_from(over.len()).unwrap());
}

/// The clock goes on: by seconds to years, or to the very edge of somebody's term.
pub fn time(sim: &mut Sim, dice: &mut Dice) -> Option<String> {
    let seconds = |n: usize| SignedDuration::from_secs(i64::try_from(n).unwrap());
    let by = match dice.below(20) {
        0..8 => seconds(dice.below(90)),
        8..13 => seconds(dice.below(2 * 3_600)),
        13..16 => seconds(dice.below(30 * 3_600)),
        16..18 => seconds(dice.below(40 * 86_400)),
        18 => seconds(dice.below(500 * 86_400)),
        _ => return edge(sim, dice),
    };
    sim.site.clock.advance(by);
    Some(format!("{by:#}"))
}

/// To the last instant of a term, or the first after it.
fn edge(sim: &mut Sim, dice: &mut Dice) -> Option<String> {
    let now = sim.now();
    let edges: Vec<_> = (0..sim.oracle.people.len()).filter_map(|i| sim.oracle.next_edge(i, now)).collect();
    let edge = *dice.pick(&edges)?;
    let to = if dice.percent(50) { edge } else { edge - crate::declared::MOMENT };
    if to <= now {
        return None;
    }
    sim.site.clock.set(to);
    Some(format!("to the edge {to}"))
}

/// The operator stops and starts again.
pub fn restart(sim: &mut Sim, _: &mut Dice) -> Option<String> {
    sim.strangers.clear();
    let last = sim.oracle.before(sim.published.len()).unwrap();
    let (_, policy, text) = sim.published[last].clone();
    sim.site.start(policy, &text).unwrap();
    Some(String::new())
}
