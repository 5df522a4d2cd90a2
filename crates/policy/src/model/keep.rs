//! Terms of keeping: which event ends a purpose, how long it winds down, and the latest end.

use zalog_law::Span;

use super::{Localized, Origin, Slug};

/// Events that move grounds: a closed list. The known ones have a meaning for the engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Event {
    /// The account was closed (engine).
    AccountClosed,
    /// The consent was withdrawn (engine).
    Withdrawn,
    /// The consent was given (engine).
    Consented,
    /// The values came in (engine).
    Received,
    /// The case was answered or closed (staff).
    Answered,
    /// A payment notice came (outside).
    Paid,
    /// The day of the appointment came (clock, from the record's date item).
    Appointment,
    /// The certificate was used (staff).
    CertificateUsed,
    /// The course ended (staff).
    CourseEnded,
    /// The order was delivered (staff).
    Delivered,
    /// The order was done: delivered and nothing owed (staff).
    OrderDone,
    /// The services last asked for ended (staff).
    ServiceEnded,
    /// The event, campaign or survey ended (staff).
    CampaignEnded,
    /// The session ended (engine).
    SessionEnded,
    /// The request of the subject was answered (staff).
    RequestAnswered,
    /// The staff member left (staff).
    DutyEnded,
    /// The document was destroyed or the consent ended: end of what is proved (engine).
    ProofNeeded,
    /// What the case itself is held for came to its end (engine).
    CaseEnded,
}

/// Who tells the system that an event happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reporter {
    /// The engine does it itself.
    Engine,
    /// The clock, from a date the record holds.
    Clock,
    /// Staff in the queue.
    Staff,
    /// Somebody outside: a partner's notice.
    Outside,
}

impl Event {
    /// All of them, in the order of their intern numbers.
    pub const ALL: [Self; 18] = [
        Self::AccountClosed,
        Self::Withdrawn,
        Self::Consented,
        Self::Received,
        Self::Answered,
        Self::Paid,
        Self::Appointment,
        Self::CertificateUsed,
        Self::CourseEnded,
        Self::Delivered,
        Self::OrderDone,
        Self::ServiceEnded,
        Self::CampaignEnded,
        Self::SessionEnded,
        Self::RequestAnswered,
        Self::DutyEnded,
        Self::ProofNeeded,
        Self::CaseEnded,
    ];

    /// Machine name, also the English keyword.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AccountClosed => "account-closed",
            Self::Withdrawn => "withdrawn",
            Self::Consented => "consented",
            Self::Received => "received",
            Self::Answered => "answered",
            Self::Paid => "paid",
            Self::Appointment => "appointment",
            Self::CertificateUsed => "certificate-used",
            Self::CourseEnded => "course-ended",
            Self::Delivered => "delivered",
            Self::OrderDone => "order-done",
            Self::ServiceEnded => "service-ended",
            Self::CampaignEnded => "campaign-ended",
            Self::SessionEnded => "session-ended",
            Self::RequestAnswered => "request-answered",
            Self::DutyEnded => "duty-ended",
            Self::ProofNeeded => "proof-needed",
            Self::CaseEnded => "case-ended",
        }
    }

    /// The event of that machine name.
    #[must_use]
    pub fn from_slug(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|e| e.as_str() == text)
    }

    /// Who reports it.
    #[must_use]
    pub fn reporter(self) -> Reporter {
        match self {
            Self::AccountClosed
            | Self::Withdrawn
            | Self::Consented
            | Self::Received
            | Self::SessionEnded
            | Self::ProofNeeded
            | Self::CaseEnded => Reporter::Engine,
            Self::Appointment => Reporter::Clock,
            Self::Paid => Reporter::Outside,
            Self::Answered
            | Self::CertificateUsed
            | Self::CourseEnded
            | Self::Delivered
            | Self::OrderDone
            | Self::ServiceEnded
            | Self::CampaignEnded
            | Self::RequestAnswered
            | Self::DutyEnded => Reporter::Staff,
        }
    }
}

/// `срок до=…` or `срок N после=…`: the event, and how long the ground winds down after it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct End {
    /// The event.
    pub event: Event,
    /// How long after it; `None` is "until it".
    pub after: Option<Span>,
}

/// `предел N после=…`: the latest end, from an event the engine sees itself.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Bound {
    /// How long.
    pub span: Span,
    /// From which event.
    pub event: Event,
    /// Whether the person is asked again before it (`переспросить=да`).
    pub ask_again: bool,
}

/// `по-закону …`: a hold of the law pack on some items.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct LawHold {
    /// Id in the law pack (`accounting`).
    pub id: String,
    /// Items held.
    pub items: Vec<Slug>,
    /// How long, from the pack.
    pub span: Span,
    /// The article, from the pack.
    pub article: Localized,
    /// Where it stands.
    pub origin: Origin,
}

/// How long a purpose keeps what it uses.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Keep {
    /// The end. `вместе-с=X` is resolved to X's end.
    pub end: End,
    /// `вместе-с=X`: the purpose it follows.
    pub with: Option<Slug>,
    /// The latest end.
    pub at_most: Option<Bound>,
    /// Holds by law on some items.
    pub holds: Vec<LawHold>,
    /// Where it stands.
    pub origin: Origin,
}
