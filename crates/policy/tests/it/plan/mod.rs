//! Plans: what another edition changes, and what that asks.

#![expect(clippy::indexing_slicing, clippy::string_slice, reason = "tests")]

mod docs;
mod examples;
mod properties;
mod rows;
mod table;
mod text;
mod view;
