//! What the giver of data is to the person whose data they are.

/// The relation, seen from the giver. Codes are stored: never change one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// His child or ward: he is the lawful representative.
    Child,
    /// A relative, or somebody close.
    Relative,
    /// One who works for the organisation he acts for.
    Employee,
    /// Somebody else, who asked him to.
    Other,
}

impl Relation {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Child, Self::Relative, Self::Employee, Self::Other];

    /// Its code.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Child => "child",
            Self::Relative => "relative",
            Self::Employee => "employee",
            Self::Other => "other",
        }
    }

    /// The relation of a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|relation| relation.as_str() == code)
    }
}
