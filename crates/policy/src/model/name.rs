//! Names: slugs, texts per language, and where in the file a node stands.

use std::collections::BTreeMap;
use std::fmt;

use zalog_words::Lang;

/// The stable machine name of a node: lower-case ASCII letters, digits and hyphens. Used in URLs, form fields and the
/// store; made by the compiler from the declared name (known kinds have a fixed one) or pinned by `машинное-имя=`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct Slug(String);

/// Why a text is no slug.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no slug: lower-case Latin letters, digits and single hyphens, 1 to 48 of them")]
pub struct SlugError(pub String);

impl Slug {
    /// Longest slug, in bytes.
    pub const MAX: usize = 48;

    /// Reads a slug.
    ///
    /// # Errors
    /// [`SlugError`] when a character is not of the alphabet, the text is empty, too long, or a hyphen stands wrong.
    ///
    /// ```
    /// use zalog_policy::model::Slug;
    /// assert!(Slug::new("call-back").is_ok());
    /// assert!(Slug::new("Звонок").is_err());
    /// ```
    pub fn new(text: &str) -> Result<Self, SlugError> {
        let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let right = !text.is_empty()
            && text.len() <= Self::MAX
            && text.chars().all(letters)
            && !text.starts_with('-')
            && !text.ends_with('-')
            && !text.contains("--");
        if right { Ok(Self(text.to_owned())) } else { Err(SlugError(text.to_owned())) }
    }

    /// As text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text the operator wrote, per language. The first one written is binding.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Localized {
    /// Language of the binding text.
    pub binding: Lang,
    /// All texts, the binding one included.
    pub texts: BTreeMap<&'static str, String>,
}

impl Localized {
    /// One text in one language.
    #[must_use]
    pub fn one(lang: Lang, text: impl Into<String>) -> Self {
        Self { binding: lang, texts: BTreeMap::from([(lang.code(), text.into())]) }
    }

    /// The text in `lang`, or else the binding one; with the language it is really in, for the `lang` attribute.
    #[must_use]
    pub fn get(&self, lang: Lang) -> (Lang, &str) {
        match self.texts.get(lang.code()) {
            Some(text) => (lang, text),
            None => (self.binding, self.texts.get(self.binding.code()).map_or("", String::as_str)),
        }
    }

    /// The text in `lang` or the binding one, without its language.
    #[must_use]
    pub fn text(&self, lang: Lang) -> &str {
        self.get(lang).1
    }
}

/// Where a node stands and which printed clauses it carries.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Origin {
    /// File name within the operator's folder.
    pub file: String,
    /// Line, from 1; 0 for what the language or a law pack added.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// Numbers of the printed text's clauses (`пункт="4.1 4.2"`), as written, one per entry.
    pub clauses: Vec<String>,
}
