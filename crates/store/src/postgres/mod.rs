//! PostgreSQL 15 and later: the same closures, run on the caller's thread, each in one repeatable-read transaction that
//! is run again when the server says 40001.

mod rewrite;
mod tx;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::str::FromStr;
use std::sync::{PoisonError, RwLock};
use std::time::Duration;

use deadpool_postgres::{Manager, ManagerConfig, Object, Pool, RecyclingMethod};
use tokio::runtime::Runtime;
use tokio_postgres::{Client, NoTls};
use zalog_domain::limits;

use crate::faults::{AFTER_VALUES_COMMIT, BEFORE_VALUES_COMMIT};
use crate::migrate::{Migrations, statements};
use crate::rewrite::{Heard, Left};
use crate::{Faults, Options, StoreError, Tx};
use tx::PostgresTx;

/// An open PostgreSQL store.
pub struct Postgres {
    // `Option` so that `drop` can end the runtime without waiting inside another one.
    runtime: Option<Runtime>,
    pool: Pool,
    version: String,
    faults: Faults,
    /// Shared by writes; held alone by one that was unlucky too often.
    turn: RwLock<()>,
}

/// Tries of a write before it asks this process's others to wait.
const TRIES_AMONG_OTHERS: u32 = 2;

/// The one row that says how far the schema is.
const SCHEMA_VERSION: &str = "CREATE TABLE IF NOT EXISTS schema_version \
     (one BIGINT PRIMARY KEY CHECK (one = 1), number BIGINT NOT NULL); \
     INSERT INTO schema_version (one, number) VALUES (1, 0) ON CONFLICT DO NOTHING";

fn database(what: impl std::fmt::Display) -> StoreError {
    StoreError::Database(what.to_string())
}

impl Postgres {
    pub fn open(url: &str, schema: &str, options: Options) -> Result<Self, StoreError> {
        let named = schema.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        if !named || schema.is_empty() {
            return Err(StoreError::Setting("a schema name of a-z, 0-9 and _"));
        }
        let mut config =
            tokio_postgres::Config::from_str(url).map_err(|_| database("the address is not understood"))?;
        config.application_name("zalog");
        config.options(format!(
            "-c search_path={schema} -c default_transaction_isolation=repeatable\\ read -c synchronous_commit=on"
        ));
        config.connect_timeout(Duration::from_secs(10));
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("zalog-postgres")
            .enable_all()
            .build()
            .map_err(database)?;
        let manager =
            Manager::from_config(config, NoTls, ManagerConfig { recycling_method: RecyclingMethod::Fast });
        let pool = Pool::builder(manager).max_size(16).build().map_err(database)?;
        let mut store = Self {
            runtime: Some(runtime),
            pool,
            version: String::new(),
            faults: options.faults,
            turn: RwLock::new(()),
        };
        store.migrate(schema)?;
        Ok(store)
    }

    fn runtime(&self) -> Result<&Runtime, StoreError> {
        self.runtime.as_ref().ok_or(StoreError::Closed)
    }

    fn client(&self) -> Result<Object, StoreError> {
        self.runtime()?.block_on(self.pool.get()).map_err(|_| database("PostgreSQL does not answer"))
    }

    /// Brings the schema up to date in one transaction. Of several programs that start at once one makes the schema; the
    /// others are told "taken", and find it made.
    fn migrate(&mut self, schema: &str) -> Result<(), StoreError> {
        let client = self.client()?;
        let mut tries = 0;
        let version = loop {
            tries += 1;
            match self.runtime()?.block_on(bring_up(&client, schema)) {
                Ok(version) => break version,
                Err(error) => {
                    self.runtime()?.block_on(client.batch_execute("ROLLBACK"))?;
                    if !matches!(error, StoreError::Taken | StoreError::Conflict)
                        || tries > limits::WRITE_RETRIES
                    {
                        return Err(error);
                    }
                }
            }
        };
        self.version = format!("PostgreSQL {version}");
        Ok(())
    }

    /// Writes every table anew; says what is left behind.
    pub fn rewrite(&self, heard: Heard<'_>) -> Result<Vec<Left>, StoreError> {
        let client = self.client()?;
        self.runtime()?.block_on(rewrite::schema(&client, heard))
    }

    pub fn pass(&self, point: &'static str) {
        self.faults.pass(point);
    }

    pub fn describe(&self) -> String {
        self.version.clone()
    }

    pub fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: FnMut(&mut dyn Tx) -> Result<T, E>,
        E: From<StoreError>,
    {
        self.run("BEGIN", work)
    }

    /// A write that opens values. It waits for whoever publishes an edition and sees what was published, and whoever
    /// publishes waits for it: a snapshot taken before the wait would show the edition before.
    pub fn opening<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: FnMut(&mut dyn Tx) -> Result<T, E>,
        E: From<StoreError>,
    {
        self.run("BEGIN; LOCK TABLE edition IN ACCESS SHARE MODE", work)
    }

    fn run<T, E, F>(&self, begin: &str, mut work: F) -> Result<T, E>
    where
        F: FnMut(&mut dyn Tx) -> Result<T, E>,
        E: From<StoreError>,
    {
        let mut tries = 0;
        loop {
            tries += 1;
            // Whoever waits for a row and gets it after another's change must begin again, and may find the next one before
            // him for ever; so after a few tries he writes alone.
            let alone = tries > TRIES_AMONG_OTHERS;
            let _alone = alone.then(|| self.turn.write().unwrap_or_else(PoisonError::into_inner));
            let _among = (!alone).then(|| self.turn.read().unwrap_or_else(PoisonError::into_inner));
            let mut tx = PostgresTx::begin(self.runtime()?.handle().clone(), self.client()?, begin)?;
            let outcome = catch_unwind(AssertUnwindSafe(|| work(&mut tx)));
            let outcome = outcome.unwrap_or_else(|_| Err(StoreError::Panicked.into()));
            let outcome = match (outcome, tx.failure()) {
                (Ok(value), None) => {
                    self.faults.pass(BEFORE_VALUES_COMMIT);
                    match tx.commit() {
                        Ok(()) => {
                            self.faults.pass(AFTER_VALUES_COMMIT);
                            return Ok(value);
                        }
                        Err(StoreError::Conflict) => None,
                        Err(other) => return Err(other.into()),
                    }
                }
                (_, Some(StoreError::Conflict)) => {
                    tx.rollback();
                    None
                }
                (Ok(_), Some(failure)) => Some(Err(failure.into())),
                (Err(said), _) => Some(Err(said)),
            };
            match outcome {
                Some(outcome) => return outcome,
                None if tries > limits::WRITE_RETRIES => return Err(StoreError::Conflict.into()),
                None => {}
            }
        }
    }

    pub fn read<T, E, F>(&self, mut work: F) -> Result<T, E>
    where
        F: FnMut(&mut dyn Tx) -> Result<T, E>,
        E: From<StoreError>,
    {
        let mut tx = PostgresTx::begin(self.runtime()?.handle().clone(), self.client()?, "BEGIN READ ONLY")?;
        let outcome = match (work(&mut tx), tx.failure()) {
            (Ok(_), Some(failure)) => Err(failure.into()),
            (outcome, _) => outcome,
        };
        tx.rollback();
        outcome
    }
}

/// One transaction from wherever the schema stands to what this program knows; says the server's version.
async fn bring_up(client: &Client, schema: &str) -> Result<String, StoreError> {
    let steps = Migrations::Values.steps();
    let known = i64::try_from(steps.len()).unwrap_or(i64::MAX);
    // Read committed: who waited for the lock below must see what the other one did.
    client.batch_execute("BEGIN ISOLATION LEVEL READ COMMITTED").await?;
    // A schema that stands already needs no right to make one.
    if client.query("SELECT 1 FROM pg_namespace WHERE nspname = $1", &[&schema]).await?.is_empty() {
        client.batch_execute(&format!("CREATE SCHEMA IF NOT EXISTS {schema}")).await?;
    }
    client.batch_execute(SCHEMA_VERSION).await?;
    let found: i64 = client.query_one("SELECT number FROM schema_version FOR UPDATE", &[]).await?.get(0);
    if found > known {
        return Err(StoreError::Schema { found, known });
    }
    for step in steps.iter().skip(usize::try_from(found).unwrap_or(0)) {
        for statement in statements(step) {
            client.batch_execute(&statement).await?;
        }
    }
    client.execute("UPDATE schema_version SET number = $1", &[&known]).await?;
    client.batch_execute("COMMIT").await?;
    Ok(client.query_one("SHOW server_version", &[]).await?.get(0))
}

impl Drop for Postgres {
    fn drop(&mut self) {
        self.pool.close();
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}
