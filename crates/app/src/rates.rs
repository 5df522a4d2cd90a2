//! Rate limits, keyed by a code of the source under a daily key: the table holds no address, and after the day nobody
//! can say whose code it was.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;
use zalog_domain::limits;
use zalog_vault::{OperatorSecret, daily_key, rate_key};

use crate::AppError;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// Sign-ins, by source and by name.
    SignIn,
    /// Letters a source may cause.
    Letter,
    /// Forms a source may send.
    Form,
    /// Searches for a person, by member of staff.
    Search,
}

impl Counted {
    fn limit(self) -> u32 {
        match self {
            Self::SignIn => limits::SIGN_INS_PER_WINDOW,
            Self::Letter => limits::LETTERS_PER_WINDOW,
            Self::Form => limits::FORMS_PER_WINDOW,
            Self::Search => limits::SEARCHES_PER_WINDOW,
        }
    }

    fn name(self) -> &'static [u8] {
        match self {
            Self::SignIn => b"sign-in\0",
            Self::Letter => b"letter\0",
            Self::Form => b"form\0",
            Self::Search => b"search\0",
        }
    }
}

/// The counts of the current window.
#[derive(Default)]
pub struct Rates {
    counts: Mutex<Counts>,
    factor: u32,
}

#[derive(Default)]
struct Counts {
    window: i64,
    sources: HashMap<[u8; 16], u32>,
}

impl Rates {
    /// `factor` multiplies every limit: 1 in the binary, more where many test people share one address.
    pub fn new(factor: u32) -> Self {
        Self { counts: Mutex::default(), factor }
    }

    /// Counts one try.
    ///
    /// # Errors
    /// [`AppError::TooMany`].
    pub fn count(
        &self,
        what: Counted,
        address: IpAddr,
        more: &[u8],
        key: &OperatorSecret,
        now: Timestamp,
    ) -> Result<(), AppError> {
        let day = now.as_second().div_euclid(86_400);
        let mut text = what.name().to_vec();
        text.extend_from_slice(source(address).as_bytes());
        text.push(0);
        text.extend_from_slice(more);
        let code = rate_key(&daily_key(key, day), &text);
        let window = now.as_second().div_euclid(limits::RATE_WINDOW_MINUTES * 60);
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.window != window {
            counts.window = window;
            counts.sources.clear();
        }
        if counts.sources.len() >= limits::RATE_SOURCES && !counts.sources.contains_key(&code) {
            // A flood of sources: better refuse newcomers than forget who was counted.
            return Err(AppError::TooMany);
        }
        let count = counts.sources.entry(code).or_insert(0);
        *count = count.saturating_add(1);
        if *count > what.limit().saturating_mul(self.factor.max(1)) { Err(AppError::TooMany) } else { Ok(()) }
    }
}

/// One source: an IPv4 address, or the /64 network an IPv6 subscriber has whole.
fn source(address: IpAddr) -> String {
    match address {
        IpAddr::V4(v4) => v4.to_string(),
        IpAddr::V6(v6) => match v6.to_ipv4_mapped() {
            Some(v4) => v4.to_string(),
            None => {
                let [a, b, c, d, ..] = v6.segments();
                format!("{a:x}:{b:x}:{c:x}:{d:x}")
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use zalog_vault::OsSecret;

    #[test]
    fn one_source_is_stopped_others_are_not_and_a_new_window_begins_anew() {
        let key = OperatorSecret::generate(&OsSecret).unwrap();
        let rates = Rates::new(1);
        let now = Timestamp::from_second(1_000_000).unwrap();
        let here: IpAddr = "192.0.2.1".parse().unwrap();
        let there: IpAddr = "2001:db8::1".parse().unwrap();
        for _ in 0..limits::SIGN_INS_PER_WINDOW {
            rates.count(Counted::SignIn, here, b"", &key, now).unwrap();
        }
        assert!(matches!(rates.count(Counted::SignIn, here, b"", &key, now), Err(AppError::TooMany)));
        assert!(rates.count(Counted::SignIn, there, b"", &key, now).is_ok());
        assert!(rates.count(Counted::Form, here, b"", &key, now).is_ok());
        let later = Timestamp::from_second(1_000_000 + limits::RATE_WINDOW_MINUTES * 60).unwrap();
        assert!(rates.count(Counted::SignIn, here, b"", &key, later).is_ok());
    }
}
