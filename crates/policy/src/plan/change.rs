//! What a plan is made of: one change, how it turns, and how much it asks of the operator.

use serde::Serialize;
use zalog_law::Span;

use super::part::Part;
use crate::model::{Event, Localized, Slug};
use crate::syntax::Role;

/// How much a change asks before it may bind people, least first. The class of a plan is the greatest of its changes'.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// No rule changed, only how the text says it. In force as the declaration says; nobody is bound to anything new.
    #[default]
    Editorial,
    /// The operator may do less, or promises more: fewer items or recipients, a shorter keep, a purpose gone. In force
    /// for everybody at once.
    Narrower,
    /// The operator may do more, promises less, or is described otherwise (152-FZ art. 18.1(2), 18(3); GDPR art. 13(3)). Binds a
    /// person only after the notice to that person.
    Substantial,
    /// What a consent covered became wider, so the consent given does not cover it (152-FZ art. 9(1): specific, informed).
    /// What is new happens only under a new consent.
    NewConsent,
}

/// Which way a rule turned, seen from the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Turn {
    /// There was none.
    Added,
    /// There is none any more.
    Removed,
    /// The operator is bound to less: longer keeps, weaker promises.
    Loosened,
    /// The operator is bound to more.
    Tightened,
    /// Another value that is neither certainly looser nor certainly stricter. Counts as looser.
    Changed,
    /// Other words for the same.
    Reworded,
    /// The same content under another machine name, which for the engine is another thing.
    Renamed,
}

impl Turn {
    /// The turn of the way back.
    #[must_use]
    pub fn mirrored(self) -> Self {
        match self {
            Self::Added => Self::Removed,
            Self::Removed => Self::Added,
            Self::Loosened => Self::Tightened,
            Self::Tightened => Self::Loosened,
            Self::Changed | Self::Reworded | Self::Renamed => self,
        }
    }
}

/// A value as one version has it. Words for people come from [`Value::words`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "as", content = "value")]
pub enum Value {
    /// The operator's words.
    Text(Localized),
    /// A number, host or address, as it stands.
    Literal(String),
    /// A fixed value of the language, by the role and the machine name of its keyword.
    Keyword {
        /// The table's role.
        role: Role,
        /// The machine name.
        id: String,
    },
    /// A length of time.
    Span(Span),
    /// A keep or a limit: so long after an event, or until it.
    Until {
        /// The event.
        event: Event,
        /// How long after it; `None` is until it.
        after: Option<Span>,
    },
    /// A value of one thing among several: a field and whether it must be filled.
    Of(Box<Value>, Box<Value>),
    /// Everything there is.
    All,
    /// Nothing promised: what the law says holds.
    ByLaw,
    /// None.
    None,
}

/// One rule that is not as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Path of the node, as in the document tree (`purpose/call-back/keep`).
    pub node: String,
    /// What people call the node it belongs to: title of the purpose, the recipient …; `None` for the policy as a whole.
    pub owner: Option<Localized>,
    /// Which rule of it.
    pub part: Part,
    /// Which way.
    pub turn: Turn,
    /// What that asks.
    pub class: Class,
    /// As it was; `None` when it was not.
    pub before: Option<Value>,
    /// As it is to be; `None` when it is no more.
    pub after: Option<Value>,
    /// The purposes whose given consents do not cover it.
    pub consents: Vec<Slug>,
}
