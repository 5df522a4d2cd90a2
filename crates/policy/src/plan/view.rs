//! Views of a plan: for a terminal, as Markdown, as JSON. What was taken out and put in is marked with signs in each of them;
//! colour only repeats what the signs say.

use serde_json::{Value as Json, json};
use zalog_words::{Arg, Lang, Words};

use super::change::Turn;
use super::text::{ClauseChange, TextChange};
use super::words::{Edit, Piece};
use super::{Outcome, Plan};
use crate::document::markdown_text;

const RED: &str = "\u{1b}[31m";
const GREEN: &str = "\u{1b}[32m";
const BOLD: &str = "\u{1b}[1m";
const PLAIN: &str = "\u{1b}[0m";

/// How a view writes.
trait Hand {
    fn heading(&self, level: usize, text: &str) -> String;
    fn line(&self, depth: usize, sign: char, text: &str) -> String;
    fn text(&self, text: &str) -> String;
    fn pieces(&self, pieces: &[Piece]) -> String;
}

struct Tty {
    colour: bool,
}

impl Tty {
    fn in_colour(&self, colour: &str, text: &str) -> String {
        if self.colour { format!("{colour}{text}{PLAIN}") } else { text.to_owned() }
    }
}

impl Hand for Tty {
    fn heading(&self, level: usize, text: &str) -> String {
        let indent = "  ".repeat(level.saturating_sub(2));
        let gap = if level < 3 { "\n" } else { "" };
        format!("{gap}{indent}{}\n", self.in_colour(BOLD, text))
    }

    fn line(&self, depth: usize, sign: char, text: &str) -> String {
        let line = format!("{sign} {text}");
        let line = match sign {
            '+' => self.in_colour(GREEN, &line),
            '-' => self.in_colour(RED, &line),
            _ => line,
        };
        format!("{}{line}\n", "  ".repeat(depth))
    }

    fn text(&self, text: &str) -> String {
        text.to_owned()
    }

    fn pieces(&self, pieces: &[Piece]) -> String {
        let piece = |p: &Piece| match p.edit {
            Edit::Same => p.text.clone(),
            Edit::Removed => self.in_colour(RED, &format!("[-{}-]", p.text)),
            Edit::Added => self.in_colour(GREEN, &format!("{{+{}+}}", p.text)),
        };
        pieces.iter().map(piece).collect()
    }
}

struct Markdown;

impl Hand for Markdown {
    fn heading(&self, level: usize, text: &str) -> String {
        format!("\n{} {}\n\n", "#".repeat(level), self.text(text))
    }

    fn line(&self, _: usize, sign: char, text: &str) -> String {
        let sign = if sign == ' ' { String::new() } else { format!("`{sign}` ") };
        format!("- {sign}{text}\n")
    }

    fn text(&self, text: &str) -> String {
        markdown_text(text)
    }

    fn pieces(&self, pieces: &[Piece]) -> String {
        let mut out = String::new();
        for piece in pieces {
            // Marks must touch the words they mark.
            let core = piece.text.trim();
            let (head, tail) = match piece.text.split_once(core) {
                Some((head, tail)) if !core.is_empty() => (head, tail),
                _ => (piece.text.as_str(), ""),
            };
            let mark = match piece.edit {
                _ if core.is_empty() => "",
                Edit::Same => "",
                Edit::Removed => "~~",
                Edit::Added => "**",
            };
            out.push_str(&format!("{head}{mark}{}{mark}{tail}", self.text(core)));
        }
        out
    }
}

impl Plan {
    /// For a terminal; `colour` only where somebody sees it.
    #[must_use]
    pub fn text(&self, lang: Lang, colour: bool) -> String {
        write(self, lang, &Tty { colour }).trim_start().to_owned()
    }

    /// As Markdown.
    #[must_use]
    pub fn markdown(&self, lang: Lang) -> String {
        write(self, lang, &Markdown).replace("\n\n\n", "\n\n").trim_start().to_owned()
    }

    /// For programs: everything there is, each change with its sentence.
    #[must_use]
    pub fn json(&self, lang: Lang) -> Json {
        let mut whole = serde_json::to_value(self).unwrap_or_default();
        if let Some(map) = whole.as_object_mut() {
            map.insert("format".to_owned(), json!(1));
            map.insert("needs-notice".to_owned(), json!(self.needs_notice()));
            map.insert("understated".to_owned(), json!(self.understated()));
            map.insert("summary".to_owned(), json!(self.summary(lang)));
        }
        if let Some(changes) = whole.get_mut("changes").and_then(Json::as_array_mut) {
            for (shown, change) in changes.iter_mut().zip(&self.changes) {
                if let Some(map) = shown.as_object_mut() {
                    map.insert("words".to_owned(), json!(change.sentence(lang)));
                }
            }
        }
        if let Some(consents) = whole.get_mut("consents").and_then(Json::as_array_mut) {
            for (shown, consent) in consents.iter_mut().zip(&self.consents) {
                if let Some(map) = shown.as_object_mut() {
                    map.insert("words".to_owned(), json!(self.consent_sentence(consent, lang)));
                }
            }
        }
        whole
    }
}

fn write(plan: &Plan, lang: Lang, hand: &dyn Hand) -> String {
    let words = Words::of(lang);
    let mut out = hand.heading(1, &plan.title(lang));
    for sentence in plan.summary(lang) {
        out.push_str(&hand.line(0, ' ', &hand.text(&sentence)).replacen("  ", "", 1));
    }
    if plan.is_empty() {
        return out;
    }
    for group in plan.groups(lang) {
        out.push_str(&hand.heading(2, &group.title));
        for owner in group.owners {
            out.push_str(&hand.heading(3, &owner.name));
            for (turn, line) in owner.lines {
                out.push_str(&hand.line(2, turn.sign(), &hand.text(&line)));
            }
        }
    }
    if !plan.consents.is_empty() {
        out.push_str(&hand.heading(2, &words.say("plan-consents")));
        for consent in &plan.consents {
            let sign = match consent.outcome {
                Outcome::Stays => '=',
                Outcome::AskAgain => '~',
                Outcome::Ends => '-',
                Outcome::New => '+',
            };
            out.push_str(&hand.line(1, sign, &hand.text(&plan.consent_sentence(consent, lang))));
        }
    }
    out.push_str(&hand.heading(2, &words.say("plan-texts")));
    if plan.texts.is_empty() {
        out.push_str(&hand.line(1, '=', &hand.text(&words.say("plan-texts-same"))));
    }
    // In full in the reader's language; of the others it is enough to know that they follow.
    for own in [true, false] {
        for text in plan.texts.iter().filter(|t| (t.lang == lang) == own) {
            write_text(&mut out, text, own, lang, hand);
        }
    }
    out
}

fn write_text(out: &mut String, text: &TextChange, full: bool, lang: Lang, hand: &dyn Hand) {
    let words = Words::of(lang);
    let key = match text.turn {
        Turn::Added => "plan-text-added",
        Turn::Removed => "plan-text-removed",
        _ => "plan-text-name",
    };
    let args = [("title", Arg::Text(&text.title)), ("language", Arg::Text(text.lang.native_name()))];
    let mut name = words.say_with(key, &args);
    if text.turn == Turn::Reworded {
        let count = i64::try_from(text.clauses.len()).unwrap_or(i64::MAX);
        name = format!("{name}: {}", words.say_with("plan-clauses", &[("count", Arg::Number(count))]));
    }
    if text.turn != Turn::Reworded || !full {
        out.push_str(&hand.line(1, text.turn.sign(), &hand.text(&name)));
        return;
    }
    out.push_str(&hand.heading(3, &name));
    let mut section: Option<&str> = None;
    for ClauseChange { section: id, heading, turn, pieces, .. } in &text.clauses {
        if section != Some(id) {
            section = Some(id);
            out.push_str(&hand.heading(4, heading));
        }
        let line = match turn {
            Turn::Reworded => hand.pieces(&shortened(pieces)),
            // The sign says it of the whole line.
            _ => hand.text(&pieces.iter().map(|p| p.text.as_str()).collect::<String>()),
        };
        out.push_str(&hand.line(3, turn.sign(), &line));
    }
}

/// Longest stretch of unchanged words that is shown whole, in characters.
const LONG: usize = 120;
/// How much of a longer one stays at either end.
const KEPT: usize = 48;

/// The pieces without the middle of long stretches that are as before.
fn shortened(pieces: &[Piece]) -> Vec<Piece> {
    let last = pieces.len().saturating_sub(1);
    let short = |(at, piece): (usize, &Piece)| {
        let length = piece.text.chars().count();
        if piece.edit != Edit::Same || length <= LONG {
            return piece.clone();
        }
        let head: String = piece.text.chars().take(if at == 0 { 0 } else { KEPT }).collect();
        let tail: String = piece.text.chars().skip(length - if at == last { 0 } else { KEPT }).collect();
        // Whole words only.
        let head = head.rsplit_once(' ').map_or("", |(head, _)| head);
        let tail = tail.split_once(' ').map_or("", |(_, tail)| tail);
        let text = match (head.is_empty(), tail.is_empty()) {
            (true, _) => format!("… {tail}"),
            (_, true) => format!("{head} …"),
            _ => format!("{head} … {tail}"),
        };
        Piece { edit: Edit::Same, text }
    };
    pieces.iter().enumerate().map(short).collect()
}
