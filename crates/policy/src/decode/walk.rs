//! Looks through every word of the tree for letters of another alphabet.

use super::cx::Cx;
use crate::diagnostic::{Finding, say};
use crate::lint::rules;
use crate::syntax::SourceSpan;
use crate::syntax::alike::{Script, mixed};
use crate::syntax::tree::{Form, Node};

/// Reports words of mixed alphabets in names, keys, values and texts.
pub(crate) fn scripts(cx: &mut Cx, nodes: &[Node]) {
    for node in nodes {
        word(cx, &node.name.text, node.name.span, false);
        for value in &node.args {
            word(cx, &value.text, value.span, value.form == Form::Quoted);
        }
        for property in &node.props {
            word(cx, &property.key.text, property.key.span, false);
            word(cx, &property.value.text, property.value.span, property.value.form == Form::Quoted);
        }
        scripts(cx, &node.children);
    }
}

fn word(cx: &mut Cx, text: &str, span: SourceSpan, quoted: bool) {
    // A host says so by its own rule.
    if text.contains('.') && !text.contains(char::is_whitespace) {
        return;
    }
    for part in text.split(|c: char| !c.is_alphanumeric()) {
        let Some(found) = mixed(part) else { continue };
        // "2D-модель" and "IPадрес" are odd but nobody is deceived; a look-alike letter is.
        let Some(first) = found.foreign.first() else { continue };
        if found.meant.is_none() {
            continue;
        }
        let (letter, position) = (first.letter, first.position);
        let (ru, en, kk) = match first.script {
            Script::Latin => ("латинская", "Latin", "латынша"),
            Script::Cyrillic => ("русская", "Cyrillic", "орысша"),
        };
        let message = say!(
            "В слове «{part}» буква {position} «{letter}» {ru}",
            "In the word `{part}` letter {position} `{letter}` is {en}",
            "«{part}» сөзінде {position} орындағы «{letter}» әрпі {kk}"
        );
        let mut finding = Finding::of(&rules::CONFUSABLE_SCRIPT, span, message);
        if let Some(meant) = found.meant {
            let file = cx.sources.get(span.file);
            let typed = file.map_or("", |f| f.text_of(span));
            let replacement =
                if quoted { typed.replacen(part, &meant, 1) } else { text.replacen(part, &meant, 1) };
            finding = finding.fix(
                span,
                replacement,
                say!("написать «{meant}»", "write `{meant}`", "«{meant}» деп жазу"),
            );
        }
        cx.push(finding);
        return;
    }
}
