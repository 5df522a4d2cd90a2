//! Only characters that a font here can draw reach the page: an archive file may not have a hole where a letter was.

use serde_json::Value;
use typst::text::Font;

/// What stands for a character that no font has.
const UNKNOWN: char = '\u{25a1}';

/// Replaces, in every string of the tree, what cannot be drawn; what is drawn as nothing is left out.
pub fn keep_printable(value: &mut Value, fonts: &[Font]) {
    match value {
        Value::String(text) => {
            if !text.is_ascii() || text.chars().any(char::is_control) {
                *text = text.chars().filter_map(|c| printable(c, fonts)).collect();
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| keep_printable(value, fonts)),
        Value::Object(map) => map.values_mut().for_each(|value| keep_printable(value, fonts)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn printable(c: char, fonts: &[Font]) -> Option<char> {
    let has = |c: char| fonts.iter().any(|font| font.info().coverage.contains(u32::from(c)));
    match c {
        '\t' | '\n' | '\r' => Some(' '),
        // Controls, byte order marks, private use: no reader of the file could say what they mean.
        c if c.is_control() || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}') => None,
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => Some(UNKNOWN),
        // Joiners, direction marks, variation selectors: drawn as nothing.
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{fe00}'..='\u{fe0f}' => None,
        c if c == ' ' || c == '\u{ad}' || has(c) => Some(c),
        _ => Some(UNKNOWN),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::fonts;
    use serde_json::json;

    #[test]
    fn every_letter_of_the_three_languages_is_there() {
        let letters = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһіabcxyz0123456789";
        let signs = "№«»—–-₽₸€§…„“”‚’•→✓©×%/@&+=?!.,:;()[]{}#$*\\\u{a0}\u{202f}\u{2011}";
        let mut tree = json!([letters, letters.to_uppercase(), signs]);
        let before = tree.clone();
        keep_printable(&mut tree, &fonts());
        assert_eq!(tree, before);
    }

    #[test]
    fn what_no_font_has_is_shown_as_unknown() {
        let mut tree = json!({"a": ["\u{5b57}!", "\u{e000}x", "a\u{0}b\u{feff}c\u{200b}d", "e\nf"]});
        keep_printable(&mut tree, &fonts());
        assert_eq!(tree, json!({"a": ["□!", "□x", "abcd", "e f"]}));
    }
}
