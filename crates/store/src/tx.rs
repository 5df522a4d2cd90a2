//! The transaction as closures see it: statements, arguments, rows, and the journal.

use jiff::Timestamp;
use zalog_domain::Entry;
use zalog_domain::ids::SubjectId;

use crate::StoreError;
use crate::error::Corrupt;

/// One statement. Written with `?1`, `?2` …; PostgreSQL gets `$1`, `$2` … (never the other way round: SQLite reads `$2`
/// as a name and binds by first appearance).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sql {
    /// For SQLite, and for both where they agree.
    pub sqlite: &'static str,
    /// For PostgreSQL where it must differ.
    pub postgres: Option<&'static str>,
}

impl Sql {
    /// One text for both.
    #[must_use]
    pub const fn same(text: &'static str) -> Self {
        Self { sqlite: text, postgres: None }
    }

    /// A text for each.
    #[must_use]
    pub const fn each(sqlite: &'static str, postgres: &'static str) -> Self {
        Self { sqlite, postgres: Some(postgres) }
    }

    /// PostgreSQL's text, with its placeholders.
    #[must_use]
    pub fn for_postgres(&self) -> String {
        self.postgres.unwrap_or(self.sqlite).replace('?', "$")
    }
}

/// An argument.
#[derive(Debug, Clone, Copy)]
pub enum Arg<'a> {
    /// NULL.
    Null,
    /// A whole number, or an instant in microseconds.
    Int(i64),
    /// Bytes.
    Bytes(&'a [u8]),
    /// Text.
    Text(&'a str),
}

impl Arg<'_> {
    /// An instant, in microseconds since 1970.
    #[must_use]
    pub fn at(instant: Timestamp) -> Self {
        Self::Int(instant.as_microsecond())
    }

    /// An instant that may be absent.
    #[must_use]
    pub fn at_opt(instant: Option<Timestamp>) -> Self {
        instant.map_or(Self::Null, Self::at)
    }
}

impl<'a> Arg<'a> {
    /// Bytes that may be absent.
    #[must_use]
    pub fn bytes_opt(bytes: Option<&'a [u8]>) -> Self {
        bytes.map_or(Self::Null, Self::Bytes)
    }

    /// Text that may be absent.
    #[must_use]
    pub fn text_opt(text: Option<&'a str>) -> Self {
        text.map_or(Self::Null, Self::Text)
    }

    /// A number that may be absent.
    #[must_use]
    pub fn int_opt(number: Option<i64>) -> Self {
        number.map_or(Self::Null, Self::Int)
    }
}

/// A row of an answer. Columns count from 0.
pub trait Row {
    /// A whole number, or NULL.
    ///
    /// # Errors
    /// Another type stands there.
    fn int_opt(&self, column: usize) -> Result<Option<i64>, StoreError>;
    /// Bytes, or NULL.
    ///
    /// # Errors
    /// Another type stands there.
    fn bytes_opt(&self, column: usize) -> Result<Option<Vec<u8>>, StoreError>;
    /// Text, or NULL.
    ///
    /// # Errors
    /// Another type stands there.
    fn text_opt(&self, column: usize) -> Result<Option<String>, StoreError>;

    /// A whole number.
    ///
    /// # Errors
    /// NULL or another type stands there.
    fn int(&self, column: usize) -> Result<i64, StoreError> {
        self.int_opt(column)?.ok_or_else(null)
    }

    /// Bytes.
    ///
    /// # Errors
    /// NULL or another type stands there.
    fn bytes(&self, column: usize) -> Result<Vec<u8>, StoreError> {
        self.bytes_opt(column)?.ok_or_else(null)
    }

    /// Text.
    ///
    /// # Errors
    /// NULL or another type stands there.
    fn text(&self, column: usize) -> Result<String, StoreError> {
        self.text_opt(column)?.ok_or_else(null)
    }

    /// An instant.
    ///
    /// # Errors
    /// NULL, another type, or a number that is no instant.
    fn at(&self, column: usize) -> Result<Timestamp, StoreError> {
        instant(self.int(column)?)
    }

    /// An instant that may be absent.
    ///
    /// # Errors
    /// Another type, or a number that is no instant.
    fn at_opt(&self, column: usize) -> Result<Option<Timestamp>, StoreError> {
        self.int_opt(column)?.map(instant).transpose()
    }

    /// Exactly `N` bytes.
    ///
    /// # Errors
    /// NULL, another type or another length.
    fn array<const N: usize>(&self, column: usize) -> Result<[u8; N], StoreError>
    where
        Self: Sized,
    {
        array(self, column)
    }
}

/// Exactly `N` bytes of a column.
///
/// # Errors
/// NULL, another type or another length.
pub fn array<const N: usize>(row: &dyn Row, column: usize) -> Result<[u8; N], StoreError> {
    let bytes = row.bytes(column)?;
    bytes.try_into().map_err(|_| Corrupt { table: "row", what: "bytes of another length" }.into())
}

/// Exactly `N` bytes of a column, or NULL.
///
/// # Errors
/// Another type or another length.
pub fn array_opt<const N: usize>(row: &dyn Row, column: usize) -> Result<Option<[u8; N]>, StoreError> {
    let Some(bytes) = row.bytes_opt(column)? else { return Ok(None) };
    bytes.try_into().map(Some).map_err(|_| Corrupt { table: "row", what: "bytes of another length" }.into())
}

fn null() -> StoreError {
    Corrupt { table: "row", what: "NULL where a value must be" }.into()
}

fn instant(micros: i64) -> Result<Timestamp, StoreError> {
    Timestamp::from_microsecond(micros).map_err(|_| Corrupt { table: "row", what: "no instant" }.into())
}

/// A running transaction. Once the database has refused a statement, the whole transaction fails with that error, whatever
/// the closure makes of it: PostgreSQL could only roll back (and would call that a commit), so neither database goes on.
pub trait Tx {
    /// Runs a statement that answers rows; calls `each` for every row; returns how many there were.
    ///
    /// # Errors
    /// [`StoreError`].
    fn query(
        &mut self,
        sql: Sql,
        args: &[Arg<'_>],
        each: &mut dyn FnMut(&dyn Row) -> Result<(), StoreError>,
    ) -> Result<usize, StoreError>;

    /// Runs a statement that changes rows; returns how many.
    ///
    /// # Errors
    /// [`StoreError`]; [`StoreError::Taken`] for a unique key.
    fn execute(&mut self, sql: Sql, args: &[Arg<'_>]) -> Result<usize, StoreError>;

    /// Adds an entry to the journal, in this transaction. `subject` is for the derived index "who did what with my
    /// data"; it is not part of the entry and goes when the subject goes.
    ///
    /// # Errors
    /// [`StoreError`].
    fn journal(&mut self, entry: &Entry, subject: Option<SubjectId>) -> Result<(), StoreError>;
}

/// The first row of an answer, made into a value.
///
/// # Errors
/// [`StoreError`], or what `make` says of the row.
pub fn first<T>(
    tx: &mut dyn Tx,
    sql: Sql,
    args: &[Arg<'_>],
    mut make: impl FnMut(&dyn Row) -> Result<T, StoreError>,
) -> Result<Option<T>, StoreError> {
    let mut found = None;
    tx.query(sql, args, &mut |row| {
        if found.is_none() {
            found = Some(make(row)?);
        }
        Ok(())
    })?;
    Ok(found)
}

/// All rows of an answer, made into values.
///
/// # Errors
/// [`StoreError`], or what `make` says of a row.
pub fn all<T>(
    tx: &mut dyn Tx,
    sql: Sql,
    args: &[Arg<'_>],
    mut make: impl FnMut(&dyn Row) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    let mut found = Vec::new();
    tx.query(sql, args, &mut |row| {
        found.push(make(row)?);
        Ok(())
    })?;
    Ok(found)
}

/// Declares a table file's statements as constants, and lists them for the test that prepares each on both databases.
macro_rules! statements {
    ($($name:ident = $text:expr;)*) => {
        $(const $name: $crate::tx::Sql = $text;)*
        /// Every statement of this file.
        pub(crate) const STATEMENTS: &[(&str, $crate::tx::Sql)] = &[$((stringify!($name), $name)),*];
    };
}
pub(crate) use statements;
