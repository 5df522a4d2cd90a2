//! The writer thread: takes what waits, gives each write a savepoint, commits once, then answers all.
//!
//! **Invariant:** nobody is answered before the commit that carries his write; a failed commit is an error for everybody
//! in it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, Receiver, SyncSender};

use rusqlite::Connection;
use zalog_domain::limits;

use super::tx::{SqliteTx, run as run_sql};
use crate::faults::{AFTER_KEYS_COMMIT, AFTER_VALUES_COMMIT, BEFORE_KEYS_COMMIT, BEFORE_VALUES_COMMIT};
use crate::migrate::Migrations;
use crate::{Options, StoreError, Tx, sequencer};

/// Work on the connection outside any transaction.
pub type Upkeep = fn(&Connection) -> Result<(), StoreError>;

/// One waiting write, whatever its types.
pub trait Job: Send {
    /// Runs it inside the open savepoint; says whether its changes stay.
    fn run(&mut self, tx: &mut SqliteTx<'_>) -> bool;
    /// Tells its caller, after the commit or its failure.
    fn answer(self: Box<Self>, committed: Result<(), String>);
    /// What runs outside any transaction instead, if it is such a job.
    fn maintenance(&self) -> Option<Upkeep> {
        None
    }
}

pub struct WriteJob<T, E, F> {
    work: F,
    outcome: Option<Result<T, E>>,
    reply: SyncSender<Result<T, E>>,
}

impl<T, E, F> WriteJob<T, E, F>
where
    F: FnMut(&mut dyn Tx) -> Result<T, E> + Send + 'static,
    T: Send + 'static,
    E: From<StoreError> + Send + 'static,
{
    pub fn queued(work: F) -> (Box<dyn Job>, Receiver<Result<T, E>>) {
        let (reply, answer) = mpsc::sync_channel(1);
        (Box::new(Self { work, outcome: None, reply }), answer)
    }
}

impl<T, E, F> Job for WriteJob<T, E, F>
where
    F: FnMut(&mut dyn Tx) -> Result<T, E> + Send,
    T: Send,
    E: From<StoreError> + Send,
{
    fn run(&mut self, tx: &mut SqliteTx<'_>) -> bool {
        let outcome = catch_unwind(AssertUnwindSafe(|| (self.work)(tx)));
        let outcome = match (outcome, tx.failure()) {
            (Err(_), _) => Err(StoreError::Panicked.into()),
            (Ok(Ok(_)), Some(failure)) => Err(failure.into()),
            (Ok(outcome), _) => outcome,
        };
        let stays = outcome.is_ok();
        self.outcome = Some(outcome);
        stays
    }

    fn answer(self: Box<Self>, committed: Result<(), String>) {
        let outcome = match (self.outcome, committed) {
            (Some(Ok(_)), Err(why)) => Err(StoreError::Database(why).into()),
            (Some(outcome), _) => outcome,
            (None, _) => Err(StoreError::Closed.into()),
        };
        // The caller may have gone away; its write stands all the same.
        let _ = self.reply.send(outcome);
    }
}

pub struct Maintenance {
    work: Upkeep,
    outcome: SyncSender<Result<(), StoreError>>,
}

impl Maintenance {
    pub fn queued(work: Upkeep) -> (Box<dyn Job>, Receiver<Result<(), StoreError>>) {
        let (outcome, answer) = mpsc::sync_channel(1);
        (Box::new(Self { work, outcome }), answer)
    }
}

impl Job for Maintenance {
    fn run(&mut self, _tx: &mut SqliteTx<'_>) -> bool {
        true
    }

    fn answer(self: Box<Self>, done: Result<(), String>) {
        let _ = self.outcome.send(done.map_err(StoreError::Database));
    }

    fn maintenance(&self) -> Option<Upkeep> {
        Some(self.work)
    }
}

/// Serves until the queue is closed and empty.
pub fn run(connection: &Connection, queue: &Receiver<Box<dyn Job>>, file: Migrations, options: &Options) {
    let mut held = None;
    while let Some(first) = held.take().or_else(|| queue.recv().ok()) {
        if let Some(work) = first.maintenance() {
            first.answer(work(connection).map_err(|e| e.to_string()));
            continue;
        }
        let started = std::time::Instant::now();
        let (jobs, outcome) = commit(connection, queue, file, options, first, &mut held);
        let millis = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
        if millis > limits::SLOW_WRITE_MILLIS {
            tracing::debug!(writes = jobs.len(), millis, "store.commit was slow");
        }
        let outcome = outcome.map_err(|e| e.to_string());
        for job in jobs {
            job.answer(outcome.clone());
        }
    }
}

/// One transaction over the first job and whatever else waits by then.
fn commit(
    connection: &Connection,
    queue: &Receiver<Box<dyn Job>>,
    file: Migrations,
    options: &Options,
    first: Box<dyn Job>,
    held: &mut Option<Box<dyn Job>>,
) -> (Vec<Box<dyn Job>>, Result<(), StoreError>) {
    let mut jobs: Vec<Box<dyn Job>> = Vec::new();
    let mut next = Some(first);
    let outcome = (|| -> Result<(), StoreError> {
        run_sql(connection, "BEGIN IMMEDIATE")?;
        let mut tx = SqliteTx::new(connection);
        while let Some(mut job) = next.take() {
            let ran = in_savepoint(connection, &mut tx, job.as_mut(), options.rehearse);
            jobs.push(job);
            ran?;
            if jobs.len() < limits::COMMIT_WRITES {
                match queue.try_recv() {
                    Ok(job) if job.maintenance().is_some() => *held = Some(job),
                    waiting => next = waiting.ok(),
                }
            }
        }
        let waiting = std::mem::take(&mut tx.waiting);
        if !waiting.is_empty() {
            sequencer::append(&mut tx, &waiting)?;
        }
        let (before, after) = match file {
            Migrations::Values => (BEFORE_VALUES_COMMIT, AFTER_VALUES_COMMIT),
            Migrations::Keys => (BEFORE_KEYS_COMMIT, AFTER_KEYS_COMMIT),
        };
        options.faults.pass(before);
        run_sql(connection, "COMMIT")?;
        options.faults.pass(after);
        Ok(())
    })();
    if outcome.is_err() && !connection.is_autocommit() {
        // Whatever is left of the transaction goes; nobody in it is told that it stands.
        let _ = connection.execute_batch("ROLLBACK");
    }
    jobs.extend(next);
    (jobs, outcome)
}

fn in_savepoint(
    connection: &Connection,
    tx: &mut SqliteTx<'_>,
    job: &mut dyn Job,
    rehearse: bool,
) -> Result<(), StoreError> {
    let mark = tx.waiting.len();
    let mut run = |keep: bool| -> Result<(), StoreError> {
        run_sql(connection, "SAVEPOINT job")?;
        let stays = job.run(tx);
        if stays && keep {
            run_sql(connection, "RELEASE job")?;
        } else {
            connection.execute_batch("ROLLBACK TO job; RELEASE job")?;
            tx.waiting.truncate(mark);
        }
        Ok(())
    };
    if rehearse {
        run(false)?;
    }
    run(true)
}
