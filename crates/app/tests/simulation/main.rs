//! One operator in memory, hundreds of invented people, random acts drawn from one seed, a clock that jumps: after every
//! act the engine is held to an oracle that restates section 1 of the design in plain sets (invariants 1, 2, 4, 5, 6, 8, 9
//! and 11). `docs/recipes/simulate-an-act.md` says how to add an act, and how to replay a seed.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::allow_attributes,
    missing_docs,
    reason = "tests say what they expect and stop where it is not so"
)]

mod acts;
mod checks;
mod declared;
mod dice;
#[allow(dead_code, unused_imports, reason = "the simulation shares databases and declarations only")]
#[path = "../it/harness.rs"]
mod harness;
mod journal;
mod oracle;
mod runs;
mod sim;
mod site;
mod timeline;
mod wording;
