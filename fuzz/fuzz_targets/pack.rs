//! Any text as a law pack and as a calendar.
#![no_main]

use libfuzzer_sys::fuzz_target;
use zalog_law::{Calendar, Jurisdiction, parse_calendar, parse_pack};

fuzz_target!(|text: &str| {
    let _ = parse_calendar("calendar.kdl", text);
    let _ = parse_pack("pack.kdl", text, Calendar::weekends_only(Jurisdiction::Ru));
});
