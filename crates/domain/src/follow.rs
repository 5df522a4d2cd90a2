//! A ground that follows others: notes on a case are held while what the case itself is held for stands, never longer.

use jiff::Timestamp;

use crate::ground::{Ground, Resumes, State};

/// The ground as it stands once it follows `leaders`; `None` when it stands so already, or has ended. While a leader is
/// active it is active, with the last end of them all as its own once every one is known; while they wind down it does,
/// until the last of them; when none holds, it ends. It is never made longer than it was.
#[must_use]
pub fn follow(ground: &Ground, leaders: &[&Ground], now: Timestamp) -> Option<Ground> {
    if !ground.holds_at(now) {
        return None;
    }
    let standing: Vec<&Ground> = leaders.iter().copied().filter(|leader| leader.holds_at(now)).collect();
    let mut next = ground.clone();
    if standing.is_empty() {
        let ends = leaders.iter().filter_map(|leader| leader.holds_until());
        next.state = State::Ended { at: ends.max().map_or(now, |end| end.min(now)) };
        return (next != *ground).then_some(next);
    }
    let ends: Option<Vec<Timestamp>> = standing.iter().map(|leader| leader.holds_until()).collect();
    let last = ends.and_then(|ends| ends.into_iter().max());
    if let Some(last) = last {
        next.bound = Some(next.bound.map_or(last, |bound| bound.min(last)));
    }
    let active = standing.iter().any(|leader| {
        matches!(
            leader.state_at(now),
            State::Active { .. } | State::Suspended { resumes: Resumes::Active, .. }
        )
    });
    if let (false, Some(until), State::Active { .. }) = (active, last, next.state) {
        next.state = State::WindingDown { since: now, until };
    }
    (next != *ground).then_some(next)
}
