//! What the five operators promise, shown on their own declarations: each test names the clauses it keeps (`Keeps:`), and
//! stands on what those clauses imply, on both databases. Tests are by mechanism, so that one table serves five operators.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::allow_attributes,
    missing_docs,
    reason = "tests say what they expect and stop where it is not so"
)]

#[allow(dead_code, unused_imports, reason = "each file of tests uses some of it")]
#[path = "../it/harness.rs"]
mod harness;

mod apart;
mod carriers;
mod cases;
mod deletion;
mod documents;
mod editions;
mod guard;
mod hosts;
mod keeping;
mod ledger;
mod mailings;
mod operations;
mod own;
mod person;
mod reading;
mod sources;
mod support;
mod taking_in;
mod undertaking;
