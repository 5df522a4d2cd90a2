//! A document for paper: the tree, and the frame a sheet of paper needs around it.

use std::fmt::Write as _;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::marks;
use super::tree::{Document, Kind};
use super::voice::Voice;
use crate::model::Policy;

/// What goes to the press.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    /// What stands around the text.
    pub frame: Frame,
    /// The text.
    pub document: Document,
}

/// What stands around a text on paper, all of it ready to print, in the language of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frame {
    /// Where relative links lead: `https://smile.example`; empty where there is no site.
    pub site: String,
    /// The operator's legal name, for the metadata of the file.
    pub author: String,
    /// Left running head: the operator's short name.
    pub over: String,
    /// Right running head: which edition.
    pub edition: String,
    /// Names and values below the title.
    pub facts: Vec<(String, String)>,
    /// Heading of the contents; empty for none.
    pub contents: String,
    /// The page number, with `%p` for the page and `%n` for the number of pages.
    pub page: String,
    /// Words under the lines for a signature; empty for no signature.
    pub sign: Vec<String>,
    /// The date of the file: when the edition was published, or begins.
    pub stamp: Timestamp,
}

/// From how many sections on a text has contents.
const CONTENTS_FROM: usize = 4;

/// Which edition a document is from, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// Number of the edition.
    pub number: u32,
    /// From which day it holds, in the operator's zone; `None` is on publication.
    pub effective: Option<Date>,
    /// The date of the file.
    pub stamp: Timestamp,
    /// Where the operator's pages stand (`https://pd.smile.example`); `None` is where the declaration says.
    pub site: Option<String>,
}

/// A document with its frame.
///
/// A consent document has lines to sign (152-FZ art. 9(4)(9)), and so has a notice to the regulator (art. 22(3)); others are
/// not signed.
#[must_use]
pub fn sheet(policy: &Policy, document: Document, issue: Issue) -> Sheet {
    let v = Voice::new(policy, document.lang);
    let Issue { number, effective, stamp, site } = issue;
    let declared = || policy.sites.first().map(|site| site.pages.as_ref().unwrap_or(&site.host));
    let site = site.or_else(|| declared().map(|host| format!("https://{host}"))).unwrap_or_default();
    let day = effective.map(|day| v.date(day));
    let edition = match &day {
        Some(day) => v.phrase(
            "print-edition-from",
            [("number", number.to_string().into()), ("date", day.clone().into())],
        ),
        None => v.phrase("print-edition-number", [("number", number.to_string().into())]),
    };
    let author = marks::plain(&v.own(&policy.operator.name));
    let mut facts = vec![
        (v.phrase("print-operator", []), author.clone()),
        (v.phrase("print-edition", []), number.to_string()),
    ];
    if let Some(day) = day {
        facts.push((v.phrase("print-effective", []), v.phrase("doc-edition-from", [("date", day.into())])));
    }
    if let Some(place) = place(&document).filter(|_| !site.is_empty()) {
        facts.push((v.phrase("print-site", []), format!("{site}{place}")));
    }
    facts.push((v.phrase("print-hash", []), hash(&document)));
    let contents = document.sections.len() >= CONTENTS_FROM;
    let sign = match document.kind {
        Kind::Consent | Kind::Notice => {
            ["print-sign-name", "print-sign-date", "print-sign-hand"].map(|key| v.phrase(key, [])).into()
        }
        _ => Vec::new(),
    };
    let frame = Frame {
        site,
        over: marks::plain(&v.operator()),
        author,
        edition,
        facts,
        contents: if contents { v.phrase("print-contents", []) } else { String::new() },
        page: v.phrase("print-page", [("page", "%p".into()), ("pages", "%n".into())]),
        sign,
        stamp,
    };
    Sheet { frame, document }
}

impl Sheet {
    /// What the press reads: one line of JSON. The same sheet is the same text.
    #[must_use]
    pub fn json(&self) -> String {
        // A tree of strings always becomes JSON; an empty text would be refused by the press.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// Where the text stands on the operator's pages; a consent document is found through its form.
fn place(document: &Document) -> Option<&'static str> {
    match document.kind {
        Kind::Policy => Some("/policy"),
        Kind::Cookies => Some("/policy/cookies"),
        _ => None,
    }
}

/// The hash of the published bytes, hexadecimal: who holds the paper can find the edition.
fn hash(document: &Document) -> String {
    let digest = Sha256::digest(document.canonical_json().as_bytes());
    digest.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
