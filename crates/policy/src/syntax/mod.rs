//! From bytes to a tree with places: encoding, traps, KDL, and the one table of keywords.

pub mod alike;
pub mod encoding;
pub mod fold;
mod patch;
mod scan;
mod scan_word;
mod source;
mod table;
pub(crate) mod tree;
pub mod word;

pub use scan::MAX_DEPTH;
pub use source::{SourceFile, SourceSpan};
pub use table::TABLE;
pub use tree::{MAX_NODES, MAX_VALUES};
pub use word::{Found, Role, Word};

use crate::diagnostic::{Finding, say};
use crate::lint::rules;
use encoding::Encoding;

/// Longest file, in bytes.
pub const MAX_FILE: usize = 1024 * 1024;

/// A file that was read as far as it could be.
pub(crate) struct Parsed {
    /// The file.
    pub source: SourceFile,
    /// Its nodes.
    pub nodes: Vec<tree::Node>,
    /// What was found.
    pub findings: Vec<Finding>,
}

/// Reads one file into a tree. Never fails: what cannot be read is a finding.
pub(crate) fn parse(name: &str, bytes: &[u8], file: usize) -> Parsed {
    if bytes.len() > MAX_FILE {
        let span = SourceSpan::start_of(file);
        let limit = MAX_FILE / 1024;
        let finding = Finding::of(
            &rules::TOO_LARGE,
            span,
            say!(
                "Файл {name} больше {limit} КиБ",
                "The file {name} is larger than {limit} KiB",
                "{name} файлы {limit} КиБ шегінен үлкен"
            ),
        );
        return Parsed { source: SourceFile::new(name, ""), nodes: Vec::new(), findings: vec![finding] };
    }
    let (text, encoding) = encoding::decode(bytes);
    let source = SourceFile::new(name, text);
    let mut findings = Vec::new();
    let label = match encoding {
        Encoding::Utf8 => None,
        Encoding::Utf16 => Some("UTF-16"),
        Encoding::Windows1251 => Some("windows-1251"),
        Encoding::Unknown => Some("?"),
    };
    if let Some(label) = label {
        let end = source.text.find('\n').unwrap_or(source.text.len());
        let span = SourceSpan { file, start: 0, end };
        let whole = SourceSpan { file, start: 0, end: source.text.len() };
        let mut finding = Finding::of(
            &rules::WRONG_ENCODING,
            span,
            say!(
                "Файл {name} сохранён не в UTF-8, а в {label}",
                "The file {name} is saved in {label}, not in UTF-8",
                "{name} файлы UTF-8 емес, {label} кодтауымен сақталған"
            ),
        );
        if encoding != Encoding::Unknown {
            // Writing the decoded text back is the whole cure.
            finding = finding.fix(
                whole,
                source.text.clone(),
                say!("сохранить в UTF-8", "save as UTF-8", "UTF-8 кодтауымен сақтау"),
            );
        }
        findings.push(finding);
    }
    if encoding == Encoding::Unknown {
        return Parsed { source, nodes: Vec::new(), findings };
    }
    let scanned = scan::scan(&source.text, file);
    findings.extend(scanned.findings);
    let mut nodes = Vec::new();
    if scanned.parsable {
        let (parsed, found) = tree::parse(&scanned.patched, &source, file);
        nodes = parsed;
        findings.extend(found);
    }
    Parsed { source, nodes, findings }
}
