//! The table and the verdicts. Figures for people: a target not met is said, and fails nothing.
#![expect(clippy::print_stdout, reason = "a bench prints")]

use crate::load::Sample;

/// A heading.
pub fn heading(text: &str) {
    println!("\n{text}");
}

/// A fact.
pub fn fact(name: &str, value: &str) {
    println!("{name:<24} {value}");
}

/// The head of the table.
pub fn columns() {
    println!(
        "{:<38} {:>7} {:>9} {:>9} {:>9} {:>9} {:>9}",
        "operation", "clients", "ops/s", "p50 ms", "p99 ms", "CPU us/op", "kB/op"
    );
}

/// A row of one side.
pub fn row(name: &str, clients: usize, sample: &Sample) {
    println!(
        "{name:<38} {clients:>7} {:>9.0} {:>9.2} {:>9.2} {:>9.0} {:>9.1}",
        sample.per_second(),
        sample.quantile(0.5),
        sample.quantile(0.99),
        sample.cpu_micros(),
        sample.kilobytes()
    );
}

/// Both sides and their ratio: how many times fewer a second, how many times more CPU.
pub fn pair(name: &str, clients: usize, ours: &Sample, plain: &Sample) {
    row(name, clients, ours);
    row("  the same in plain SQLite", clients, plain);
    println!(
        "{:<38} {:>7} {:>8.2}x {:>29.2}x",
        "  ratio",
        "",
        plain.per_second() / ours.per_second(),
        ours.cpu_micros() / plain.cpu_micros()
    );
}

/// A target and whether it is met.
pub fn target(name: &str, measured: f64, unit: &str, limit: Limit) {
    let (sign, bound, met) = match limit {
        Limit::AtMost(bound) => ("<=", bound, measured <= bound),
        Limit::AtLeast(bound) => (">=", bound, measured >= bound),
    };
    let verdict = if met { "met" } else { "NOT MET" };
    println!("{name:<66} {measured:>10.2} {sign} {bound:>9.2} {unit:<8} {verdict}");
}

/// Which side of a bound is good.
#[derive(Clone, Copy)]
pub enum Limit {
    /// No more than.
    AtMost(f64),
    /// No less than.
    AtLeast(f64),
}
