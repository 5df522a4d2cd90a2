//! What the machine says of this process, and how long one flush to its disk takes. Linux; elsewhere zeros.

use std::fs;
use std::io::{Seek, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use crate::Fault;

/// Clock ticks in a second, as every Linux counts in `/proc`.
const TICKS: u64 = 100;

/// CPU time of this process, all threads, ended ones too.
pub fn cpu() -> Duration {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name in brackets may hold blanks; user and system time are the 14th and 15th fields, counted from 1.
    let after = stat.rsplit_once(") ").map_or("", |(_, rest)| rest);
    let ticks: u64 = after.split(' ').skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 1000 / TICKS)
}

/// Bytes this process has caused to be written to the disk.
pub fn written() -> u64 {
    let io = fs::read_to_string("/proc/self/io").unwrap_or_default();
    let field = io.lines().find_map(|line| line.strip_prefix("write_bytes:"));
    field.and_then(|number| number.trim().parse().ok()).unwrap_or(0)
}

/// Resident memory and its highest mark, megabytes.
pub fn memory() -> (f64, f64) {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let field = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        line.trim().strip_suffix(" kB")?.trim().parse::<f64>().ok()
    };
    let megabytes = |name| field(name).unwrap_or(0.0) * 1024.0 / 1e6;
    (megabytes("VmRSS:"), megabytes("VmHWM:"))
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
