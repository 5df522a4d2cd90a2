//! Rows. The only crate that knows SQL.
//!
//! A transaction is a synchronous closure over [`Tx`]. It may run twice (PostgreSQL retries a serialization failure; in
//! tests the SQLite writer rehearses every closure), so it has no outside effects. `write` returns only after the
//! commit is durable.
//!
//! ```no_run
//! # use zalog_store::{Store, StoreError, Options, tables::meta};
//! # fn demo(store: &Store) -> Result<(), StoreError> {
//! store.write(|tx| meta::put(tx, "origin", "example.com/zalog"))?;
//! let origin = store.read(|tx| meta::get(tx, "origin"))?;
//! # Ok(()) }
//! ```
//!
//! To add a table: a migration in `migrations/`, a file in `tables/` with its statements in one `statements!` block
//! (a test prepares each of them on both databases), row and functions over `&mut dyn Tx`.

pub mod cold;
mod error;
pub mod faults;
pub mod keys;
mod migrate;
mod postgres;
mod rewrite;
pub mod sequencer;
mod sqlite;
mod store;
pub mod tables;
mod tx;

pub use error::{Corrupt, StoreError};
pub use faults::Faults;
pub use keys::KeyStore;
pub use rewrite::{Heard, Left};
pub use store::{Options, Store};
pub use tx::{Arg, Row, Sql, Tx};
