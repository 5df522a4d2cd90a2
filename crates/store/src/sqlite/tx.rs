//! `Tx` on an SQLite connection.

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ToSql};
use zalog_domain::Entry;
use zalog_domain::ids::SubjectId;

use crate::error::Corrupt;
use crate::sequencer::Waiting;
use crate::{Arg, Row, Sql, StoreError, Tx};

/// Runs a statement about the transaction itself; prepared once for a connection, like all others.
pub fn run(connection: &Connection, sql: &'static str) -> Result<(), StoreError> {
    connection.prepare_cached(sql)?.execute([])?;
    Ok(())
}

/// A transaction; entries wait in memory until the writer puts them into the tree, in the same commit.
pub struct SqliteTx<'c> {
    connection: &'c Connection,
    pub waiting: Vec<Waiting>,
    reads: bool,
    failure: Option<StoreError>,
}

impl<'c> SqliteTx<'c> {
    /// One that writes.
    pub fn new(connection: &'c Connection) -> Self {
        Self { connection, waiting: Vec::new(), reads: false, failure: None }
    }

    /// One that only reads; nobody would put its entries into the tree, so it takes none.
    pub fn reader(connection: &'c Connection) -> Self {
        Self { reads: true, ..Self::new(connection) }
    }

    /// The first error a statement met, whatever the closure made of it; asking forgets it.
    pub fn failure(&mut self) -> Option<StoreError> {
        self.failure.take()
    }

    fn noted<T>(&mut self, outcome: rusqlite::Result<T>) -> Result<T, StoreError> {
        outcome.map_err(|error| {
            let error = StoreError::from(error);
            self.failure.get_or_insert_with(|| error.again());
            error
        })
    }

    fn step(
        connection: &Connection,
        sql: Sql,
        args: &[Arg<'_>],
        each: &mut dyn FnMut(&dyn Row) -> Result<(), StoreError>,
    ) -> rusqlite::Result<Result<usize, StoreError>> {
        let mut statement = connection.prepare_cached(sql.sqlite)?;
        let mut rows = statement.query(rusqlite::params_from_iter(args))?;
        let mut count = 0;
        while let Some(row) = rows.next()? {
            if let Err(refused) = each(&SqliteRow(row)) {
                return Ok(Err(refused));
            }
            count += 1;
        }
        Ok(Ok(count))
    }
}

impl ToSql for Arg<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Arg::Null => ValueRef::Null,
            Arg::Int(number) => ValueRef::Integer(*number),
            Arg::Bytes(bytes) => ValueRef::Blob(bytes),
            Arg::Text(text) => ValueRef::Text(text.as_bytes()),
        }))
    }
}

struct SqliteRow<'r>(&'r rusqlite::Row<'r>);

fn other_type() -> StoreError {
    Corrupt { table: "row", what: "a value of another type" }.into()
}

impl Row for SqliteRow<'_> {
    fn int_opt(&self, column: usize) -> Result<Option<i64>, StoreError> {
        match self.0.get_ref(column)? {
            ValueRef::Integer(number) => Ok(Some(number)),
            ValueRef::Null => Ok(None),
            _ => Err(other_type()),
        }
    }

    fn bytes_opt(&self, column: usize) -> Result<Option<Vec<u8>>, StoreError> {
        match self.0.get_ref(column)? {
            ValueRef::Blob(bytes) => Ok(Some(bytes.to_vec())),
            ValueRef::Null => Ok(None),
            _ => Err(other_type()),
        }
    }

    fn text_opt(&self, column: usize) -> Result<Option<String>, StoreError> {
        match self.0.get_ref(column)? {
            ValueRef::Text(text) => String::from_utf8(text.to_vec()).map(Some).map_err(|_| other_type()),
            ValueRef::Null => Ok(None),
            _ => Err(other_type()),
        }
    }
}

impl Tx for SqliteTx<'_> {
    fn query(
        &mut self,
        sql: Sql,
        args: &[Arg<'_>],
        each: &mut dyn FnMut(&dyn Row) -> Result<(), StoreError>,
    ) -> Result<usize, StoreError> {
        let outcome = Self::step(self.connection, sql, args, each);
        self.noted(outcome)?
    }

    fn execute(&mut self, sql: Sql, args: &[Arg<'_>]) -> Result<usize, StoreError> {
        let execute = |connection: &Connection| {
            connection.prepare_cached(sql.sqlite)?.execute(rusqlite::params_from_iter(args))
        };
        let outcome = execute(self.connection);
        self.noted(outcome)
    }

    fn journal(&mut self, entry: &Entry, subject: Option<SubjectId>) -> Result<(), StoreError> {
        if self.reads {
            return Err(StoreError::Database("a read transaction takes no entry".to_owned()));
        }
        self.waiting.push(Waiting::of(entry, subject)?);
        Ok(())
    }
}
