//! The password: changed in the cabinet with the one before, which a letter tells of, or set by a mailed link.

use zalog_domain::ids::{JobId, SubjectId, ValueId, hex, unhex};
use zalog_domain::{Fact, Kind, input, limits};
use zalog_store::tables::job::{self, JobRow};
use zalog_store::tables::{account, contact_proof, pending, session, subject};
use zalog_words::Arg;

use super::{confirmed, letter};
use crate::journal::count;
use crate::{App, AppError, Refused, SessionToken, Visit, cabinet, sign_in};

/// The job of the letter that tells of the change; its payload is the id of the contact to sign in by.
pub(crate) const JOB: &str = "letter.password";

/// What lets a person set a password.
#[derive(Clone, Copy)]
pub(crate) enum By {
    /// The one before, typed anew in a session, which stays: hash of its token, and the value that was compared.
    Present([u8; 32], ValueId),
    /// A mailed link: hash of its token.
    Link([u8; 32]),
}

/// Changes the password of a person who is signed in and types the present one. Every other session ends, and so does every
/// link for a new password; a letter tells of it.
///
/// # Errors
/// [`AppError::Refused`] for a wrong present password (`password`) or one that cannot be taken (`new-password`);
/// [`AppError::TooMany`].
pub fn change(
    app: &App,
    visit: &Visit,
    who: SubjectId,
    session: &SessionToken,
    present: &str,
    new: &str,
) -> Result<(), AppError> {
    let account = confirmed(app, visit, who, present)?;
    acceptable("new-password", new)?;
    set(app, who, new, By::Present(session.hash(), account.credential_value))?;
    app.ring_bell();
    Ok(())
}

/// Whether a password can be taken.
pub(crate) fn acceptable(field: &str, password: &str) -> Result<(), AppError> {
    input::password(password).map_err(|error| {
        let mut refused = Refused::default();
        refused.field(field, error);
        AppError::Refused(refused)
    })
}

/// Seals the hash of a password where the account lies, and ends what the one before let in.
pub(crate) fn set(app: &App, who: SubjectId, password: &str, by: By) -> Result<(), AppError> {
    let hash = app.passwords.hash(password, app.secret.as_ref())?;
    let item = app.in_force().register.item(sign_in::CREDENTIAL_ITEM)?;
    for _ in 0..limits::WRITE_RETRIES {
        let found = app.store.read::<_, AppError, _>(|tx| Ok(account::get(tx, who)?))?;
        let account = found.filter(|a| a.open).ok_or(AppError::Gone)?;
        let key = app.ring.compartment(&app.keys, account.compartment)?.ok_or(AppError::Gone)?;
        let value = ValueId::new(app.entropy.as_ref());
        let place = (account.compartment, value, item);
        let sealed = app.ring.seal(&key, place, hash.as_bytes(), app.secret.as_ref())?;
        let draft = sign_in::about(app, who)?;
        let letter = JobId::new(draft.at, app.entropy.as_ref());
        let done = app.store.write::<_, AppError, _>(move |tx| {
            subject::bump(tx, who)?.ok_or(AppError::Gone)?;
            let now = account::get(tx, who)?.ok_or(AppError::Gone)?;
            match by {
                By::Link(token) if pending::recovery(tx, &token, draft.at)? != Some(who) => {
                    return Err(AppError::Gone);
                }
                // Somebody else set another meanwhile: the one that was typed is the present one no more.
                By::Present(_, compared) if now.credential_value != compared => return Err(AppError::Gone),
                _ => {}
            }
            if now.compartment != account.compartment {
                return Ok(false);
            }
            pending::delete_recovery_of(tx, who)?;
            account::set_credential(tx, who, &sealed, value)?;
            let ended = match by {
                By::Present(session, _) => session::delete_others(tx, who, &session)?,
                By::Link(_) => session::delete_of(tx, who)?,
            };
            // Whoever came by a mailed link reads that mailbox already.
            let login = subject::contacts(tx, who)?.into_iter().find(cabinet::signs_in);
            if let (By::Present(..), Some(contact)) = (by, login) {
                job::insert(tx, letter, JOB, &hex(&contact.id), draft.at)?;
            }
            draft.record(tx, Kind::PasswordSet, None, &[(Fact::Count, count(ended))])?;
            Ok(true)
        })?;
        if done {
            return Ok(());
        }
    }
    Err(AppError::Busy)
}

/// Sends the letter; says whether there was still somebody to tell.
pub(crate) fn letter(app: &App, job: &JobRow) -> Result<bool, AppError> {
    let Some(contact) = unhex::<16>(&job.payload) else { return Ok(false) };
    let found = app.store.read::<_, AppError, _>(|tx| Ok(contact_proof::contact_by_id(tx, &contact)?))?;
    let Some((who, _)) = found else { return Ok(false) };
    let Some(owner) = letter::owner(app, who)? else { return Ok(false) };
    let link = format!("{}/recover?lang={}", owner.base, owner.lang.code());
    owner.tell(app, job.id, "mail-password", &[("link", Arg::Text(&link))])?;
    Ok(true)
}
