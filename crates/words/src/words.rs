//! Saying things: a message of the catalogue in a language, with arguments.

use crate::{Lang, catalogue, number};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::borrow::Cow;
use std::fmt;
use std::sync::LazyLock;

/// An argument of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arg<'a> {
    /// A text, put in as it is.
    Text(&'a str),
    /// A count: chooses the plural, and is written with its thousands apart. A year or a number of a document is no
    /// count: pass it as a text.
    Number(i64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Arg<'_> {
    fn from(count: i64) -> Self {
        Self::Number(count)
    }
}

/// Why a message could not be said properly.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SayError {
    /// No language of the chain has the key.
    #[error("there is no text `{0}`")]
    Missing(String),
    /// The text refers to something it was not given.
    #[error("the text `{key}` cannot be put together: {faults}")]
    Format {
        /// The key.
        key: String,
        /// What Fluent says, joined.
        faults: String,
    },
}

/// The texts of one language with its fallbacks. A cheap handle to what is read once.
pub struct Words {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
    problems: Vec<String>,
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Words").field("lang", &self.lang).finish_non_exhaustive()
    }
}

impl Words {
    /// The texts of `lang`, read at the first call.
    pub fn of(lang: Lang) -> &'static Self {
        static RU: LazyLock<Words> = LazyLock::new(|| Words::read(Lang::Ru));
        static EN: LazyLock<Words> = LazyLock::new(|| Words::read(Lang::En));
        static KK: LazyLock<Words> = LazyLock::new(|| Words::read(Lang::Kk));
        match lang {
            Lang::Ru => &RU,
            Lang::En => &EN,
            Lang::Kk => &KK,
        }
    }

    /// Which language it speaks.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// The message `key` (`key.attribute` for an attribute), without arguments.
    ///
    /// A key no language has comes back as itself, so that a page still shows and someone sees what is missing.
    #[must_use]
    pub fn say(&'static self, key: &str) -> Cow<'static, str> {
        match self.find(key) {
            Some((words, pattern)) => words.bundle.format_pattern(pattern, None, &mut Vec::new()),
            None => Cow::Owned(key.to_owned()),
        }
    }

    /// The message `key` with arguments. What is missing stands in the text in braces.
    #[must_use]
    pub fn say_with(&'static self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        match self.find(key) {
            Some((words, pattern)) => {
                words.bundle.format_pattern(pattern, Some(&fluent_args(args)), &mut Vec::new()).into_owned()
            }
            None => key.to_owned(),
        }
    }

    /// The message `key` with arguments, or what is wrong with it; for tests and tools.
    ///
    /// # Errors
    /// The key is missing in every language of the chain, or the text needs what `args` does not give.
    pub fn try_say(&'static self, key: &str, args: &[(&str, Arg<'_>)]) -> Result<String, SayError> {
        let (words, pattern) = self.find(key).ok_or_else(|| SayError::Missing(key.to_owned()))?;
        let mut errors = Vec::new();
        let text = words.bundle.format_pattern(pattern, Some(&fluent_args(args)), &mut errors).into_owned();
        if errors.is_empty() {
            return Ok(text);
        }
        let faults = errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
        Err(SayError::Format { key: key.to_owned(), faults })
    }

    /// Whether the key can be said, here or by a fallback.
    #[must_use]
    pub fn has(&'static self, key: &str) -> bool {
        self.find(key).is_some()
    }

    /// In which language the key is said; a page marks a text of another language with `lang=`.
    #[must_use]
    pub fn lang_of(&'static self, key: &str) -> Option<Lang> {
        self.find(key).map(|(words, _)| words.lang)
    }

    /// What was wrong with the catalogue files: syntax, a key twice. A test wants none.
    #[must_use]
    pub fn problems(&self) -> &[String] {
        &self.problems
    }

    fn find(&'static self, key: &str) -> Option<(&'static Self, &'static Pattern)> {
        let (id, attribute) = match key.split_once('.') {
            Some((id, attribute)) => (id, Some(attribute)),
            None => (key, None),
        };
        self.lang.fallbacks().iter().find_map(|lang| {
            let words = Self::of(*lang);
            let message = words.bundle.get_message(id)?;
            let pattern = match attribute {
                Some(attribute) => message.get_attribute(attribute)?.value(),
                None => message.value()?,
            };
            Some((words, pattern))
        })
    }

    /// Reads the embedded files. A faulty entry is left out (its fallback speaks) and noted.
    fn read(lang: Lang) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![lang.code().parse().unwrap_or_default()]);
        // The marks that isolate a right-to-left name are of no use in our languages and would spoil plain text.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match lang {
            Lang::Ru => |value, _| grouped(Lang::Ru, value),
            Lang::En => |value, _| grouped(Lang::En, value),
            Lang::Kk => |value, _| grouped(Lang::Kk, value),
        }));
        let mut problems = Vec::new();
        if let Err(error) = bundle.add_builtins() {
            problems.push(error.to_string());
        }
        for (file, text) in catalogue(lang) {
            let resource =
                FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(resource, errors)| {
                    problems.extend(errors.iter().map(|error| format!("{lang}/{file}: {error}")));
                    resource
                });
            if let Err(errors) = bundle.add_resource(resource) {
                problems.extend(errors.iter().map(|error| format!("{lang}/{file}: {error}")));
            }
        }
        Self { lang, bundle, problems }
    }
}

type Pattern = fluent_syntax::ast::Pattern<&'static str>;

fn fluent_args<'a>(args: &[(&'a str, Arg<'a>)]) -> FluentArgs<'a> {
    args.iter()
        .map(|(name, arg)| {
            let value = match arg {
                Arg::Text(text) => FluentValue::from(*text),
                Arg::Number(count) => FluentValue::from(*count),
            };
            (*name, value)
        })
        .collect()
}

/// Writes whole numbers with their thousands apart; leaves everything else to Fluent.
fn grouped(lang: Lang, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(count) if count.value.fract() == 0.0 && count.value.abs() < 9e15 => {
            // Below 2^53 a whole f64 is exact.
            format!("{:.0}", count.value).parse().ok().map(|count| number(lang, count))
        }
        _ => None,
    }
}
