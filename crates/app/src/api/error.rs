//! What a call cannot do: one variant per thing its caller does about it. No text here comes from a person.

use zalog_policy::model::Slug;
use zalog_store::StoreError;

use crate::{AppError, Refused};

/// One field of a call that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// Where it stands: `values.email`, `consents[0].document`.
    pub field: String,
    /// Stable code, and key of the catalogue.
    pub code: &'static str,
}

impl Wrong {
    /// A field and what is wrong with it.
    #[must_use]
    pub fn new(field: impl Into<String>, code: &'static str) -> Self {
        Self { field: field.into(), code }
    }
}

/// Why a call is refused. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    /// No such token, or it is revoked, or it has ended: nobody learns which.
    #[error("the token is not taken")]
    Token,
    /// The token does not name these purposes.
    #[error("the token does not name a purpose")]
    PurposeNotNamed(Vec<Slug>),
    /// Fields that are wrong.
    #[error("a field is wrong")]
    Invalid(Vec<Wrong>),
    /// There is an account with this address.
    #[error("there is an account already")]
    PersonExists,
    /// No such person, or the record is not his.
    #[error("not found")]
    NotFound,
    /// The key of this call was used with another body.
    #[error("the key was used for another call")]
    Reused,
    /// What the first call made is destroyed since.
    #[error("what was made is destroyed")]
    Gone,
    /// Everything else.
    #[error(transparent)]
    App(#[from] AppError),
}

impl ApiError {
    /// One wrong field.
    pub(crate) fn wrong(field: impl Into<String>, code: &'static str) -> Self {
        Self::Invalid(vec![Wrong::new(field, code)])
    }

    /// The fields a form refused, each under `prefix`.
    pub(crate) fn refused(refused: Refused, prefix: &str) -> Vec<Wrong> {
        let whole = refused.form.map(|code| Wrong::new(prefix, code));
        let fields =
            refused.fields.into_iter().map(|(name, code)| Wrong::new(format!("{prefix}.{name}"), code));
        fields.chain(whole).collect()
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        Self::App(error.into())
    }
}

impl From<zalog_domain::register::RegisterError> for ApiError {
    fn from(error: zalog_domain::register::RegisterError) -> Self {
        Self::App(error.into())
    }
}
