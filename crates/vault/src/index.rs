//! Blind index: finding a value without opening any, by a keyed hash of its normal form.

use crate::{
    derive::{derive, mac, mac16},
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

/// A token of 32 bytes that the same act always leads to: whoever repeats the act is shown the same token, and nobody
/// else can compute it. `name` says what the token opens, `act` is the id of the act.
///
/// FROZEN: label, name length u16, name, act length u32, act; big-endian.
#[must_use]
pub fn derived_token(key: &IndexKey, name: &str, act: &[u8]) -> [u8; 32] {
    let name_bytes = u16::try_from(name.len()).unwrap_or(u16::MAX).to_be_bytes();
    let act_bytes = u32::try_from(act.len()).unwrap_or(u32::MAX).to_be_bytes();
    mac(key.0.bytes(), &[b"zalog token v1\0", &name_bytes, name.as_bytes(), &act_bytes, act])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::to_hex;

    fn key() -> IndexKey {
        let bytes: [u8; 32] = std::array::from_fn(|i| u8::try_from(i).unwrap());
        IndexKey::from_secret(&OperatorSecret::from_key_bytes(KeyBytes::copied(&bytes)))
    }

    #[test]
    fn golden_look_ups() {
        // Computed with another implementation of HKDF and HMAC.
        for (index, generation, normaliser, form, golden) in [
            ("email", 1, 1, "ivan@example.org", "69a818f2d568fe2887b4dc99a307d604"),
            ("email", 2, 1, "ivan@example.org", "ca719e0b33a168efb0c2f7afa3de19d4"),
            ("email", 1, 2, "ivan@example.org", "b8a46f8cd1d21e713f69ffdc9d19e329"),
            ("phone", 1, 1, "+70000000000", "3251fed808e3bf4f827c3eec54fbdc74"),
            ("email", 1, 1, "иван@пример.example", "ff19dee779f3cc7bfa4277e4fd1acf35"),
        ] {
            let found = to_hex(&blind(&key(), index, generation, normaliser, form.as_bytes()));
            assert_eq!(found, golden, "{index} {generation} {normaliser} {form}");
        }
    }

    #[test]
    fn the_border_between_name_and_form_cannot_move() {
        assert_ne!(blind(&key(), "ab", 1, 1, b"c"), blind(&key(), "a", 1, 1, b"bc"));
        // The same bytes in a row, cut elsewhere: name `a` + rest against a name that swallows the numbers.
        assert_ne!(blind(&key(), "a\0\0\0\u{1}", 1, 1, b""), blind(&key(), "a", 1, 1, b"\0\0\0\x01"));
    }

    #[test]
    fn a_derived_token_is_its_acts_alone() {
        // Computed with another implementation of HKDF and HMAC.
        let token = derived_token(&key(), "record-link", &[7; 16]);
        assert_eq!(to_hex(&token), "e01a5e32ae446afb99024d87999425c8455e955db28b2912aa06a8742fefba26");
        assert_ne!(token, derived_token(&key(), "record-link", &[8; 16]));
        assert_ne!(token, derived_token(&key(), "record", &[7; 16]));
        let other = IndexKey::from_secret(&OperatorSecret::from_key_bytes(KeyBytes::copied(&[9; 32])));
        assert_ne!(token, derived_token(&other, "record-link", &[7; 16]));
    }

    #[test]
    fn another_secret_finds_nothing() {
        let other = IndexKey::from_secret(&OperatorSecret::from_key_bytes(KeyBytes::copied(&[9; 32])));
        assert_ne!(blind(&key(), "email", 1, 1, b"a"), blind(&other, "email", 1, 1, b"a"));
    }
}
