//! Where the root key comes from.
//!
//! A key module (PKCS#11) or a cloud key service is one more implementation of [`KeyProvider`]: it hands over the
//! 32 bytes once at start, and nothing else in the program knows where they came from.

use crate::{
    error::VaultError,
    key::{KEY_BYTES, KeyBytes, RootKey},
    secret::Secret,
    text::{from_hex, to_hex},
};
use sha2::{Digest as _, Sha256};
use std::{
    fs::{File, OpenOptions},
    io::{Read, Write as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};
use zeroize::Zeroizing;

/// Prefix and version of the text form.
const PREFIX: &str = "zalog-root-1";
/// More than any root key text with its line end; what is larger is something else.
const TEXT_BYTES_MAX: usize = 1024;

/// Gives the root key. Asked once at start.
pub trait KeyProvider {
    /// Fetches the root key.
    ///
    /// # Errors
    /// One of the `Root…` variants of [`VaultError`].
    fn root(&self) -> Result<RootKey, VaultError>;
}

impl RootKey {
    /// The key as a line a person can print and put in a safe:
    /// `zalog-root-1:` 64 hexadecimal digits `:` 8 digits that catch a mistyped one.
    #[must_use]
    pub fn to_text(&self) -> Zeroizing<String> {
        let hex = Zeroizing::new(to_hex(self.bytes()));
        Zeroizing::new(format!("{PREFIX}:{}:{}", hex.as_str(), to_hex(&check(self.bytes()))))
    }

    /// Reads [`Self::to_text`]; white space anywhere and the case of digits do not matter, as it may have been
    /// typed from paper.
    ///
    /// # Errors
    /// [`VaultError::RootText`], which never repeats the text.
    pub fn from_text(text: &str) -> Result<Self, VaultError> {
        let mut packed = Zeroizing::new(String::with_capacity(text.len()));
        packed.extend(text.chars().filter(|c| !c.is_whitespace()));
        let mut parts = packed.split(':');
        if parts.next() != Some(PREFIX) {
            return Err(VaultError::RootText("it does not start with `zalog-root-1:`"));
        }
        let key = parts.next().and_then(from_hex);
        let sum = parts.next().and_then(from_hex);
        let (Some(key), Some(sum), None) = (key, sum, parts.next()) else {
            return Err(VaultError::RootText("it is not 64 digits, a colon and 8 digits"));
        };
        let Ok(bytes) = <&[u8; KEY_BYTES]>::try_from(key.as_slice()) else {
            return Err(VaultError::RootText("the key is not 64 hexadecimal digits"));
        };
        if !crate::derive::same_bytes(&check(bytes), &sum) {
            return Err(VaultError::RootText("the last 8 digits do not fit the key: it is mistyped or cut"));
        }
        Ok(Self::from_key_bytes(KeyBytes::copied(bytes)))
    }
}

/// Four bytes that catch typing mistakes.
fn check(key: &[u8; KEY_BYTES]) -> [u8; 4] {
    let digest: [u8; 32] =
        Sha256::new().chain_update(b"zalog root check v1\0").chain_update(key).finalize().into();
    let [a, b, c, d, ..] = digest;
    [a, b, c, d]
}

/// A file only its owner can read.
#[derive(Debug, Clone)]
pub struct FileKey {
    path: PathBuf,
}

impl FileKey {
    /// Names the file; nothing is read yet.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// Makes a new root key in a new file with mode 0600, and sees it safely on the disk. Never overwrites.
    ///
    /// # Errors
    /// [`VaultError::RootExists`], [`VaultError::RootIo`], [`VaultError::Entropy`].
    pub fn create(path: &Path, secret: &dyn Secret) -> Result<RootKey, VaultError> {
        let key = RootKey::generate(secret)?;
        let failed = |source| VaultError::RootIo { path: path.into(), source };
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path).map_err(|source| match source.kind() {
            std::io::ErrorKind::AlreadyExists => VaultError::RootExists { path: path.into() },
            _ => failed(source),
        })?;
        let text = key.to_text();
        let written = file
            .write_all(text.as_bytes())
            .and_then(|()| file.write_all(b"\n"))
            .and_then(|()| file.sync_all())
            .and_then(|()| sync_folder(path));
        if let Err(source) = written {
            // Half a key is worse than none: everything sealed under it would be lost at the next start.
            let _ = std::fs::remove_file(path);
            return Err(failed(source));
        }
        Ok(key)
    }
}

/// The name of a new file is on the disk only once its folder is.
fn sync_folder(path: &Path) -> std::io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

impl KeyProvider for FileKey {
    fn root(&self) -> Result<RootKey, VaultError> {
        let path = || self.path.clone();
        let failed = |source| VaultError::RootIo { path: path(), source };
        let mut file = File::open(&self.path).map_err(|source| match source.kind() {
            std::io::ErrorKind::NotFound => VaultError::RootMissing { path: path() },
            _ => failed(source),
        })?;
        // Asked of the open file, not of the name, so that nothing can be put in its place in between.
        let about = file.metadata().map_err(failed)?;
        if !about.is_file() {
            return Err(VaultError::RootFile { path: path(), why: "it is not an ordinary file" });
        }
        #[cfg(unix)]
        {
            let mode = std::os::unix::fs::PermissionsExt::mode(&about.permissions()) & 0o777;
            if mode & 0o077 != 0 {
                return Err(VaultError::RootMode { path: path(), mode });
            }
        }
        match read_text(&mut file).map_err(failed)? {
            Some(text) if !text.trim().is_empty() => RootKey::from_text(&text),
            Some(_) => Err(VaultError::RootFile { path: path(), why: "it is empty" }),
            None => Err(VaultError::RootFile { path: path(), why: "it is too large, or not text" }),
        }
    }
}

/// Text handed in by the binary's settings, which took it from the environment.
pub struct GivenKey {
    text: Zeroizing<String>,
}

impl GivenKey {
    /// Takes the text; it is wiped when this is dropped.
    #[must_use]
    pub fn new(text: String) -> Self {
        Self { text: Zeroizing::new(text) }
    }
}

impl std::fmt::Debug for GivenKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("GivenKey(..)")
    }
}

impl KeyProvider for GivenKey {
    fn root(&self) -> Result<RootKey, VaultError> {
        RootKey::from_text(&self.text)
    }
}

/// What a command prints: a password manager, a key service's own client, a card reader. It is started without
/// a shell, gets no input, and its messages go where ours go. A command that never ends is a start that never ends.
#[derive(Debug, Clone)]
pub struct CommandKey {
    /// The program, looked up as the operating system does.
    pub program: String,
    /// Its arguments, passed as they are.
    pub args: Vec<String>,
}

impl KeyProvider for CommandKey {
    fn root(&self) -> Result<RootKey, VaultError> {
        let failed = |why: String| VaultError::RootCommand { program: self.program.clone(), why };
        let mut child = Command::new(&self.program)
            .args(&self.args)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| failed(error.to_string()))?;
        // Taking the pipe out closes it after reading, so that a program that prints without end stops too.
        let text = child.stdout.take().map(|mut out| read_text(&mut out));
        let status = child.wait().map_err(|error| failed(error.to_string()))?;
        let text = match text {
            Some(Ok(Some(text))) => text,
            Some(Err(error)) => return Err(failed(error.to_string())),
            Some(Ok(None)) | None => return Err(failed("it printed too much, or no text".into())),
        };
        if !status.success() {
            return Err(failed(status.to_string()));
        }
        RootKey::from_text(&text)
    }
}

/// Reads a short text into one buffer that never grows and is wiped, so that no copy stays behind; `None` if it is
/// longer than any key text or not UTF-8.
fn read_text(from: &mut dyn Read) -> std::io::Result<Option<Zeroizing<String>>> {
    let mut buffer = Zeroizing::new([0_u8; TEXT_BYTES_MAX]);
    let mut filled = 0;
    while let Some(free) = buffer.get_mut(filled..).filter(|free| !free.is_empty()) {
        match from.read(free) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    let text = buffer.get(..filled).filter(|read| read.len() < TEXT_BYTES_MAX);
    Ok(text.and_then(|read| std::str::from_utf8(read).ok()).map(|text| Zeroizing::new(text.to_owned())))
}
