//! `zalog-press`: a sheet on standard input, a PDF on standard output. Exit codes: 0 done, 1 refused, 3 out of time.

use std::alloc::System;
use std::io::{Read, Write};
use std::process::ExitCode;
use std::time::Duration;

use cap::Cap;
use zalog_press::{FONT_LICENCES, PressError, limits, press};

/// Memory is counted, so that a document nobody foresaw ends this process and not the machine.
#[global_allocator]
static MEMORY: Cap<System> = Cap::new(System, limits::MEMORY_MAX);

const LONG_HELP: &str =
    "zalog-press: sheet as JSON on standard input, PDF/A on standard output; --licences, --version";

fn main() -> ExitCode {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    match asked.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => set(),
        ["--version"] => say(concat!("zalog-press ", env!("CARGO_PKG_VERSION"))),
        ["--licences"] => say(&FONT_LICENCES.join("\n")),
        ["--help"] => say(LONG_HELP),
        _ => {
            eprintln!("{LONG_HELP}");
            ExitCode::from(2)
        }
    }
}

fn say(text: &str) -> ExitCode {
    let said = writeln!(std::io::stdout(), "{text}");
    if said.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn set() -> ExitCode {
    std::thread::spawn(|| {
        // Never woken: the only way out of the wait is the end of the time.
        std::thread::park_timeout(Duration::from_secs(limits::SECONDS_MAX));
        std::process::exit(3);
    });
    let done =
        read().and_then(|input| Ok(press(&input)?)).and_then(|pdf| Ok(std::io::stdout().write_all(&pdf)?));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("zalog-press: {error}");
            let mut cause = error.source();
            while let Some(under) = cause {
                eprintln!("  {under}");
                cause = under.source();
            }
            ExitCode::FAILURE
        }
    }
}

fn read() -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let mut input = Vec::new();
    let most = u64::try_from(limits::INPUT_MAX)?;
    std::io::stdin().take(most + 1).read_to_end(&mut input)?;
    if input.len() > limits::INPUT_MAX { Err(PressError::TooLong.into()) } else { Ok(input) }
}
