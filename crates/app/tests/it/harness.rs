//! One operator over fresh stores, a clock that stands until moved, letters in memory.

use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv4Addr};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use jiff::Timestamp;
use zalog_app::mail::Outbox;
use zalog_app::{
    App, AppError, Argon2Cost, Letter, Mailer, Parts, SessionToken, Settings, Visit, edition, form,
    registration, tick,
};
use zalog_domain::clock::{FixedClock, SeededEntropy};
use zalog_domain::ids::{OperationId, SubjectId};
use zalog_policy::model::{Form, ItemKind, Policy};
use zalog_policy::{LoadError, Loader, compile};
use zalog_store::faults::Faults;
use zalog_store::{KeyStore, Options, Store};
use zalog_vault::{FileKey, KeyProvider, OsSecret};
use zalog_words::Lang;

/// When the invented staff signed their undertaking.
pub const SIGNED: jiff::civil::Date = jiff::civil::date(2026, 1, 12);
pub const PASSWORD: &str = "лодка у причала";

static SCHEMA: AtomicU32 = AtomicU32::new(0);

/// Which database.
#[derive(Clone, Debug)]
pub enum Database {
    Sqlite,
    Postgres(String),
}

/// Both databases; PostgreSQL's address comes from the test command.
pub fn databases() -> Vec<Database> {
    #[expect(clippy::disallowed_methods, reason = "the test command hands the address over this way")]
    let url = std::env::var("ZALOG_TEST_POSTGRES")
        .expect("run through `cargo xtask test` or `cargo xtask postgres`");
    vec![Database::Sqlite, Database::Postgres(url)]
}

struct Examples(PathBuf);

impl Loader for Examples {
    fn load(&self, name: &str) -> Result<Vec<u8>, LoadError> {
        std::fs::read(self.0.join(name)).map_err(|e| LoadError::Other(e.to_string()))
    }
}

pub fn declaration(operator: &str) -> (Policy, String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(operator);
    let text = std::fs::read_to_string(folder.join("policy.kdl")).unwrap();
    let compiled = compile(&Examples(folder));
    (compiled.policy.expect("the example compiles"), text)
}

/// Addresses that the next hop refuses.
pub type Bounces = Arc<Mutex<BTreeSet<String>>>;

/// The outbox behind a hop that refuses some addresses.
struct Post(Outbox, Bounces);

impl Mailer for Post {
    fn send(&self, from: &str, letter: Letter) -> Result<(), AppError> {
        if self.1.lock().unwrap().contains(&letter.to) {
            return Err(AppError::Busy);
        }
        self.0.send(from, letter)
    }
}

/// The declaration of an example with some of its text replaced, and its bytes as they are stored.
pub fn edited(operator: &str, edits: &[(&str, &str)]) -> (Policy, String) {
    struct One(String);
    impl Loader for One {
        fn load(&self, name: &str) -> Result<Vec<u8>, LoadError> {
            if name == "policy.kdl" { Ok(self.0.clone().into_bytes()) } else { Err(LoadError::NotFound) }
        }
    }
    let mut text = declaration(operator).1;
    for (from, to) in edits {
        assert!(text.contains(from), "no {from:?} in {operator}");
        text = text.replace(from, to);
    }
    let compiled = compile(&One(text));
    let stored = edition::declaration(&compiled);
    match compiled.policy {
        Some(policy) => (policy, stored),
        None => panic!("{}", zalog_policy::render(&compiled, Lang::En, false)),
    }
}

pub struct World {
    pub folder: tempfile::TempDir,
    pub database: Database,
    pub schema: String,
    pub operator: &'static str,
    pub clock: Arc<FixedClock>,
    pub outbox: Outbox,
    /// Addresses that the next hop refuses.
    pub bounces: Bounces,
    /// What happens at the named points, from the next opening on.
    pub faults: Faults,
    pub app: Option<App>,
    operations: SeededEntropy,
}

impl World {
    pub fn new(operator: &'static str, database: &Database) -> Self {
        let number = SCHEMA.fetch_add(1, Ordering::Relaxed);
        let schema = format!("app_{}_{number}", std::process::id());
        let folder = tempfile::tempdir().unwrap();
        FileKey::create(&folder.path().join("root.key"), &OsSecret).unwrap();
        let now: Timestamp = "2026-11-22T09:00:00Z".parse().unwrap();
        let mut world = Self {
            folder,
            database: database.clone(),
            schema,
            operator,
            clock: Arc::new(FixedClock::new(now)),
            outbox: Outbox::default(),
            bounces: Bounces::default(),
            faults: Faults::none(),
            app: None,
            operations: SeededEntropy::new(u64::from(number)),
        };
        world.open().unwrap();
        world
    }

    pub fn close(&mut self) {
        self.app = None;
    }

    pub fn open(&mut self) -> Result<(), AppError> {
        self.app = None;
        let (policy, text) = declaration(self.operator);
        self.open_with(policy, &text)
    }

    pub fn open_with(&mut self, policy: Policy, text: &str) -> Result<(), AppError> {
        self.app = None;
        let app = self.beside(policy, text, true, &self.faults)?;
        self.app = Some(app);
        Ok(())
    }

    /// Another program over the same files: it publishes what it was given if `publish` says so.
    pub fn beside(
        &self,
        policy: Policy,
        text: &str,
        publish: bool,
        faults: &Faults,
    ) -> Result<App, AppError> {
        let path = self.folder.path();
        let options = Options { rehearse: true, faults: faults.clone(), ..Options::default() };
        let served = Options { faults: faults.clone(), ..Options::default() };
        let store = match &self.database {
            Database::Sqlite => Store::sqlite(&path.join("values.db"), options).unwrap(),
            Database::Postgres(url) => Store::postgres(url, &self.schema, served).unwrap(),
        };
        let keys = KeyStore::open(&path.join("keys.db"), Options::default()).unwrap();
        let parts = Parts {
            store,
            keys,
            root: FileKey::new(path.join("root.key")).root().unwrap(),
            clock: self.clock.clone(),
            entropy: Arc::new(SeededEntropy::new(u64::from(SCHEMA.fetch_add(1, Ordering::Relaxed)))),
            secret: Arc::new(OsSecret),
            mailer: Arc::new(Post(self.outbox.clone(), self.bounces.clone())),
        };
        let addresses =
            policy.sites.iter().map(|s| (s.slug.to_string(), format!("https://{}", s.host))).collect();
        let settings = Settings {
            slug: self.operator.to_owned(),
            origin: format!("{}.example/zalog", self.operator),
            addresses,
            mail_from: "zalog@example.com".to_owned(),
            argon2: Argon2Cost { kib: 64, passes: 1 },
            publish,
            rate_factor: 1000,
        };
        let app = App::open(settings, parts, policy, text)?;
        tick::start(&app)?;
        Ok(app)
    }

    pub fn app(&self) -> &App {
        self.app.as_ref().unwrap()
    }

    /// A store beside the app's, to look at rows.
    pub fn rows(&self) -> Store {
        match &self.database {
            Database::Sqlite => {
                Store::sqlite(&self.folder.path().join("values.db"), Options::default()).unwrap()
            }
            Database::Postgres(url) => Store::postgres(url, &self.schema, Options::default()).unwrap(),
        }
    }

    pub fn visit(&self) -> Visit {
        let policy = self.app().policy();
        Visit {
            host: policy.sites[0].host.clone(),
            site: policy.sites[0].slug.clone(),
            lang: Lang::Ru,
            address: IpAddr::V4(Ipv4Addr::new(192, 0, 2, 7)),
            agent: "Mozilla/5.0 (X11; Linux) Firefox/140.0".to_owned(),
        }
    }

    pub fn operation(&self) -> OperationId {
        OperationId::new(&self.operations)
    }

    pub fn rounds(&self) {
        while tick::round(self.app()).unwrap() {}
    }

    pub fn registration(&self) -> Form {
        self.app().policy().forms.iter().find(|f| f.registration).cloned().unwrap()
    }

    /// What a person types into a form: every field, the optional ones too.
    pub fn types(&self, form: &Form, email: &str, mark: &str) -> BTreeMap<String, String> {
        let policy = self.app().policy();
        let fields = form.fields.iter().filter(|f| !f.legal_persons_only);
        fields
            .map(|f| {
                let item = policy.item(&f.item).unwrap();
                let text = match &item.kind {
                    ItemKind::Email => email.to_owned(),
                    ItemKind::Phone => "+7 900 000-12-34".to_owned(),
                    ItemKind::Country => "RU".to_owned(),
                    ItemKind::Date => "2010-05-15".to_owned(),
                    ItemKind::DateTime => "2026-12-20T10:30".to_owned(),
                    ItemKind::Choice(options) => options[0].text(Lang::Ru).to_owned(),
                    ItemKind::Inn => "7707083893".to_owned(),
                    ItemKind::Kpp => "770701001".to_owned(),
                    ItemKind::Amount => "1000".to_owned(),
                    _ => format!("{mark} {}", item.slug),
                };
                (item.slug.to_string(), text)
            })
            .collect()
    }

    pub fn typed(&self, email: &str, offers: &[&str]) -> registration::Typed {
        let form = self.registration();
        registration::Typed {
            fields: self.types(&form, email, "Пример"),
            password: PASSWORD.to_owned(),
            offers: offers.iter().map(|s| ((*s).to_owned(), self.text_of(s))).collect(),
            ..registration::Typed::default()
        }
    }

    /// The hash of the consent document a box stands beside.
    pub fn text_of(&self, purpose: &str) -> String {
        edition::document(self.app(), None, &format!("consent/{purpose}"), Lang::Ru).unwrap().hash_hex
    }

    /// The token of the newest letter to an address whose link has this path.
    pub fn mailed(&self, email: &str, path: &str) -> Option<String> {
        let letter = self.outbox.letters().into_iter().find(|l| l.to == email && l.text.contains(path))?;
        Some(letter.text.split(path).nth(1)?.split(['?', '\n', ' ']).next()?.to_owned())
    }

    /// Registers a person the whole way and returns the session.
    pub fn register(&self, email: &str, offers: &[&str]) -> (SessionToken, SubjectId) {
        registration::start(self.app(), &self.visit(), self.operation(), self.typed(email, offers)).unwrap();
        self.rounds();
        let token = self.mailed(&email.to_lowercase(), "/register/confirm/").expect("a letter with a link");
        let session = registration::complete(self.app(), &self.visit(), &token).unwrap();
        let who = zalog_app::sign_in::session(self.app(), &self.visit(), &session).unwrap().unwrap().subject;
        (session, who)
    }

    /// The first form that anybody may send.
    pub fn open_form(&self) -> Form {
        self.app().policy().forms.iter().find(|f| !f.registration && !f.sign_in_required).cloned().unwrap()
    }

    pub fn form_typed(&self, form: &Form, email: &str, mark: &str) -> form::Typed {
        let policy = self.app().policy();
        let mut boxes = BTreeMap::new();
        if policy.purpose(&form.purpose).unwrap().asks_consent() {
            let text =
                edition::document(self.app(), None, &format!("consent/{}", form.purpose), Lang::Ru).unwrap();
            boxes.insert(form.purpose.to_string(), text.hash_hex);
        }
        form::Typed { fields: self.types(form, email, mark), boxes, ..form::Typed::default() }
    }

    pub fn send(&self, form: &Form, email: &str, who: Option<SubjectId>) -> form::Sent {
        let typed = self.form_typed(form, email, "Пример");
        let way = zalog_app::Way::Own;
        form::send(self.app(), &self.visit(), self.operation(), &form.slug, typed, who, way).unwrap()
    }
}
