//! Blind index: finding a value without opening any, by a keyed hash of its normal form.

use crate::{
    derive::{derive, mac16},
    key::{KeyBytes, OperatorSecret},
};

/// The key of an operator's blind indexes.
pub struct IndexKey(KeyBytes);

impl IndexKey {
    /// Derives it from the operator's secret of that name (HKDF-SHA-256, fixed label).
    #[must_use]
    pub fn from_secret(secret: &OperatorSecret) -> Self {
        Self(derive(secret.bytes(), &[b"zalog blind index v1"]))
    }
}

impl std::fmt::Debug for IndexKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("IndexKey(..)")
    }
}

/// What is stored in place of a normal form, 16 bytes.
///
/// `index` names the look-up, `generation` the generation of its key, `normaliser` the version of the rules that
/// made the normal form; all are bound, so that rows of different generations or rules never meet by accident.
///
/// FROZEN: label, index length u16, index, generation u32, normaliser u16, form length u32, form; big-endian.
#[must_use]
pub fn blind(key: &IndexKey, index: &str, generation: u32, normaliser: u16, normal_form: &[u8]) -> [u8; 16] {
    // Lengths beyond their field cannot come from a declared index or a value of 64 KiB; saturating keeps the
    // function total, and the bytes themselves are hashed whole all the same.
    let index_bytes = u16::try_from(index.len()).unwrap_or(u16::MAX).to_be_bytes();
    let form_bytes = u32::try_from(normal_form.len()).unwrap_or(u32::MAX).to_be_bytes();
    mac16(
        key.0.bytes(),
        &[
            b"zalog blind v1\0",
            &index_bytes,
            index.as_bytes(),
            &generation.to_be_bytes(),
            &normaliser.to_be_bytes(),
            &form_bytes,
            normal_form,
        ],
    )
}
