//! The command line as a person or a script meets it: exit codes, shapes, languages, and what it does to files.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::allow_attributes,
    missing_docs,
    reason = "tests say what they expect and stop where it is not so"
)]

mod apply;
mod doctor;
mod harness;
mod help;
mod journal;
mod keys;
mod law;
mod plan;
mod policy;
mod press;
mod receipt;
mod sanitise;
mod token;
mod trace;
