//! Findings as JSON of a stable shape: what an editor, a pipeline or a web page reads.

use serde_json::{Value, json};
use zalog_words::Lang;

use crate::Compiled;
use crate::syntax::SourceSpan;

/// `{"format":1,"ok":…,"bars":…,"counts":{…},"findings":[…]}`; `bars` counts what bars publication on a public host, and
/// `counts` leaves out what the file allows, which has a count of its own. Lines and columns are counted from 1, columns in characters;
/// `start` and `end` are bytes of the decoded text.
#[must_use]
pub fn to_json(compiled: &Compiled, lang: Lang) -> Value {
    let count = |s: super::Severity| {
        compiled.findings.iter().filter(|f| f.severity == s && f.allowed.is_none()).count()
    };
    let mut counts: serde_json::Map<String, Value> =
        super::Severity::ALL.into_iter().map(|s| (s.as_str().to_owned(), json!(count(s)))).collect();
    counts.insert("allowed".to_owned(), json!(compiled.allowed().count()));
    let findings: Vec<Value> = compiled
        .findings
        .iter()
        .map(|f| {
            json!({
                "rule": f.rule,
                "severity": f.severity.as_str(),
                "at": place(compiled, f.span),
                "message": f.message.get(lang),
                "help": f.help.get(lang),
                "law": f.law.iter().map(|l| l.get(lang)).collect::<Vec<_>>(),
                "allowed": f.allowed.as_ref().map(|a| json!({
                    "at": place(compiled, a.span),
                    "reason": a.reason,
                })),
                "fix": f.fix.as_ref().map(|fix| json!({
                    "at": place(compiled, fix.span),
                    "replacement": fix.replacement,
                    "label": fix.label.get(lang),
                })),
                "also": f.also.iter().map(|a| json!({
                    "at": place(compiled, a.span),
                    "label": a.label.get(lang),
                })).collect::<Vec<_>>(),
            })
        })
        .collect();
    json!({ "format": 1, "ok": compiled.policy.is_some(), "bars": compiled.bars().count(), "counts": counts, "findings": findings })
}

fn place(compiled: &Compiled, span: SourceSpan) -> Value {
    let file = compiled.sources.get(span.file);
    let (line, column) = file.map_or((1, 1), |f| f.line_column(span.start));
    let (end_line, end_column) = file.map_or((1, 1), |f| f.line_column(span.end));
    json!({
        "file": file.map_or("", |f| f.name.as_str()),
        "line": line, "column": column, "endLine": end_line, "endColumn": end_column,
        "start": span.start, "end": span.end,
    })
}
