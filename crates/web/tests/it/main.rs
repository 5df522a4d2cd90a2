//! The pages over a real app: one operator with fresh stores, a clock that stands until moved, letters in memory.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

mod api;
mod cabinet;
mod carriers;
mod changes;
mod client;
mod crawl;
mod deletion;
mod documents;
mod forms;
mod harness;
mod kept;
mod locks;
mod own;
mod person;
mod promises;
mod staff;
mod texts;
mod undertaking;
mod versions;
