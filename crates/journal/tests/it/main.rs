//! What the journal promises to those who write it and to those who check it.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod entries;
mod notes;
mod receipts;
mod support;
mod trees;
mod walks;
