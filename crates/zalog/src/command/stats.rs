//! `zalog text --stats`: how hard a text is to read, section by section.

use std::process::ExitCode;

use clap::ArgMatches;
use serde_json::{Map, Value, json};
use zalog_policy::document::{self, Count, Document, Ease};
use zalog_words::{Arg, Lang, number};

use super::Outcome;
use crate::terminal::Terminal;

/// Longest heading in the table, characters.
const HEADING_CHARS: usize = 44;

pub fn run(args: &ArgMatches, terminal: &Terminal, document: &Document) -> Outcome {
    let stats = document::stats(document);
    if args.get_flag("json") {
        let sections: Vec<Value> = stats
            .sections
            .iter()
            .map(|section| {
                let mut figures = of(&section.count, stats.lang);
                figures.insert("heading".to_owned(), section.heading.clone().into());
                figures.into()
            })
            .collect();
        terminal.json(
            &json!({ "lang": stats.lang, "whole": of(&stats.whole, stats.lang), "sections": sections }),
        );
        return Ok(ExitCode::SUCCESS);
    }
    let words = terminal.words();
    let head = ["sentences", "words", "average", "longest", "index"].map(|name| match name {
        "sentences" => words.say("cli-stats-sentences"),
        "words" => words.say("cli-stats-words"),
        "average" => words.say("cli-stats-average"),
        "longest" => words.say("cli-stats-longest"),
        _ => words.say("cli-stats-index"),
    });
    let mut lines = vec![row("", &head.map(|name| name.into_owned()))];
    for section in &stats.sections {
        lines.push(row(&section.heading, &figures(&section.count, stats.lang, terminal.lang)));
    }
    lines.push(row(&words.say("cli-stats-whole"), &figures(&stats.whole, stats.lang, terminal.lang)));
    terminal.answer(&lines.join("\n"));
    let index = stats.whole.index(stats.lang);
    let verdict = match index.map(Ease::of) {
        Some(Ease::Easy) => words.say("cli-stats-easy"),
        Some(Ease::Plain) => words.say("cli-stats-plain"),
        Some(Ease::Hard) => words.say("cli-stats-hard"),
        Some(Ease::VeryHard) => words.say("cli-stats-very-hard"),
        None => words.say("cli-stats-no-index"),
    };
    terminal.answer(&format!("\n{verdict}"));
    let longest = stats.whole.longest;
    if longest.words > 0 {
        let count = i64::try_from(longest.words).unwrap_or(i64::MAX);
        terminal.say(
            "cli-stats-longest-is",
            &[("count", Arg::Number(count)), ("text", Arg::Text(&longest.text))],
        );
    }
    Ok(ExitCode::SUCCESS)
}

fn of(count: &Count, lang: Lang) -> Map<String, Value> {
    let figures = [
        ("sentences", json!(count.sentences)),
        ("words", json!(count.words)),
        ("syllables", json!(count.syllables)),
        ("average", json!(rounded(count.average()))),
        ("longest", json!(count.longest)),
        ("index", json!(count.index(lang).map(rounded))),
        ("ease", json!(count.index(lang).map(Ease::of))),
    ];
    figures.into_iter().map(|(name, figure)| (name.to_owned(), figure)).collect()
}

fn rounded(figure: f64) -> f64 {
    (figure * 10.0).round() / 10.0
}

fn figures(count: &Count, lang: Lang, shown: Lang) -> [String; 5] {
    let whole = |figure: usize| number(shown, i64::try_from(figure).unwrap_or(i64::MAX));
    let point = if shown == Lang::En { "." } else { "," };
    let fine = |figure: f64| format!("{figure:.1}").replace('.', point);
    [
        whole(count.sentences),
        whole(count.words),
        fine(count.average()),
        whole(count.longest.words),
        count.index(lang).map_or_else(|| "–".to_owned(), fine),
    ]
}

fn row(name: &str, figures: &[String; 5]) -> String {
    let mut name: String = name.to_owned();
    if name.chars().count() > HEADING_CHARS {
        name = name.chars().take(HEADING_CHARS - 1).chain(['…']).collect();
    }
    let cells: String = figures.iter().map(|figure| format!(" {figure:>12}")).collect();
    format!("{name:<HEADING_CHARS$}{cells}")
}
