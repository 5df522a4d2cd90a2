//! What an edition means for each person, written down after it came into force: grounds that it ends or keeps shorter, the
//! terms the person was told of, the consents it asks again. Everything a decision needs of this is worked out by whoever
//! decides first (`grounds`, and `Ground::on_clock`); the reconciler makes the rows say so, in bounded batches, safe to run twice.

use std::collections::HashMap;

use jiff::SignedDuration;
use zalog_domain::access;
use zalog_domain::clock::Entropy;
use zalog_domain::ground::{Ground, State};
use zalog_domain::ids::SubjectId;
use zalog_domain::register::{BasisClass, PurposeNo, TermsId};
use zalog_domain::{ActorClass, Fact, Kind, limits};
use zalog_store::tables::notice::{self, AskedRow};
use zalog_store::tables::{consent, edition as rows, ground, subject};
use zalog_store::{Tx, faults};

use super::{InForce, version};
use crate::journal::{Draft, count};
use crate::{App, AppError, moves, sign_in};

/// People settled in one commit.
const TOGETHER: usize = 16;

/// A ground that stands under other terms because its person was told of them.
struct Retold {
    ground: Ground,
    edition: i64,
}

/// A person's grounds as they stand under the edition in force, whether or not the reconciler has written it down. What the
/// clock and the edition end by themselves is told by `standing`.
pub(crate) fn grounds(tx: &mut dyn Tx, in_force: &InForce, who: SubjectId) -> Result<Vec<Ground>, AppError> {
    let mut grounds = ground::of_subject(tx, who)?;
    let settled = subject::seen(tx, who)?.map_or(i64::MAX, |seen| seen.settled);
    if settled < in_force.edition.id {
        retold(tx, in_force, who, &mut grounds)?;
    }
    Ok(grounds)
}

/// Puts grounds under the terms of the newest edition the person was told of. A consent stands under its own for ever: it is
/// asked again instead.
fn retold(
    tx: &mut dyn Tx,
    in_force: &InForce,
    who: SubjectId,
    grounds: &mut [Ground],
) -> Result<Vec<Retold>, AppError> {
    let Some(edition) = crate::notice::bound(tx, in_force, who)? else { return Ok(Vec::new()) };
    let register = &in_force.register;
    let told: HashMap<(PurposeNo, BasisClass), TermsId> = rows::terms_of(tx, edition)?
        .into_iter()
        .filter_map(|id| register.terms(id).map(|known| ((known.purpose, known.terms.basis), id)))
        .collect();
    let opened = ground::editions(tx, who)?;
    let mut retold = Vec::new();
    for known in grounds {
        let own = known.hold.is_none() && known.basis != BasisClass::Consent;
        let open = !matches!(known.state, State::Ended { .. });
        let later = opened.get(&known.id).is_some_and(|opened| *opened < edition);
        let terms = told.get(&(known.purpose, known.basis)).filter(|terms| **terms != known.terms);
        if let (true, true, true, Some(terms)) = (own, open, later, terms) {
            // What is narrower counts by its own terms, before it stands under others.
            *known = Ground { terms: *terms, ..known.shortened(register) };
            retold.push(Retold { ground: known.clone(), edition });
        }
    }
    Ok(retold)
}

/// Writes down what a person was told of, for the grounds it concerns: from this commit on the edition in force binds the
/// person as far as it was told. Answers how many grounds stand under other terms. The caller has taken the person's row.
pub(crate) fn bind(tx: &mut dyn Tx, in_force: &InForce, who: SubjectId) -> Result<usize, AppError> {
    let mut grounds = ground::of_subject(tx, who)?;
    let retold = retold(tx, in_force, who, &mut grounds)?;
    let mut changed = 0;
    for one in &retold {
        if ground::retell(tx, one.ground.id, one.ground.terms, one.edition)? {
            ground::update(tx, &one.ground)?;
            changed += 1;
        }
    }
    Ok(changed)
}

/// One person by the edition in force; false when that is done already, or there is no such person. Two drafts: for the grounds,
/// and for the consents asked again.
fn settle(
    tx: &mut dyn Tx,
    in_force: &InForce,
    who: SubjectId,
    drafts: &[Draft; 2],
    entropy: &dyn Entropy,
) -> Result<bool, AppError> {
    let edition = in_force.edition.id;
    let Some(seen) = subject::seen(tx, who)?.filter(|s| s.state == "known" && s.settled < edition) else {
        return Ok(false);
    };
    subject::bump(tx, who)?.ok_or(AppError::Busy)?;
    let [draft, asking] = drafts;
    let bound = bind(tx, in_force, who)?;
    let register = &in_force.register;
    let (after, moved) =
        moves::each(tx, in_force, who, draft, entropy, |known| known.on_clock(draft.at, register))?;
    let asked = ask_again(tx, in_force, who, seen.settled, &after, asking)?;
    // Where the terms are not those in force, a value may be held by nothing any more.
    let other = |g: &Ground| {
        let today = register.in_force(g.purpose).map(|p| p.terms);
        g.hold.is_none() && g.holds_at(draft.at) && today != Some(g.terms)
    };
    if moved > 0 || bound > 0 || after.iter().any(other) {
        ground::put_due_sooner(tx, who, draft.at - SignedDuration::from_micros(1))?;
    } else if let Some(next) = access::due(&after) {
        ground::put_due_sooner(tx, who, next)?;
    }
    if moved + bound > 0 {
        let facts = [(Fact::Grounds, count(moved + bound)), version(edition)];
        draft.record(tx, Kind::GroundMoved, Some(in_force.edition.declaration), &facts)?;
    }
    if asked > 0 {
        let facts = [(Fact::Count, count(asked)), version(edition)];
        asking.record(tx, Kind::ConsentAsked, Some(in_force.edition.declaration), &facts)?;
    }
    subject::settle(tx, who, edition)?;
    Ok(true)
}

/// Marks the consents that stand and do not cover what an edition since then has made wider.
fn ask_again(
    tx: &mut dyn Tx,
    in_force: &InForce,
    who: SubjectId,
    settled: i64,
    grounds: &[Ground],
    draft: &Draft,
) -> Result<usize, AppError> {
    let asking: Vec<_> = in_force.asked.iter().filter(|(edition, _)| *edition > settled).collect();
    if asking.is_empty() {
        return Ok(0);
    }
    let mut asked = 0;
    for row in consent::of_subject(tx, who)? {
        let stands = grounds.iter().any(|g| g.id == row.ground && matches!(g.state, State::Active { .. }));
        let by =
            asking.iter().rev().find(|(edition, asks)| row.edition < *edition && asks.contains(&row.purpose));
        if let (true, None, Some((edition, _))) = (stands, row.withdrawn_at, by) {
            let asks = AskedRow { consent: row.id, edition: *edition, at: draft.at };
            asked += usize::from(notice::ask(tx, who, &asks, draft.id)?);
        }
    }
    Ok(asked)
}

fn drafts(app: &App, who: SubjectId) -> [Draft; 2] {
    let draft = || {
        sign_in::about_by(app, who, ActorClass::Engine)
            .unwrap_or_else(|_| Draft::new(ActorClass::Engine, app.clock.now(), app.entropy.as_ref()))
    };
    [draft(), draft()]
}

/// One person at once: before an act that reads what the person's rows say.
pub(crate) fn person(app: &App, who: SubjectId) -> Result<(), AppError> {
    let in_force = app.in_force();
    let edition = in_force.edition.id;
    let behind = app
        .store
        .read::<_, AppError, _>(|tx| Ok(subject::seen(tx, who)?.is_some_and(|s| s.settled < edition)))?;
    if behind {
        let (drafts, entropy) = (drafts(app, who), app.entropy.clone());
        app.store.write::<_, AppError, _>(move |tx| settle(tx, &in_force, who, &drafts, entropy.as_ref()))?;
    }
    Ok(())
}

/// One bounded round over those whom the edition in force has not settled yet; returns how many there were.
pub(super) fn round(app: &App) -> Result<usize, AppError> {
    let in_force = app.in_force();
    let edition = in_force.edition.id;
    let behind =
        app.store.read::<_, AppError, _>(|tx| Ok(subject::unsettled(tx, edition, limits::BATCH_ROWS)?))?;
    for together in behind.chunks(TOGETHER) {
        let people: Vec<(SubjectId, [Draft; 2])> =
            together.iter().map(|who| (*who, drafts(app, *who))).collect();
        let (for_tx, entropy) = (in_force.clone(), app.entropy.clone());
        app.store.write::<_, AppError, _>(move |tx| {
            for (who, drafts) in &people {
                settle(tx, &for_tx, *who, drafts, entropy.as_ref())?;
            }
            Ok(())
        })?;
        app.store.pass(faults::SETTLED_SOME);
    }
    Ok(behind.len())
}

/// How many people the edition in force has not settled yet.
///
/// # Errors
/// [`AppError::Internal`].
pub fn behind(app: &App) -> Result<u64, AppError> {
    let edition = app.in_force().edition.id;
    app.store.read(|tx| Ok(subject::count_unsettled(tx, edition)?))
}
