//! Keys and sealed bytes: all the cryptography that touches personal data, and nothing else.
//!
//! What this crate does not know: policies, grounds, rows, time, the network. It speaks bytes. A caller decides
//! *whether* something may be opened; this crate makes sure that without the right key, in the right place,
//! nothing can be.
//!
//! ```text
//! root key              asked once at start from a `KeyProvider` (root)
//!  └ operator key       one per operator and generation; turning it kills every older key copy (wrap)
//!     ├ operator secret named: blind-index key, signing seed, rate key (wrap, index, rate)
//!     ├ bucket key      compartment without a subject, with a fixed end (wrap)
//!     └ subject key     dies with the person; the journal key is derived from it (wrap, tag)
//!        └ compartment key   values that die together (wrap)
//!           └ value     AES-256-GCM, bound to its place by associated data (seal, aad)
//! ```
//!
//! | what | how | source |
//! |---|---|---|
//! | a value | AES-256-GCM, random 96-bit nonce, at most 1 000 values under one key | NIST SP 800-38D |
//! | a wrapped key | XChaCha20-Poly1305, random 192-bit nonce | draft-irtf-cfrg-xchacha, RFC 8439 |
//! | a derived key | HKDF-SHA-256, one fixed label per use | RFC 5869 |
//! | a tag, a look-up, a rate key | HMAC-SHA-256 cut to 16 bytes | RFC 2104 |
//!
//! Every stored form starts with an algorithm byte and a format byte. The algorithm follows from *what* is
//! protected, never from the processor it happens to run on.

mod aad;
mod derive;
mod error;
mod index;
mod key;
mod rate;
mod root;
mod seal;
mod secret;
mod tag;
mod text;
mod wrap;

pub use aad::{ValueContext, WrapContext};
pub use derive::same_bytes;
pub use error::VaultError;
pub use index::{IndexKey, blind, derived_token};
pub use key::{CompartmentKey, OperatorKey, OperatorSecret, RootKey, SubjectKey};
pub use rate::{DailyKey, daily_key, rate_key};
pub use root::{CommandKey, FileKey, GivenKey, KeyProvider};
pub use seal::{SEALED_OVERHEAD_BYTES, Sealed, VALUE_BYTES_MAX, open, seal};
#[cfg(any(test, feature = "simulation"))]
pub use secret::SeededSecret;
pub use secret::{OsSecret, Secret, random};
pub use tag::{JournalKey, journal_key};
pub use wrap::{
    WRAPPED_BYTES, unwrap_bucket, unwrap_compartment, unwrap_operator, unwrap_secret, unwrap_subject,
    wrap_bucket, wrap_compartment, wrap_operator, wrap_secret, wrap_subject,
};

/// Bytes that are wiped when dropped: what [`open`] gives back.
pub use zeroize::Zeroizing;
