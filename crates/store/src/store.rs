//! The store handle: one face, two databases.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use zalog_domain::personal::{Committed, Grant, Permit};

use crate::migrate::Migrations;
use crate::postgres::Postgres;
use crate::rewrite::{self, Heard, Left};
use crate::sqlite::Sqlite;
use crate::{Faults, StoreError, Tx};

/// How a store behaves.
#[derive(Debug, Clone)]
pub struct Options {
    /// Runs every write closure twice, rolling the first run back (tests; SQLite only).
    pub rehearse: bool,
    /// Named points around the commits.
    pub faults: Faults,
    /// Read connections kept open.
    pub readers: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { rehearse: false, faults: Faults::none(), readers: 4 }
    }
}

/// A value store, cheap to clone.
#[derive(Clone)]
pub struct Store {
    backend: Backend,
}

#[derive(Clone)]
enum Backend {
    Sqlite(Arc<Sqlite>),
    Postgres(Arc<Postgres>),
}

impl Store {
    /// Opens or creates an SQLite file and brings its schema up to date.
    ///
    /// # Errors
    /// [`StoreError`]: no such folder, a newer schema, a setting that does not hold.
    pub fn sqlite(path: &Path, options: Options) -> Result<Self, StoreError> {
        let backend = Sqlite::open(path, Migrations::Values, options)?;
        Ok(Self { backend: Backend::Sqlite(Arc::new(backend)) })
    }

    /// Opens or creates a schema on PostgreSQL and brings it up to date.
    ///
    /// # Errors
    /// [`StoreError`]: no server, no right to create the schema, a newer schema.
    pub fn postgres(url: &str, schema: &str, options: Options) -> Result<Self, StoreError> {
        Ok(Self { backend: Backend::Postgres(Arc::new(Postgres::open(url, schema, options)?)) })
    }

    /// Runs a write transaction and returns after its commit. May run `work` more than once. Blocks: call it from a
    /// thread that may wait, and never from inside another write.
    ///
    /// # Errors
    /// What `work` says, or [`StoreError`].
    pub fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: FnMut(&mut dyn Tx) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        match &self.backend {
            Backend::Sqlite(store) => store.write(work),
            Backend::Postgres(store) => store.write(work),
        }
    }

    /// Runs a write transaction that ends with a permit, and makes it a grant once the commit is durable: the one way to
    /// a [`Grant`].
    ///
    /// # Errors
    /// What `work` says, or [`StoreError`].
    pub fn open<T, E, F>(&self, work: F) -> Result<(T, Grant), E>
    where
        F: FnMut(&mut dyn Tx) -> Result<(T, Permit), E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (value, permit) = match &self.backend {
            Backend::Sqlite(_) => self.write(work)?,
            Backend::Postgres(store) => store.opening(work)?,
        };
        Ok((value, permit.release(&Committed::after_commit())))
    }

    /// Runs a read transaction on one snapshot. Blocks.
    ///
    /// # Errors
    /// What `work` says, or [`StoreError`].
    pub fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: FnMut(&mut dyn Tx) -> Result<T, E>,
        E: From<StoreError>,
    {
        match &self.backend {
            Backend::Sqlite(store) => store.read(work),
            Backend::Postgres(store) => store.read(work),
        }
    }

    /// Whether entries wait for the sequencer job (PostgreSQL); on SQLite the writer sequences in the same commit.
    #[must_use]
    pub fn sequences_later(&self) -> bool {
        matches!(self.backend, Backend::Postgres(_))
    }

    /// Passes a named point between two steps of something that takes several commits: where a test kills the process.
    pub fn pass(&self, point: &'static str) {
        match &self.backend {
            Backend::Sqlite(store) => store.pass(point),
            Backend::Postgres(store) => store.pass(point),
        }
    }

    /// Writes the store anew from its living rows, so that no bytes of deleted ones are left in its files: the step of the
    /// grade *sanitised*. Nobody else may write meanwhile. On SQLite the file is copied in memory. Answers what is left.
    ///
    /// # Errors
    /// [`StoreError`]: somebody else uses the file, no memory for the copy, a server that fails.
    pub fn rewrite(&self, heard: Heard<'_>) -> Result<Vec<Left>, StoreError> {
        match &self.backend {
            Backend::Sqlite(store) => {
                heard("values.db", 1, 1);
                store.maintain(rewrite::sqlite)?;
                Ok(Vec::new())
            }
            Backend::Postgres(store) => store.rewrite(heard),
        }
    }

    /// Which database, with its version, for `doctor` and benchmarks.
    #[must_use]
    pub fn describe(&self) -> String {
        match &self.backend {
            Backend::Sqlite(_) => format!("SQLite {}", rusqlite::version()),
            Backend::Postgres(store) => store.describe(),
        }
    }

    /// The files of an SQLite store: the file itself.
    #[must_use]
    pub fn file(&self) -> Option<PathBuf> {
        match &self.backend {
            Backend::Sqlite(store) => Some(store.path().to_owned()),
            Backend::Postgres(_) => None,
        }
    }
}
