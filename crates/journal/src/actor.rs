//! Who acted, as a class only: the journal names no one.

/// Class of the actor. FROZEN numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Actor {
    /// A browser not tied to a subject.
    Visitor = 1,
    /// The person the data is about.
    Subject = 2,
    /// A person working for the operator.
    Staff = 3,
    /// A program with a token.
    Api = 4,
    /// The clock: a term ran out.
    Clock = 5,
    /// The engine itself: a reconciler, a job.
    Engine = 6,
    /// The operator at the command line.
    Operator = 7,
}

impl Actor {
    /// Every class, in order of numbers.
    pub const ALL: &'static [Self] =
        &[Self::Visitor, Self::Subject, Self::Staff, Self::Api, Self::Clock, Self::Engine, Self::Operator];

    /// The number that stands in an entry.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// The class of a number; `None` if there is none.
    #[must_use]
    pub fn from_u8(number: u8) -> Option<Self> {
        Self::ALL.iter().copied().find(|actor| actor.number() == number)
    }

    /// The name used in exports and logs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Visitor => "visitor",
            Self::Subject => "subject",
            Self::Staff => "staff",
            Self::Api => "api",
            Self::Clock => "clock",
            Self::Engine => "engine",
            Self::Operator => "operator",
        }
    }
}
