//! What the vault promises to those who call it.
#![expect(clippy::unwrap_used, clippy::string_slice, reason = "tests")]

mod root;
mod seals;
mod wraps;
