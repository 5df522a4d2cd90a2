//! Where key bytes, nonces, salts and tokens come from.

use crate::error::VaultError;

/// A source of unpredictable bytes. Passed in by the caller, so that the code that makes keys has no way of its
/// own to reach for weaker ones.
pub trait Secret: Send + Sync {
    /// Fills the whole of `out` with unpredictable bytes.
    ///
    /// # Errors
    /// [`VaultError::Entropy`] when it cannot; `out` must then not be used.
    fn fill(&self, out: &mut [u8]) -> Result<(), VaultError>;
}

/// The operating system's generator.
#[derive(Debug, Clone, Copy, Default)]
pub struct OsSecret;

impl Secret for OsSecret {
    fn fill(&self, out: &mut [u8]) -> Result<(), VaultError> {
        getrandom::fill(out).map_err(|_| VaultError::Entropy)
    }
}

/// `N` fresh bytes: a token, a salt, a nonce.
///
/// # Errors
/// [`VaultError::Entropy`] when the source fails, or hands back nothing but zeros where that cannot be chance
/// (16 bytes and more): a source that reports success and does nothing is the failure nobody notices.
pub fn random<const N: usize>(secret: &dyn Secret) -> Result<[u8; N], VaultError> {
    let mut out = [0_u8; N];
    fill_checked(secret, &mut out)?;
    Ok(out)
}

/// [`Secret::fill`] with the check against a source that does nothing.
pub(crate) fn fill_checked(secret: &dyn Secret, out: &mut [u8]) -> Result<(), VaultError> {
    secret.fill(out)?;
    if out.len() >= 12 && out.iter().all(|byte| *byte == 0) {
        return Err(VaultError::Entropy);
    }
    Ok(())
}

/// Repeatable bytes from a seed, for tests and the in-memory simulation only: whoever knows the seed knows every
/// key. Each call goes on where the last one ended, in whatever order threads come.
#[cfg(any(test, feature = "simulation"))]
pub struct SeededSecret {
    seed: [u8; 32],
    block: std::sync::atomic::AtomicU64,
}

#[cfg(any(test, feature = "simulation"))]
impl SeededSecret {
    /// A source that repeats itself for the same seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        let mut bytes = [0_u8; 32];
        for (to, from) in bytes.iter_mut().zip(seed.to_be_bytes()) {
            *to = from;
        }
        Self { seed: bytes, block: std::sync::atomic::AtomicU64::new(0) }
    }
}

#[cfg(any(test, feature = "simulation"))]
impl Secret for SeededSecret {
    fn fill(&self, out: &mut [u8]) -> Result<(), VaultError> {
        for chunk in out.chunks_mut(32) {
            let block = self.block.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            let stream = crate::derive::mac(&self.seed, &[b"zalog simulation v1\0", &block.to_be_bytes()]);
            for (to, from) in chunk.iter_mut().zip(stream) {
                *to = from;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Broken;
    impl Secret for Broken {
        fn fill(&self, _: &mut [u8]) -> Result<(), VaultError> {
            Err(VaultError::Entropy)
        }
    }

    struct Zeros;
    impl Secret for Zeros {
        fn fill(&self, _: &mut [u8]) -> Result<(), VaultError> {
            Ok(())
        }
    }

    #[test]
    fn a_failing_or_idle_source_is_an_error_and_never_zeros() {
        for source in [&Broken as &dyn Secret, &Zeros] {
            assert!(matches!(random::<16>(source), Err(VaultError::Entropy)));
            assert!(matches!(crate::RootKey::generate(source), Err(VaultError::Entropy)));
            let key = crate::CompartmentKey::generate(&OsSecret).unwrap();
            let context = crate::ValueContext {
                operator: [1; 16],
                compartment: [2; 16],
                value: [3; 16],
                item: 4,
                format: 1,
            };
            assert!(matches!(crate::seal(&key, &context, b"x", source), Err(VaultError::Entropy)));
        }
    }

    #[test]
    fn seeded_bytes_repeat_for_one_seed_and_go_on() {
        let (a, b, other) = (SeededSecret::new(7), SeededSecret::new(7), SeededSecret::new(8));
        let first: [u8; 40] = random(&a).unwrap();
        assert_eq!(first, random::<40>(&b).unwrap());
        assert_ne!(first, random::<40>(&a).unwrap());
        assert_ne!(first, random::<40>(&other).unwrap());
    }

    #[test]
    fn the_operating_system_gives_different_bytes_each_time() {
        assert_ne!(random::<32>(&OsSecret).unwrap(), random::<32>(&OsSecret).unwrap());
    }
}
