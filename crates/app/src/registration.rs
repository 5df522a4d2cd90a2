//! Registration: a waiting form is one sealed blob in a bucket that dies after a day; the account comes with the
//! confirmation, whole, in one transaction. The answer and the number of letters are the same whether the address is
//! known or not.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use zalog_domain::ids::{CompartmentId, JobId, OperationId, PendingId, ValueId, hex, unhex};
use zalog_domain::{ActorClass, Kind, input, limits};
use zalog_policy::model::{Form, ItemKind, PurposeClass, Slug};
use zalog_store::Tx;
use zalog_store::tables::pending::{self, PendingRow};
use zalog_store::tables::session;
use zalog_store::tables::subject::{self, CompartmentRow};
use zalog_store::tables::{job, operation};
use zalog_vault::{CompartmentKey, Zeroizing};
use zalog_words::Lang;

use crate::collect::{self, Field, Intake, Owner};
use crate::giving::Ticked;
use crate::journal::Draft;
use crate::other_person::Whose;
use crate::rates::Counted;
use crate::{App, AppError, Refused, SessionToken, Token, Visit, join, sign_in};

/// The item number that waiting blobs are sealed under.
pub(crate) const BLOB_ITEM: &str = "waiting-registration";

/// What was typed into the registration form.
#[derive(Default)]
pub struct Typed {
    /// Fields by item.
    pub fields: BTreeMap<String, String>,
    /// Password.
    pub password: String,
    /// Ticked boxes by purpose, each with the text it stood beside: hash or number of edition.
    pub offers: BTreeMap<String, String>,
    /// "No mailings": wins over any box.
    pub no_mailings: bool,
    /// The fields of legal persons are filled in too.
    pub legal_person: bool,
    /// Whose the data are.
    pub whose: Whose,
}

/// What waits in the bucket, sealed.
#[derive(Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub(crate) enum Waiting {
    /// A registration.
    Registration {
        /// Normal forms by item.
        fields: BTreeMap<String, String>,
        /// Argon2id hash.
        credential: String,
        /// Ticked purposes, with the text beside the box (hexadecimal hash) and its language.
        ticked: Vec<(String, String, String)>,
        /// The address the letter goes to.
        email: String,
        /// Public address of the site.
        base: String,
        /// Whose the data are.
        #[serde(default)]
        whose: Whose,
    },
    /// A wish to set a new password.
    Recovery {
        /// The address the letter goes to.
        email: String,
        /// Public address of the site.
        base: String,
    },
    /// Another address to sign in by. Lies in a compartment of its own, under its person's key.
    Address {
        /// The new address.
        email: String,
        /// Public address of the site.
        base: String,
    },
}

/// The declared registration form.
pub(crate) fn form_of(app: &App) -> Result<Form, AppError> {
    app.policy().forms.iter().find(|f| f.registration).cloned().ok_or(AppError::NotFound)
}

/// Takes a registration form and orders the letter.
///
/// # Errors
/// [`AppError::Refused`] with every field that is wrong; [`AppError::TooMany`].
pub fn start(app: &App, visit: &Visit, operation: OperationId, typed: Typed) -> Result<(), AppError> {
    let policy = app.policy();
    let form = form_of(app)?;
    let fields = check(app, &form, &typed)?;
    let whose = typed.whose.clone();
    let email =
        address(&fields).ok_or_else(|| AppError::internal("a registration form without an e-mail"))?;
    let now = app.clock.now();
    app.rates.count(Counted::Letter, visit.address, b"", &app.ring.rate, now)?;
    app.rates.count(Counted::Letter, visit.address, email.as_bytes(), &app.ring.rate, now)?;

    let mut ticked = Vec::new();
    for purpose in &form.offers {
        let marketing = policy.purpose(purpose).is_some_and(|p| p.class == PurposeClass::Marketing);
        if let Some(named) = typed.offers.get(purpose.as_str())
            && !(typed.no_mailings && marketing)
        {
            let tick = collect::ticked(app, purpose, named, visit.lang).map_err(AppError::Refused)?;
            ticked.push((purpose.to_string(), hex(&tick.document), tick.lang));
        }
    }
    let credential = app.passwords.hash(&typed.password, app.secret.as_ref())?;
    let plain = fields
        .iter()
        .map(|f| Ok((f.item.to_string(), f.accepted.value.seal_with(|b| String::from_utf8(b.to_vec()))?)))
        .collect::<Result<BTreeMap<_, _>, std::string::FromUtf8Error>>()
        .map_err(|_| AppError::internal("a normal form is no text"))?;
    let base = app.public_url(&visit.site);
    wait(
        app,
        visit,
        operation,
        &Waiting::Registration { fields: plain, credential, ticked, email, base, whose },
    )
}

fn check(app: &App, form: &Form, typed: &Typed) -> Result<Vec<Field>, AppError> {
    let mut refused = collect::undeclared(form, &typed.fields, typed.legal_person);
    let fields = collect::fields(&app.policy(), form, &typed.fields, typed.legal_person);
    if let Err(found) = &fields {
        refused.fields.extend(found.fields.iter().cloned());
        refused.form = found.form;
    }
    typed.whose.checked(form, &mut refused);
    if let Err(error) = input::password(&typed.password) {
        refused.field("password", error);
    }
    match (fields, refused.is_empty()) {
        (Ok(fields), true) => Ok(fields),
        _ => Err(AppError::Refused(refused)),
    }
}

fn address(fields: &[Field]) -> Option<String> {
    let field = fields.iter().find(|f| f.kind == ItemKind::Email)?;
    field.accepted.value.seal_with(|bytes| String::from_utf8(bytes.to_vec()).ok())
}

/// Seals what waits into the open bucket and orders its letter.
pub(crate) fn wait(app: &App, visit: &Visit, operation: OperationId, what: &Waiting) -> Result<(), AppError> {
    let row = sealed(app, &visit.host, visit.lang, what)?;
    let now = row.created_at;
    let draft = Draft::new(ActorClass::Visitor, now, app.entropy.as_ref());
    let letter = JobId::new(now, app.entropy.as_ref());
    let kind = match what {
        Waiting::Registration { .. } => Kind::RegistrationStarted,
        Waiting::Recovery { .. } => Kind::RecoveryAsked,
        Waiting::Address { .. } => Kind::AddressAsked,
    };
    app.store.write::<_, AppError, _>(move |tx| {
        if operation::result(tx, operation, "wait")?.is_some() {
            return Ok(());
        }
        operation::done(tx, operation, "wait", "", now)?;
        pending::insert(tx, &row)?;
        job::insert(tx, letter, "letter.waiting", &row.id.hex(), now)?;
        Ok(draft.record(tx, kind, None, &[])?)
    })?;
    app.ring_bell();
    Ok(())
}

/// What waits, sealed into the open bucket and not yet written.
pub(crate) fn sealed(
    app: &App,
    host: &str,
    lang: Lang,
    what: &impl Serialize,
) -> Result<PendingRow, AppError> {
    let now = app.clock.now();
    let (bucket, key) = open_bucket(app)?;
    let id = PendingId::new(now, app.entropy.as_ref());
    let item = app.in_force().register.item(BLOB_ITEM)?;
    let plain = Zeroizing::new(serde_json::to_vec(what)?);
    let place = (bucket.id, ValueId::from_bytes(*id.as_bytes()), item);
    Ok(PendingRow {
        id,
        compartment: bucket.id,
        sealed: app.ring.seal(&key, place, &plain, app.secret.as_ref())?,
        host: host.to_owned(),
        lang: lang.code().to_owned(),
        created_at: now,
        ends_at: bucket.ends_at.unwrap_or(now),
        subject: None,
    })
}

/// The bucket that takes registrations now, with its key: made anew every hour, each dead a day after it was opened.
fn open_bucket(app: &App) -> Result<(CompartmentRow, CompartmentKey), AppError> {
    let now = app.clock.now();
    let since = now - SignedDuration::from_hours(limits::REGISTRATION_BUCKET_OPEN_HOURS);
    if let Some(row) = app.store.read::<_, AppError, _>(|tx| Ok(subject::bucket(tx, since)?))?
        && let Some(key) = app.ring.compartment(&app.keys, row.id)?
    {
        return Ok((row, key));
    }
    let id = CompartmentId::new(app.entropy.as_ref());
    let (key, wrapped) = app.ring.new_bucket(id, app.secret.as_ref())?;
    app.keys.put_keys(None, vec![wrapped], now)?;
    let row = CompartmentRow {
        id,
        subject: None,
        kind: "bucket".to_owned(),
        key_generation: app.ring.current()?.generation(),
        opened_at: now,
        ends_at: Some(now + SignedDuration::from_hours(limits::REGISTRATION_BUCKET_HOURS)),
        state: "live".to_owned(),
    };
    let written = row.clone();
    app.store.write::<_, AppError, _>(move |tx| Ok(subject::insert_compartment(tx, &written)?))?;
    Ok((row, key))
}

/// Opens what waits; `None` when its bucket's key is gone.
pub(crate) fn unseal<T: DeserializeOwned>(app: &App, row: &PendingRow) -> Result<Option<T>, AppError> {
    let Some(key) = app.ring.compartment(&app.keys, row.compartment)? else { return Ok(None) };
    let item = app.in_force().register.item(BLOB_ITEM)?;
    let place = (row.compartment, ValueId::from_bytes(*row.id.as_bytes()), item);
    let plain = app.ring.unseal(&key, place, &row.sealed)?;
    Ok(Some(serde_json::from_slice(&plain)?))
}

/// Whether a mailed link still leads to a waiting registration.
///
/// # Errors
/// [`AppError::Internal`].
pub fn waiting(app: &App, token: &str) -> Result<bool, AppError> {
    Ok(found(app, token)?.is_some())
}

fn found(app: &App, token: &str) -> Result<Option<PendingRow>, AppError> {
    let Some(token) = Token::from_cookie(token) else { return Ok(None) };
    let now = app.clock.now();
    let row = app.store.read::<_, AppError, _>(|tx| Ok(pending::by_token(tx, &token.hash())?))?;
    Ok(row.filter(|r| r.ends_at > now && r.subject.is_none()))
}

/// Completes a registration: account, values, grounds, consents, acknowledgement, session and entries in one transaction.
///
/// # Errors
/// [`AppError::Gone`] when the link was used, has ended, or somebody else completed one for the same address.
pub fn complete(app: &App, visit: &Visit, token: &str) -> Result<SessionToken, AppError> {
    let row = found(app, token)?.ok_or(AppError::Gone)?;
    let Some(Waiting::Registration { fields, credential, ticked, whose, .. }) = unseal(app, &row)? else {
        return Err(AppError::Gone);
    };
    let policy = app.policy();
    let form = form_of(app)?;
    let all_fields = collect::fields(&policy, &form, &fields, true)
        .or_else(|_| collect::fields(&policy, &form, &fields, false));
    let fields = all_fields.map_err(AppError::Refused)?;
    let ticked = ticked
        .into_iter()
        .filter_map(|(purpose, document, lang)| {
            Some(Ticked::now(Slug::new(&purpose).ok()?, unhex(&document)?, lang))
        })
        // A box beside a text that is in force no more is not a consent: the one in force may reach further than what was
        // read, and nothing is done with data that nobody agreed to.
        .filter(|t| collect::ticked(app, &t.purpose, &hex(&t.document), visit.lang).is_ok())
        .collect();
    let intake = Intake {
        visit,
        form: &form,
        owner: Owner::New,
        fields,
        ticked,
        credential: Some(&credential),
        other: whose.checked(&form, &mut Refused::default()),
        confirmed: "link",
        actor: ActorClass::Subject,
        reported: None,
        source: None,
    };
    let prepared = collect::prepare(app, &intake)?;
    let token = Token::new(app.secret.as_ref())?;
    let opened = sign_in::session_row(app, visit, prepared.subject, &token, false);
    let who = prepared.subject;
    let done = app.store.write::<_, AppError, _>(move |tx: &mut dyn Tx| {
        if !pending::delete(tx, row.id)? {
            return Err(AppError::Gone);
        }
        prepared.insert(tx, Kind::AccountCreated, &[])?;
        Ok(session::insert(tx, &opened)?)
    });
    match done {
        Ok(()) => {
            join::quietly(app, who);
            Ok(token)
        }
        // The sign-in name is taken: somebody completed another registration for the same address first.
        Err(error) if error.is_taken() => Err(AppError::Gone),
        Err(other) => Err(other),
    }
}
