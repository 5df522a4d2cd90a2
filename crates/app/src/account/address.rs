//! Another address to sign in by. The new one waits, sealed under the person's own key, until whoever reads there presses the
//! button of the letter: then sign-in name, contact and proof are swapped in one commit, and the old value is destroyed as any
//! corrected one. Until the press nothing changes; what is not pressed is destroyed, key and all, when its time is over.
//!
//! Whatever address is typed, the answer is the same: one that already has an account gets a letter that says so.

use jiff::SignedDuration;
use zalog_domain::ids::{CompartmentId, JobId, OperationId, PendingId, SubjectId, ValueId};
use zalog_domain::input::InputError;
use zalog_domain::{Kind, contact, limits};
use zalog_store::Tx;
use zalog_store::tables::pending::{self, PendingRow};
use zalog_store::tables::subject::{self, CompartmentRow};
use zalog_store::tables::{account, job, operation, tombstone};
use zalog_words::{Arg, Lang, instant};

use super::{confirmed, letter, wrong};
use crate::collect::look_up;
use crate::correct::Swap;
use crate::destroy::order::{self, Going};
use crate::destroy::{self, Reason};
use crate::journal::Draft;
use crate::rates::Counted;
use crate::registration::{self, BLOB_ITEM, Waiting};
use crate::{App, AppError, Refused, Token, Visit, Who, correct, edition, join, sign_in};

/// Orders the letters: a link to the new address, a notice to the present one.
///
/// # Errors
/// [`AppError::Refused`] for a wrong present password (`password`), for what is no address or the present one (`email`);
/// [`AppError::TooMany`].
pub fn ask(
    app: &App,
    visit: &Visit,
    who: SubjectId,
    operation: OperationId,
    email: &str,
    password: &str,
) -> Result<(), AppError> {
    confirmed(app, visit, who, password)?;
    let Some(normal) = contact::email(email) else {
        let mut refused = Refused::default();
        refused.field("email", InputError::Email);
        return Err(AppError::Refused(refused));
    };
    let now = app.clock.now();
    let name = look_up(app, "email", normal.as_bytes());
    if app.store.read::<_, AppError, _>(|tx| Ok(subject::by_sign_in_name(tx, &name)?))? == Some(who) {
        return Err(wrong("email", "address-same"));
    }
    app.rates.count(Counted::Letter, visit.address, b"", &app.ring.rate, now)?;
    app.rates.count(Counted::Letter, visit.address, normal.as_bytes(), &app.ring.rate, now)?;
    let what = Waiting::Address { email: normal.into_text(), base: app.public_url(&visit.site) };
    wait(app, visit, who, operation, &what)
}

/// Seals the new address in a compartment of its own under the person's key, which ends with the time of the letter.
fn wait(
    app: &App,
    visit: &Visit,
    who: SubjectId,
    operation: OperationId,
    what: &Waiting,
) -> Result<(), AppError> {
    let (now, entropy, secret) = (app.clock.now(), app.entropy.as_ref(), app.secret.as_ref());
    let above = app.ring.subject(&app.keys, who)?.ok_or(AppError::NotSignedIn)?;
    let (id, compartment) = (PendingId::new(now, entropy), CompartmentId::new(entropy));
    let (key, wrapped) = app.ring.new_compartment(compartment, who, &above, secret)?;
    let item = app.in_force().register.item(BLOB_ITEM)?;
    let plain = zalog_vault::Zeroizing::new(serde_json::to_vec(what)?);
    let place = (compartment, ValueId::from_bytes(*id.as_bytes()), item);
    let sealed = app.ring.seal(&key, place, &plain, secret)?;
    let ends_at = now + SignedDuration::from_hours(limits::REGISTRATION_BUCKET_HOURS);
    let (host, lang) = (visit.host.clone(), visit.lang.code().to_owned());
    let row =
        PendingRow { id, compartment, sealed, host, lang, created_at: now, ends_at, subject: Some(who) };
    let lies = CompartmentRow {
        id: compartment,
        subject: Some(who),
        kind: "proof".to_owned(),
        key_generation: app.ring.current()?.generation(),
        opened_at: now,
        ends_at: Some(ends_at),
        state: "live".to_owned(),
    };
    app.keys.put_keys(None, vec![wrapped], now)?;
    let (draft, replaced) = (sign_in::about(app, who)?, sign_in::about(app, who)?);
    let letter = JobId::new(now, entropy);
    let stones = app.store.write::<_, AppError, _>(move |tx| {
        if operation::result(tx, operation, "address")?.is_some() {
            return Ok(Vec::new());
        }
        subject::take(tx, who)?.filter(|s| s.state == "known").ok_or(AppError::NotSignedIn)?;
        account::get(tx, who)?.filter(|a| a.open).ok_or(AppError::NotSignedIn)?;
        operation::done(tx, operation, "address", "", now)?;
        // One wish at a time: the letter before leads nowhere from now on.
        let before = taken(tx, who)?;
        let stones = order::compartments(tx, who, &before, Reason::Corrected, None, &replaced)?;
        subject::insert_compartment(tx, &lies)?;
        pending::insert(tx, &row)?;
        job::insert(tx, letter, "letter.waiting", &id.hex(), now)?;
        draft.record(tx, Kind::AddressAsked, None, &[])?;
        Ok(stones)
    })?;
    destroy::keys(app, &stones)?;
    app.ring_bell();
    Ok(())
}

/// Takes what waits of a person away, and says which compartments go with it.
fn taken(tx: &mut dyn Tx, who: SubjectId) -> Result<Vec<Going>, AppError> {
    let mut going = Vec::new();
    for row in pending::of_subject(tx, who)? {
        pending::delete(tx, row.id)?;
        if !tombstone::ordered(tx, row.compartment.as_bytes())? {
            going.push(Going { compartment: row.compartment, record: None });
        }
    }
    Ok(going)
}

/// Sends both letters; says whether there was still somebody to write to. The present address is told first: the link leaves
/// only after that. One that takes no letters any more must not hold its owner in.
pub(crate) fn letters(
    app: &App,
    job: JobId,
    row: &PendingRow,
    email: &str,
    base: &str,
) -> Result<bool, AppError> {
    let Some(who) = row.subject else { return Ok(false) };
    let Some(owner) = letter::owner(app, who)? else { return Ok(false) };
    let until = instant(owner.lang, row.ends_at, &app.zone());
    let recover = format!("{}/recover?lang={}", owner.base, owner.lang.code());
    let told = [("link", Arg::Text(&recover)), ("until", Arg::Text(&until))];
    if let Err(error) = owner.tell(app, job, "mail-address-present", &told) {
        tracing::warn!(code = error.code(), %error, "letter.present_address_failed");
    }
    let name = look_up(app, "email", email.as_bytes());
    let known = app.store.read::<_, AppError, _>(|tx| Ok(subject::by_sign_in_name(tx, &name)?))?.is_some();
    let lang = Lang::from_code(&row.lang).unwrap_or(app.binding_lang());
    let until = instant(lang, row.ends_at, &app.zone());
    let reader =
        letter::Owner { address: zalog_vault::Zeroizing::new(email.to_owned()), lang, base: base.to_owned() };
    if known {
        let link = format!("{base}/sign-in?lang={}", lang.code());
        reader.tell(app, job, "mail-address-known", &[("link", Arg::Text(&link))])?;
        return Ok(true);
    }
    let (token, id) = (Token::new(app.secret.as_ref())?, row.id);
    let hash = token.hash();
    if !app.store.write::<_, AppError, _>(move |tx| Ok(pending::set_token(tx, id, &hash)?))? {
        return Ok(false);
    }
    let link = format!("{base}/address/{}?lang={}", token.as_cookie(), lang.code());
    reader.tell(app, job, "mail-address", &[("link", Arg::Text(&link)), ("until", Arg::Text(&until))])?;
    Ok(true)
}

/// Until when a new address waits for its press, if one does.
///
/// # Errors
/// [`AppError::Internal`].
pub fn waiting(app: &App, who: SubjectId) -> Result<Option<jiff::Timestamp>, AppError> {
    let now = app.clock.now();
    let rows = app.store.read::<_, AppError, _>(|tx| Ok(pending::of_subject(tx, who)?))?;
    Ok(rows.iter().map(|row| row.ends_at).filter(|ends| *ends > now).max())
}

fn found(app: &App, token: &str) -> Result<Option<(SubjectId, PendingRow)>, AppError> {
    let Some(token) = Token::from_cookie(token) else { return Ok(None) };
    let now = app.clock.now();
    let row = app.store.read::<_, AppError, _>(|tx| Ok(pending::by_token(tx, &token.hash())?))?;
    Ok(row.filter(|row| row.ends_at > now).and_then(|row| Some((row.subject?, row))))
}

/// Whether a mailed link still works. Changes nothing.
///
/// # Errors
/// [`AppError::Internal`].
pub fn alive(app: &App, token: &str) -> Result<bool, AppError> {
    Ok(found(app, token)?.is_some())
}

/// The press of the button: from this commit on the new address signs in and the old one does not. Returns when the key of the
/// old value is destroyed.
///
/// # Errors
/// [`AppError::Gone`] when the link was used or has ended, or somebody else has the address by now.
pub fn complete(app: &App, token: &str) -> Result<(), AppError> {
    for _ in 0..limits::WRITE_RETRIES {
        let (who, row) = found(app, token)?.ok_or(AppError::Gone)?;
        let Some(Waiting::Address { email, .. }) = registration::unseal(app, &row)? else {
            return Err(AppError::Gone);
        };
        edition::person(app, who)?;
        let account = app.store.read::<_, AppError, _>(|tx| Ok(account::get(tx, who)?))?;
        let account = account.filter(|a| a.open).ok_or(AppError::Gone)?;
        let proved: Draft = sign_in::about(app, who)?;
        let swap = Swap { waiting: row.id, lies: row.compartment, proved };
        match correct::sign_in_address(app, Who::account(who), account.record, &email, swap) {
            Ok(None) => {}
            Ok(Some(stones)) => {
                destroy::keys(app, &stones)?;
                app.ring_bell();
                join::quietly(app, who);
                return Ok(());
            }
            Err(error) if error.is_taken() => return Err(AppError::Gone),
            Err(error) => return Err(error),
        }
    }
    Err(AppError::Busy)
}
