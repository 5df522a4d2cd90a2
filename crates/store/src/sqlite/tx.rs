//! `Tx` on an SQLite connection.

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ToSql};
use zalog_domain::Entry;
use zalog_domain::ids::SubjectId;

use crate::error::Corrupt;
use crate::sequencer::Waiting;
use crate::{Arg, Row, Sql, StoreError, Tx};

/// A transaction; entries wait in memory until the writer puts them into the tree, in the same commit.
pub struct SqliteTx<'c> {
    connection: &'c Connection,
    pub waiting: Vec<Waiting>,
}

impl<'c> SqliteTx<'c> {
    pub fn new(connection: &'c Connection) -> Self {
        Self { connection, waiting: Vec::new() }
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
        let mut statement = self.connection.prepare_cached(sql.sqlite)?;
        let mut rows = statement.query(rusqlite::params_from_iter(args))?;
        let mut count = 0;
        while let Some(row) = rows.next()? {
            each(&SqliteRow(row))?;
            count += 1;
        }
        Ok(count)
    }

    fn execute(&mut self, sql: Sql, args: &[Arg<'_>]) -> Result<usize, StoreError> {
        let mut statement = self.connection.prepare_cached(sql.sqlite)?;
        Ok(statement.execute(rusqlite::params_from_iter(args))?)
    }

    fn journal(&mut self, entry: &Entry, subject: Option<SubjectId>) -> Result<(), StoreError> {
        self.waiting.push(Waiting::of(entry, subject)?);
        Ok(())
    }
}
