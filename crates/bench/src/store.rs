//! The rows of `store`: people and consents taken in, values opened, half of each; then start, memory, space, journal.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use crate::load::{self, Sample};
use crate::operator::{self, Beside, Form, Operator};
use crate::plain::{Person, Plain};
use crate::report::Limit::{AtLeast, AtMost};
use crate::{Fault, Plan, ending, journal, machine, report};

/// Clients of each row.
const CLIENTS: [usize; 3] = [1, 16, 64];
/// Clients that the targets speak of.
const MANY: usize = 64;

/// Both sides, with as many people in each.
struct Sides {
    ours: Operator,
    beside: Beside,
    plain: Plain,
    /// Numbers of the cases there are to open.
    numbers: Vec<String>,
    next: AtomicU64,
    next_plain: AtomicU64,
}

fn person(number: u64) -> Person {
    Person {
        surname: "Примерова",
        name: "Проба",
        email: format!("visitor{number}@example.com"),
        phone: format!("+7 900 {:03}-{:02}-{:02}", number / 10_000 % 1000, number / 100 % 100, number % 100),
    }
}

/// Spreads the reads of all clients over all records, the same on both sides.
pub fn pick(client: usize, n: u64, of: usize) -> usize {
    let mixed = (n.wrapping_mul(64) + client as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
    usize::try_from(mixed).unwrap_or(0) % of.max(1)
}

impl Sides {
    fn send(&self, client: usize, what: Form) -> Result<String, Fault> {
        self.ours.send(client, person(self.next.fetch_add(1, Ordering::Relaxed)), what)
    }

    fn insert(&self, what: Form) -> Result<(), Fault> {
        let number = self.next_plain.fetch_add(1, Ordering::Relaxed);
        let slug = if what == Form::Campaign { "campaign" } else { "application" };
        self.plain.insert(person(number), slug, what == Form::Campaign, 1_790_000_000_000_000)
    }

    fn open(&self, client: usize, n: u64) -> Result<(), Fault> {
        let number = self.numbers.get(pick(client, n, self.numbers.len())).ok_or("no case")?;
        self.ours.open_values(number, 4)
    }

    fn read(&self, client: usize, n: u64) -> Result<(), Fault> {
        self.plain.read(&person(pick(client, n, self.numbers.len()) as u64).email)
    }

    fn load(plan: &Plan) -> Result<Self, Fault> {
        let (ours, beside) = operator::ready(&plan.folder.join("operator"))?;
        let plain = Plain::new(&plan.folder.join("plain"))?;
        let (next, next_plain) = (AtomicU64::new(0), AtomicU64::new(0));
        let mut sides = Self { ours, beside, plain, numbers: Vec::new(), next, next_plain };
        let numbers = Mutex::new(Vec::new());
        let until = |counter: &AtomicU64| counter.load(Ordering::Relaxed) < plan.records;
        let client = |client: usize| -> Result<(), Fault> {
            while until(&sides.next) {
                let number = sides.send(client, Form::Application)?;
                numbers.lock().map_err(|_| "poisoned")?.push(number);
            }
            while until(&sides.next_plain) {
                sides.insert(Form::Application)?;
            }
            Ok(())
        };
        std::thread::scope(|scope| {
            let client = &client;
            let threads: Vec<_> = (0..MANY).map(|number| scope.spawn(move || client(number))).collect();
            threads.into_iter().try_for_each(|thread| thread.join().map_err(|_| "a client panicked")?)
        })?;
        sides.numbers = numbers.into_inner().map_err(|_| "poisoned")?;
        Ok(sides)
    }
}

/// What the verdicts need.
#[derive(Default)]
struct Found {
    flush: f64,
    person: f64,
    consent: f64,
    open: f64,
    open_one: f64,
    unjournalled: f64,
    mix_cpu: f64,
    starts: f64,
    memory: f64,
}

/// Runs everything and prints it.
///
/// # Errors
/// A store fails or an operation does not do what it must.
pub fn run(plan: &Plan) -> Result<(), Fault> {
    std::fs::create_dir_all(&plan.folder)?;
    let mut found = Found { starts: starts(plan)?, flush: machine::flush(&plan.folder)?, ..Found::default() };
    let begun = Instant::now();
    let sides = Sides::load(plan)?;
    report::heading("store");
    report::fact("database", &sides.ours.describe());
    report::fact(
        "plain side",
        "the same writer thread and group commit, synchronous=FULL, one table, one index, in clear",
    );
    report::fact(
        "records",
        &format!("{} on both sides, loaded in {:.1} s", plan.records, begun.elapsed().as_secs_f64()),
    );
    report::fact("one flush, 4 KiB, p50", &format!("{:.2} ms, in {}", found.flush, plan.folder.display()));
    report::heading("closed loop, by turns; an operation is done when it is durable");
    report::columns();
    rows(plan.span, &sides, &mut found)?;
    found.memory = machine::Process::own().memory().0;
    let kept = (sides.next.load(Ordering::Relaxed) as f64, sides.next_plain.load(Ordering::Relaxed) as f64);
    sides.ours.sign()?;
    // Closing moves the write-ahead logs into the files.
    drop(sides);
    let ours = machine::size(&plan.folder.join("operator")) * 1e6 / kept.0;
    let plain = machine::size(&plan.folder.join("plain")) * 1e6 / kept.1;
    let appended = journal::append(&plan.folder.join("journal"), plan.span)?;
    let closing = ending::closing(&plan.folder.join("closing"))?;
    let sweeping = ending::sweeping(&plan.folder.join("sweeping"))?;
    let small = journal::walk(&plan.folder.join("operator"))?;
    report::heading("journal and space");
    report::fact(
        "append, groups of 256",
        &format!("{:.0} entries/s, {:.1} us CPU each", appended.per_second, appended.cpu_micros),
    );
    report::fact("cold walk", &format!("{} entries, {:.0}/s", small.0, small.1));
    report::fact(
        "bytes a person",
        &format!("{ours:.0} (values, look-ups, grounds, keys, entries), plain {plain:.0}"),
    );

    report::heading("endings, everything durable");
    report::fact(
        "an account closed",
        &format!(
            "{:.1} ms with {} records, {:.1} ms with {} (p50 of five); their rows are gone {:.0} ms later",
            closing.few,
            ending::FEW,
            closing.many,
            ending::MANY,
            closing.rows
        ),
    );
    report::fact(
        "values ended at once",
        &format!(
            "{} of {} records: {:.0} ms and {:.0} ms CPU until keys and rows are gone, in {} round(s)",
            ending::ENDED_VALUES,
            ending::ENDED_VALUES / 4,
            sweeping.wall,
            sweeping.cpu,
            sweeping.rounds
        ),
    );

    report::heading("targets");
    report::target("person created, durable, 64 clients", found.person, "/s", AtLeast(2000.0));
    report::target(
        "consent recorded with text hash and entry, 64 clients",
        found.consent,
        "/s",
        AtLeast(5000.0),
    );
    report::target(
        "values opened, purpose checked, entry durable, 64 clients",
        found.open,
        "/s",
        AtLeast(10_000.0),
    );
    report::target(
        "one client's opening, p50, over one flush",
        found.open_one - found.flush,
        "ms",
        AtMost(0.5),
    );
    report::target(
        "unjournalled openings / journalled ones, 64 clients",
        found.unjournalled / found.open,
        "x",
        AtMost(2.0),
    );
    report::target("CPU per operation against plain SQLite, half and half", found.mix_cpu, "x", AtMost(1.25));
    report::target("space against plain SQLite", ours / plain, "x", AtMost(2.0));
    report::target("journal append in groups", appended.per_second, "/s", AtLeast(50_000.0));
    report::target("an entry in the store", appended.bytes, "B", AtMost(120.0));
    report::target("cold walk of the journal", small.1, "/s", AtLeast(1e6));
    report::target(
        "closing an account, 1000 records / 10 records",
        closing.many / closing.few,
        "x",
        AtMost(1.2),
    );
    report::target("opening an operator on an empty store", found.starts, "ms", AtMost(300.0));
    report::target(
        "resident memory after the load (both sides, 64 threads)",
        found.memory,
        "MB",
        AtMost(60.0),
    );
    binary();
    report::heading("not measured");
    report::fact("HTTP", "this part is one floor below it: see `http`; letters are jobs and wait");
    report::fact("PostgreSQL", "round trips and rates");
    report::fact("scale", "one size of store a run (--records); a million values ending, export");
    Ok(())
}

fn rows(span: Duration, sides: &Sides, found: &mut Found) -> Result<(), Fault> {
    for clients in CLIENTS {
        let ours = |client: usize, _: u64| sides.send(client, Form::Application).map(drop);
        let (a, b) = load::by_turns(clients, span, &ours, &|_, _| sides.insert(Form::Application))?;
        report::pair("person by a form, 4 values", clients, &a, &b);
        found.person = a.per_second();
    }
    let ours = |client: usize, _: u64| sides.send(client, Form::Campaign).map(drop);
    let (a, b) = load::by_turns(MANY, span, &ours, &|_, _| sides.insert(Form::Campaign))?;
    report::pair("person with a consent, 3 values", MANY, &a, &b);
    found.consent = a.per_second();
    for clients in CLIENTS {
        let (a, b) = load::by_turns(clients, span, &|c, n| sides.open(c, n), &|c, n| sides.read(c, n))?;
        report::pair("opening of 4 values, journalled", clients, &a, &b);
        found.open = a.per_second();
        if clients == 1 {
            found.open_one = a.quantile(0.5);
        }
    }
    let bare = |client: usize, n: u64| {
        let number = sides.numbers.get(pick(client, n, sides.numbers.len())).ok_or("no case")?;
        sides.beside.open_unjournalled(number)
    };
    let sample: Sample = load::run(&machine::Process::own(), MANY, span / 2, &bare)?;
    report::row("  the same, no entry and no commit", MANY, &sample);
    found.unjournalled = sample.per_second();
    let ours = |c: usize, n: u64| match n % 2 {
        0 => sides.send(c, Form::Application).map(drop),
        _ => sides.open(c, n),
    };
    let plain = |c: usize, n: u64| {
        if n.is_multiple_of(2) { sides.insert(Form::Application) } else { sides.read(c, n) }
    };
    let (a, b) = load::by_turns(MANY, span, &ours, &plain)?;
    report::pair("half people, half openings", MANY, &a, &b);
    found.mix_cpu = a.cpu_micros() / b.cpu_micros();
    Ok(())
}

/// Median of five starts, milliseconds.
fn starts(plan: &Plan) -> Result<f64, Fault> {
    let mut times = Vec::new();
    for number in 0..5 {
        let begun = Instant::now();
        operator::start(&plan.folder.join(format!("start-{number}")))?;
        times.push(begun.elapsed().as_secs_f64() * 1e3);
    }
    times.sort_by(f64::total_cmp);
    Ok(times.get(2).copied().unwrap_or(0.0))
}

/// The size of the binary built beside this one, if it is there.
fn binary() {
    let beside = std::env::current_exe().ok().and_then(|own| Some(own.parent()?.join("zalog")));
    match beside.and_then(|file| std::fs::metadata(file).ok()) {
        Some(about) => report::target("the binary", about.len() as f64 / 1e6, "MB", AtMost(30.0)),
        None => report::fact("the binary", "not built for release: its size is not measured"),
    }
}
