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

/// All points, for the test that kills at each.
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
