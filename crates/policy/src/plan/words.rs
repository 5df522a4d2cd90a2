//! Two sentences word by word.

use std::collections::HashMap;

use serde::Serialize;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// What became of a stretch of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Edit {
    /// As before.
    Same,
    /// Gone.
    Removed,
    /// New.
    Added,
}

/// A stretch of words of one fate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// What became of it.
    pub edit: Edit,
    /// The words.
    pub text: String,
}

/// The old text and the new one woven together: without what was added it reads as the old one, without what was removed
/// as the new one.
#[must_use]
pub fn pieces(old: &str, new: &str) -> Vec<Piece> {
    let (was, is) = (tokens(old), tokens(new));
    let mut all: Vec<Piece> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &was, &is) {
        match op {
            DiffOp::Equal { old_index, len, .. } => push(&mut all, Edit::Same, text(&was, old_index, len)),
            DiffOp::Delete { old_index, old_len, .. } => {
                push(&mut all, Edit::Removed, text(&was, old_index, old_len));
            }
            DiffOp::Insert { new_index, new_len, .. } => {
                push(&mut all, Edit::Added, text(&is, new_index, new_len));
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                push(&mut all, Edit::Removed, text(&was, old_index, old_len));
                push(&mut all, Edit::Added, text(&is, new_index, new_len));
            }
        }
    }
    gathered(all)
}

/// Words, and single marks and spaces between them.
fn tokens(text: &str) -> Vec<&str> {
    let mut all = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = if first.is_alphanumeric() {
            rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (token, tail) = rest.split_at(end);
        all.push(token);
        rest = tail;
    }
    all
}

fn text(tokens: &[&str], start: usize, len: usize) -> String {
    tokens.iter().skip(start).take(len).copied().collect()
}

fn push(all: &mut Vec<Piece>, edit: Edit, text: String) {
    if text.is_empty() {
        return;
    }
    match all.last_mut() {
        Some(last) if last.edit == edit => last.text.push_str(&text),
        _ => all.push(Piece { edit, text }),
    }
}

/// A mark or space between two changed words changed with them: «-за месяц- +в год+», not word by word.
fn gathered(all: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    // The run of changes that is being gathered.
    let (mut gone, mut come) = (String::new(), String::new());
    let mut rest = all.into_iter().peekable();
    while let Some(piece) = rest.next() {
        match piece.edit {
            Edit::Removed => gone.push_str(&piece.text),
            Edit::Added => come.push_str(&piece.text),
            Edit::Same => {
                let open = !gone.is_empty() && !come.is_empty();
                let slight = !piece.text.chars().any(char::is_alphanumeric);
                if open && slight && rest.peek().is_some() {
                    gone.push_str(&piece.text);
                    come.push_str(&piece.text);
                    continue;
                }
                push(&mut out, Edit::Removed, std::mem::take(&mut gone));
                push(&mut out, Edit::Added, std::mem::take(&mut come));
                push(&mut out, Edit::Same, piece.text);
            }
        }
    }
    push(&mut out, Edit::Removed, gone);
    push(&mut out, Edit::Added, come);
    out
}

/// How many of their words two texts share, in thousandths.
pub(super) fn alike(a: &str, b: &str) -> u32 {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
    };
    let (a, b) = (words(a), words(b));
    let mut count: HashMap<&str, u32> = HashMap::new();
    for word in &a {
        *count.entry(word).or_default() += 1;
    }
    let mut shared = 0_u32;
    for word in &b {
        if let Some(left) = count.get_mut(word.as_str()).filter(|left| **left > 0) {
            *left -= 1;
            shared += 1;
        }
    }
    let whole = u32::try_from(a.len() + b.len()).unwrap_or(u32::MAX).max(1);
    shared.saturating_mul(2000) / whole
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str) -> String {
        let mark = |p: &Piece| match p.edit {
            Edit::Same => p.text.clone(),
            Edit::Removed => format!("[-{}-]", p.text),
            Edit::Added => format!("{{+{}+}}", p.text),
        };
        pieces(old, new).iter().map(mark).collect()
    }

    #[test]
    fn words_not_letters() {
        assert_eq!(shown("Храним 30 дней.", "Храним 60 дней."), "Храним [-30-]{+60+} дней.");
        assert_eq!(shown("Храним один год.", "Храним три года."), "Храним [-один год-]{+три года+}.");
        assert_eq!(shown("Имя и почта", "Имя, телефон и почта"), "Имя{+, телефон+} и почта");
        assert_eq!(shown("", "Новое"), "{+Новое+}");
        assert_eq!(shown("Прежнее", ""), "[-Прежнее-]");
        assert_eq!(shown("Одно", "Одно"), "Одно");
    }

    #[test]
    fn both_sides_can_be_read_back() {
        let texts = ["", "a", "a b c", "a, b. c", "c b a", "Ёж — зверь: «ёж»!", "a  b", "b c d e f a"];
        for old in texts {
            for new in texts {
                let woven = pieces(old, new);
                let side = |edit| -> String {
                    woven.iter().filter(|p| p.edit != edit).map(|p| p.text.as_str()).collect()
                };
                assert_eq!((side(Edit::Added).as_str(), side(Edit::Removed).as_str()), (old, new));
            }
        }
    }
}
