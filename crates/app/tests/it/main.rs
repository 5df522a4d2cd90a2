//! The app over real stores: the same journeys, word for word, on SQLite (every closure rehearsed) and on PostgreSQL.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::allow_attributes,
    missing_docs,
    reason = "tests say what they expect and stop where it is not so"
)]

mod api;
mod changes;
mod closing_cost;
mod columns;
mod copies;
mod crash;
mod destruction;
mod forms;
mod found;
mod harness;
mod journeys;
mod keys;
mod letters;
mod markers;
mod notices;
mod order;
mod own;
mod person_side;
mod races;
mod residue;
mod retention;
mod staff_side;
mod tamper;
mod versions;
