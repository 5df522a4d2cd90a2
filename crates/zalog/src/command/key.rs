//! `zalog key rotate`: the root key, or every operator's key. The server must not run meanwhile.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ArgMatches;
use serde_json::json;
use zalog_app::rotate;
use zalog_domain::clock::Clock;
use zalog_store::{KeyStore, Options};
use zalog_vault::{FileKey, KeyProvider, OsSecret};
use zalog_words::Arg;

use super::{Outcome, path};
use crate::hold::Hold;
use crate::settings::Settings;
use crate::system::{SystemClock, SystemEntropy};
use crate::terminal::Terminal;

pub fn run(args: &ArgMatches, terminal: &Terminal) -> Outcome {
    let Some(("rotate", args)) = args.subcommand() else { return Ok(ExitCode::from(2)) };
    let data = path(args, "data").cloned().unwrap_or_default();
    if !data.is_dir() {
        return Err(format!("{}?", data.display()).into());
    }
    let Some(_alone) = Hold::alone(&data)? else {
        terminal.fault_text(&terminal.words().say("cli-in-use"));
        return Ok(ExitCode::FAILURE);
    };
    let stores = key_stores(&data)?;
    if stores.is_empty() {
        return Err("keys.db?".into());
    }
    let now = SystemClock.now();
    let settings = Settings::read(path(args, "config").map(PathBuf::as_path))?;
    if args.get_flag("root") {
        let Some(current) = settings.root_key_file(&data) else {
            terminal.fault_text(&terminal.words().say("cli-root-elsewhere"));
            return Ok(ExitCode::FAILURE);
        };
        // The new key is made first and kept beside the old one, so that a rotation that is stopped can go on.
        let next = beside(&current, "new");
        let old = FileKey::new(&current).root()?;
        let new =
            if next.exists() { FileKey::new(&next).root()? } else { FileKey::create(&next, &OsSecret)? };
        for keys in &stores {
            rotate::root(keys, &old, &new, &OsSecret, now)?;
        }
        let kept = beside(&current, &format!("old-{}", now.as_second()));
        // The old key gets a second name, then the new one takes its first in one step: whenever this is stopped, there
        // is a root key in its place, and the rotation can go on.
        std::fs::hard_link(&current, &kept).or_else(|_| std::fs::copy(&current, &kept).map(drop))?;
        std::fs::rename(&next, &current)?;
        let shown = kept.display().to_string();
        if args.get_flag("json") {
            terminal.json(&json!({ "rotated": "root", "old": shown }));
        } else {
            terminal.say("cli-root-rotated", &[("file", Arg::Text(&shown))]);
        }
        return Ok(ExitCode::SUCCESS);
    }
    let root = settings.root_key(&data)?;
    let mut turned = 0;
    for keys in &stores {
        turned += rotate::operator_key(keys, &root, &OsSecret, &SystemEntropy, now)?;
    }
    if args.get_flag("json") {
        terminal.json(&json!({ "rotated": "operator", "keys": turned }));
    } else {
        terminal.say("cli-rotated", &[("count", Arg::Number(i64::try_from(turned).unwrap_or(i64::MAX)))]);
    }
    Ok(ExitCode::SUCCESS)
}

fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{ending}"));
    file.with_file_name(name)
}

fn key_stores(data: &Path) -> Result<Vec<KeyStore>, Box<dyn std::error::Error>> {
    let mut folders: Vec<_> = std::fs::read_dir(data)?.filter_map(|e| Some(e.ok()?.path())).collect();
    folders.sort();
    folders.push(data.to_owned());
    let found = folders.into_iter().map(|f| f.join("keys.db")).filter(|f| f.is_file());
    Ok(found.map(|f| KeyStore::open(&f, Options::default())).collect::<Result<_, _>>()?)
}
