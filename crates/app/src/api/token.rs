//! Tokens of the API. A token is 32 random bytes, shown once; its SHA-256 is stored, with the purposes it names and its end.
//! What a token may do is looked up anew every few seconds: a revocation in another process is heard that soon.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use jiff::{SignedDuration, Timestamp};
use zalog_domain::register::PurposeNo;
use zalog_domain::{ActorClass, Fact, Kind, limits};
use zalog_policy::model::Slug;
use zalog_store::tables::api_token::{self, TokenRow};

use super::ApiError;
use crate::journal::{Draft, count};
use crate::{App, AppError, Refused, Token};

/// What every token begins with: whoever finds one in a file sees what it is.
pub const PREFIX: &str = "zalog_";

/// Who calls.
#[derive(Clone)]
pub struct Caller {
    /// What the operator calls the token.
    pub name: String,
    /// SHA-256 of the token.
    pub(crate) hash: [u8; 32],
    /// The purposes it names that are declared today.
    purposes: BTreeSet<Slug>,
    pub(crate) numbers: BTreeSet<PurposeNo>,
    ends_at: Timestamp,
}

impl Caller {
    /// Whether the token names a purpose.
    #[must_use]
    pub fn names(&self, purpose: &Slug) -> bool {
        self.purposes.contains(purpose)
    }

    /// Refuses a call for purposes that the token does not name.
    pub(crate) fn must_name<'a>(&self, purposes: impl IntoIterator<Item = &'a Slug>) -> Result<(), ApiError> {
        let missing: Vec<Slug> = purposes.into_iter().filter(|p| !self.names(p)).cloned().collect();
        if missing.is_empty() { Ok(()) } else { Err(ApiError::PurposeNotNamed(missing)) }
    }
}

/// Callers by the hash of their token, each with the instant it was looked up.
type Known = HashMap<[u8; 32], (Timestamp, Arc<Caller>)>;

/// The tokens looked up lately, and the calls of this minute.
#[derive(Default)]
pub(crate) struct Tokens {
    known: RwLock<Known>,
    calls: Mutex<(i64, HashMap<[u8; 32], u32>)>,
}

impl Tokens {
    fn get(&self, hash: &[u8; 32], now: Timestamp) -> Option<Arc<Caller>> {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        let (since, caller) = known.get(hash)?;
        let age = now.duration_since(*since);
        let fresh = !age.is_negative() && age < SignedDuration::from_secs(limits::API_TOKEN_CACHE_SECONDS);
        fresh.then(|| Arc::clone(caller))
    }

    fn put(&self, caller: &Arc<Caller>, now: Timestamp) {
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        known.insert(caller.hash, (now, Arc::clone(caller)));
    }

    fn forget(&self) {
        self.known.write().unwrap_or_else(PoisonError::into_inner).clear();
    }

    fn count(&self, hash: &[u8; 32], factor: u32, now: Timestamp) -> Result<(), AppError> {
        let minute = now.as_second().div_euclid(60);
        let mut calls = self.calls.lock().unwrap_or_else(PoisonError::into_inner);
        if calls.0 != minute {
            *calls = (minute, HashMap::new());
        }
        let count = calls.1.entry(*hash).or_insert(0);
        *count = count.saturating_add(1);
        let most = limits::API_CALLS_PER_MINUTE.saturating_mul(factor.max(1));
        if *count > most { Err(AppError::TooMany) } else { Ok(()) }
    }
}

/// Lets a call in by what stands after `Bearer`.
///
/// # Errors
/// [`ApiError::Token`] for a token that is unknown, revoked or ended; [`AppError::TooMany`].
pub fn authorise(app: &App, text: &str) -> Result<Arc<Caller>, ApiError> {
    let now = app.clock.now();
    let refused = || {
        app.count_anonymous_refusal();
        ApiError::Token
    };
    let token = text.strip_prefix(PREFIX).and_then(Token::from_cookie).ok_or_else(refused)?;
    let hash = token.hash();
    let caller = match app.tokens.get(&hash, now) {
        Some(caller) => caller,
        None => {
            let row = app.store.read::<_, AppError, _>(|tx| Ok(api_token::by_hash(tx, &hash)?))?;
            let row = row.filter(|row| row.active && row.ends_at > now).ok_or_else(refused)?;
            let caller = Arc::new(caller(app, row));
            app.tokens.put(&caller, now);
            caller
        }
    };
    if caller.ends_at <= now {
        return Err(refused());
    }
    app.tokens.count(&hash, app.settings.rate_factor, now)?;
    Ok(caller)
}

fn caller(app: &App, row: TokenRow) -> Caller {
    let in_force = app.in_force();
    let declared =
        |slug: &String| Slug::new(slug).ok().filter(|slug| in_force.policy.purpose(slug).is_some());
    let purposes: BTreeSet<Slug> = row.purposes.iter().filter_map(declared).collect();
    let number = |slug: &Slug| in_force.register.purpose(slug.as_str()).ok();
    Caller {
        name: row.name,
        hash: row.token,
        numbers: purposes.iter().filter_map(number).collect(),
        purposes,
        ends_at: row.ends_at,
    }
}

/// A token, for its owner: never the token itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenView {
    /// What the operator calls it.
    pub name: String,
    /// The purposes it names.
    pub purposes: Vec<String>,
    /// `active`, `ended` or `revoked`.
    pub state: &'static str,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it ends by itself.
    pub ends_at: Timestamp,
}

/// Makes a token and gives it out, this once. A purpose is named by its slug or as the declaration spells it. Without `days`
/// the token lives for a year.
///
/// # Errors
/// [`AppError::Refused`]: `token-name`, `token-name-taken`, `token-purposes`, `token-days`, `purpose-undeclared`.
pub fn add(app: &App, name: &str, purposes: &[String], days: Option<i64>) -> Result<String, AppError> {
    let refused = |key| Err(AppError::Refused(Refused::form(key)));
    if Slug::new(name).is_err() {
        return refused("token-name");
    }
    let in_force = app.in_force();
    // By slug, or as the declaration spells it.
    let slug = |text: &String| {
        let found = in_force.policy.purposes.iter().find(|p| p.slug.as_str() == text || p.name == *text);
        found.map(|p| p.slug.to_string())
    };
    let Some(named) = purposes.iter().map(slug).collect::<Option<BTreeSet<String>>>() else {
        return refused("purpose-undeclared");
    };
    if named.is_empty() || named.len() > limits::API_TOKEN_PURPOSES {
        return refused("token-purposes");
    }
    let days = days.unwrap_or(limits::API_TOKEN_DAYS);
    if !(1..=limits::API_TOKEN_DAYS_MAX).contains(&days) {
        return refused("token-days");
    }
    let token = Token::new(app.secret.as_ref())?;
    let now = app.clock.now();
    let row = TokenRow {
        token: token.hash(),
        name: name.to_owned(),
        purposes: named.into_iter().collect(),
        active: true,
        created_at: now,
        ends_at: now + SignedDuration::from_hours(24 * days),
    };
    let draft = Draft::new(ActorClass::Operator, now, app.entropy.as_ref());
    app.store.write::<_, AppError, _>(move |tx| {
        if api_token::by_name(tx, &row.name)?.is_some() {
            return Err(AppError::Refused(Refused::form("token-name-taken")));
        }
        api_token::insert(tx, &row)?;
        Ok(draft.record(tx, Kind::TokenCreated, None, &[(Fact::Count, count(row.purposes.len()))])?)
    })?;
    Ok(format!("{PREFIX}{}", token.as_cookie()))
}

/// All tokens, oldest first.
///
/// # Errors
/// [`AppError::Internal`].
pub fn list(app: &App) -> Result<Vec<TokenView>, AppError> {
    let now = app.clock.now();
    let rows = app.store.read::<_, AppError, _>(|tx| Ok(api_token::list(tx, limits::BATCH_ROWS)?))?;
    let state = |row: &TokenRow| match (row.active, row.ends_at > now) {
        (false, _) => "revoked",
        (true, false) => "ended",
        (true, true) => "active",
    };
    Ok(rows
        .into_iter()
        .map(|row| TokenView {
            state: state(&row),
            name: row.name,
            purposes: row.purposes,
            created_at: row.created_at,
            ends_at: row.ends_at,
        })
        .collect())
}

/// Revokes a token by its name. Doing it again changes nothing.
///
/// # Errors
/// [`AppError::NotFound`].
pub fn revoke(app: &App, name: &str) -> Result<(), AppError> {
    let draft = Draft::new(ActorClass::Operator, app.clock.now(), app.entropy.as_ref());
    let name = name.to_owned();
    app.store.write::<_, AppError, _>(move |tx| {
        api_token::by_name(tx, &name)?.ok_or(AppError::NotFound)?;
        if api_token::revoke(tx, &name)? {
            draft.record(tx, Kind::TokenRevoked, None, &[])?;
        }
        Ok(())
    })?;
    app.tokens.forget();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_that_calls_too_often_waits_for_the_next_minute_and_others_do_not() {
        let tokens = Tokens::default();
        let now = Timestamp::from_second(60_000_000).unwrap();
        for _ in 0..limits::API_CALLS_PER_MINUTE {
            tokens.count(&[1; 32], 1, now).unwrap();
        }
        assert!(matches!(tokens.count(&[1; 32], 1, now), Err(AppError::TooMany)));
        assert!(tokens.count(&[2; 32], 1, now).is_ok());
        assert!(tokens.count(&[1; 32], 1, now + SignedDuration::from_secs(60)).is_ok());
    }
}
