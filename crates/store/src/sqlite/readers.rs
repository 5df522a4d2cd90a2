//! Read connections: a few, kept open with what they have prepared. Whoever comes when all are out waits for one: opening
//! another would read the whole schema again and prepare every statement anew, which costs more than the read.

use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::Connection;

use super::connect;
use crate::StoreError;

/// How long one waits. A read inside a read could otherwise wait for itself; after this it gets a connection of its own.
const PATIENCE: Duration = Duration::from_millis(500);

/// The connections of one file.
pub struct Readers {
    path: PathBuf,
    most: usize,
    state: Mutex<State>,
    freed: Condvar,
}

#[derive(Default)]
struct State {
    idle: Vec<Connection>,
    out: usize,
}

/// A connection that is lent; it comes back when this is dropped.
pub struct Lent<'r> {
    readers: &'r Readers,
    connection: Option<Connection>,
}

impl Readers {
    /// Keeps `most` connections at the most.
    pub fn new(path: &Path, most: usize) -> Self {
        Self { path: path.to_owned(), most: most.max(1), state: Mutex::default(), freed: Condvar::new() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lends a connection: one that is idle, a new one while there are few, else the next that comes back.
    pub fn lend(&self) -> Result<Lent<'_>, StoreError> {
        let all_out = |state: &mut State| state.idle.is_empty() && state.out >= self.most;
        let waited = self.freed.wait_timeout_while(self.state(), PATIENCE, all_out);
        let (mut state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        let idle = state.idle.pop();
        state.out += 1;
        drop(state);
        // From here on a failure gives the place back by `Drop`.
        let mut lent = Lent { readers: self, connection: idle };
        if lent.connection.is_none() {
            lent.connection = Some(connect::reader(&self.path)?);
        }
        Ok(lent)
    }

    /// Closes the idle ones.
    pub fn close(&self) {
        self.state().idle.clear();
    }

    /// Looks at every idle connection.
    #[cfg(test)]
    pub fn each_idle(
        &self,
        look: impl Fn(&Connection) -> Result<(), StoreError>,
    ) -> Result<usize, StoreError> {
        let state = self.state();
        state.idle.iter().try_for_each(look)?;
        Ok(state.idle.len())
    }
}

impl Lent<'_> {
    /// The connection.
    pub fn connection(&self) -> Result<&Connection, StoreError> {
        self.connection.as_ref().ok_or(StoreError::Closed)
    }
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        // One with an open transaction (its reader panicked) would show an old snapshot for ever: it is closed instead.
        let whole = self.connection.take().filter(Connection::is_autocommit);
        let mut state = self.readers.state();
        state.out = state.out.saturating_sub(1);
        if state.idle.len() < self.readers.most {
            state.idle.extend(whole);
        }
        drop(state);
        self.readers.freed.notify_one();
    }
}
