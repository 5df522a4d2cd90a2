//! What can go wrong with rows: one variant per decision the caller can take. No value of a row is in any message.

/// An error of the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A unique key is taken: somebody was first.
    #[error("a unique key is taken")]
    Taken,
    /// Other transactions won too often; try again later.
    #[error("too many conflicts with other writes")]
    Conflict,
    /// The store is closed or its writer has died.
    #[error("the store is closed")]
    Closed,
    /// The disk is full, the file is gone, the server does not answer.
    #[error("the database failed: {0}")]
    Database(String),
    /// The schema is newer than this program, or older and not to be migrated here.
    #[error("the store has schema {found}, this program knows {known}")]
    Schema {
        /// What the store says.
        found: i64,
        /// What this program knows.
        known: i64,
    },
    /// A row says something that no write of ours says.
    #[error("a row is damaged: {0}")]
    Corrupt(#[from] Corrupt),
    /// A closure panicked; its changes are rolled back.
    #[error("a transaction panicked")]
    Panicked,
    /// A setting that must hold does not.
    #[error("the database does not keep the setting {0}")]
    Setting(&'static str),
}

impl StoreError {
    /// The same error once more: for the transaction that remembers what the closure was told.
    pub(crate) fn again(&self) -> Self {
        match self {
            Self::Taken => Self::Taken,
            Self::Conflict => Self::Conflict,
            Self::Closed => Self::Closed,
            Self::Database(what) => Self::Database(what.clone()),
            Self::Schema { found, known } => Self::Schema { found: *found, known: *known },
            Self::Corrupt(what) => Self::Corrupt(*what),
            Self::Panicked => Self::Panicked,
            Self::Setting(what) => Self::Setting(what),
        }
    }
}

/// A row that no write of ours makes: which table and what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{table}: {what}")]
pub struct Corrupt {
    /// The table.
    pub table: &'static str,
    /// What is wrong.
    pub what: &'static str,
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match error.sqlite_error_code() {
            Some(ErrorCode::ConstraintViolation) => match error.sqlite_extended() {
                Some(
                    rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE | rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY,
                ) => Self::Taken,
                _ => Self::Database(error.to_string()),
            },
            _ => Self::Database(error.to_string()),
        }
    }
}

trait Extended {
    fn sqlite_extended(&self) -> Option<i32>;
}

impl Extended for rusqlite::Error {
    fn sqlite_extended(&self) -> Option<i32> {
        match self {
            Self::SqliteFailure(failure, _) => Some(failure.extended_code),
            _ => None,
        }
    }
}

impl From<tokio_postgres::Error> for StoreError {
    fn from(error: tokio_postgres::Error) -> Self {
        use tokio_postgres::error::SqlState;
        match error.code() {
            Some(code) if *code == SqlState::UNIQUE_VIOLATION => Self::Taken,
            Some(code)
                if *code == SqlState::T_R_SERIALIZATION_FAILURE
                    || *code == SqlState::T_R_DEADLOCK_DETECTED =>
            {
                Self::Conflict
            }
            // The server's message may quote a row's values; its code says enough.
            Some(code) => Self::Database(format!("PostgreSQL answered {}", code.code())),
            None => Self::Database("no answer from PostgreSQL".to_owned()),
        }
    }
}
