//! One operator at work: its store, keys, policy in force, and what the world outside gives it.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::{Arc, Condvar, Mutex, PoisonError};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use zalog_domain::clock::{Clock, Entropy};
use zalog_domain::ids::OperationId;
use zalog_policy::model::{Policy, Slug};
use zalog_store::{KeyStore, Store, tables};
use zalog_vault::{RootKey, Secret};
use zalog_words::Lang;

use crate::edition::{Editions, InForce, Publication};
use crate::journal::Draft;
use crate::keyring::Keyring;
use crate::mail::Mailer;
use crate::password::{Argon2Cost, Passwords};
use crate::rates::Rates;
use crate::{AppError, SessionToken, edition, tick, token};

/// What the owner settles outside the declaration.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Short name: folder, schema, log field.
    pub slug: String,
    /// Origin line of the journal, fixed when the store is made.
    pub origin: String,
    /// Public address of each site, by slug: scheme, host, port.
    pub addresses: BTreeMap<String, String>,
    /// Sender of letters.
    pub mail_from: String,
    /// Cost of a password.
    pub argon2: Argon2Cost,
    /// Whether a declaration that is not the one in force is published. Looking at an operator publishes nothing.
    pub publish: bool,
    /// Multiplies the rate limits (1 outside of demos and tests).
    pub rate_factor: u32,
}

/// What the world outside gives.
pub struct Parts {
    /// Value store.
    pub store: Store,
    /// Key store.
    pub keys: KeyStore,
    /// Root key; wrapped keys are opened with it once, then it is dropped.
    pub root: RootKey,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Ids.
    pub entropy: Arc<dyn Entropy>,
    /// Keys, nonces, tokens.
    pub secret: Arc<dyn Secret>,
    /// Letters.
    pub mailer: Arc<dyn Mailer>,
}

/// One operator at work, as one request or one round sees it. Cheap to clone.
#[derive(Clone)]
pub struct App {
    core: Arc<Core>,
    /// The edition that held when the request began.
    pinned: Option<Arc<InForce>>,
}

/// What all requests share.
pub struct Core {
    pub(crate) settings: Settings,
    pub(crate) store: Store,
    pub(crate) keys: KeyStore,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) entropy: Arc<dyn Entropy>,
    pub(crate) secret: Arc<dyn Secret>,
    pub(crate) mailer: Arc<dyn Mailer>,
    pub(crate) ring: Keyring,
    pub(crate) passwords: Passwords,
    pub(crate) rates: Rates,
    /// Refusals to nobody known, by minute, until they are written down.
    pub(crate) anonymous_refusals: Mutex<BTreeMap<i64, u32>>,
    pub(crate) tokens: crate::api::token::Tokens,
    pub(crate) editions: Arc<Editions>,
    /// The edition that was in force at the start: what is left when the store does not answer.
    opened: Arc<InForce>,
    /// The editions that pages speak of.
    pub(crate) board: crate::notice::Board,
    /// What editions change.
    pub(crate) plans: crate::notice::Plans,
    bell: (Mutex<bool>, Condvar),
}

/// How far back a clock may stand at start, seconds: less than people notice, more than time servers correct.
const CLOCK_SLACK_SECONDS: i64 = 5;

impl Deref for App {
    type Target = Core;

    fn deref(&self) -> &Core {
        &self.core
    }
}

impl App {
    /// Opens an operator: keys, store, and the declaration, which is published if nothing is yet (or if the settings say so).
    /// In force is what the store says, whatever was given.
    ///
    /// # Errors
    /// Keys and values that do not belong together, a clock that ran back, a store that fails.
    pub fn open(
        settings: Settings,
        parts: Parts,
        policy: Policy,
        declaration: &str,
    ) -> Result<Self, AppError> {
        let Parts { store, keys, root, clock, entropy, secret, mailer } = parts;
        let now = clock.now();
        let known = store.read::<_, AppError, _>(|tx| {
            Ok((
                tables::meta::get(tx, "operator")?,
                tables::meta::get(tx, "origin")?,
                tables::meta::get(tx, "seen-at")?,
            ))
        })?;
        if known.0.is_some() && keys.meta("operator")?.is_none() {
            return Err(AppError::internal(
                "the value store has an operator, the key store has none: restore the keys",
            ));
        }
        if let Some(seen) = known.2.as_deref().and_then(|s| s.parse::<i64>().ok())
            && now.as_second() + CLOCK_SLACK_SECONDS < seen
        {
            return Err(AppError::internal("the clock stands earlier than when this store was last used"));
        }
        let origin = known.1.clone().unwrap_or_else(|| settings.origin.clone());
        let ring = Keyring::open(&keys, &root, &origin, secret.as_ref(), entropy.as_ref(), now)?;
        drop(root);
        match known.0 {
            Some(hex) if hex != ring.operator.hex() => {
                return Err(AppError::internal("the key store belongs to another operator"));
            }
            Some(_) => {}
            None => {
                let draft = Draft::new(zalog_domain::ActorClass::Engine, now, entropy.as_ref());
                let (operator, origin, vkey) =
                    (ring.operator.hex(), origin, ring.signer.verifier().to_string());
                keys.put_meta("origin", origin.clone())?;
                keys.put_meta("vkey", vkey.clone())?;
                store.write::<_, AppError, _>(move |tx| {
                    tables::meta::put(tx, "operator", &operator)?;
                    tables::meta::put(tx, "origin", &origin)?;
                    tables::meta::put(tx, "vkey", &vkey)?;
                    Ok(draft.record(tx, zalog_domain::Kind::StoreCreated, None, &[])?)
                })?;
            }
        }
        let passwords = Passwords::new(settings.argon2, secret.as_ref())?;
        let editions = Editions::new();
        let publication = Publication::new(policy, declaration);
        let opened =
            edition::bring(&store, &editions, publication, settings.publish, &clock, entropy.as_ref())?;
        let core = Core {
            rates: Rates::new(settings.rate_factor),
            settings,
            store,
            keys,
            clock,
            entropy,
            secret,
            mailer,
            ring,
            passwords,
            anonymous_refusals: Mutex::default(),
            tokens: crate::api::token::Tokens::default(),
            editions,
            opened,
            board: crate::notice::Board::default(),
            plans: crate::notice::Plans::default(),
            bell: (Mutex::new(true), Condvar::new()),
        };
        Ok(Self { core: Arc::new(core), pinned: None })
    }

    /// The operator as it stands now: whoever asks by the answer sees one edition, whatever comes into force meanwhile. What is
    /// decided is decided by the edition in force in the transaction.
    ///
    /// # Errors
    /// [`AppError::Internal`].
    pub fn pinned(&self) -> Result<Self, AppError> {
        let in_force = self.editions.now(&self.store, self.clock.now())?;
        crate::notice::known(self)?;
        Ok(Self { core: self.core.clone(), pinned: Some(in_force) })
    }

    pub(crate) fn in_force(&self) -> Arc<InForce> {
        if let Some(pinned) = &self.pinned {
            return pinned.clone();
        }
        match self.editions.now(&self.store, self.clock.now()) {
            Ok(found) => found,
            Err(error) => {
                tracing::warn!(code = error.code(), %error, "edition.unread");
                self.editions.newest().unwrap_or_else(|| self.opened.clone())
            }
        }
    }

    /// The policy that was in force when it was looked at last. Asks no store, so whoever may not wait may ask it.
    #[must_use]
    pub fn known_policy(&self) -> Arc<Policy> {
        let known = self.pinned.clone().or_else(|| self.editions.newest());
        known.unwrap_or_else(|| self.opened.clone()).policy.clone()
    }

    /// The policy in force.
    #[must_use]
    pub fn policy(&self) -> Arc<Policy> {
        self.in_force().policy.clone()
    }

    /// Short name.
    #[must_use]
    pub fn slug(&self) -> &str {
        &self.settings.slug
    }

    /// The present instant.
    #[must_use]
    pub fn clock(&self) -> Timestamp {
        self.clock.now()
    }

    /// The zone in which days are decided.
    #[must_use]
    pub fn zone(&self) -> TimeZone {
        self.in_force().register.zone.clone()
    }

    /// Public address of a site: scheme, host, port, no slash at the end.
    #[must_use]
    pub fn public_url(&self, site: &Slug) -> String {
        self.settings.addresses.get(site.as_str()).cloned().unwrap_or_default()
    }

    /// Public address of the site that a host belongs to, or of the first one.
    pub(crate) fn url_of_host(&self, host: &str) -> String {
        let authority =
            |url: &&String| url.split("//").nth(1).and_then(|a| a.split(':').next()) == Some(host);
        let found = self.settings.addresses.values().find(authority);
        found.or_else(|| self.settings.addresses.values().next()).cloned().unwrap_or_default()
    }

    /// A token for a form: carries an operation id and the time, bound to the form's name and the session.
    #[must_use]
    pub fn form_token(&self, form: &str, session: Option<&SessionToken>) -> String {
        let operation = OperationId::new(self.entropy.as_ref());
        token::form_token(&self.ring.form, form, session, operation, self.clock.now())
    }

    /// Reads a form's token.
    ///
    /// # Errors
    /// Catalogue key: `token-quick`, `token-old`, `token-wrong`.
    pub fn check_token(
        &self,
        form: &str,
        session: Option<&SessionToken>,
        token: &str,
    ) -> Result<OperationId, &'static str> {
        token::check_form_token(&self.ring.form, form, session, token, self.clock.now())
    }

    /// An operation id for a form that carries no token: the same bytes from the same place within ten minutes are the
    /// same operation, so a double click opens one case.
    #[must_use]
    pub fn operation_of(&self, place: &str, body: &[u8]) -> OperationId {
        let window = self.clock.now().as_second().div_euclid(600);
        let mut text = place.as_bytes().to_vec();
        text.push(0);
        text.extend_from_slice(&window.to_be_bytes());
        text.extend_from_slice(body);
        OperationId::from_bytes(zalog_vault::blind(&self.ring.form, "operation", 1, 1, &text))
    }

    /// The language in which texts fall back.
    pub(crate) fn binding_lang(&self) -> Lang {
        self.in_force().policy.language
    }

    /// Rings the bell: a job or an entry waits.
    pub(crate) fn ring_bell(&self) {
        *self.bell.0.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.bell.1.notify_all();
    }

    /// Waits for the bell, `longest` at the most.
    pub fn wait_for_bell(&self, longest: std::time::Duration) {
        let rung = self.bell.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut rung, _) = self
            .bell
            .1
            .wait_timeout_while(rung, longest, |rung| !*rung)
            .unwrap_or_else(PoisonError::into_inner);
        *rung = false;
    }

    pub(crate) fn count_anonymous_refusal(&self) {
        let minute = tick::minute(self.clock.now());
        let mut counts = self.anonymous_refusals.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(minute).or_default();
        *count = count.saturating_add(1);
    }
}
