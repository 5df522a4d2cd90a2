//! What the machine says of a process, and how long one flush to its disk takes. Linux; elsewhere zeros.

use std::fs;
use std::io::{Seek, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use crate::Fault;

/// Clock ticks in a second, as every Linux counts in `/proc`.
const TICKS: u64 = 100;

/// A process that is looked at.
pub struct Process(String);

impl Process {
    /// This one.
    pub fn own() -> Self {
        Self("self".to_owned())
    }

    /// Another one of the same owner.
    pub fn of(number: u32) -> Self {
        Self(number.to_string())
    }

    fn says(&self, file: &str) -> String {
        fs::read_to_string(format!("/proc/{}/{file}", self.0)).unwrap_or_default()
    }

    /// Its CPU time, all threads, ended ones too.
    pub fn cpu(&self) -> Duration {
        let stat = self.says("stat");
        // The name in brackets may hold blanks; user and system time are the 14th and 15th fields, counted from 1.
        let after = stat.rsplit_once(") ").map_or("", |(_, rest)| rest);
        let ticks: u64 =
            after.split(' ').skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum();
        Duration::from_millis(ticks * 1000 / TICKS)
    }

    /// Bytes it has caused to be written to the disk.
    pub fn written(&self) -> u64 {
        let io = self.says("io");
        let field = io.lines().find_map(|line| line.strip_prefix("write_bytes:"));
        field.and_then(|number| number.trim().parse().ok()).unwrap_or(0)
    }

    /// Its resident memory and the highest mark of it, megabytes.
    pub fn memory(&self) -> (f64, f64) {
        let status = self.says("status");
        let field = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name))?;
            line.trim().strip_suffix(" kB")?.trim().parse::<f64>().ok()
        };
        let megabytes = |name| field(name).unwrap_or(0.0) * 1024.0 / 1e6;
        (megabytes("VmRSS:"), megabytes("VmHWM:"))
    }
}

/// How busy the machine is: processes that want to run, over the last minute.
pub fn load() -> String {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().unwrap_or_default().to_owned()
}

/// Median time of writing 4 KiB and flushing it, milliseconds: what a durable answer costs at the least.
///
/// # Errors
/// The folder takes no file.
pub fn flush(folder: &Path) -> Result<f64, Fault> {
    let mut file = fs::File::create(folder.join("flush"))?;
    let page = [7; 4096];
    let mut times = Vec::new();
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_millis(700) {
        let one = Instant::now();
        file.rewind()?;
        file.write_all(&page)?;
        file.sync_data()?;
        times.push(one.elapsed());
    }
    times.sort_unstable();
    Ok(times.get(times.len() / 2).copied().unwrap_or_default().as_secs_f64() * 1e3)
}

/// Size of the files of a folder, megabytes.
pub fn size(folder: &Path) -> f64 {
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    files.filter_map(|file| file.metadata().ok()).map(|about| about.len() as f64 / 1e6).sum()
}
