//! Invented declarations, written as short wishes and built into the checked model by hand.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};
use zalog_domain::ground::{Ground, Scope};
use zalog_domain::ids::{GroundId, RecordId, SubjectId};
use zalog_domain::register::{BasisClass, Interned, ItemNo, PurposeNo, Register, Terms};
use zalog_law::{Jurisdiction, Span, Unit};
use zalog_policy::model::{
    Accuracy, Basis, Bound, Breach, Changes, Disclosure, Edition, End, Event, Keep, LawHold, Localized,
    Minors, Operator, Origin, Policy, Purpose, PurposeClass, Safeguards, Slug, TakesEffect,
};
use zalog_words::Lang;

/// Purposes of every wish here, in the order of their numbers, which count from 1.
pub const PURPOSES: [&str; 4] = ["order", "letters", "accounting", "claims"];
/// Items, in the order of their numbers, which count from 1.
pub const ITEMS: [&str; 4] = ["name", "email", "address", "phone"];

/// A purpose in a few words. Items and purposes are named by their numbers.
#[derive(Debug, Clone)]
pub struct Wish {
    pub purpose: u32,
    pub basis: BasisClass,
    pub items: BTreeSet<u32>,
    pub end: Event,
    pub after_hours: Option<u32>,
    pub at_most_hours: Option<(u32, Event)>,
    /// Items held by law, and hours.
    pub holds: Vec<(BTreeSet<u32>, u32)>,
    pub seen_by: BTreeSet<&'static str>,
    pub opens_after: BTreeSet<u32>,
}

/// A purpose that keeps its items until the order is done, seen by the staff of the shop.
pub fn wish(purpose: u32, basis: BasisClass, items: &[u32]) -> Wish {
    Wish {
        purpose,
        basis,
        items: items.iter().copied().collect(),
        end: Event::OrderDone,
        after_hours: None,
        at_most_hours: None,
        holds: Vec::new(),
        seen_by: BTreeSet::from(["shop"]),
        opens_after: BTreeSet::new(),
    }
}

pub fn purpose(number: u32) -> PurposeNo {
    PurposeNo(number)
}

pub fn item(number: u32) -> ItemNo {
    ItemNo(number)
}

pub fn names() -> Interned {
    Interned {
        purposes: (1..).map(PurposeNo).zip(PURPOSES).map(|(no, name)| (name.to_owned(), no)).collect(),
        items: (1..).map(ItemNo).zip(ITEMS).map(|(no, name)| (name.to_owned(), no)).collect(),
    }
}

/// The register of what is in force, which also knows older terms.
pub fn register(in_force: &[Wish], older: &[Wish]) -> Register {
    Register::build(&policy(in_force), names(), older.iter().map(terms).collect()).unwrap()
}

pub fn terms(wish: &Wish) -> Terms {
    Terms::of(&declared(wish))
}

/// An active ground under the wish's terms.
pub fn ground(register: &Register, wish: &Wish, scope: Scope, number: u8, now: Timestamp) -> Ground {
    Ground::open(GroundId::from_bytes([number; 16]), scope, terms(wish).id(), register, now).unwrap()
}

pub fn subject(number: u8) -> SubjectId {
    SubjectId::from_bytes([number; 16])
}

pub fn record(number: u8) -> RecordId {
    RecordId::from_bytes([number; 16])
}

/// So many hours after an invented midnight, long after the zone last moved its clocks.
pub fn hour(hours: i64) -> Timestamp {
    let midnight: Timestamp = "2026-03-01T00:00:00+03:00".parse().unwrap();
    midnight + SignedDuration::from_hours(hours)
}

pub fn in_russian(text: &str) -> Localized {
    Localized::one(Lang::Ru, text)
}

fn slug(text: &str) -> Slug {
    Slug::new(text).unwrap()
}

fn slugs(numbers: &BTreeSet<u32>, names: &[&str]) -> Vec<Slug> {
    numbers.iter().map(|number| slug(names[usize::try_from(*number - 1).unwrap()])).collect()
}

fn basis(class: BasisClass) -> Basis {
    match class {
        BasisClass::Consent => Basis::Consent,
        BasisClass::Contract => Basis::Contract { document: None },
        BasisClass::Law => Basis::Law { act: in_russian("закон") },
        BasisClass::VitalInterest => Basis::VitalInterest,
        BasisClass::PublicTask => Basis::PublicTask,
        BasisClass::PublicInterest => {
            Basis::PublicInterest { aim: in_russian("помощь"), balance: None }
        }
        BasisClass::LegitimateInterest => {
            Basis::LegitimateInterest { interest: in_russian("интерес"), balance: None }
        }
    }
}

pub fn declared(wish: &Wish) -> Purpose {
    let hours = |amount| Span::new(amount, Unit::Hour);
    let hold = |(items, amount): &(BTreeSet<u32>, u32)| LawHold {
        id: "accounting".to_owned(),
        items: slugs(items, &ITEMS),
        span: hours(*amount),
        article: in_russian("статья"),
        origin: Origin::default(),
    };
    let name = PURPOSES[usize::try_from(wish.purpose - 1).unwrap()];
    Purpose {
        slug: slug(name),
        name: name.to_owned(),
        title: in_russian(name),
        class: PurposeClass::Service,
        items: slugs(&wish.items, &ITEMS),
        subjects: Vec::new(),
        basis: basis(wish.basis),
        special: None,
        operations: Vec::new(),
        keep: Keep {
            end: End { event: wish.end, after: wish.after_hours.map(hours) },
            with: None,
            at_most: wish.at_most_hours.map(|(amount, event)| Bound {
                span: hours(amount),
                event,
                ask_again: false,
            }),
            holds: wish.holds.iter().map(hold).collect(),
            origin: Origin::default(),
        },
        seen_by: wish.seen_by.iter().map(|role| slug(role)).collect(),
        recipients: Vec::new(),
        channels: Vec::new(),
        bars: Vec::new(),
        after: slugs(&wish.opens_after, &PURPOSES),
        engine: false,
        origin: Origin::default(),
    }
}

/// The least policy around some purposes.
pub fn policy(wishes: &[Wish]) -> Policy {
    let origin = Origin::default;
    Policy {
        format: 1,
        language: Lang::Ru,
        title: in_russian("Политика"),
        laws: vec![Jurisdiction::Ru],
        legal_form: zalog_policy::model::LegalForm::Notice,
        edition: Edition {
            number: 1,
            effective: None,
            reason: None,
            causes: Vec::new(),
            substantial: false,
            origin: origin(),
        },
        changes: Changes {
            effect: TakesEffect::OnPublication,
            consent_needed: false,
            notify: Vec::new(),
            origin: origin(),
        },
        operator: Operator {
            name: in_russian("ООО «Пример»"),
            short: None,
            inn: None,
            kpp: None,
            ogrn: None,
            bin: None,
            address: None,
            email: None,
            phone: None,
            officer: None,
            officer_contact: zalog_policy::model::OfficerContact::default(),
            zone: "Europe/Moscow".to_owned(),
            origin: origin(),
        },
        roles: Vec::new(),
        subjects: Vec::new(),
        sites: Vec::new(),
        stores: Vec::new(),
        items: Vec::new(),
        not_received: Vec::new(),
        accuracy: Accuracy { contacts_proved: false, documents_checked: false, origin: origin() },
        minors: Minors { under: None, refused: false, representative: false, origin: None },
        purposes: wishes.iter().map(declared).collect(),
        purposes_closed: true,
        consents: Vec::new(),
        acknowledgement: None,
        forms: Vec::new(),
        cookies: Vec::new(),
        tags: Vec::new(),
        recipients: Vec::new(),
        disclosure: Disclosure {
            barred: true,
            unless_written_permission: false,
            never: Vec::new(),
            exceptions: Vec::new(),
            origin: None,
        },
        channels: Vec::new(),
        requests: Vec::new(),
        breach: Breach { tells_subjects: true, within: None, origin: None },
        notice: None,
        safeguards: Safeguards { ids: Vec::new(), own: Vec::new(), origin: origin() },
        documents: Vec::new(),
        internal_acts: Vec::new(),
        statements: Vec::new(),
        departures: Vec::new(),
        allowances: Vec::new(),
        holes: Vec::new(),
        origins: BTreeMap::new(),
        defaults: Vec::new(),
    }
}
