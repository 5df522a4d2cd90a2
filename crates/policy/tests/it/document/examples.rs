//! The example declarations, changed in their own text: every number and every word of every list is a rule, and each
//! change of one must change the printed text.

use std::path::{Path, PathBuf};

use zalog_policy::model::Policy;
use zalog_policy::{LoadError, Loader, compile, document, render};
use zalog_words::Lang;

/// The nodes whose words are a list of rules.
const LISTS: [&str; 10] = [
    "данные",
    "субъекты",
    "видят",
    "каналы",
    "нельзя",
    "обязательно",
    "по-желанию",
    "предложить",
    "для",
    "никогда",
];

struct Changed {
    folder: PathBuf,
    text: String,
}

impl Loader for Changed {
    fn load(&self, name: &str) -> Result<Vec<u8>, LoadError> {
        if name == "policy.kdl" {
            return Ok(self.text.clone().into());
        }
        std::fs::read(self.folder.join(name)).map_err(|_| LoadError::NotFound)
    }
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name)
}

fn compiled(folder: &Path, text: &str) -> Option<Policy> {
    compile(&Changed { folder: folder.to_owned(), text: text.to_owned() }).policy
}

/// The text without comments, byte for byte as long: what is left is what counts. Strings are blanked too, save those that
/// begin with a number (`"30 дней"`).
fn bare(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let blank = |part: &str| -> String {
        part.chars().map(|c| if c == '\n' { "\n".to_owned() } else { " ".repeat(c.len_utf8()) }).collect()
    };
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if c == '"' {
            rest[1..].find('"').map_or(rest.len(), |end| end + 2)
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
            continue;
        };
        let (part, after) = rest.split_at(length);
        let duration = part.starts_with('"') && {
            let inner = part.trim_matches('"');
            let word = inner.trim_start_matches(|c: char| c.is_ascii_digit());
            word.len() < inner.len()
                && word.starts_with(' ')
                && word.trim_start().starts_with(char::is_alphabetic)
        };
        if duration {
            out.push_str(part)
        } else {
            out.push_str(&blank(part))
        }
        rest = after;
    }
    assert_eq!(out.len(), text.len());
    out
}

/// Every text with one number made one greater; the line it stands in says which.
fn greater_numbers(text: &str) -> Vec<(String, String)> {
    let bare = bare(text);
    let mut changed = Vec::new();
    let mut at = 0;
    while let Some(start) = bare[at..].find(|c: char| c.is_ascii_digit()).map(|i| i + at) {
        let end = bare[start..].find(|c: char| !c.is_ascii_digit()).map_or(bare.len(), |i| i + start);
        at = end;
        let before = bare[..start].chars().next_back();
        let after = bare[end..].chars().next();
        let alone = before.is_some_and(|c| c.is_whitespace() || c == '=' || c == '"')
            && after.is_none_or(|c| c.is_whitespace() || c == ';');
        // `формат` is the version of the language and no rule.
        if alone && !bare[..start].ends_with("формат=") && end - start < 5 {
            let number: u32 = text[start..end].parse().unwrap();
            changed.push((line(text, start), format!("{}{}{}", &text[..start], number + 1, &text[end..])));
        }
    }
    changed
}

/// Every text with one word of one list left out: each item (`each`), or the last word of each list.
fn shorter_lists(text: &str, each: bool) -> Vec<(String, String)> {
    let bare = bare(text);
    let mut changed = Vec::new();
    let ends = |c: char| matches!(c, '\n' | ';' | '{' | '}' | '\\');
    for (start, _) in bare.match_indices(|c: char| c.is_alphabetic()) {
        let first = bare[..start].chars().rev().find(|c| *c != ' ').is_none_or(ends);
        let Some(list) = LISTS.iter().find(|l| first && bare[start..].starts_with(&format!("{l} "))) else {
            continue;
        };
        let from = start + list.len();
        let to = bare[from..].find(ends).map_or(bare.len(), |i| i + from);
        let words: Vec<&str> = bare[from..to].split_whitespace().collect();
        if words.len() < 2 || words.iter().any(|w| w.contains('=')) {
            continue;
        }
        // Items one by one where asked; else one word is enough to see that the list is said.
        let skip = if each && *list == "данные" { 0 } else { words.len() - 1 };
        for word in words.into_iter().skip(skip) {
            let position = from + bare[from..to].find(&format!(" {word}")).unwrap();
            let after = position + 1 + word.len();
            changed.push((
                format!("{word} in: {}", line(text, start)),
                format!("{}{}", &text[..position], &text[after..]),
            ));
        }
    }
    changed
}

fn line(text: &str, at: usize) -> String {
    let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    text[start..].lines().next().unwrap_or_default().trim().to_owned()
}

/// Changes one example everywhere; the text must follow every time.
fn follows(name: &str, each: bool) {
    let folder = folder(name);
    let text = std::fs::read_to_string(folder.join("policy.kdl")).unwrap();
    let whole = compile(&Changed { folder: folder.clone(), text: text.clone() });
    let policy =
        whole.policy.as_ref().unwrap_or_else(|| panic!("{name}: {}", render(&whole, Lang::Ru, false)));
    let before = document::policy(policy, Lang::Ru).canonical_json();
    let (mut mute, mut refused, mut followed) = (Vec::new(), Vec::new(), 0);
    for (what, changed) in greater_numbers(&text).into_iter().chain(shorter_lists(&text, each)) {
        match compiled(&folder, &changed) {
            // A change the language refuses (a field without its item, a host of one list only) says nothing here.
            None => refused.push(what),
            Some(policy) if document::policy(&policy, Lang::Ru).canonical_json() == before => mute.push(what),
            Some(_) => followed += 1,
        }
    }
    assert_eq!(mute, Vec::<String>::new(), "{name}: rules that the text does not say");
    assert!(followed > 30 && followed > refused.len(), "{name}: {followed} followed, refused: {refused:#?}");
}

#[test]
fn smile() {
    follows("smile", true);
}

#[test]
fn pumpa() {
    follows("pumpa", false);
}

#[test]
fn proedu() {
    follows("proedu", false);
}

#[test]
fn progtime() {
    follows("progtime", false);
}

#[test]
fn prommet() {
    follows("prommet", false);
}

#[test]
fn every_example_prints_in_whole_sentences_in_every_language() {
    for name in ["smile", "pumpa", "proedu", "progtime", "prommet"] {
        let folder = folder(name);
        let text = std::fs::read_to_string(folder.join("policy.kdl")).unwrap();
        let policy = compiled(&folder, &text).unwrap();
        for lang in Lang::ALL {
            for text in super::all(&policy, lang) {
                if lang == Lang::Kk {
                    super::language::check_kazakh(&text);
                }
                super::language::check_sentences(&text);
                super::views::check_views(&text);
            }
        }
    }
}

#[test]
fn the_examples_are_read_without_effort() {
    for name in ["pumpa", "proedu", "smile", "progtime", "prommet"] {
        let folder = folder(name);
        let text = std::fs::read_to_string(folder.join("policy.kdl")).unwrap();
        let policy = compiled(&folder, &text).unwrap();
        for lang in [Lang::Ru, Lang::En] {
            let stats = document::stats(&document::policy(&policy, lang));
            let (index, average) = (stats.whole.index(lang).unwrap(), stats.whole.average());
            assert!(index > 55.0, "{name}, {lang}: {index}");
            assert!(average < 14.0, "{name}, {lang}: {average} words in a sentence");
            assert!(stats.whole.longest.words < 60, "{name}, {lang}: {:?}", stats.whole.longest);
        }
    }
}
