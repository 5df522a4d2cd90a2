//! Law packs: what a jurisdiction's law says, as data.
//!
//! The data stand in `laws/{ru,kz,eu}/pack.kdl` and `calendar.kdl`, are embedded at build time and read once. A test
//! reads every one, so [`packs()`] holds an error only in a build whose tests were skipped; there is no fallback pack,
//! because a wrong law is worse than none.

mod calendar;
mod keyword;
mod paper;
mod parse;
mod reader;
mod types;

pub use calendar::parse_calendar;
pub use paper::{Document, Field, Fine};
pub use parse::parse_pack;
pub use reader::PackError;
pub use types::{
    AgeRule, Basis, Destruction, Hold, HoldStart, Keep, LawName, Limit, Operation, OperationKind, Pack,
    Right, Safeguard, Special, Term, Texts, Validity,
};

use crate::{Calendar, Jurisdiction};
use std::sync::LazyLock;

/// The packs of all jurisdictions.
#[derive(Debug, Clone, PartialEq)]
pub struct Packs {
    ru: Pack,
    kz: Pack,
    eu: Pack,
}

/// The texts the packs and calendars were read from, in one order: what an edition was printed with is known by their hash.
#[must_use]
pub fn pack_sources() -> [&'static str; 5] {
    [
        include_str!("../../../../laws/ru/calendar.kdl"),
        include_str!("../../../../laws/ru/pack.kdl"),
        include_str!("../../../../laws/kz/calendar.kdl"),
        include_str!("../../../../laws/kz/pack.kdl"),
        include_str!("../../../../laws/eu/pack.kdl"),
    ]
}

impl Packs {
    /// The pack of one jurisdiction.
    #[must_use]
    pub const fn of(&self, jurisdiction: Jurisdiction) -> &Pack {
        match jurisdiction {
            Jurisdiction::Ru => &self.ru,
            Jurisdiction::Kz => &self.kz,
            Jurisdiction::Eu => &self.eu,
        }
    }

    /// Finds a term by its id in whichever pack has it; ids start with the jurisdiction.
    #[must_use]
    pub fn term(&self, id: &str) -> Option<&Term> {
        Jurisdiction::ALL.into_iter().find_map(|jurisdiction| self.of(jurisdiction).term(id))
    }

    /// Reads the embedded files.
    ///
    /// # Errors
    /// The first fault found, with file, line and column.
    pub fn read() -> Result<Self, PackError> {
        let ru = parse_calendar("laws/ru/calendar.kdl", include_str!("../../../../laws/ru/calendar.kdl"))?;
        let kz = parse_calendar("laws/kz/calendar.kdl", include_str!("../../../../laws/kz/calendar.kdl"))?;
        // The Union has no calendar of its own: the operator's member state does (Regulation 1182/71).
        let eu = Calendar::weekends_only(Jurisdiction::Eu);
        Ok(Self {
            ru: parse_pack("laws/ru/pack.kdl", include_str!("../../../../laws/ru/pack.kdl"), ru)?,
            kz: parse_pack("laws/kz/pack.kdl", include_str!("../../../../laws/kz/pack.kdl"), kz)?,
            eu: parse_pack("laws/eu/pack.kdl", include_str!("../../../../laws/eu/pack.kdl"), eu)?,
        })
    }
}

/// The embedded packs, read at the first call.
///
/// The binary asks once at start and refuses to run on an error; everything after that may rely on `Ok`.
pub fn packs() -> &'static Result<Packs, PackError> {
    static PACKS: LazyLock<Result<Packs, PackError>> = LazyLock::new(Packs::read);
    &PACKS
}
