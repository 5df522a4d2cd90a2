//! `zalog-bench store [--seconds S] [--records N] [--folder PATH]`: what keeping a policy costs, beside the same rows in
//! plain SQLite, in one run. About a minute. Figures for people: nothing here passes or fails.

mod journal;
mod load;
mod machine;
mod operator;
mod plain;
mod report;
mod store;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

/// What went wrong.
pub type Fault = Box<dyn std::error::Error + Send + Sync>;

/// What the run was told.
struct Plan {
    /// Time of one row and side.
    span: Duration,
    /// Records on both sides before anything is measured.
    records: u64,
    /// Where the files go; made anew and removed.
    folder: PathBuf,
}

const USAGE: &str = "zalog-bench store [--seconds S] [--records N] [--folder PATH]";

fn plan(mut words: impl Iterator<Item = String>) -> Option<Plan> {
    let own = format!("zalog-bench-{}", std::process::id());
    let mut plan =
        Plan { span: Duration::from_millis(1600), records: 10_000, folder: std::env::temp_dir().join(&own) };
    while let Some(word) = words.next() {
        match word.as_str() {
            "store" => {}
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
    let outcome = store::run(&plan);
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
        assert_eq!((told.span, told.records), (Duration::from_millis(500), 20));
        assert!(told.folder.starts_with("/x"));
        for wrong in ["shop", "store --seconds", "store --seconds x", "store --records 0", "--seconds -1"] {
            assert!(read(wrong).is_none(), "{wrong}");
        }
    }
}
