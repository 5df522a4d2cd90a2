//! The law packs against the sources: calendars, terms, numbers.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod calendar;
mod due;
mod number;
mod pack;
mod paper;
mod properties;

use zalog_law::{Jurisdiction, Pack, packs};

fn pack(jurisdiction: Jurisdiction) -> &'static Pack {
    packs().as_ref().expect("the embedded packs are whole").of(jurisdiction)
}
