//! Tokens: random, shown once, stored only as a hash. And form tokens, which are not stored at all.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use zalog_domain::ids::OperationId;
use zalog_domain::limits;
use zalog_vault::{IndexKey, Secret, VaultError, blind, derived_token, random, same_bytes};

/// A random secret of 32 bytes that is handed out once.
#[derive(Clone, PartialEq, Eq)]
pub struct Token([u8; 32]);

/// The token of a session.
pub type SessionToken = Token;

/// A token says nothing of itself.
impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(..)")
    }
}

impl Token {
    /// The token that an act always leads to ([`derived_token`]).
    pub(crate) fn derived(key: &IndexKey, name: &str, act: OperationId) -> Self {
        Self(derived_token(key, name, act.as_bytes()))
    }

    /// A new one.
    pub(crate) fn new(secret: &dyn Secret) -> Result<Self, VaultError> {
        random(secret).map(Self)
    }

    /// As it goes into a cookie or a link.
    #[must_use]
    pub fn as_cookie(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// From a cookie or a link.
    #[must_use]
    pub fn from_cookie(text: &str) -> Option<Self> {
        URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok().map(Self)
    }

    /// What is stored.
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0).into()
    }
}

/// Makes a form token: operation id, time, and a code over both, the form's name and the session.
pub(crate) fn form_token(
    key: &IndexKey,
    form: &str,
    session: Option<&Token>,
    operation: OperationId,
    now: Timestamp,
) -> String {
    let mut bytes = Vec::with_capacity(40);
    bytes.extend_from_slice(operation.as_bytes());
    bytes.extend_from_slice(&now.as_second().to_be_bytes());
    let code = code(key, form, session, &bytes);
    bytes.extend_from_slice(&code);
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Reads a form token.
pub(crate) fn check_form_token(
    key: &IndexKey,
    form: &str,
    session: Option<&Token>,
    token: &str,
    now: Timestamp,
) -> Result<OperationId, &'static str> {
    let bytes = URL_SAFE_NO_PAD.decode(token).map_err(|_| "token-wrong")?;
    let (head, given) = bytes.split_at_checked(24).ok_or("token-wrong")?;
    if !same_bytes(given, &code(key, form, session, head)) {
        return Err("token-wrong");
    }
    let (operation, made) = head.split_at_checked(16).ok_or("token-wrong")?;
    let made: [u8; 8] = made.try_into().map_err(|_| "token-wrong")?;
    let age = now.as_second().saturating_sub(i64::from_be_bytes(made));
    if age < limits::FORM_SECONDS_MIN {
        return Err("token-quick");
    }
    if age > limits::FORM_HOURS_MAX * 3600 {
        return Err("token-old");
    }
    OperationId::from_slice(operation).ok_or("token-wrong")
}

fn code(key: &IndexKey, form: &str, session: Option<&Token>, head: &[u8]) -> [u8; 16] {
    let mut text = Vec::with_capacity(form.len() + 96);
    text.extend_from_slice(form.as_bytes());
    text.push(0);
    text.extend_from_slice(&session.map_or([0; 32], Token::hash));
    text.extend_from_slice(head);
    blind(key, "form-token", 1, 1, &text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use zalog_domain::clock::SeededEntropy;
    use zalog_vault::{OperatorSecret, OsSecret};

    #[test]
    fn a_form_token_fits_its_form_session_and_time_only() {
        let key = IndexKey::from_secret(&OperatorSecret::generate(&OsSecret).unwrap());
        let made = Timestamp::from_second(1_000_000).unwrap();
        let at = |seconds: i64| Timestamp::from_second(1_000_000 + seconds).unwrap();
        let operation = OperationId::new(&SeededEntropy::new(3));
        let session = Token::new(&OsSecret).unwrap();
        let token = form_token(&key, "register", Some(&session), operation, made);
        assert_eq!(check_form_token(&key, "register", Some(&session), &token, at(10)), Ok(operation));
        assert_eq!(check_form_token(&key, "register", Some(&session), &token, at(0)), Err("token-quick"));
        assert_eq!(check_form_token(&key, "register", Some(&session), &token, at(90_000)), Err("token-old"));
        assert_eq!(check_form_token(&key, "sign-in", Some(&session), &token, at(10)), Err("token-wrong"));
        assert_eq!(check_form_token(&key, "register", None, &token, at(10)), Err("token-wrong"));
        assert_eq!(check_form_token(&key, "register", Some(&session), "rubbish", at(10)), Err("token-wrong"));
    }
}
