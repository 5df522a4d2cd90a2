//! Who may open what: actor by state by purpose by item by scope, as tables.

use std::collections::BTreeSet;

use zalog_domain::EntryId;
use zalog_domain::access::{Actor, Ask, Place, Refusal, decide, due};
use zalog_domain::ground::{Ground, Resumes, Scope, State};
use zalog_domain::ids::{CompartmentId, GroundId};
use zalog_domain::register::{BasisClass, Register};

use crate::support::{Wish, ground, hour, item, purpose, record, register, subject, wish};

const ORDER: u32 = 1;
const LETTERS: u32 = 2;
const ACCOUNTING: u32 = 3;
const CLAIMS: u32 = 4;

/// Orders use name, e-mail and address, on a contract; letters use the e-mail, on consent; accounting may open what
/// orders leave behind; claims are declared and nobody may open after anything for them.
fn wishes() -> Vec<Wish> {
    vec![
        Wish {
            opens_after: [ACCOUNTING].into(),
            holds: vec![([1].into(), 100)],
            ..wish(ORDER, BasisClass::Contract, &[1, 2, 3])
        },
        Wish { seen_by: ["press"].into(), ..wish(LETTERS, BasisClass::Consent, &[2]) },
        Wish { seen_by: ["books"].into(), ..wish(ACCOUNTING, BasisClass::Law, &[1, 3]) },
        wish(CLAIMS, BasisClass::LegitimateInterest, &[1, 2, 3]),
    ]
}

fn account(no: u32) -> Place {
    place(1, true, no)
}

fn place(of: u8, account: bool, no: u32) -> Place {
    let compartment = CompartmentId::from_bytes([of; 16]);
    Place { subject: subject(1), compartment, record: record(of), account, item: item(no) }
}

fn staff(role: &str) -> Actor {
    Actor::Staff(BTreeSet::from([role.to_owned()]))
}

fn token(purposes: &[u32]) -> Actor {
    Actor::Token(purposes.iter().map(|no| purpose(*no)).collect())
}

fn answer(
    register: &Register,
    grounds: &[Ground],
    actor: &Actor,
    asked: u32,
    place: Place,
) -> Result<(), Refusal> {
    let ask = Ask { actor, purpose: purpose(asked), subject: subject(1), places: &[place] };
    let decision = decide(register, grounds, &ask, EntryId([7; 16]), hour(5));
    assert_eq!(decision.permit.items(), decision.allowed.len());
    assert_eq!(decision.permit.is_empty(), decision.allowed.is_empty());
    match (decision.allowed.as_slice(), decision.refused.as_slice()) {
        ([one], []) if *one == place => Ok(()),
        ([], [(one, why)]) if *one == place => Err(*why),
        other => panic!("one place, one answer: {other:?}"),
    }
}

fn order_in(register: &Register, state: State) -> Vec<Ground> {
    let scope = Scope::Record(subject(1), record(2));
    vec![Ground { state, ..ground(register, &wishes()[0], scope, 1, hour(0)) }]
}

#[test]
fn actor_by_state_by_purpose() {
    let register = register(&wishes(), &[]);
    let (since, until) = (hour(0), hour(9));
    let states = [
        ("active", State::Active { since }),
        ("suspended", State::Suspended { since, resumes: Resumes::Active }),
        ("suspended, winding", State::Suspended { since, resumes: Resumes::WindingDown { until } }),
        ("winding", State::WindingDown { since, until }),
        ("over", State::WindingDown { since, until: hour(4) }),
        ("ended", State::Ended { at: hour(4) }),
    ];
    use Refusal::{NoGround, NotAllowed, NotUsed, Suspended, UndeclaredPurpose, WindingDown};
    let me = Actor::Subject(subject(1));
    let other = Actor::Subject(subject(2));
    let ok: Result<(), Refusal> = Ok(());
    // Actor, purpose, and the answer in each state above, for the name in the order's record.
    let rows = [
        (me.clone(), ORDER, [ok, ok, ok, ok, Err(NoGround), Err(NoGround)]),
        (me, LETTERS, [ok, ok, ok, ok, Err(NoGround), Err(NoGround)]),
        (other, ORDER, [Err(NotAllowed); 6]),
        (
            staff("shop"),
            ORDER,
            [ok, Err(Suspended), Err(Suspended), Err(WindingDown), Err(NoGround), Err(NoGround)],
        ),
        (
            Actor::Engine,
            ORDER,
            [ok, Err(Suspended), Err(Suspended), Err(WindingDown), Err(NoGround), Err(NoGround)],
        ),
        (
            token(&[ORDER]),
            ORDER,
            [ok, Err(Suspended), Err(Suspended), Err(WindingDown), Err(NoGround), Err(NoGround)],
        ),
        // Declared after it: while it winds down, and only then.
        (
            staff("books"),
            ACCOUNTING,
            [Err(NoGround), Err(NoGround), Err(NoGround), ok, Err(NoGround), Err(NoGround)],
        ),
        // Declared, uses the item, has no ground of its own and is not declared after it.
        (staff("shop"), CLAIMS, [Err(NoGround); 6]),
        (staff("shop"), ACCOUNTING, [Err(NotAllowed); 6]),
        (staff("stranger"), ORDER, [Err(NotAllowed); 6]),
        (Actor::Staff(BTreeSet::new()), ORDER, [Err(NotAllowed); 6]),
        (token(&[LETTERS]), ORDER, [Err(NotAllowed); 6]),
        (token(&[]), ORDER, [Err(NotAllowed); 6]),
        (Actor::Engine, LETTERS, [Err(NotUsed); 6]),
        (Actor::Engine, 99, [Err(UndeclaredPurpose); 6]),
        (staff("shop"), 99, [Err(UndeclaredPurpose); 6]),
        (token(&[99]), 99, [Err(UndeclaredPurpose); 6]),
    ];
    for (actor, asked, expected) in rows {
        for ((name, state), expected) in states.iter().zip(expected) {
            let grounds = order_in(&register, *state);
            let got = answer(&register, &grounds, &actor, asked, place(2, false, 1));
            assert_eq!(got, expected, "{actor:?} for {asked} while {name}");
        }
    }
}

#[test]
fn scope_by_item() {
    let register = register(&wishes(), &[]);
    let by_subject = [ground(&register, &wishes()[0], Scope::Subject(subject(1)), 1, hour(0))];
    let by_record = order_in(&register, State::Active { since: hour(0) });
    let of_another = [ground(&register, &wishes()[0], Scope::Subject(subject(2)), 1, hour(0))];
    let ok: Result<(), Refusal> = Ok(());
    let (none, unused) = (Err(Refusal::NoGround), Err(Refusal::NotUsed));
    // Place; held by a ground of the subject, of record 2, of another subject. The phone is used by no purpose.
    let rows = [
        (account(1), [ok, ok, none]),
        (account(2), [ok, ok, none]),
        (account(4), [unused, unused, unused]),
        (place(2, false, 1), [none, ok, none]),
        (place(2, false, 3), [none, ok, none]),
        (place(2, false, 4), [unused, unused, unused]),
        (place(3, false, 1), [none, none, none]),
    ];
    for (place, expected) in rows {
        for (grounds, expected) in [&by_subject[..], &by_record, &of_another].iter().zip(expected) {
            assert_eq!(answer(&register, grounds, &Actor::Engine, ORDER, place), expected, "{place:?}");
        }
    }
}

#[test]
fn a_ground_reaches_what_the_person_was_told_and_is_still_used() {
    // Items in the old version, items in force, and what a ground of the old terms reaches.
    let rows: [[&[u32]; 3]; 5] = [
        [&[1, 2], &[1, 2], &[1, 2]],
        [&[1, 2], &[1, 2, 3], &[1, 2]],
        [&[1, 2], &[1], &[1]],
        [&[1, 2], &[2, 3], &[2]],
        [&[1, 2], &[3], &[]],
    ];
    let bases = [
        BasisClass::Consent,
        BasisClass::Contract,
        BasisClass::Law,
        BasisClass::VitalInterest,
        BasisClass::PublicTask,
        BasisClass::LegitimateInterest,
    ];
    for [old, new, expected] in rows {
        for basis in bases {
            let (old, new) = (wish(ORDER, basis, old), wish(ORDER, basis, new));
            let register = register(&[new], std::slice::from_ref(&old));
            let grounds = [ground(&register, &old, Scope::Subject(subject(1)), 1, hour(0))];
            let reached: Vec<u32> = (1..=4)
                .filter(|no| answer(&register, &grounds, &Actor::Engine, ORDER, account(*no)).is_ok())
                .collect();
            assert_eq!(reached, expected, "{basis:?}: {:?} -> {expected:?}", old.items);
        }
    }
    // A purpose that is declared no longer reaches nothing, not even for the person: its values are garbage.
    let old = wish(ORDER, BasisClass::Contract, &[1]);
    let register = register(&[wish(LETTERS, BasisClass::Consent, &[2])], std::slice::from_ref(&old));
    let grounds = [ground(&register, &old, Scope::Subject(subject(1)), 1, hour(0))];
    let me = Actor::Subject(subject(1));
    assert_eq!(answer(&register, &grounds, &me, ORDER, account(1)), Err(Refusal::NoGround));
    assert_eq!(
        answer(&register, &grounds, &Actor::Engine, ORDER, account(1)),
        Err(Refusal::UndeclaredPurpose)
    );
}

#[test]
fn a_hold_by_law_holds_its_items_and_opens_for_what_is_declared_after() {
    let register = register(&wishes(), &[]);
    let order = &order_in(&register, State::Ended { at: hour(2) })[0];
    let hold = [order.held_by_law(GroundId::from_bytes([9; 16]), 0, hour(2), hour(100))];
    let (name, address) = (place(2, false, 1), place(2, false, 3));
    let me = Actor::Subject(subject(1));
    assert_eq!(answer(&register, &hold, &me, ORDER, name), Ok(()));
    assert_eq!(
        answer(&register, &hold, &me, ORDER, address),
        Err(Refusal::NoGround),
        "not an item of the hold"
    );
    assert_eq!(answer(&register, &hold, &staff("books"), ACCOUNTING, name), Ok(()));
    assert_eq!(answer(&register, &hold, &staff("books"), ACCOUNTING, address), Err(Refusal::NoGround));
    assert_eq!(answer(&register, &hold, &staff("shop"), ORDER, name), Err(Refusal::NoGround));
}

#[test]
fn any_active_ground_will_do_and_the_best_reason_is_given() {
    let register = register(&wishes(), &[]);
    let scope = Scope::Subject(subject(1));
    let open = ground(&register, &wishes()[0], scope, 1, hour(0));
    let still = open.suspended(hour(1)).unwrap();
    let winding = Ground { state: State::WindingDown { since: hour(1), until: hour(9) }, ..open.clone() };
    let ended = Ground { state: State::Ended { at: hour(1) }, ..open.clone() };
    let ask = |grounds: &[Ground]| answer(&register, grounds, &Actor::Engine, ORDER, account(1));
    for mixed in [
        [&open, &still, &winding, &ended],
        [&ended, &winding, &still, &open],
        [&still, &ended, &open, &winding],
    ] {
        assert_eq!(ask(&mixed.map(Clone::clone)), Ok(()));
    }
    assert_eq!(ask(&[winding.clone(), still.clone()]), Err(Refusal::Suspended));
    assert_eq!(ask(&[still, winding.clone()]), Err(Refusal::Suspended));
    assert_eq!(ask(&[ended.clone(), winding]), Err(Refusal::WindingDown));
    assert_eq!(ask(&[ended]), Err(Refusal::NoGround));
    assert_eq!(ask(&[]), Err(Refusal::NoGround));
}

#[test]
fn a_value_of_another_subject_stays_shut_whoever_asks_for_whom() {
    let register = register(&wishes(), &[]);
    let order = order_in(&register, State::Active { since: hour(0) });
    let theirs = Place { subject: subject(2), ..place(2, false, 1) };
    for actor in [Actor::Engine, Actor::Subject(subject(1)), Actor::Subject(subject(2)), token(&[ORDER])] {
        assert_eq!(answer(&register, &order, &actor, ORDER, theirs), Err(Refusal::NotAllowed), "{actor:?}");
    }
    assert!(!order.iter().any(|g| zalog_domain::access::holds(&register, g, &theirs, hour(5))));
    assert!(order.iter().any(|g| zalog_domain::access::holds(&register, g, &place(2, false, 1), hour(5))));
}

#[test]
fn each_place_is_decided_for_itself() {
    let register = register(&wishes(), &[]);
    let grounds = order_in(&register, State::Active { since: hour(0) });
    let places = [place(2, false, 1), place(2, false, 4), place(3, false, 1), account(2)];
    let ask = Ask { actor: &Actor::Engine, purpose: purpose(ORDER), subject: subject(1), places: &places };
    let decision = decide(&register, &grounds, &ask, EntryId([7; 16]), hour(5));
    assert_eq!(decision.allowed, [places[0], places[3]]);
    assert_eq!(decision.refused, [(places[1], Refusal::NotUsed), (places[2], Refusal::NoGround)]);
    assert_eq!(decision.permit.items(), 2);
}

#[test]
fn due_is_the_nearest_of_all() {
    let register = register(&wishes(), &[]);
    let open = ground(&register, &wishes()[0], Scope::Subject(subject(1)), 1, hour(0));
    let until = |hours| Ground { bound: Some(hour(hours)), ..open.clone() };
    assert_eq!(due(&[]), None);
    assert_eq!(due(std::slice::from_ref(&open)), None);
    assert_eq!(due(&[until(9), open.clone(), until(4), until(7)]), Some(hour(4)));
    let ended = Ground { state: State::Ended { at: hour(1) }, ..open.clone() };
    assert_eq!(due(&[ended, until(3).suspended(hour(1)).unwrap(), until(7)]), Some(hour(7)));
}

#[test]
fn reasons_have_frozen_numbers() {
    let all = [
        Refusal::UndeclaredPurpose,
        Refusal::NotUsed,
        Refusal::NotAllowed,
        Refusal::NoGround,
        Refusal::Suspended,
        Refusal::WindingDown,
    ];
    assert_eq!(all.map(Refusal::code), [1, 2, 3, 4, 5, 6]);
}
