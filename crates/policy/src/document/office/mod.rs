//! Documents for the office: the notice of processing, the register of processing, the list of necessary data.
//!
//! Each is filled from the list of fields its law pack has. A field nobody can fill prints as a visible hole and is a
//! finding of `check`; one the program does not know prints as a hole too, so that a new field of a pack is never lost.

mod csv;
mod desk;
mod gap;
mod list;
mod notice;
mod parts;
mod register;

pub(super) use desk::{Desk, gaps_of};
pub use gap::{Ask, Gap};
pub(super) use list::document as data_list;
pub use notice::Notice;
pub(super) use notice::document as notice;
pub(super) use parts::{abroad, countries_abroad};
pub(super) use register::{csv as register_csv, document as register};

use zalog_law::Jurisdiction;

use super::voice::Voice;
use crate::model::Policy;

/// What the notices of processing lack, by each law that lists their fields.
pub(super) fn notice_gaps(policy: &Policy) -> Vec<Gap> {
    let v = Voice::new(policy, policy.language);
    if policy.laws.contains(&Jurisdiction::Ru) { notice::gaps(&v) } else { Vec::new() }
}

/// What the register of processing lacks, by each law that lists its fields.
pub(super) fn register_gaps(policy: &Policy) -> Vec<Gap> {
    register::gaps(&Voice::new(policy, policy.language))
}
