//! A record that its owner takes back: what rests on consent or interest ends, and so does a contract that nobody has begun
//! with; what a law or a contract in work holds stays, and that is told first.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use zalog_domain::case::CaseState;
use zalog_domain::ids::RecordId;
use zalog_domain::reference::Reference;
use zalog_domain::{ActorClass, Fact, Kind, limits, retention};
use zalog_store::Tx;
use zalog_store::tables::record::RecordRow;
use zalog_store::tables::{case, consent, ground, subject};

use crate::close::{self, Preview};
use crate::destroy::unheld::{self, Seen};
use crate::destroy::{self, Reason};
use crate::edition::InForce;
use crate::journal::count;
use crate::plan::After;
use crate::rates::Counted;
use crate::{App, AppError, Visit, Who, edition, sign_in};

/// When the sweep takes a record that is being taken back for one whose request broke off, seconds.
const UNFINISHED_SECONDS: i64 = 10;

/// What became of a record that was taken back.
#[derive(Debug, Clone)]
pub struct Removal {
    /// The number by which the act is found, in groups; none when nothing could go.
    pub reference: Option<String>,
    /// What stays, and why.
    pub preview: Preview,
}

/// A record and how a step would leave it.
pub(crate) struct Taking {
    pub seen: Seen,
    row: RecordRow,
    after: After,
}

impl Taking {
    /// What it comes to.
    pub(crate) fn told(&self, in_force: &InForce, now: Timestamp) -> Preview {
        let values = close::held(in_force, &self.seen.grounds, self.seen.values.clone(), now);
        close::told(in_force, &self.after, std::slice::from_ref(&self.row), &values, &self.seen.consents, now)
    }
}

/// Moves the record's grounds as the end of them would, with a contract in work left alone; `work` says in which states of
/// its case there is one.
pub(crate) fn taking(
    app: &App,
    in_force: &InForce,
    who: Who,
    record: RecordId,
    work: impl Fn(CaseState) -> bool,
    now: Timestamp,
) -> Result<Taking, AppError> {
    let seen = Seen::read(app, who.subject)?.ok_or(AppError::NotFound)?;
    let mine = |row: &&RecordRow| row.id == record && !row.account && who.covers(record);
    let row = seen.records.iter().find(mine).cloned().ok_or(AppError::NotFound)?;
    let state = app
        .store
        .read::<_, AppError, _>(|tx| Ok(case::of_record(tx, who.subject, record)?))?
        .map(|c| c.state);
    let begun = state.is_some_and(work);
    let register = &in_force.register;
    let after = After::of(in_force, &seen.grounds, now, app.entropy.as_ref(), |ground| {
        if ground.scope.record() != Some(record) {
            return None;
        }
        retention::on_taking_back(ground, begun, now, register)
    });
    Ok(Taking { seen, row, after })
}

/// Its owner takes a record back only before anybody has begun with it.
fn begun(state: CaseState) -> bool {
    !matches!(state, CaseState::New { .. })
}

/// What taking a record back would do, without doing it.
///
/// # Errors
/// [`AppError::NotFound`] when it is not within reach, or is an account's: that is closed.
pub fn preview(app: &App, who: Who, record: RecordId) -> Result<Preview, AppError> {
    let now = app.clock.now();
    edition::person(app, who.subject)?;
    let in_force = app.in_force();
    Ok(taking(app, &in_force, who, record, begun, now)?.told(&in_force, now))
}

/// Takes a record back. Returns when the keys of what goes are destroyed.
///
/// # Errors
/// [`AppError::NotFound`] when it is not within reach; [`AppError::TooMany`].
pub fn take_back(app: &App, visit: &Visit, who: Who, record: RecordId) -> Result<Removal, AppError> {
    let now = app.clock.now();
    app.rates.count(Counted::Form, visit.address, who.subject.as_bytes(), &app.ring.rate, now)?;
    edition::person(app, who.subject)?;
    let in_force = app.in_force();
    let mut told = None;
    for _ in 0..limits::WRITE_RETRIES {
        let taking = taking(app, &in_force, who, record, begun, now)?;
        let preview = taking.told(&in_force, now);
        if moved(app, &in_force, taking, ActorClass::Subject, now, |_| Ok(()))? {
            told = Some(preview);
            break;
        }
    }
    let preview = told.ok_or(AppError::Busy)?;
    let reference = Reference::new(app.entropy.as_ref());
    let number = Some(reference.as_str().to_owned());
    let stones = unheld::destroy(app, who.subject, ActorClass::Subject, Reason::TakenBack, number)?;
    destroy::keys(app, &stones)?;
    app.ring_bell();
    let reference = (!stones.is_empty()).then(|| reference.grouped());
    Ok(Removal { reference, preview })
}

/// Writes the moves, and in the same commit what else belongs to them; `false` when something moved meanwhile.
pub(crate) fn moved(
    app: &App,
    in_force: &Arc<InForce>,
    taking: Taking,
    actor: ActorClass,
    now: Timestamp,
    mut also: impl FnMut(&mut dyn Tx) -> Result<(), AppError> + Send + 'static,
) -> Result<bool, AppError> {
    let Taking { seen, after, .. } = taking;
    let (who, epoch, edition) = (seen.who, seen.epoch, in_force.edition.id);
    let draft = sign_in::about_by(app, who, actor)?;
    let withdrawals: Vec<_> = seen
        .consents
        .iter()
        .filter(|c| after.consents.contains(&c.id) && c.withdrawn_at.is_none())
        .map(|c| Ok((c.id, c.document, c.purpose, sign_in::about_by(app, who, actor)?)))
        .collect::<Result<_, AppError>>()?;
    let (before, in_force) = (seen.grounds, in_force.clone());
    app.store.write::<_, AppError, _>(move |tx| {
        if !in_force.holds(tx, now)? || subject::bump(tx, who)? != Some(epoch + 1) {
            return Ok(false);
        }
        for ground in after.known.iter().filter(|ground| !before.contains(ground)) {
            ground::update(tx, ground)?;
        }
        for ground in &after.begun {
            ground::insert(tx, ground, edition, draft.id)?;
        }
        for (id, document, purpose, draft) in &withdrawals {
            consent::withdraw(tx, *id, now, draft.id)?;
            draft.record(tx, Kind::ConsentWithdrawn, Some(*document), &[(Fact::Purpose, purpose.0)])?;
        }
        // The sweep takes up what this request does not finish, and not before: its order would have no number to tell.
        ground::put_due(tx, who, Some(now + SignedDuration::from_secs(UNFINISHED_SECONDS)))?;
        draft.record(tx, Kind::GroundMoved, None, &[(Fact::Grounds, count(after.moved))])?;
        also(tx)?;
        Ok(true)
    })
}
