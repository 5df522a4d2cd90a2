//! Proving an address without an account: from the secret link of a record a letter goes to an address in that record, and
//! the press of its button proves that whoever reads there had the link. It opens nothing by itself: it is what joining
//! subjects asks for first.

use jiff::SignedDuration;
use zalog_domain::access::Actor;
use zalog_domain::ids::{JobId, SubjectId, unhex};
use zalog_domain::{ActorClass, Kind, limits};
use zalog_policy::model::Slug;
use zalog_store::tables::job::{self, JobRow};
use zalog_store::tables::subject::ContactRow;
use zalog_store::tables::{contact_proof, record, subject};
use zalog_words::{Arg, Lang, Words, instant};

use crate::edition::InForce;
use crate::rates::Counted;
use crate::{App, AppError, Token, Visit, Who, act, join, letters, sign_in};

/// The job of the letter; its payload is the contact's id.
pub(crate) const JOB: &str = "letter.proof";

/// How a contact is noted to have been proved.
const BY: &str = "letter";

/// Orders the letter to an address of the record. One that is proved already gets none.
///
/// # Errors
/// [`AppError::NotFound`] when it is no e-mail address within reach of the key; [`AppError::TooMany`].
pub fn ask(app: &App, visit: &Visit, who: Who, contact: &[u8; 16]) -> Result<(), AppError> {
    let found = app.store.read::<_, AppError, _>(|tx| {
        let Some((owner, row)) = contact_proof::contact_by_id(tx, contact)? else { return Ok(None) };
        let value = record::value_by_id(tx, row.value)?;
        let reached = value.is_some_and(|v| v.place.subject == who.subject && who.covers(v.place.record));
        Ok((owner == who.subject && row.kind == "email" && reached).then_some(row))
    })?;
    let row = found.ok_or(AppError::NotFound)?;
    if row.proved_at.is_some() {
        return Ok(());
    }
    let now = app.clock.now();
    app.rates.count(Counted::Letter, visit.address, b"", &app.ring.rate, now)?;
    app.rates.count(Counted::Letter, visit.address, &row.id, &app.ring.rate, now)?;
    let (id, payload) = (JobId::new(now, app.entropy.as_ref()), zalog_domain::ids::hex(contact));
    app.store.write::<_, AppError, _>(move |tx| Ok(job::insert(tx, id, JOB, &payload, now)?))?;
    app.ring_bell();
    Ok(())
}

/// Sends the letter; says whether there was still somebody and some reason to send it to.
pub(crate) fn letter(app: &App, job: &JobRow) -> Result<bool, AppError> {
    let Some(contact) = unhex::<16>(&job.payload) else { return Ok(false) };
    let found = app.store.read::<_, AppError, _>(|tx| {
        let Some((who, row)) = contact_proof::contact_by_id(tx, &contact)? else { return Ok(None) };
        let Some(value) = record::value_by_id(tx, row.value)? else { return Ok(None) };
        let record = record::by_id(tx, value.place.record)?;
        Ok(record.map(|record| (who, row, value, record, subject::lang(tx, who))))
    })?;
    let Some((who, row, value, record, lang)) = found else { return Ok(false) };
    let in_force = app.in_force();
    let (Some(purpose), None) = (purpose(&in_force, &record.form), row.proved_at) else { return Ok(false) };
    let draft = match sign_in::about_by(app, who, ActorClass::Engine) {
        Err(AppError::NotFound) => return Ok(false),
        draft => draft?,
    };
    let (now, for_tx) = (draft.at, in_force.clone());
    let opened = app.store.open::<_, AppError, _>(move |tx| {
        act::decide(tx, &for_tx, &Actor::Engine, purpose, who, vec![value.clone()], &draft)
    });
    let (opened, grant) = match opened {
        Err(AppError::NotFound) => return Ok(false),
        opened => opened?,
    };
    if opened.allowed.is_empty() {
        return Ok(false);
    }
    let Some(address) = act::unseal(app, &opened.allowed, grant)?.pop() else { return Ok(false) };

    let token = Token::new(app.secret.as_ref())?;
    let (hash, ends_at) = (token.hash(), now + SignedDuration::from_hours(limits::CONTACT_PROOF_HOURS));
    app.store.write::<_, AppError, _>(move |tx| {
        contact_proof::delete_old(tx, now, limits::PAGE_ROWS)?;
        Ok(contact_proof::insert(tx, &hash, who, &row, now, ends_at)?)
    })?;
    let lang = lang?.as_deref().and_then(Lang::from_code).unwrap_or(app.binding_lang());
    let base = app.url_of_host(&record.host);
    let link = format!("{base}/prove/{}?lang={}", token.as_cookie(), lang.code());
    let (operator, until) = (letters::operator_name(app, lang), instant(lang, ends_at, &app.zone()));
    let args = [("operator", Arg::Text(&operator)), ("link", Arg::Text(&link)), ("until", Arg::Text(&until))];
    let words = Words::of(lang);
    let (title, text) =
        (words.say_with("mail-prove-subject", &args), words.say_with("mail-prove-text", &args));
    letters::send(app, job.id, address.to_string(), title, text)?;
    Ok(true)
}

/// What the address was given for: the letter goes out as long as that purpose may use it.
fn purpose(in_force: &InForce, form: &str) -> Option<zalog_domain::register::PurposeNo> {
    let form = in_force.policy.form(&Slug::new(form).ok()?)?;
    in_force.register.purpose(form.purpose.as_str()).ok()
}

/// A contact that was proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proved {
    /// Whose it is.
    pub subject: SubjectId,
    /// Its id.
    pub contact: [u8; 16],
}

fn found(app: &App, token: &str) -> Result<(SubjectId, ContactRow, Token), AppError> {
    let token = Token::from_cookie(token).ok_or(AppError::Gone)?;
    let now = app.clock.now();
    let row = app.store.read::<_, AppError, _>(|tx| Ok(contact_proof::find(tx, &token.hash(), now)?))?;
    row.map(|(who, contact)| (who, contact, token)).ok_or(AppError::Gone)
}

/// Whether a mailed link still works.
///
/// # Errors
/// [`AppError::Internal`].
pub fn alive(app: &App, token: &str) -> Result<bool, AppError> {
    match found(app, token) {
        Ok(_) => Ok(true),
        Err(AppError::Gone) => Ok(false),
        Err(error) => Err(error),
    }
}

/// The press of the button: the contact is proved, and the link is used up.
///
/// # Errors
/// [`AppError::Gone`] when the link was used, has ended, or the address was changed since.
pub fn prove(app: &App, _visit: &Visit, token: &str) -> Result<Proved, AppError> {
    let (who, contact, token) = found(app, token)?;
    let draft = sign_in::about(app, who).map_err(|_| AppError::Gone)?;
    let hash = token.hash();
    let proved = app.store.write::<_, AppError, _>(move |tx| {
        subject::bump(tx, who)?.ok_or(AppError::Gone)?;
        let still = contact_proof::find(tx, &hash, draft.at)?;
        if !still.is_some_and(|(owner, row)| owner == who && row.id == contact.id) {
            return Err(AppError::Gone);
        }
        contact_proof::delete_of_contact(tx, who, &contact.id)?;
        if contact_proof::proved(tx, &contact.id, BY, draft.at)? {
            draft.record(tx, Kind::ContactProved, None, &[])?;
        }
        Ok(Proved { subject: who, contact: contact.id })
    })?;
    join::quietly(app, who);
    Ok(proved)
}
