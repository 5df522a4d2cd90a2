//! Why staff delete a person's data: one reason of a closed list, recorded with each deletion.

/// The reason. Codes are sent by forms and numbers stand in entries: never change one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    /// They came by mistake: another person's, twice, or what nobody asked for.
    Mistake,
    /// The person asked for it outside the site: by letter, by telephone.
    Asked,
    /// They are not needed for their purpose any more (152-FZ art. 5(7), 21(4)).
    NotNeeded,
    /// They were received unlawfully (152-FZ art. 21(3)).
    Unlawful,
}

impl Because {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Mistake, Self::Asked, Self::NotNeeded, Self::Unlawful];

    /// Its code.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mistake => "mistake",
            Self::Asked => "asked",
            Self::NotNeeded => "not-needed",
            Self::Unlawful => "unlawful",
        }
    }

    /// Its number in an entry.
    #[must_use]
    pub const fn number(self) -> u32 {
        match self {
            Self::Mistake => 1,
            Self::Asked => 2,
            Self::NotNeeded => 3,
            Self::Unlawful => 4,
        }
    }

    /// The reason of a code; none for whatever is outside the list.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == code)
    }
}
