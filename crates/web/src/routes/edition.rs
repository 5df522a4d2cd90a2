//! Addresses of editions.

use zalog_domain::ids::SubjectId;

use super::{Links, pattern, segment};

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

    /// A document beside the policy, as an edition published it: `cookies`, `acknowledgement`.
    #[must_use]
    pub fn version_document(self, id: i64, document: &str) -> String {
        self.with(&format!("/policy/v/{id}/{}", segment(document)))
    }

    /// A document of the operator's own, as in force; with an ending, in another form.
    #[must_use]
    pub fn own_document(self, name: &str) -> String {
        self.with(&format!("/policy/documents/{}", segment(name)))
    }

    /// The same as an edition published it.
    #[must_use]
    pub fn version_own(self, id: i64, name: &str) -> String {
        self.with(&format!("/policy/v/{id}/documents/{}", segment(name)))
    }

    /// Who has not accepted an edition, after one of them.
    #[must_use]
    pub fn staff_unaccepted_after(self, edition: i64, after: Option<SubjectId>) -> String {
        let mut href = self.with(pattern::STAFF_UNACCEPTED);
        href.push(if href.contains('?') { '&' } else { '?' });
        href.push_str(&format!("edition={edition}"));
        if let Some(after) = after {
            href.push_str(&format!("&after={}", after.hex()));
        }
        href
    }

    /// What an edition says otherwise than the one before it.
    #[must_use]
    pub fn version_changes(self, id: i64) -> String {
        self.with(&format!("/policy/v/{id}/changes"))
    }
}
