//! Consents of a person: withdrawing one ends its grounds and no other's, at once; and what a withdrawal would change, told
//! before it by running it and taking it back.

use std::collections::BTreeSet;

use jiff::Timestamp;
use zalog_domain::access;
use zalog_domain::ground::{Ground, Scope, State};
use zalog_domain::ids::{ConsentId, RecordId};
use zalog_domain::limits;
use zalog_domain::register::BasisClass;
use zalog_domain::{ActorClass, Fact, Kind};
use zalog_policy::model::{Event, Slug};
use zalog_store::tables::consent::{self, ConsentRow};
use zalog_store::tables::record::{RecordRow, ValueRow};
use zalog_store::tables::{ground, record};
use zalog_store::{StoreError, Tx};

use crate::cabinet::{Holding, holdings};
use crate::edition::InForce;
use crate::journal::Draft;
use crate::moves::{self, Happening};
use crate::{App, AppError, Visit, Who, sign_in};

/// The item number that the circumstances of a consent are sealed under.
pub(crate) const PROOF_ITEM: &str = "proof-of-consent-circumstances";

/// Whether a consent is within reach: any of the person's for the cabinet, those given with the record for its link.
pub(crate) fn covers(who: Who, row: &ConsentRow) -> bool {
    row.subject == who.subject && who.record.is_none_or(|only| row.record == Some(only))
}

/// A consent of that person, within reach of his key.
pub(crate) fn of(app: &App, who: Who, id: ConsentId) -> Result<ConsentRow, AppError> {
    let row = app.store.read::<_, AppError, _>(|tx| Ok(consent::by_id(tx, id)?))?;
    row.filter(|c| covers(who, c)).ok_or(AppError::NotFound)
}

/// Withdraws. Doing it again changes nothing. No opening on this consent commits after this does.
///
/// # Errors
/// [`AppError::NotFound`] when it is not that person's, or out of reach of his key.
pub fn withdraw(app: &App, _visit: &Visit, who: impl Into<Who>, id: ConsentId) -> Result<(), AppError> {
    let act = Act::new(app, &of(app, who.into(), id)?)?;
    app.store.write::<_, AppError, _>(move |tx| act.run(tx).map(drop))
}

/// A withdrawal, ready to run.
pub(crate) struct Act {
    row: ConsentRow,
    draft: Draft,
    moved: Draft,
    in_force: std::sync::Arc<InForce>,
    entropy: std::sync::Arc<dyn zalog_domain::clock::Entropy>,
}

impl Act {
    pub fn new(app: &App, row: &ConsentRow) -> Result<Self, AppError> {
        Ok(Self {
            draft: sign_in::about(app, row.subject)?,
            moved: sign_in::about_by(app, row.subject, ActorClass::Subject)?,
            in_force: app.in_force(),
            entropy: app.entropy.clone(),
            row: row.clone(),
        })
    }

    /// Says whether anything changed: a consent that is withdrawn already is not withdrawn again.
    pub fn run(&self, tx: &mut dyn Tx) -> Result<bool, AppError> {
        let (row, draft) = (&self.row, &self.draft);
        if !consent::withdraw(tx, row.id, draft.at, draft.id)? {
            return Ok(false);
        }
        let facts = [(Fact::Purpose, row.purpose.0)];
        draft.record(tx, Kind::ConsentWithdrawn, Some(row.document), &facts)?;
        let scope = row.record.map_or(Scope::Subject(row.subject), |r| Scope::Record(row.subject, r));
        let happening =
            Happening { event: Event::Withdrawn, scope, consent: Some(row.id), reporter: "subject" };
        moves::happen(tx, &self.in_force, &happening, &self.moved, self.entropy.as_ref())?;
        Ok(true)
    }
}

/// A value that a consent holds, without the value: its record and item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its record.
    pub record: RecordId,
    /// The form the record came by.
    pub form: String,
    /// Whether the record is the account.
    pub account: bool,
    /// Its item.
    pub item: Slug,
}

/// What a withdrawal would change.
#[derive(Debug, Clone, Default)]
pub struct Preview {
    /// Purposes for which nothing opens any more.
    pub stops: Vec<Slug>,
    /// Values that nothing holds afterwards: they open to nobody and are destroyed.
    pub goes: Vec<Part>,
    /// Values that this consent holds and something else goes on holding, with why.
    pub stays: Vec<(Part, Vec<Holding>)>,
}

/// What a withdrawal would change. It is not worked out beside the engine: the withdrawal is run in a transaction that is
/// then taken back, and what stands before and after is compared. Of a consent that is withdrawn: what a law goes on holding.
///
/// # Errors
/// [`AppError::NotFound`] when it is not that person's, or out of reach of his key.
pub fn preview(app: &App, who: impl Into<Who>, id: ConsentId) -> Result<Preview, AppError> {
    let row = of(app, who.into(), id)?;
    if row.withdrawn_at.is_some() {
        return by_law(app, &row);
    }
    let act = Act::new(app, &row)?;
    let (in_force, now) = (act.in_force.clone(), act.draft.at);
    let seen = app.store.write::<(), Rehearsed, _>(move |tx| {
        let before = ground::of_subject(tx, act.row.subject).map_err(AppError::from)?;
        let values = values(tx, &act.row)?;
        act.run(tx)?;
        let after = ground::of_subject(tx, act.row.subject).map_err(AppError::from)?;
        Err(Rehearsed::Seen(Box::new(Seen { before, after, values })))
    });
    match seen {
        Err(Rehearsed::Seen(seen)) => Ok(compare(&in_force, &row, &seen, now)),
        Err(Rehearsed::Failed(error)) => Err(error),
        Ok(()) => Err(AppError::internal("a rehearsal was not taken back")),
    }
}

/// What the law's holds on the purpose of a withdrawn consent keep.
fn by_law(app: &App, row: &ConsentRow) -> Result<Preview, AppError> {
    let (in_force, now) = (app.in_force(), app.clock.now());
    let (grounds, values) = app
        .store
        .read::<_, AppError, _>(|tx| Ok((ground::of_subject(tx, row.subject)?, values(tx, row)?)))?;
    let laws: Vec<Ground> =
        grounds.into_iter().filter(|g| g.hold.is_some() && g.purpose == row.purpose).collect();
    let stays = values.iter().filter_map(|(record, value)| {
        let why = holdings(&in_force, &laws, value, now);
        Some((part(&in_force, record, value)?, why)).filter(|(_, why)| !why.is_empty())
    });
    Ok(Preview { stays: stays.collect(), ..Preview::default() })
}

fn part(in_force: &InForce, record: &RecordRow, value: &ValueRow) -> Option<Part> {
    let item = Slug::new(in_force.register.item_name(value.place.item)).ok()?;
    Some(Part { record: record.id, form: record.form.clone(), account: record.account, item })
}

/// What a rehearsal saw, carried out of a transaction that is rolled back.
struct Seen {
    before: Vec<Ground>,
    after: Vec<Ground>,
    values: Vec<(RecordRow, ValueRow)>,
}

enum Rehearsed {
    Seen(Box<Seen>),
    Failed(AppError),
}

impl From<StoreError> for Rehearsed {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.into())
    }
}

impl From<AppError> for Rehearsed {
    fn from(error: AppError) -> Self {
        Self::Failed(error)
    }
}

/// The values a consent may hold: of its record and of the account, sealed as they lie.
fn values(tx: &mut dyn Tx, row: &ConsentRow) -> Result<Vec<(RecordRow, ValueRow)>, AppError> {
    let own = match row.record {
        Some(id) => record::by_id(tx, id)?,
        None => None,
    };
    let account = record::of_account(tx, row.subject)?;
    let mut found = Vec::new();
    for record in own.into_iter().chain(account) {
        let values = record::values_of_record(tx, record.id, limits::VALUES_PER_COMPARTMENT)?;
        found.extend(values.into_iter().map(|value| (record.clone(), value)));
    }
    Ok(found)
}

fn compare(in_force: &InForce, row: &ConsentRow, seen: &Seen, now: Timestamp) -> Preview {
    let register = &in_force.register;
    let opens = |grounds: &[Ground]| -> BTreeSet<_> {
        let active = |g: &&Ground| g.hold.is_none() && matches!(g.state_at(now), State::Active { .. });
        grounds.iter().filter(active).map(|g| (g.scope, g.purpose)).collect()
    };
    let after = opens(&seen.after);
    let stopped: BTreeSet<_> = opens(&seen.before).difference(&after).map(|(_, purpose)| *purpose).collect();
    // The proof of the consent begins to wind down: nothing that a person would call a use stops with it.
    let proof = register.purpose("proof-of-consent").ok();
    let name = |purpose| Slug::new(register.purpose_name(purpose)).ok();
    let mut preview = Preview {
        stops: stopped.into_iter().filter(|p| Some(*p) != proof).filter_map(name).collect(),
        ..Preview::default()
    };
    let own = |g: &&Ground| g.consent == Some(row.id) && g.basis == BasisClass::Consent;
    for (record, value) in &seen.values {
        let held = |g: &Ground| access::holds(register, g, &value.place, now);
        if !seen.before.iter().filter(own).any(held) {
            continue;
        }
        let Some(part) = part(in_force, record, value) else { continue };
        if seen.after.iter().any(held) {
            preview.stays.push((part, holdings(in_force, &seen.after, value, now)));
        } else {
            preview.goes.push(part);
        }
    }
    preview
}
