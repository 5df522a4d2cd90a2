//! The same key with the same body is done once: whoever repeats a call gets its first answer, whoever uses the key for
//! something else is told so.

use jiff::Timestamp;
use zalog_domain::ids::{OperationId, hex};
use zalog_domain::limits;
use zalog_store::tables::operation;
use zalog_store::{StoreError, Tx};
use zalog_vault::blind;

use super::{ApiError, Caller};
use crate::{App, AppError};

/// One kind for every call: a key is spent, whatever it was spent on.
const KIND: &str = "api";

/// A call that changes something: its key, and a code of all it says.
#[derive(Clone)]
pub struct Once {
    id: OperationId,
    /// A code under a key of ours: no hash of what a person typed is kept.
    said: String,
}

impl Once {
    /// `key` is the caller's `Idempotency-Key`, `place` what is called, `body` the bytes as they came.
    #[must_use]
    pub fn new(app: &App, caller: &Caller, key: &str, place: &str, body: &[u8]) -> Self {
        let mut named = caller.hash.to_vec();
        named.extend_from_slice(key.as_bytes());
        let id = OperationId::from_bytes(blind(&app.ring.form, "api-key", 1, 1, &named));
        let mut said = caller.hash.to_vec();
        said.extend_from_slice(place.as_bytes());
        said.push(0);
        said.extend_from_slice(body);
        Self { id, said: hex(&blind(&app.ring.form, "api-call", 1, 1, &said)) }
    }

    /// Whether a text can be a key: 1 to 64 visible characters of ASCII.
    #[must_use]
    pub fn is_key(text: &str) -> bool {
        (1..=limits::API_KEY_CHARS).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic())
    }

    /// The first result of this call.
    pub(crate) fn earlier(&self, tx: &mut dyn Tx) -> Result<Option<Earlier>, StoreError> {
        let Some(kept) = operation::result(tx, self.id, KIND)? else { return Ok(None) };
        Ok(Some(match kept.split_once(' ') {
            Some((said, result)) if said == self.said => Earlier::Same(result.to_owned()),
            _ => Earlier::Other,
        }))
    }

    /// Notes the result, in the transaction that makes it.
    pub(crate) fn done(&self, tx: &mut dyn Tx, result: &str, now: Timestamp) -> Result<(), StoreError> {
        operation::done(tx, self.id, KIND, &format!("{} {result}", self.said), now)
    }

    /// After a unique key was taken: the same call came twice at the same moment and the other one was first. `None` when
    /// it was not this call's key.
    pub(crate) fn won_by_another(&self, app: &App, error: &AppError) -> Result<Option<String>, ApiError> {
        if !error.is_taken() {
            return Ok(None);
        }
        match app.store.read::<_, AppError, _>(|tx| Ok(self.earlier(tx)?))? {
            Some(Earlier::Same(result)) => Ok(Some(result)),
            Some(Earlier::Other) => Err(ApiError::Reused),
            None => Ok(None),
        }
    }
}

/// What an earlier call with this key was.
pub(crate) enum Earlier {
    /// This very call, with its result.
    Same(String),
    /// Another one.
    Other,
}

impl Earlier {
    /// The result, if it is this call's.
    pub fn result(self) -> Result<String, ApiError> {
        match self {
            Self::Same(result) => Ok(result),
            Self::Other => Err(ApiError::Reused),
        }
    }
}
