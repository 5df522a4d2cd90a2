//! Closed-loop clients: each is a thread that begins its next operation when the last one is answered.

use std::sync::Barrier;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::Fault;
use crate::machine::Process;

/// An operation: which client, and the how-manieth of that client.
pub type Operation<'o> = &'o (dyn Fn(usize, u64) -> Result<(), Fault> + Sync);

/// What was measured of one operation.
#[derive(Default)]
pub struct Sample {
    /// Latencies, nanoseconds; sorted by [`Sample::sorted`].
    latencies: Vec<u64>,
    /// Wall time.
    wall: Duration,
    /// CPU time of the whole process.
    cpu: Duration,
    /// Bytes written to the disk.
    written: u64,
}

impl Sample {
    /// Joins what another slice of the same row measured.
    pub fn add(&mut self, other: Self) {
        self.latencies.extend(other.latencies);
        self.latencies.sort_unstable();
        self.wall += other.wall;
        self.cpu += other.cpu;
        self.written += other.written;
    }

    /// Operations per second.
    pub fn per_second(&self) -> f64 {
        self.latencies.len() as f64 / self.wall.as_secs_f64().max(f64::EPSILON)
    }

    /// The latency that `part` of the operations stay under, milliseconds.
    pub fn quantile(&self, part: f64) -> f64 {
        let last = self.latencies.len().saturating_sub(1);
        let place = (last as f64 * part).round() as usize;
        self.latencies.get(place).copied().unwrap_or(0) as f64 / 1e6
    }

    /// CPU time of one operation, microseconds.
    pub fn cpu_micros(&self) -> f64 {
        self.cpu.as_secs_f64() * 1e6 / (self.latencies.len().max(1) as f64)
    }

    /// Kilobytes written for one operation.
    pub fn kilobytes(&self) -> f64 {
        self.written as f64 / 1e3 / (self.latencies.len().max(1) as f64)
    }
}

/// Runs `clients` threads for `span`; CPU time and writes are those of `whose`.
///
/// # Errors
/// The first error of any client.
pub fn run(
    whose: &Process,
    clients: usize,
    span: Duration,
    operation: Operation<'_>,
) -> Result<Sample, Fault> {
    let (stop, ready) = (AtomicBool::new(false), Barrier::new(clients + 1));
    std::thread::scope(|scope| {
        let client = |number: usize| -> Result<Vec<u64>, Fault> {
            let mut latencies = Vec::with_capacity(4096);
            ready.wait();
            while !stop.load(Ordering::Relaxed) {
                let begun = Instant::now();
                operation(number, latencies.len() as u64)?;
                latencies.push(u64::try_from(begun.elapsed().as_nanos()).unwrap_or(u64::MAX));
            }
            Ok(latencies)
        };
        let threads: Vec<_> = (0..clients).map(|number| scope.spawn(move || client(number))).collect();
        ready.wait();
        let (begun, cpu, written) = (Instant::now(), whose.cpu(), whose.written());
        while begun.elapsed() < span && !threads.iter().any(std::thread::ScopedJoinHandle::is_finished) {
            std::thread::park_timeout(span.saturating_sub(begun.elapsed()).min(Duration::from_millis(50)));
        }
        stop.store(true, Ordering::Relaxed);
        let mut sample = Sample::default();
        for thread in threads {
            sample.latencies.extend(thread.join().map_err(|_| "a client panicked")??);
        }
        sample.latencies.sort_unstable();
        // Until the last answer: the operations that were running are counted too.
        sample.wall = begun.elapsed();
        sample.cpu = whose.cpu().saturating_sub(cpu);
        sample.written = whose.written().saturating_sub(written);
        Ok(sample)
    })
}

/// Runs both sides by turns, so that a busy minute of the machine falls on both.
///
/// # Errors
/// The first error of any client.
pub fn by_turns(
    clients: usize,
    span: Duration,
    ours: Operation<'_>,
    plain: Operation<'_>,
) -> Result<(Sample, Sample), Fault> {
    let (mut a, mut b) = (Sample::default(), Sample::default());
    for _ in 0..2 {
        a.add(run(&Process::own(), clients, span / 2, ours)?);
        b.add(run(&Process::own(), clients, span / 2, plain)?);
    }
    Ok((a, b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_operation_is_counted_and_an_error_ends_the_run() {
        let sample = run(&Process::own(), 3, Duration::from_millis(20), &|_, _| Ok(())).unwrap();
        assert!(sample.latencies.len() >= 3 && sample.per_second() > 0.0);
        assert!(sample.quantile(0.5) <= sample.quantile(0.99));
        let two = |_, n| if n < 2 { Ok(()) } else { Err("no".into()) };
        let failing = run(&Process::own(), 2, Duration::from_secs(60), &two);
        assert!(failing.is_err());
    }
}
