//! Running other programs: their output is shown as it comes and kept for counting.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;

/// What a program said (standard output, then standard error) and whether it ended well.
#[derive(Debug)]
pub struct Ended {
    pub well: bool,
    pub said: String,
}

/// Runs to the end, showing every line at once and keeping it.
pub fn watch(command: &mut Command) -> Result<Ended, String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let failed = |error: std::io::Error| format!("`{name}` did not run: {error}");
    let mut child =
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().map_err(failed)?;
    let errors = child.stderr.take().map(|stream| thread::spawn(move || copy(stream, std::io::stderr())));
    let mut said = child.stdout.take().map(|stream| copy(stream, std::io::stdout())).unwrap_or_default();
    if let Some(handle) = errors {
        said.push_str(&handle.join().unwrap_or_default());
    }
    Ok(Ended { well: child.wait().map_err(failed)?.success(), said })
}

/// Runs to the end with the terminal as it is; true when it ended well.
pub fn pass_through(command: &mut Command) -> Result<bool, String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.status().map_err(|error| format!("`{name}` did not run: {error}"))?;
    Ok(status.success())
}

/// Standard output of a program that ended well.
pub fn read(command: &mut Command) -> Result<String, String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output =
        command.stdin(Stdio::null()).output().map_err(|error| format!("`{name}` did not run: {error}"))?;
    if !output.status.success() {
        return Err(format!("`{name}` failed: {}", String::from_utf8_lossy(&output.stderr).trim()));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The path of a program, looked up the way a shell does.
pub fn find(program: impl AsRef<OsStr>) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(program.as_ref())).find(|file| file.is_file())
}

/// The cargo that started us, so that the toolchain stays the same.
pub fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

fn copy(from: impl Read, mut to: impl Write) -> String {
    let mut kept = String::new();
    for line in BufReader::new(from).split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line);
        // A closed terminal is no reason to lose the count.
        let _ = writeln!(to, "{line}");
        kept.push_str(&line);
        kept.push('\n');
    }
    kept
}
