//! The catalogues against one another, and what the language rules make of numbers and dates.
#![expect(clippy::panic, reason = "tests")]

mod catalogue;
mod dates;
mod lang;
mod lists;
mod numbers;
mod used;
