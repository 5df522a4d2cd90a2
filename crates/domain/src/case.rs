//! Cases: what a form opens for staff. New, in work, answered, closed; each state carries its date.

use jiff::Timestamp;

/// Where a case stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseState {
    /// Nobody has taken it.
    New {
        /// Since when.
        since: Timestamp,
    },
    /// Somebody works on it.
    InWork {
        /// Since when.
        since: Timestamp,
    },
    /// The person has an answer.
    Answered {
        /// When.
        at: Timestamp,
    },
    /// Done.
    Closed {
        /// When.
        at: Timestamp,
    },
}

/// A move that the state does not allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a case that is {from} cannot become {to}")]
pub struct InvalidMove {
    /// Where it stands.
    pub from: &'static str,
    /// Where it was to go.
    pub to: &'static str,
}

impl CaseState {
    /// As stored.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::New { .. } => "new",
            Self::InWork { .. } => "in-work",
            Self::Answered { .. } => "answered",
            Self::Closed { .. } => "closed",
        }
    }

    /// When it came into this state.
    #[must_use]
    pub fn since(self) -> Timestamp {
        match self {
            Self::New { since } | Self::InWork { since } => since,
            Self::Answered { at } | Self::Closed { at } => at,
        }
    }

    /// From its stored form.
    #[must_use]
    pub fn from_stored(name: &str, at: Timestamp) -> Option<Self> {
        Some(match name {
            "new" => Self::New { since: at },
            "in-work" => Self::InWork { since: at },
            "answered" => Self::Answered { at },
            "closed" => Self::Closed { at },
            _ => return None,
        })
    }

    /// Moves on: new -> in work -> answered -> closed; steps may be left out, none goes back.
    ///
    /// # Errors
    /// [`InvalidMove`] for a step back, a step to the same place, or an unknown one.
    pub fn moved(self, to: &str, at: Timestamp) -> Result<Self, InvalidMove> {
        let rank = |state: Self| match state {
            Self::New { .. } => 0,
            Self::InWork { .. } => 1,
            Self::Answered { .. } => 2,
            Self::Closed { .. } => 3,
        };
        match Self::from_stored(to, at) {
            Some(next) if rank(next) > rank(self) => Ok(next),
            Some(next) => Err(InvalidMove { from: self.as_str(), to: next.as_str() }),
            None => Err(InvalidMove { from: self.as_str(), to: "unknown" }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_goes_forward_only() {
        let at = Timestamp::UNIX_EPOCH;
        let new = CaseState::New { since: at };
        let answered = new.moved("answered", at).unwrap();
        assert!(answered.moved("closed", at).is_ok());
        assert!(answered.moved("in-work", at).is_err());
        assert!(answered.moved("answered", at).is_err());
        assert!(new.moved("lost", at).is_err());
    }
}
