//! What is kept and what goes: pure decisions over grounds, for the sweep, for closing an account, for a record that its
//! owner takes back.

use std::collections::BTreeSet;

use jiff::Timestamp;
use zalog_policy::model::Event;

use crate::access::{self, Place};
use crate::ground::{Ground, Moved, Scope, State};
use crate::ids::{ConsentId, RecordId};
use crate::register::{BasisClass, Register, TermsId};

/// Whether any ground holds a value at `now`. What none holds is garbage.
#[must_use]
pub fn is_held(register: &Register, grounds: &[Ground], place: &Place, now: Timestamp) -> bool {
    grounds.iter().any(|ground| access::holds(register, ground, place, now))
}

/// Whether the proof of a consent is held: while the consent stands, and afterwards for the proof's own term.
#[must_use]
pub fn is_proved(grounds: &[Ground], consent: ConsentId, now: Timestamp) -> bool {
    grounds.iter().any(|ground| ground.consent == Some(consent) && ground.holds_at(now))
}

/// Terms whose grounds may outlive the account: all but those that end with it and leave no hold behind. A consent may,
/// because its proof does.
pub fn outliving(register: &Register) -> impl Iterator<Item = TermsId> {
    register.all_terms().filter_map(|(id, known)| {
        let terms = &known.terms;
        let ends = terms.end_event() == Some(Event::AccountClosed) && terms.after.is_none();
        let goes = ends && terms.holds.is_empty() && terms.basis != BasisClass::Consent;
        (!goes).then_some(id)
    })
}

/// How the closing of an account moves a ground: what lived as long as the account ends; so does a consent for the account
/// record, because there is nothing left that it was given for. Consents for an order stand with the order.
#[must_use]
pub fn on_closing(ground: &Ground, at: Timestamp, register: &Register) -> Option<Moved> {
    let of_account = matches!(ground.scope, Scope::Subject(_)) && ground.basis == BasisClass::Consent;
    if of_account && let Some(moved) = ground.on(Event::Withdrawn, at, register) {
        return Some(moved);
    }
    ground.on(Event::AccountClosed, at, register)
}

/// How it moves a ground that its owner takes a record back: a consent is withdrawn, an interest objected to; a contract
/// that nobody has begun with (`begun` is false) ends too. What a law holds stays, and so does a contract in work.
#[must_use]
pub fn on_taking_back(ground: &Ground, begun: bool, at: Timestamp, register: &Register) -> Option<Moved> {
    if ground.hold.is_some() {
        return None;
    }
    match ground.basis {
        BasisClass::Consent => ground.on(Event::Withdrawn, at, register),
        BasisClass::LegitimateInterest | BasisClass::PublicInterest => ground.dropped(at, register),
        BasisClass::Contract if !begun => ground.dropped(at, register),
        _ => None,
    }
}

/// Consents whose ground ended by these moves: their proof winds down from now on.
#[must_use]
pub fn ended_consents<'g>(moved: impl IntoIterator<Item = &'g Ground>) -> BTreeSet<ConsentId> {
    moved
        .into_iter()
        .filter(|g| g.basis == BasisClass::Consent && matches!(g.state, State::Ended { .. }))
        .filter_map(|g| g.consent)
        .collect()
}

/// Whether a ground may hold values of a record: it is scoped to it, or the record is the account's.
#[must_use]
pub fn may_reach(ground: &Ground, record: RecordId, account: bool) -> bool {
    account || ground.scope.record() == Some(record)
}
