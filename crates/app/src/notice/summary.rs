//! What an edition changes, in words for people: the counts of its changes by class and the weightiest of them. Worked out once
//! for each edition and kept, because every visit to a cabinet that waits for an answer asks.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use zalog_policy::model::Policy;
use zalog_policy::plan::{self, Plan};
use zalog_store::tables::edition as editions;
use zalog_words::{Arg, Lang, Words};

use crate::{App, AppError, edition};

/// Changes that are told one by one; the rest is counted.
const TOLD: usize = 8;

/// Plans of editions against the one before each, with the policy before.
#[derive(Default)]
pub(crate) struct Plans(RwLock<HashMap<i64, Arc<Known>>>);

/// What is known of an edition.
pub(crate) struct Known {
    /// The policy it follows; `None` when this program does not understand its declaration any more.
    pub old: Option<Arc<Policy>>,
    /// Its own.
    pub new: Arc<Policy>,
    /// Its rules beside those before it.
    pub plan: Option<Plan>,
}

/// An edition beside the one it follows; `None` for the first.
pub(crate) fn compared(app: &App, id: i64) -> Result<Option<Arc<Known>>, AppError> {
    if let Some(known) = app.plans.0.read().unwrap_or_else(PoisonError::into_inner).get(&id) {
        return Ok(Some(known.clone()));
    }
    let all = app.store.read::<_, AppError, _>(|tx| Ok(editions::list(tx)?))?;
    let earlier = all.iter().filter(|e| e.withdrawn.is_none() && e.id < id);
    let Some(before) = earlier.max_by_key(|e| (e.effective_at, e.id)).map(|e| e.id) else { return Ok(None) };
    // Nobody's notice waits for a declaration of old that cannot be read any more: it says less.
    let old = edition::policy(app, before).inspect_err(|error| {
        tracing::warn!(code = error.code(), %error, edition = before, "notice.unread");
    });
    let (old, new) = (old.ok(), edition::policy(app, id)?);
    let plan = old.as_ref().map(|old| plan::rules(old, &new));
    let known = Arc::new(Known { old, new, plan });
    app.plans.0.write().unwrap_or_else(PoisonError::into_inner).insert(id, known.clone());
    Ok(Some(known))
}

/// The changes of an edition, the weightiest first, one line each; the last line counts those that are left.
///
/// # Errors
/// [`AppError::NotFound`]; [`AppError::Internal`].
pub fn summary(app: &App, id: i64, lang: Lang) -> Result<Vec<String>, AppError> {
    let Some(known) = compared(app, id)? else { return Ok(Vec::new()) };
    let words = Words::of(lang);
    let mut lines = Vec::new();
    let groups = known.plan.as_ref().map(|plan| plan.groups(lang)).unwrap_or_default();
    for (name, line) in
        groups.iter().flat_map(|g| &g.owners).flat_map(|o| o.lines.iter().map(|l| (&o.name, &l.1)))
    {
        lines.push(words.say_with("notice-change", &[("of", Arg::Text(name)), ("change", Arg::Text(line))]));
    }
    if lines.len() > TOLD + 1 {
        let left = i64::try_from(lines.len() - TOLD).unwrap_or(i64::MAX);
        lines.truncate(TOLD);
        lines.push(words.say_with("notice-changes-more", &[("count", Arg::Number(left))]));
    }
    Ok(lines)
}
