//! Addresses of editions.

use super::Links;

impl Links {
    /// An edition of the policy.
    #[must_use]
    pub fn version(self, id: i64) -> String {
        self.with(&format!("/policy/v/{id}"))
    }

    /// An edition as CommonMark (`md`) or plain text (`txt`).
    #[must_use]
    pub fn version_as(self, id: i64, ending: &str) -> String {
        self.with(&format!("/policy/v/{id}.{ending}"))
    }

    /// What an edition says otherwise than the one before it.
    #[must_use]
    pub fn version_changes(self, id: i64) -> String {
        self.with(&format!("/policy/v/{id}/changes"))
    }
}
