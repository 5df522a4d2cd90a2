//! What is true, held to tables and to an oracle that shares no code with the engine.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

mod access;
mod declared;
mod follows;
mod grounds;
mod inputs;
mod oracle;
mod registers;
mod shut;
mod standing;
mod support;
mod versions;
