//! The language as a whole: declarations in, findings and policies out.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod allow;
mod docs;
mod document;
mod errors;
mod files;
mod format;
mod papers;
mod plan;
mod promises;
mod records;
mod rules;
mod same;
mod sarif;
mod sixth;
mod trace;
mod uses;
mod wild;
