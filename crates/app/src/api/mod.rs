//! What other programs of the operator do: `/api/v1`, free of HTTP. Every call acts for the purposes its token names.
//!
//! - [`token`]: making, listing and revoking tokens, and letting a call in by one
//! - [`person`]: a person whom the site met is made, without a password
//! - [`consent`]: a consent of a known person is recorded
//! - [`opening`]: values are read by a contact, for a purpose
//! - [`event`]: something that moves grounds is reported
//! - [`once`]: the same key with the same body is done once

pub mod consent;
mod error;
pub mod event;
pub mod once;
pub mod opening;
pub mod person;
mod read;
pub mod token;

pub use error::{ApiError, Wrong};
pub use once::Once;
pub use token::Caller;
