//! From a declaration's text to a checked [`Policy`](model::Policy), and from the policy to the text people read.
//!
//! Floor 1: this crate does no I/O and knows no clock. Stages, each with a type of its own:
//!
//! 1. `syntax`: bytes to a tree with places. Traps of typing are found and put right for the parser.
//! 2. `decode`: tree to a draft of the model, by one keyword table in Russian and English.
//! 3. `lint`: one rule, one file; each looks at the draft.
//! 4. `diagnostic`: findings as text and as JSON.
//! 5. `document`: the policy as the text people read.
//! 6. `plan`: what another edition would change, and what that asks.
//! 7. `trace`: each promise followed to what keeps it, and back.
//!
//! ```
//! use zalog_policy::{LoadError, Loader, compile, render};
//! use zalog_words::Lang;
//!
//! struct One(&'static str);
//! impl Loader for One {
//!     fn load(&self, name: &str) -> Result<Vec<u8>, LoadError> {
//!         if name == "policy.kdl" { Ok(self.0.into()) } else { Err(LoadError::NotFound) }
//!     }
//! }
//!
//! let compiled = compile(&One("политика «Данные» { нормы РФ; }"));
//! assert!(compiled.policy.is_none());
//! assert!(render(&compiled, Lang::Ru, false).contains("прямые кавычки"));
//! ```

mod decode;
pub mod diagnostic;
pub mod document;
mod format;
pub mod lint;
pub mod model;
pub mod plan;
mod show;
pub mod syntax;
pub mod trace;

pub use diagnostic::{Allowed, Also, Finding, Fix, Say, Severity, fixed, render, to_json, to_sarif};
pub use format::{Formatted, Unformatted, format};
pub use show::show_full;
pub use syntax::{SourceFile, SourceSpan};

use diagnostic::say;
use lint::rules;

/// Why a file could not be had.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// There is no such file.
    #[error("not found")]
    NotFound,
    /// The name leads out of the folder.
    #[error("outside the folder")]
    Outside,
    /// Anything else, in the words of the system.
    #[error("{0}")]
    Other(String),
}

/// Gives the files of one operator's folder. The caller does the reading; names are those of siblings, never paths.
pub trait Loader {
    /// The bytes of a file.
    ///
    /// # Errors
    /// [`LoadError`] when there is no such file or it cannot be read.
    fn load(&self, name: &str) -> Result<Vec<u8>, LoadError>;
}

/// What a compilation gives.
#[derive(Debug, Clone)]
pub struct Compiled {
    /// The checked policy; `None` exactly when a finding is an error.
    pub policy: Option<model::Policy>,
    /// Everything found, by file and place.
    pub findings: Vec<Finding>,
    /// The files read, in the order of [`SourceSpan::file`]; the engine's own follows the operator's when it was read.
    pub sources: Vec<SourceFile>,
}

impl Compiled {
    /// The findings that bar publication on a public host: see [`Finding::bars_publication`].
    pub fn bars(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|f| f.bars_publication())
    }

    /// The findings that the file lets pass, each with its reason.
    pub fn allowed(&self) -> impl Iterator<Item = (&Finding, &str)> {
        self.findings.iter().filter_map(|f| f.allowed.as_ref().map(|a| (f, a.reason.as_str())))
    }

    /// Whether there is no error.
    #[must_use]
    pub fn passes(&self) -> bool {
        self.policy.is_some()
    }
}

/// Most findings that are kept; a file with more is broken in one way.
pub const MAX_FINDINGS: usize = 500;

/// Compiles the declaration that starts at `policy.kdl`. Never fails and never panics: what is wrong is a finding.
#[must_use]
pub fn compile(loader: &dyn Loader) -> Compiled {
    let decode::Decoded { mut cx, draft, nodes } = decode::decode(loader);
    let mut findings = std::mem::take(&mut cx.findings);
    if let Some(policy) = &draft {
        // A rule that speaks of a node already known to be wrong would only add noise.
        let wrong: Vec<SourceSpan> =
            findings.iter().filter(|f| f.severity == Severity::Error).map(|f| f.span).collect();
        let broken: Vec<SourceSpan> =
            nodes.iter().map(|n| n.span).filter(|n| wrong.iter().any(|w| n.covers(w))).collect();
        let noisy = |f: &Finding| broken.iter().any(|n| n.covers(&f.span));
        findings.extend(lint::run(policy, &cx.places, &cx.sources).into_iter().filter(|f| !noisy(f)));
    }
    if let Some((_, first)) = cx.holes.first() {
        let count = cx.holes.len();
        let mut finding = Finding::of(
            &rules::HOLE_LEFT,
            *first,
            say!(
                "Осталось полей «уточнить»: {count}",
                "Fields left to fill in: {count}",
                "Қалған «уточнить» өрістерінің саны: {count}"
            ),
        );
        for (_, span) in cx.holes.iter().skip(1) {
            finding = finding.also(*span, say!("и здесь", "and here", "осында да"));
        }
        findings.push(finding);
    }
    if draft.is_none() && !findings.iter().any(|f| f.severity == Severity::Error) {
        let span = SourceSpan::start_of(0);
        findings.push(Finding::of(
            &rules::MISSING_NODE,
            span,
            say!("Это не декларация", "This is no declaration", "Бұл декларация емес"),
        ));
    }
    decode::allow::let_pass(&mut findings, &cx.allowances, cx.binding);
    for finding in &mut findings {
        if finding.severity != Severity::Note
            && let Some(rule) = lint::rule(finding.rule)
        {
            finding.law = lint::notes(rule.law, &cx.laws);
        }
        (finding.line, finding.column) =
            cx.sources.get(finding.span.file).map_or((1, 1), |f| f.line_column(finding.span.start));
    }
    findings.sort_by(|a, b| {
        (a.span.file, a.span.start, a.severity, a.rule).cmp(&(b.span.file, b.span.start, b.severity, b.rule))
    });
    findings.dedup_by(|a, b| a.rule == b.rule && a.span == b.span && a.message == b.message);
    let failed = draft.is_none() || findings.iter().any(|f| f.severity == Severity::Error);
    if findings.len() > MAX_FINDINGS {
        // Errors are never cut off by lesser findings.
        findings.sort_by_key(|f| f.severity);
        findings.truncate(MAX_FINDINGS);
        findings.sort_by_key(|f| (f.span.file, f.span.start));
    }
    Compiled { policy: draft.filter(|_| !failed), findings, sources: cx.sources }
}
