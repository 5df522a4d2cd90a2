//! PostgreSQL 15 and later: the same closures, run on the caller's thread, each in one repeatable-read transaction that
//! is run again when the server says 40001.

mod tx;

use std::str::FromStr;
use std::time::Duration;

use deadpool_postgres::{Manager, ManagerConfig, Object, Pool, RecyclingMethod};
use tokio::runtime::Runtime;
use tokio_postgres::NoTls;
use zalog_domain::limits;

use crate::faults::{AFTER_VALUES_COMMIT, BEFORE_VALUES_COMMIT};
use crate::migrate::{Migrations, statements};
use crate::{Faults, Options, StoreError, Tx};
use tx::PostgresTx;

/// An open PostgreSQL store.
pub struct Postgres {
    // `Option` so that `drop` can end the runtime without waiting inside another one.
    runtime: Option<Runtime>,
    pool: Pool,
    version: String,
    faults: Faults,
}

fn database(what: impl std::fmt::Display) -> StoreError {
    StoreError::Database(what.to_string())
}

impl Postgres {
    pub fn open(url: &str, schema: &str, options: Options) -> Result<Self, StoreError> {
        let named = schema.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        if !named || schema.is_empty() {
            return Err(StoreError::Setting("a schema name of a-z, 0-9 and _"));
        }
        let mut config = tokio_postgres::Config::from_str(url).map_err(|_| database("the address is not understood"))?;
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
        let manager = Manager::from_config(config, NoTls, ManagerConfig { recycling_method: RecyclingMethod::Fast });
        let pool = Pool::builder(manager).max_size(16).build().map_err(database)?;
        let mut store = Self { runtime: Some(runtime), pool, version: String::new(), faults: options.faults };
        store.migrate(schema)?;
        Ok(store)
    }

    fn runtime(&self) -> Result<&Runtime, StoreError> {
        self.runtime.as_ref().ok_or(StoreError::Closed)
    }

    fn client(&self) -> Result<Object, StoreError> {
        self.runtime()?.block_on(self.pool.get()).map_err(|_| database("PostgreSQL does not answer"))
    }

    fn migrate(&mut self, schema: &str) -> Result<(), StoreError> {
        let client = self.client()?;
        let steps = Migrations::Values.steps();
        let known = i64::try_from(steps.len()).unwrap_or(i64::MAX);
        let version = self.runtime()?.block_on(async {
            client.batch_execute(&format!("CREATE SCHEMA IF NOT EXISTS {schema}")).await?;
            client.batch_execute("CREATE TABLE IF NOT EXISTS schema_version (one BIGINT PRIMARY KEY CHECK (one = 1), number BIGINT NOT NULL)").await?;
            client.batch_execute("INSERT INTO schema_version (one, number) VALUES (1, 0) ON CONFLICT DO NOTHING").await?;
            let found: i64 = client.query_one("SELECT number FROM schema_version", &[]).await?.get(0);
            if found > known {
                return Err(StoreError::Schema { found, known });
            }
            for (step, number) in steps.iter().zip(1i64..).skip(usize::try_from(found).unwrap_or(0)) {
                client.batch_execute("BEGIN").await?;
                for statement in statements(step) {
                    client.batch_execute(&statement).await?;
                }
                client.execute("UPDATE schema_version SET number = $1", &[&number]).await?;
                client.batch_execute("COMMIT").await?;
            }
            Ok(client.query_one("SHOW server_version", &[]).await?.get::<_, String>(0))
        })?;
        self.version = format!("PostgreSQL {version}");
        Ok(())
    }

    pub fn describe(&self) -> String {
        self.version.clone()
    }

    pub fn write<T, E, F>(&self, mut work: F) -> Result<T, E>
    where
        F: FnMut(&mut dyn Tx) -> Result<T, E>,
        E: From<StoreError>,
    {
        let mut tries = 0;
        loop {
            tries += 1;
            let mut tx = PostgresTx::begin(self.runtime()?.handle().clone(), self.client()?, "BEGIN")?;
            let outcome = work(&mut tx);
            let conflict = tx.conflict();
            let outcome = match outcome {
                Ok(value) if !conflict => {
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
                outcome => {
                    tx.rollback();
                    if conflict { None } else { Some(outcome) }
                }
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
        let outcome = work(&mut tx);
        tx.rollback();
        outcome
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        self.pool.close();
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}
