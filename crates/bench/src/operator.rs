//! Our side: an operator with one of the example declarations, used through the app's own functions as its pages use them.

use std::collections::BTreeMap;
use std::path::Path;

use zalog_app::keyring::Keyring;
use zalog_app::staff::Member;
use zalog_app::{App, Argon2Cost, Way, edition, form, staff};
use zalog_domain::clock::Clock;
use zalog_domain::ids::OperationId;
use zalog_domain::reference::Reference;
use zalog_policy::model::Slug;
use zalog_store::tables::{case, ground, record, subject};
use zalog_store::{KeyStore, Options, Store, StoreError};
use zalog_vault::{OsSecret, RootKey};
use zalog_words::Lang;

use crate::Fault;
use crate::making::{self, DECLARATION, ORIGIN, PASSWORD, QUICK, RealClock, RealEntropy, visit};
use crate::plain::Person;

const STAFF: &str = "staff@example.com";

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

/// Compiles the declaration and opens an operator on an empty folder at the real cost of a password, as a start does.
///
/// # Errors
/// The store fails.
pub fn start(folder: &Path) -> Result<(), Fault> {
    making::open(folder, DECLARATION, making::root()?, Argon2Cost::default()).map(drop)
}

/// Opens an operator and its files beside it.
///
/// # Errors
/// The store fails.
pub fn ready(folder: &Path) -> Result<(Operator, Beside), Fault> {
    let kept = RootKey::generate(&OsSecret)?;
    let again = RootKey::from_text(kept.to_text().as_str())?;
    let app = making::open(folder, DECLARATION, kept, QUICK)?.app;
    let policy = app.policy();
    let roles: Vec<String> = policy.roles.iter().map(|r| r.slug.to_string()).collect();
    staff::add_signed(&app, STAFF, &roles, PASSWORD, jiff::civil::date(2026, 1, 12))?;
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
    let now = RealClock::default().now();
    let ring = Keyring::open(&keys, &again, ORIGIN, &OsSecret, &RealEntropy, now)?;
    Ok((Operator { app, member, texts }, Beside { store, keys, ring }))
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
        let mut typed = form::Typed::default();
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
