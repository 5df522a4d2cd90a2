//! Values: AES-256-GCM under the compartment key.
//!
//! ```text
//! algorithm u8 = 1 | format u8 | nonce 12 | ciphertext | tag 16
//! ```
//!
//! The nonce is random. That is safe here, and only here, because one compartment key seals at most 1 000 values:
//! the chance of two equal 96-bit nonces stays under 2^-76 (NIST SP 800-38D section 8.3 asks for 2^-32). Keys that
//! live long and wrap without a bound use XChaCha20-Poly1305 instead (`wrap`).

use crate::{
    aad::ValueContext,
    error::VaultError,
    key::CompartmentKey,
    secret::{Secret, fill_checked},
};
use aes_gcm::{AeadInOut as _, Aes256Gcm, KeyInit as _, aead::Nonce};
use zeroize::Zeroizing;

/// Algorithm byte of AES-256-GCM.
const AES_256_GCM: u8 = 1;
const NONCE_BYTES: usize = 12;
const TAG_BYTES: usize = 16;
const HEADER_BYTES: usize = 2 + NONCE_BYTES;

/// Largest value, bytes of plain text.
pub const VALUE_BYTES_MAX: usize = 64 * 1024;

/// How many bytes a sealed value is longer than its plain text.
pub const SEALED_OVERHEAD_BYTES: usize = HEADER_BYTES + TAG_BYTES;

/// A sealed value, as it is stored.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed(Vec<u8>);

impl Sealed {
    /// Takes stored bytes. Whether they are sound is found when they are opened.
    #[must_use]
    pub fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The bytes to store.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The bytes to store, without a copy.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    /// The format byte, which the caller needs to build the [`ValueContext`]; `None` if there is not even that.
    #[must_use]
    pub fn format(&self) -> Option<u8> {
        self.0.get(1).copied()
    }
}

impl std::fmt::Debug for Sealed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Sealed({} bytes)", self.0.len())
    }
}

/// Seals a value in its place.
///
/// # Errors
/// [`VaultError::TooLarge`] over [`VALUE_BYTES_MAX`]; [`VaultError::Entropy`] when no nonce can be had.
pub fn seal(
    key: &CompartmentKey,
    context: &ValueContext,
    plain: &[u8],
    secret: &dyn Secret,
) -> Result<Sealed, VaultError> {
    if plain.len() > VALUE_BYTES_MAX {
        return Err(VaultError::TooLarge { got: plain.len(), limit: VALUE_BYTES_MAX });
    }
    let mut nonce = [0_u8; NONCE_BYTES];
    fill_checked(secret, &mut nonce)?;

    // One buffer of the final size: a growing one would leave plain bytes behind in freed memory.
    let mut out = Vec::with_capacity(plain.len() + SEALED_OVERHEAD_BYTES);
    out.extend_from_slice(&[AES_256_GCM, context.format]);
    out.extend_from_slice(&nonce);
    out.extend_from_slice(plain);
    let (_, body) = out.split_at_mut(HEADER_BYTES);
    let tag = Aes256Gcm::new(key.bytes().into())
        .encrypt_inout_detached(&Nonce::<Aes256Gcm>::from(nonce), &context.to_bytes(), body.into())
        .map_err(|_| VaultError::Refused)?;
    out.extend_from_slice(&tag);
    Ok(Sealed(out))
}

/// Opens a value, if key, place and bytes are all the ones it was sealed with. The answer is wiped when dropped.
///
/// # Errors
/// [`VaultError::Refused`] on any mismatch; [`VaultError::UnknownAlgorithm`], [`VaultError::UnknownFormat`],
/// [`VaultError::TooShort`] and [`VaultError::TooLarge`] for bytes that were never ours.
pub fn open(
    key: &CompartmentKey,
    context: &ValueContext,
    sealed: &Sealed,
) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    let got = sealed.0.len();
    if got > VALUE_BYTES_MAX + SEALED_OVERHEAD_BYTES {
        return Err(VaultError::TooLarge { got, limit: VALUE_BYTES_MAX + SEALED_OVERHEAD_BYTES });
    }
    let too_short = VaultError::TooShort { got };
    let Some((&[algorithm, format], rest)) = sealed.0.split_first_chunk::<2>() else { return Err(too_short) };
    if algorithm != AES_256_GCM {
        return Err(VaultError::UnknownAlgorithm(algorithm));
    }
    if format != context.format {
        return Err(VaultError::UnknownFormat(format));
    }
    let Some((nonce, rest)) = rest.split_first_chunk::<NONCE_BYTES>() else { return Err(too_short) };
    let Some((body, tag)) = rest.split_last_chunk::<TAG_BYTES>() else { return Err(too_short) };

    let mut plain = Zeroizing::new(body.to_vec());
    Aes256Gcm::new(key.bytes().into())
        .decrypt_inout_detached(
            &Nonce::<Aes256Gcm>::from(*nonce),
            &context.to_bytes(),
            plain.as_mut_slice().into(),
            tag.into(),
        )
        .map_err(|_| VaultError::Refused)?;
    Ok(plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{key::KeyBytes, text::to_hex};

    struct Fixed;
    impl Secret for Fixed {
        fn fill(&self, out: &mut [u8]) -> Result<(), VaultError> {
            out.fill(0x24);
            Ok(())
        }
    }

    #[test]
    fn golden_sealed_value() {
        // Computed with another implementation of AES-256-GCM (OpenSSL's).
        let bytes: [u8; 32] = std::array::from_fn(|i| u8::try_from(i).unwrap());
        let key = CompartmentKey::from_key_bytes(KeyBytes::copied(&bytes));
        let context = ValueContext {
            operator: [0x11; 16],
            compartment: [0x22; 16],
            value: [0x33; 16],
            item: 0x0102_0304,
            format: 5,
        };
        let sealed = seal(&key, &context, b"ivan@example.org", &Fixed).unwrap();
        assert_eq!(
            to_hex(sealed.as_bytes()),
            "01052424242424242424242424246f87d8a1a71ada61aa657c49b6cb4d51478d46ef7c6ab2e206e5cc54929b491a"
        );
        assert_eq!(open(&key, &context, &sealed).unwrap().as_slice(), b"ivan@example.org");
    }
}
