//! Cross-cutting rules of HTTP, one file each.

pub mod address;
pub mod ask;
pub mod asset;
pub mod body;
pub mod colour;
pub mod cookie;
pub mod csrf;
pub mod fault;
pub mod headers;
pub mod host;
pub mod language;
pub mod respond;
pub mod trace;
