//! `Tx` on a PostgreSQL connection.

use deadpool_postgres::Object;
use tokio::runtime::Handle;
use tokio_postgres::types::private::BytesMut;
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use zalog_domain::Entry;
use zalog_domain::ids::SubjectId;

use crate::error::Corrupt;
use crate::sequencer::{self, Waiting};
use crate::{Arg, Row, Sql, StoreError, Tx};

/// A transaction on one pooled connection.
pub struct PostgresTx {
    handle: Handle,
    // `None` once it has been given up as broken.
    client: Option<Object>,
    failure: Option<StoreError>,
    open: bool,
}

impl PostgresTx {
    pub fn begin(handle: Handle, client: Object, how: &str) -> Result<Self, StoreError> {
        handle.block_on(client.batch_execute(how))?;
        Ok(Self { handle, client: Some(client), failure: None, open: true })
    }

    /// The first error a statement met, whatever the closure made of it: the server would answer a COMMIT after it with a
    /// rollback, and call that success.
    pub fn failure(&mut self) -> Option<StoreError> {
        self.failure.take()
    }

    pub fn commit(mut self) -> Result<(), StoreError> {
        let client = self.client.take().ok_or(StoreError::Closed)?;
        self.open = false;
        Ok(self.handle.block_on(client.batch_execute("COMMIT"))?)
    }

    pub fn rollback(mut self) {
        self.end();
    }

    fn end(&mut self) {
        if let (true, Some(client)) = (self.open, self.client.take()) {
            self.open = false;
            if self.handle.block_on(client.batch_execute("ROLLBACK")).is_err() {
                // A connection in an unknown state must not go back to the pool.
                drop(Object::take(client));
            }
        }
    }

    fn noted<T>(&mut self, outcome: Result<T, tokio_postgres::Error>) -> Result<T, StoreError> {
        outcome.map_err(|error| {
            let error = StoreError::from(error);
            self.failure.get_or_insert_with(|| error.again());
            error
        })
    }
}

impl Drop for PostgresTx {
    fn drop(&mut self) {
        self.end();
    }
}

impl ToSql for Arg<'_> {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Arg::Null => Ok(IsNull::Yes),
            Arg::Int(number) => number.to_sql(ty, out),
            Arg::Bytes(bytes) => bytes.to_sql(ty, out),
            Arg::Text(text) => text.to_sql(ty, out),
        }
    }

    fn accepts(ty: &Type) -> bool {
        matches!(*ty, Type::INT8 | Type::BYTEA | Type::TEXT)
    }

    to_sql_checked!();
}

struct PostgresRow<'r>(&'r tokio_postgres::Row);

fn other_type<E>(_: E) -> StoreError {
    Corrupt { table: "row", what: "a value of another type" }.into()
}

impl Row for PostgresRow<'_> {
    fn int_opt(&self, column: usize) -> Result<Option<i64>, StoreError> {
        self.0.try_get(column).map_err(other_type)
    }

    fn bytes_opt(&self, column: usize) -> Result<Option<Vec<u8>>, StoreError> {
        self.0.try_get(column).map_err(other_type)
    }

    fn text_opt(&self, column: usize) -> Result<Option<String>, StoreError> {
        self.0.try_get(column).map_err(other_type)
    }
}

fn params<'a>(args: &'a [Arg<'a>]) -> Vec<&'a (dyn ToSql + Sync)> {
    args.iter().map(|arg| arg as &(dyn ToSql + Sync)).collect()
}

impl Tx for PostgresTx {
    fn query(
        &mut self,
        sql: Sql,
        args: &[Arg<'_>],
        each: &mut dyn FnMut(&dyn Row) -> Result<(), StoreError>,
    ) -> Result<usize, StoreError> {
        let client = self.client.as_ref().ok_or(StoreError::Closed)?;
        let answer = self.handle.block_on(async {
            let statement = client.prepare_cached(&sql.for_postgres()).await?;
            client.query(&statement, &params(args)).await
        });
        let rows = self.noted(answer)?;
        for row in &rows {
            each(&PostgresRow(row))?;
        }
        Ok(rows.len())
    }

    fn execute(&mut self, sql: Sql, args: &[Arg<'_>]) -> Result<usize, StoreError> {
        let client = self.client.as_ref().ok_or(StoreError::Closed)?;
        let answer = self.handle.block_on(async {
            let statement = client.prepare_cached(&sql.for_postgres()).await?;
            client.execute(&statement, &params(args)).await
        });
        let changed = self.noted(answer)?;
        Ok(usize::try_from(changed).unwrap_or(usize::MAX))
    }

    fn journal(&mut self, entry: &Entry, subject: Option<SubjectId>) -> Result<(), StoreError> {
        sequencer::wait(self, &Waiting::of(entry, subject)?)
    }
}
