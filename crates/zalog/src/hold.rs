//! Who works on a data folder: many may serve or look, but what turns keys and writes files anew works alone. A server that
//! went on with the old key in memory would wrap new keys in it, and they would be lost.

use std::fs::{File, TryLockError};
use std::path::Path;

/// A lock on a data folder, for as long as this lives; it goes with the process, however that ends.
pub struct Hold {
    _file: File,
}

/// Name of the file that is locked; nothing is ever written to it.
const LOCK_FILE: &str = "lock";

impl Hold {
    /// Works on a folder beside others.
    ///
    /// # Errors
    /// Somebody works on it alone (`None`), or the file cannot be made.
    pub fn shared(data: &Path) -> std::io::Result<Option<Self>> {
        Self::taken(data, File::try_lock_shared)
    }

    /// Works on a folder alone.
    ///
    /// # Errors
    /// Somebody works on it (`None`), or the file cannot be made.
    pub fn alone(data: &Path) -> std::io::Result<Option<Self>> {
        Self::taken(data, File::try_lock)
    }

    fn taken(
        data: &Path,
        lock: impl FnOnce(&File) -> Result<(), TryLockError>,
    ) -> std::io::Result<Option<Self>> {
        let file = File::options().create(true).truncate(false).write(true).open(data.join(LOCK_FILE))?;
        match lock(&file) {
            Ok(()) => Ok(Some(Self { _file: file })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_together_or_one_alone() {
        let folder = tempfile::tempdir().unwrap();
        let shared = || Hold::shared(folder.path()).unwrap();
        let alone = || Hold::alone(folder.path()).unwrap();
        let (one, other) = (shared(), shared());
        assert!(one.is_some() && other.is_some() && alone().is_none());
        drop((one, other));
        let only = alone();
        assert!(only.is_some() && shared().is_none() && alone().is_none());
        drop(only);
        assert!(shared().is_some());
    }
}
