//! Signing in, and sessions.

use jiff::{SignedDuration, Timestamp};
use zalog_domain::ids::{SubjectId, hex, unhex};
use zalog_domain::{ActorClass, Fact, Kind, contact, limits};
use zalog_store::tables::account::{self, AccountRow};
use zalog_store::tables::session::{self, SessionRow};
use zalog_store::tables::subject;

use crate::collect::look_up;
use crate::journal::{Draft, count};
use crate::rates::Counted;
use crate::{App, AppError, Refused, SessionToken, Token, Visit};

/// The item number that password hashes are sealed under. No purpose uses it: it opens for nothing but comparing.
pub(crate) const CREDENTIAL_ITEM: &str = "credential";

/// How long a session is used before its last use is written again, minutes.
const SEEN_MINUTES: i64 = 5;

/// A session, for its owner.
pub struct Session {
    /// Whose.
    pub subject: SubjectId,
    /// The host it was opened on.
    pub host: String,
    /// Family of browser and system.
    pub agent: String,
    /// Whether it outlives the browser.
    pub remembered: bool,
    /// When it was opened.
    pub created_at: Timestamp,
    /// When it was last used.
    pub seen_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// A name for it in a form: the hash of its token, never the token.
    pub key: String,
    /// Whether it is the one that asks.
    pub current: bool,
}

fn refused() -> AppError {
    AppError::Refused(Refused::form("sign-in-refused"))
}

/// Signs in by e-mail and password. Every wrong pair gets the same answer after the same work.
///
/// # Errors
/// [`AppError::Refused`] with `sign-in-refused`; [`AppError::TooMany`].
pub fn sign_in(
    app: &App,
    visit: &Visit,
    login: &str,
    password: &str,
    remember: bool,
) -> Result<(SessionToken, bool), AppError> {
    let now = app.clock.now();
    app.rates.count(Counted::SignIn, visit.address, b"", &app.ring.rate, now)?;
    let normal = contact::email(login);
    let name = normal.as_ref().map(|n| look_up(app, "email", n.as_bytes()));
    if let Some(name) = &name {
        app.rates.count(Counted::SignIn, visit.address, &name.mac, &app.ring.rate, now)?;
    }
    let found = app.store.read::<_, AppError, _>(|tx| {
        let Some(name) = &name else { return Ok(None) };
        let Some(who) = subject::by_sign_in_name(tx, name)? else { return Ok(None) };
        Ok(account::get(tx, who)?.filter(|a| a.open).map(|a| (who, a)))
    })?;
    let hash = match &found {
        Some((_, row)) => credential(app, row)?,
        None => None,
    };
    let fits = app.passwords.verify(clipped(password), hash.as_deref())?;
    let Some((who, _)) = found.filter(|_| fits) else {
        app.count_anonymous_refusal();
        return Err(refused());
    };
    let tagging = app.ring.journal_key(&app.keys, who)?.ok_or_else(refused)?;
    let draft = Draft::about(who, &tagging, ActorClass::Subject, now, app.entropy.as_ref());
    let token = Token::new(app.secret.as_ref())?;
    let row = session_row(app, visit, who, &token, remember);
    app.store.write::<_, AppError, _>(move |tx| {
        let taken = subject::take(tx, who)?.filter(|t| t.state == "known");
        let open = account::get(tx, who)?.is_some_and(|a| a.open);
        if taken.is_none() || !open {
            return Err(refused());
        }
        session::insert(tx, &row)?;
        Ok(draft.record(tx, Kind::SignIn, None, &[])?)
    })?;
    Ok((token, remember))
}

/// The password hash of an account; `None` when its key is gone.
fn credential(app: &App, row: &AccountRow) -> Result<Option<String>, AppError> {
    let Some(key) = app.ring.compartment(&app.keys, row.compartment)? else { return Ok(None) };
    let item = app.in_force().register.item(CREDENTIAL_ITEM)?;
    let plain = app.ring.unseal(&key, (row.compartment, row.credential_value, item), &row.credential)?;
    let hash = String::from_utf8(plain.to_vec());
    hash.map(Some).map_err(|_| AppError::internal("a password hash is no text"))
}

/// No more of a typed password than is ever hashed.
fn clipped(password: &str) -> &str {
    password.get(..4 * limits::PASSWORD_CHARS_MAX).unwrap_or(password)
}

/// Whether a password is that of a person who is signed in already.
pub(crate) fn password_fits(app: &App, who: SubjectId, password: &str) -> Result<bool, AppError> {
    Ok(account_of(app, who, password)?.is_some())
}

/// The account of a person who is signed in already, if this is its password.
pub(crate) fn account_of(app: &App, who: SubjectId, password: &str) -> Result<Option<AccountRow>, AppError> {
    let row = app.store.read::<_, AppError, _>(|tx| Ok(account::get(tx, who)?))?.filter(|a| a.open);
    let hash = match &row {
        Some(row) => credential(app, row)?,
        None => None,
    };
    let fits = app.passwords.verify(clipped(password), hash.as_deref())?;
    Ok(row.filter(|_| fits))
}

pub(crate) fn session_row(
    app: &App,
    visit: &Visit,
    who: SubjectId,
    token: &Token,
    remember: bool,
) -> SessionRow {
    let now = app.clock.now();
    SessionRow {
        token: token.hash(),
        subject: who,
        host: visit.host.clone(),
        agent: visit.agent_family(),
        remembered: remember,
        created_at: now,
        seen_at: now,
        ends_at: now + life(remember),
    }
}

fn life(remembered: bool) -> SignedDuration {
    if remembered {
        SignedDuration::from_hours(24 * limits::SESSION_REMEMBER_DAYS)
    } else {
        SignedDuration::from_hours(limits::SESSION_IDLE_HOURS)
    }
}

fn view(row: SessionRow, current: &[u8; 32]) -> Session {
    Session {
        subject: row.subject,
        host: row.host,
        agent: row.agent,
        remembered: row.remembered,
        created_at: row.created_at,
        seen_at: row.seen_at,
        ends_at: row.ends_at,
        current: row.token == *current,
        key: hex(&row.token),
    }
}

/// The session of a token, on the host it was opened on. A session that is used lives on: an idle one ends.
///
/// # Errors
/// [`AppError::Internal`].
pub fn session(app: &App, visit: &Visit, token: &SessionToken) -> Result<Option<Session>, AppError> {
    let now = app.clock.now();
    let hash = token.hash();
    let row = app.store.read::<_, AppError, _>(|tx| Ok(session::get(tx, &hash, now)?))?;
    let Some(row) = row.filter(|r| r.host == visit.host) else { return Ok(None) };
    if now.duration_since(row.seen_at) > SignedDuration::from_mins(SEEN_MINUTES) {
        // A remembered session keeps the end it was given; an idle limit moves with use.
        let ends_at = if row.remembered { row.ends_at } else { now + life(false) };
        app.store.write::<_, AppError, _>(move |tx| Ok(session::seen(tx, &hash, now, ends_at)?))?;
    }
    Ok(Some(view(row, &hash)))
}

/// Ends the session of a token.
///
/// # Errors
/// [`AppError::Internal`].
pub fn sign_out(app: &App, token: &SessionToken) -> Result<(), AppError> {
    let hash = token.hash();
    let now = app.clock.now();
    let Some(row) = app.store.read::<_, AppError, _>(|tx| Ok(session::get(tx, &hash, now)?))? else {
        return Ok(());
    };
    end_one(app, row.subject, hash).map(drop)
}

/// A person's sessions, last used first.
///
/// # Errors
/// [`AppError::Internal`].
pub fn sessions(app: &App, who: SubjectId, current: &SessionToken) -> Result<Vec<Session>, AppError> {
    let now = app.clock.now();
    let rows =
        app.store.read::<_, AppError, _>(|tx| Ok(session::of_subject(tx, who, now, limits::PAGE_ROWS)?))?;
    Ok(rows.into_iter().map(|row| view(row, &current.hash())).collect())
}

/// Ends one session of that person.
///
/// # Errors
/// [`AppError::NotFound`] when it is not his.
pub fn end(app: &App, who: SubjectId, key: &str) -> Result<(), AppError> {
    let hash = unhex(key).ok_or(AppError::NotFound)?;
    if end_one(app, who, hash)? { Ok(()) } else { Err(AppError::NotFound) }
}

fn end_one(app: &App, who: SubjectId, hash: [u8; 32]) -> Result<bool, AppError> {
    let draft = about(app, who)?;
    app.store.write::<_, AppError, _>(move |tx| {
        let was = session::delete(tx, &hash, who)?;
        if was {
            draft.record(tx, Kind::SignOut, None, &[])?;
        }
        Ok(was)
    })
}

/// Signs out everywhere.
///
/// # Errors
/// [`AppError::Internal`].
pub fn end_all(app: &App, who: SubjectId) -> Result<(), AppError> {
    let draft = about(app, who)?;
    app.store.write::<_, AppError, _>(move |tx| {
        let ended = session::delete_of(tx, who)?;
        Ok(draft.record(tx, Kind::SessionsEnded, None, &[(Fact::Count, count(ended))])?)
    })
}

/// A draft of an entry about a person, by himself.
pub(crate) fn about(app: &App, who: SubjectId) -> Result<Draft, AppError> {
    about_by(app, who, ActorClass::Subject)
}

/// A draft of an entry about a person.
pub(crate) fn about_by(app: &App, who: SubjectId, actor: ActorClass) -> Result<Draft, AppError> {
    let tagging = app.ring.journal_key(&app.keys, who)?.ok_or(AppError::NotFound)?;
    Ok(Draft::about(who, &tagging, actor, app.clock.now(), app.entropy.as_ref()))
}
