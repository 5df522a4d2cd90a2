//! A ground that follows others, as a table: how the leaders stand, how the follower stood, how it stands then.

use jiff::Timestamp;
use zalog_domain::follow::follow;
use zalog_domain::ground::{Ground, Resumes, Scope, State};
use zalog_domain::register::BasisClass;

use crate::support::{ground, hour, record, register, subject, wish};

fn at(state: State, bound: Option<i64>) -> Ground {
    let wish = wish(1, BasisClass::Contract, &[1]);
    let register = register(std::slice::from_ref(&wish), &[]);
    let scope = Scope::Record(subject(1), record(1));
    Ground { state, bound: bound.map(hour), ..ground(&register, &wish, scope, 1, hour(0)) }
}

fn active(bound: Option<i64>) -> Ground {
    at(State::Active { since: hour(0) }, bound)
}

fn winding(until: i64) -> Ground {
    at(State::WindingDown { since: hour(1), until: hour(until) }, None)
}

fn ended(end: i64) -> Ground {
    at(State::Ended { at: hour(end) }, None)
}

fn blocked() -> Ground {
    at(State::Suspended { since: hour(1), resumes: Resumes::Active }, None)
}

const NOW: i64 = 5;

fn stands(ground: &Ground, leaders: &[Ground]) -> (State, Option<Timestamp>) {
    let leaders: Vec<&Ground> = leaders.iter().collect();
    let next = follow(ground, &leaders, hour(NOW)).unwrap_or_else(|| ground.clone());
    // Followed twice it stands as followed once.
    assert_eq!(follow(&next, &leaders, hour(NOW)), None);
    (next.state, next.bound)
}

#[test]
fn a_follower_stands_as_its_leaders_do_and_never_longer() {
    let free = (State::Active { since: hour(0) }, None);
    let bound = |until: i64| (State::Active { since: hour(0) }, Some(hour(until)));
    let winds = |until: i64| (State::WindingDown { since: hour(NOW), until: hour(until) }, Some(hour(until)));
    let over = |end: i64| (State::Ended { at: hour(end) }, None);
    let table = [
        // One leader.
        (active(None), vec![active(None)], free),
        (active(None), vec![active(Some(20))], bound(20)),
        (active(None), vec![winding(20)], winds(20)),
        (active(None), vec![ended(3)], over(3)),
        (active(None), vec![active(Some(4))], over(4)),
        (active(None), vec![blocked()], free),
        // The last of several, as long as every end is known.
        (active(None), vec![active(None), winding(20)], free),
        (active(None), vec![active(Some(9)), winding(20)], bound(20)),
        (active(None), vec![winding(9), winding(20), ended(3)], winds(20)),
        (active(None), vec![ended(2), ended(3)], over(3)),
        // Without any there is nothing to be held for.
        (active(None), vec![], over(NOW)),
        // Never longer than before.
        (active(Some(9)), vec![active(Some(20))], bound(9)),
        (active(Some(9)), vec![active(None)], bound(9)),
        (ended(2), vec![active(None)], over(2)),
    ];
    for (number, (follower, leaders, expected)) in table.iter().enumerate() {
        assert_eq!(stands(follower, leaders), *expected, "line {number}");
    }
}

#[test]
fn a_follower_that_winds_down_is_cut_and_never_comes_back() {
    let follower = at(State::WindingDown { since: hour(1), until: hour(20) }, None);
    let (state, bound) = stands(&follower, &[winding(9)]);
    assert_eq!((state, bound), (follower.state, Some(hour(9))));
    let next = Ground { bound, ..follower.clone() };
    assert_eq!(next.holds_until(), Some(hour(9)));
    assert_eq!(stands(&follower, &[active(None)]).0, follower.state);
}
