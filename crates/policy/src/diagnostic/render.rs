//! Findings as text: the source line, what is underlined, the rule's id, help and fix.

use annotate_snippets::{AnnotationKind, Group, Level, Patch, Renderer, Snippet};
use zalog_words::Lang;

use super::{Finding, Severity};
use crate::Compiled;
use crate::syntax::{SourceFile, SourceSpan};

/// Draws all findings, the worst first, and a line that counts them. Plain, or coloured for a terminal.
#[must_use]
pub fn render(compiled: &Compiled, lang: Lang, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for severity in Severity::ALL {
        for finding in compiled.findings.iter().filter(|f| f.severity == severity) {
            out.push_str(&renderer.render(&groups(compiled, finding, lang)));
            out.push_str("\n\n");
        }
    }
    out.push_str(&summary(compiled, lang));
    out.push('\n');
    out
}

fn groups<'a>(compiled: &'a Compiled, finding: &'a Finding, lang: Lang) -> Vec<Group<'a>> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Law | Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
    .with_name(finding.severity.label(lang));
    let title = level.primary_title(finding.message.get(lang)).id(finding.rule);
    let help = if lang == Lang::En { "help" } else { "как быть" };
    let Some(file) = compiled.sources.get(finding.span.file) else {
        return vec![title.element(Level::HELP.with_name(help).message(finding.help.get(lang)))];
    };
    let mut snippet = Snippet::source(file.text.as_str())
        .path(file.name.as_str())
        .annotation(AnnotationKind::Primary.span(range(file, finding.span)));
    for also in finding.also.iter().filter(|a| a.span.file == finding.span.file) {
        snippet = snippet
            .annotation(AnnotationKind::Context.span(range(file, also.span)).label(also.label.get(lang)));
    }
    let mut main = title.element(snippet);
    for also in finding.also.iter().filter(|a| a.span.file != finding.span.file) {
        if let Some(other) = compiled.sources.get(also.span.file) {
            let there = AnnotationKind::Context.span(range(other, also.span)).label(also.label.get(lang));
            main = main
                .element(Snippet::source(other.text.as_str()).path(other.name.as_str()).annotation(there));
        }
    }
    let mut groups = vec![main.element(Level::HELP.with_name(help).message(finding.help.get(lang)))];
    if let Some(fix) = &finding.fix
        && let Some(other) = compiled.sources.get(fix.span.file)
    {
        let title = Level::HELP.with_name(if lang == Lang::En { "fix" } else { "исправление" });
        let patch = Patch::new(range(other, fix.span), fix.replacement.as_str());
        groups.push(
            title
                .secondary_title(fix.label.get(lang))
                .element(Snippet::source(other.text.as_str()).path(other.name.as_str()).patch(patch)),
        );
    }
    groups
}

/// The span clipped to whole characters of the file, so that drawing can never fail.
fn range(file: &SourceFile, span: SourceSpan) -> std::ops::Range<usize> {
    let whole =
        |at: usize| (0..=at.min(file.text.len())).rev().find(|i| file.text.is_char_boundary(*i)).unwrap_or(0);
    let start = whole(span.start);
    start..whole(span.end).max(start)
}

/// "Ошибок: 2, по закону: 1, внимание: 3, к сведению: 1".
fn summary(compiled: &Compiled, lang: Lang) -> String {
    let count = |s: Severity| compiled.findings.iter().filter(|f| f.severity == s).count();
    let (errors, law) = (count(Severity::Error), count(Severity::Law));
    let (warnings, notes) = (count(Severity::Warning), count(Severity::Note));
    match lang {
        Lang::En if compiled.findings.is_empty() => "No findings.".to_owned(),
        Lang::En => format!("Errors: {errors}, law: {law}, warnings: {warnings}, notes: {notes}."),
        _ if compiled.findings.is_empty() => "Замечаний нет.".to_owned(),
        _ => format!("Ошибок: {errors}, о законе: {law}, внимание: {warnings}, к сведению: {notes}."),
    }
}
