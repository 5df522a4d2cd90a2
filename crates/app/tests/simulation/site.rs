//! One operator over fresh stores, with everything that could differ between two runs drawn from the seed: ids, keys,
//! tokens, time.

use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use jiff::Timestamp;
use zalog_app::{App, AppError, Argon2Cost, Letter, Mailer, Parts, Settings, Visit, tick};
use zalog_domain::clock::{Clock, FixedClock, SeededEntropy};
use zalog_policy::model::Policy;
use zalog_store::{KeyStore, Options, Store};
use zalog_vault::{FileKey, KeyProvider, SeededSecret};
use zalog_words::Lang;

use crate::harness::Database;

static SCHEMA: AtomicU32 = AtomicU32::new(0);

/// Letters as they are sent.
#[derive(Clone, Default)]
pub struct Post(Arc<Mutex<Vec<Letter>>>);

impl Mailer for Post {
    fn send(&self, _: &str, letter: Letter) -> Result<(), AppError> {
        self.0.lock().unwrap().push(letter);
        Ok(())
    }
}

impl Post {
    /// What was sent since the last time, in order.
    pub fn take(&self) -> Vec<Letter> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

pub struct Site {
    pub folder: tempfile::TempDir,
    pub database: Database,
    schema: String,
    operator: String,
    pub clock: Arc<FixedClock>,
    pub entropy: Arc<SeededEntropy>,
    secret: Arc<SeededSecret>,
    pub post: Post,
    app: Option<App>,
    pub rows: Store,
    pub keys: KeyStore,
}

fn folder() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory).unwrap() } else { tempfile::tempdir().unwrap() }
}

fn store(database: &Database, folder: &Path, schema: &str, rehearse: bool) -> Store {
    let options = Options { rehearse, ..Options::default() };
    match database {
        Database::Sqlite => Store::sqlite(&folder.join("values.db"), options).unwrap(),
        Database::Postgres(url) => Store::postgres(url, schema, Options::default()).unwrap(),
    }
}

impl Site {
    pub fn new(operator: &str, database: &Database, seed: u64) -> Self {
        let folder = folder();
        let secret = Arc::new(SeededSecret::new(seed));
        FileKey::create(&folder.path().join("root.key"), secret.as_ref()).unwrap();
        let schema = format!("simulation_{}_{}", std::process::id(), SCHEMA.fetch_add(1, Ordering::Relaxed));
        let start: Timestamp = "2026-11-22T09:00:00Z".parse().unwrap();
        let rows = store(database, folder.path(), &schema, false);
        let keys = KeyStore::open(&folder.path().join("keys.db"), Options::default()).unwrap();
        Self {
            rows,
            keys,
            folder,
            database: database.clone(),
            schema,
            operator: operator.to_owned(),
            clock: Arc::new(FixedClock::new(start)),
            entropy: Arc::new(SeededEntropy::new(seed)),
            secret,
            post: Post::default(),
            app: None,
        }
    }

    /// Starts the operator, or stops and starts it again, under a declaration.
    pub fn start(&mut self, policy: Policy, text: &str) -> Result<(), AppError> {
        self.app = None;
        let path = self.folder.path();
        let parts = Parts {
            store: store(&self.database, path, &self.schema, true),
            keys: KeyStore::open(&path.join("keys.db"), Options::default()).unwrap(),
            root: FileKey::new(path.join("root.key")).root().unwrap(),
            clock: self.clock.clone(),
            entropy: self.entropy.clone(),
            secret: self.secret.clone(),
            mailer: Arc::new(self.post.clone()),
        };
        let addresses =
            policy.sites.iter().map(|s| (s.slug.to_string(), format!("https://{}", s.host))).collect();
        let settings = Settings {
            slug: self.operator.clone(),
            origin: format!("{}.example/zalog", self.operator),
            addresses,
            mail_from: "zalog@example.com".to_owned(),
            argon2: Argon2Cost { kib: 8, passes: 1 },
            publish: true,
            rate_factor: 1_000_000,
        };
        let app = App::open(settings, parts, policy, text)?;
        tick::start(&app)?;
        self.app = Some(app);
        Ok(())
    }

    pub fn app(&self) -> &App {
        self.app.as_ref().unwrap()
    }

    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub fn visit(&self) -> Visit {
        let policy = self.app().policy();
        Visit {
            host: policy.sites[0].host.clone(),
            site: policy.sites[0].slug.clone(),
            lang: Lang::Ru,
            address: "192.0.2.7".parse().unwrap(),
            agent: "Mozilla/5.0 (X11; Linux) Firefox/140.0".to_owned(),
        }
    }

    pub fn origin(&self) -> String {
        format!("{}.example/zalog", self.operator)
    }

    pub fn root(&self) -> zalog_vault::RootKey {
        FileKey::new(self.folder.path().join("root.key")).root().unwrap()
    }

    pub fn secret(&self) -> &SeededSecret {
        &self.secret
    }
}
