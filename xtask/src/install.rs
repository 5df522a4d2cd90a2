//! What the suites need from the machine, found or (on Debian, as root) installed.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{postgres, process};

/// Something the suites need.
struct Tool {
    what: &'static str,
    /// Debian's packages that bring it.
    packages: &'static [&'static str],
    found: fn() -> bool,
}

const POSTGRES: Tool =
    Tool { what: "PostgreSQL", packages: &["postgresql"], found: || postgres::programs().is_some() };
const CHROMIUM: Tool =
    Tool { what: "Chromium", packages: &["chromium", "fonts-dejavu-core"], found: || chromium().is_some() };
const NODE: Tool = Tool {
    what: "Node.js 20 or later, with npm",
    packages: &["nodejs", "npm"],
    found: || node_major().is_some_and(|major| major >= 20) && process::find("npm").is_some(),
};

/// Makes sure PostgreSQL is there.
pub fn postgres() -> Result<(), String> {
    ensure(&[POSTGRES])
}

/// Makes sure the browser and what drives it are there.
pub fn browser() -> Result<(), String> {
    ensure(&[CHROMIUM, NODE])
}

/// The browser the suite drives: `$CHROMIUM`, else the machine's own.
pub fn chromium() -> Option<PathBuf> {
    match std::env::var_os("CHROMIUM") {
        Some(path) => Some(PathBuf::from(path)),
        None => process::find("chromium"),
    }
}

/// The first number of Node's version, `v20.1.2`.
fn node_major() -> Option<u32> {
    let version = process::read(Command::new("node").arg("--version")).ok()?;
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

fn ensure(tools: &[Tool]) -> Result<(), String> {
    let missing: Vec<_> = tools.iter().filter(|tool| !(tool.found)()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<_> = missing.iter().flat_map(|tool| tool.packages).copied().collect();
    if !may_install() {
        let names: Vec<_> = missing.iter().map(|tool| tool.what).collect();
        return Err(format!(
            "missing: {}; on Debian, as root: apt-get install {}",
            names.join(", "),
            packages.join(" ")
        ));
    }
    println!("installing {}", packages.join(" "));
    apt(&["update"])?;
    let mut arguments = vec!["install", "-y", "--no-install-recommends"];
    arguments.extend(packages);
    apt(&arguments)?;
    match missing.iter().find(|tool| !(tool.found)()) {
        Some(tool) => Err(format!("{} was installed and is still not found", tool.what)),
        None => Ok(()),
    }
}

fn may_install() -> bool {
    process::find("apt-get").is_some() && is_root()
}

/// Whether this process may do anything on the machine.
pub fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    // Our own entry in /proc belongs to the effective user; without one we assume the lesser right.
    Path::new("/proc/self").metadata().is_ok_and(|entry| entry.uid() == 0)
}

fn apt(arguments: &[&str]) -> Result<(), String> {
    let mut command = Command::new("apt-get");
    command.arg("-q").args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
    if process::watch(&mut command)?.well {
        Ok(())
    } else {
        Err(format!("apt-get {} failed", arguments.join(" ")))
    }
}
