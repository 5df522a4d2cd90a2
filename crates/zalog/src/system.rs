//! The real world: clock, randomness, environment. Read here and nowhere else.

use jiff::Timestamp;
use zalog_domain::clock::{Clock, Entropy};
use zalog_words::Lang;

/// The machine's clock.
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        #[expect(clippy::disallowed_methods, reason = "the one place where time comes in")]
        let now = Timestamp::now();
        // Rows hold microseconds: what is decided must be what is stored.
        Timestamp::from_microsecond(now.as_microsecond()).unwrap_or(now)
    }
}

/// The machine's randomness, for ids.
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    fn fill(&self, out: &mut [u8]) {
        if getrandom::fill(out).is_err() {
            // An id that is not random is worse than a stop.
            std::process::abort();
        }
    }
}

/// A variable of the environment.
pub fn variable(name: &str) -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "the one place where the environment comes in")]
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The language of the person at the terminal: Russian unless the environment says otherwise.
pub fn language() -> Lang {
    let wanted = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(variable).unwrap_or_default();
    Lang::from_code(&wanted).unwrap_or_default()
}

/// The language that `--lang` asks for, wherever it stands.
pub fn asked_language() -> Option<Lang> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let after = words.windows(2).find_map(|pair| match pair {
        [flag, code] if flag == "--lang" => Some(code.as_str()),
        _ => None,
    });
    let glued = || words.iter().find_map(|word| word.strip_prefix("--lang="));
    after.or_else(glued).and_then(Lang::from_code)
}
