//! Who may open what: one pure decision over grounds, terms and roles.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use zalog_journal::EntryId;

use crate::ground::{Ground, State};
use crate::ids::{CompartmentId, RecordId, SubjectId};
use crate::personal::Permit;
use crate::register::{ItemNo, PurposeNo, Register};
use crate::standing::standing;

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// The person, signed in or with the record's secret link.
    Subject(SubjectId),
    /// A member of staff, with roles by slug.
    Staff(BTreeSet<String>),
    /// A token of the API, with the purposes it names.
    Token(BTreeSet<PurposeNo>),
    /// The engine itself: a letter, a reconciler.
    Engine,
}

/// Where a value lies: what the decision needs to know of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Whose it is: a ground of another subject never reaches it, however rows were gathered.
    pub subject: SubjectId,
    /// Its compartment.
    pub compartment: CompartmentId,
    /// Its record; `account` says whether that is the account record.
    pub record: RecordId,
    /// Whether the record is the account.
    pub account: bool,
    /// Its item.
    pub item: ItemNo,
}

/// Why a value stays shut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refusal {
    /// The purpose is not declared (any more).
    UndeclaredPurpose,
    /// The purpose does not use the item.
    NotUsed,
    /// The asker has no role, token or identity for it.
    NotAllowed,
    /// No ground of that purpose holds it.
    NoGround,
    /// A ground is there, but suspended.
    Suspended,
    /// A ground is there, but winding down, and the purpose is not declared after it.
    WindingDown,
}

impl Refusal {
    /// Stable code for logs and journal facts.
    #[must_use]
    pub fn code(self) -> u32 {
        match self {
            Self::UndeclaredPurpose => 1,
            Self::NotUsed => 2,
            Self::NotAllowed => 3,
            Self::NoGround => 4,
            Self::Suspended => 5,
            Self::WindingDown => 6,
        }
    }
}

/// What was asked for.
#[derive(Debug, Clone)]
pub struct Ask<'a> {
    /// Who.
    pub actor: &'a Actor,
    /// For what.
    pub purpose: PurposeNo,
    /// The subject whose values they are.
    pub subject: SubjectId,
    /// Which values.
    pub places: &'a [Place],
}

/// The decision: a permit for what may be opened, and the reasons for the rest.
pub struct Decision {
    /// For the allowed places.
    pub permit: Permit,
    /// The allowed places.
    pub allowed: Vec<Place>,
    /// The refused places.
    pub refused: Vec<(Place, Refusal)>,
}

/// Decides, value by value. A pure function of its arguments; the caller has read the subject's grounds in the same
/// transaction that records `entry`.
#[must_use]
pub fn decide(
    register: &Register,
    grounds: &[Ground],
    ask: &Ask<'_>,
    entry: EntryId,
    now: Timestamp,
) -> Decision {
    // What the clock has decided and nobody has written down counts too.
    let grounds = standing(register, grounds, now);
    let mut allowed = Vec::new();
    let mut refused = Vec::new();
    let mut reach: BTreeMap<CompartmentId, BTreeSet<ItemNo>> = BTreeMap::new();
    for place in ask.places {
        match decide_one(register, &grounds, ask, place, now) {
            Ok(()) => {
                reach.entry(place.compartment).or_default().insert(place.item);
                allowed.push(*place);
            }
            Err(reason) => refused.push((*place, reason)),
        }
    }
    Decision { permit: Permit { purpose: ask.purpose, entry, reach }, allowed, refused }
}

fn decide_one(
    register: &Register,
    grounds: &[Ground],
    ask: &Ask<'_>,
    place: &Place,
    now: Timestamp,
) -> Result<(), Refusal> {
    // First whose it is and who asks: the reason must not tell a stranger whether anything is held.
    if place.subject != ask.subject {
        return Err(Refusal::NotAllowed);
    }
    if let Actor::Subject(who) = ask.actor {
        if *who != ask.subject {
            return Err(Refusal::NotAllowed);
        }
        // The person sees what is held about him, by whatever ground, also while it is suspended or winding down.
        let held = grounds.iter().any(|g| holds(register, g, place, now));
        return if held { Ok(()) } else { Err(Refusal::NoGround) };
    }
    let today = register.in_force(ask.purpose).ok_or(Refusal::UndeclaredPurpose)?;
    let may = match ask.actor {
        Actor::Staff(roles) => !today.seen_by.is_disjoint(roles),
        Actor::Token(purposes) => purposes.contains(&ask.purpose),
        Actor::Engine => true,
        Actor::Subject(_) => false,
    };
    if !may {
        return Err(Refusal::NotAllowed);
    }
    if !today.items.contains(&place.item) {
        return Err(Refusal::NotUsed);
    }
    let mut best = Refusal::NoGround;
    for ground in grounds.iter().filter(|g| holds(register, g, place, now)) {
        let same = ground.purpose == ask.purpose && ground.hold.is_none();
        match ground.state_at(now) {
            State::Active { .. } if same => return Ok(()),
            State::WindingDown { .. } if after(register, ground, ask.purpose) => return Ok(()),
            State::Suspended { .. } if same => best = Refusal::Suspended,
            State::WindingDown { .. } if same && best == Refusal::NoGround => best = Refusal::WindingDown,
            _ => {}
        }
    }
    Err(best)
}

fn after(register: &Register, ground: &Ground, purpose: PurposeNo) -> bool {
    register.in_force(ground.purpose).is_some_and(|p| p.after.contains(&purpose))
}

/// Whether a ground holds a value at `now`: it is the same subject's, it has not ended, its scope takes the place in, and
/// its terms use the item.
#[must_use]
pub fn holds(register: &Register, ground: &Ground, place: &Place, now: Timestamp) -> bool {
    let in_scope = match ground.scope.record() {
        None => place.account,
        Some(record) => {
            place.record == record
                || (place.account && register.takes_from_account(ground.purpose, place.item))
        }
    };
    ground.scope.subject() == place.subject
        && in_scope
        && ground.holds_at(now)
        && reaches(register, ground, place.item)
}

/// Whether a ground's terms reach an item. A suspended one reaches all it did: while blocked nothing is destroyed, be it by
/// another version.
#[must_use]
pub fn reaches(register: &Register, ground: &Ground, item: ItemNo) -> bool {
    match ground.hold {
        None if matches!(ground.state, State::Suspended { .. }) => {
            register.terms(ground.terms).is_some_and(|known| known.items.contains(&item))
        }
        None => register.reach(ground.terms).contains(&item),
        Some(index) => register
            .terms(ground.terms)
            .and_then(|known| known.holds.get(usize::try_from(index).unwrap_or(usize::MAX)))
            .is_some_and(|items| items.contains(&item)),
    }
}

/// The next instant at which the clock alone changes something among these grounds.
#[must_use]
pub fn due(grounds: &[Ground]) -> Option<Timestamp> {
    grounds.iter().filter_map(Ground::due).min()
}
