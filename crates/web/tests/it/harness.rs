//! One operator behind the router.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use axum::Router;
use jiff::{SignedDuration, Timestamp};
use zalog_app::mail::Outbox;
use zalog_app::{App, Argon2Cost, Parts, Settings, edition, staff, tick};
use zalog_domain::clock::{FixedClock, SeededEntropy};
use zalog_policy::{LoadError, Loader, compile};
use zalog_store::{KeyStore, Options, Store};
use zalog_vault::{FileKey, KeyProvider, OsSecret};
use zalog_web::{Demo, DemoMember, DemoSite, Hub, Press, SiteRef, router};

pub const PASSWORD: &str = "лодка у причала";
pub const HOST: &str = "smile.example:8080";
/// When the invented staff signed their undertaking.
pub const SIGNED: jiff::civil::Date = jiff::civil::date(2026, 1, 12);
pub const STAFF: &str = "staff@example.com";

/// The text of an operator's declaration.
fn declared(operator: &str) -> String {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    std::fs::read_to_string(examples.join(operator).join("policy.kdl")).unwrap()
}

/// One file that stands nowhere.
struct Changed(String);

impl Loader for Changed {
    fn load(&self, name: &str) -> Result<Vec<u8>, LoadError> {
        if name == "policy.kdl" { Ok(self.0.clone().into_bytes()) } else { Err(LoadError::NotFound) }
    }
}

pub struct World {
    // Removed when the world ends.
    folder: tempfile::TempDir,
    operator: String,
    pub clock: Arc<FixedClock>,
    pub outbox: Outbox,
    pub app: Arc<App>,
    pub router: Router,
    pub secure: bool,
}

impl World {
    pub fn new() -> Self {
        Self::reached(false)
    }

    /// Reached over https, or not.
    pub fn reached(secure: bool) -> Self {
        Self::made("smile", secure, None, str::to_owned)
    }

    /// An operator's declaration under all the hosts it names, over https.
    pub fn of(operator: &str) -> Self {
        Self::made(operator, true, None, str::to_owned)
    }

    /// The same with its text changed.
    pub fn changed(operator: &str, change: impl Fn(&str) -> String) -> Self {
        Self::made(operator, true, None, change)
    }

    /// With a program that sets PDF; here its answer is the sheet itself.
    pub fn with_press() -> Self {
        let press = Press::new(Box::new(|sheet| Ok(sheet.as_bytes().to_vec())));
        Self::made("smile", false, Some(Arc::new(press)), str::to_owned)
    }

    /// With one that always fails.
    pub fn with_broken_press() -> Self {
        let press = Press::new(Box::new(|_| Err("no paper".into())));
        Self::made("smile", false, Some(Arc::new(press)), str::to_owned)
    }

    fn made(
        operator: &str,
        secure: bool,
        press: Option<Arc<Press>>,
        change: impl Fn(&str) -> String,
    ) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("root.key");
        FileKey::create(&root, &OsSecret).unwrap();
        let text = change(&declared(operator));
        let policy = compile(&Changed(text.clone())).policy.unwrap();
        let site = policy.sites.first().unwrap().slug.clone();
        let scheme = if secure { "https" } else { "http" };
        let clock = Arc::new(FixedClock::new("2026-11-22T09:00:00Z".parse::<Timestamp>().unwrap()));
        let outbox = Outbox::default();
        let mut addresses: BTreeMap<String, String> =
            policy.sites.iter().map(|s| (s.slug.to_string(), format!("https://{}", s.host))).collect();
        let mut hosts: BTreeMap<String, SiteRef> = BTreeMap::new();
        for declared in &policy.sites {
            for host in std::iter::once(&declared.host).chain(&declared.aliases) {
                hosts.insert(host.clone(), SiteRef { operator: 0, site: declared.slug.clone() });
            }
        }
        if operator == "smile" {
            addresses.insert(site.to_string(), format!("{scheme}://{HOST}"));
            hosts.insert("smile.example".to_owned(), SiteRef { operator: 0, site });
        }
        let settings = Settings {
            slug: operator.to_owned(),
            origin: format!("{operator}.example/zalog"),
            addresses,
            mail_from: "zalog@example.com".to_owned(),
            argon2: Argon2Cost { kib: 64, passes: 1 },
            publish: true,
            rate_factor: 1000,
        };
        let parts = Parts {
            store: Store::sqlite(&folder.path().join("values.db"), Options::default()).unwrap(),
            keys: KeyStore::open(&folder.path().join("keys.db"), Options::default()).unwrap(),
            root: FileKey::new(&root).root().unwrap(),
            clock: clock.clone(),
            entropy: Arc::new(SeededEntropy::new(7)),
            secret: Arc::new(OsSecret),
            mailer: Arc::new(outbox.clone()),
        };
        let roles: Vec<String> = policy.roles.iter().map(|role| role.slug.to_string()).collect();
        let app = Arc::new(App::open(settings, parts, policy, &text).unwrap());
        tick::start(&app).unwrap();
        staff::add_signed(&app, STAFF, &roles, PASSWORD, SIGNED).unwrap();
        let letters = outbox.clone();
        let member = || DemoMember { login: STAFF.to_owned(), password: PASSWORD.to_owned() };
        let demo = Demo {
            host: "demo.example".to_owned(),
            letters: Arc::new(move || letters.letters().into_iter().rev().collect()),
            sites: vec![DemoSite {
                site: "smile".to_owned(),
                title: "Смайл".to_owned(),
                url: format!("{scheme}://{HOST}"),
                operator: "smile".to_owned(),
                staff: member(),
                people: vec![member()],
            }],
        };
        let hub = Hub {
            operators: vec![app.clone()],
            hosts,
            secure,
            trusted_proxies: Vec::new(),
            press,
            demo: Some(demo),
        };
        Self {
            folder,
            operator: operator.to_owned(),
            clock,
            outbox,
            app,
            router: router(Arc::new(hub)),
            secure,
        }
    }

    /// Publishes the declaration changed by `change`, in force at once.
    pub fn publish(&self, change: impl Fn(&str) -> String) {
        let text = change(&declared(&self.operator));
        let policy = compile(&Changed(text.clone())).policy.unwrap();
        edition::publish(&self.app, edition::Publication::new(policy, text)).unwrap();
    }

    /// Lets a person's time pass between two pages.
    pub fn pass(&self, seconds: i64) {
        self.clock.advance(SignedDuration::from_secs(seconds));
    }

    /// A member of staff with these roles and the usual password.
    pub fn add_member(&self, login: &str, roles: &[&str]) {
        let roles: Vec<String> = roles.iter().map(|role| (*role).to_owned()).collect();
        staff::add_signed(&self.app, login, &roles, PASSWORD, SIGNED).unwrap();
    }

    /// A member of staff who has not given the undertaking yet.
    pub fn add_newcomer(&self, login: &str, roles: &[&str]) {
        let roles: Vec<String> = roles.iter().map(|role| (*role).to_owned()).collect();
        staff::add(&self.app, login, &roles, PASSWORD).unwrap();
    }

    /// Lets the app do what waits.
    pub fn rounds(&self) {
        while tick::round(&self.app).unwrap() {}
    }

    /// The path in the newest letter to an address.
    pub fn mailed(&self, address: &str, prefix: &str) -> String {
        self.rounds();
        let letter = self.outbox.letters().into_iter().find(|letter| letter.to == address).unwrap();
        let at = letter.text.find(prefix).unwrap();
        letter.text.get(at..).unwrap().split_whitespace().next().unwrap().to_owned()
    }

    /// Removes a person's consents from the ledger, as the sweep does when their proof has ended.
    pub fn forget_consents(&self, person: &str) {
        let who = zalog_domain::ids::SubjectId::from_hex(person).unwrap();
        self.rows()
            .write::<_, zalog_store::StoreError, _>(move |tx| {
                let sql = zalog_store::Sql::same("DELETE FROM consent WHERE subject = ?1");
                tx.execute(sql, &[zalog_store::Arg::Bytes(who.as_bytes())])
            })
            .unwrap();
    }

    /// A store beside the app's, to look at rows.
    pub fn rows(&self) -> Store {
        Store::sqlite(&self.folder.path().join("values.db"), Options::default()).unwrap()
    }
}
