//! Promises beyond purposes: recipients, disclosure, requests, breaches, safeguards, words, departures.

use zalog_law::Span;

use super::{HoleOr, Localized, Origin, Party, Slug};

/// In what role a recipient gets data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecipientRole {
    /// On the operator's order (152-FZ art. 6(3)).
    Processor,
    /// On its own.
    Controller,
    /// A state body.
    Authority,
}

/// Who is given data.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Recipient {
    /// Machine name.
    pub slug: Slug,
    /// Name as typed.
    pub name: String,
    /// What people read.
    pub title: Localized,
    /// In what role.
    pub role: RecipientRole,
    /// What for, in words.
    pub work: Option<Localized>,
    /// Items it gets; empty means anonymous or aggregated data only.
    pub items: Vec<Slug>,
    /// Purposes it gets them for.
    pub purposes: Vec<Slug>,
    /// Country, as a name people read.
    pub country: Option<HoleOr<Localized>>,
    /// Postal address (152-FZ art. 9(4)(6) asks for that of a processor).
    pub address: Option<HoleOr<Localized>>,
    /// The contract.
    pub contract: Option<HoleOr<Localized>>,
    /// Guarantees in the contract, in words.
    pub guarantees: Vec<Localized>,
    /// Gets anonymous or aggregated data only (`только=обезличенные`).
    pub anonymous_only: bool,
    /// Where it stands.
    pub origin: Origin,
}

/// One case in which data may be passed on although passing on is barred.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct DisclosureException {
    /// To whom, or the kind of case.
    pub to: Localized,
    /// On what condition.
    pub when: Option<Localized>,
    /// Whether the person may be left untold (`молча=да`).
    pub silent: bool,
    /// Whether a second person must approve.
    pub second_approval: bool,
    /// Where it stands.
    pub origin: Origin,
}

/// The rule for all passing on.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Disclosure {
    /// Barred save for the exceptions.
    pub barred: bool,
    /// `кроме=письменного-разрешения`: the person's own written permission opens it.
    pub unless_written_permission: bool,
    /// Never: keys `sale`, `exchange`, `publication`.
    pub never: Vec<String>,
    /// The exceptions.
    pub exceptions: Vec<DisclosureException>,
    /// Where it stands; `None` when the file is silent.
    pub origin: Option<Origin>,
}

/// A way in for requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RequestChannel {
    /// E-mail.
    Email,
    /// The cabinet.
    Cabinet,
    /// A page of the site.
    Page,
    /// A letter on paper.
    Post,
    /// A call.
    Phone,
    /// In person.
    InPerson,
}

/// Kinds of request: a closed list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RequestKind {
    /// Any other question.
    Any,
    /// A copy of the data.
    Copy,
    /// How the data are processed.
    Information,
    /// Correction.
    Correction,
    /// Check of what is said to be inaccurate.
    Check,
    /// Stop of processing.
    Stop,
    /// Withdrawal of consent.
    Withdrawal,
    /// Erasure.
    Erasure,
    /// Blocking.
    Blocking,
    /// Report of unlawful processing.
    Unlawful,
    /// Stop of mailings.
    Unsubscribe,
    /// A claim (претензия).
    Claim,
}

impl RequestKind {
    /// Machine name, also the English keyword.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::Copy => "copy",
            Self::Information => "information",
            Self::Correction => "correction",
            Self::Check => "check",
            Self::Stop => "stop",
            Self::Withdrawal => "withdrawal",
            Self::Erasure => "erasure",
            Self::Blocking => "blocking",
            Self::Unlawful => "unlawful",
            Self::Unsubscribe => "unsubscribe",
            Self::Claim => "claim",
        }
    }
}

/// A promise on one kind of request.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct RequestPromise {
    /// Which kind.
    pub kind: RequestKind,
    /// Answer within; `None` leaves the law's term.
    pub within: Option<Span>,
    /// From which start, when it is not the receipt (`от=сведений`): key `facts`.
    pub from_facts: bool,
    /// The answer is written.
    pub written: bool,
    /// Both sides owe it.
    pub both_sides: bool,
    /// It blocks the data until the check ends.
    pub blocks: bool,
    /// Who may file it.
    pub by: Vec<Party>,
    /// For which reasons: keys `inaccuracy`, `unlawfulness`.
    pub reasons: Vec<String>,
    /// Where it stands.
    pub origin: Origin,
}

/// Breach promises.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Breach {
    /// The persons concerned are told.
    pub tells_subjects: bool,
    /// How soon; `None` is without delay.
    pub within: Option<Span>,
    /// Where it stands; `None` when the file is silent and only the law speaks.
    pub origin: Option<Origin>,
}

/// Rule on minors.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Minors {
    /// Under this age a representative is needed; `None` leaves the law pack's rule.
    pub under: Option<u32>,
    /// Data of minors are not kept at all once minority is known.
    pub refused: bool,
    /// A representative may give the consent.
    pub representative: bool,
    /// Where it stands; `None` when the file is silent.
    pub origin: Option<Origin>,
}

/// Measures of protection: ids of the law pack's list, and the operator's own words.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Safeguards {
    /// Ids of the pack's list.
    pub ids: Vec<String>,
    /// The operator's own, in words.
    pub own: Vec<Localized>,
    /// Where it stands.
    pub origin: Origin,
}

/// Words that no software keeps.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Statement {
    /// Short name.
    pub name: String,
    /// The words.
    pub text: Localized,
    /// Where it stands.
    pub origin: Origin,
}

/// Where the declaration says less or other than an earlier printed text.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Departure {
    /// Short name.
    pub name: String,
    /// The reason.
    pub reason: Localized,
    /// Where it stands.
    pub origin: Origin,
}

/// A finding the operator lets pass, and why.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Allowance {
    /// Id of the rule.
    pub rule: String,
    /// The reason.
    pub reason: Localized,
    /// Where it stands.
    pub origin: Origin,
}
