//! What can go wrong, one variant per decision the caller can take. No message ever carries key bytes, plain
//! bytes or the text of a key; sealed bytes are not shown either.

use std::path::PathBuf;

/// An error of the vault.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum VaultError {
    /// The source of randomness gave nothing usable. Nothing was made; the program must not go on.
    #[error("the source of random bytes failed")]
    Entropy,

    /// The bytes do not open: wrong key, wrong place, or changed bytes. Deliberately not told apart.
    #[error("sealed bytes do not open with this key in this place")]
    Refused,

    /// The first byte names an algorithm that this form does not use.
    #[error("unknown algorithm byte {0}")]
    UnknownAlgorithm(u8),

    /// The second byte names a format that this version does not know, or not the one the place calls for.
    #[error("unknown or unexpected format byte {0}")]
    UnknownFormat(u8),

    /// Stored bytes are shorter than any sealed form.
    #[error("sealed bytes are cut short: {got} bytes")]
    TooShort {
        /// How many bytes there were.
        got: usize,
    },

    /// A value is larger than [`crate::VALUE_BYTES_MAX`].
    #[error("value of {got} bytes is larger than the limit of {limit}")]
    TooLarge {
        /// Size of the value, bytes.
        got: usize,
        /// The limit, bytes.
        limit: usize,
    },

    /// A wrap function was given the context of another kind of key, or of another generation.
    #[error("wrap context does not belong to this kind of key")]
    WrongContext,

    /// The text is not a root key in our form; the reason never repeats the text.
    #[error("root key text is refused: {0}")]
    RootText(&'static str),

    /// The root key file does not exist; it is only ever created on purpose, by [`crate::FileKey::create`].
    #[error("root key file `{}` does not exist", path.display())]
    RootMissing {
        /// The file.
        path: PathBuf,
    },

    /// The root key file exists already and is never overwritten.
    #[error("root key file `{}` exists already and is not overwritten", path.display())]
    RootExists {
        /// The file.
        path: PathBuf,
    },

    /// Others than the owner can reach the root key file.
    #[error("root key file `{}` has mode {mode:03o}: only its owner may read it, use `chmod 600`", path.display())]
    RootMode {
        /// The file.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },

    /// The root key file is not an ordinary file of a plausible size.
    #[error("root key file `{}` is refused: {why}", path.display())]
    RootFile {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: &'static str,
    },

    /// Reading or writing the root key file failed.
    #[error("root key file `{}` cannot be used", path.display())]
    RootIo {
        /// The file.
        path: PathBuf,
        /// The cause.
        #[source]
        source: std::io::Error,
    },

    /// The command that should print the root key failed; its output is not repeated.
    #[error("root key command `{program}` failed: {why}")]
    RootCommand {
        /// The program.
        program: String,
        /// What it did.
        why: String,
    },
}
