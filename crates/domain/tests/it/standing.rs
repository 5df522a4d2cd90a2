//! Who reads before the reconciler came by decides as if it had.

use std::borrow::Cow;

use jiff::SignedDuration;
use zalog_domain::EntryId;
use zalog_domain::access::{Actor, Ask, Place, decide};
use zalog_domain::ground::{Scope, State};
use zalog_domain::ids::{CompartmentId, ConsentId};
use zalog_domain::register::{BasisClass, Register};
use zalog_domain::standing::standing;
use zalog_policy::model::Event;

use crate::support::{Wish, ground, hour, item, purpose, record, register, subject, wish};

/// An order that lasts ten hours at the most, whose items a law holds for twenty more; and a purpose that may look then.
fn order() -> Wish {
    let order = wish(1, BasisClass::Contract, &[1]);
    Wish {
        at_most_hours: Some((10, Event::Received)),
        holds: vec![([1].into(), 20)],
        opens_after: [2].into(),
        ..order
    }
}

fn may(
    register: &Register,
    grounds: &[zalog_domain::ground::Ground],
    actor: &Actor,
    asked: u32,
    at: i64,
) -> bool {
    let place = Place {
        compartment: CompartmentId::from_bytes([1; 16]),
        record: record(1),
        account: false,
        item: item(1),
        subject: subject(1),
    };
    let ask = Ask { actor, purpose: purpose(asked), subject: subject(1), places: &[place] };
    let moment = hour(at) + SignedDuration::from_mins(30);
    decide(register, grounds, &ask, EntryId([0; 16]), moment).refused.is_empty()
}

#[test]
fn what_a_law_holds_is_seen_before_anybody_has_written_it_down() {
    let wishes = [order(), wish(2, BasisClass::Contract, &[1])];
    let register = register(&wishes, &[]);
    let opened = ground(&register, &wishes[0], Scope::Record(subject(1), record(1)), 1, hour(0));
    let grounds = [opened.on(Event::Received, hour(0), &register).unwrap().ground];
    let own = Actor::Subject(subject(1));
    for (at, own_sees, order_sees, claims_see) in
        [(5, true, true, false), (15, true, false, true), (29, true, false, true), (31, false, false, false)]
    {
        assert_eq!(may(&register, &grounds, &own, 1, at), own_sees, "the person, hour {at}");
        assert_eq!(may(&register, &grounds, &Actor::Engine, 1, at), order_sees, "the order, hour {at}");
        assert_eq!(
            may(&register, &grounds, &Actor::Engine, 2, at),
            claims_see,
            "what comes after, hour {at}"
        );
    }
    assert!(
        matches!(standing(&register, &grounds, hour(5)), Cow::Borrowed(_)),
        "nothing passed, nothing copied"
    );
}

#[test]
fn a_proof_is_kept_from_the_end_of_its_consent_however_late_that_is_written_down() {
    let news = Wish { at_most_hours: Some((10, Event::Consented)), ..wish(1, BasisClass::Consent, &[1]) };
    let proof = Wish { end: Event::ProofNeeded, after_hours: Some(30), ..wish(2, BasisClass::Law, &[1]) };
    let wishes = [news, proof];
    let register = register(&wishes, &[]);
    let scope = Scope::Record(subject(1), record(1));
    let mut grounds: Vec<_> =
        (0..2).map(|n: u8| ground(&register, &wishes[usize::from(n)], scope, n + 1, hour(0))).collect();
    for known in &mut grounds {
        known.consent = Some(ConsentId::from_bytes([7; 16]));
    }
    grounds[0] = grounds[0].on(Event::Consented, hour(0), &register).unwrap().ground;
    let own = Actor::Subject(subject(1));
    for (at, proof_opens, own_sees) in
        [(5, true, true), (15, false, true), (39, false, true), (41, false, false)]
    {
        assert_eq!(may(&register, &grounds, &Actor::Engine, 2, at), proof_opens, "the proof, hour {at}");
        assert_eq!(may(&register, &grounds, &own, 1, at), own_sees, "the person, hour {at}");
    }
    let late = standing(&register, &grounds, hour(35));
    assert!(
        matches!(late[1].state, State::WindingDown { since, until } if since == hour(10) && until == hour(40)),
        "{:?}",
        late[1].state
    );
}
