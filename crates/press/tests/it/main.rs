//! A sheet goes in as JSON; what comes out is read back as any reader of PDF would.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::allow_attributes,
    missing_docs,
    reason = "tests say what they expect and stop where it is not so"
)]

mod archive;
mod program;
mod sample;
mod text;
