//! Which edition holds: a function of the rows and the time, asked in the transaction that decides. What is computed from an
//! edition is kept in memory by its id, and loaded when the rows say another one.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, PoisonError, RwLock, Weak};

use jiff::Timestamp;
use zalog_domain::register::{Interned, ItemNo, Past, PurposeNo, Register, Terms};
use zalog_journal::Hash;
use zalog_policy::document;
use zalog_policy::model::{Policy, Role};
use zalog_store::tables::edition::{EditionRow, TextRow};
use zalog_store::tables::{edition as rows, intern};
use zalog_store::{Store, Tx};

use super::{LANGUAGES, stored};
use crate::AppError;

/// Editions kept in memory at one time: the one in force, one that is coming, and what a request still looks at.
const KEPT: usize = 4;

/// An edition with everything computed from it.
pub(crate) struct InForce {
    pub policy: Arc<Policy>,
    pub register: Arc<Register>,
    pub edition: EditionRow,
    pub texts: HashMap<(String, String), TextRow>,
    pub forms: BTreeMap<String, u32>,
    pub roles: BTreeMap<String, u32>,
    pub events: BTreeMap<String, u32>,
    /// Hashes of the undertakings its roles ask for, by duty: the text of each language.
    pub undertakings: BTreeMap<String, Vec<Hash>>,
    /// Purposes whose consents were asked again, by the edition that did; this one and those before it.
    pub asked: Vec<(i64, BTreeSet<PurposeNo>)>,
    /// Whether it binds whoever came before it only if he agrees: so says it, or the edition before it.
    pub consent_needed: bool,
    editions: Weak<Editions>,
}

impl InForce {
    /// The edition that holds at `now`, asked in the transaction that decides; `None` when it is this one.
    pub fn moved_on(&self, tx: &mut dyn Tx, now: Timestamp) -> Result<Option<Arc<Self>>, AppError> {
        if current(tx, now)? == self.edition.id {
            return Ok(None);
        }
        match self.editions.upgrade() {
            Some(editions) => editions.at(tx, now).map(Some),
            None => Err(AppError::Busy),
        }
    }

    /// Whether it still holds: what was prepared under another one is prepared anew.
    pub fn holds(&self, tx: &mut dyn Tx, now: Timestamp) -> Result<bool, AppError> {
        Ok(current(tx, now)? == self.edition.id)
    }
}

/// Refuses what was prepared under an edition that holds no more.
pub(crate) fn still(tx: &mut dyn Tx, edition: i64, now: Timestamp) -> Result<(), AppError> {
    if current(tx, now)? == edition { Ok(()) } else { Err(AppError::Busy) }
}

/// Id of the edition that holds at `now`.
pub(crate) fn current(tx: &mut dyn Tx, now: Timestamp) -> Result<i64, AppError> {
    let found = match rows::at(tx, now)? {
        Some(id) => Some(id),
        // The first one of an older store may name a later day; nothing held before it.
        None => rows::in_force(tx)?.map(|(id, _)| id),
    };
    found.ok_or_else(|| AppError::internal("no edition is in force"))
}

/// The editions in memory.
pub(crate) struct Editions {
    kept: RwLock<Vec<Arc<InForce>>>,
    /// Policies that the program was started with, by edition: they need not be compiled again.
    given: RwLock<HashMap<i64, Arc<Policy>>>,
}

impl Editions {
    pub fn new() -> Arc<Self> {
        Arc::new(Self { kept: RwLock::default(), given: RwLock::default() })
    }

    /// Takes over a policy that was compiled already.
    pub fn give(&self, edition: i64, policy: Arc<Policy>) {
        self.given.write().unwrap_or_else(PoisonError::into_inner).insert(edition, policy);
    }

    /// The edition that holds at `now`.
    pub fn at(self: &Arc<Self>, tx: &mut dyn Tx, now: Timestamp) -> Result<Arc<InForce>, AppError> {
        let id = current(tx, now)?;
        let known = |kept: &Vec<Arc<InForce>>| kept.iter().find(|e| e.edition.id == id).cloned();
        if let Some(found) = known(&self.kept.read().unwrap_or_else(PoisonError::into_inner)) {
            return Ok(found);
        }
        let loaded = Arc::new(self.load(tx, id)?);
        let mut kept = self.kept.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = known(&kept) {
            return Ok(found);
        }
        if kept.len() >= KEPT {
            kept.remove(0);
        }
        kept.push(loaded.clone());
        Ok(loaded)
    }

    /// The same from outside a transaction.
    pub fn now(self: &Arc<Self>, store: &Store, now: Timestamp) -> Result<Arc<InForce>, AppError> {
        store.read(|tx| self.at(tx, now))
    }

    /// The one that was looked at last, when the store does not answer.
    pub fn newest(&self) -> Option<Arc<InForce>> {
        self.kept.read().unwrap_or_else(PoisonError::into_inner).last().cloned()
    }

    /// The policy of an edition, whether it holds or not.
    pub fn policy(&self, tx: &mut dyn Tx, row: &EditionRow) -> Result<Arc<Policy>, AppError> {
        if let Some(policy) = self.given.read().unwrap_or_else(PoisonError::into_inner).get(&row.id) {
            return Ok(policy.clone());
        }
        let declaration = rows::text(tx, &row.declaration)?
            .ok_or_else(|| AppError::internal("a published declaration is missing"))?;
        if stored::hash(&declaration) != row.declaration {
            return Err(AppError::internal("a published declaration does not have its hash"));
        }
        Ok(Arc::new(stored::policy(&declaration, row)?))
    }

    fn load(self: &Arc<Self>, tx: &mut dyn Tx, id: i64) -> Result<InForce, AppError> {
        let all = rows::list(tx)?;
        let edition = all
            .iter()
            .find(|e| e.id == id)
            .cloned()
            .ok_or_else(|| AppError::internal("the edition in force is missing"))?;
        let policy = self.policy(tx, &edition)?;
        let interned = Interned {
            purposes: intern::of_kind(tx, "purpose")?.into_iter().map(|(k, v)| (k, PurposeNo(v))).collect(),
            items: intern::of_kind(tx, "item")?.into_iter().map(|(k, v)| (k, ItemNo(v))).collect(),
        };
        let purposes = interned.purposes.clone();
        let held = |e: &&EditionRow| {
            e.withdrawn.is_none() && (e.effective_at, e.id) <= (edition.effective_at, edition.id)
        };
        let mut history: Vec<&EditionRow> = all.iter().filter(held).collect();
        history.sort_by_key(|e| (e.effective_at, e.id));
        let mut consent_needed = policy.changes.consent_needed;
        if let [.., before, _] = history.as_slice() {
            consent_needed |= self.policy(tx, before).is_ok_and(|policy| policy.changes.consent_needed);
        }
        let register = Register::build(&policy, interned, rows::all_terms(tx)?)?;
        let register = register.lasting(&past(tx, &history, &policy)?);
        let texts =
            rows::texts(tx, id)?.into_iter().map(|t| ((t.document.clone(), t.lang.clone()), t)).collect();
        let asked = history.iter().map(|e| {
            (e.id, e.asks.iter().filter_map(|slug| purposes.get(slug).copied()).collect::<BTreeSet<_>>())
        });
        let undertakings = undertakings(&policy);
        Ok(InForce {
            asked: asked.filter(|(_, purposes)| !purposes.is_empty()).collect(),
            consent_needed,
            policy,
            register: Arc::new(register),
            edition,
            texts,
            forms: intern::of_kind(tx, "form")?,
            roles: intern::of_kind(tx, "role")?,
            events: intern::of_kind(tx, "event")?,
            undertakings,
            editions: Arc::downgrade(self),
        })
    }
}

/// Hashes of the undertakings that the roles of a policy ask for.
fn undertakings(policy: &Policy) -> BTreeMap<String, Vec<Hash>> {
    let duties: BTreeSet<&str> = policy.roles.iter().flat_map(Role::duties).collect();
    let texts = |duty: &str| {
        let said = LANGUAGES.iter().filter_map(|lang| document::undertaking(policy, duty, *lang));
        said.map(|text| stored::hash(&text.canonical_json())).collect()
    };
    duties.into_iter().map(|duty| (duty.to_owned(), texts(duty))).collect()
}

/// What held before, and since when.
fn past(tx: &mut dyn Tx, history: &[&EditionRow], policy: &Policy) -> Result<Vec<Past>, AppError> {
    let mut past = Vec::with_capacity(history.len());
    for (at, row) in history.iter().enumerate() {
        let mut terms: BTreeSet<_> = rows::terms_of(tx, row.id)?.into_iter().collect();
        // Editions of an older store have not kept which terms were theirs; nothing is said of what they dropped.
        if at + 1 == history.len() && terms.is_empty() {
            terms = policy.purposes.iter().map(|p| Terms::of(p).id()).collect();
        }
        if !terms.is_empty() {
            past.push(Past { since: row.effective_at, terms });
        }
    }
    Ok(past)
}
