//! Keys for counting attempts: an address or a contact is counted under a keyed hash that nobody can repeat after
//! its day.

use crate::{
    derive::{derive, mac16},
    key::{KeyBytes, OperatorSecret},
};

/// The key of one day. Two days share nothing, so counters cannot be joined into a history.
pub struct DailyKey(KeyBytes);

impl std::fmt::Debug for DailyKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DailyKey(..)")
    }
}

/// Derives a day's key from the operator's rate secret; `day` is a number of days the caller counts (this crate
/// knows no calendar).
#[must_use]
pub fn daily_key(secret: &OperatorSecret, day: i64) -> DailyKey {
    DailyKey(derive(secret.bytes(), &[b"zalog daily key v1\0", &day.to_be_bytes()]))
}

/// The counter's key for whatever is being counted: HMAC-SHA-256 cut to 16 bytes.
#[must_use]
pub fn rate_key(key: &DailyKey, counted: &[u8]) -> [u8; 16] {
    mac16(key.0.bytes(), &[b"zalog rate v1\0", counted])
}
