//! The runs themselves, and how a failing one is told, replayed and cut.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::dice::mix;
use crate::harness::{Database, databases};
use crate::sim::Sim;

const OPERATORS: [&str; 5] = ["smile", "pumpa", "proedu", "progtime", "prommet"];

/// Seeds that found something once.
const FOUND: &[(&str, u64)] = &[("smile", 302)];

/// `ZALOG_SIMULATION_SEED` replays one seed (with `ZALOG_SIMULATION_OPERATOR`), `ZALOG_SIMULATION_SEEDS` makes so many
/// runs, `ZALOG_SIMULATION_STEPS` sets their length, `ZALOG_SIMULATION_CUT` cuts a failing list of steps.
fn told(name: &str) -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "whoever looks for a fault says so this way")]
    std::env::var(format!("ZALOG_SIMULATION_{name}")).ok()
}

fn number(name: &str) -> Option<u64> {
    told(name).map(|n| n.parse().unwrap_or_else(|_| panic!("ZALOG_SIMULATION_{name} is no number")))
}

fn attempt(operator: &str, database: &Database, seed: u64, steps: &[usize]) -> Result<(), String> {
    let mut log = Vec::new();
    let done = catch_unwind(AssertUnwindSafe(|| {
        let mut sim = Sim::new(operator, database, seed);
        let done = catch_unwind(AssertUnwindSafe(|| sim.run(seed, steps, 25)));
        log = std::mem::take(&mut sim.log);
        done
    }));
    match done {
        Ok(Ok(())) => Ok(()),
        Ok(Err(why)) | Err(why) => {
            let why = why
                .downcast_ref::<String>()
                .cloned()
                .or_else(|| why.downcast_ref::<&str>().map(ToString::to_string));
            let from = log.len().saturating_sub(told("LOG").and_then(|n| n.parse().ok()).unwrap_or(15));
            Err(format!("{}\nthe last acts:\n  {}", why.unwrap_or_default(), log[from..].join("\n  ")))
        }
    }
}

/// Cuts the list of steps while it still fails: halves first, then single steps.
fn cut(operator: &str, database: &Database, seed: u64, mut steps: Vec<usize>) -> (Vec<usize>, String) {
    let mut why = attempt(operator, database, seed, &steps).err().unwrap_or_default();
    let mut size = steps.len().div_ceil(2);
    loop {
        let mut from = 0;
        while from < steps.len() {
            let to = (from + size).min(steps.len());
            let mut fewer = steps.clone();
            fewer.drain(from..to);
            match attempt(operator, database, seed, &fewer) {
                Err(said) => (steps, why) = (fewer, said),
                Ok(()) => from = to,
            }
        }
        if size == 1 {
            return (steps, why);
        }
        size = size.div_ceil(2);
    }
}

fn run(operator: &str, database: &Database, seed: u64, steps: usize) {
    let all: Vec<usize> = (0..steps).collect();
    let Err(mut why) = attempt(operator, database, seed, &all) else { return };
    if told("CUT").is_some() {
        let (few, said) = cut(operator, database, seed, all);
        why = format!("{said}\ncut to steps {few:?}");
    }
    panic!(
        "{database:?}: operator {operator}, seed {seed}, {steps} steps: {why}\nto replay: ZALOG_SIMULATION_OPERATOR={operator} \
         ZALOG_SIMULATION_SEED={seed} ZALOG_SIMULATION_STEPS={steps}"
    );
}

fn steps(usual: usize) -> usize {
    number("STEPS").map_or(usual, |n| usize::try_from(n).unwrap())
}

/// One operator, its seeds.
fn runs(operator: &str, database: &Database, usual: u64, length: usize) {
    if told("OPERATOR").is_some_and(|wanted| wanted != operator) {
        return;
    }
    if let Some(seed) = number("SEED") {
        return run(operator, database, seed, steps(length));
    }
    let first = number("FIRST").unwrap_or_else(|| mix(u64::try_from(operator.len()).unwrap()) >> 44);
    for seed in first..first + number("SEEDS").unwrap_or(usual) {
        run(operator, database, seed, steps(length));
    }
    for (_, seed) in FOUND.iter().filter(|(of, _)| *of == operator) {
        run(operator, database, *seed, steps(length));
    }
}

macro_rules! each_operator {
    ($($name:ident)*) => {
        mod sqlite {
            $(#[test] fn $name() { super::runs(stringify!($name), &crate::harness::Database::Sqlite, 1, 220); })*
        }
    };
}

each_operator!(smile pumpa proedu progtime prommet);

#[test]
fn postgres() {
    for database in databases() {
        if matches!(database, Database::Postgres(_)) {
            for operator in OPERATORS {
                runs(operator, &database, 1, 60);
            }
        }
    }
}

/// Time and randomness are arguments (invariant 12): the same seed makes the same journal, byte for byte.
#[test]
fn a_seed_names_a_run() {
    let root = |seed| {
        let mut sim = Sim::new("smile", &Database::Sqlite, seed);
        sim.run(seed, &(0..60).collect::<Vec<_>>(), 1000);
        let root = sim.site.rows.read::<_, zalog_store::StoreError, _>(zalog_store::tables::journal::head);
        root.unwrap()
    };
    assert_eq!(root(7), root(7));
    assert_ne!(root(7), root(8));
}
