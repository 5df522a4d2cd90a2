//! The kinds of key, one type each, so that a key cannot be used on the wrong floor of the tree.
//!
//! A key lies on the heap, so that moving it leaves no copy behind on the stack, and is overwritten when it is
//! dropped. It cannot be cloned, compared, serialised or printed.

use crate::{
    error::VaultError,
    secret::{Secret, fill_checked},
};
use zeroize::Zeroize;

/// Length of every key, bytes.
pub(crate) const KEY_BYTES: usize = 32;

/// The bytes of one key.
pub(crate) struct KeyBytes(Box<[u8; KEY_BYTES]>);

impl KeyBytes {
    pub(crate) fn generate(secret: &dyn Secret) -> Result<Self, VaultError> {
        let mut key = Self::zeroed();
        fill_checked(secret, key.0.as_mut_slice())?;
        Ok(key)
    }

    pub(crate) fn zeroed() -> Self {
        Self(Box::new([0; KEY_BYTES]))
    }

    pub(crate) fn copied(bytes: &[u8; KEY_BYTES]) -> Self {
        let mut key = Self::zeroed();
        key.0.copy_from_slice(bytes);
        key
    }

    pub(crate) fn bytes(&self) -> &[u8; KEY_BYTES] {
        &self.0
    }

    pub(crate) fn bytes_mut(&mut self) -> &mut [u8; KEY_BYTES] {
        &mut self.0
    }
}

impl Drop for KeyBytes {
    fn drop(&mut self) {
        self.0.as_mut_slice().zeroize();
    }
}

macro_rules! key_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        pub struct $name(KeyBytes);

        impl $name {
            /// A fresh random key.
            ///
            /// # Errors
            /// [`VaultError::Entropy`] when the source fails.
            pub fn generate(secret: &dyn Secret) -> Result<Self, VaultError> {
                KeyBytes::generate(secret).map(Self)
            }

            pub(crate) fn from_key_bytes(bytes: KeyBytes) -> Self {
                Self(bytes)
            }

            pub(crate) fn bytes(&self) -> &[u8; KEY_BYTES] {
                self.0.bytes()
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        }
    };
}

key_type! {
    /// The key above all others. Held outside of both databases; asked for once at start.
    RootKey
}

key_type! {
    /// One person's key. Destroying it makes everything of that person unreadable, and every tag in the journal
    /// point to no one.
    SubjectKey
}

key_type! {
    /// The key of values that die together: an account record, an order, a booking, the proof of consents, or a
    /// time bucket of data without a subject. At most 1 000 values are sealed under one.
    CompartmentKey
}

key_type! {
    /// A named secret of an operator: the blind-index key, the journal's signing seed, the rate-limit key.
    OperatorSecret
}

impl OperatorSecret {
    /// The bytes, for a use this crate has no function for (an Ed25519 seed).
    #[must_use]
    pub fn expose(&self) -> &[u8; 32] {
        self.bytes()
    }
}

/// An operator's key of one generation. A new generation with everything re-wrapped kills every old copy of a
/// key below it at once (the grade *sanitised*).
pub struct OperatorKey {
    bytes: KeyBytes,
    generation: u32,
}

impl OperatorKey {
    /// A fresh random key of the given generation.
    ///
    /// # Errors
    /// [`VaultError::Entropy`] when the source fails.
    pub fn generate(generation: u32, secret: &dyn Secret) -> Result<Self, VaultError> {
        Ok(Self { bytes: KeyBytes::generate(secret)?, generation })
    }

    /// Which generation this is, counted from 1.
    #[must_use]
    pub fn generation(&self) -> u32 {
        self.generation
    }

    pub(crate) fn from_key_bytes(bytes: KeyBytes, generation: u32) -> Self {
        Self { bytes, generation }
    }

    pub(crate) fn bytes(&self) -> &[u8; KEY_BYTES] {
        self.bytes.bytes()
    }
}

impl std::fmt::Debug for OperatorKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "OperatorKey(.., generation {})", self.generation)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::SeededSecret;

    #[test]
    fn debug_shows_no_byte_of_a_key() {
        let secret = SeededSecret::new(1);
        let shown = [
            format!("{:?}", RootKey::generate(&secret).unwrap()),
            format!("{:?}", OperatorKey::generate(3, &secret).unwrap()),
            format!("{:?}", SubjectKey::generate(&secret).unwrap()),
            format!("{:?}", CompartmentKey::generate(&secret).unwrap()),
            format!("{:?}", OperatorSecret::generate(&secret).unwrap()),
        ];
        assert_eq!(
            shown,
            [
                "RootKey(..)",
                "OperatorKey(.., generation 3)",
                "SubjectKey(..)",
                "CompartmentKey(..)",
                "OperatorSecret(..)"
            ]
        );
    }

    #[test]
    fn keys_differ() {
        let a = SubjectKey::generate(&crate::OsSecret).unwrap();
        let b = SubjectKey::generate(&crate::OsSecret).unwrap();
        assert_ne!(a.bytes(), b.bytes());
    }
}
