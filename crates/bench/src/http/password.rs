//! Argon2id alone, at the cost a sign-in has: what the machine allows.

use argon2::{Algorithm, Argon2, Params, Version};
use zalog_domain::limits;

use crate::Fault;

/// As many at once as the product lets.
pub const HANDS: usize = limits::ARGON2_AT_ONCE;

/// One computation.
///
/// # Errors
/// The cost is out of range.
pub fn one() -> Result<(), Fault> {
    let params = Params::new(limits::ARGON2_KIB, limits::ARGON2_PASSES, 1, None)?;
    let mut out = [0; Params::DEFAULT_OUTPUT_LEN];
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon2.hash_password_into(b"ochered-zayavok-1", &[7; 16], &mut out)?;
    std::hint::black_box(out);
    Ok(())
}
