//! Plans: what another edition changes, and what that asks.

mod examples;
mod properties;
mod table;
mod text;
mod view;
