//! Findings as SARIF 2.1.0 (OASIS Static Analysis Results Interchange Format), which code hosts show in place.
//!
//! Levels: an error of the language and a finding of the law are `error` (both bar publication), a warning is `warning`,
//! a note is `note`; the severity of the language stands in `properties`. What the file allows is a suppressed result with
//! its reason. Columns are counted in characters (`unicodeCodePoints`).

use serde::{Deserialize, Serialize};
use zalog_words::Lang;

use super::{Finding, Severity};
use crate::Compiled;
use crate::lint::{RULES, Rule};
use crate::syntax::SourceSpan;

/// The schema a log is written by.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// A log file: the top of the format.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Log {
    /// Address of the schema.
    #[serde(rename = "$schema")]
    pub schema: String,
    /// Version of the format: `2.1.0`.
    pub version: String,
    /// One run.
    pub runs: Vec<Run>,
}

/// One run of the tool.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Run {
    /// What ran.
    pub tool: Tool,
    /// How columns are counted.
    pub column_kind: String,
    /// Language of the messages.
    pub language: String,
    /// The files looked at.
    pub artifacts: Vec<Artifact>,
    /// What was found.
    pub results: Vec<Outcome>,
}

/// What ran.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Tool {
    /// The tool itself.
    pub driver: Driver,
}

/// The tool itself, with the rules that its results name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Driver {
    /// Its name.
    pub name: String,
    /// Its version.
    pub semantic_version: String,
    /// Every rule, in the order results refer to.
    pub rules: Vec<Descriptor>,
}

/// One rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Descriptor {
    /// Stable id.
    pub id: String,
    /// One sentence.
    pub short_description: Text,
    /// What to do, with the articles.
    pub help: Text,
    /// The level of its results.
    pub default_configuration: Configuration,
    /// What the format has no place for.
    pub properties: Properties,
}

/// The level of a rule's results.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Configuration {
    /// `error`, `warning` or `note`.
    pub level: String,
}

/// A text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Text {
    /// Plain.
    pub text: String,
}

/// What the format has no place for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Properties {
    /// The severity of the language: `error`, `law`, `warning`, `note`.
    pub severity: String,
    /// Articles and fines.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub law: Vec<String>,
}

/// A file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Artifact {
    /// Where it is.
    pub location: ArtifactLocation,
}

/// Where a file is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ArtifactLocation {
    /// A URI reference; relative to the folder of the check's caller unless it says more.
    pub uri: String,
    /// Its place in the run's list of files.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub index: Option<usize>,
}

/// One result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Outcome {
    /// The rule's id.
    pub rule_id: String,
    /// The rule's place in the driver's list.
    pub rule_index: usize,
    /// `error`, `warning` or `note`.
    pub level: String,
    /// What is wrong, and what to do.
    pub message: Text,
    /// Where: one place.
    pub locations: Vec<Location>,
    /// Other places that belong to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related_locations: Vec<Location>,
    /// A safe change.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fixes: Vec<Change>,
    /// Why it is let pass. Empty: it is not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suppressions: Vec<Suppression>,
    /// What the format has no place for.
    pub properties: Properties,
}

/// A place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Location {
    /// In a file.
    pub physical_location: PhysicalLocation,
    /// What is there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<Text>,
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PhysicalLocation {
    /// The file.
    pub artifact_location: ArtifactLocation,
    /// The stretch.
    pub region: Region,
}

/// A stretch of a file; lines and columns from 1, the end column is one past the last character.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Region {
    /// First line.
    pub start_line: u32,
    /// First column.
    pub start_column: u32,
    /// Last line.
    pub end_line: u32,
    /// One past the last column.
    pub end_column: u32,
}

/// A safe change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Change {
    /// What it does.
    pub description: Text,
    /// In which files.
    pub artifact_changes: Vec<ArtifactChange>,
}

/// A change of one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ArtifactChange {
    /// The file.
    pub artifact_location: ArtifactLocation,
    /// What is replaced.
    pub replacements: Vec<Replacement>,
}

/// A replacement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Replacement {
    /// What goes.
    pub deleted_region: Region,
    /// What comes.
    pub inserted_content: Text,
}

/// Why a result is let pass.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Suppression {
    /// `inSource`: the file itself says so.
    pub kind: String,
    /// The reason.
    pub justification: String,
}

/// The findings as a log. `base` stands before every file's name, such as `examples/smile/` or
/// `file:///srv/school/`; it is a path with `/`, and is escaped here.
#[must_use]
pub fn to_sarif(compiled: &Compiled, lang: Lang, base: &str) -> Log {
    let writer = Writer { compiled, lang, base };
    // A file of the engine's own is no file of the operator's.
    let artifacts = (0..compiled.sources.len()).map(|i| Artifact { location: writer.file(i) }).collect();
    Log {
        schema: SCHEMA.to_owned(),
        version: "2.1.0".to_owned(),
        runs: vec![Run {
            tool: Tool {
                driver: Driver {
                    name: "zalog".to_owned(),
                    semantic_version: env!("CARGO_PKG_VERSION").to_owned(),
                    rules: RULES.iter().map(|rule| writer.descriptor(rule)).collect(),
                },
            },
            column_kind: "unicodeCodePoints".to_owned(),
            language: lang.code().to_owned(),
            artifacts,
            results: compiled.findings.iter().map(|f| writer.result(f)).collect(),
        }],
    }
}

struct Writer<'a> {
    compiled: &'a Compiled,
    lang: Lang,
    base: &'a str,
}

fn level(severity: Severity) -> String {
    match severity {
        Severity::Error | Severity::Law => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
    .to_owned()
}

impl Writer<'_> {
    fn pick(&self, texts: super::Three) -> String {
        super::pick(self.lang, texts).to_owned()
    }

    fn descriptor(&self, rule: &Rule) -> Descriptor {
        let law = crate::lint::notes(rule.law, &[]);
        Descriptor {
            id: rule.id.to_owned(),
            short_description: Text { text: self.pick(rule.sentence) },
            help: Text { text: self.pick(rule.help) },
            default_configuration: Configuration { level: level(rule.severity) },
            properties: Properties {
                severity: rule.severity.as_str().to_owned(),
                law: law.iter().map(|l| l.get(self.lang).to_owned()).collect(),
            },
        }
    }

    fn result(&self, finding: &Finding) -> Outcome {
        let message = format!("{}. {}", finding.message.get(self.lang), finding.help.get(self.lang));
        let fixes = finding.fix.iter().map(|fix| Change {
            description: Text { text: fix.label.get(self.lang).to_owned() },
            artifact_changes: vec![ArtifactChange {
                artifact_location: self.file(fix.span.file),
                replacements: vec![Replacement {
                    deleted_region: self.region(fix.span),
                    inserted_content: Text { text: fix.replacement.clone() },
                }],
            }],
        });
        let reason =
            |a: &super::Allowed| Suppression { kind: "inSource".to_owned(), justification: a.reason.clone() };
        Outcome {
            rule_id: finding.rule.to_owned(),
            rule_index: RULES.iter().position(|r| r.id == finding.rule).unwrap_or(0),
            level: level(finding.severity),
            message: Text { text: message },
            locations: vec![self.location(finding.span, None)],
            related_locations: finding
                .also
                .iter()
                .map(|also| self.location(also.span, Some(also.label.get(self.lang).to_owned())))
                .collect(),
            fixes: fixes.collect(),
            suppressions: finding.allowed.iter().map(reason).collect(),
            properties: Properties {
                severity: finding.severity.as_str().to_owned(),
                law: finding.law.iter().map(|l| l.get(self.lang).to_owned()).collect(),
            },
        }
    }

    fn location(&self, span: SourceSpan, message: Option<String>) -> Location {
        Location {
            physical_location: PhysicalLocation {
                artifact_location: self.file(span.file),
                region: self.region(span),
            },
            message: message.map(|text| Text { text }),
        }
    }

    fn file(&self, index: usize) -> ArtifactLocation {
        let name = self.compiled.sources.get(index).map_or("policy.kdl", |f| f.name.as_str());
        let index = (index < self.compiled.sources.len()).then_some(index);
        ArtifactLocation { uri: escaped(&format!("{}{name}", self.base)), index }
    }

    fn region(&self, span: SourceSpan) -> Region {
        let file = self.compiled.sources.get(span.file);
        let place = |at| file.map_or((1, 1), |f| f.line_column(at));
        let ((start_line, start_column), (end_line, end_column)) = (place(span.start), place(span.end));
        Region { start_line, start_column, end_line, end_column }
    }
}

/// A path as a URI reference (RFC 3986): what is no plain sign of a path is percent-encoded, byte by byte.
fn escaped(path: &str) -> String {
    const FILE: &str = "file://";
    let (start, path) = path.strip_prefix(FILE).map_or(("", path), |rest| (FILE, rest));
    let mut out = String::with_capacity(path.len());
    out.push_str(start);
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
