//! Two subjects that turn out to be one person: joined by proof of a contact, or by staff with an entry; never because an
//! address looks the same. What hangs on the one is handed over to the other, and the one's key is destroyed.

use jiff::SignedDuration;
use zalog_domain::ids::SubjectId;
use zalog_domain::{ActorClass, Kind, limits};
use zalog_store::faults;
use zalog_store::tables::subject::{self, BlindKey};
use zalog_store::tables::tombstone::TombstoneRow;
use zalog_store::tables::{account, ground, heir};

use crate::destroy::{self, Reason, order};
use crate::staff::Member;
use crate::{App, AppError, Refused, Who, edition, sign_in};

/// The engine's purpose whose roles may join two subjects.
const REQUESTS: &str = "requests";

/// Whether the record of a secret link may be taken into an account: its subject has no account of its own, and a contact
/// that was typed with it is one the account has *proved*.
///
/// # Errors
/// [`AppError::Internal`].
pub fn offered(app: &App, account: SubjectId, link: Who) -> Result<bool, AppError> {
    if account == link.subject {
        return Ok(false);
    }
    app.store.read(|tx| {
        let own = account::get(tx, account)?.is_some_and(|a| a.open);
        if !own || account::get(tx, link.subject)?.is_some() {
            return Ok(false);
        }
        let typed: Vec<BlindKey> =
            subject::look_ups(tx, link.subject, false)?.into_iter().map(|(key, _)| key).collect();
        Ok(subject::look_ups(tx, account, true)?.iter().any(|(key, _)| typed.contains(key)))
    })
}

/// Takes the record of a secret link, with its subject, into the account of a person who is signed in: he holds the link and
/// has proved the contact.
///
/// # Errors
/// [`AppError::NotFound`] when it is not offered.
pub fn join(app: &App, account: SubjectId, link: Who) -> Result<(), AppError> {
    if !offered(app, account, link)? {
        return Err(AppError::NotFound);
    }
    one_person(app, link.subject, account, ActorClass::Subject)
}

/// After a contact of a subject was proved: if an account has proved the same one, they are one person; if the subject is
/// itself the account, every other subject without an account that has proved it is.
///
/// # Errors
/// [`AppError::Internal`].
pub fn after_proof(app: &App, who: SubjectId) -> Result<usize, AppError> {
    let pairs = app.store.read::<_, AppError, _>(|tx| {
        let mut pairs = Vec::new();
        let own = account::get(tx, who)?.is_some();
        for (key, _) in subject::look_ups(tx, who, true)? {
            for other in subject::by_lookup(tx, &key)?.into_iter().filter(|other| *other != who) {
                let proved = subject::look_ups(tx, other, true)?.iter().any(|(known, _)| *known == key);
                let theirs = account::get(tx, other)?.is_some();
                match (proved, own, theirs) {
                    (true, true, false) => pairs.push((other, who)),
                    (true, false, true) => pairs.push((who, other)),
                    _ => {}
                }
            }
        }
        Ok(pairs)
    })?;
    for (from, to) in &pairs {
        one_person(app, *from, *to, ActorClass::Engine)?;
    }
    Ok(pairs.len())
}

/// The same after something that stands by itself: what cannot be joined now stays two, and is logged.
pub(crate) fn quietly(app: &App, who: SubjectId) {
    if let Err(error) = after_proof(app, who) {
        tracing::warn!(code = error.code(), %error, "join.failed");
    }
}

/// Whether a member may join two subjects: his role answers requests.
#[must_use]
pub fn may(app: &App, member: &Member) -> bool {
    let in_force = app.in_force();
    let requests = in_force.register.purpose(REQUESTS).ok().and_then(|p| in_force.register.in_force(p));
    requests.is_some_and(|p| member.roles.iter().any(|role| p.seen_by.contains(role)))
}

/// Staff join two subjects they know to be one person; the account, if only one has it, is kept.
///
/// # Errors
/// [`AppError::Forbidden`] for a role that does not answer requests; [`AppError::Refused`] with `join-two-accounts`, or
/// `join-same`; [`AppError::NotFound`].
pub fn by_staff(app: &App, member: &Member, one: SubjectId, other: SubjectId) -> Result<(), AppError> {
    if !may(app, member) {
        return Err(AppError::Forbidden);
    }
    if one == other {
        return Err(AppError::Refused(Refused::form("join-same")));
    }
    let accounts = app.store.read::<_, AppError, _>(|tx| {
        Ok((account::get(tx, one)?.is_some(), account::get(tx, other)?.is_some()))
    })?;
    match accounts {
        (true, true) => Err(AppError::Refused(Refused::form("join-two-accounts"))),
        (true, false) => one_person(app, other, one, ActorClass::Staff),
        _ => one_person(app, one, other, ActorClass::Staff),
    }
}

/// Hands everything of `from` over to `to`; `from` is no more. The key of `from` goes before anybody is told.
fn one_person(app: &App, from: SubjectId, to: SubjectId, actor: ActorClass) -> Result<(), AppError> {
    for _ in 0..limits::WRITE_RETRIES {
        let now = app.clock.now();
        edition::person(app, from)?;
        let gone = sign_in::about_by(app, from, actor)?.unindexed();
        let kept = sign_in::about_by(app, to, actor)?;
        let stone =
            TombstoneRow { heir: Some(to), ..TombstoneRow::of_subject(from, Reason::Joined.code(), now) };
        let told = stone.clone();
        let state = app.store.read::<_, AppError, _>(|tx| Ok(subject::seen(tx, from)?))?;
        let epoch = state.filter(|s| s.state == "known").ok_or(AppError::NotFound)?.epoch;
        let done = app.store.write::<_, AppError, _>(move |tx| {
            subject::bump(tx, to)?.ok_or(AppError::NotFound)?;
            heir::everything(tx, from, to)?;
            // What one of them was told, both were: the edition in force looks at them together.
            subject::settle(tx, to, 0)?;
            if !order::whole(tx, &stone, from, epoch, Reason::Joined, &gone)? {
                return Err(AppError::Busy);
            }
            ground::put_due(tx, to, Some(now - SignedDuration::from_micros(1)))?;
            Ok(kept.record(tx, Kind::SubjectsJoined, None, &[])?)
        });
        match done {
            Err(AppError::Busy) => {}
            other => {
                other?;
                app.store.pass(faults::DESTRUCTION_ORDERED);
                destroy::keys(app, &[told])?;
                app.ring_bell();
                return Ok(());
            }
        }
    }
    Err(AppError::Busy)
}
