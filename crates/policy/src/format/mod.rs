//! One way of writing a declaration: `zalog fmt`.
//!
//! What a person wrote stays: the order, the lines, the remarks, one empty line between parts, every text. What is put in
//! one form: indentation, spaces, the spelling of keywords, units that agree with their numbers, the column of clauses and
//! of remarks. `lang` turns keywords, fixed values and fixed names into the other language; the root then says in which
//! language the texts are (`тексты=ru`), so that the compiled policy is the same. That it is the same is checked on every
//! call: a formatter that changes a meaning changes nothing.

mod layout;
mod token;
mod write;

use std::collections::BTreeMap;

use zalog_words::Lang;

use crate::decode::{self, turn};
use crate::model::{Origin, Policy};
use crate::syntax::word::{self, Role};
use crate::{LoadError, Loader, compile};

/// One file, formatted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formatted {
    /// Its name.
    pub name: String,
    /// What it is to hold.
    pub text: String,
    /// Whether it holds something else now.
    pub changed: bool,
}

/// Why nothing was formatted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unformatted {
    /// The declaration has errors: put them right first.
    #[error("the declaration has errors")]
    Errors,
    /// The result would not mean the same; nothing is changed.
    #[error("the formatted declaration would not mean the same")]
    Meaning,
}

/// Files in memory.
struct Memory(BTreeMap<String, Vec<u8>>);

impl Loader for Memory {
    fn load(&self, name: &str) -> Result<Vec<u8>, LoadError> {
        self.0.get(name).cloned().ok_or(LoadError::NotFound)
    }
}

/// Formats the declaration that starts at `policy.kdl`, every file of it, in `lang` or in the language it is in.
///
/// # Errors
/// [`Unformatted`] when the declaration has errors, or when the result would mean something else.
pub fn format(loader: &dyn Loader, lang: Option<Lang>) -> Result<Vec<Formatted>, Unformatted> {
    let before = compile(loader).policy.ok_or(Unformatted::Errors)?;
    let decoded = decode::decode(loader);
    let cx = &decoded.cx;
    let lang = lang.filter(|l| *l != Lang::Kk).unwrap_or(cx.lang);
    let own = cx.sources.len().saturating_sub(1); // the engine's own file is the last
    let mut files = Vec::new();
    for (index, source) in cx.sources.iter().enumerate().take(own) {
        let turns: write::Turned = cx
            .turns
            .range((index, 0)..(index + 1, 0))
            .map(|((_, start), (end, turn))| (*start, (*end, turn.written(lang))))
            .collect();
        let root = root_note(&decoded, index, lang);
        let text = write::file(&source.text, &turns, &root);
        files.push(Formatted { name: source.name.clone(), changed: text != source.text, text });
    }
    let memory = Memory(files.iter().map(|f| (f.name.clone(), f.text.clone().into_bytes())).collect());
    let after = compile(&memory).policy.ok_or(Unformatted::Meaning)?;
    if same_meaning(&before, &after) { Ok(files) } else { Err(Unformatted::Meaning) }
}

/// What is to be done about `тексты=…` in a file's root.
fn root_note(decoded: &decode::Decoded, file: usize, lang: Lang) -> write::RootNote {
    let cx = &decoded.cx;
    let key = |text: &str| word::find(Role::Key, text, cx.lang).map(|f| f.word.id);
    let root = decoded.nodes.iter().find(|n| n.name.span.file == file && key(&n.name.text) == Some("policy"));
    let Some(root) = root else { return write::RootNote::default() };
    let there = root.props.iter().find(|p| key(&p.key.text) == Some(turn::TEXTS));
    let wanted = cx.binding != lang;
    let word = word::by_id(Role::Key, turn::TEXTS).map_or(turn::TEXTS, |w| w.canonical(lang));
    match (there, wanted) {
        (Some(property), false) => {
            write::RootNote { remove: Some((property.span.start, property.span.end)), insert: None }
        }
        (None, true) => {
            // After `формат=1`, else at the end of the root's own line.
            let format = root.props.iter().find(|p| key(&p.key.text) == Some("format"));
            let at = format.map_or(root.head.end, |p| p.span.end);
            write::RootNote { remove: None, insert: Some((at, format!("{word}={}", cx.binding.code()))) }
        }
        _ => write::RootNote::default(),
    }
}

/// Whether two policies differ in nothing but the lines they are written on.
fn same_meaning(before: &Policy, after: &Policy) -> bool {
    let bare = |policy: &Policy| {
        serde_json::to_value(policy).map(|mut value| {
            strip(&mut value);
            value
        })
    };
    matches!((bare(before), bare(after)), (Ok(a), Ok(b)) if a == b)
}

/// Takes lines and columns out.
fn strip(value: &mut serde_json::Value) {
    // Only an origin has both.
    debug_assert_eq!(Origin::default().line, 0);
    match value {
        serde_json::Value::Object(map) => {
            if map.contains_key("line") && map.contains_key("column") {
                map.remove("line");
                map.remove("column");
            }
            map.values_mut().for_each(strip);
        }
        serde_json::Value::Array(list) => list.iter_mut().for_each(strip),
        _ => {}
    }
}
