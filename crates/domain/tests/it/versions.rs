//! What another version does to grounds by itself, before anybody has written it down.

use std::collections::BTreeSet;

use zalog_domain::ground::{Ground, Resumes, Scope, State};
use zalog_domain::register::{BasisClass, Past, Register};
use zalog_domain::standing::standing;
use zalog_policy::model::Event;

use crate::support::{Wish, ground, hour, item, register, subject, terms, wish};

const ORDER: u32 = 1;
const LETTERS: u32 = 2;
/// The second version holds from this hour on.
const FLIP: i64 = 50;

/// A register of several versions, each in force from its hour on.
fn versions(all: &[(i64, &[Wish])]) -> Register {
    let older: Vec<Wish> = all.iter().flat_map(|(_, wishes)| wishes.iter().cloned()).collect();
    let history: Vec<Past> = all
        .iter()
        .map(|(from, wishes)| Past {
            since: hour(*from),
            terms: wishes.iter().map(|w| terms(w).id()).collect::<BTreeSet<_>>(),
        })
        .collect();
    register(all.last().unwrap().1, &older).lasting(&history)
}

fn opened(register: &Register, wish: &Wish, at: i64) -> Ground {
    ground(register, wish, Scope::Subject(subject(1)), 1, hour(at))
}

fn order() -> Wish {
    Wish {
        after_hours: Some(100),
        holds: vec![([1].into(), 1000)],
        ..wish(ORDER, BasisClass::Contract, &[1, 2])
    }
}

#[test]
fn a_purpose_that_is_gone_ends_with_the_versions_first_instant_and_what_a_law_holds_begins_there() {
    let letters = [wish(LETTERS, BasisClass::Contract, &[1])];
    let (before, after) = ([order(), letters[0].clone()], letters.clone());
    let register = versions(&[(0, &before), (FLIP, &after)]);
    let ground = opened(&register, &before[0], 10);
    assert_eq!(ground.on_clock(hour(FLIP - 1), &register), None, "not before its instant");
    let moved = ground.on_clock(hour(FLIP + 20), &register).unwrap();
    assert_eq!(moved.ground.state, State::Ended { at: hour(FLIP) });
    assert_eq!(moved.holds, [(0, hour(FLIP + 1000))], "counted from there, whenever it is written down");
    assert_eq!(moved.ground.on_clock(hour(FLIP + 30), &register), None, "once");
    // The same for one that winds down, whose end has come by the clock first, and by an event of a later day.
    let winding = ground.on(Event::OrderDone, hour(20), &register).unwrap().ground;
    let moved = winding.on_clock(hour(FLIP + 20), &register).unwrap();
    assert_eq!((moved.ground.state, moved.holds), (State::Ended { at: hour(FLIP) }, vec![]));
    let early = Ground { bound: Some(hour(30)), ..ground.clone() };
    assert_eq!(
        early.on_clock(hour(FLIP + 20), &register).unwrap().ground.state,
        State::Ended { at: hour(30) },
        "the clock came first"
    );
    let late = ground.on(Event::OrderDone, hour(FLIP + 20), &register).unwrap();
    assert_eq!(late.ground.state, State::Ended { at: hour(FLIP) });
    // Another basis is another purpose to whoever was told of the first.
    let other = [Wish { basis: BasisClass::Consent, ..order() }];
    let register = versions(&[(0, &before), (FLIP, &other)]);
    let state = ground.on_clock(hour(FLIP), &register).unwrap().ground.state;
    assert_eq!(state, State::Ended { at: hour(FLIP) });
    assert!(register.reach(ground.terms).is_empty());
}

#[test]
fn a_purpose_declared_again_does_not_bring_its_old_grounds_back() {
    let (with, without) = ([order()], [wish(LETTERS, BasisClass::Contract, &[1])]);
    let register = versions(&[(0, &with), (FLIP, &without), (FLIP + 10, &with)]);
    let old = opened(&register, &with[0], 10);
    let stands = standing(&register, std::slice::from_ref(&old), hour(FLIP + 20));
    let itself = stands.iter().find(|g| g.hold.is_none()).unwrap();
    assert_eq!(itself.state, State::Ended { at: hour(FLIP) });
    let new = opened(&register, &with[0], FLIP + 11);
    assert_eq!(new.on_clock(hour(FLIP + 20), &register), None);
}

#[test]
fn what_is_blocked_stands_still_under_another_version_too() {
    let (with, without) = ([order()], [wish(LETTERS, BasisClass::Contract, &[1])]);
    let register = versions(&[(0, &with), (FLIP, &without)]);
    let blocked = opened(&register, &with[0], 10).suspended(hour(20)).unwrap();
    let moved = blocked.on_clock(hour(FLIP + 1), &register).unwrap();
    assert_eq!(
        moved.ground.state,
        State::Suspended { since: hour(20), resumes: Resumes::WindingDown { until: hour(FLIP) } }
    );
    assert!(moved.ground.holds_at(hour(FLIP + 1000)));
    assert!(zalog_domain::access::reaches(&register, &moved.ground, item(2)), "it holds what it held");
    assert_eq!(moved.ground.on_clock(hour(FLIP + 2), &register), None);
    let after = moved.ground.resumed(hour(FLIP + 5)).unwrap();
    assert_eq!(after.state, State::Ended { at: hour(FLIP) });
}

#[test]
fn a_shorter_keep_counts_at_once_and_a_longer_one_does_not() {
    // Hours after the order under the old and the new version; then the end of one done at hour 20, seen at once.
    let rows = [
        (Some(100), Some(40), FLIP + 10),
        (Some(100), Some(10), FLIP),
        (Some(100), None, FLIP),
        (Some(100), Some(500), 120),
        (None, Some(500), 20),
    ];
    for (was, is, end) in rows {
        let old = [Wish { after_hours: was, holds: Vec::new(), ..order() }];
        let new = [Wish { after_hours: is, holds: Vec::new(), ..order() }];
        let register = versions(&[(0, &old), (FLIP, &new)]);
        let open = opened(&register, &old[0], 10);
        // As the old version wrote it.
        let before = versions(&[(0, &old)]);
        let done = open.on(Event::OrderDone, hour(20), &before).unwrap().ground;
        let seen = done.on_clock(hour(FLIP), &register).map_or(done.clone(), |moved| moved.ground);
        let end = if is == Some(40) { 60 } else { end };
        assert_eq!(seen.holds_until(), Some(hour(end)), "{was:?} -> {is:?}");
        assert_eq!(seen.on_clock(hour(FLIP), &register), None, "{was:?} -> {is:?}: once");
        // Done under the new version: the sooner of both.
        let late = open.on(Event::OrderDone, hour(FLIP + 5), &register).unwrap().ground;
        let sooner = was.unwrap_or(0).min(is.unwrap_or(0));
        assert_eq!(late.holds_until(), Some(hour(FLIP + 5 + i64::from(sooner))), "{was:?} -> {is:?}");
    }
}

#[test]
fn an_end_that_comes_sooner_and_a_shorter_limit_count_at_once() {
    let old = [Wish { at_most_hours: Some((300, Event::Received)), after_hours: None, ..order() }];
    let new = [Wish { at_most_hours: Some((45, Event::Received)), end: Event::Delivered, ..old[0].clone() }];
    let register = versions(&[(0, &old), (FLIP, &new)]);
    let before = versions(&[(0, &old)]);
    let born = opened(&before, &old[0], 10).on(Event::Received, hour(10), &before).unwrap().ground;
    assert_eq!(born.bound, Some(hour(310)));
    let seen = born.on_clock(hour(FLIP), &register).unwrap().ground;
    assert_eq!((seen.bound, seen.state), (Some(hour(55)), born.state));
    assert_eq!(seen.on_clock(hour(FLIP + 1), &register), None);
    for event in [Event::OrderDone, Event::Delivered] {
        let ended = born.on(event, hour(FLIP + 1), &register).unwrap().ground;
        assert_eq!(ended.state, State::Ended { at: hour(FLIP + 1) }, "{event:?}");
    }
}

#[test]
fn every_shorter_limit_counts_also_the_second() {
    let limited =
        |hours: u32| [Wish { at_most_hours: Some((hours, Event::Received)), after_hours: None, ..order() }];
    let (first, second, third) = (limited(300), limited(100), limited(60));
    let before = versions(&[(0, &first)]);
    let born = opened(&before, &first[0], 10).on(Event::Received, hour(10), &before).unwrap().ground;
    let once = versions(&[(0, &first), (FLIP, &second)]);
    let narrowed = born.on_clock(hour(FLIP), &once).unwrap().ground;
    assert_eq!(narrowed.bound, Some(hour(110)));
    // Narrowed again while it stands under its first terms, as a consent does.
    let twice = versions(&[(0, &first), (FLIP, &second), (FLIP + 5, &third)]);
    assert_eq!(narrowed.on_clock(hour(FLIP + 5), &twice).unwrap().ground.bound, Some(hour(70)));
    assert_eq!(born.on_clock(hour(FLIP + 5), &twice).unwrap().ground.bound, Some(hour(70)));
    let unlimited = [Wish { at_most_hours: None, ..limited(1)[0].clone() }];
    let limit = versions(&[(0, &unlimited), (FLIP, &first), (FLIP + 5, &second)]);
    let free = opened(&limit, &unlimited[0], 10);
    let bound = free.on_clock(hour(FLIP + 1), &versions(&[(0, &unlimited), (FLIP, &first)])).unwrap().ground;
    assert_eq!(bound.bound, Some(hour(310)));
    assert_eq!(bound.on_clock(hour(FLIP + 6), &limit).unwrap().ground.bound, Some(hour(110)));
}
