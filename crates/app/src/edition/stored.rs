//! A declaration as it is stored: its files by name, as one text under one hash. From these bytes alone the policy is compiled
//! again, so a server needs no folder of the operator's.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zalog_journal::Hash;
use zalog_policy::model::{Localized, Policy};
use zalog_policy::{Compiled, LoadError, Loader, compile};
use zalog_store::tables::edition::EditionRow;

use crate::AppError;

/// The files of a declaration.
#[derive(Serialize, Deserialize)]
struct Files {
    files: BTreeMap<String, String>,
}

/// The text under which a compiled declaration is stored: JSON of its files by name, the engine's own among them.
#[must_use]
pub fn declaration(compiled: &Compiled) -> String {
    let files = compiled.sources.iter().map(|s| (s.name.clone(), s.text.clone())).collect();
    // A map of texts always serializes.
    serde_json::to_string(&Files { files }).unwrap_or_default()
}

impl Files {
    /// Reads what was stored. Before files were kept by name, they stood one after another, each under a line `// name.kdl`.
    fn read(stored: &str) -> Self {
        if let Ok(files) = serde_json::from_str(stored) {
            return files;
        }
        let mut files: BTreeMap<String, String> = BTreeMap::new();
        let mut name = "policy.kdl";
        for line in stored.lines() {
            match line.strip_prefix("// ").filter(|n| n.ends_with(".kdl") && !n.contains(' ')) {
                Some(next) => name = next,
                None => {
                    let text = files.entry(name.to_owned()).or_default();
                    text.push_str(line);
                    text.push('\n');
                }
            }
        }
        Self { files }
    }
}

impl Loader for Files {
    fn load(&self, name: &str) -> Result<Vec<u8>, LoadError> {
        self.files.get(name).map(|text| text.as_bytes().to_vec()).ok_or(LoadError::NotFound)
    }
}

/// The policy of a stored declaration, as it was published.
pub(crate) fn policy(stored: &str, row: &EditionRow) -> Result<Policy, AppError> {
    let compiled = compile(&Files::read(stored));
    let mut policy = compiled.policy.ok_or_else(|| {
        AppError::internal("this program does not understand the declaration in force any more")
    })?;
    as_published(&mut policy, row);
    Ok(policy)
}

/// What was said beside the declaration when it was published stands in the text, and therefore in the policy.
fn as_published(policy: &mut Policy, row: &EditionRow) {
    let edition = &mut policy.edition;
    if edition.reason.is_none() {
        edition.reason = row.reason.as_deref().map(|reason| Localized::one(policy.language, reason));
    }
    if edition.effective.is_none() && row.effective_at > row.published_at {
        let zone = jiff::tz::TimeZone::get(&policy.operator.zone).unwrap_or(jiff::tz::TimeZone::UTC);
        edition.effective = Some(zone.to_datetime(row.effective_at).date());
    }
}

/// SHA-256 of a text.
pub(crate) fn hash(text: &str) -> Hash {
    Sha256::digest(text.as_bytes()).into()
}
