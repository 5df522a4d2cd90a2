//! What another edition would come to, in numbers from the living store. Nothing is written.

use std::collections::BTreeMap;

use jiff::Timestamp;
use zalog_domain::ground::{Ground, State};
use zalog_domain::ids::SubjectId;
use zalog_domain::register::{BasisClass, Interned, ItemNo, Past, PurposeNo, Register, Terms};
use zalog_domain::standing::standing;
use zalog_domain::{limits, retention};
use zalog_policy::model::{NoticeChannel, Policy};
use zalog_policy::plan::{Outcome, Plan, plan};
use zalog_store::Tx;
use zalog_store::tables::{account, consent, edition as rows, intern, record, subject};

use super::publish::{last, starts};
use super::settle;
use crate::{App, AppError};

/// What would follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forecast {
    /// What changes.
    pub plan: Plan,
    /// The edition it is compared with: the last one published and not withdrawn.
    pub before: i64,
    /// From when it would hold.
    pub effective_at: Timestamp,
    /// People in the store.
    pub people: u64,
    /// Grounds that end with it, by purpose.
    pub grounds: BTreeMap<String, u64>,
    /// Consents to ask again, by purpose.
    pub consents: BTreeMap<String, u64>,
    /// Values that nothing holds from its first instant on, by item; they are destroyed then.
    pub values: BTreeMap<String, u64>,
    /// Accounts that are told, and by which ways; none for an edition that binds nobody to anything new.
    pub notices: u64,
    /// The ways.
    pub channels: Vec<NoticeChannel>,
}

/// Works out what publishing a declaration would come to.
///
/// # Errors
/// [`AppError::Internal`].
pub fn forecast(app: &App, new: &Policy) -> Result<Forecast, AppError> {
    let now = app.clock.now();
    let world = World::read(app, new, now)?;
    let mut found = Forecast {
        before: world.before,
        effective_at: world.at,
        people: 0,
        grounds: BTreeMap::new(),
        consents: BTreeMap::new(),
        values: BTreeMap::new(),
        notices: 0,
        channels: new.changes.notify.clone(),
        plan: plan(&world.old, new),
    };
    let asked: Vec<&str> = found
        .plan
        .consents
        .iter()
        .filter(|c| c.outcome == Outcome::AskAgain)
        .map(|c| c.purpose.as_str())
        .collect();
    let asked: Vec<PurposeNo> = asked.into_iter().filter_map(|slug| world.after.purpose(slug).ok()).collect();
    let tells = found.plan.needs_notice();
    let mut last = SubjectId::from_bytes([0; 16]);
    loop {
        // A batch in a transaction of its own: a look over everybody holds nothing still.
        let batch = app.store.read::<_, AppError, _>(|tx| {
            let batch = subject::after(tx, last, limits::BATCH_ROWS)?;
            for who in &batch {
                let in_force = app.editions.at(tx, now)?;
                let grounds = settle::grounds(tx, &in_force, *who)?;
                world.person(tx, *who, &grounds, &asked, &mut found)?;
                found.notices += u64::from(tells && account::get(tx, *who)?.is_some_and(|a| a.open));
            }
            Ok(batch)
        })?;
        match batch.last() {
            Some(who) => last = *who,
            None => return Ok(found),
        }
    }
}

/// Two registers: as it is, and as it would be.
struct World {
    before: i64,
    old: std::sync::Arc<Policy>,
    now: Register,
    after: Register,
    at: Timestamp,
}

impl World {
    fn read(app: &App, new: &Policy, now: Timestamp) -> Result<Self, AppError> {
        app.store.read(|tx| {
            let all = rows::list(tx)?;
            let last = last(&all).ok_or(AppError::NotFound)?;
            let old = app.editions.policy(tx, last)?;
            let at = starts(new).map_or(now, |start| start.max(now));
            let mut names = Interned {
                purposes: intern::of_kind(tx, "purpose")?
                    .into_iter()
                    .map(|(k, v)| (k, PurposeNo(v)))
                    .collect(),
                items: intern::of_kind(tx, "item")?.into_iter().map(|(k, v)| (k, ItemNo(v))).collect(),
            };
            // Names that are new get numbers for this look only.
            for (name, number) in new.purposes.iter().map(|p| p.slug.to_string()).zip((0..u32::MAX).rev()) {
                names.purposes.entry(name).or_insert(PurposeNo(number));
            }
            for (name, number) in new.items.iter().map(|i| i.slug.to_string()).zip((0..u32::MAX).rev()) {
                names.items.entry(name).or_insert(ItemNo(number));
            }
            let terms = rows::all_terms(tx)?;
            let of = |policy: &Policy| policy.purposes.iter().map(|p| Terms::of(p).id()).collect();
            let past = Past { since: last.effective_at, terms: of(&old) };
            let coming = Past { since: at, terms: of(new) };
            let is =
                Register::build(&old, names.clone(), terms.clone())?.lasting(std::slice::from_ref(&past));
            let will = Register::build(new, names, terms)?.lasting(&[past, coming]);
            Ok(Self { before: last.id, old, now: is, after: will, at })
        })
    }

    fn person(
        &self,
        tx: &mut dyn Tx,
        who: SubjectId,
        grounds: &[Ground],
        asked: &[PurposeNo],
        found: &mut Forecast,
    ) -> Result<(), AppError> {
        found.people += 1;
        let (is, will) = (standing(&self.now, grounds, self.at), standing(&self.after, grounds, self.at));
        for ground in is.iter().filter(|g| g.hold.is_none() && g.holds_at(self.at)) {
            let after = will.iter().find(|g| g.id == ground.id && g.hold.is_none());
            if after.is_none_or(|g| !g.holds_at(self.at)) {
                let name = self.after.purpose_name(ground.purpose).to_owned();
                *found.grounds.entry(name).or_default() += 1;
            }
        }
        for row in consent::of_subject(tx, who)?.iter().filter(|c| c.withdrawn_at.is_none()) {
            let stands = |g: &&Ground| {
                g.id == row.ground
                    && g.basis == BasisClass::Consent
                    && matches!(g.state, State::Active { .. })
            };
            if asked.contains(&row.purpose) && will.iter().any(|g| stands(&g)) {
                let name = self.after.purpose_name(row.purpose).to_owned();
                *found.consents.entry(name).or_default() += 1;
            }
        }
        for value in record::values_of_subject(tx, who, usize::MAX)? {
            let held =
                |register, grounds: &[Ground]| retention::is_held(register, grounds, &value.place, self.at);
            if held(&self.now, &is) && !held(&self.after, &will) {
                *found.values.entry(self.after.item_name(value.place.item).to_owned()).or_default() += 1;
            }
        }
        Ok(())
    }
}
