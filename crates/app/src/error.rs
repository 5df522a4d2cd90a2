//! What can go wrong, free of HTTP: one variant per thing the caller does about it. The inner cause is for the log and
//! names no person.

use zalog_domain::input::InputError;
use zalog_store::StoreError;
use zalog_vault::VaultError;

/// A form that cannot be taken: nothing was changed, and what was typed is still with the caller.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Refused {
    /// Field and catalogue key of what is wrong.
    pub fields: Vec<(String, &'static str)>,
    /// Catalogue key of what is wrong with the whole.
    pub form: Option<&'static str>,
}

impl Refused {
    /// Wrong as a whole.
    #[must_use]
    pub fn form(key: &'static str) -> Self {
        Self { fields: Vec::new(), form: Some(key) }
    }

    /// Notes what is wrong with a field.
    pub fn field(&mut self, name: impl Into<String>, error: InputError) {
        self.fields.push((name.into(), error.code()));
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty() && self.form.is_none()
    }
}

/// An error of an action.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// There is no such thing, or it is not this person's.
    #[error("not found")]
    NotFound,
    /// The form cannot be taken.
    #[error("refused")]
    Refused(Refused),
    /// Too many tries from one source.
    #[error("too many tries")]
    TooMany,
    /// The link was used or has ended.
    #[error("the link was used or has ended")]
    Gone,
    /// Nobody is signed in.
    #[error("not signed in")]
    NotSignedIn,
    /// The person is signed in and may not.
    #[error("not allowed")]
    Forbidden,
    /// A member of staff whose undertaking is not given: nothing about people opens before it is.
    #[error("the undertaking is not given")]
    Undertaking,
    /// Try again in a moment.
    #[error("busy")]
    Busy,
    /// A fault of ours or of the machine.
    #[error("internal error: {0}")]
    Internal(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl AppError {
    /// Stable code, for the page and for the log.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::Refused(_) => "refused",
            Self::TooMany => "too-many",
            Self::Gone => "gone",
            Self::NotSignedIn => "not-signed-in",
            Self::Forbidden => "forbidden",
            Self::Undertaking => "undertaking",
            Self::Busy => "busy",
            Self::Internal(_) => "internal",
        }
    }

    /// Whether a unique key was taken by somebody else.
    pub(crate) fn is_taken(&self) -> bool {
        matches!(self, Self::Internal(inner) if matches!(inner.downcast_ref::<StoreError>(), Some(StoreError::Taken)))
    }

    pub(crate) fn internal(what: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Internal(what.into())
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Conflict => Self::Busy,
            other => Self::internal(other),
        }
    }
}

impl From<VaultError> for AppError {
    fn from(error: VaultError) -> Self {
        Self::internal(error)
    }
}

impl From<zalog_domain::register::RegisterError> for AppError {
    fn from(error: zalog_domain::register::RegisterError) -> Self {
        Self::internal(error)
    }
}

impl From<zalog_journal::JournalError> for AppError {
    fn from(error: zalog_journal::JournalError) -> Self {
        Self::internal(error)
    }
}

impl From<serde_json::Error> for AppError {
    fn from(error: serde_json::Error) -> Self {
        // A message of the JSON reader may quote what it read.
        Self::internal(format!("JSON of kind {:?}", error.classify()))
    }
}
