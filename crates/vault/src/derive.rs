//! The two keyed functions everything else is built from, and comparison that takes the same time whatever it
//! finds.

use crate::key::KeyBytes;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use subtle::ConstantTimeEq as _;

/// HMAC-SHA-256 (RFC 2104) over the parts, one after another. Callers make the joining unambiguous.
pub(crate) fn mac(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    #[expect(
        clippy::expect_used,
        reason = "HMAC takes a key of any length; the error type is for other MACs"
    )]
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("any key length is accepted");
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

/// [`mac`] cut to its first 16 bytes (RFC 2104 section 5 allows half and more).
pub(crate) fn mac16(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 16] {
    let mut out = [0; 16];
    for (to, from) in out.iter_mut().zip(mac(key, parts)) {
        *to = from;
    }
    out
}

/// HKDF-SHA-256 (RFC 5869) without salt: the input is a uniformly random key already. `info` is one fixed label
/// per use, so that no two uses ever share a key.
pub(crate) fn derive(key: &[u8; 32], info: &[&[u8]]) -> KeyBytes {
    let mut out = KeyBytes::zeroed();
    #[expect(clippy::expect_used, reason = "HKDF-SHA-256 gives up to 8 160 bytes; 32 never fail")]
    hkdf::Hkdf::<Sha256>::new(None, key)
        .expand_multi_info(info, out.bytes_mut())
        .expect("32 bytes are within the limit");
    out
}

/// Compares without telling by its duration where the first difference is. Lengths are not secret.
#[must_use]
pub fn same_bytes(a: &[u8], b: &[u8]) -> bool {
    a.ct_eq(b).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::to_hex;

    #[test]
    fn mac_agrees_with_rfc_4231_test_case_1_cut_from_its_key_length() {
        // RFC 4231 keys are not 32 bytes long; a key shorter than a block equals itself padded with zeros.
        let mut key = [0_u8; 32];
        key[..20].copy_from_slice(&[0x0b; 20]);
        assert_eq!(
            to_hex(&mac(&key, &[b"Hi ", b"There"])),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        );
    }

    #[test]
    fn derive_agrees_with_rfc_5869_arithmetic() {
        // HKDF of 32 bytes by hand: prk = HMAC(zeros, ikm); okm = HMAC(prk, info || 1).
        let ikm = [7_u8; 32];
        let prk = mac(&[0; 32], &[&ikm]);
        assert_eq!(derive(&ikm, &[b"la", b"bel"]).bytes(), &mac(&prk, &[b"label", &[1]]));
    }

    #[test]
    fn same_bytes_is_equality() {
        for (a, b, same) in [
            (&b"abc"[..], &b"abc"[..], true),
            (b"abc", b"abd", false),
            (b"abc", b"ab", false),
            (b"", b"", true),
        ] {
            assert_eq!(same_bytes(a, b), same);
        }
    }
}
