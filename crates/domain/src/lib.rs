//! What is true: grounds, events, terms, access. Pure functions over plain data.
//!
//! **Invariant:** nothing here reads a clock, draws a random number, or touches a file, a row or the network. Time and
//! entropy are arguments ([`clock`]). A value of a person is a [`personal::Personal`], which has no way out but a
//! [`personal::Grant`], and only [`access::decide`] makes what becomes one.

pub mod access;
pub mod case;
pub mod clock;
pub mod contact;
pub mod deletion;
pub mod follow;
pub mod ground;
pub mod guard;
pub mod ids;
pub mod input;
pub mod limits;
pub mod personal;
pub mod reference;
pub mod register;
pub mod relation;
pub mod retention;
pub mod standing;
mod version;

pub use zalog_journal::{Actor as ActorClass, Entry, EntryId, Fact, Kind, Operation};
