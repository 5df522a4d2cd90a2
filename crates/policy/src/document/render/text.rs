//! Plain text for letters and terminals: lines of at most 78 characters.

use super::super::tree::{Block, Document, Section, Sentence};

const WIDTH: usize = 78;

pub(super) fn render(document: &Document) -> String {
    let mut out = String::new();
    let title = document.title.plain();
    wrap(&mut out, "", "", &title);
    rule(&mut out, '=', &title);
    for section in &document.sections {
        render_section(&mut out, section, 0);
    }
    out
}

fn render_section(out: &mut String, section: &Section, depth: usize) {
    out.push('\n');
    let mut heading = section.heading.plain();
    if !section.number.is_empty() {
        heading = format!("{}. {heading}", section.number);
    }
    wrap(out, "", "", &heading);
    if depth == 0 {
        rule(out, '-', &heading);
    }
    for block in &section.blocks {
        out.push('\n');
        render_block(out, block);
    }
    for part in &section.sections {
        render_section(out, part, depth + 1);
    }
}

fn render_block(out: &mut String, block: &Block) {
    match block {
        Block::Paragraph { sentences } => wrap(out, "", "", &join(sentences)),
        Block::List { entries } => {
            for entry in entries {
                wrap(out, "- ", "  ", &join(entry));
            }
        }
        Block::Table { caption, head, rows } => {
            // A table of paragraphs does not fit into 78 columns: each row becomes a small list under its first cell.
            wrap(out, "", "", &format!("{}:", caption.plain()));
            for row in rows {
                for (index, (cell, head)) in row.cells.iter().zip(head).enumerate() {
                    let line = format!("{}: {}", head.plain(), join(cell));
                    if index == 0 {
                        wrap(out, "- ", "  ", &line);
                    } else {
                        wrap(out, "  ", "    ", &line);
                    }
                }
            }
        }
        Block::Definitions { pairs } => {
            for pair in pairs {
                wrap(out, "", "    ", &format!("{}: {}", pair.term.plain(), join(&pair.text)));
            }
        }
        Block::Links { links } => {
            for link in links {
                wrap(out, "- ", "  ", &format!("{}: {}", link.text.plain(), link.target.href()));
            }
        }
    }
}

fn join(sentences: &[Sentence]) -> String {
    sentences.iter().map(Sentence::plain).collect::<Vec<_>>().join(" ")
}

fn rule(out: &mut String, stroke: char, heading: &str) {
    out.extend(std::iter::repeat_n(stroke, heading.chars().count().min(WIDTH)));
    out.push('\n');
}

/// Greedy filling. A no-break space holds its words together; it is counted like any character.
fn wrap(out: &mut String, first: &str, rest: &str, text: &str) {
    let mut line = first.to_owned();
    let mut width = first.chars().count();
    let mut empty = true;
    for word in text.split(' ').filter(|w| !w.is_empty()) {
        let length = word.chars().count();
        if !empty && width + 1 + length > WIDTH {
            out.push_str(&line);
            out.push('\n');
            line = rest.to_owned();
            width = rest.chars().count();
            empty = true;
        }
        if !empty {
            line.push(' ');
            width += 1;
        }
        line.push_str(word);
        width += length;
        empty = false;
    }
    out.push_str(&line);
    out.push('\n');
}
