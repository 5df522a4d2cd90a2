//! An operator's folder: reading a declaration from disk, its siblings and nothing outside it.

use std::path::{Path, PathBuf};

use zalog_policy::{Compiled, LoadError, Loader, compile};

/// A folder with `policy.kdl`.
pub struct Folder(PathBuf);

impl Loader for Folder {
    fn load(&self, name: &str) -> Result<Vec<u8>, LoadError> {
        let plain = Path::new(name).components().count() == 1
            && !name.starts_with('.')
            && !name.contains(['/', '\\']);
        if !plain {
            return Err(LoadError::Outside);
        }
        std::fs::read(self.0.join(name)).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => LoadError::NotFound,
            _ => LoadError::Other(error.to_string()),
        })
    }
}

impl Folder {
    /// The folder of that path; the path of the file itself is understood too.
    pub fn new(path: &Path) -> Self {
        let folder = if path.is_file() { path.parent().unwrap_or(path) } else { path };
        Self(folder.to_owned())
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Whether there is a declaration in it.
    pub fn has_policy(&self) -> bool {
        self.0.join("policy.kdl").is_file()
    }

    /// Last part of the path: the operator's short name.
    pub fn slug(&self) -> String {
        let whole = self.0.canonicalize().unwrap_or_else(|_| self.0.clone());
        let name = whole.file_name().map(|n| n.to_string_lossy().to_lowercase()).unwrap_or_default();
        let plain: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        if plain.is_empty() { "operator".to_owned() } else { plain }
    }

    /// Compiles what is in it.
    pub fn compile(&self) -> Compiled {
        compile(self)
    }
}
