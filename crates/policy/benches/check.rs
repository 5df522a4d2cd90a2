//! How long a check takes: `cargo xtask bench check`. Every example must be checked in 50 ms, a declaration of 10 000 nodes
//! in a second; whoever is slower fails.
#![expect(clippy::print_stdout, reason = "figures are what it is for")]

use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use zalog_policy::lint::BASE;
use zalog_policy::plan::plan;
use zalog_policy::{LoadError, Loader, compile, format, render, to_sarif};
use zalog_words::Lang;

/// Nodes of the large declaration.
const NODES: usize = 10_000;
/// An example may take this long.
const EXAMPLE: Duration = Duration::from_millis(50);
/// The large declaration may take this long.
const LARGE: Duration = Duration::from_secs(1);
/// Runs of each, the best of which counts.
const RUNS: usize = 7;

struct One(Vec<u8>);

impl Loader for One {
    fn load(&self, name: &str) -> Result<Vec<u8>, LoadError> {
        if name == "policy.kdl" { Ok(self.0.clone()) } else { Err(LoadError::NotFound) }
    }
}

/// Time this thread worked, where the system tells it: what others do on the machine is no cost of a check. Elsewhere the
/// time that passed.
struct Watch(Instant, Option<Duration>);

impl Watch {
    fn begin() -> Self {
        Self(Instant::now(), worked())
    }

    fn elapsed(&self) -> Duration {
        match (self.1, worked()) {
            (Some(before), Some(after)) => after.saturating_sub(before),
            _ => self.0.elapsed(),
        }
    }
}

fn worked() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}

/// A declaration of [`NODES`] nodes with as many purposes as one may have.
fn large() -> String {
    let mut text = BASE.to_owned();
    let mut nodes = BASE.lines().filter(|l| !l.trim_start().starts_with('}')).count();
    for at in 0..280 {
        text.push_str(&std::format!(
            "цель ц{at} \"Цель {at}\" {{\n    данные фио телефон почта\n    субъекты клиенты посетители-сайта\n    основание согласие\n    \
             срок 30 дней после=ответа\n    предел 90 дней после=получения\n    видят администратор\n}}\n\
             форма ц{at} кнопка=\"Отправить\" {{\n    обязательно фио телефон\n    по-желанию почта\n    сообщить администратор\n}}\n"
        ));
        nodes += 11;
    }
    for at in 0..NODES.saturating_sub(nodes) {
        text.push_str(&std::format!(
            "положение слово{at} \"Оператор обещает вещь номер {at}, см. romashka.example\"\n"
        ));
    }
    text
}

/// The best time of several checks, and the findings.
fn check(text: &str) -> (Duration, usize) {
    let loader = One(text.as_bytes().to_vec());
    let mut best = Duration::MAX;
    let mut findings = 0;
    for _ in 0..RUNS {
        let begin = Watch::begin();
        let compiled = compile(&loader);
        let report = render(&compiled, Lang::Ru, false);
        best = best.min(begin.elapsed());
        findings = compiled.findings.len();
        std::hint::black_box(report);
    }
    (best, findings)
}

/// The plan between a declaration and the same one with other terms and words.
fn plans(text: &[u8]) -> Box<dyn Fn()> {
    let text = String::from_utf8_lossy(text).into_owned();
    let other = text.replace("срок 30 дней", "срок 40 дней").replace("вещь номер", "иную вещь номер");
    let policy = |text: String| compile(&One(text.into_bytes())).policy;
    let (old, new) = (policy(text), policy(other));
    Box::new(move || {
        if let (Some(old), Some(new)) = (&old, &new) {
            drop(std::hint::black_box(plan(old, new)));
        }
    })
}

fn main() -> ExitCode {
    // `cargo test --all-targets` runs this file too, unoptimised: then there is nothing to measure.
    if !std::env::args().any(|a| a == "--bench") {
        return ExitCode::SUCCESS;
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let mut names: Vec<_> = std::fs::read_dir(&folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path().join("policy.kdl"))
        .filter(|path| path.is_file())
        .collect();
    names.sort();
    let mut well = !names.is_empty();
    println!("{:<34} {:>10} {:>10} {:>9}", "check", "time", "budget", "findings");
    let mut row = |name: &str, text: &str, budget: Duration| {
        let (time, findings) = check(text);
        let late = if time > budget { "  too slow" } else { "" };
        println!(
            "{name:<34} {:>7.2} ms {:>7} ms {findings:>9}{late}",
            time.as_secs_f64() * 1e3,
            budget.as_millis()
        );
        well &= time <= budget;
    };
    for path in &names {
        let text = std::fs::read_to_string(path).unwrap_or_default();
        let name = path.parent().and_then(Path::file_name).map(|n| n.to_string_lossy().into_owned());
        row(&name.unwrap_or_default(), &text, EXAMPLE);
    }
    let text = large();
    row(&std::format!("{NODES} nodes, {} KiB", text.len() / 1024), &text, LARGE);
    let loader = One(text.into_bytes());
    for (name, work) in [
        ("the same, formatted", Box::new(|| drop(format(&loader, None))) as Box<dyn Fn()>),
        ("the same, against itself changed", plans(&loader.0)),
        ("the same, as SARIF", Box::new(|| drop(to_sarif(&compile(&loader), Lang::En, "")))),
    ] {
        let begin = Watch::begin();
        work();
        println!("{name:<34} {:>7.2} ms", begin.elapsed().as_secs_f64() * 1e3);
    }
    if well { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
