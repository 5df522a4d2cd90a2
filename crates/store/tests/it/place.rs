//! A fresh store for each test, and the little that most tests put into it.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::{SignedDuration, Timestamp};
use tempfile::TempDir;
use zalog_domain::ids::SubjectId;
use zalog_domain::{ActorClass, Entry, EntryId, Fact, Kind};
use zalog_store::tables::{journal, subject};
use zalog_store::{Options, Store, StoreError, Tx, sequencer};

/// The variable that hands over the address of a PostgreSQL made for the run.
const POSTGRES: &str = "ZALOG_TEST_POSTGRES";
/// Set to 1, the PostgreSQL half passes unseen. For a quick look only; never in CI.
const SKIP: &str = "ZALOG_SKIP_POSTGRES";

/// Makes each function into two tests, one for each database.
macro_rules! on_both {
    ($($name:ident),* $(,)?) => {
        mod sqlite {
            $(#[test] fn $name() { super::$name(&crate::place::Place::sqlite()); })*
        }
        mod postgres {
            $(#[test] fn $name() { if let Some(place) = crate::place::Place::postgres() { super::$name(&place); } })*
        }
    };
}
pub(crate) use on_both;

/// Where a store of one test lies.
pub struct Place {
    folder: TempDir,
    /// Address and schema, if it is on PostgreSQL.
    pub server: Option<(String, String)>,
}

#[expect(clippy::disallowed_methods, reason = "the suite's own switches")]
pub fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

impl Place {
    pub fn sqlite() -> Self {
        Self { folder: TempDir::new().unwrap(), server: None }
    }

    /// A schema of its own.
    pub fn postgres() -> Option<Self> {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let url = match (variable(POSTGRES), variable(SKIP)) {
            (Some(url), _) => url,
            (None, Some(skip)) if skip == "1" => return None,
            (None, _) => panic!(
                "{POSTGRES} is not set: run through `cargo xtask test` ({SKIP}=1 leaves this half out)"
            ),
        };
        let schema = format!("t{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        Some(Self { folder: TempDir::new().unwrap(), server: Some((url, schema)) })
    }

    pub fn is_sqlite(&self) -> bool {
        self.server.is_none()
    }

    pub fn file(&self) -> PathBuf {
        self.folder.path().join("zalog.db")
    }

    pub fn keys_file(&self) -> PathBuf {
        self.folder.path().join("keys.db")
    }

    /// Opens it with every closure rehearsed.
    pub fn open(&self) -> Store {
        self.open_with(Options { rehearse: true, ..Options::default() }).unwrap()
    }

    /// Runs statements on the server, beside the store.
    pub fn execute(&self, sql: &str) {
        let (url, schema) = self.server.as_ref().unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await.unwrap();
            tokio::spawn(connection);
            client.batch_execute(&format!("SET search_path = {schema}")).await.unwrap();
            client.batch_execute(sql).await.unwrap();
        });
    }

    /// Waits until the server is done with what a client that died had sent.
    pub fn let_the_dead_go(&self) {
        if self.server.is_some() {
            self.execute(
                "BEGIN; LOCK TABLE subject, tombstone, journal_pending IN ACCESS EXCLUSIVE MODE; COMMIT",
            );
        }
    }

    pub fn open_with(&self, options: Options) -> Result<Store, StoreError> {
        match &self.server {
            None => Store::sqlite(&self.file(), options),
            Some((url, schema)) => Store::postgres(url, schema, options),
        }
    }
}

/// So many seconds into an invented day.
pub fn second(seconds: i64) -> Timestamp {
    let noon: Timestamp = "2026-11-22T12:00:00Z".parse().unwrap();
    noon + SignedDuration::from_secs(seconds)
}

/// Sixteen bytes that say a number.
pub fn id(number: u64) -> [u8; 16] {
    let mut bytes = [0; 16];
    bytes[8..].copy_from_slice(&number.to_be_bytes());
    bytes
}

pub fn who(number: u64) -> SubjectId {
    SubjectId::from_bytes(id(number))
}

pub fn entry_id(number: u64) -> EntryId {
    EntryId(id(number))
}

/// An invented entry; its number stands in its id.
pub fn entry(number: u64) -> Entry {
    Entry {
        id: entry_id(number),
        kind: Kind::SubjectCreated,
        at: second(0).as_microsecond() + i64::try_from(number).unwrap(),
        actor: ActorClass::Engine,
        tag: Some([7; 16]),
        text: number.is_multiple_of(2).then_some([9; 32]),
        salt: id(!number),
        facts: vec![(Fact::Count, u32::try_from(number % 1000).unwrap())],
    }
}

/// Makes a subject known, with its entry.
pub fn make_known(tx: &mut dyn Tx, number: u64) -> Result<(), StoreError> {
    subject::insert(tx, who(number), "ru", "ru", second(0), entry_id(number), 0)?;
    tx.journal(&entry(number), Some(who(number)))
}

pub fn is_known(store: &Store, number: u64) -> bool {
    store.read(|tx| subject::lang(tx, who(number))).unwrap().is_some()
}

/// Moves what waits into the tree, in bounded steps, where that is a job of its own.
pub fn settle(store: &Store) {
    while store.sequences_later() && store.write(|tx| sequencer::sequence(tx, 100)).unwrap() > 0 {}
    assert_eq!(store.read(journal::pending_count).unwrap().0, 0);
}
