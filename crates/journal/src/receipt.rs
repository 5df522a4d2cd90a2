//! What the person keeps. A receipt is at once a promise, signed over the entry's leaf hash and over everything
//! else it says; when the next checkpoint is made it gains the proof that the entry is in the tree.

use crate::{Checkpoint, Entry, Hash, JournalError, SignerKey, VerifierKey, leaf_hash, verify_inclusion};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;

/// Name and version of the format.
pub const RECEIPT_FORMAT: &str = "zalog-receipt/1";

/// A receipt, as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// [`RECEIPT_FORMAT`].
    pub format: String,
    /// The number people read.
    pub number: String,
    /// Name of the operator.
    pub operator: String,
    /// Origin line of the journal.
    pub origin: String,
    /// Verifier key the promise is signed with.
    pub vkey: String,
    /// When it was issued, RFC 3339.
    pub issued_at: String,
    /// The exact text that was seen.
    pub document: Document,
    /// What was agreed to, in words.
    pub statement: BTreeMap<String, Said>,
    /// The entry's canonical bytes, base64.
    pub entry: String,
    /// Ed25519 over [`Receipt::promise_bytes`], base64.
    pub signature: String,
    /// The entry's place in the tree, once there is a checkpoint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<Proof>,
}

/// A published text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// SHA-256 of its bytes, hexadecimal.
    pub hash: String,
    /// Its language, BCP 47.
    pub lang: String,
    /// Its name.
    pub name: String,
}

/// One thing said in a statement. No fractions: they have no one way to be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Said {
    /// Yes or no.
    Flag(bool),
    /// A number.
    Number(i64),
    /// A text.
    Text(String),
    /// Texts.
    List(Vec<String>),
}

/// Proof of inclusion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proof {
    /// The entry's place, from 0.
    pub index: u64,
    /// Size of the checkpoint's tree.
    pub size: u64,
    /// Neighbours, lowest first, base64.
    pub hashes: Vec<String>,
    /// The checkpoint, a signed note.
    pub checkpoint: String,
}

impl Proof {
    /// Puts a proof together.
    #[must_use]
    pub fn new(index: u64, size: u64, hashes: &[Hash], checkpoint: String) -> Self {
        Self { index, size, hashes: hashes.iter().map(|hash| STANDARD.encode(hash)).collect(), checkpoint }
    }
}

/// What a check of a receipt saw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// The operator's signed promise.
    Promise,
    /// The promise, and the entry in the tree of this size.
    Included {
        /// Size of the checkpoint's tree.
        size: u64,
    },
}

/// All that the promise covers beside the entry, in one fixed order.
#[derive(Serialize)]
struct Promised<'a> {
    format: &'a str,
    number: &'a str,
    operator: &'a str,
    origin: &'a str,
    vkey: &'a str,
    issued_at: &'a str,
    document: &'a Document,
    statement: &'a BTreeMap<String, Said>,
}

impl Receipt {
    /// Reads JSON; fields this version does not know are refused, since no signature covers them.
    ///
    /// # Errors
    /// [`JournalError::Receipt`].
    pub fn from_json(json: &str) -> Result<Self, JournalError> {
        serde_json::from_str(json).map_err(JournalError::Receipt)
    }

    /// Writes JSON, indented, as a person may look at it.
    ///
    /// # Errors
    /// [`JournalError::Receipt`], which no receipt leads to.
    pub fn to_json(&self) -> Result<String, JournalError> {
        serde_json::to_string_pretty(self).map_err(JournalError::Receipt)
    }

    /// Puts in the entry and the key, and signs. Everything else must be set already.
    ///
    /// # Errors
    /// As [`Self::promise_bytes`].
    pub fn sign(&mut self, entry: &[u8], signer: &SignerKey) -> Result<(), JournalError> {
        RECEIPT_FORMAT.clone_into(&mut self.format);
        self.vkey = signer.verifier().to_string();
        self.entry = STANDARD.encode(entry);
        self.signature = STANDARD.encode(signer.sign(&self.promise_bytes()?));
        Ok(())
    }

    /// The canonical bytes of the entry.
    ///
    /// # Errors
    /// [`JournalError::Malformed`] if the field is not base64.
    pub fn entry_bytes(&self) -> Result<Vec<u8>, JournalError> {
        STANDARD.decode(&self.entry).map_err(|_| JournalError::Malformed("receipt entry"))
    }

    /// The entry.
    ///
    /// # Errors
    /// As [`Self::entry_bytes`]; [`JournalError::Entry`].
    pub fn entry(&self) -> Result<Entry, JournalError> {
        Ok(Entry::decode(&self.entry_bytes()?)?)
    }

    /// What is signed: four lines, the first to keep it apart from every checkpoint; the origin; the entry's leaf
    /// hash; the SHA-256 of all else the receipt says, as JSON in fixed order.
    ///
    /// # Errors
    /// As [`Self::entry_bytes`].
    pub fn promise_bytes(&self) -> Result<Vec<u8>, JournalError> {
        let promised = Promised {
            format: &self.format,
            number: &self.number,
            operator: &self.operator,
            origin: &self.origin,
            vkey: &self.vkey,
            issued_at: &self.issued_at,
            document: &self.document,
            statement: &self.statement,
        };
        let json = serde_json::to_vec(&promised).map_err(JournalError::Receipt)?;
        let leaf = STANDARD.encode(leaf_hash(&self.entry_bytes()?));
        let rest = STANDARD.encode(Sha256::digest(json));
        Ok(format!("zalog receipt promise v1\n{}\n{leaf}\n{rest}\n", self.origin).into_bytes())
    }

    /// Checks the promise and, if there is one, the proof. `keys` are the journal's key and its predecessors and
    /// successors, got from the operator or from anyone the reader trusts, *not* from the receipt.
    ///
    /// # Errors
    /// [`JournalError::ReceiptFormat`], [`JournalError::UnknownKey`], [`JournalError::Signature`],
    /// [`JournalError::Inclusion`], [`JournalError::Origin`], [`JournalError::Entry`], [`JournalError::Malformed`].
    pub fn verify(&self, keys: &[VerifierKey]) -> Result<Seen, JournalError> {
        if self.format != RECEIPT_FORMAT {
            return Err(JournalError::ReceiptFormat(self.format.clone()));
        }
        let named: VerifierKey = self.vkey.parse()?;
        let key = keys.iter().find(|key| **key == named);
        let key = key.ok_or_else(|| JournalError::UnknownKey(self.vkey.clone()))?;
        let signature = STANDARD.decode(&self.signature).map_err(|_| JournalError::Signature)?;
        let signature = <&[u8; 64]>::try_from(signature.as_slice()).map_err(|_| JournalError::Signature)?;
        key.verify(&self.promise_bytes()?, signature)?;
        self.entry()?;

        let Some(proof) = &self.proof else { return Ok(Seen::Promise) };
        let checkpoint = Checkpoint::open(&proof.checkpoint, keys, &self.origin)?;
        if checkpoint.size != proof.size {
            return Err(JournalError::Inclusion);
        }
        let mut hashes = Vec::with_capacity(proof.hashes.len().min(64));
        for hash in &proof.hashes {
            let hash = STANDARD.decode(hash).map_err(|_| JournalError::Malformed("receipt proof"))?;
            hashes
                .push(Hash::try_from(hash.as_slice()).map_err(|_| JournalError::Malformed("receipt proof"))?);
        }
        let leaf = leaf_hash(&self.entry_bytes()?);
        verify_inclusion(&leaf, proof.index, proof.size, &hashes, &checkpoint.root)?;
        Ok(Seen::Included { size: proof.size })
    }
}
