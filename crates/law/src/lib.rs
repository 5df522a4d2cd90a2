//! Calendars, terms and document numbers of the jurisdictions Zalog knows; law packs as data.
//!
//! Floor 0: this crate knows no policy, no subject and no store. It answers four questions:
//!
//! - *by when?* [`due()`] counts a [`Span`] from a trigger by a [`Calendar`];
//! - *is this a working day?* [`Calendar::day`];
//! - *what does the law say?* [`packs()`] hands out a [`Pack`] per [`Jurisdiction`]: terms, bases, rights, holds, each with
//!   its article, read from `laws/{ru,kz,eu}/*.kdl`;
//! - *is this number well-formed?* [`number`].
//!
//! Time is always an argument. Every rule is data a lawyer can change; [`Certainty`] says how far it was checked.

mod calendar;
mod due;
mod jurisdiction;
pub mod number;
mod pack;
mod span;

pub use calendar::{Calendar, CalendarYear, Day, DayKind, FixedHoliday};
pub use due::{Due, Roll, due, due_on_day_of_next_month, extend};
pub use jurisdiction::{Certainty, Jurisdiction};
pub use pack::{
    AgeRule, Basis, Destruction, Document, Field, Fine, Hold, HoldStart, Keep, LawName, Limit, Operation,
    OperationKind, Pack, PackError, Packs, Right, Safeguard, Special, Term, Texts, Validity, pack_sources,
    packs, parse_calendar, parse_pack,
};
pub use span::{Span, SpanError, Unit};
