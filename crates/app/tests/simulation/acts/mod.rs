//! What people, staff and the clock do. An act draws what it needs from its dice, does it, says what must have come of it
//! (to the oracle and to the count of entries), and returns what it did in a few words; `None` when there is nothing to
//! act on. See `docs/recipes/simulate-an-act.md`.

mod again;
pub mod clockwork;
mod door;
pub mod editions;
pub mod forms;
pub mod notices;
pub mod person;
pub mod staff;
mod wishes;

use jiff::SignedDuration;

use crate::dice::Dice;
use crate::sim::Sim;

/// An act.
pub type Act = fn(&mut Sim, &mut Dice) -> Option<String>;

/// Every act, with how often it is drawn.
pub const ACTS: &[(u32, (&str, Act))] = &[
    (14, ("register", door::register)),
    (16, ("confirm", door::confirm)),
    (4, ("sign-in", door::sign_in)),
    (2, ("recovery", door::recovery)),
    (2, ("new-password", door::new_password)),
    (12, ("guest-form", forms::guest)),
    (12, ("signed-in-form", forms::signed_in)),
    (3, ("nonsense", forms::nonsense)),
    (6, ("withdraw", person::withdraw)),
    (8, ("look", person::look)),
    (3, ("consents", person::consents)),
    (3, ("openings", person::openings)),
    (12, ("staff-open", staff::open)),
    (10, ("staff-move", staff::step)),
    (4, ("correct", wishes::correct)),
    (4, ("delete", wishes::delete)),
    (4, ("take-back", wishes::take)),
    (4, ("close", wishes::close)),
    (3, ("copy", wishes::copy)),
    (4, ("join", wishes::join)),
    (14, ("rounds", clockwork::round_act)),
    (8, ("time", clockwork::time)),
    (3, ("restart", clockwork::restart)),
    (6, ("edition", editions::publish)),
    (2, ("edition-withdrawn", editions::withdraw)),
    (7, ("notice", notices::notice)),
    (5, ("asked-again", again::asked)),
];

/// How long a person waits between two things, seconds.
pub fn moment(dice: &mut Dice) -> SignedDuration {
    SignedDuration::from_secs(i64::try_from(dice.below(100)).unwrap())
}
