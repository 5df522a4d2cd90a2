//! Settings of a server: a file, overridden by the command line. Secrets come by file, environment or command, never by
//! argument.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use zalog_vault::{CommandKey, FileKey, GivenKey, KeyProvider, OsSecret, RootKey, VaultError};

use crate::system;

/// Name of the root key's file in the data folder.
pub const ROOT_KEY_FILE: &str = "root.key";

/// The file `zalog.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Settings {
    /// Address and port to listen on.
    pub listen: Option<String>,
    /// Whether people reach the site over https.
    pub secure: Option<bool>,
    /// Address of a PostgreSQL database; the variable `ZALOG_STORE` does as well, and keeps the password out of the file.
    pub store: Option<String>,
    /// Networks of proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<String>,
    /// Host names and the sites they are.
    pub hosts: BTreeMap<String, String>,
    /// Where the root key comes from.
    pub root_key: RootKeySource,
    /// How letters go out.
    pub mail: MailSettings,
}

/// Where the root key comes from: `ZALOG_ROOT_KEY` in the environment, a command, or a file (made at the first start).
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct RootKeySource {
    /// A file of its own.
    pub file: Option<PathBuf>,
    /// A command and its arguments that prints the key.
    pub command: Vec<String>,
}

/// How letters go out.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct MailSettings {
    /// Sender.
    pub from: Option<String>,
    /// Folder for letters, while a site is being set up.
    pub folder: Option<PathBuf>,
    /// Whether a mail server is used; its address with the password comes by the variable `ZALOG_SMTP`.
    pub smtp: bool,
}

impl Settings {
    /// Reads the file, or takes the defaults.
    ///
    /// # Errors
    /// The file cannot be read or understood; the message names the line.
    pub fn read(path: Option<&Path>) -> Result<Self, Box<dyn std::error::Error>> {
        match path {
            None => Ok(Self::default()),
            Some(path) => Ok(toml::from_str(&std::fs::read_to_string(path)?)?),
        }
    }

    /// The file the root key lies in, if it lies in one.
    #[must_use]
    pub fn root_key_file(&self, data: &Path) -> Option<PathBuf> {
        let elsewhere = system::variable("ZALOG_ROOT_KEY").is_some() || !self.root_key.command.is_empty();
        (!elsewhere).then(|| self.root_key.file.clone().unwrap_or_else(|| data.join(ROOT_KEY_FILE)))
    }

    /// The root key; made in a file at the first start.
    ///
    /// # Errors
    /// No such key, or a file that others can read.
    pub fn root_key(&self, data: &Path) -> Result<RootKey, VaultError> {
        if let Some(text) = system::variable("ZALOG_ROOT_KEY") {
            return GivenKey::new(text).root();
        }
        if let Some((program, args)) = self.root_key.command.split_first() {
            return CommandKey { program: program.clone(), args: args.to_vec() }.root();
        }
        let file = self.root_key.file.clone().unwrap_or_else(|| data.join(ROOT_KEY_FILE));
        // A new key beside keys that another one wrapped would only hide that the right one is missing.
        let first = !file.exists() && !has_keys(data);
        if first { FileKey::create(&file, &OsSecret) } else { FileKey::new(file).root() }
    }
}

/// Whether an operator's keys lie in a data folder already.
fn has_keys(data: &Path) -> bool {
    let operators = std::fs::read_dir(data).into_iter().flatten().flatten();
    operators.map(|entry| entry.path()).any(|folder| folder.join("keys.db").is_file())
}
