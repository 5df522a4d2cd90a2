//! Findings as text: the source line, what is underlined, the rule's id, help and fix.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Patch, Renderer, Snippet};
use zalog_words::Lang;

use super::{Finding, Severity, pick};
use crate::Compiled;
use crate::syntax::{SourceFile, SourceSpan};

/// Longest stretch of a file that is drawn, in bytes; a longer one is only named by line and column.
const MAX_WINDOW: usize = 16 * 1024;

/// Draws all findings, the worst first, and a line that counts them. Plain, or coloured for a terminal.
#[must_use]
pub fn render(compiled: &Compiled, lang: Lang, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for severity in Severity::ALL {
        for finding in compiled.findings.iter().filter(|f| f.severity == severity && f.allowed.is_none()) {
            out.push_str(&renderer.render(&groups(compiled, finding, lang)));
            out.push_str("\n\n");
        }
    }
    out.push_str(&allowed(compiled, lang));
    out.push_str(&summary(compiled, lang));
    out.push('\n');
    out
}

/// What the file lets pass, each in two lines: the finding, and the reason given.
fn allowed(compiled: &Compiled, lang: Lang) -> String {
    let mut out = String::new();
    for (finding, reason) in compiled.allowed() {
        if out.is_empty() {
            out.push_str(pick(lang, ("Допущено:\n", "Allowed:\n", "Жол берілген:\n")));
        }
        let file = compiled.sources.get(finding.span.file).map_or("", |f| f.name.as_str());
        let (line, column, id) = (finding.line, finding.column, finding.rule);
        let message = finding.message.get(lang);
        let because = pick(lang, ("причина", "reason", "себебі"));
        out.push_str(&format!("  {file}:{line}:{column} {message} [{id}]\n      {because}: {reason}\n"));
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

/// The lines of a file that some spans touch.
struct Window<'a> {
    file: &'a SourceFile,
    start: usize,
    end: usize,
}

impl<'a> Window<'a> {
    /// The lines around the spans; `None` when that is too much to draw.
    fn around(file: &'a SourceFile, spans: impl IntoIterator<Item = SourceSpan>) -> Option<Self> {
        let (mut start, mut end) = (usize::MAX, 0);
        for span in spans {
            start = start.min(span.start);
            end = end.max(span.end);
        }
        let start = whole(file, start.min(end));
        let end = whole(file, end);
        let start = file.slice(0, start).rfind('\n').map_or(0, |at| at + 1);
        let end = file.slice(end, file.text.len()).find('\n').map_or(file.text.len(), |at| end + at + 1);
        (end - start <= MAX_WINDOW).then_some(Self { file, start, end })
    }

    fn text(&self) -> &'a str {
        self.file.slice(self.start, self.end)
    }

    fn line(&self) -> usize {
        usize::try_from(self.file.line_column(self.start).0).unwrap_or(1)
    }

    fn range(&self, span: SourceSpan) -> Range<usize> {
        let start = whole(self.file, span.start).clamp(self.start, self.end);
        let end = whole(self.file, span.end).clamp(start, self.end);
        start - self.start..end - self.start
    }
}

/// An offset clipped to a whole character, so that drawing can never fail.
fn whole(file: &SourceFile, at: usize) -> usize {
    let at = at.min(file.text.len());
    (at.saturating_sub(3)..=at).rev().find(|i| file.text.is_char_boundary(*i)).unwrap_or(0)
}

fn groups<'a>(compiled: &'a Compiled, finding: &'a Finding, lang: Lang) -> Vec<Group<'a>> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Law | Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
    .with_name(finding.severity.label(lang));
    let title = level.primary_title(finding.message.get(lang)).id(finding.rule);
    let help = Level::HELP
        .with_name(pick(lang, ("как быть", "help", "не істеу керек")))
        .message(finding.help.get(lang));
    let Some(file) = compiled.sources.get(finding.span.file) else {
        return vec![title.element(help)];
    };
    let here = |also: &&super::Also| also.span.file == finding.span.file;
    let near: Vec<_> = finding.also.iter().filter(here).collect();
    let spans = near.iter().map(|a| a.span).chain([finding.span]);
    let main = match Window::around(file, spans) {
        Some(window) => {
            let mut snippet = Snippet::source(window.text())
                .line_start(window.line())
                .path(file.name.as_str())
                .annotation(AnnotationKind::Primary.span(window.range(finding.span)));
            for also in near {
                let span = window.range(also.span);
                snippet = snippet.annotation(AnnotationKind::Context.span(span).label(also.label.get(lang)));
            }
            title.element(snippet)
        }
        None => {
            let (line, column) = file.line_column(finding.span.start);
            let line = usize::try_from(line).unwrap_or(1);
            let column = usize::try_from(column).unwrap_or(1);
            title.element(Origin::path(file.name.as_str()).line(line).char_column(column))
        }
    };
    let mut main = elsewhere(compiled, finding, lang, main).element(help);
    for note in &finding.law {
        let level = Level::NOTE.with_name(pick(lang, ("закон", "law", "заң")));
        main = main.element(level.message(note.get(lang)));
    }
    let mut groups = vec![main];
    groups.extend(finding.fix.as_ref().and_then(|fix| patch(compiled, fix, lang)));
    groups
}

/// Adds the places in other files.
fn elsewhere<'a>(compiled: &'a Compiled, finding: &'a Finding, lang: Lang, mut main: Group<'a>) -> Group<'a> {
    for also in finding.also.iter().filter(|a| a.span.file != finding.span.file) {
        let Some(other) = compiled.sources.get(also.span.file) else { continue };
        let Some(window) = Window::around(other, [also.span]) else { continue };
        let there = AnnotationKind::Context.span(window.range(also.span)).label(also.label.get(lang));
        let snippet = Snippet::source(window.text()).line_start(window.line()).path(other.name.as_str());
        main = main.element(snippet.annotation(there));
    }
    main
}

/// The change a fix makes, when it is small enough to show.
fn patch<'a>(compiled: &'a Compiled, fix: &'a super::Fix, lang: Lang) -> Option<Group<'a>> {
    let file = compiled.sources.get(fix.span.file)?;
    let window = Window::around(file, [fix.span])?;
    let title = Level::HELP.with_name(pick(lang, ("исправление", "fix", "түзету")));
    let change = Patch::new(window.range(fix.span), fix.replacement.as_str());
    let snippet =
        Snippet::source(window.text()).line_start(window.line()).path(file.name.as_str()).patch(change);
    Some(title.secondary_title(fix.label.get(lang)).element(snippet))
}

/// "Ошибок: 2, о законе: 1, внимание: 3, к сведению: 1, допущено: 1."
fn summary(compiled: &Compiled, lang: Lang) -> String {
    let count =
        |s: Severity| compiled.findings.iter().filter(|f| f.severity == s && f.allowed.is_none()).count();
    let (errors, law) = (count(Severity::Error), count(Severity::Law));
    let (warnings, notes) = (count(Severity::Warning), count(Severity::Note));
    let allowed = compiled.allowed().count();
    let mut text = match lang {
        Lang::En if compiled.findings.is_empty() => return "No findings.".to_owned(),
        Lang::En => format!("Errors: {errors}, law: {law}, warnings: {warnings}, notes: {notes}"),
        Lang::Kk if compiled.findings.is_empty() => return "Ескертулер жоқ.".to_owned(),
        Lang::Kk => format!("Қателер: {errors}, заң туралы: {law}, назар: {warnings}, мәлімет үшін: {notes}"),
        Lang::Ru if compiled.findings.is_empty() => return "Замечаний нет.".to_owned(),
        Lang::Ru => format!("Ошибок: {errors}, о законе: {law}, внимание: {warnings}, к сведению: {notes}"),
    };
    if allowed > 0 {
        let word = pick(lang, ("допущено", "allowed", "жол берілген"));
        text.push_str(&format!(", {word}: {allowed}"));
    }
    text.push('.');
    text
}
