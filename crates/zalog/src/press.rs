//! The program that sets PDF, `zalog-press`: found beside this one or in `PATH`, started for one sheet at a time, without a
//! shell, without this process's environment, and not waited for longer than the limits say.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use thiserror::Error;
use zalog_domain::limits;

use crate::system;

/// The program's name, without an ending.
const NAME: &str = "zalog-press";
/// How much of what it says on its error stream is kept, in bytes.
const SAID_BYTES: u64 = 2048;

/// A press that was found.
#[derive(Debug, Clone)]
pub struct Press(PathBuf);

/// Why there is no PDF.
#[derive(Debug, Error)]
pub enum PressFault {
    /// It does not start, or breaks off.
    #[error("zalog-press cannot be run")]
    Run(#[from] std::io::Error),
    /// It did not answer within the limit.
    #[error("zalog-press took longer than {} seconds", limits::PRESS_SECONDS)]
    Slow,
    /// Its answer is over the limit.
    #[error("the PDF is longer than {} bytes", limits::PDF_BYTES)]
    Long,
    /// It refused, and says why.
    #[error("{0}")]
    Refused(String),
}

impl Press {
    /// Beside this program, then in `PATH`.
    pub fn find() -> Option<Self> {
        let file = format!("{NAME}{}", std::env::consts::EXE_SUFFIX);
        let beside = std::env::current_exe().ok().and_then(|own| own.parent().map(Path::to_owned));
        let path = system::variable("PATH").unwrap_or_default();
        let folders =
            beside.into_iter().chain(std::env::split_paths(&path).filter(|folder| folder.is_absolute()));
        folders.map(|folder| folder.join(&file)).find(|program| program.is_file()).map(Self)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Sets one sheet.
    ///
    /// # Errors
    /// [`PressFault`]; the program is ended in any case.
    pub fn set(&self, sheet: &str) -> Result<Vec<u8>, PressFault> {
        let mut child = Command::new(&self.0)
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let done = converse(&mut child, sheet);
        if done.is_err() {
            // It may have ended by itself: then there is nothing to end.
            let _ = child.kill();
        }
        let ended = child.wait()?;
        match done {
            Ok((pdf, _)) if ended.success() => Ok(pdf),
            Ok((_, said)) => Err(PressFault::Refused(said)),
            Err(fault) => Err(fault),
        }
    }
}

/// The press for pages, if the program is there.
pub fn for_pages() -> Option<Arc<zalog_web::Press>> {
    let press = Press::find()?;
    Some(Arc::new(zalog_web::Press::new(Box::new(move |sheet| Ok(press.set(sheet)?)))))
}

/// Writes the sheet, reads the answer and what was said beside it, each in a thread of its own so that none waits for another.
fn converse(child: &mut Child, sheet: &str) -> Result<(Vec<u8>, String), PressFault> {
    let (Some(mut input), Some(output), Some(errors)) =
        (child.stdin.take(), child.stdout.take(), child.stderr.take())
    else {
        return Err(std::io::Error::other("no pipes").into());
    };
    let sheet = sheet.to_owned();
    // A program that stops reading says why on its error stream.
    thread::spawn(move || input.write_all(sheet.as_bytes()));
    let most = u64::try_from(limits::PDF_BYTES).unwrap_or(u64::MAX);
    let answer = reading(output, most.saturating_add(1));
    let said = reading(errors, SAID_BYTES);
    let wait = Duration::from_secs(limits::PRESS_SECONDS);
    let pdf = answer.recv_timeout(wait).map_err(|_| PressFault::Slow)??;
    if pdf.len() > limits::PDF_BYTES {
        return Err(PressFault::Long);
    }
    let said = said.recv_timeout(wait).map_err(|_| PressFault::Slow)??;
    Ok((pdf, String::from_utf8_lossy(&said).trim().to_owned()))
}

fn reading(from: impl Read + Send + 'static, most: u64) -> mpsc::Receiver<std::io::Result<Vec<u8>>> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let read = from.take(most).read_to_end(&mut bytes).map(|_| bytes);
        // Nobody listens any more when the time is over.
        let _ = sender.send(read);
    });
    receiver
}
