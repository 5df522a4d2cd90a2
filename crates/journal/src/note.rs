//! Signed notes (C2SP signed-note) with Ed25519: text, an empty line, and a line for each signature
//! `— name base64(key id 4 | signature 64)`.

use crate::JournalError;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use sha2::{Digest as _, Sha256};

/// Algorithm byte of Ed25519 in a signed note.
const ED25519: u8 = 1;
/// More signatures than any honest note has.
const SIGNATURES_MAX: usize = 100;

/// Longest key name, bytes.
pub const KEY_NAME_BYTES_MAX: usize = 255;

/// Key names have no white space and no plus sign, C2SP signed-note.
fn check_name(name: &str) -> Result<(), JournalError> {
    let fits = !name.is_empty()
        && name.len() <= KEY_NAME_BYTES_MAX
        && !name.chars().any(|c| c.is_whitespace() || c.is_control() || c == '+');
    if fits { Ok(()) } else { Err(JournalError::Malformed("key name")) }
}

/// A key that signs. The seed is wiped on drop and never shown.
pub struct SignerKey {
    name: String,
    key: SigningKey,
}

impl SignerKey {
    /// Makes the key from its name and its 32-byte seed (RFC 8032).
    ///
    /// # Errors
    /// [`JournalError::Malformed`] if the name cannot stand in a note.
    pub fn new(name: &str, seed: &[u8; 32]) -> Result<Self, JournalError> {
        check_name(name)?;
        Ok(Self { name: name.to_owned(), key: SigningKey::from_bytes(seed) })
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The public half.
    #[must_use]
    pub fn verifier(&self) -> VerifierKey {
        VerifierKey { name: self.name.clone(), key: self.key.verifying_key() }
    }

    /// Signs bytes as they are; the caller separates domains by what the bytes begin with.
    pub(crate) fn sign(&self, bytes: &[u8]) -> [u8; 64] {
        self.key.sign(bytes).to_bytes()
    }
}

impl std::fmt::Debug for SignerKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SignerKey({}, ..)", self.name)
    }
}

/// A key that checks. Its text form is `name+8 hexadecimal digits+base64`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifierKey {
    name: String,
    key: VerifyingKey,
}

impl VerifierKey {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The 32 public bytes.
    #[must_use]
    pub fn public_bytes(&self) -> [u8; 32] {
        self.key.to_bytes()
    }

    /// First 4 bytes of SHA-256(name, newline, 0x01, public key).
    #[must_use]
    pub fn id(&self) -> [u8; 4] {
        let digest: [u8; 32] = Sha256::new()
            .chain_update(&self.name)
            .chain_update([b'\n', ED25519])
            .chain_update(self.key.as_bytes())
            .finalize()
            .into();
        let [a, b, c, d, ..] = digest;
        [a, b, c, d]
    }

    pub(crate) fn verify(&self, bytes: &[u8], signature: &[u8; 64]) -> Result<(), JournalError> {
        // Strict: no signature but the signer's own, and no weak key.
        self.key.verify_strict(bytes, &Signature::from_bytes(signature)).map_err(|_| JournalError::Signature)
    }
}

impl std::fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut public = vec![ED25519];
        public.extend_from_slice(self.key.as_bytes());
        write!(f, "{}+{:08x}+{}", self.name, u32::from_be_bytes(self.id()), STANDARD.encode(public))
    }
}

impl std::str::FromStr for VerifierKey {
    type Err = JournalError;

    fn from_str(text: &str) -> Result<Self, JournalError> {
        let malformed = JournalError::Malformed("verifier key");
        let mut parts = text.splitn(3, '+');
        let (Some(name), Some(id), Some(public)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(malformed);
        };
        check_name(name)?;
        let Ok(public) = STANDARD.decode(public) else { return Err(malformed) };
        let Some((&ED25519, public)) = public.split_first() else { return Err(malformed) };
        let Ok(public) = <&[u8; 32]>::try_from(public) else { return Err(malformed) };
        let Ok(key) = VerifyingKey::from_bytes(public) else { return Err(malformed) };
        let key = Self { name: name.to_owned(), key };
        // The id is a check on the rest; text that says one key in two ways would be two keys to a reader.
        if format!("{:08x}", u32::from_be_bytes(key.id())) == id { Ok(key) } else { Err(malformed) }
    }
}

/// A note that some known key has signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenNote<'a> {
    /// The text, with its last newline.
    pub text: &'a str,
    /// Names of the known keys whose signatures hold.
    pub signed_by: Vec<&'a str>,
}

/// Signs a text: lines, each ended by a newline.
///
/// # Errors
/// [`JournalError::Malformed`] if the text cannot be a note's.
pub fn sign_note(text: &str, signers: &[&SignerKey]) -> Result<String, JournalError> {
    check_text(text)?;
    let mut note = format!("{text}\n");
    for signer in signers {
        let mut bytes = signer.verifier().id().to_vec();
        bytes.extend_from_slice(&signer.sign(text.as_bytes()));
        note.push_str(&format!("\u{2014} {} {}\n", signer.name, STANDARD.encode(bytes)));
    }
    Ok(note)
}

/// Opens a note: at least one known key must have signed it, and every signature that claims to be of a known key
/// must hold. Signatures of others (witnesses) are passed over.
///
/// # Errors
/// [`JournalError::Malformed`], [`JournalError::Signature`].
pub fn open_note<'a>(note: &'a str, keys: &[VerifierKey]) -> Result<OpenNote<'a>, JournalError> {
    let malformed = || JournalError::Malformed("note");
    // The last empty line divides: a text may have empty lines of its own.
    let (text, signatures) = note.rsplit_once("\n\n").ok_or_else(malformed)?;
    // The first of the two newlines ends the text's last line and is signed with it.
    let text = note.get(..=text.len()).ok_or_else(malformed)?;
    check_text(text)?;
    let signatures = signatures.strip_suffix('\n').ok_or_else(malformed)?;
    let mut signed_by = Vec::new();
    for (count, line) in signatures.split('\n').enumerate() {
        if count >= SIGNATURES_MAX {
            return Err(malformed());
        }
        let line = line.strip_prefix("\u{2014} ").ok_or_else(malformed)?;
        let (name, signature) = line.split_once(' ').ok_or_else(malformed)?;
        check_name(name).map_err(|_| malformed())?;
        let bytes = STANDARD.decode(signature).map_err(|_| malformed())?;
        let (id, signature) = bytes.split_first_chunk::<4>().ok_or_else(malformed)?;
        let Some(key) = keys.iter().find(|key| key.name == name && key.id() == *id) else { continue };
        let signature = <&[u8; 64]>::try_from(signature).map_err(|_| JournalError::Signature)?;
        key.verify(text.as_bytes(), signature)?;
        signed_by.push(name);
    }
    if signed_by.is_empty() { Err(JournalError::Signature) } else { Ok(OpenNote { text, signed_by }) }
}

fn check_text(text: &str) -> Result<(), JournalError> {
    let fits = text.ends_with('\n') && !text.chars().any(|c| c < ' ' && c != '\n');
    if fits { Ok(()) } else { Err(JournalError::Malformed("note text")) }
}
