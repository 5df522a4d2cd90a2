//! A file written anew: its pieces with the words turned, laid out in lines.

use std::collections::BTreeMap;

use super::layout::{self, Piece};
use super::token::{Kind, Token, tokens};
use crate::syntax::word::{Role, find};
use zalog_words::Lang;

/// First byte of a word -> one past its last byte, and what is written there.
pub(super) type Turned = BTreeMap<usize, (usize, String)>;

/// What is to be done about the language of texts in the root.
#[derive(Debug, Default)]
pub(super) struct RootNote {
    /// A property to leave out.
    pub(super) remove: Option<(usize, usize)>,
    /// A property to put in behind the piece that ends here.
    pub(super) insert: Option<(usize, String)>,
}

/// The whole file, formatted.
pub(super) fn file(text: &str, turned: &Turned, root: &RootNote) -> String {
    let tokens = tokens(text);
    let mut pieces: Vec<Piece> = Vec::with_capacity(tokens.len());
    for token in &tokens {
        let removed = root.remove.is_some_and(|(start, end)| start <= token.start && token.end <= end);
        if removed {
            continue;
        }
        pieces.push(piece(text, *token, turned));
        if let Some((_, insert)) = root.insert.as_ref().filter(|(at, _)| token.end == *at) {
            pieces.push(Piece { kind: Kind::Chunk, text: insert.clone(), clause: false });
        }
    }
    layout::lines(pieces)
}

fn piece(text: &str, token: Token, turned: &Turned) -> Piece {
    let typed = text.get(token.start..token.end).unwrap_or("");
    let written = match token.kind {
        Kind::Chunk => {
            let mut out = String::with_capacity(typed.len());
            let mut at = token.start;
            for (start, (end, word)) in turned.range(token.start..token.end) {
                // Two readings of one place never overlap by halves.
                if *start < at || *end > token.end {
                    continue;
                }
                out.push_str(text.get(at..*start).unwrap_or(""));
                out.push_str(word);
                at = *end;
            }
            out.push_str(text.get(at..token.end).unwrap_or(""));
            out
        }
        Kind::Remark => typed.trim_end().to_owned(),
        _ => typed.to_owned(),
    };
    let clause = token.kind == Kind::Chunk
        && written
            .split_once('=')
            .is_some_and(|(key, _)| find(Role::Key, key, Lang::Ru).is_some_and(|f| f.word.id == "clause"));
    Piece { kind: token.kind, text: written, clause }
}
