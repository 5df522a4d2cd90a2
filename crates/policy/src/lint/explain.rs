//! A rule as a person reads it: what it is about, what to do, the law, an example that breaks it and one that does not.

use serde_json::{Value, json};
use zalog_words::Lang;

use crate::diagnostic::{Three, pick};

use super::{Example, RULES, Rule, law};

/// One rule in full.
#[must_use]
pub fn explain(rule: &Rule, lang: Lang) -> String {
    let pick = |texts: Three| pick(lang, texts);
    let todo = pick(("Как быть", "What to do", "Не істеу керек"));
    let by_law = pick(("Закон", "Law", "Заң"));
    let (bad, good) =
        (pick(("Нарушает", "Breaks it", "Бұзады")), pick(("Не нарушает", "Does not", "Бұзбайды")));
    let mut out = format!("{} · {}\n{}\n", rule.id, rule.severity.label(lang), pick(rule.sentence));
    out.push_str(&format!("\n{todo}: {}\n", pick(rule.help)));
    for note in law::notes(rule.law, &[]) {
        out.push_str(&format!("{by_law}: {}\n", note.get(lang)));
    }
    for (title, example) in [(bad, rule.bad), (good, rule.good)] {
        out.push_str(&format!("\n{title}:\n\n{}", indented(&example)));
    }
    out
}

/// Every rule in a line, grouped by severity, the worst first.
#[must_use]
pub fn explain_all(lang: Lang) -> String {
    let width = RULES.iter().map(|r| r.id.len()).max().unwrap_or(0);
    let mut out = String::new();
    for severity in crate::Severity::ALL {
        let label = severity.label(lang);
        out.push_str(&format!("{}{label}\n", if out.is_empty() { "" } else { "\n" }));
        for rule in RULES.iter().filter(|r| r.severity == severity) {
            let sentence = pick(lang, rule.sentence);
            out.push_str(&format!("  {:<width$}  {sentence}\n", rule.id));
        }
    }
    out
}

/// A rule for programs.
#[must_use]
pub fn to_value(rule: &Rule, lang: Lang) -> Value {
    let pick = |texts: Three| pick(lang, texts);
    let notes = law::notes(rule.law, &[]);
    json!({
        "rule": rule.id,
        "severity": rule.severity.as_str(),
        "sentence": pick(rule.sentence),
        "help": pick(rule.help),
        "law": notes.iter().map(|n| n.get(lang)).collect::<Vec<_>>(),
        "breaks": rule.bad.shown(),
        "keeps": rule.good.shown(),
    })
}

/// An example, moved in from the margin; a very long one (a file made too large) is cut.
fn indented(example: &Example) -> String {
    const LINES: usize = 60;
    let shown = example.shown();
    let mut out = String::new();
    for line in shown.trim_end().lines().take(LINES) {
        let line: String = line.chars().take(200).collect();
        out.push_str(format!("    {line}").trim_end());
        out.push('\n');
    }
    if shown.lines().count() > LINES {
        out.push_str("    …\n");
    }
    out
}
