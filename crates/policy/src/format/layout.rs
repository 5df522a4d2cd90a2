//! Pieces laid out in lines: indentation, spaces, the columns of clauses and remarks.

use super::token::Kind;

/// A piece as it is to be written.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) kind: Kind,
    pub(super) text: String,
    /// A property that names the clauses of a printed text.
    pub(super) clause: bool,
}

/// Spaces per level.
const INDENT: usize = 4;
/// The column at which clauses stand, counted from 0, where the line is not longer.
const CLAUSES: usize = 64;

/// A line: what stands before its remark, and the remark.
#[derive(Debug, Default)]
struct Line {
    code: String,
    remark: Option<String>,
}

/// Lays the pieces out; the last line ends with a newline.
pub(super) fn lines(pieces: Vec<Piece>) -> String {
    let broken = broken(joined(pieces));
    let mut lines: Vec<Line> = Vec::new();
    let mut depth = 0_usize;
    let mut continued = false;
    for line in split(broken) {
        let ends_continued = line.last().is_some_and(|p| p.kind == Kind::Continued);
        if line.is_empty() {
            let after_brace = lines.last().is_none_or(|l| l.remark.is_none() && l.code.ends_with('{'));
            let empty = lines.last().is_some_and(|l| l.code.is_empty() && l.remark.is_none());
            if !after_brace && !empty {
                lines.push(Line::default());
            }
            continued = false;
            continue;
        }
        let closing = line.iter().take_while(|p| p.kind == Kind::Close).count();
        if closing > 0 && lines.last().is_some_and(|l| l.code.is_empty() && l.remark.is_none()) {
            lines.pop();
        }
        let level = depth.saturating_sub(closing) + usize::from(continued);
        for piece in &line {
            match piece.kind {
                Kind::Open => depth += 1,
                Kind::Close => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        lines.push(written(&line, level * INDENT));
        continued = ends_continued;
    }
    while lines.last().is_some_and(|l| l.code.is_empty() && l.remark.is_none()) {
        lines.pop();
    }
    aligned(&lines)
}

/// Joins `key = value` into one piece.
fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let joins = piece.kind == Kind::Chunk
            && out.last().is_some_and(|before| {
                before.kind == Kind::Chunk
                    && (piece.text.starts_with('=')
                        || (before.text.ends_with('=') && !before.text.ends_with("\"=\"")))
            });
        match out.last_mut().filter(|_| joins) {
            Some(before) => before.text.push_str(&piece.text),
            None => out.push(piece),
        }
    }
    out
}

/// Puts the ends of lines in that a block of several lines wants: after its `{`, before its `}`, and after that.
fn broken(pieces: Vec<Piece>) -> Vec<Piece> {
    // For each opening brace, whether its block takes several lines.
    let mut long = vec![false; pieces.len()];
    let mut open: Vec<(usize, bool)> = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        match piece.kind {
            Kind::Open => open.push((at, false)),
            Kind::Close => {
                if let Some((start, several)) = open.pop() {
                    for place in [start, at] {
                        if let Some(mark) = long.get_mut(place) {
                            *mark = several;
                        }
                    }
                    if let Some((_, outer)) = open.last_mut() {
                        *outer |= several;
                    }
                }
            }
            Kind::Newline | Kind::Remark | Kind::Continued => {
                if let Some((_, several)) = open.last_mut() {
                    *several = true;
                }
            }
            _ => {}
        }
    }
    let newline = || Piece { kind: Kind::Newline, text: String::new(), clause: false };
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len() + 16);
    let mut kinds = pieces.iter().map(|p| p.kind).skip(1).collect::<Vec<_>>().into_iter();
    for (piece, long) in pieces.into_iter().zip(long) {
        let next = kinds.next();
        match piece.kind {
            Kind::Open if long => {
                out.push(piece);
                if !matches!(next, Some(Kind::Newline | Kind::Remark)) {
                    out.push(newline());
                }
            }
            Kind::Close if long => {
                if out.last().is_some_and(|p| p.kind != Kind::Newline) {
                    out.push(newline());
                }
                out.push(piece);
                if !matches!(next, None | Some(Kind::Newline | Kind::Remark | Kind::Semicolon | Kind::Close))
                {
                    out.push(newline());
                }
            }
            Kind::Semicolon => {
                // It ends a node on a line that goes on; elsewhere it ends nothing.
                let ends = out.last().is_some_and(|p| matches!(p.kind, Kind::Chunk | Kind::Block));
                let goes_on = !matches!(next, None | Some(Kind::Newline | Kind::Remark));
                if ends && goes_on {
                    out.push(piece);
                } else if goes_on && out.last().is_some_and(|p| p.kind == Kind::Close) {
                    // A node after a block stands on a line of its own where the block does.
                    let block = out.iter().rev().nth(1).is_some_and(|p| p.kind == Kind::Newline);
                    if block && next != Some(Kind::Close) {
                        out.push(newline());
                    }
                }
            }
            _ => out.push(piece),
        }
    }
    out
}

/// The lines; a remark ends its line, and so does a continuation.
fn split(pieces: Vec<Piece>) -> Vec<Vec<Piece>> {
    let mut lines = vec![Vec::new()];
    for piece in pieces {
        let kind = piece.kind;
        if kind != Kind::Newline
            && let Some(line) = lines.last_mut()
        {
            line.push(piece);
        }
        if matches!(kind, Kind::Newline | Kind::Continued) {
            lines.push(Vec::new());
        }
    }
    lines
}

fn width(text: &str) -> usize {
    text.chars().count()
}

fn written(line: &[Piece], indent: usize) -> Line {
    let mut code = " ".repeat(indent);
    let mut remark = None;
    let last_of_head = line.iter().position(|p| p.kind == Kind::Open).unwrap_or(line.len());
    for (at, piece) in line.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|i| line.get(i));
        let next = line.get(at + 1).map(|p| p.kind);
        match piece.kind {
            Kind::Remark => {
                remark = Some(piece.text.clone());
                continue;
            }
            Kind::Semicolon => {
                code.push(';');
                continue;
            }
            _ => {}
        }
        if let Some(before) = before
            && before.kind != Kind::Without
        {
            // An end is put before a closing brace that follows a word on its line.
            if piece.kind == Kind::Close && matches!(before.kind, Kind::Chunk | Kind::Block) {
                code.push(';');
            }
            let ends_head = matches!(next, None | Some(Kind::Open | Kind::Remark | Kind::Continued));
            if piece.clause && ends_head && at < last_of_head {
                // A remark-like number stands apart even where its line is too long for the column.
                code.push_str(&" ".repeat(CLAUSES.saturating_sub(width(&code)).max(3)));
            } else {
                code.push(' ');
            }
        }
        match piece.kind {
            Kind::Open => code.push('{'),
            Kind::Close => code.push('}'),
            Kind::Continued => code.push('\\'),
            _ => code.push_str(&piece.text),
        }
    }
    Line { code, remark }
}

/// Remarks behind words stand at one column while lines follow each other.
fn aligned(lines: &[Line]) -> String {
    let mut out = String::new();
    let behind = |line: &Line| line.remark.is_some() && !line.code.trim().is_empty();
    let mut column = 0;
    for (at, line) in lines.iter().enumerate() {
        if behind(line) && !at.checked_sub(1).and_then(|i| lines.get(i)).is_some_and(behind) {
            let group = lines.iter().skip(at).take_while(|l| behind(l));
            // One very long line does not push the others away.
            column = group.map(|l| width(&last_line(&l.code))).filter(|w| *w <= 100).max().unwrap_or(0);
        }
        out.push_str(if line.code.trim().is_empty() && line.remark.is_none() { "" } else { &line.code });
        if let Some(remark) = &line.remark {
            if behind(line) {
                let gap = (column + 2).saturating_sub(width(&last_line(&line.code))).max(2);
                out.push_str(&" ".repeat(gap));
            }
            out.push_str(remark);
        }
        out.push('\n');
    }
    out
}

/// The part of a line behind the last end of line in it: a text may hold some.
fn last_line(code: &str) -> String {
    code.rsplit('\n').next().unwrap_or(code).to_owned()
}
