//! `cargo xtask bench [ARGS...]`: what the machine is, how big the binary is and how fast it starts, then the
//! benchmarks themselves. Figures for people, never a timed test; only `bench check` has budgets (50 ms an example, a second
//! for 10 000 nodes) and fails when `zalog check` is slower.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use crate::metadata::Graph;
use crate::tally::Tally;
use crate::{postgres, process};

const READY_WITHIN: Duration = Duration::from_secs(30);
/// What the demo with its five sites may take to its first line, cold.
const DEMO_WITHIN: Duration = Duration::from_secs(1);
/// What the one binary may weigh.
const BINARY_MEGABYTES: f64 = 30.0;

fn met(well: bool) -> &'static str {
    if well { "met" } else { "NOT MET" }
}

/// Builds for release, prints the facts, runs `zalog-bench` with the arguments.
pub fn run(root: &Path, arguments: &[String]) -> Result<Tally, String> {
    if arguments.first().is_some_and(|word| word == "check") {
        let mut command = process::cargo();
        command.args(["bench", "--quiet", "--locked", "--package", "zalog-policy", "--bench", "check"]);
        return process::pass_through(command.current_dir(root)).map(Tally::one);
    }
    let graph = Graph::read(root)?;
    for (name, value) in machine(&graph) {
        println!("{name:<12} {value}");
    }
    if !process::watch(
        process::cargo().args(["build", "--release", "--locked", "--package", "zalog"]).current_dir(root),
    )?
    .well
    {
        return Err("the release build failed".to_owned());
    }
    let zalog = graph.target_directory.join("release").join("zalog");
    let bytes = fs::metadata(&zalog).map_err(|error| format!("{}: {error}", zalog.display()))?.len();
    let megabytes = bytes as f64 / 1e6;
    println!(
        "{:<12} {megabytes:.1} MB, wanted {BINARY_MEGABYTES:.0}: {}",
        "binary",
        met(megabytes <= BINARY_MEGABYTES)
    );
    match start(&zalog) {
        Ok((ready, memory)) => {
            let verdict = met(ready <= DEMO_WITHIN);
            let (took, wanted) = (ready.as_millis(), DEMO_WITHIN.as_millis());
            println!("{:<12} {took} ms to ready, wanted {wanted}: {verdict}; {memory} resident", "demo");
        }
        Err(message) => println!("{:<12} not measured: {message}", "demo"),
    }
    let mut command = process::cargo();
    command.args(["run", "--quiet", "--release", "--locked", "--package", "zalog-bench", "--"]);
    process::pass_through(command.args(arguments).current_dir(root)).map(Tally::one)
}

/// What the figures were taken on.
fn machine(graph: &Graph) -> Vec<(&'static str, String)> {
    let version =
        |name: &str| graph.packages.iter().find(|package| package.name == name).map(|p| p.version.clone());
    let cpu = fs::read_to_string("/proc/cpuinfo").ok().and_then(|text| field(&text, "model name"));
    let memory = fs::read_to_string("/proc/meminfo").ok().and_then(|text| field(&text, "MemTotal"));
    let cores = std::thread::available_parallelism().map(|cores| cores.to_string()).ok();
    let rustc = process::read(Command::new("rustc").arg("--version")).ok();
    let postgres = postgres::programs()
        .and_then(|folder| process::read(Command::new(folder.join("postgres")).arg("--version")).ok());
    // The number of the bundled SQLite is kept by the crate that bundles it.
    let sqlite = version("libsqlite3-sys").map(|version| format!("as bundled by libsqlite3-sys {version}"));
    // Whoever reads the figures must know how busy the machine was.
    let load = fs::read_to_string("/proc/loadavg").ok();
    let load = load.and_then(|text| Some(format!("{} ready to run, one minute", text.split(' ').next()?)));
    let facts = [
        ("cpu", cpu),
        ("load", load),
        ("cores", cores),
        ("memory", memory),
        ("rustc", rustc),
        ("sqlite", sqlite),
        ("postgres", postgres),
    ];
    let known = facts.into_iter().map(|(name, value)| (name, value.unwrap_or_else(|| "unknown".to_owned())));
    known.map(|(name, value)| (name, value.trim().to_owned())).collect()
}

/// The value of `name: value` lines as in /proc.
fn field(text: &str, name: &str) -> Option<String> {
    text.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        (key.trim() == name).then(|| value.trim().to_owned())
    })
}

/// Time from start to the first line that names an address, and the resident memory at that moment.
fn start(zalog: &Path) -> Result<(Duration, String), String> {
    let folder = Folder(std::env::temp_dir().join(format!("zalog-bench-{}", std::process::id())));
    let begun = Instant::now();
    let mut command = Command::new(zalog);
    command.args(["demo", "--port", "0", "--seed", "7", "--data"]).arg(&folder.0);
    let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut server = Server(child.map_err(|error| error.to_string())?);
    let stream = server.0.stdout.take().ok_or("no standard output")?;
    let (say, heard) = mpsc::channel();
    std::thread::spawn(move || {
        let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
        let _ = say.send(lines.any(|line| line.contains("http://")));
        // Read on, so that the server never waits for us.
        lines.for_each(drop);
    });
    match heard.recv_timeout(READY_WITHIN) {
        Ok(true) => {}
        Ok(false) => return Err("it ended before it was ready".to_owned()),
        Err(_) => return Err("it did not say that it is ready".to_owned()),
    }
    let ready = begun.elapsed();
    let status = fs::read_to_string(format!("/proc/{}/status", server.0.id())).unwrap_or_default();
    Ok((ready, field(&status, "VmRSS").unwrap_or_else(|| "unknown".to_owned())))
}

/// A child that does not outlive us.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A folder that does not outlive us.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_found_by_its_whole_name() {
        let text = "model\t\t: 1\nmodel name\t: Some CPU\nVmRSS:\t  5 kB";
        assert_eq!(field(text, "model name").as_deref(), Some("Some CPU"));
        assert_eq!(field(text, "VmRSS").as_deref(), Some("5 kB"));
        assert_eq!(field(text, "name"), None);
    }
}
