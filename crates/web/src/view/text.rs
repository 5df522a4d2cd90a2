//! Texts that know their language, and markup made by our own code.

use std::fmt;

use askama::filters::HtmlSafe;
use zalog_policy::model::Localized;
use zalog_words::Lang;

/// A text of the operator. In another language than the page it is marked with `lang`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    text: String,
    other: Option<Lang>,
}

impl Phrase {
    /// A text in the language of the page.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), other: None }
    }

    /// A declared text on a page in `lang`.
    #[must_use]
    pub fn of(localized: &Localized, lang: Lang) -> Self {
        let (real, text) = localized.get(lang);
        Self { text: text.to_owned(), other: (real != lang).then_some(real) }
    }

    /// Without its language, for a title or an attribute.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.other {
            Some(lang) => write!(f, "<span lang=\"{lang}\">{}</span>", Escaped(&self.text)),
            None => Escaped(&self.text).fmt(f),
        }
    }
}

impl HtmlSafe for Phrase {}

/// Markup made by our own code out of escaped texts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Html(pub String);

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl HtmlSafe for Html {}

/// Writes a text so that it is only ever a text.
pub struct Escaped<'a>(pub &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
            let (before, after) = rest.split_at(at);
            f.write_str(before)?;
            let mut signs = after.chars();
            f.write_str(match signs.next() {
                Some('&') => "&amp;",
                Some('<') => "&lt;",
                Some('>') => "&gt;",
                Some('"') => "&quot;",
                _ => "&#39;",
            })?;
            rest = signs.as_str();
        }
        f.write_str(rest)
    }
}

/// With a capital at its beginning.
#[must_use]
pub fn sentence_case(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_only_ever_a_text() {
        assert_eq!(Escaped("<b a=\"1\">&'я").to_string(), "&lt;b a=&quot;1&quot;&gt;&amp;&#39;я");
        let russian = Localized::one(Lang::Ru, "Запись <1>");
        assert_eq!(Phrase::of(&russian, Lang::Ru).to_string(), "Запись &lt;1&gt;");
        assert_eq!(Phrase::of(&russian, Lang::En).to_string(), "<span lang=\"ru\">Запись &lt;1&gt;</span>");
    }
}
