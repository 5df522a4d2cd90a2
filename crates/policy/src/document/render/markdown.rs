//! CommonMark with pipe tables. Whatever an operator wrote is text: no character of it can become markup.

use std::fmt::Write as _;

use super::super::tree::{Block, Document, Section, Sentence};

pub(super) fn render(document: &Document) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "# {}", inline(&document.title));
    for section in &document.sections {
        render_section(&mut out, section, 2);
    }
    out
}

fn render_section(out: &mut String, section: &Section, level: usize) {
    let _ = write!(out, "\n{} ", "#".repeat(level.min(6)));
    if !section.number.is_empty() {
        let _ = write!(out, "{}. ", section.number);
    }
    let _ = writeln!(out, "{}", inline(&section.heading));
    for block in &section.blocks {
        out.push('\n');
        render_block(out, block);
    }
    for part in &section.sections {
        render_section(out, part, level + 1);
    }
}

fn render_block(out: &mut String, block: &Block) {
    match block {
        Block::Paragraph { sentences } => {
            let _ = writeln!(out, "{}", line_start(&join(sentences)));
        }
        Block::List { entries } => {
            for entry in entries {
                let _ = writeln!(out, "- {}", line_start(&join(entry)));
            }
        }
        Block::Table { caption, head, rows } => {
            let _ = write!(out, "**{}**\n\n|", inline(caption));
            for cell in head {
                let _ = write!(out, " {} |", inline(cell));
            }
            out.push_str("\n|");
            for _ in head {
                out.push_str(" --- |");
            }
            out.push('\n');
            for row in rows {
                out.push('|');
                for cell in &row.cells {
                    let _ = write!(out, " {} |", join(cell));
                }
                out.push('\n');
            }
        }
        Block::Definitions { pairs } => {
            for pair in pairs {
                let _ = writeln!(out, "- **{}**: {}", inline(&pair.term), join(&pair.text));
            }
        }
        Block::Links { links } => {
            for link in links {
                let _ = writeln!(
                    out,
                    "- [{}](<{}>)",
                    inline(&link.text),
                    link.target.href().replace(['<', '>', '\n'], "")
                );
            }
        }
    }
}

fn join(sentences: &[Sentence]) -> String {
    sentences.iter().map(inline).collect::<Vec<_>>().join(" ")
}

fn inline(sentence: &Sentence) -> String {
    let mut out = String::new();
    for run in &sentence.runs {
        let text = escape(&run.text);
        if run.hole {
            let _ = write!(out, "<mark>{text}</mark>");
        } else {
            out.push_str(&text);
        }
    }
    out
}

/// A text in which no character is markup.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '#') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A line that would begin a list or a heading is told that it does not.
fn line_start(line: &str) -> String {
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let after = line.chars().nth(digits);
    if digits > 0 && matches!(after, Some('.' | ')')) {
        let (number, rest) = line.split_at(digits);
        return format!("{number}\\{rest}");
    }
    match line.chars().next() {
        Some('-' | '+' | '=') => format!("\\{line}"),
        _ => line.to_owned(),
    }
}
