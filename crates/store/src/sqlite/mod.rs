//! SQLite: one writer thread with group commit, readers beside it.

mod connect;
mod readers;
mod tx;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError, mpsc};

use crate::migrate::{self, Migrations};
use crate::{Options, StoreError, Tx};

pub use connect::checkpoint_truncate;
use readers::Readers;
use tx::SqliteTx;
use writer::{Job, WriteJob};

/// An open SQLite store.
pub struct Sqlite {
    path: PathBuf,
    queue: Mutex<Option<mpsc::Sender<Box<dyn Job>>>>,
    writer: Mutex<Option<std::thread::JoinHandle<()>>>,
    readers: Readers,
    faults: crate::Faults,
}

impl Sqlite {
    pub fn open(path: &Path, migrations: Migrations, options: Options) -> Result<Self, StoreError> {
        let mut connection = connect::writer(path)?;
        migrate::sqlite(&mut connection, migrations)?;
        let (queue, jobs) = mpsc::channel();
        let readers = Readers::new(path, options.readers);
        let faults = options.faults.clone();
        let writer = std::thread::Builder::new()
            .name("zalog-writer".to_owned())
            .spawn(move || writer::run(&connection, &jobs, migrations, &options))
            .map_err(|e| StoreError::Database(e.to_string()))?;
        Ok(Self {
            path: path.to_owned(),
            queue: Mutex::new(Some(queue)),
            writer: Mutex::new(Some(writer)),
            readers,
            faults,
        })
    }

    pub fn pass(&self, point: &'static str) {
        self.faults.pass(point);
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: FnMut(&mut dyn Tx) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (job, answer) = WriteJob::queued(work);
        let queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner).clone();
        queue.ok_or(StoreError::Closed)?.send(job).map_err(|_| StoreError::Closed)?;
        answer.recv().map_err(|_| StoreError::Closed)?
    }

    /// Runs something on the writer's connection outside any transaction (checkpoint, vacuum).
    pub fn maintain(&self, work: writer::Upkeep) -> Result<(), StoreError> {
        let (job, answer) = writer::Maintenance::queued(work);
        let queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner).clone();
        queue.ok_or(StoreError::Closed)?.send(job).map_err(|_| StoreError::Closed)?;
        answer.recv().map_err(|_| StoreError::Closed)?
    }

    pub fn read<T, E, F>(&self, mut work: F) -> Result<T, E>
    where
        F: FnMut(&mut dyn Tx) -> Result<T, E>,
        E: From<StoreError>,
    {
        let lent = self.readers.lend()?;
        let connection = lent.connection()?;
        tx::run(connection, "BEGIN")?;
        let mut tx = SqliteTx::reader(connection);
        let outcome = match (work(&mut tx), tx.failure()) {
            (Ok(_), Some(failure)) => Err(failure.into()),
            (outcome, _) => outcome,
        };
        tx::run(connection, "COMMIT")?;
        outcome
    }
}

impl Drop for Sqlite {
    fn drop(&mut self) {
        // The readers first: the connection that closes last folds the write-ahead log into the file, and a reader could
        // not. Closing the queue ends the writer after what is in it.
        self.readers.close();
        drop(self.queue.lock().unwrap_or_else(PoisonError::into_inner).take());
        if let Some(writer) = self.writer.lock().unwrap_or_else(PoisonError::into_inner).take() {
            let _ = writer.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::*;

    /// What a power cut may not take: every connection flushes every commit, and the writer overwrites what it deletes.
    fn keeps_its_settings(connection: &Connection) -> Result<(), StoreError> {
        assert_eq!(connect::settings(connection)?, (2, "wal".to_owned()));
        Ok(())
    }

    fn overwrites(connection: &Connection) -> Result<(), StoreError> {
        let secure: i64 = connection.pragma_query_value(None, "secure_delete", |row| row.get(0))?;
        assert_eq!(secure, 1);
        Ok(())
    }

    #[test]
    fn the_writer_and_every_reader_keep_their_settings() {
        let folder = tempfile::TempDir::new().unwrap();
        for (name, migrations) in [("values.db", Migrations::Values), ("keys.db", Migrations::Keys)] {
            let store = Sqlite::open(&folder.path().join(name), migrations, Options::default()).unwrap();
            store.maintain(keeps_its_settings).unwrap();
            store.maintain(overwrites).unwrap();
            // Two readers at once: one new, one that is kept afterwards.
            store.read::<_, StoreError, _>(|_| store.read::<_, StoreError, _>(|_| Ok(()))).unwrap();
            assert_eq!(store.readers.each_idle(keeps_its_settings).unwrap(), 2);
        }
    }

    #[test]
    fn many_readers_share_a_few_connections() {
        let folder = tempfile::TempDir::new().unwrap();
        let options = Options { readers: 2, ..Options::default() };
        let store = Sqlite::open(&folder.path().join("values.db"), Migrations::Values, options).unwrap();
        let gate = std::sync::Barrier::new(16);
        std::thread::scope(|scope| {
            for _ in 0..16 {
                scope.spawn(|| {
                    gate.wait();
                    for _ in 0..50 {
                        store.read::<_, StoreError, _>(|_| Ok(())).unwrap();
                    }
                });
            }
        });
        assert!((1..=2).contains(&store.readers.each_idle(|_| Ok(())).unwrap()));
        // A closure that panics takes its connection with it, not its place.
        let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            let _ = store.read::<(), StoreError, _>(|_| panic!("on purpose"));
        }));
        assert!(panicked.is_err());
        for _ in 0..3 {
            store.read::<_, StoreError, _>(|_| Ok(())).unwrap();
        }
    }
}
