//! One contract, two databases: the same tests, word for word, on SQLite (every closure rehearsed) and on PostgreSQL.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

mod closures;
mod faults;
mod handlings;
mod journal;
mod keys;
mod nothing;
mod opening;
mod persons;
mod place;
mod plans;
mod rewriting;
mod rows;
mod statements;
mod versions;
mod withdrawal;
