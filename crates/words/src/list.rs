//! Joining names into a list, and quoting them.

use crate::{Lang, Words};
use std::borrow::Cow;

/// `a, b и c`, `a, b and c`, `a, b және c`.
#[must_use]
pub fn list<T: AsRef<str>>(lang: Lang, items: &[T]) -> String {
    join(items, &Words::of(lang).say("list-and"))
}

/// `a, b или c`, `a, b or c`, `a, b немесе c`.
#[must_use]
pub fn list_or<T: AsRef<str>>(lang: Lang, items: &[T]) -> String {
    join(items, &Words::of(lang).say("list-or"))
}

fn join<T: AsRef<str>>(items: &[T], last_joint: &str) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [rest @ .., last] => {
            let rest: Vec<&str> = rest.iter().map(AsRef::as_ref).collect();
            format!("{} {last_joint} {}", rest.join(", "), last.as_ref())
        }
    }
}

/// The text in the language's quotation marks: «ёлочки» in Russian and Kazakh, “curly” in English.
///
/// Marks already inside become the inner ones: „лапки“ and ‘single’.
#[must_use]
pub fn quote(lang: Lang, text: &str) -> String {
    let (open, close, inner_open, inner_close) = match lang {
        Lang::Ru | Lang::Kk => ('«', '»', "„", "“"),
        Lang::En => ('“', '”', "‘", "’"),
    };
    let inner: Cow<'_, str> = if text.contains([open, close]) {
        Cow::Owned(text.replace(open, inner_open).replace(close, inner_close))
    } else {
        Cow::Borrowed(text)
    };
    format!("{open}{inner}{close}")
}
