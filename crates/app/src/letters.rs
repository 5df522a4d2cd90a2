//! Letters: rendered when they are sent, from ids the job carries. A failed one is tried again, later and later, then shown
//! to staff.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zalog_domain::ids::{CaseId, JobId, PendingId};
use zalog_domain::{ActorClass, Fact, Kind, limits};
use zalog_store::faults;
use zalog_store::tables::job::{self, JobRow};
use zalog_store::tables::{account, case, pending, staff, subject};
use zalog_words::{Arg, Lang, Words, instant};

use crate::account::{address, password};
use crate::collect::look_up;
use crate::journal::Draft;
use crate::mail::Letter;
use crate::registration::{self, Waiting};
use crate::{App, AppError, Token, cabinet, contact_proof, notice, recovery};

/// What became of a job.
enum Outcome {
    Sent(u32),
    /// What it was for is gone: nothing to send.
    Dropped,
}

/// Numbers of letters in entries.
const CONFIRM: u32 = 1;
const KNOWN: u32 = 2;
const RECOVER: u32 = 3;
const UNKNOWN: u32 = 4;
const CASE: u32 = 5;
const PROOF: u32 = 6;
const NOTICE: u32 = 7;
const ADDRESS: u32 = 8;
const PASSWORD: u32 = 9;
pub(crate) const DELETED: u32 = 10;

/// Runs the jobs that may run; returns how many there were.
///
/// # Errors
/// [`AppError::Internal`] when the store fails; a job's own failure is kept with the job.
pub fn run(app: &App) -> Result<usize, AppError> {
    let now = app.clock.now();
    let ready = app.store.read::<_, AppError, _>(|tx| Ok(job::ready(tx, now, limits::BATCH_ROWS)?))?;
    let count = ready.len();
    for row in ready {
        let claimed = row.clone();
        let until = now + SignedDuration::from_secs(limits::LEASE_SECONDS * 6);
        if app.store.write::<_, AppError, _>(move |tx| Ok(job::claim(tx, &claimed, until)?))? {
            let outcome = one(app, &row);
            app.store.pass(faults::LETTER_OUT);
            settle(app, &row, outcome, now)?;
        }
    }
    Ok(count)
}

fn settle(
    app: &App,
    row: &JobRow,
    outcome: Result<Outcome, AppError>,
    now: Timestamp,
) -> Result<(), AppError> {
    let draft = Draft::new(ActorClass::Engine, now, app.entropy.as_ref());
    let (id, tries) = (row.id, row.tries + 1);
    let notice = notice::End::of(app, row)?;
    if let Err(error) = &outcome {
        tracing::warn!(job = %id.hex(), kind = %row.kind, tries, code = error.code(), %error, "job.failed");
    }
    let failed = outcome.as_ref().err().map(|e| e.code());
    app.store.write::<_, AppError, _>(move |tx| {
        match (&outcome, failed) {
            (Ok(Outcome::Sent(letter)), _) => {
                job::finish(tx, id, "done", None)?;
                notice.as_ref().map_or(Ok(()), |end| end.sent(tx))?;
                draft.record(tx, Kind::LetterSent, None, &[(Fact::Letter, *letter)])?;
            }
            (Ok(Outcome::Dropped), _) => {
                job::finish(tx, id, "dropped", None)?;
                notice.as_ref().map_or(Ok(()), |end| end.unsent(tx, "dropped"))?;
                draft.record(tx, Kind::LetterDropped, None, &[])?;
            }
            (Err(_), Some(code)) if tries < limits::JOB_TRIES => {
                let wait = limits::JOB_RETRY_SECONDS << (tries - 1).clamp(0, 12);
                job::retry(tx, id, now + SignedDuration::from_secs(wait), code)?;
            }
            (Err(_), code) => {
                job::finish(tx, id, "failed", code)?;
                notice.as_ref().map_or(Ok(()), |end| end.unsent(tx, "failed"))?;
                draft.record(tx, Kind::JobFailed, None, &[])?;
            }
        }
        Ok(())
    })
}

fn one(app: &App, row: &JobRow) -> Result<Outcome, AppError> {
    match row.kind.as_str() {
        "letter.waiting" => waiting(app, row),
        WRITTEN => written(app, row),
        "letter.case" => case_opened(app, row),
        contact_proof::JOB if contact_proof::letter(app, row)? => Ok(Outcome::Sent(PROOF)),
        contact_proof::JOB => Ok(Outcome::Dropped),
        notice::JOB if notice::letter(app, row)? => Ok(Outcome::Sent(NOTICE)),
        notice::JOB => Ok(Outcome::Dropped),
        password::JOB if password::letter(app, row)? => Ok(Outcome::Sent(PASSWORD)),
        password::JOB => Ok(Outcome::Dropped),
        _ => Err(AppError::internal("a job of an unknown kind")),
    }
}

pub(crate) fn operator_name(app: &App, lang: Lang) -> String {
    let policy = app.policy();
    policy.operator.short.as_ref().unwrap_or(&policy.operator.name).text(lang).to_owned()
}

/// Sends a letter of a job.
pub(crate) fn send(app: &App, job: JobId, to: String, subject: String, text: String) -> Result<(), AppError> {
    let id = message_id(job, &to, &text, &app.settings.mail_from);
    let letter = Letter { id, at: app.clock.now(), to, subject, text, operator: app.slug().to_owned() };
    app.mailer.send(&app.settings.mail_from, letter)
}

/// The job may run twice, if the program dies after a letter is out and before that is written down. The same letter then has
/// the same name; one with a fresh link is another letter, because the link before it leads nowhere any more.
fn message_id(job: JobId, to: &str, text: &str, from: &str) -> String {
    let mut hash = Sha256::new();
    for part in [job.as_bytes().as_slice(), to.as_bytes(), text.as_bytes()] {
        hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(part);
    }
    let name = hash.finalize().iter().take(16).fold(String::new(), |name, byte| format!("{name}{byte:02x}"));
    let domain = from.rsplit('@').next().unwrap_or_default().trim_end_matches('>');
    format!("{name}@{domain}")
}

/// One letter to whoever typed the address: a link, or word that there is (or is not) an account already.
fn waiting(app: &App, row: &JobRow) -> Result<Outcome, AppError> {
    let Some(id) = PendingId::from_hex(&row.payload) else { return Ok(Outcome::Dropped) };
    let Some(found) = app.store.read::<_, AppError, _>(|tx| Ok(pending::by_id(tx, id)?))? else {
        return Ok(Outcome::Dropped);
    };
    // Its term may be over before the sweep has come by: what has ended is not opened for a letter.
    if found.ends_at <= app.clock.now() {
        return Ok(Outcome::Dropped);
    }
    let Some(what) = registration::unseal(app, &found)? else { return Ok(Outcome::Dropped) };
    let lang = Lang::from_code(&found.lang).unwrap_or(app.binding_lang());
    let (email, base) = match &what {
        Waiting::Registration { email, base, .. } | Waiting::Recovery { email, base } => {
            (email.clone(), base.clone())
        }
        Waiting::Address { email, base } => {
            let sent = address::letters(app, row.id, &found, email, base)?;
            return Ok(if sent { Outcome::Sent(ADDRESS) } else { Outcome::Dropped });
        }
    };
    let name = look_up(app, "email", email.as_bytes());
    let who = app.store.read::<_, AppError, _>(|tx| {
        let Some(who) = subject::by_sign_in_name(tx, &name)? else { return Ok(None) };
        Ok(account::get(tx, who)?.filter(|a| a.open).map(|_| who))
    })?;
    let words = Words::of(lang);
    let operator = operator_name(app, lang);
    let until = instant(lang, found.ends_at, &app.zone());
    let say = |key: &str, link: &str| {
        words.say_with(
            key,
            &[("operator", Arg::Text(&operator)), ("link", Arg::Text(link)), ("until", Arg::Text(&until))],
        )
    };
    let (number, subject_line, text) = match (&what, who) {
        (Waiting::Registration { .. }, None) => {
            let token = Token::new(app.secret.as_ref())?;
            let hash = token.hash();
            if !app.store.write::<_, AppError, _>(move |tx| Ok(pending::set_token(tx, id, &hash)?))? {
                return Ok(Outcome::Dropped);
            }
            let link = format!("{base}/register/confirm/{}?lang={}", token.as_cookie(), lang.code());
            (CONFIRM, say("mail-confirm-subject", ""), say("mail-confirm-text", &link))
        }
        (Waiting::Registration { .. }, Some(_)) => {
            let link = format!("{base}/sign-in?lang={}", lang.code());
            (KNOWN, say("mail-known-subject", ""), say("mail-known-text", &link))
        }
        (Waiting::Recovery { .. } | Waiting::Address { .. }, Some(who)) => {
            let token = recovery::link(app, who)?;
            let link = format!("{base}/recover/{}?lang={}", token.as_cookie(), lang.code());
            (RECOVER, say("mail-recover-subject", ""), say("mail-recover-text", &link))
        }
        (Waiting::Recovery { .. } | Waiting::Address { .. }, None) => {
            let link = format!("{base}/register?lang={}", lang.code());
            (UNKNOWN, say("mail-unknown-subject", ""), say("mail-unknown-text", &link))
        }
    };
    send(app, row.id, email, subject_line, text)?;
    if number != CONFIRM {
        app.store.write::<_, AppError, _>(move |tx| Ok(pending::delete(tx, id)?))?;
    }
    Ok(Outcome::Sent(number))
}

/// A letter written beforehand, because its address and what it tells of are gone by the time it leaves. It waits sealed in a
/// bucket, and no longer than that lives.
#[derive(Serialize, Deserialize)]
pub(crate) struct Written {
    /// The address it goes to.
    pub email: String,
    /// Subject line.
    pub subject: String,
    /// Text.
    pub text: String,
}

/// The job of a letter written beforehand; its payload is the id of what waits.
pub(crate) const WRITTEN: &str = "letter.written";

fn written(app: &App, row: &JobRow) -> Result<Outcome, AppError> {
    let Some(id) = PendingId::from_hex(&row.payload) else { return Ok(Outcome::Dropped) };
    let found = app.store.read::<_, AppError, _>(|tx| Ok(pending::by_id(tx, id)?))?;
    let Some(found) = found.filter(|found| found.ends_at > app.clock.now()) else {
        return Ok(Outcome::Dropped);
    };
    let Some(Written { email, subject, text }) = registration::unseal(app, &found)? else {
        return Ok(Outcome::Dropped);
    };
    send(app, row.id, email, subject, text)?;
    app.store.write::<_, AppError, _>(move |tx| Ok(pending::delete(tx, id)?))?;
    Ok(Outcome::Sent(DELETED))
}

/// Tells the role of a new case: its number and a link, no personal data.
fn case_opened(app: &App, row: &JobRow) -> Result<Outcome, AppError> {
    let Some(id) = CaseId::from_hex(&row.payload) else { return Ok(Outcome::Dropped) };
    let (found, members) =
        app.store.read::<_, AppError, _>(|tx| Ok((case::by_id(tx, id)?, staff::list(tx)?)))?;
    let Some(found) = found else { return Ok(Outcome::Dropped) };
    let lang = app.binding_lang();
    let words = Words::of(lang);
    let number = cabinet::grouped(&found.number);
    let link = format!("{}/staff/cases/{number}", app.url_of_host(&found.host));
    let operator = operator_name(app, lang);
    let args =
        [("number", Arg::Text(&number)), ("link", Arg::Text(&link)), ("operator", Arg::Text(&operator))];
    let told = members.into_iter().filter(|m| found.role.is_empty() || m.roles.contains(&found.role));
    let mut sent = 0;
    for member in told {
        send(
            app,
            row.id,
            member.login,
            words.say_with("mail-case-subject", &args),
            words.say_with("mail-case-text", &args),
        )?;
        sent += 1;
    }
    if sent == 0 { Ok(Outcome::Dropped) } else { Ok(Outcome::Sent(CASE)) }
}
