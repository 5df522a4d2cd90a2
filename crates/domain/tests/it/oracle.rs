//! Section 1 of the design restated over whole histories and sets, and the engine held to it. The oracle knows nothing of
//! states or transitions: from what was declared and what happened when, it says what is held and what opens. It shares
//! no code with the engine; it shares only the invented declarations.

use std::collections::BTreeSet;

use proptest::prelude::*;
use zalog_domain::EntryId;
use zalog_domain::access::{Actor, Ask, Place, decide, holds};
use zalog_domain::ground::{Ground, Moved, Scope};
use zalog_domain::ids::{CompartmentId, GroundId};
use zalog_domain::register::{BasisClass, Register};
use zalog_policy::model::Event;

use crate::support::{Wish, ground, hour, item, purpose, record, register, subject, wish};

/// Something that happened, each at an hour of its own.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Happened {
    Told(Event),
    Blocked,
    Unblocked,
    /// The reconciler came by.
    Swept,
}

/// A ground as opened at hour 0: the index of its purpose, the version of its terms, and its record if it has one.
#[derive(Debug, Clone, Copy)]
struct Opened {
    purpose: usize,
    older: bool,
    record: Option<u8>,
}

#[derive(Debug, Clone)]
struct World {
    /// The version in force, and the one before it; by index, the same purposes.
    newer: Vec<Wish>,
    older: Vec<Wish>,
    /// Purposes that the version in force declares no longer.
    dropped: BTreeSet<u32>,
    opened: Vec<Opened>,
    history: Vec<(i64, Happened)>,
}

/// What the account is called among records.
const ACCOUNT: u8 = 1;

// ---- the oracle: half-hours are never the hour of anything, so no edge needs a rule

/// One reason to keep: what it reaches, from when it exists, until when it lasts, and from when it is past its prime.
struct Reason {
    purpose: u32,
    by_law: bool,
    record: Option<u8>,
    items: BTreeSet<u32>,
    /// What it reaches while it is blocked: nothing goes then, be it by another version.
    all: BTreeSet<u32>,
    born: i64,
    ends: Option<i64>,
    leaves: Option<i64>,
}

impl World {
    fn in_force(&self) -> Vec<Wish> {
        self.newer.iter().filter(|w| !self.dropped.contains(&w.purpose)).cloned().collect()
    }

    /// The wish a ground was opened under. One of a dropped purpose can only be an older one.
    fn terms(&self, opened: &Opened) -> &Wish {
        let newer = &self.newer[opened.purpose];
        if opened.older || self.dropped.contains(&newer.purpose) {
            &self.older[opened.purpose]
        } else {
            newer
        }
    }

    /// Hours of an event up to `now`.
    fn hours_of(&self, event: Event, now: f64) -> BTreeSet<i64> {
        let told = |(at, what): &(i64, Happened)| {
            (*what == Happened::Told(event) && (*at as f64) < now).then_some(*at)
        };
        self.history.iter().filter_map(told).collect()
    }

    fn blocks(&self, now: f64) -> Vec<(i64, f64)> {
        let mut blocks = Vec::new();
        let mut from = None;
        for (at, what) in self.history.iter().filter(|(at, _)| (*at as f64) < now) {
            match (what, from) {
                (Happened::Blocked, None) => from = Some(*at),
                (Happened::Unblocked, Some(since)) => {
                    blocks.push((since, *at as f64));
                    from = None;
                }
                _ => {}
            }
        }
        blocks.extend(from.map(|since| (since, f64::INFINITY)));
        blocks
    }

    /// All reasons that exist at `now`.
    fn reasons(&self, now: f64) -> Vec<Reason> {
        let mut reasons = Vec::new();
        for opened in &self.opened {
            let terms = self.terms(opened);
            // What was promised when it was opened and what is promised now: whichever is less.
            let now_declared: Vec<Wish> =
                self.in_force().into_iter().filter(|w| w.purpose == terms.purpose).collect();
            let today: BTreeSet<u32> = now_declared.iter().flat_map(|w| w.items.clone()).collect();
            let both = || now_declared.iter().chain([terms]);
            let withdrawn = match terms.basis {
                BasisClass::Consent => self.hours_of(Event::Withdrawn, now),
                _ => BTreeSet::new(),
            };
            let done: BTreeSet<i64> = both().flat_map(|w| self.hours_of(w.end, now)).collect();
            let wound: BTreeSet<i64> = both()
                .flat_map(|w| {
                    let winding = i64::from(w.after_hours.unwrap_or(0));
                    self.hours_of(w.end, now).into_iter().map(move |at| at + winding)
                })
                .collect();
            let mut bounds: BTreeSet<i64> = both()
                .filter_map(|w| w.at_most_hours)
                .flat_map(|(most, event)| {
                    self.hours_of(event, now).into_iter().map(move |at| at + i64::from(most))
                })
                .collect();
            // A limit that is new counts from the birth for what comes with every birth; so does one that became shorter,
            // where the limit before it did.
            let own_counts = |(most, event): (u32, Event)| {
                event == Event::Received && bounds.first().is_some_and(|bound| *bound <= i64::from(most))
            };
            if terms.at_most_hours.is_none_or(own_counts) {
                let from_birth = now_declared.iter().filter_map(|w| w.at_most_hours);
                bounds.extend(
                    from_birth
                        .filter(|(_, event)| *event == Event::Received)
                        .map(|(most, _)| i64::from(most)),
                );
            }
            let ends: BTreeSet<i64> = wound.iter().chain(&withdrawn).chain(&bounds).copied().collect();
            let leaves: BTreeSet<i64> = done.iter().chain(&withdrawn).chain(&bounds).copied().collect();
            let leaves = leaves.first().copied();
            let items = terms.items.intersection(&today).copied().collect();
            reasons.push(Reason {
                purpose: terms.purpose,
                by_law: false,
                record: opened.record,
                items,
                all: terms.items.clone(),
                born: 0,
                ends: ends.first().copied(),
                leaves,
            });
            // Standing still, a ground does not notice its bound: what follows begins when the block is lifted.
            let unnoticed = |left: i64| {
                let standing = self.blocks(now).iter().any(|(since, till)| *since <= left && now < *till);
                standing && done.is_empty() && withdrawn.is_empty()
            };
            for (items, span) in &terms.holds {
                if let Some(left) = leaves.filter(|left| (*left as f64) < now && !unnoticed(*left)) {
                    reasons.push(Reason {
                        purpose: terms.purpose,
                        by_law: true,
                        record: opened.record,
                        items: items.clone(),
                        all: items.clone(),
                        born: left,
                        ends: Some(left + i64::from(*span)),
                        leaves: Some(left),
                    });
                }
            }
        }
        reasons
    }

    /// Whether a block stands over a reason at `now`: it must have begun before the reason's end.
    fn blocked(&self, reason: &Reason, now: f64) -> bool {
        let over = |(since, till): &(i64, f64)| {
            reason.ends.is_none_or(|end| *since <= end)
                && (*since as f64) < now
                && now < *till
                && (reason.born as f64) < *till
        };
        self.blocks(now).iter().any(over)
    }

    fn held(&self, reason: &Reason, now: f64) -> bool {
        reason.ends.is_none_or(|end| now < end as f64) || self.blocked(reason, now)
    }

    fn reaches(&self, reason: &Reason, at: u8, what: u32, now: f64) -> bool {
        let place = at == ACCOUNT || reason.record == Some(at);
        let items = if self.blocked(reason, now) { &reason.all } else { &reason.items };
        place && items.contains(&what)
    }

    fn is_held(&self, at: u8, what: u32, now: f64) -> bool {
        self.reasons(now).iter().any(|r| self.reaches(r, at, what, now) && self.held(r, now))
    }

    /// Whether the engine may open it for a purpose.
    fn opens(&self, asked: u32, at: u8, what: u32, now: f64) -> bool {
        let in_force = self.in_force();
        let Some(declared) = in_force.iter().find(|w| w.purpose == asked) else { return false };
        let left = |r: &Reason| r.leaves.is_some_and(|left| (left as f64) < now);
        let after =
            |r: &Reason| in_force.iter().any(|w| w.purpose == r.purpose && w.opens_after.contains(&asked));
        let through = |r: &Reason| if left(r) { after(r) } else { r.purpose == asked && !r.by_law };
        declared.items.contains(&what)
            && self.reasons(now).iter().any(|r| {
                self.reaches(r, at, what, now) && self.held(r, now) && !self.blocked(r, now) && through(r)
            })
    }
}

// ---- the engine, driven as the application drives it

struct Driven {
    register: Register,
    grounds: Vec<Ground>,
    born: u8,
}

impl Driven {
    fn of(world: &World) -> Self {
        let register = register(&world.in_force(), &world.older);
        let mut born = 0;
        let open = |opened: &Opened| {
            born += 1;
            let scope =
                opened.record.map_or(Scope::Subject(subject(1)), |r| Scope::Record(subject(1), record(r)));
            ground(&register, world.terms(opened), scope, born, hour(0))
        };
        let grounds = world.opened.iter().map(open).collect();
        Self { register, grounds, born }
    }

    fn step(&mut self, at: i64, what: Happened) {
        match what {
            Happened::Told(event) => self.each(at, |g, register| g.on(event, hour(at), register)),
            Happened::Swept => self.each(at, |g, register| g.on_clock(hour(at), register)),
            // Who blocks a scope lets the clock have its say first, so that what begins with an end is blocked too.
            Happened::Blocked => {
                self.step(at, Happened::Swept);
                self.each(at, |g, _| g.suspended(hour(at)).map(still));
            }
            Happened::Unblocked => self.each(at, |g, _| g.resumed(hour(at)).map(still)),
        }
    }

    fn each(&mut self, at: i64, mut step: impl FnMut(&Ground, &Register) -> Option<Moved>) {
        for known in std::mem::take(&mut self.grounds) {
            let Some(moved) = step(&known, &self.register) else {
                self.grounds.push(known);
                continue;
            };
            for (hold, until) in moved.holds {
                self.born += 1;
                let id = GroundId::from_bytes([self.born; 16]);
                self.grounds.push(moved.ground.held_by_law(id, hold, hour(at), until));
            }
            self.grounds.push(moved.ground);
        }
    }
}

fn still(ground: Ground) -> Moved {
    Moved { ground, holds: Vec::new() }
}

// ---- random worlds

fn numbers(most: u32) -> impl Strategy<Value = BTreeSet<u32>> {
    proptest::collection::btree_set(1..=most, 0..=usize::try_from(most).unwrap())
}

fn any_event() -> impl Strategy<Value = Event> {
    prop_oneof![
        6 => Just(Event::OrderDone),
        2 => Just(Event::Withdrawn),
        2 => Just(Event::Received),
        1 => Just(Event::Paid),
    ]
}

fn any_basis() -> impl Strategy<Value = BasisClass> {
    prop_oneof![
        2 => Just(BasisClass::Consent),
        1 => Just(BasisClass::Contract),
        1 => Just(BasisClass::LegitimateInterest),
    ]
}

prop_compose! {
    fn any_wish(number: u32)(
        basis in any_basis(),
        items in numbers(4),
        end in any_event(),
        after_hours in proptest::option::of(1u32..30),
        at_most_hours in proptest::option::of((1u32..40, any_event())),
        holds in proptest::collection::vec((numbers(4), 1u32..60), 0..2),
        opens_after in numbers(4),
    ) -> Wish {
        Wish { end, after_hours, at_most_hours, holds, opens_after, items, ..wish(number, basis, &[]) }
    }
}

fn version() -> impl Strategy<Value = Vec<Wish>> {
    (1..=4u32).map(any_wish).collect::<Vec<_>>()
}

prop_compose! {
    fn any_world()(
        newer in version(),
        older in version(),
        dropped in prop_oneof![3 => Just(BTreeSet::new()), 1 => numbers(4)],
        opened in proptest::collection::vec((0usize..4, any::<bool>(), proptest::option::of(2u8..4)), 1..4),
        hours in proptest::collection::btree_set(1i64..60, 0..14),
        what in proptest::collection::vec(prop_oneof![
            6 => any_event().prop_map(Happened::Told),
            3 => Just(Happened::Blocked),
            2 => Just(Happened::Unblocked),
            2 => Just(Happened::Swept),
        ], 14),
    ) -> World {
        // A purpose keeps its basis: another basis is another purpose.
        let older = older.into_iter().zip(&newer).map(|(old, new)| Wish { basis: new.basis, ..old }).collect();
        let opened = opened.into_iter().map(|(purpose, older, record)| Opened { purpose, older, record }).collect();
        World { newer, older, dropped, opened, history: hours.into_iter().zip(what).collect() }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    /// Invariants 1, 2 and 3: what is held, and what opens, is what the whole history says.
    #[test]
    fn the_engine_agrees_with_the_sets(world in any_world(), now in 0i64..90) {
        let mut engine = Driven::of(&world);
        for (at, what) in world.history.iter().filter(|(at, _)| *at <= now) {
            engine.step(*at, *what);
        }
        engine.step(now, Happened::Swept);
        let moment = hour(now) + jiff::SignedDuration::from_mins(30);
        // The sweep comes by once more, as it does before it destroys anything.
        engine.each(now, |g, register| g.on_clock(moment, register));
        let now = now as f64 + 0.5;
        for at in [ACCOUNT, 2, 3] {
            for what in 1..=4 {
                let compartment = CompartmentId::from_bytes([at; 16]);
                let account = at == ACCOUNT;
                let place =
                    Place { subject: subject(1), compartment, record: record(at), account, item: item(what) };
                let held = engine.grounds.iter().any(|g| holds(&engine.register, g, &place, moment));
                prop_assert_eq!(held, world.is_held(at, what, now), "held: {:?}\n{:#?}", place, engine.grounds);
                let ask = |actor: &Actor, asked: u32| {
                    let ask = Ask { actor, purpose: purpose(asked), subject: subject(1), places: &[place] };
                    let decision = decide(&engine.register, &engine.grounds, &ask, EntryId([0; 16]), moment);
                    decision.refused.is_empty()
                };
                prop_assert_eq!(ask(&Actor::Subject(subject(1)), 1), world.is_held(at, what, now));
                prop_assert!(!ask(&Actor::Subject(subject(2)), 1));
                for asked in 1..=5 {
                    let opens = world.opens(asked, at, what, now);
                    prop_assert_eq!(ask(&Actor::Engine, asked), opens, "{:?} for {}\n{:#?}", place, asked, engine.grounds);
                    let shop = Actor::Staff(BTreeSet::from(["shop".to_owned()]));
                    prop_assert_eq!(ask(&shop, asked), opens);
                    prop_assert!(!ask(&Actor::Staff(BTreeSet::from(["stranger".to_owned()])), asked));
                    prop_assert_eq!(ask(&Actor::Token([purpose(asked)].into()), asked), opens);
                    prop_assert!(!ask(&Actor::Token([purpose(asked % 5 + 1)].into()), asked));
                }
            }
        }
    }
}
