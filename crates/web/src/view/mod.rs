//! What the templates are given: one struct per page, plain texts and addresses, no rules.
//!
//! Every view has `samples` (in tests), with which every template is rendered in every language.

pub mod again;
pub mod cabinet;
pub mod changes;
pub mod copy;
pub mod demo;
pub mod document;
pub mod field;
pub mod form;
pub mod frame;
pub mod keep;
pub mod kept;
pub mod landing;
pub mod message;
pub mod notice;
pub mod staff;
pub mod text;
pub mod value;

#[cfg(test)]
mod samples;

pub use frame::Page;
pub use text::{Html, Phrase};
