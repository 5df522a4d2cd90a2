//! From the checked [`Policy`] to the texts people read.
//!
//! No sentence about a rule is written in this code. Sentences are messages of `crates/words/catalogue/*/policy.ftl`; what
//! stands here decides which sentence a rule needs and hands it the rule's own numbers, names and articles. So the page
//! cannot say anything else than what the engine is told to do.
//!
//! ```no_run
//! # fn text(policy: &zalog_policy::model::Policy) -> String {
//! zalog_policy::document::policy(policy, zalog_words::Lang::Ru).markdown()
//! # }
//! ```

mod acknowledgement;
mod brief;
pub(crate) mod compare;
mod consent;
mod cookies;
mod marks;
mod names;
mod office;
mod own;
mod particulars;
mod phrase;
mod render;
mod section;
mod sheet;
mod stats;
mod tree;
mod undertaking;
mod voice;

pub use names::{REGISTER, named, names, office_names, public_names};
pub use office::{Ask, Gap, Notice};
pub use particulars::Particular;
pub(crate) use particulars::particulars;
pub use sheet::{Frame, Issue, Sheet, sheet};
pub use stats::{Count, Ease, Longest, SectionCount, Stats, stats};
pub use tree::{Block, Document, Kind, Link, Pair, Row, Run, Section, Sentence, Target};

use zalog_words::Lang;

use crate::model::{Policy, Purpose, Slug};
pub(crate) use render::markdown_text;
use voice::Voice;
pub(crate) use voice::upper_first;

/// The whole policy: first one screen in plain words, then the sections the regulator recommends (152-FZ art. 18.1(2),
/// Roskomnadzor's recommendations of 2017; GDPR art. 13). A section with nothing to say is absent; numbers follow.
///
/// The text comes in Russian, English and Kazakh. What the operator gave in another language only is marked with it.
#[must_use]
pub fn policy(policy: &Policy, lang: Lang) -> Document {
    let voice = Voice::linked(policy, lang);
    let mut sections = brief::sections(&voice).to_vec();
    sections.extend(section::all(&voice));
    Document {
        kind: Kind::Policy,
        lang: voice.lang,
        title: voice.own_sentence("policy", &policy.title),
        sections,
    }
}

/// The cookie terms, a document of their own.
#[must_use]
pub fn cookies(policy: &Policy, lang: Lang) -> Document {
    cookies::document(&Voice::new(policy, lang))
}

/// The consent document of a purpose, with the fields of 152-FZ art. 9(4) (of art. 10.1 for distribution, of 94-V
/// art. 8(4) in Kazakhstan); `None` when that purpose asks no consent.
#[must_use]
pub fn consent(policy: &Policy, purpose: &Slug, lang: Lang) -> Option<Document> {
    consent::document(&Voice::new(policy, lang), purpose)
}

/// A document of the operator's own; `None` when none has that machine name.
#[must_use]
pub fn own(policy: &Policy, name: &str, lang: Lang) -> Option<Document> {
    let declared = policy.documents.iter().find(|document| document.slug.as_str() == name)?;
    Some(own::document(&Voice::new(policy, lang), declared))
}

/// The short notice beside a form whose purpose asks no consent. It informs (152-FZ art. 18.1(2)) and is never a ground.
#[must_use]
pub fn acknowledgement(policy: &Policy, lang: Lang) -> Document {
    acknowledgement::document(&Voice::new(policy, lang))
}

/// A notice of processing to the regulator (152-FZ art. 22, form of Roskomnadzor's order 180). Where a law asks for none,
/// the document says so, and what is kept instead.
#[must_use]
pub fn notice(policy: &Policy, kind: Notice, lang: Lang) -> Document {
    office::notice(&Voice::for_the_office(policy, lang), kind)
}

/// The register of processing (GDPR art. 30(1); 152-FZ art. 18.1(1)).
#[must_use]
pub fn register(policy: &Policy, lang: Lang) -> Document {
    office::register(&Voice::for_the_office(policy, lang))
}

/// The register of processing for a spreadsheet: RFC 4180, UTF-8, with a byte order mark if `mark` asks for it. No field
/// is taken for a formula.
#[must_use]
pub fn register_csv(policy: &Policy, lang: Lang, mark: bool) -> String {
    office::register_csv(&Voice::for_the_office(policy, lang), mark)
}

/// The list of data necessary and sufficient for each task; `None` where the law of Kazakhstan does not apply.
#[must_use]
pub fn data_list(policy: &Policy, lang: Lang) -> Option<Document> {
    office::data_list(&Voice::for_the_office(policy, lang))
}

/// What a member of staff undertakes before a role that asks for this duty is his; `None` for a duty that no role asks for.
#[must_use]
pub fn undertaking(policy: &Policy, duty: &str, lang: Lang) -> Option<Document> {
    undertaking::document(&Voice::new(policy, lang), duty)
}

/// What the documents lack: each field a law pack lists and the declaration does not fill.
#[derive(Debug, Default)]
pub(crate) struct Gaps {
    pub(crate) consents: Vec<Gap>,
    pub(crate) cookies: Vec<Gap>,
    pub(crate) notices: Vec<Gap>,
    pub(crate) register: Vec<Gap>,
}

impl Gaps {
    pub(crate) fn of(policy: &Policy) -> Self {
        Self {
            consents: consent::gaps(policy),
            cookies: cookies::gaps(policy),
            notices: office::notice_gaps(policy),
            register: office::register_gaps(policy),
        }
    }
}

/// What the law of the seat calls an operation of the journal's closed list; what that law does not tell apart has the name
/// another pack gives it. The policy's own list of operations is printed from the same packs.
#[must_use]
pub fn operation(policy: &Policy, listed: &str, lang: Lang) -> String {
    Voice::new(policy, lang).operation_listed(listed)
}

/// The basis of a purpose with its articles, in the very sentences of the policy.
#[must_use]
pub fn basis(policy: &Policy, purpose: &Purpose, lang: Lang) -> String {
    let sentences = Voice::new(policy, lang).basis(purpose);
    sentences.iter().map(Sentence::plain).collect::<Vec<_>>().join(" ")
}
