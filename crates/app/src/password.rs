//! Passwords: Argon2id behind a memory semaphore, off the data path.

use std::sync::{Condvar, Mutex, PoisonError};

use argon2::password_hash::phc::{Output, ParamsString, Salt};
use argon2::{Algorithm, Argon2, Block, Params, PasswordHash, Version};
use zalog_domain::limits;
use zalog_vault::{Secret, random};

use crate::AppError;

const ALGORITHM: Algorithm = Algorithm::Argon2id;
const VERSION: Version = Version::V0x13;
/// From this size on, in bytes, the usual allocator of Linux takes memory from the system and gives it back (its threshold
/// never grows beyond 32 MiB). Smaller pieces it keeps: every thread that ever hashed would hold its 19 MiB for good. What
/// is not touched costs nothing.
const OWN_MAPPING: usize = 33 * 1024 * 1024;

/// What one computation costs. Lower in tests, never in the binary.
#[derive(Debug, Clone, Copy)]
pub struct Argon2Cost {
    /// Memory, KiB.
    pub kib: u32,
    /// Passes.
    pub passes: u32,
}

impl Default for Argon2Cost {
    fn default() -> Self {
        Self { kib: limits::ARGON2_KIB, passes: limits::ARGON2_PASSES }
    }
}

/// Computes and compares password hashes, a few at a time.
pub struct Passwords {
    cost: Argon2Cost,
    free: Mutex<usize>,
    freed: Condvar,
    /// A hash nobody's password has: compared when there is no account, so that both answers take as long.
    nobody: String,
}

struct Place<'p>(&'p Passwords);

impl Drop for Place<'_> {
    fn drop(&mut self) {
        *self.0.free.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.0.freed.notify_one();
    }
}

impl Passwords {
    pub fn new(cost: Argon2Cost, secret: &dyn Secret) -> Result<Self, AppError> {
        let free = Mutex::new(limits::ARGON2_AT_ONCE);
        let mut passwords = Self { cost, free, freed: Condvar::new(), nobody: String::new() };
        let unknown: [u8; 32] = random(secret)?;
        passwords.nobody = passwords.hash_bytes(&unknown, secret)?;
        Ok(passwords)
    }

    fn place(&self) -> Place<'_> {
        let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        while *free == 0 {
            free = self.freed.wait(free).unwrap_or_else(PoisonError::into_inner);
        }
        *free -= 1;
        Place(self)
    }

    /// The PHC string of a password's hash.
    pub fn hash(&self, password: &str, secret: &dyn Secret) -> Result<String, AppError> {
        self.hash_bytes(password.as_bytes(), secret)
    }

    fn hash_bytes(&self, password: &[u8], secret: &dyn Secret) -> Result<String, AppError> {
        let salt: [u8; 16] = random(secret)?;
        let params = Params::new(self.cost.kib, self.cost.passes, 1, None).map_err(internal)?;
        let _place = self.place();
        let hash = PasswordHash {
            algorithm: ALGORITHM.ident(),
            version: Some(VERSION.into()),
            params: ParamsString::try_from(&params).map_err(internal)?,
            salt: Some(Salt::new(&salt).map_err(internal)?),
            hash: Some(compute(params, password, &salt)?),
        };
        Ok(hash.to_string())
    }

    /// A hash whose password nobody knows or can type: of an account that waits for its person to set one.
    pub fn nobodys(&self) -> &str {
        &self.nobody
    }

    /// Whether the password is the one of the hash; with no hash, takes as long and says no.
    pub fn verify(&self, password: &str, hash: Option<&str>) -> Result<bool, AppError> {
        let _place = self.place();
        let parsed = PasswordHash::new(hash.unwrap_or(&self.nobody)).map_err(internal)?;
        let ours = parsed.algorithm == ALGORITHM.ident() && parsed.version == Some(VERSION.into());
        let (Some(salt), Some(expected), true) = (parsed.salt, parsed.hash, ours) else {
            return Err(AppError::internal("a password hash of another kind"));
        };
        let params = Params::try_from(&parsed).map_err(internal)?;
        // The comparison of outputs takes the same time whatever differs.
        let fits = compute(params, password.as_bytes(), &salt)? == expected;
        Ok(fits && hash.is_some())
    }
}

fn internal(error: impl std::fmt::Display) -> AppError {
    AppError::internal(error.to_string())
}

/// One computation, in memory that goes back to the system when it is done.
fn compute(params: Params, password: &[u8], salt: &[u8]) -> Result<Output, AppError> {
    let mut blocks = Vec::with_capacity(params.block_count().max(OWN_MAPPING / Block::SIZE));
    blocks.resize(params.block_count(), Block::default());
    let mut out = [0; Params::DEFAULT_OUTPUT_LEN];
    Argon2::new(ALGORITHM, VERSION, params)
        .hash_password_into_with_memory(password, salt, &mut out, blocks.as_mut_slice())
        .map_err(internal)?;
    Output::new(&out).map_err(internal)
}

#[cfg(test)]
mod tests {
    use super::*;
    use zalog_vault::OsSecret;

    /// Of a password a slow hash is kept, another one each time.
    ///
    /// Keeps: proedu-3.4-a
    #[test]
    fn only_the_right_password_fits() {
        let passwords = Passwords::new(Argon2Cost { kib: 64, passes: 1 }, &OsSecret).unwrap();
        let hash = passwords.hash("лодка у причала", &OsSecret).unwrap();
        assert!(hash.starts_with("$argon2id$"));
        assert_ne!(hash, passwords.hash("лодка у причала", &OsSecret).unwrap(), "each has a salt of its own");
        assert!(passwords.verify("лодка у причала", Some(&hash)).unwrap());
        assert!(!passwords.verify("лодка у причалa", Some(&hash)).unwrap());
        assert!(!passwords.verify("лодка у причала", None).unwrap());
    }

    #[test]
    fn hashes_are_those_of_the_library_at_the_cost_they_say() {
        use argon2::password_hash::PasswordHasher;
        let passwords = Passwords::new(Argon2Cost { kib: 64, passes: 1 }, &OsSecret).unwrap();
        let other = Argon2::new(ALGORITHM, VERSION, Params::new(128, 2, 1, None).unwrap());
        let hash: PasswordHash = other.hash_password_with_salt("лодка".as_bytes(), &[7; 16]).unwrap();
        assert!(passwords.verify("лодка", Some(&hash.to_string())).unwrap());
        assert!(!passwords.verify("лодки", Some(&hash.to_string())).unwrap());
        let weaker = hash.to_string().replace("argon2id", "argon2i");
        assert!(passwords.verify("лодка", Some(&weaker)).is_err());
    }
}
