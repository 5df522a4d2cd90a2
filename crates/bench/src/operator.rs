//! Our side: an operator with one of the example declarations, used through the app's own functions as its pages use them.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr};
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use zalog_app::keyring::Keyring;
use zalog_app::mail::Outbox;
use zalog_app::staff::Member;
use zalog_app::{App, Argon2Cost, Parts, Settings, Visit, Way, edition, form, staff, tick};
use zalog_domain::clock::{Clock, Entropy};
use zalog_domain::ids::OperationId;
use zalog_domain::reference::Reference;
use zalog_policy::model::{Policy, Slug};
use zalog_policy::{LoadError, Loader, compile};
use zalog_store::tables::{case, ground, record, subject};
use zalog_store::{KeyStore, Options, Store, StoreError};
use zalog_vault::{OsSecret, RootKey};
use zalog_words::Lang;

use crate::Fault;
use crate::plain::Person;

const DECLARATION: &str = include_str!("../../../examples/progtime/policy.kdl");
const HOST: &str = "progtime.net";
const STAFF: &str = "staff@example.com";
const PASSWORD: &str = "ochered-zayavok-1";

struct One;

impl Loader for One {
    fn load(&self, name: &str) -> Result<Vec<u8>, LoadError> {
        if name == "policy.kdl" { Ok(DECLARATION.into()) } else { Err(LoadError::NotFound) }
    }
}

struct RealClock;

impl Clock for RealClock {
    fn now(&self) -> Timestamp {
        #[expect(clippy::disallowed_methods, reason = "a bench runs in real time")]
        Timestamp::now()
    }
}

struct RealEntropy;

impl Entropy for RealEntropy {
    fn fill(&self, out: &mut [u8]) {
        if getrandom::fill(out).is_err() {
            std::process::abort();
        }
    }
}

/// What a form carries of consent.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Four values on a contract, no consent.
    Application,
    /// Three values on a consent, with its text, receipt and sealed proof.
    Campaign,
}

impl Form {
    fn slug(self) -> &'static str {
        match self {
            Self::Application => "application",
            Self::Campaign => "campaign",
        }
    }
}

/// An operator at work, with one member of staff.
pub struct Operator {
    app: App,
    member: Member,
    texts: BTreeMap<String, String>,
}

/// The same operator's files, opened once more for reading past the app.
pub struct Beside {
    store: Store,
    keys: KeyStore,
    ring: Keyring,
}

fn root() -> Result<RootKey, Fault> {
    Ok(RootKey::from_text(RootKey::generate(&OsSecret)?.to_text().as_str())?)
}

fn open(folder: &Path, root: RootKey, argon2: Argon2Cost) -> Result<App, Fault> {
    let policy: Policy = compile(&One).policy.ok_or("the example does not compile")?;
    std::fs::create_dir_all(folder)?;
    let settings = Settings {
        slug: "bench".to_owned(),
        origin: "bench.example.com/zalog".to_owned(),
        addresses: policy.sites.iter().map(|s| (s.slug.to_string(), format!("https://{}", s.host))).collect(),
        mail_from: "zalog@example.com".to_owned(),
        argon2,
        publish: true,
        rate_factor: u32::MAX,
    };
    let parts = Parts {
        store: Store::sqlite(&folder.join("values.db"), Options::default())?,
        keys: KeyStore::open(&folder.join("keys.db"), Options::default())?,
        root,
        clock: Arc::new(RealClock),
        entropy: Arc::new(RealEntropy),
        secret: Arc::new(OsSecret),
        mailer: Arc::new(Outbox::default()),
    };
    let app = App::open(settings, parts, policy, DECLARATION)?;
    tick::start(&app)?;
    Ok(app)
}

/// Compiles the declaration and opens an operator on an empty folder at the real cost of a password, as a start does.
///
/// # Errors
/// The store fails.
pub fn start(folder: &Path) -> Result<(), Fault> {
    open(folder, root()?, Argon2Cost::default()).map(drop)
}

/// Opens an operator and its files beside it.
///
/// # Errors
/// The store fails.
pub fn ready(folder: &Path) -> Result<(Operator, Beside), Fault> {
    let kept = RootKey::generate(&OsSecret)?;
    let again = RootKey::from_text(kept.to_text().as_str())?;
    let app = open(folder, kept, Argon2Cost { kib: 64, passes: 1 })?;
    let policy = app.policy();
    let roles: Vec<String> = policy.roles.iter().map(|r| r.slug.to_string()).collect();
    staff::add(&app, STAFF, &roles, PASSWORD)?;
    let token = staff::sign_in(&app, &visit(&policy, 0)?, STAFF, PASSWORD)?;
    let member = staff::member(&app, &token)?.ok_or("no member of staff")?;
    let mut texts = BTreeMap::new();
    for purpose in policy.purposes.iter().filter(|p| p.asks_consent()) {
        if let Ok(text) = edition::document(&app, None, &format!("consent/{}", purpose.slug), Lang::Ru) {
            texts.insert(purpose.slug.to_string(), text.hash_hex);
        }
    }
    let (store, keys) = (
        Store::sqlite(&folder.join("values.db"), Options::default())?,
        KeyStore::open(&folder.join("keys.db"), Options::default())?,
    );
    let ring =
        Keyring::open(&keys, &again, "bench.example.com/zalog", &OsSecret, &RealEntropy, RealClock.now())?;
    Ok((Operator { app, member, texts }, Beside { store, keys, ring }))
}

fn visit(policy: &Policy, client: usize) -> Result<Visit, Fault> {
    let site = policy.sites.first().ok_or("no site")?.slug.clone();
    let last = u8::try_from(client % 250).unwrap_or(0);
    Ok(Visit {
        host: HOST.to_owned(),
        site,
        lang: Lang::Ru,
        address: IpAddr::V4(Ipv4Addr::new(192, 0, 2, last)),
        agent: "zalog-bench".to_owned(),
    })
}

impl Operator {
    /// Sends a form as a visitor: a subject of its own, a record, sealed values, grounds, the case, its job and entries; the
    /// keys are committed first. Returns the number of the case.
    ///
    /// # Errors
    /// The form is refused or the store fails.
    pub fn send(&self, client: usize, person: Person, what: Form) -> Result<String, Fault> {
        let policy = self.app.policy();
        let slug = Slug::new(what.slug())?;
        let form = policy.form(&slug).ok_or("no such form")?;
        let mut typed = form::Typed { other_person: true, ..form::Typed::default() };
        let mut fill = |item: &str, text: String| typed.fields.insert(item.to_owned(), text);
        fill("surname", person.surname.to_owned());
        fill("given-name", person.name.to_owned());
        fill("email", person.email);
        if what == Form::Application {
            fill("phone", person.phone);
        }
        if let Some(hash) = self.texts.get(form.purpose.as_str()) {
            typed.boxes.insert(form.purpose.to_string(), hash.clone());
        }
        let operation = OperationId::new(&RealEntropy);
        let sent = form::send(&self.app, &visit(&policy, client)?, operation, &slug, typed, None, Way::Own)?;
        if sent.repeated { Err("sent twice".into()) } else { Ok(sent.number) }
    }

    /// Opens a case's values for the purpose of its form: ground check, journal entry, durable commit, unsealing.
    ///
    /// # Errors
    /// A value stayed shut, or the store fails.
    pub fn open_values(&self, number: &str, expected: usize) -> Result<(), Fault> {
        let (values, shut) = staff::open_values(&self.app, &self.member, number)?;
        if values.len() == expected && shut.is_empty() { Ok(()) } else { Err("a value stayed shut".into()) }
    }

    /// The database, with its version.
    pub fn describe(&self) -> String {
        zalog_app::doctor::look(&self.app)
            .ok()
            .and_then(|checks| checks.into_iter().find(|c| c.name == "doctor-store"))
            .map_or_else(String::new, |check| check.value)
    }

    /// One round of the operator's own work, which signs the journal's head.
    ///
    /// # Errors
    /// The store fails.
    pub fn sign(&self) -> Result<(), Fault> {
        Ok(zalog_app::checkpoint::sign(&self.app).map(drop)?)
    }
}

impl Beside {
    /// The same reads and the same unsealing without a decision, an entry or a commit: what the product never does, to
    /// see what the entry costs.
    ///
    /// # Errors
    /// The store fails, or a value does not open.
    pub fn open_unjournalled(&self, number: &str) -> Result<(), Fault> {
        let number = Reference::parse(number).map_err(|_| "no number")?;
        let values = self.store.read::<_, StoreError, _>(|tx| {
            let Some(row) = case::by_number(tx, number.as_str())? else { return Ok(Vec::new()) };
            subject::take(tx, row.subject)?;
            ground::of_subject(tx, row.subject)?;
            record::values_of_record(tx, row.record, 1000)
        })?;
        let first = values.first().ok_or("no value")?;
        let key = self.ring.compartment(&self.keys, first.place.compartment)?.ok_or("no key")?;
        for value in &values {
            let place = (value.place.compartment, value.id, value.place.item);
            std::hint::black_box(self.ring.unseal(&key, place, &value.sealed)?);
        }
        Ok(())
    }
}
