//! Passwords: Argon2id behind a memory semaphore, off the data path.

use std::sync::{Condvar, Mutex, PoisonError};

use argon2::password_hash::PasswordHasher;
use argon2::{Algorithm, Argon2, Params, PasswordHash, PasswordVerifier, Version};
use zalog_domain::limits;
use zalog_vault::{Secret, random};

use crate::AppError;

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

    fn argon2(&self) -> Result<Argon2<'static>, AppError> {
        let params = Params::new(self.cost.kib, self.cost.passes, 1, None)
            .map_err(|e| AppError::internal(e.to_string()))?;
        Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
    }

    /// The PHC string of a password's hash.
    pub fn hash(&self, password: &str, secret: &dyn Secret) -> Result<String, AppError> {
        self.hash_bytes(password.as_bytes(), secret)
    }

    fn hash_bytes(&self, password: &[u8], secret: &dyn Secret) -> Result<String, AppError> {
        let salt: [u8; 16] = random(secret)?;
        let _place = self.place();
        let hash = self
            .argon2()?
            .hash_password_with_salt(password, &salt)
            .map_err(|e| AppError::internal(e.to_string()))?;
        Ok(hash.to_string())
    }

    /// Whether the password is the one of the hash; with no hash, takes as long and says no.
    pub fn verify(&self, password: &str, hash: Option<&str>) -> Result<bool, AppError> {
        let _place = self.place();
        let parsed =
            PasswordHash::new(hash.unwrap_or(&self.nobody)).map_err(|e| AppError::internal(e.to_string()))?;
        let fits = self.argon2()?.verify_password(password.as_bytes(), &parsed).is_ok();
        Ok(fits && hash.is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use zalog_vault::OsSecret;

    #[test]
    fn only_the_right_password_fits() {
        let passwords = Passwords::new(Argon2Cost { kib: 64, passes: 1 }, &OsSecret).unwrap();
        let hash = passwords.hash("лодка у причала", &OsSecret).unwrap();
        assert!(hash.starts_with("$argon2id$"));
        assert!(passwords.verify("лодка у причала", Some(&hash)).unwrap());
        assert!(!passwords.verify("лодка у причалa", Some(&hash)).unwrap());
        assert!(!passwords.verify("лодка у причала", None).unwrap());
    }
}
