//! Sheets of the examples, and one made by hand.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::date;
use lopdf::Document as Pdf;
use zalog_policy::document::{self, Document, Issue, Run, Section, Sentence, Sheet, sheet};
use zalog_policy::model::Policy;
use zalog_policy::{LoadError, Loader, compile};
use zalog_words::Lang;

struct Folder(PathBuf);

impl Loader for Folder {
    fn load(&self, name: &str) -> Result<Vec<u8>, LoadError> {
        std::fs::read(self.0.join(name)).map_err(|_| LoadError::NotFound)
    }
}

/// The declaration of an example.
pub fn example(name: &str) -> Policy {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name);
    compile(&Folder(folder)).policy.unwrap()
}

/// When the samples were published.
pub fn stamp() -> Timestamp {
    "2026-11-22T09:30:00Z".parse().unwrap()
}

/// A document of an example with its frame.
pub fn framed(policy: &Policy, document: Document) -> Sheet {
    let effective = Some(date(2026, 12, 15));
    sheet(policy, document, Issue { number: 3, effective, stamp: stamp(), site: None })
}

/// The policy of an example with its frame.
pub fn policy_of(name: &str, lang: Lang) -> Sheet {
    let policy = example(name);
    framed(&policy, document::policy(&policy, lang))
}

/// The notice of one example with one more section, which says `text`.
pub fn saying(text: &str) -> Sheet {
    let mut sheet = policy_of("smile", Lang::Ru);
    let run = sheet.document.title.runs[0].clone();
    let sentence = |text: &str| Sentence {
        node: String::new(),
        runs: vec![Run { text: text.to_owned(), ..run.clone() }],
    };
    sheet.document.title = sentence(text);
    sheet.document.sections = vec![Section {
        id: "one".to_owned(),
        node: String::new(),
        number: String::new(),
        heading: sentence(text),
        summary: false,
        blocks: vec![document::Block::Paragraph { sentences: vec![sentence(text)] }],
        sections: vec![],
    }];
    sheet
}

/// The PDF of a sheet, read back.
pub fn read(sheet: &Sheet) -> Pdf {
    Pdf::load_mem(&zalog_press::press(sheet.json().as_bytes()).unwrap()).unwrap()
}

/// The words on all pages, without white space and hyphens at line ends.
pub fn words(pdf: &Pdf) -> String {
    let pages: Vec<u32> = pdf.get_pages().keys().copied().collect();
    squeezed(&pdf.extract_text(&pages).unwrap())
}

/// Without white space, so that a wrapped line is as good as a long one.
pub fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{ad}' | '-' | '\u{2010}' | '\u{2011}'))
        .collect()
}
