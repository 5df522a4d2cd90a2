//! The register: what terms are, what they hang on, and that loading refuses what was never interned.

use std::collections::BTreeSet;

use zalog_domain::register::{BasisClass, Interned, Register, RegisterError, Terms};
use zalog_law::Jurisdiction;
use zalog_policy::model::Event;

use crate::support::{Wish, item, names, policy, purpose, register, terms, wish};

fn full() -> Wish {
    Wish {
        after_hours: Some(10),
        at_most_hours: Some((20, Event::Received)),
        holds: vec![([1].into(), 100)],
        opens_after: [2].into(),
        ..wish(1, BasisClass::Contract, &[1, 2])
    }
}

#[test]
fn the_canonical_form_of_terms_is_frozen() {
    let canonical =
        r#"{"purpose":"order","basis":"contract","items":["email","name"],"operations":[],"recipients":[],"#
            .to_owned()
            + r#""end":"order-done","after":{"amount":10,"unit":"hour"},"#
            + r#""at_most":[{"amount":20,"unit":"hour"},"received"],"#
            + r#""holds":[{"id":"accounting","items":["name"],"span":{"amount":100,"unit":"hour"}}]}"#;
    assert_eq!(terms(&full()).canonical(), canonical);
    let read: Terms = serde_json::from_str(&canonical).unwrap();
    assert_eq!(read, terms(&full()), "what was stored is read back");
    // By sha256sum.
    let id = "fd82453d9deea71e18ea1d2d4637b97ebbddab86c6adeb9dada5ac697343bf76";
    assert_eq!(zalog_domain::ids::hex(&terms(&full()).id().0), id);
}

/// What a person agreed to or was told is in the id; who works on it and what opens afterwards is not, so that a new role
/// needs no new consent.
#[test]
fn what_changes_the_terms_and_what_does_not() {
    let id = |wish: &Wish| terms(wish).id();
    let changed = [
        Wish { purpose: 2, ..full() },
        Wish { basis: BasisClass::Consent, ..full() },
        Wish { items: [1].into(), ..full() },
        Wish { end: Event::Delivered, ..full() },
        Wish { after_hours: None, ..full() },
        Wish { after_hours: Some(11), ..full() },
        Wish { at_most_hours: None, ..full() },
        Wish { at_most_hours: Some((20, Event::Consented)), ..full() },
        Wish { holds: Vec::new(), ..full() },
        Wish { holds: vec![([1, 2].into(), 100)], ..full() },
    ];
    let ids: BTreeSet<_> = changed.iter().map(id).chain([id(&full())]).collect();
    assert_eq!(ids.len(), changed.len() + 1);
    for same in [Wish { seen_by: BTreeSet::new(), ..full() }, Wish { opens_after: BTreeSet::new(), ..full() }]
    {
        assert_eq!(id(&same), id(&full()));
    }
}

#[test]
fn what_was_never_interned_is_refused() {
    let refused =
        |names: Interned, older: Vec<Terms>| Register::build(&policy(&[full()]), names, older).err();
    let missing = |name: &str| Some(RegisterError::NotInterned(name.to_owned()));
    let mut no_item = names();
    no_item.items.remove("email");
    assert_eq!(refused(no_item, Vec::new()), missing("email"));
    let mut no_purpose = names();
    no_purpose.purposes.remove("order");
    assert_eq!(refused(no_purpose, Vec::new()), missing("order"));
    let mut no_after = names();
    no_after.purposes.remove("letters");
    assert_eq!(refused(no_after, Vec::new()), missing("letters"), "a purpose that opens after");
    let old = terms(&wish(3, BasisClass::Law, &[4]));
    let mut no_old = names();
    no_old.items.remove("phone");
    assert_eq!(refused(no_old, vec![old]), missing("phone"), "an item of old terms");
    let mut elsewhere = policy(&[full()]);
    elsewhere.operator.zone = "Moscow".to_owned();
    let zone = Register::build(&elsewhere, names(), Vec::new()).err();
    assert_eq!(zone, Some(RegisterError::Zone("Moscow".to_owned())));
}

#[test]
fn names_and_numbers_lead_to_each_other() {
    let register = register(&[full()], &[]);
    assert_eq!((register.purpose("order"), register.item("email")), (Ok(purpose(1)), Ok(item(2))));
    assert_eq!((register.purpose_name(purpose(1)), register.item_name(item(2))), ("order", "email"));
    assert_eq!((register.purpose_name(purpose(99)), register.item_name(item(99))), ("", ""));
    assert!(register.purpose("nonsense").is_err() && register.item("nonsense").is_err());
    assert!(register.in_force(purpose(1)).is_some() && register.in_force(purpose(2)).is_none());
    assert_eq!(register.seat, Jurisdiction::Ru);
    let known = register.terms(terms(&full()).id()).unwrap();
    assert_eq!((known.purpose, known.holds.as_slice()), (purpose(1), &[BTreeSet::from([item(1)])][..]));
}
