//! `zalog-bench [store|http] [--seconds S] [--records N] [--folder PATH]`: what keeping a policy costs, in one run. `store`
//! beside the same rows in plain SQLite, about two minutes; `http` through `/api/v1` of a server of its own, about a
//! minute. Without a word, both. Figures for people: nothing here passes or fails.

mod ending;
mod http;
mod journal;
mod load;
mod machine;
mod making;
mod operator;
mod plain;
mod report;
mod store;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

/// What went wrong.
pub type Fault = Box<dyn std::error::Error + Send + Sync>;

/// Which part.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Part {
    Both,
    Store,
    Http,
    /// The server of `http`, a process of its own.
    Server,
}

/// What the run was told.
struct Plan {
    part: Part,
    /// Time of one row and side.
    span: Duration,
    /// Records on both sides before anything is measured.
    records: u64,
    /// Where the files go; made anew and removed.
    folder: PathBuf,
}

const USAGE: &str = "zalog-bench [store|http] [--seconds S] [--records N] [--folder PATH]";

fn plan(mut words: impl Iterator<Item = String>) -> Option<Plan> {
    let own = format!("zalog-bench-{}", std::process::id());
    let mut plan = Plan {
        part: Part::Both,
        span: Duration::from_millis(1600),
        records: 10_000,
        folder: std::env::temp_dir().join(&own),
    };
    while let Some(word) = words.next() {
        match word.as_str() {
            "store" => plan.part = Part::Store,
            "http" => plan.part = Part::Http,
            "server" => plan.part = Part::Server,
            "--seconds" => plan.span = Duration::try_from_secs_f64(words.next()?.parse().ok()?).ok()?,
            "--records" => plan.records = words.next()?.parse().ok().filter(|n| *n > 0)?,
            "--folder" => plan.folder = PathBuf::from(words.next()?).join(&own),
            _ => return None,
        }
    }
    Some(plan)
}

fn main() -> ExitCode {
    let Some(plan) = plan(std::env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let outcome = match plan.part {
        Part::Server => http::server::run(&plan.folder),
        Part::Store => store::run(&plan),
        Part::Http => http::run(&plan),
        Part::Both => store::run(&plan).and_then(|()| http::run(&plan)),
    };
    let _ = std::fs::remove_dir_all(&plan.folder);
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let mut cause: Option<&dyn std::error::Error> = Some(error.as_ref());
            while let Some(inner) = cause {
                eprintln!("zalog-bench: {inner}");
                cause = inner.source();
            }
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_understood_or_refused() {
        let read = |text: &str| plan(text.split(' ').map(str::to_owned));
        let told = read("store --seconds 0.5 --records 20 --folder /x").unwrap();
        assert_eq!((told.part, told.span, told.records), (Part::Store, Duration::from_millis(500), 20));
        assert_eq!(read("--records 5").unwrap().part, Part::Both);
        assert!(told.folder.starts_with("/x"));
        for wrong in ["shop", "store --seconds", "store --seconds x", "store --records 0", "--seconds -1"] {
            assert!(read(wrong).is_none(), "{wrong}");
        }
    }
}
