//! Keys under keys: XChaCha20-Poly1305.
//!
//! ```text
//! algorithm u8 = 2 | format u8 = 1 | nonce 24 | key 32, encrypted | tag 16
//! ```
//!
//! A wrapping key may live for years and wrap millions of keys; a random 192-bit nonce needs no counting.

use crate::{
    aad::WrapContext,
    error::VaultError,
    key::{CompartmentKey, KEY_BYTES, KeyBytes, OperatorKey, OperatorSecret, RootKey, SubjectKey},
    secret::{Secret, fill_checked},
};
use chacha20poly1305::{AeadInOut as _, KeyInit as _, XChaCha20Poly1305, aead::Nonce};

/// Algorithm byte of XChaCha20-Poly1305.
const XCHACHA20_POLY1305: u8 = 2;
const FORMAT: u8 = 1;
const NONCE_BYTES: usize = 24;
const TAG_BYTES: usize = 16;

/// Length of a wrapped key, bytes.
pub const WRAPPED_BYTES: usize = 2 + NONCE_BYTES + KEY_BYTES + TAG_BYTES;

fn wrap(
    kek: &[u8; KEY_BYTES],
    context: &WrapContext<'_>,
    key: &[u8; KEY_BYTES],
    secret: &dyn Secret,
) -> Result<Vec<u8>, VaultError> {
    let mut nonce = [0_u8; NONCE_BYTES];
    fill_checked(secret, &mut nonce)?;
    let mut body = KeyBytes::copied(key);
    let tag = XChaCha20Poly1305::new(kek.into())
        .encrypt_inout_detached(
            &Nonce::<XChaCha20Poly1305>::from(nonce),
            &context.to_bytes(),
            body.bytes_mut().as_mut_slice().into(),
        )
        .map_err(|_| VaultError::Refused)?;
    let mut out = Vec::with_capacity(WRAPPED_BYTES);
    out.extend_from_slice(&[XCHACHA20_POLY1305, FORMAT]);
    out.extend_from_slice(&nonce);
    out.extend_from_slice(body.bytes());
    out.extend_from_slice(&tag);
    Ok(out)
}

fn unwrap(kek: &[u8; KEY_BYTES], context: &WrapContext<'_>, wrapped: &[u8]) -> Result<KeyBytes, VaultError> {
    let too_short = VaultError::TooShort { got: wrapped.len() };
    let Some((&[algorithm, format], rest)) = wrapped.split_first_chunk::<2>() else { return Err(too_short) };
    if algorithm != XCHACHA20_POLY1305 {
        return Err(VaultError::UnknownAlgorithm(algorithm));
    }
    if format != FORMAT {
        return Err(VaultError::UnknownFormat(format));
    }
    let Some((nonce, rest)) = rest.split_first_chunk::<NONCE_BYTES>() else { return Err(too_short) };
    let Some((body, tag)) = rest.split_first_chunk::<KEY_BYTES>() else { return Err(too_short) };
    let Some((tag, [])) = tag.split_first_chunk::<TAG_BYTES>() else { return Err(VaultError::Refused) };

    let mut key = KeyBytes::copied(body);
    XChaCha20Poly1305::new(kek.into())
        .decrypt_inout_detached(
            &Nonce::<XChaCha20Poly1305>::from(*nonce),
            &context.to_bytes(),
            key.bytes_mut().as_mut_slice().into(),
            tag.into(),
        )
        .map_err(|_| VaultError::Refused)?;
    Ok(key)
}

/// Wraps an operator key under the root key.
///
/// # Errors
/// [`VaultError::WrongContext`] unless the context is `Operator` of the key's own generation;
/// [`VaultError::Entropy`].
pub fn wrap_operator(
    root: &RootKey,
    context: &WrapContext<'_>,
    key: &OperatorKey,
    secret: &dyn Secret,
) -> Result<Vec<u8>, VaultError> {
    match context {
        WrapContext::Operator { generation, .. } if *generation == key.generation() => {
            wrap(root.bytes(), context, key.bytes(), secret)
        }
        _ => Err(VaultError::WrongContext),
    }
}

/// Unwraps an operator key; its generation is the context's.
///
/// # Errors
/// [`VaultError::WrongContext`] unless the context is `Operator`; else as [`crate::open`].
pub fn unwrap_operator(
    root: &RootKey,
    context: &WrapContext<'_>,
    wrapped: &[u8],
) -> Result<OperatorKey, VaultError> {
    match context {
        WrapContext::Operator { generation, .. } => {
            Ok(OperatorKey::from_key_bytes(unwrap(root.bytes(), context, wrapped)?, *generation))
        }
        _ => Err(VaultError::WrongContext),
    }
}

/// Wraps a subject key under the operator key.
///
/// # Errors
/// [`VaultError::WrongContext`] unless the context is `Subject` of the operator key's generation;
/// [`VaultError::Entropy`].
pub fn wrap_subject(
    kek: &OperatorKey,
    context: &WrapContext<'_>,
    key: &SubjectKey,
    secret: &dyn Secret,
) -> Result<Vec<u8>, VaultError> {
    check_subject(kek, context)?;
    wrap(kek.bytes(), context, key.bytes(), secret)
}

/// Unwraps a subject key.
///
/// # Errors
/// [`VaultError::WrongContext`] unless the context is `Subject` of the operator key's generation; else as
/// [`crate::open`].
pub fn unwrap_subject(
    kek: &OperatorKey,
    context: &WrapContext<'_>,
    wrapped: &[u8],
) -> Result<SubjectKey, VaultError> {
    check_subject(kek, context)?;
    unwrap(kek.bytes(), context, wrapped).map(SubjectKey::from_key_bytes)
}

/// Wraps a compartment key under its subject's key.
///
/// # Errors
/// [`VaultError::WrongContext`] unless the context is `Compartment` with a subject; [`VaultError::Entropy`].
pub fn wrap_compartment(
    kek: &SubjectKey,
    context: &WrapContext<'_>,
    key: &CompartmentKey,
    secret: &dyn Secret,
) -> Result<Vec<u8>, VaultError> {
    check_compartment(context, true)?;
    wrap(kek.bytes(), context, key.bytes(), secret)
}

/// Unwraps a compartment key.
///
/// # Errors
/// [`VaultError::WrongContext`] unless the context is `Compartment` with a subject; else as [`crate::open`].
pub fn unwrap_compartment(
    kek: &SubjectKey,
    context: &WrapContext<'_>,
    wrapped: &[u8],
) -> Result<CompartmentKey, VaultError> {
    check_compartment(context, true)?;
    unwrap(kek.bytes(), context, wrapped).map(CompartmentKey::from_key_bytes)
}

/// Wraps the key of a bucket (a compartment without a subject) under the operator key.
///
/// # Errors
/// [`VaultError::WrongContext`] unless the context is `Compartment` without a subject; [`VaultError::Entropy`].
pub fn wrap_bucket(
    kek: &OperatorKey,
    context: &WrapContext<'_>,
    key: &CompartmentKey,
    secret: &dyn Secret,
) -> Result<Vec<u8>, VaultError> {
    check_compartment(context, false)?;
    wrap(kek.bytes(), context, key.bytes(), secret)
}

/// Unwraps the key of a bucket.
///
/// # Errors
/// [`VaultError::WrongContext`] unless the context is `Compartment` without a subject; else as [`crate::open`].
pub fn unwrap_bucket(
    kek: &OperatorKey,
    context: &WrapContext<'_>,
    wrapped: &[u8],
) -> Result<CompartmentKey, VaultError> {
    check_compartment(context, false)?;
    unwrap(kek.bytes(), context, wrapped).map(CompartmentKey::from_key_bytes)
}

/// Wraps a named secret under the operator key.
///
/// # Errors
/// [`VaultError::WrongContext`] unless the context is `Secret`; [`VaultError::Entropy`].
pub fn wrap_secret(
    kek: &OperatorKey,
    context: &WrapContext<'_>,
    key: &OperatorSecret,
    secret: &dyn Secret,
) -> Result<Vec<u8>, VaultError> {
    check_secret(context)?;
    wrap(kek.bytes(), context, key.bytes(), secret)
}

/// Unwraps a named secret.
///
/// # Errors
/// [`VaultError::WrongContext`] unless the context is `Secret`; else as [`crate::open`].
pub fn unwrap_secret(
    kek: &OperatorKey,
    context: &WrapContext<'_>,
    wrapped: &[u8],
) -> Result<OperatorSecret, VaultError> {
    check_secret(context)?;
    unwrap(kek.bytes(), context, wrapped).map(OperatorSecret::from_key_bytes)
}

fn check_subject(kek: &OperatorKey, context: &WrapContext<'_>) -> Result<(), VaultError> {
    match context {
        WrapContext::Subject { generation, .. } if *generation == kek.generation() => Ok(()),
        _ => Err(VaultError::WrongContext),
    }
}

fn check_compartment(context: &WrapContext<'_>, of_a_subject: bool) -> Result<(), VaultError> {
    match context {
        WrapContext::Compartment { subject, .. } if subject.is_some() == of_a_subject => Ok(()),
        _ => Err(VaultError::WrongContext),
    }
}

fn check_secret(context: &WrapContext<'_>) -> Result<(), VaultError> {
    match context {
        WrapContext::Secret { .. } => Ok(()),
        _ => Err(VaultError::WrongContext),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::to_hex;

    struct Fixed;
    impl Secret for Fixed {
        fn fill(&self, out: &mut [u8]) -> Result<(), VaultError> {
            out.fill(0x24);
            Ok(())
        }
    }

    #[test]
    fn golden_wrapped_key() {
        // Computed with another implementation of XChaCha20-Poly1305, written from RFC 8439 and the draft.
        let bytes: [u8; 32] = std::array::from_fn(|i| u8::try_from(i).unwrap());
        let kek = OperatorKey::from_key_bytes(KeyBytes::copied(&bytes), 7);
        let key = SubjectKey::from_key_bytes(KeyBytes::copied(&[0x55; 32]));
        let context = WrapContext::Subject { operator: [0x11; 16], subject: [0x22; 16], generation: 7 };
        let wrapped = wrap_subject(&kek, &context, &key, &Fixed).unwrap();
        assert_eq!(
            to_hex(&wrapped),
            "0201242424242424242424242424242424242424242424242424fe900d2bc4f838312117c7a25621d3ffbea012a8db2ff79dc7b852a764efc20b39f701b0123c0c94a15549d6829bd1a4"
        );
        assert_eq!(wrapped.len(), WRAPPED_BYTES);
        assert_eq!(unwrap_subject(&kek, &context, &wrapped).unwrap().bytes(), &[0x55; 32]);
    }
}
