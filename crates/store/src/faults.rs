//! Named points around every commit, where a test kills the process.

use std::sync::Arc;

/// What happens when the program passes a named point. Nothing, unless a test says otherwise.
#[derive(Clone)]
pub struct Faults(Arc<dyn Fn(&'static str) + Send + Sync>);

/// Before the value store's commit.
pub const BEFORE_VALUES_COMMIT: &str = "before-values-commit";
/// After the value store's commit, before anybody is told.
pub const AFTER_VALUES_COMMIT: &str = "after-values-commit";
/// Before the key store's commit.
pub const BEFORE_KEYS_COMMIT: &str = "before-keys-commit";
/// After the key store's commit, before anybody is told.
pub const AFTER_KEYS_COMMIT: &str = "after-keys-commit";

/// A destruction is ordered; the key is still there.
pub const DESTRUCTION_ORDERED: &str = "destruction-ordered";
/// The key is gone; its entry is not written.
pub const KEY_DESTROYED: &str = "key-destroyed";
/// The entry is written; nobody is told.
pub const KEY_ENTERED: &str = "key-entered";
/// One batch of rows is gone.
pub const ROWS_ERASED: &str = "rows-erased";
/// Nothing is left, the act is not written.
pub const READ_BACK: &str = "read-back";
/// The act is written.
pub const ACT_WRITTEN: &str = "act-written";
/// New keys for what survives are committed, the values are not.
pub const SURVIVORS_SEALED: &str = "survivors-sealed";
/// The sweep has done one subject.
pub const SWEPT_ONE: &str = "swept-one";
/// A letter is out, its job is not settled.
pub const LETTER_OUT: &str = "letter-out";
/// One batch of notices is queued.
pub const NOTICES_QUEUED: &str = "notices-queued";

/// An edition is published (and in force, if it is so at once); nobody's grounds are settled by it.
pub const EDITION_PUBLISHED: &str = "edition-published";
/// The row says that an edition has come into force; nobody's grounds are settled by it.
pub const EDITION_FLIPPED: &str = "edition-flipped";
/// The grounds of some people are settled by the edition in force.
pub const SETTLED_SOME: &str = "settled-some";

/// Points between the steps of an edition that is published and comes into force, for the test that kills at each.
pub const EDITION_STEPS: [&str; 3] = [EDITION_PUBLISHED, EDITION_FLIPPED, SETTLED_SOME];
/// Points between the steps of what takes several commits, for the test that kills at each.
pub const STEPS: [&str; 9] = [
    DESTRUCTION_ORDERED,
    KEY_DESTROYED,
    KEY_ENTERED,
    ROWS_ERASED,
    READ_BACK,
    ACT_WRITTEN,
    SURVIVORS_SEALED,
    SWEPT_ONE,
    LETTER_OUT,
];

/// The points around every commit, for the test that kills at each.
pub const ALL: [&str; 4] = [BEFORE_VALUES_COMMIT, AFTER_VALUES_COMMIT, BEFORE_KEYS_COMMIT, AFTER_KEYS_COMMIT];

impl Faults {
    /// Nothing ever happens.
    #[must_use]
    pub fn none() -> Self {
        Self(Arc::new(|_| {}))
    }

    /// Calls `at` with the name of every point passed.
    #[must_use]
    pub fn new(at: impl Fn(&'static str) + Send + Sync + 'static) -> Self {
        Self(Arc::new(at))
    }

    pub(crate) fn pass(&self, point: &'static str) {
        (self.0)(point);
    }
}

impl std::fmt::Debug for Faults {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Faults(..)")
    }
}
