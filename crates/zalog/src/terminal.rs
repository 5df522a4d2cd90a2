//! Speaking to the person at the terminal. The only place that prints.

use std::io::Write;

use zalog_words::{Arg, Lang, Words};

/// Where answers go, in which language.
pub struct Terminal {
    /// The language.
    pub lang: Lang,
}

impl Terminal {
    pub fn new(lang: Lang) -> Self {
        Self { lang }
    }

    pub fn words(&self) -> &'static Words {
        Words::of(self.lang)
    }

    /// An answer, as it is.
    pub fn answer(&self, text: &str) {
        let mut out = std::io::stdout().lock();
        // Whoever reads may have gone away (`| head`): nothing to do about that.
        let _ = writeln!(out, "{}", text.trim_end_matches('\n'));
    }

    /// An answer for programs.
    pub fn json(&self, value: &serde_json::Value) {
        self.answer(&serde_json::to_string_pretty(value).unwrap_or_default());
    }

    /// A sentence of the catalogue.
    pub fn say(&self, key: &str, args: &[(&str, Arg<'_>)]) {
        self.answer(&self.words().say_with(key, args));
    }

    /// What went wrong, with its causes, on the error stream.
    pub fn fault(&self, error: &dyn std::error::Error) {
        let mut text = error.to_string();
        let mut cause = error.source();
        while let Some(inner) = cause {
            let next = inner.to_string();
            if !text.contains(&next) {
                text.push_str(": ");
                text.push_str(&next);
            }
            cause = inner.source();
        }
        self.fault_text(&self.words().say_with("cli-error", &[("what", Arg::Text(&text))]));
    }

    /// A line on the error stream.
    pub fn fault_text(&self, text: &str) {
        let _ = writeln!(std::io::stderr().lock(), "{text}");
    }
}
