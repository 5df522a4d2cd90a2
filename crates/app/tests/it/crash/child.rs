//! What a child does until it dies: people register, send forms, withdraw, staff move cases, the rounds go on.

use std::collections::BTreeMap;
use std::io::Write;
use std::net::{IpAddr, Ipv4Addr};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use jiff::{SignedDuration, Timestamp};
use zalog_app::mail::Outbox;
use zalog_app::staff::Member;
use zalog_app::{App, AppError, Argon2Cost, Parts, Settings, Visit, Way};
use zalog_app::{cabinet, edition, form, registration, sign_in, staff, tick};
use zalog_domain::clock::{Clock, Entropy, SeededEntropy};
use zalog_domain::ids::{OperationId, SubjectId};
use zalog_policy::model::{Form, ItemKind, Policy, Slug};
use zalog_store::{Faults, KeyStore, Options, Store, StoreError};
use zalog_vault::{FileKey, KeyProvider, OsSecret, Secret};
use zalog_words::Lang;

use super::{DONE, FAULT, FOLDER, HOURS, MARK, MODE, POINT, SEED, SERVER_FILE, mix, told};
use crate::harness::{PASSWORD, SIGNED, declaration};

const OPERATOR: &str = "progtime";
const STAFF: &str = "staff@example.com";
/// Threads of people.
const PEOPLE: u64 = 4;
/// Acts of one thread at the most; a child that gets there was not killed in time.
const ACTS: u64 = 3_000;

/// The machine's clock, so many hours ahead.
struct Ahead(SignedDuration);

impl Clock for Ahead {
    fn now(&self) -> Timestamp {
        #[expect(
            clippy::disallowed_methods,
            reason = "several processes share one folder: only real time goes on"
        )]
        let now = Timestamp::now() + self.0;
        Timestamp::from_microsecond(now.as_microsecond()).unwrap()
    }
}

/// Ids must differ between lives.
struct Unseeded;

impl Entropy for Unseeded {
    fn fill(&self, out: &mut [u8]) {
        OsSecret.fill(out).unwrap();
    }
}

/// An operator over a folder.
pub struct Desk {
    pub app: App,
    outbox: Outbox,
    /// A thread of its own makes the rounds.
    pub rounds_apart: bool,
}

/// The value store of a folder: in it, or on the server that a file in it names.
pub fn store(folder: &Path, options: Options) -> Result<Store, StoreError> {
    match std::fs::read_to_string(folder.join(SERVER_FILE)) {
        Ok(named) => {
            let (url, schema) = named.split_once('\n').expect("address and schema");
            Store::postgres(url, schema, options)
        }
        Err(_) => Store::sqlite(&folder.join("values.db"), options),
    }
}

/// Opens the folder as a start of the server does.
pub fn open(folder: &Path, hours: i64, faults: Faults) -> Result<Desk, AppError> {
    static DECLARED: OnceLock<(Policy, String)> = OnceLock::new();
    let (policy, text) = DECLARED.get_or_init(|| declaration(OPERATOR)).clone();
    let options = Options { faults, ..Options::default() };
    let outbox = Outbox::default();
    let parts = Parts {
        store: store(folder, options.clone())?,
        keys: KeyStore::open(&folder.join("keys.db"), options)?,
        root: FileKey::new(folder.join("root.key")).root()?,
        clock: Arc::new(Ahead(SignedDuration::from_hours(hours))),
        entropy: Arc::new(Unseeded),
        secret: Arc::new(OsSecret),
        mailer: Arc::new(outbox.clone()),
    };
    let settings = Settings {
        slug: OPERATOR.to_owned(),
        origin: "crash.example/zalog".to_owned(),
        addresses: BTreeMap::new(),
        mail_from: "zalog@example.com".to_owned(),
        argon2: Argon2Cost { kib: 16, passes: 1 },
        // The first edition is published anyway; a further one only by whoever means to.
        publish: false,
        rate_factor: u32::MAX,
    };
    let app = App::open(settings, parts, policy, &text)?;
    tick::start(&app)?;
    Ok(Desk { app, outbox, rounds_apart: false })
}

pub fn visit(app: &App) -> Visit {
    let policy = app.policy();
    Visit {
        host: policy.sites[0].host.clone(),
        site: policy.sites[0].slug.clone(),
        lang: Lang::Ru,
        address: IpAddr::V4(Ipv4Addr::new(192, 0, 2, 9)),
        agent: "crash".to_owned(),
    }
}

/// Says what was acknowledged, at once.
pub fn acknowledged(act: &str) {
    let mut out = std::io::stdout().lock();
    out.write_all(format!("{MARK}{act}\n").as_bytes()).unwrap();
    out.flush().unwrap();
}

impl Desk {
    pub fn typed(&self, form: &Form, email: &str) -> BTreeMap<String, String> {
        let policy = self.app.policy();
        let text = |kind: &ItemKind| match kind {
            ItemKind::Email => email.to_owned(),
            ItemKind::Phone => "+7 900 000-12-34".to_owned(),
            ItemKind::Date => "2010-05-15".to_owned(),
            _ => "Пример".to_owned(),
        };
        form.fields.iter().map(|f| (f.item.to_string(), text(&policy.item(&f.item).unwrap().kind))).collect()
    }

    /// The text that stands beside a box, by its hash.
    pub fn text_of(&self, purpose: &Slug) -> Result<String, AppError> {
        Ok(edition::document(&self.app, None, &format!("consent/{purpose}"), Lang::Ru)?.hash_hex)
    }

    /// The first member of staff, added if a death came before.
    pub fn member(&self) -> Result<Member, AppError> {
        let roles: Vec<String> = self.app.policy().roles.iter().map(|r| r.slug.to_string()).collect();
        match staff::add_signed(&self.app, STAFF, &roles, PASSWORD, SIGNED) {
            Ok(()) => acknowledged(&format!("staff {STAFF}")),
            Err(AppError::Refused(_)) => {}
            Err(other) => return Err(other),
        }
        let token = staff::sign_in(&self.app, &visit(&self.app), STAFF, PASSWORD)?;
        staff::member(&self.app, &token)?.ok_or(AppError::NotFound)
    }

    pub fn registers(&self, email: &str) -> Result<SubjectId, AppError> {
        let (app, visit) = (&self.app, visit(&self.app));
        let form = app.policy().forms.iter().find(|f| f.registration).cloned().unwrap();
        let offers = form
            .offers
            .iter()
            .map(|p| Ok((p.to_string(), self.text_of(p)?)))
            .collect::<Result<_, AppError>>()?;
        let fields = self.typed(&form, email);
        let typed =
            registration::Typed { fields, password: PASSWORD.to_owned(), offers, ..Default::default() };
        registration::start(app, &visit, OperationId::new(&Unseeded), typed)?;
        let token = loop {
            if !self.rounds_apart {
                tick::round(app)?;
            }
            let letter = self.outbox.letters().into_iter().find(|l| l.to == email);
            if let Some(letter) = letter {
                let link = letter.text.split("/register/confirm/").nth(1).expect("a link");
                break link.split(['?', '\n', ' ']).next().unwrap().to_owned();
            }
            // Another thread has taken the job and is about to send the letter.
            std::thread::yield_now();
        };
        let session = registration::complete(app, &visit, &token)?;
        let who = sign_in::session(app, &visit, &session)?.ok_or(AppError::NotSignedIn)?.subject;
        acknowledged(&format!("account {} {email}", who.hex()));
        Ok(who)
    }

    pub fn sends(&self, form: &str, email: &str, who: Option<SubjectId>) -> Result<String, AppError> {
        Ok(self.sends_as(form, email, who)?.number)
    }

    pub fn sends_as(&self, form: &str, email: &str, who: Option<SubjectId>) -> Result<form::Sent, AppError> {
        let form = self.app.policy().form(&Slug::new(form).unwrap()).cloned().unwrap();
        let mut boxes = BTreeMap::new();
        if self.app.policy().purpose(&form.purpose).unwrap().asks_consent() {
            boxes.insert(form.purpose.to_string(), self.text_of(&form.purpose)?);
        }
        let fields = self.typed(&form, email);
        let typed = form::Typed { fields, boxes, ..form::Typed::default() };
        let operation = OperationId::new(&Unseeded);
        let sent = form::send(&self.app, &visit(&self.app), operation, &form.slug, typed, who, Way::Own)?;
        let of = who.map_or_else(|| "guest".to_owned(), |who| who.hex());
        acknowledged(&format!("case {} {of}", sent.number));
        Ok(sent)
    }

    pub fn withdraws(&self, who: SubjectId) -> Result<(), AppError> {
        let given = cabinet::consents(&self.app, who)?;
        if let Some(consent) = given.iter().find(|c| c.withdrawn_at.is_none()) {
            cabinet::withdraw(&self.app, &visit(&self.app), who, consent.id)?;
            acknowledged(&format!("withdrawn {}", consent.id.hex()));
        }
        Ok(())
    }

    /// One thread of people.
    fn people(&self, thread: u64, seed: u64, member: &Member) -> Result<(), AppError> {
        let (mut known, mut cases) = (Vec::new(), Vec::new());
        for act in 0..ACTS {
            let draw = mix(seed ^ (thread << 32) ^ act);
            let email = format!("visitor.{seed:x}.{thread}.{act}@example.com");
            let someone = known.get(usize::try_from(draw >> 8).unwrap_or(0) % known.len().max(1)).copied();
            match (draw % 6, someone) {
                (0, _) | (_, None) => known.push(self.registers(&email)?),
                (1, _) => cases.push((self.sends("campaign", &email, None)?, 0)),
                (2, who) => cases.push((self.sends("application", &email, who)?, 0)),
                (3, Some(who)) => self.withdraws(who)?,
                (4, Some(who)) => drop(cabinet::held(&self.app, &visit(&self.app), who)?),
                _ => {
                    let Some((number, step)) = cases.last_mut() else { continue };
                    if let Some(state) = ["in-work", "answered", "closed"].get(*step) {
                        staff::open_values(&self.app, member, number)?;
                        staff::move_case(&self.app, member, number, state)?;
                        acknowledged(&format!("moved {number} {state}"));
                        *step += 1;
                    }
                }
            }
        }
        Ok(())
    }
}

/// Aborts at the n-th passing of the point that was asked for.
fn wanted() -> Faults {
    let Some(wanted) = told(POINT) else { return Faults::none() };
    let (name, nth) = wanted.split_once(':').unwrap();
    let (name, left) = (name.to_owned(), AtomicU64::new(nth.parse().unwrap()));
    Faults::new(move |point| {
        if point == name && left.fetch_sub(1, Ordering::SeqCst) == 1 {
            std::process::abort();
        }
    })
}

fn work(folder: &Path, seed: u64) -> Result<(), AppError> {
    let hours = told(HOURS).unwrap().parse().unwrap();
    let mut desk = open(folder, hours, wanted())?;
    if told(MODE).as_deref() == Some("rounds") {
        while tick::round(&desk.app)? {}
        return Ok(());
    }
    if told(MODE).as_deref() == Some("editions") {
        desk.rounds_apart = true;
        return super::editions::work(&desk, seed);
    }
    let member = desk.member()?;
    if told(MODE).as_deref() == Some("destroy") {
        desk.rounds_apart = true;
        return super::leavers::work(&desk, seed);
    }
    std::thread::scope(|scope| {
        let (desk, member) = (&desk, &member);
        let threads: Vec<_> =
            (0..PEOPLE).map(|t| scope.spawn(move || desk.people(t, seed, member))).collect();
        threads.into_iter().try_for_each(|thread| thread.join().unwrap())
    })
}

/// Does nothing unless a parent started it with a folder.
#[test]
fn a_life() {
    let Some(folder) = told(FOLDER) else { return };
    let seed = told(SEED).unwrap().parse().unwrap();
    // A panic of any thread is a fault to be seen, not to be waited for.
    std::panic::set_hook(Box::new(|info| {
        eprintln!("{info}");
        std::process::exit(FAULT);
    }));
    if let Err(error) = work(Path::new(&folder), seed) {
        eprintln!("{error}");
        std::process::exit(FAULT);
    }
    std::process::exit(DONE);
}

/// The generator of the parent is the one of the child: a seed names a run.
#[test]
fn seeds_name_runs() {
    let other = SeededEntropy::new(1);
    let mut bytes = [0; 8];
    other.fill(&mut bytes);
    assert_eq!(u64::from_le_bytes(bytes), mix(1));
}
