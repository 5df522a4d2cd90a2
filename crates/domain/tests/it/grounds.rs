//! Every state by every event by every basis, as a table; and the agreement of what a ground says about time.

use jiff::Timestamp;
use proptest::prelude::*;
use zalog_domain::ground::{Ground, Moved, Resumes, Scope, State};
use zalog_domain::ids::GroundId;
use zalog_domain::register::{BasisClass, Register};
use zalog_law::{Span, Unit};
use zalog_policy::model::Event;

use crate::support::{Wish, ground, hour, item, record, register, subject, wish};

const BASES: [BasisClass; 6] = [
    BasisClass::Consent,
    BasisClass::Contract,
    BasisClass::Law,
    BasisClass::VitalInterest,
    BasisClass::PublicTask,
    BasisClass::LegitimateInterest,
];

/// Keeps until the order is done, or ten hours longer; twenty hours from the receipt at the most; the name is held by
/// law for a hundred.
fn kept(basis: BasisClass, after_hours: Option<u32>) -> Wish {
    Wish {
        after_hours,
        at_most_hours: Some((20, Event::Received)),
        holds: vec![([1].into(), 100)],
        ..wish(1, basis, &[1, 2])
    }
}

fn hours_of(at: Timestamp) -> i64 {
    at.duration_since(hour(0)).as_hours()
}

fn said(state: State) -> String {
    match state {
        State::Active { .. } => "active".to_owned(),
        State::WindingDown { until, .. } => format!("winding {}", hours_of(until)),
        State::Ended { at } => format!("ended {}", hours_of(at)),
        State::Suspended { resumes: Resumes::Active, .. } => "suspended > active".to_owned(),
        State::Suspended { resumes: Resumes::WindingDown { until }, .. } => {
            format!("suspended > {}", hours_of(until))
        }
    }
}

/// A state in the table's words: `winding 9`, `active, at most 8`.
fn read(text: &str) -> (State, Option<Timestamp>) {
    let (state, bound) = match text.split_once(", at most ") {
        Some((state, bound)) => (state, Some(hour(bound.parse().unwrap()))),
        None => (text, None),
    };
    let since = hour(0);
    let at = |text: &str| hour(text.parse().unwrap());
    let state = match state.split_once(' ') {
        None => State::Active { since },
        Some(("winding", until)) => State::WindingDown { since, until: at(until) },
        Some(("ended", end)) => State::Ended { at: at(end) },
        Some((_, "> active")) => State::Suspended { since, resumes: Resumes::Active },
        Some((_, until)) => {
            let until = at(until.trim_start_matches("> "));
            State::Suspended { since, resumes: Resumes::WindingDown { until } }
        }
    };
    (state, bound)
}

fn written(ground: &Ground) -> String {
    match ground.bound {
        Some(bound) => format!("{}, at most {}", said(ground.state), hours_of(bound)),
        None => said(ground.state),
    }
}

/// From a state, at hour 5: order done (kept until it), order done (kept ten hours longer), received, withdrawn (on
/// consent), withdrawn (on any other basis), paid. `-` is "does not concern it".
const TABLE: [(&str, [&str; 6]); 12] = [
    ("active", ["ended 5", "winding 15", "active, at most 25", "ended 5", "-", "-"]),
    (
        "active, at most 8",
        ["ended 5, at most 8", "winding 15, at most 8", "-", "ended 5, at most 8", "-", "-"],
    ),
    (
        "active, at most 40",
        [
            "ended 5, at most 40",
            "winding 15, at most 40",
            "active, at most 25",
            "ended 5, at most 40",
            "-",
            "-",
        ],
    ),
    // What the clock ended before the event stays ended at that instant.
    ("active, at most 3", ["ended 3, at most 3"; 6]),
    ("winding 4", ["ended 4"; 6]),
    ("winding 9, at most 4", ["ended 4, at most 4"; 6]),
    // Told again: never longer.
    ("winding 9", ["ended 5", "-", "winding 9, at most 25", "ended 5", "-", "-"]),
    ("winding 30", ["ended 5", "winding 15", "winding 30, at most 25", "ended 5", "-", "-"]),
    // Stands still, and remembers where it goes.
    (
        "suspended > active",
        ["suspended > 5", "suspended > 15", "suspended > active, at most 25", "suspended > 5", "-", "-"],
    ),
    ("suspended > 9", ["suspended > 5", "-", "suspended > 9, at most 25", "suspended > 5", "-", "-"]),
    (
        "suspended > 30",
        ["suspended > 5", "suspended > 15", "suspended > 30, at most 25", "suspended > 5", "-", "-"],
    ),
    ("ended 2", ["-"; 6]),
];

#[test]
fn every_state_by_every_event_by_every_basis() {
    let mut seen = 0;
    for basis in BASES {
        for after in [None, Some(10)] {
            let wish = kept(basis, after);
            let register = register(std::slice::from_ref(&wish), &[]);
            for (before, expected) in TABLE {
                let (state, bound) = read(before);
                let from = Ground {
                    state,
                    bound,
                    ..ground(&register, &wish, Scope::Subject(subject(1)), 1, hour(0))
                };
                assert_eq!(written(&from), before, "the table reads itself");
                for event in Event::ALL {
                    let expected = match event {
                        Event::OrderDone => expected[usize::from(after.is_some())],
                        Event::Received => expected[2],
                        Event::Withdrawn if basis == BasisClass::Consent => expected[3],
                        Event::Withdrawn => expected[4],
                        _ => expected[5],
                    };
                    let moved = from.on(event, hour(5), &register);
                    let now = moved.as_ref().map_or("-".to_owned(), |m| written(&m.ground));
                    assert_eq!(now, expected, "{basis:?}, after {after:?}: {before} on {event:?}");
                    check_what_else_moved(&from, moved.as_ref());
                    seen += 1;
                }
            }
        }
    }
    assert_eq!(seen, 6 * 2 * 12 * Event::ALL.len());
}

/// Nothing but state and bound moves; holds by law begin exactly when the ground stops being active, and count from the
/// instant it did.
fn check_what_else_moved(from: &Ground, moved: Option<&Moved>) {
    let Some(Moved { ground, holds }) = moved else { return };
    assert_eq!(Ground { state: from.state, bound: from.bound, ..ground.clone() }, *from);
    let active = |g: &Ground| matches!(said(g.state).as_str(), "active" | "suspended > active");
    if active(from) && !active(ground) {
        let begin = from.bound.map_or(hour(5), |bound| bound.min(hour(5)));
        assert_eq!(*holds, [(0, begin + jiff::SignedDuration::from_hours(100))]);
    } else {
        assert_eq!(*holds, []);
    }
}

#[test]
fn holds_by_law_begin_once_and_no_event_moves_them() {
    let wish = kept(BasisClass::Consent, Some(10));
    let register = register(std::slice::from_ref(&wish), &[]);
    let open = ground(&register, &wish, Scope::Record(subject(1), record(1)), 1, hour(0));
    let done = open.on(Event::OrderDone, hour(5), &register).unwrap();
    assert_eq!(done.holds, [(0, hour(105))]);
    let hold = done.ground.held_by_law(GroundId::from_bytes([2; 16]), 0, hour(5), hour(105));
    assert_eq!((hold.basis, hold.consent, hold.scope), (BasisClass::Law, None, open.scope));
    for event in Event::ALL {
        assert_eq!(hold.on(event, hour(6), &register), None, "{event:?}");
        let again = done.ground.on(event, hour(6), &register);
        assert!(again.is_none_or(|m| m.holds.is_empty()), "{event:?}");
    }
    // Nor does its own end begin another one.
    let over = hold.on_clock(hour(106), &register).unwrap();
    assert_eq!((said(over.ground.state).as_str(), over.holds.len()), ("ended 105", 0));
    let over = done.ground.on_clock(hour(16), &register).unwrap();
    assert_eq!((said(over.ground.state).as_str(), over.holds.len()), ("ended 15", 0));
    // The clock ends an active ground at its bound, and the hold counts from there, however late anybody looks.
    let bounded = Ground { bound: Some(hour(7)), ..open };
    let over = bounded.on_clock(hour(90), &register).unwrap();
    assert_eq!((said(over.ground.state).as_str(), over.holds.as_slice()), ("ended 7", &[(0, hour(107))][..]));
}

#[test]
fn a_blocked_scope_stands_still_and_goes_where_it_was_going() {
    let wish = kept(BasisClass::Consent, Some(10));
    let register = register(std::slice::from_ref(&wish), &[]);
    let open = ground(&register, &wish, Scope::Subject(subject(1)), 1, hour(0));
    // From, suspended at 2, told at 4 that the order is done, at 6 again, resumed at 50.
    let rows = [
        ("active", "suspended > active", "suspended > 14", "ended 14"),
        ("winding 9", "suspended > 9", "suspended > 9", "ended 9"),
        ("winding 90", "suspended > 90", "suspended > 14", "ended 14"),
    ];
    for (before, suspended, told, resumed) in rows {
        let (state, bound) = read(before);
        let from = Ground { state, bound, ..open.clone() };
        let still = from.suspended(hour(2)).unwrap();
        assert_eq!(written(&still), suspended);
        assert_eq!(still.suspended(hour(3)), None, "only once");
        assert_eq!((still.due(), still.on_clock(Timestamp::MAX, &register)), (None, None));
        assert!(still.holds_at(Timestamp::MAX), "while blocked nothing is destroyed");
        let after = still.on(Event::OrderDone, hour(4), &register).map_or(still, |m| m.ground);
        assert_eq!(written(&after), told);
        assert_eq!(after.on(Event::OrderDone, hour(6), &register), None, "told twice never lengthens");
        let lifted = after.resumed(hour(50)).unwrap();
        assert_eq!(written(&lifted), resumed);
        assert_eq!(lifted.resumed(hour(51)), None);
    }
    // A block that is lifted in time changes nothing.
    let lifted = open.suspended(hour(2)).unwrap().resumed(hour(3)).unwrap();
    assert_eq!(said(lifted.state), "active");
    let (state, bound) = read("winding 9, at most 8");
    let lifted =
        Ground { state, bound, ..open.clone() }.suspended(hour(2)).unwrap().resumed(hour(3)).unwrap();
    assert_eq!(written(&lifted), "winding 9, at most 8");
    // What has ended, written down or not, cannot be brought back by blocking it.
    for ended in ["ended 2", "winding 2", "active, at most 2"] {
        let (state, bound) = read(ended);
        assert_eq!(Ground { state, bound, ..open.clone() }.suspended(hour(3)), None, "{ended}");
    }
    // A hold by law that begins while the scope is blocked is blocked too.
    let told = open.suspended(hour(2)).unwrap().on(Event::Withdrawn, hour(4), &register).unwrap();
    let hold = told.ground.held_by_law(GroundId::from_bytes([2; 16]), 0, hour(4), told.holds[0].1);
    assert_eq!(said(hold.state), "suspended > 104");
}

#[test]
fn days_end_with_the_operators_day() {
    let register = register(&[wish(1, BasisClass::Contract, &[1])], &[]);
    // Hour 5 of 1 March in Moscow: thirty days on is 31 March to its last microsecond, a month 1 April.
    let cases = [
        (Span::new(30, Unit::Day), "2026-03-31T23:59:59.999999+03:00"),
        (Span::new(1, Unit::Month), "2026-04-01T23:59:59.999999+03:00"),
        (Span::new(3, Unit::Year), "2029-03-01T23:59:59.999999+03:00"),
        (Span::AT_ONCE, "2026-03-01T23:59:59.999999+03:00"),
        (Span::new(5, Unit::Hour), "2026-03-01T10:00:00+03:00"),
    ];
    for (span, end) in cases {
        let end: Timestamp = end.parse().unwrap();
        assert_eq!(zalog_domain::ground::until(&register, span, hour(5)), end, "{span}");
    }
}

fn any_ground(register: &Register, wish: &Wish, state: u8, ends: i64, bound: Option<i64>) -> Ground {
    let (since, until) = (hour(0), hour(ends));
    let state = match state {
        0 => State::Active { since },
        1 => State::WindingDown { since, until },
        2 => State::Suspended { since, resumes: Resumes::Active },
        3 => State::Suspended { since, resumes: Resumes::WindingDown { until } },
        _ => State::Ended { at: until },
    };
    Ground { state, bound: bound.map(hour), ..ground(register, wish, Scope::Subject(subject(1)), 1, since) }
}

proptest! {
    /// Between now and `due` nothing changes; just after it, something does. `holds_until` and `state_at` agree.
    #[test]
    fn what_a_ground_says_about_time_agrees(
        state in 0u8..5, ends in 0i64..50, bound in proptest::option::of(0i64..50), one in 0i64..60, two in 0i64..60,
    ) {
        let wish = wish(1, BasisClass::Contract, &[1]);
        let register = register(std::slice::from_ref(&wish), &[]);
        let ground = any_ground(&register, &wish, state, ends, bound);
        let (early, late) = (hour(one.min(two)), hour(one.max(two)));
        let tick = jiff::SignedDuration::from_micros(1);
        match ground.due() {
            Some(due) => {
                prop_assert_eq!(ground.holds_until(), Some(due));
                if late <= due {
                    prop_assert_eq!(ground.state_at(early), ground.state_at(late));
                    prop_assert_eq!(ground.on_clock(late, &register), None);
                } else {
                    prop_assert_eq!(ground.state_at(late), State::Ended { at: due });
                    prop_assert!(!ground.holds_at(late));
                }
                prop_assert!(ground.holds_at(due) && !ground.holds_at(due + tick));
            }
            None => prop_assert_eq!(ground.state_at(early), ground.state_at(late)),
        }
        // The clock may be asked as often as one likes, and early or late: the outcome is the same.
        let once = ground.on_clock(late, &register).map_or(ground.clone(), |m| m.ground);
        let early_first = ground.on_clock(early, &register).map_or(ground.clone(), |m| m.ground);
        let twice = early_first.on_clock(late, &register).map_or(early_first, |m| m.ground);
        prop_assert_eq!(&once, &twice);
        prop_assert_eq!(once.state, ground.state_at(late));
    }
}

#[test]
fn a_ground_of_unknown_terms_is_not_opened_and_not_moved() {
    let (known, unknown) = (wish(1, BasisClass::Contract, &[1]), wish(2, BasisClass::Contract, &[1]));
    let with_both = register(&[known.clone(), unknown.clone()], &[]);
    let orphan = ground(&with_both, &unknown, Scope::Subject(subject(1)), 1, hour(0));
    let with_one = register(&[known], &[]);
    let id = GroundId::from_bytes([1; 16]);
    assert_eq!(Ground::open(id, orphan.scope, orphan.terms, &with_one, hour(0)), None);
    assert_eq!(orphan.on(Event::OrderDone, hour(1), &with_one), None);
    assert!(!zalog_domain::access::reaches(&with_one, &orphan, item(1)));
}
