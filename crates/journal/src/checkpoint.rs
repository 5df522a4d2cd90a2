//! Checkpoints: a tree head as C2SP tlog-checkpoint, three lines in a signed note.

use crate::{Hash, JournalError, SignerKey, VerifierKey, open_note, sign_note};
use base64::{Engine as _, engine::general_purpose::STANDARD};

/// A tree head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// Which journal: fixed when the store is made.
    pub origin: String,
    /// Number of leaves.
    pub size: u64,
    /// Root of the tree of that size.
    pub root: Hash,
    /// Further lines, none of them empty.
    pub extensions: Vec<String>,
}

impl Checkpoint {
    /// The text that is signed.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = format!("{}\n{}\n{}\n", self.origin, self.size, STANDARD.encode(self.root));
        for line in &self.extensions {
            text.push_str(line);
            text.push('\n');
        }
        text
    }

    /// Reads the text; one checkpoint has one text.
    ///
    /// # Errors
    /// [`JournalError::Malformed`].
    pub fn parse(text: &str) -> Result<Self, JournalError> {
        let malformed = || JournalError::Malformed("checkpoint");
        let mut lines = text.strip_suffix('\n').ok_or_else(malformed)?.split('\n');
        let (Some(origin), Some(size), Some(root)) = (lines.next(), lines.next(), lines.next()) else {
            return Err(malformed());
        };
        let root = STANDARD.decode(root).map_err(|_| malformed())?;
        let checkpoint = Self {
            origin: origin.to_owned(),
            size: size.parse().map_err(|_| malformed())?,
            root: Hash::try_from(root.as_slice()).map_err(|_| malformed())?,
            extensions: lines.map(str::to_owned).collect(),
        };
        // Printing again catches leading zeros, plus signs and the like; empty lines are refused beside it.
        let whole = !origin.is_empty() && checkpoint.extensions.iter().all(|line| !line.is_empty());
        if whole && checkpoint.to_text() == text { Ok(checkpoint) } else { Err(malformed()) }
    }

    /// The signed note.
    ///
    /// # Errors
    /// [`JournalError::Malformed`] if the origin or an extension is not one non-empty line.
    pub fn sign(&self, signers: &[&SignerKey]) -> Result<String, JournalError> {
        let text = self.to_text();
        if Self::parse(&text)? != *self {
            return Err(JournalError::Malformed("checkpoint"));
        }
        sign_note(&text, signers)
    }

    /// Opens a signed checkpoint of the given journal.
    ///
    /// # Errors
    /// As [`open_note`]; [`JournalError::Malformed`]; [`JournalError::Origin`] if it is another journal's.
    pub fn open(note: &str, keys: &[VerifierKey], origin: &str) -> Result<Self, JournalError> {
        let checkpoint = Self::parse(open_note(note, keys)?.text)?;
        if checkpoint.origin == origin {
            Ok(checkpoint)
        } else {
            Err(JournalError::Origin { expected: origin.to_owned(), found: checkpoint.origin })
        }
    }
}
