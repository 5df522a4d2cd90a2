//! What a copy says. Field names are the format's: `docs/copy.md`; a change of theirs is a new version of the format.

use jiff::Timestamp;
use serde::{Serialize, Serializer};
use zalog_vault::Zeroizing;

/// One part of a copy, in the order they come. A kind that has many rows comes several times.
pub enum Part {
    /// First: what the copy is of.
    Head(Box<Head>),
    /// Records with their values.
    Records(Vec<RecordCopy>),
    /// Consents with their receipts.
    Consents(Vec<ConsentCopy>),
    /// Texts that were shown.
    Acknowledged(Vec<Acknowledged>),
    /// What happened.
    Events(Vec<EventCopy>),
    /// Entries of the journal about the person.
    Journal(Vec<JournalLine>),
    /// Where the person is signed in.
    Sessions(Vec<SessionCopy>),
    /// Last: nothing is missing.
    End,
}

/// A declared name and what people read for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Named {
    /// The name in the declaration.
    pub name: String,
    /// In the language of the copy.
    pub title: String,
}

/// Whose copy it is, and of what.
#[derive(Debug, Clone, Serialize)]
pub struct Head {
    /// [`super::FORMAT`].
    pub format: &'static str,
    /// When it was begun.
    pub made_at: Timestamp,
    /// Language of the titles.
    pub lang: &'static str,
    /// `person` or `record`.
    pub scope: &'static str,
    /// Who holds the data: `dpv:DataController`.
    pub operator: Operator,
    /// The policy in force.
    pub policy: PolicyOf,
    /// The person as far as he is known: `dpv:DataSubject`.
    pub about: About,
}

/// The operator.
#[derive(Debug, Clone, Serialize)]
pub struct Operator {
    /// Legal name.
    pub name: String,
    /// Address for requests.
    pub email: Option<String>,
    /// Origin line of the journal that the receipts belong to.
    pub journal: String,
}

/// The policy in force when the copy was made.
#[derive(Debug, Clone, Serialize)]
pub struct PolicyOf {
    /// Number of the edition.
    pub edition: u32,
    /// SHA-256 of its canonical text, hexadecimal.
    pub sha256: Option<String>,
}

/// What is known of the person beside records.
#[derive(Debug, Clone, Serialize)]
pub struct About {
    /// Whose law is applied.
    pub jurisdiction: &'static str,
    /// Language of letters.
    pub lang: Option<String>,
    /// Whether there is an account. Its password is kept as an Argon2id hash, which is never shown.
    pub account: bool,
    /// Until when another address to sign in by waits for its press, if one does. It is shown to whoever reads there.
    pub address_change_until: Option<Timestamp>,
}

/// Values that came together.
#[derive(Serialize)]
pub struct RecordCopy {
    /// Names it within the copy.
    pub id: String,
    /// The form it came by.
    pub form: Named,
    /// Whether it is the account.
    pub account: bool,
    /// The host it came by.
    pub host: String,
    /// The host of the other site or network it came from, if it did not come through a site of the operator's.
    pub source: Option<String>,
    /// When.
    pub received_at: Timestamp,
    /// What the person is to it.
    pub roles: Vec<String>,
    /// What was declared, if they are another person's.
    pub other_person: Option<OtherPersonCopy>,
    /// The case it opened.
    pub case: Option<CaseOf>,
    /// When secret links to it were made; the links themselves are not kept.
    pub links_made_at: Vec<Timestamp>,
    /// Its values: `dpv:PersonalData`.
    pub values: Vec<ValueCopy>,
    /// Values that nothing holds any more and that are about to be destroyed: they open to nobody.
    pub awaiting_destruction: Vec<Garbage>,
}

/// Data of another person.
#[derive(Debug, Clone, Serialize)]
pub struct OtherPersonCopy {
    /// What the giver is to him: `child`, `relative`, `employee`, `other`.
    pub relation: &'static str,
    /// When it was declared that he knows and agrees.
    pub declared_at: Timestamp,
    /// The text of the declaration.
    pub text: TextOf,
}

/// A case.
#[derive(Debug, Clone, Serialize)]
pub struct CaseOf {
    /// Its number.
    pub number: String,
    /// Where it stands.
    pub state: &'static str,
}

/// A value.
#[derive(Serialize)]
pub struct ValueCopy {
    /// Its item: `dpv:hasPersonalData`.
    pub item: Named,
    /// The value.
    #[serde(serialize_with = "text")]
    pub value: Zeroizing<String>,
    /// `provided`, `observed` or `third-party`.
    pub origin: String,
    /// Since when it is held.
    pub since: Timestamp,
    /// The contact it is.
    pub contact: Option<ContactOf>,
    /// Why it is held.
    pub why: Vec<Reason>,
}

fn text<S: Serializer>(value: &Zeroizing<String>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(value)
}

/// A contact.
#[derive(Debug, Clone, Serialize)]
pub struct ContactOf {
    /// When it was proved to be the person's.
    pub proved_at: Option<Timestamp>,
}

/// A ground on which a value is held.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reason {
    /// The purpose: `dpv:hasPurpose`.
    pub purpose: Named,
    /// The basis, as the policy says it, with its article: `dpv:hasLegalBasis`.
    pub basis: String,
    /// The class of the basis as a term of DPV.
    pub dpv: &'static str,
    /// `active`, `suspended` or `winding-down`.
    pub state: &'static str,
    /// Until when, as far as is known.
    pub until: Option<Timestamp>,
    /// The hold by law, with its article, if it is one.
    pub hold: Option<String>,
    /// Who may be given it: `dpv:hasRecipient`.
    pub recipients: Vec<Named>,
}

/// A value that is about to be destroyed.
#[derive(Debug, Clone, Serialize)]
pub struct Garbage {
    /// Its item.
    pub item: Named,
    /// Since when it was held.
    pub since: Timestamp,
}

/// A consent.
#[derive(Serialize)]
pub struct ConsentCopy {
    /// What for.
    pub purpose: Named,
    /// The record it is for, as named in this copy; none is the account.
    pub record: Option<String>,
    /// When it was given.
    pub given_at: Timestamp,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Timestamp>,
    /// The text that was seen.
    pub text: TextOf,
    /// Strength.
    pub strength: String,
    /// The form it came by.
    pub form: String,
    /// The words on the button.
    pub button: String,
    /// The host.
    pub host: String,
    /// Circumstances kept as proof, as long as they are.
    pub circumstances: Option<Circumstances>,
    /// The receipt, whole: `zalog verify` checks it.
    pub receipt: serde_json::Value,
}

/// A published text.
#[derive(Debug, Clone, Serialize)]
pub struct TextOf {
    /// SHA-256 of its canonical form, hexadecimal.
    pub sha256: String,
    /// Its language.
    pub lang: String,
    /// Number of the edition it belongs to, where that is known.
    pub edition: Option<u32>,
}

/// How a consent was given.
#[derive(Serialize)]
pub struct Circumstances(pub serde_json::Value);

/// A text that was shown beside a form. Never a ground.
#[derive(Debug, Clone, Serialize)]
pub struct Acknowledged {
    /// The text.
    pub text: TextOf,
    /// The form it stood beside.
    pub form: String,
    /// When.
    pub at: Timestamp,
}

/// Something that happened and moved grounds.
#[derive(Debug, Clone, Serialize)]
pub struct EventCopy {
    /// Declared kind.
    pub kind: String,
    /// When.
    pub at: Timestamp,
    /// Class of who reported it.
    pub reporter: String,
    /// The record it concerned, as named in this copy.
    pub record: Option<String>,
}

/// An entry of the journal about the person. `values.opened` are the openings.
#[derive(Debug, Clone, Serialize)]
pub struct JournalLine {
    /// When.
    pub at: Timestamp,
    /// What.
    pub kind: &'static str,
    /// The one operation with personal data it was, by its name in the closed list; none if it was none.
    pub operation: Option<&'static str>,
    /// The nearest term of the Data Privacy Vocabulary.
    pub dpv: Option<&'static str>,
    /// By whom, as a class.
    pub actor: &'static str,
    /// What for.
    pub purpose: Option<Named>,
    /// How many values.
    pub values: Option<u32>,
    /// The entry's id, hexadecimal: names it in the journal.
    pub entry: String,
}

/// A session.
#[derive(Debug, Clone, Serialize)]
pub struct SessionCopy {
    /// Family of browser and system.
    pub agent: String,
    /// The host.
    pub host: String,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// When it was last used.
    pub used_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// Whether it outlives the browser.
    pub remembered: bool,
}
