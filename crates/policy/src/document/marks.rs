//! Marks that travel through a message and come out as runs.
//!
//! A message is formatted as one string; an operator's text in another language, or a hole, must still be told apart
//! afterwards. So values go in between private-use characters (which no text of an operator keeps), and the formatted
//! sentence is cut at them.

use zalog_words::Lang;

use super::tree::{Run, Target};

const HOLE: char = '\u{e000}';
const END: char = '\u{e001}';
/// Begins a link; the anchor follows, each of its characters moved by [`ANCHOR`] so that nothing takes it for text.
const LINK: char = '\u{e002}';
const LINK_END: char = '\u{e003}';
const ANCHOR: u32 = 0xe100;
/// The first of one character per language.
const LANG: u32 = 0xe010;

fn opener(lang: Lang) -> Option<char> {
    let index = Lang::ALL.iter().position(|l| *l == lang)?;
    char::from_u32(LANG + u32::try_from(index).ok()?)
}

fn language(mark: char) -> Option<Lang> {
    Lang::ALL.iter().copied().find(|l| opener(*l) == Some(mark))
}

/// Text without marks and with its white space collapsed.
pub(super) fn clean(text: &str) -> String {
    let kept: String = text
        .chars()
        .filter(|c| {
            !('\u{e000}'..='\u{f8ff}').contains(c)
                && !matches!(c, '\u{2066}'..='\u{2069}' | '\u{200b}' | '\u{feff}')
        })
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    // Split at plain white space only: a no-break space stays where somebody put it.
    kept.split([' ', '\t', '\n', '\r']).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Marks a text as being in a language of its own.
pub(super) fn in_language(lang: Lang, text: &str) -> String {
    match opener(lang) {
        Some(mark) => format!("{mark}{text}{END}"),
        None => text.to_owned(),
    }
}

/// Marks a text as standing for a value still to be given.
pub(super) fn hole(text: &str) -> String {
    format!("{HOLE}{text}{END}")
}

/// Marks a text as the name of what the section with that anchor is about. Anchors are ASCII.
pub(super) fn link(anchor: &str, text: &str) -> String {
    let moved = anchor.chars().filter(char::is_ascii).filter_map(|c| char::from_u32(ANCHOR + u32::from(c)));
    std::iter::once(LINK).chain(moved).chain(text.chars()).chain([LINK_END]).collect()
}

/// A character of an anchor.
fn moved_back(c: char) -> Option<char> {
    u32::from(c).checked_sub(ANCHOR).filter(|n| *n < 0x80).and_then(char::from_u32)
}

/// Cuts a formatted text at its marks.
pub(super) fn runs(text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut current = Run::default();
    let mut anchor = String::new();
    let mut push = |run: Run| {
        if !run.text.is_empty() {
            runs.push(run);
        }
    };
    for c in text.chars() {
        if let Some(letter) = moved_back(c) {
            anchor.push(letter);
            current.to = Some(Target::Section(anchor.clone()));
            continue;
        }
        let to = current.to.clone();
        let next = match c {
            LINK => {
                anchor.clear();
                Some(Run::default())
            }
            LINK_END => Some(Run::default()),
            HOLE => Some(Run { hole: true, to, ..Run::default() }),
            END => Some(Run { to, ..Run::default() }),
            // Isolation marks of the formatter say what the runs already say.
            '\u{2068}' | '\u{2069}' => continue,
            c => language(c).map(|lang| Run { lang: Some(lang), to, ..Run::default() }),
        };
        match next {
            Some(run) => push(std::mem::replace(&mut current, run)),
            None => current.text.push(c),
        }
    }
    push(current);
    runs
}

/// The text without its marks.
pub(super) fn plain(text: &str) -> String {
    runs(text).into_iter().map(|r| r.text).collect()
}
