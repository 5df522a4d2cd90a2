//! A PostgreSQL of our own, for as long as a suite runs: a fresh cluster in a temporary folder, on a free loopback
//! port, by an unprivileged user, gone afterwards. Flushes stay on: the suite tests what an operator runs.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::tally::Tally;
use crate::{install, process};

/// The variable that hands the cluster's address to the tests.
pub const VARIABLE: &str = "ZALOG_TEST_POSTGRES";
/// The variable that hands over the folder of the cluster, for tests that look into its files.
pub const FOLDER_VARIABLE: &str = "ZALOG_TEST_POSTGRES_FOLDER";

const FOLDER_PREFIX: &str = "zalog-postgres-";
const READY_WITHIN: Duration = Duration::from_secs(60);

/// A running cluster. Dropping it stops the server and removes its folder.
pub struct Postgres {
    server: Child,
    folder: PathBuf,
    port: u16,
}

impl Postgres {
    /// Makes a cluster and waits until it answers.
    pub fn start() -> Result<Self, String> {
        let programs = programs().ok_or("PostgreSQL's initdb and postgres are not on this machine")?;
        sweep();
        let owner = owner()?;
        let folder = std::env::temp_dir().join(format!("{FOLDER_PREFIX}{}", std::process::id()));
        make_folder(&folder, owner).map_err(|error| format!("{}: {error}", folder.display()))?;
        let started = serve(&programs, &folder, owner);
        let (mut server, port) = started.inspect_err(|_| remove(&folder))?;
        let ready = server
            .stderr
            .take()
            .ok_or_else(|| "postgres has no standard error".to_owned())
            .and_then(|stream| wait_until_ready(stream, folder.join("log")));
        let cluster = Self { server, folder, port };
        // A cluster that is not ready is dropped here, which stops and removes it.
        ready.map(|()| cluster)
    }

    /// The folder all its files lie in.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The address to give to a client; a superuser without a password, loopback only.
    pub fn url(&self) -> String {
        format!("postgres://zalog@127.0.0.1:{}/postgres", self.port)
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // Nothing in the cluster outlives it, so there is nothing to shut down in order. The postmaster's own
        // children see it die and follow.
        let pid = self.server.id().to_string();
        let asked = Command::new("kill").args(["-QUIT", &pid]).status().is_ok_and(|status| status.success());
        if !asked {
            let _ = self.server.kill();
        }
        let _ = self.server.wait();
        remove(&self.folder);
    }
}

/// `cargo xtask postgres -- CMD...`
pub fn run(root: &Path, arguments: &[String]) -> Result<Tally, String> {
    let command = arguments.strip_prefix(&["--".to_owned()]).unwrap_or(arguments);
    let (program, rest) = command.split_first().ok_or("what to run? cargo xtask postgres -- CMD...")?;
    install::postgres()?;
    let cluster = Postgres::start()?;
    let mut command = Command::new(program);
    command.args(rest).env(VARIABLE, cluster.url()).env(FOLDER_VARIABLE, cluster.folder()).current_dir(root);
    process::pass_through(&mut command).map(Tally::one)
}

/// The folder with `initdb` and `postgres`: the newest of Debian's, else the one on the path.
pub fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().filter_map(Result::ok);
    let newest = versions
        .map(|entry| entry.path())
        .filter(|version| version.join("bin/initdb").is_file() && version.join("bin/postgres").is_file())
        .max_by_key(|version| version.file_name().and_then(|name| name.to_str()?.parse::<u32>().ok()));
    newest
        .map(|version| version.join("bin"))
        .or_else(|| Some(process::find("initdb")?.parent()?.to_path_buf()))
}

/// Whom the server runs as: PostgreSQL refuses to be root. `None` when we are not root ourselves.
fn owner() -> Result<Option<(u32, u32)>, String> {
    if !install::is_root() {
        return Ok(None);
    }
    let users = fs::read_to_string("/etc/passwd").map_err(|error| format!("/etc/passwd: {error}"))?;
    let ids = user_in(&users, "postgres").or_else(|| user_in(&users, "nobody"));
    ids.map(Some).ok_or_else(|| "no user `postgres` or `nobody` to run PostgreSQL as".to_owned())
}

fn user_in(users: &str, name: &str) -> Option<(u32, u32)> {
    let fields: Vec<_> = users
        .lines()
        .map(|line| line.split(':').collect::<Vec<_>>())
        .find(|user| user.first() == Some(&name))?;
    Some((fields.get(2)?.parse().ok()?, fields.get(3)?.parse().ok()?))
}

fn make_folder(folder: &Path, owner: Option<(u32, u32)>) -> std::io::Result<()> {
    fs::create_dir(folder)?;
    if let Some((user, group)) = owner {
        chown(folder, Some(user), Some(group))?;
    }
    Ok(())
}

fn serve(programs: &Path, folder: &Path, owner: Option<(u32, u32)>) -> Result<(Child, u16), String> {
    let data = folder.join("data");
    let mut initdb = Command::new(programs.join("initdb"));
    initdb.args([
        "--username=zalog",
        "--auth=trust",
        "--encoding=UTF8",
        "--locale=C.UTF-8",
        "--no-sync",
        // Small files of the write-ahead log, and old ones removed instead of kept under new names: a test looks for
        // what was destroyed in every file.
        "--wal-segsize=1",
        "-D",
    ]);
    process::read(as_user(initdb.arg(&data).current_dir(folder), owner))?;

    let port = free_port()?;
    // With setpriv the server also ends when we are killed without a chance to stop it.
    let mut postgres = match process::find("setpriv") {
        Some(setpriv) => {
            let mut command = Command::new(setpriv);
            command.args(["--pdeathsig", "QUIT"]).arg(programs.join("postgres"));
            command
        }
        None => Command::new(programs.join("postgres")),
    };
    let socket = format!("unix_socket_directories={}", folder.display());
    postgres.arg("-D").arg(&data).args([
        "-h",
        "127.0.0.1",
        "-p",
        &port.to_string(),
        "-N",
        "200",
        "-c",
        &socket,
        "-c",
        "wal_recycle=off",
        "-c",
        "max_wal_size=1GB",
    ]);
    postgres.env("LC_ALL", "C.UTF-8").current_dir(folder);
    postgres.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    let server =
        as_user(&mut postgres, owner).spawn().map_err(|error| format!("postgres did not run: {error}"))?;
    Ok((server, port))
}

fn as_user(command: &mut Command, owner: Option<(u32, u32)>) -> &mut Command {
    match owner {
        Some((user, group)) => command.uid(user).gid(group),
        None => command,
    }
}

/// A port that was free a moment ago; between here and the server's own bind another process may take it, which
/// shows as a server that does not become ready.
fn free_port() -> Result<u16, String> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr());
    listener.map(|address| address.port()).map_err(|error| format!("no free loopback port: {error}"))
}

/// Reads the server's log until it says that it takes connections, then keeps reading it into `log`.
fn wait_until_ready(stream: ChildStderr, log: PathBuf) -> Result<(), String> {
    let (say, heard) = mpsc::channel();
    thread::spawn(move || {
        let mut file = fs::File::create(log).ok();
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            if let Some(file) = &mut file {
                let _ = writeln!(file, "{line}");
            }
            // Nobody listens once the server is ready.
            let _ = say.send(line);
        }
    });
    let mut said = String::new();
    loop {
        match heard.recv_timeout(READY_WITHIN) {
            Ok(line) if line.contains("ready to accept connections") => return Ok(()),
            Ok(line) => said = format!("{said}{line}\n"),
            Err(_) => return Err(format!("PostgreSQL did not become ready:\n{said}")),
        }
    }
}

/// Removes what runs that were killed left behind: folders whose process is gone.
fn sweep() {
    for entry in fs::read_dir(std::env::temp_dir()).into_iter().flatten().filter_map(Result::ok) {
        let name = entry.file_name();
        let Some(pid) = name.to_str().and_then(|name| name.strip_prefix(FOLDER_PREFIX)) else { continue };
        if Path::new("/proc/self").exists() && !Path::new("/proc").join(pid).exists() {
            remove(&entry.path());
        }
    }
}

fn remove(folder: &Path) {
    if let Err(error) = fs::remove_dir_all(folder) {
        eprintln!("{} is left behind: {error}", folder.display());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_is_found_by_whole_name() {
        let users = "root:x:0:0:root:/:/bin/sh\npostgres2:x:1:1::/:\npostgres:x:105:107:x:/var/lib/postgresql:/bin/bash\n";
        assert_eq!(user_in(users, "postgres"), Some((105, 107)));
        assert_eq!(user_in(users, "nobody"), None);
    }
}
