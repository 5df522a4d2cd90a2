//! Making an operator to measure: one of the example declarations, real time and randomness, letters kept in memory.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::{SignedDuration, Timestamp};
use zalog_app::mail::Outbox;
use zalog_app::{App, Argon2Cost, Parts, Settings, Visit, registration, sign_in, tick};
use zalog_domain::clock::{Clock, Entropy};
use zalog_domain::ids::{OperationId, SubjectId};
use zalog_policy::model::Policy;
use zalog_policy::{LoadError, Loader, compile};
use zalog_store::{KeyStore, Options, Store};
use zalog_vault::{OsSecret, RootKey};
use zalog_words::Lang;

use crate::Fault;

/// The example: a school of programming.
pub const DECLARATION: &str = include_str!("../../../examples/progtime/policy.kdl");
/// The host of its site.
pub const HOST: &str = "progtime.net";
/// The origin of its journal.
pub const ORIGIN: &str = "bench.example.com/zalog";
/// The password of everybody here.
pub const PASSWORD: &str = "ochered-zayavok-1";
/// Small enough that no password is felt in a row that is not about passwords.
pub const QUICK: Argon2Cost = Argon2Cost { kib: 64, passes: 1 };

struct Text<'t>(&'t str);

impl Loader for Text<'_> {
    fn load(&self, name: &str) -> Result<Vec<u8>, LoadError> {
        if name == "policy.kdl" { Ok(self.0.into()) } else { Err(LoadError::NotFound) }
    }
}

/// The machine's time, and how far it was moved on.
#[derive(Default)]
pub struct RealClock(AtomicI64);

impl RealClock {
    /// Moves it on.
    pub fn pass_days(&self, days: i64) {
        self.0.fetch_add(days * 24 * 3600, Ordering::Relaxed);
    }
}

impl Clock for RealClock {
    fn now(&self) -> Timestamp {
        #[expect(clippy::disallowed_methods, reason = "a bench runs in real time")]
        let now = Timestamp::now();
        now + SignedDuration::from_secs(self.0.load(Ordering::Relaxed))
    }
}

/// The machine's randomness.
pub struct RealEntropy;

impl Entropy for RealEntropy {
    fn fill(&self, out: &mut [u8]) {
        if getrandom::fill(out).is_err() {
            std::process::abort();
        }
    }
}

/// An operator, and what the world outside gives it.
pub struct Made {
    pub app: App,
    pub clock: Arc<RealClock>,
    pub outbox: Outbox,
}

/// A fresh root key.
///
/// # Errors
/// No randomness.
pub fn root() -> Result<RootKey, Fault> {
    Ok(RootKey::from_text(RootKey::generate(&OsSecret)?.to_text().as_str())?)
}

/// Compiles a declaration and opens an operator in a folder.
///
/// # Errors
/// The declaration does not compile, the store fails.
pub fn open(folder: &Path, declaration: &str, root: RootKey, argon2: Argon2Cost) -> Result<Made, Fault> {
    let policy: Policy = compile(&Text(declaration)).policy.ok_or("the declaration does not compile")?;
    std::fs::create_dir_all(folder)?;
    let settings = Settings {
        slug: "bench".to_owned(),
        origin: ORIGIN.to_owned(),
        addresses: policy.sites.iter().map(|s| (s.slug.to_string(), format!("https://{}", s.host))).collect(),
        mail_from: "zalog@example.com".to_owned(),
        argon2,
        publish: true,
        rate_factor: u32::MAX,
    };
    let (clock, outbox) = (Arc::new(RealClock::default()), Outbox::default());
    let parts = Parts {
        store: Store::sqlite(&folder.join("values.db"), Options::default())?,
        keys: KeyStore::open(&folder.join("keys.db"), Options::default())?,
        root,
        clock: clock.clone(),
        entropy: Arc::new(RealEntropy),
        secret: Arc::new(OsSecret),
        mailer: Arc::new(outbox.clone()),
    };
    let app = App::open(settings, parts, policy, declaration)?;
    tick::start(&app)?;
    Ok(Made { app, clock, outbox })
}

/// A visit of a client.
///
/// # Errors
/// The declaration has no site.
pub fn visit(policy: &Policy, client: usize) -> Result<Visit, Fault> {
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

/// Registers a person and confirms by the letter: an account with a password.
///
/// # Errors
/// The registration is refused, or no letter came.
pub fn account(app: &App, outbox: &Outbox, email: &str) -> Result<SubjectId, Fault> {
    let visit = visit(&app.policy(), 0)?;
    let pairs = [("email", email), ("surname", "Примерова"), ("given-name", "Проба")];
    let typed = registration::Typed {
        fields: pairs.map(|(item, text)| (item.to_owned(), text.to_owned())).into(),
        password: PASSWORD.to_owned(),
        offers: BTreeMap::new(),
        no_mailings: true,
        legal_person: false,
        ..registration::Typed::default()
    };
    registration::start(app, &visit, OperationId::new(&RealEntropy), typed)?;
    while tick::round(app)? {}
    let letter = outbox.letters().into_iter().find(|letter| letter.to == email);
    let letter = letter.ok_or("no letter came")?;
    let after = letter.text.split("/register/confirm/").nth(1).ok_or("a letter without a link")?;
    let token = after.split(['?', '\n', ' ']).next().unwrap_or_default();
    let session = registration::complete(app, &visit, token)?;
    let session = sign_in::session(app, &visit, &session)?.ok_or("no session")?;
    Ok(session.subject)
}
