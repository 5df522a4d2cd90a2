//! Several entries in one row: each with its length in front, u16 big-endian, as in a C2SP tlog-tiles entry bundle.

use crate::{BadEntry, ENTRY_BYTES_MAX};

/// Joins entries' canonical bytes.
///
/// # Errors
/// [`BadEntry::TooLong`] if one is longer than an entry may be.
pub fn pack<'a>(bodies: impl IntoIterator<Item = &'a [u8]>) -> Result<Vec<u8>, BadEntry> {
    let mut out = Vec::new();
    for body in bodies {
        let length = u16::try_from(body.len()).ok().filter(|_| body.len() <= ENTRY_BYTES_MAX);
        let length = length.ok_or(BadEntry::TooLong(body.len()))?;
        out.extend_from_slice(&length.to_be_bytes());
        out.extend_from_slice(body);
    }
    Ok(out)
}

/// Takes a bundle apart again.
///
/// # Errors
/// [`BadEntry::CutShort`] or [`BadEntry::TooLong`] if it is not one.
pub fn unpack(mut bundle: &[u8]) -> Result<Vec<&[u8]>, BadEntry> {
    let mut bodies = Vec::new();
    while !bundle.is_empty() {
        let (length, rest) = bundle.split_first_chunk::<2>().ok_or(BadEntry::CutShort)?;
        let length = usize::from(u16::from_be_bytes(*length));
        if length > ENTRY_BYTES_MAX {
            return Err(BadEntry::TooLong(length));
        }
        let (body, rest) = rest.split_at_checked(length).ok_or(BadEntry::CutShort)?;
        bodies.push(body);
        bundle = rest;
    }
    Ok(bodies)
}
