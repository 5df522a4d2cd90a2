//! On whose behalf a person's action runs: a whole subject (his cabinet), or one record of a subject (its secret link).

use zalog_domain::ids::{RecordId, SubjectId};

/// A person, and how far his key to the data reaches. What it does not cover is answered as if it did not exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Who {
    /// The person.
    pub subject: SubjectId,
    /// The one record, when the key is its secret link.
    pub record: Option<RecordId>,
}

impl Who {
    /// The person who is signed in: everything that is his.
    #[must_use]
    pub const fn account(subject: SubjectId) -> Self {
        Self { subject, record: None }
    }

    /// Whoever holds the secret link of a record: that record alone, also when its subject has others.
    #[must_use]
    pub const fn record(subject: SubjectId, record: RecordId) -> Self {
        Self { subject, record: Some(record) }
    }

    /// Whether a record *of this subject* is within reach. (Whose a record is says its row.)
    #[must_use]
    pub fn covers(self, record: RecordId) -> bool {
        self.record.is_none_or(|only| only == record)
    }
}

impl From<SubjectId> for Who {
    fn from(subject: SubjectId) -> Self {
        Self::account(subject)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_covers_its_record_and_an_account_covers_all() {
        let (subject, one, other) =
            (SubjectId::from_bytes([1; 16]), RecordId::from_bytes([2; 16]), RecordId::from_bytes([3; 16]));
        assert!(Who::account(subject).covers(one) && Who::account(subject).covers(other));
        assert!(Who::record(subject, one).covers(one) && !Who::record(subject, one).covers(other));
    }
}
