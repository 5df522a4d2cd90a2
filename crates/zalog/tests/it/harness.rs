//! Starting the binary, and an operator's folder with a case in it for the binary to find.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use jiff::Timestamp;
use zalog_app::mail::Outbox;
use zalog_app::{App, AppError, Argon2Cost, Parts, Settings, Visit, Way, edition, form, staff, tick};
use zalog_domain::clock::{Clock, Entropy};
use zalog_domain::ids::OperationId;
use zalog_policy::model::ItemKind;
use zalog_policy::{LoadError, Loader, compile};
use zalog_store::{KeyStore, Options, Store};
use zalog_vault::{FileKey, KeyProvider, OsSecret, Secret};
use zalog_words::Lang;

/// The declaration that the folders of these tests are about.
pub const OPERATOR: &str = "smile";
pub const STAFF: &str = "staff@example.com";
const PASSWORD: &str = "лодка у причала";

/// How a call ended.
pub struct Said {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Said {
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}{}", self.out, self.err))
    }
}

/// Calls the binary with nothing of the environment but what is given.
pub fn zalog_with(environment: &[(&str, &str)], args: &[&str]) -> Said {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zalog"));
    let output = command.args(args).env_clear().envs(environment.iter().copied()).output().unwrap();
    Said {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

pub fn zalog(args: &[&str]) -> Said {
    zalog_with(&[], args)
}

/// The folder of an example.
pub fn example(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name);
    folder.canonicalize().unwrap().display().to_string()
}

/// A folder with one text as its declaration.
pub fn declared(text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("policy.kdl"), text).unwrap();
    folder
}

struct Example(String);

impl Loader for Example {
    fn load(&self, name: &str) -> Result<Vec<u8>, LoadError> {
        std::fs::read(Path::new(&self.0).join(name)).map_err(|e| LoadError::Other(e.to_string()))
    }
}

struct Now;

impl Clock for Now {
    fn now(&self) -> Timestamp {
        #[expect(clippy::disallowed_methods, reason = "the binary beside it runs in real time too")]
        Timestamp::now()
    }
}

struct Random;

impl Entropy for Random {
    fn fill(&self, out: &mut [u8]) {
        OsSecret.fill(out).unwrap();
    }
}

/// A data folder with one operator, one member of staff and one case.
pub struct Data {
    folder: tempfile::TempDir,
    pub number: String,
}

impl Data {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        FileKey::create(&folder.path().join("root.key"), &OsSecret).unwrap();
        let mut data = Self { folder, number: String::new() };
        let app = data.open(&data.root()).unwrap();
        let policy = app.policy();
        let roles: Vec<String> = policy.roles.iter().map(|r| r.slug.to_string()).collect();
        staff::add_signed(&app, STAFF, &roles, PASSWORD, jiff::civil::date(2026, 1, 12)).unwrap();
        let form = policy.forms.iter().find(|f| !f.registration && !f.sign_in_required).unwrap();
        let text = |kind: &ItemKind| match kind {
            ItemKind::Email => "visitor@example.com",
            ItemKind::Phone => "+7 900 000-12-34",
            _ => "Примерова Проба",
        };
        let fields = form
            .fields
            .iter()
            .map(|f| (f.item.to_string(), text(&policy.item(&f.item).unwrap().kind).to_owned()));
        let mut boxes = BTreeMap::new();
        if policy.purpose(&form.purpose).unwrap().asks_consent() {
            let name = format!("consent/{}", form.purpose);
            let text = edition::document(&app, None, &name, Lang::Ru).unwrap();
            boxes.insert(form.purpose.to_string(), text.hash_hex);
        }
        let fields = fields.collect();
        let typed = form::Typed { fields, boxes, ..form::Typed::default() };
        let operation = OperationId::new(&Random);
        let sent = form::send(&app, &visit(&app), operation, &form.slug, typed, None, Way::Own).unwrap();
        while tick::round(&app).unwrap() {}
        data.number = sent.number;
        data
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The path as an argument.
    pub fn arg(&self) -> &str {
        self.folder.path().to_str().unwrap()
    }

    pub fn root(&self) -> PathBuf {
        self.path().join("root.key")
    }

    pub fn operator(&self) -> PathBuf {
        self.path().join(OPERATOR)
    }

    pub fn keys(&self, options: Options) -> KeyStore {
        KeyStore::open(&self.operator().join("keys.db"), options).unwrap()
    }

    /// Opens the operator with a root key file.
    pub fn open(&self, root: &Path) -> Result<App, AppError> {
        let folder = self.operator();
        std::fs::create_dir_all(&folder).unwrap();
        let loader = Example(example(OPERATOR));
        let compiled = compile(&loader);
        // As the binary joins it: were it other bytes, it would be another edition.
        let text: String = compiled
            .sources
            .iter()
            .map(|s| {
                format!(
                    "// {}
{}
",
                    s.name, s.text
                )
            })
            .collect();
        let settings = Settings {
            slug: OPERATOR.to_owned(),
            origin: "smile.example/zalog".to_owned(),
            addresses: BTreeMap::new(),
            mail_from: "zalog@example.com".to_owned(),
            argon2: Argon2Cost { kib: 64, passes: 1 },
            publish: true,
            rate_factor: 1,
        };
        let parts = Parts {
            store: Store::sqlite(&folder.join("values.db"), Options::default())?,
            keys: self.keys(Options::default()),
            root: FileKey::new(root).root()?,
            clock: Arc::new(Now),
            entropy: Arc::new(Random),
            secret: Arc::new(OsSecret),
            mailer: Arc::new(Outbox::default()),
        };
        let app = App::open(settings, parts, compiled.policy.unwrap(), &text)?;
        tick::start(&app)?;
        Ok(app)
    }

    /// Whether staff can read the case with a root key.
    pub fn opens(&self, root: &Path) -> bool {
        let Ok(app) = self.open(root) else { return false };
        let token = staff::sign_in(&app, &visit(&app), STAFF, PASSWORD).unwrap();
        let member = staff::member(&app, &token).unwrap().unwrap();
        let (values, _) = staff::open_values(&app, &member, &self.number).unwrap();
        values.iter().any(|(_, value)| value.as_str() == "+79000001234")
    }
}

fn visit(app: &App) -> Visit {
    let policy = app.policy();
    Visit {
        host: policy.sites[0].host.clone(),
        site: policy.sites[0].slug.clone(),
        lang: Lang::Ru,
        address: IpAddr::V4(Ipv4Addr::new(192, 0, 2, 3)),
        agent: "test".to_owned(),
    }
}
