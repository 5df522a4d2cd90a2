//! Declared names, and the machine names made of them.

use std::collections::HashMap;

use crate::model::Slug;
use crate::syntax::SourceSpan;
use crate::syntax::fold::{fold, nearest};

/// A kind of thing that has names of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Space {
    Role,
    Subject,
    Store,
    Item,
    Purpose,
    Form,
    Tag,
    Recipient,
    Site,
    Document,
}

/// A declared name.
#[derive(Debug, Clone)]
pub(crate) struct Declared {
    pub slug: Slug,
    pub name: String,
    pub span: SourceSpan,
}

/// All names a declaration declares.
#[derive(Debug, Default)]
pub(crate) struct Names {
    by_name: HashMap<(Space, String), Declared>,
    by_slug: HashMap<(Space, Slug), SourceSpan>,
}

impl Names {
    /// The declared thing of that name.
    pub(crate) fn get(&self, space: Space, name: &str) -> Option<&Declared> {
        self.by_name.get(&(space, fold(name)))
    }

    /// Who already has that machine name.
    pub(crate) fn holder(&self, space: Space, slug: &Slug) -> Option<SourceSpan> {
        self.by_slug.get(&(space, slug.clone())).copied()
    }

    /// How many names a space has.
    pub(crate) fn count(&self, space: Space) -> usize {
        self.by_slug.keys().filter(|(s, _)| *s == space).count()
    }

    /// Takes a name in.
    pub(crate) fn add(&mut self, space: Space, name: &str, slug: Slug, span: SourceSpan) {
        self.by_slug.insert((space, slug.clone()), span);
        self.by_name.insert((space, fold(name)), Declared { slug, name: name.to_owned(), span });
    }

    /// The declared name nearest to a text.
    pub(crate) fn nearest(&self, space: Space, text: &str) -> Option<String> {
        let names = self.by_name.iter().filter(|((s, _), _)| *s == space).map(|(_, d)| d.name.as_str());
        nearest(text, names).map(str::to_owned)
    }
}

/// Latin letters for a Cyrillic one, Russian and Kazakh; `None` when it is no such letter.
fn letters(c: char) -> Option<&'static str> {
    Some(match c {
        'а' | 'ә' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ғ' => "g",
        'д' => "d",
        'е' | 'ё' | 'э' => "e",
        'ж' => "zh",
        'з' => "z",
        'и' | 'і' => "i",
        'й' | 'ы' => "y",
        'к' => "k",
        'қ' => "q",
        'л' => "l",
        'м' => "m",
        'н' | 'ң' => "n",
        'о' | 'ө' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' | 'ұ' | 'ү' => "u",
        'ф' => "f",
        'х' => "kh",
        'һ' => "h",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ъ' | 'ь' => "",
        'ю' => "yu",
        'я' => "ya",
        _ => return None,
    })
}

/// A machine name from a typed one: transliterated, other characters as hyphens, cut at a hyphen when too long.
pub(crate) fn transliterate(name: &str) -> Option<Slug> {
    let mut out = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            _ => match letters(c) {
                Some(latin) => out.push_str(latin),
                None if !out.ends_with('-') && !out.is_empty() => out.push('-'),
                None => {}
            },
        }
    }
    while out.len() > Slug::MAX {
        match out.trim_end_matches('-').rfind('-').filter(|at| *at > 0) {
            Some(at) => out.truncate(at),
            None => out.truncate(Slug::MAX),
        }
    }
    Slug::new(out.trim_matches('-')).ok()
}

/// A title from a typed name: hyphens as spaces, the first letter upper.
pub(crate) fn humanised(name: &str) -> String {
    let spaced = name.replace(['-', '_'], " ");
    let mut chars = spaced.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_slugs() {
        for (name, slug) in [
            ("сбои", "sboi"),
            ("дата-приёма", "data-priema"),
            ("Щука Ъ", "shchuka"),
            ("қала", "qala"),
            ("zalog-visit", "zalog-visit"),
            ("a--b", "a-b"),
        ] {
            assert_eq!(transliterate(name).unwrap().as_str(), slug);
        }
        assert_eq!(transliterate("…"), None);
        let long = transliterate(&"слово-".repeat(30)).unwrap();
        assert!(long.as_str().len() <= Slug::MAX);
        assert_eq!(humanised("участники-акций"), "Участники акций");
    }
}
