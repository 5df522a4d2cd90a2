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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::to_hex;

    #[test]
    fn golden_rate_keys_and_no_two_days_alike() {
        let bytes: [u8; 32] = std::array::from_fn(|i| u8::try_from(i).unwrap());
        let secret = OperatorSecret::from_key_bytes(KeyBytes::copied(&bytes));
        // Computed with another implementation of HKDF and HMAC.
        for (day, golden) in [
            (0, "8ad8f6a63279aff5422962245380c53b"),
            (20454, "44010542b1c8540cc19eccadaffa87fc"),
            (-1, "26cbe6075ac48db29c65965547bc4c20"),
        ] {
            assert_eq!(to_hex(&rate_key(&daily_key(&secret, day), b"192.0.2.1")), golden, "day {day}");
        }
        let day = daily_key(&secret, 0);
        assert_ne!(rate_key(&day, b"192.0.2.1"), rate_key(&day, b"192.0.2.2"));
    }
}
