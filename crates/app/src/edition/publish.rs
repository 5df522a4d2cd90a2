//! Publishing an edition: its texts and declaration stored by hash, its names and terms interned, a row that says from when it
//! holds; withdrawing one whose instant has not come. All of it in one commit.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use zalog_domain::clock::{Clock, Entropy};
use zalog_domain::register::Terms;
use zalog_domain::{ActorClass, Fact, Kind};
use zalog_journal::Hash;
use zalog_policy::document;
use zalog_policy::model::{Event, Localized, Policy};
use zalog_policy::plan::{Class, Outcome, Plan, plan};
use zalog_store::tables::edition::{EditionRow, TextRow};
use zalog_store::tables::{edition as rows, intern};
use zalog_store::{Store, Tx, faults};
use zalog_words::Lang;

use super::stored::hash;
use super::{LANGUAGES, version};
use crate::journal::Draft;
use crate::staff::EDITOR;
use crate::{App, AppError, Refused};

/// A declaration to be published, and what is said beside it.
#[derive(Debug, Clone)]
pub struct Publication {
    /// The checked declaration.
    pub policy: Policy,
    /// Its bytes, see [`super::declaration`].
    pub declaration: String,
    /// Who publishes it, see [`Self::by`].
    author: Option<String>,
}

impl Publication {
    /// A declaration by itself.
    #[must_use]
    pub fn new(policy: Policy, declaration: impl Into<String>) -> Self {
        Self { policy, declaration: declaration.into(), author: None }
    }

    /// Says why, if the declaration does not.
    #[must_use]
    pub fn because(mut self, reason: &str) -> Self {
        let (lang, edition) = (self.policy.language, &mut self.policy.edition);
        edition.reason.get_or_insert_with(|| Localized::one(lang, reason));
        self
    }

    /// Says who publishes it: a member of staff who has the role that settles purposes, items and operations. Without an author
    /// the edition is the operator's own, by whoever owns the host.
    ///
    /// # Errors
    /// [`AppError::Refused`] for a login that nobody of the staff has, or whose roles do not settle that.
    pub fn by(mut self, app: &App, login: &str) -> Result<Self, AppError> {
        self.author = Some(crate::staff::editor(app, login)?);
        Ok(self)
    }

    /// Says from which day, if the declaration does not. The text that is published says it too.
    ///
    /// # Errors
    /// [`AppError::Refused`] when the declaration names another day.
    pub fn from_day(mut self, day: Date) -> Result<Self, AppError> {
        match self.policy.edition.effective {
            Some(declared) if declared != day => {
                Err(AppError::Refused(Refused::form("edition-names-another-day")))
            }
            _ => {
                self.policy.edition.effective = Some(day);
                Ok(self)
            }
        }
    }
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// Order of publication.
    pub id: i64,
    /// From when it holds.
    pub effective_at: Timestamp,
    /// Whether the same declaration with the same texts was published already: then nothing was done.
    pub known: bool,
}

/// A text to be published.
pub(super) struct Text {
    document: String,
    lang: Lang,
    canonical: String,
    markdown: String,
}

/// Everything a policy publishes: policy, cookie terms, acknowledgement, one document for each consent; in each language.
pub(super) fn texts(policy: &Policy) -> Vec<Text> {
    let mut all = Vec::new();
    for lang in LANGUAGES {
        let mut named = vec![
            ("policy".to_owned(), document::policy(policy, lang)),
            ("cookies".to_owned(), document::cookies(policy, lang)),
            ("acknowledgement".to_owned(), document::acknowledgement(policy, lang)),
        ];
        for consent in &policy.consents {
            if let Some(document) = document::consent(policy, &consent.purpose, lang) {
                named.push((format!("consent/{}", consent.purpose), document));
            }
        }
        for own in &policy.documents {
            let document = document::own(policy, own.slug.as_str(), lang);
            named.extend(document.map(|document| (format!("document/{}", own.slug), document)));
        }
        all.extend(named.into_iter().map(|(name, document)| Text {
            document: name,
            lang,
            canonical: document.canonical_json(),
            markdown: document.markdown(),
        }));
    }
    all
}

/// Whether what was published says the same as what this program would print.
pub(super) fn same(stored: &[TextRow], texts: &[Text]) -> bool {
    let known: HashMap<(&str, &str), &TextRow> =
        stored.iter().map(|t| ((t.document.as_str(), t.lang.as_str()), t)).collect();
    known.len() == texts.len()
        && texts.iter().all(|t| {
            known
                .get(&(t.document.as_str(), t.lang.code()))
                .is_some_and(|row| row.canonical == hash(&t.canonical))
        })
}

/// The first instant of the day an edition names, in the operator's zone.
pub(super) fn starts(policy: &Policy) -> Option<Timestamp> {
    let zone = TimeZone::get(&policy.operator.zone).unwrap_or(TimeZone::UTC);
    Some(policy.edition.effective?.to_zoned(zone).ok()?.timestamp())
}

/// The edition that holds last of all that are published and not withdrawn: what the next one is compared with.
pub(super) fn last(all: &[EditionRow]) -> Option<&EditionRow> {
    all.iter().filter(|e| e.withdrawn.is_none()).max_by_key(|e| (e.effective_at, e.id))
}

/// How a class stands in its column.
pub(super) fn class_code(class: Class) -> &'static str {
    match class {
        Class::Editorial => "editorial",
        Class::Narrower => "narrower",
        Class::Substantial => "substantial",
        Class::NewConsent => "new-consent",
    }
}

/// Hash of the law packs this program was built with.
fn packs() -> Hash {
    hash(&zalog_law::pack_sources().concat())
}

/// Publishes: stored, public, listed; in force at once, or from the first instant of the day it names. The edition before it, if
/// there is one, comes compiled with its row.
pub(super) fn publish(
    store: &Store,
    publication: Publication,
    before: Option<(&EditionRow, &Policy)>,
    clock: &Arc<dyn Clock>,
    entropy: &dyn Entropy,
) -> Result<Published, AppError> {
    let Publication { policy, declaration, author } = publication;
    let texts = Arc::new(texts(&policy));
    let names = Names::of(&policy);
    let actor = if author.is_some() { ActorClass::Staff } else { ActorClass::Operator };
    let mut published = Draft::new(actor, clock.now(), entropy);
    let mut applied = Draft::new(actor, clock.now(), entropy);
    let clock = clock.clone();
    let digest = hash(&declaration);
    let start = starts(&policy);
    let plan: Option<Plan> = before.map(|(_, old)| plan(old, &policy));
    let asks: Vec<String> = plan.iter().flat_map(|p| &p.consents).filter_map(asked).collect();
    let class = plan.as_ref().map_or("first", |plan| class_code(plan.class)).to_owned();
    let compared = before.map(|(row, _)| row.id);
    let terms: Vec<Terms> = policy.purposes.iter().map(Terms::of).collect();
    let reason = policy.edition.reason.as_ref().map(|r| r.text(policy.language).to_owned());
    let (number, substantial) = (policy.edition.number, policy.edition.substantial);
    let causes: Vec<String> = policy.edition.causes.iter().map(|c| c.as_str().to_owned()).collect();
    let laws: Vec<String> = policy.laws.iter().map(|law| law.code().to_owned()).collect();
    let legal_form = policy.legal_form.as_str();
    let done = store.write::<_, AppError, _>(move |tx| {
        rows::alone(tx)?;
        // Texts take a while to print. Whoever came meanwhile was decided by the edition before, so this one begins after him.
        let now = clock.now();
        (published.at, applied.at) = (now, now);
        let all = rows::list(tx)?;
        let last = last(&all);
        if last.map(|e| e.id) != compared {
            // Somebody published meanwhile: what this one changes must be told anew.
            return Err(AppError::Busy);
        }
        if let Some(last) = last
            && last.declaration == digest
            && same(&rows::texts(tx, last.id)?, &texts)
        {
            return Ok(Published { id: last.id, effective_at: last.effective_at, known: true });
        }
        // Nothing made the first necessary; every other one says what did, in a word of the list.
        if last.is_some() && causes.is_empty() {
            return Err(AppError::Refused(Refused::form("edition-needs-cause")));
        }
        // What was never told to anybody cannot have held before: only the first may name an earlier day.
        let effective_at = match (start, last) {
            (Some(start), None) => start.min(now),
            (Some(start), Some(_)) => start.max(now),
            (None, _) => now,
        };
        if last.is_some_and(|last| last.effective_at > effective_at) {
            return Err(AppError::Refused(Refused::form("edition-another-waits")));
        }
        let id = all.iter().map(|e| e.id).max().unwrap_or(0) + 1;
        names.intern(tx)?;
        rows::put_text(tx, &digest, "text/kdl", &declaration, now)?;
        let row = EditionRow {
            id,
            number,
            declaration: digest,
            generator: concat!("zalog ", env!("CARGO_PKG_VERSION")).to_owned(),
            reason: reason.clone(),
            substantial,
            published_at: now,
            effective_at,
            class: class.clone(),
            author: author.clone(),
            packs: Some(packs()),
            asks: asks.clone(),
            causes: causes.clone(),
            laws: laws.clone(),
            legal_form: legal_form.to_owned(),
            withdrawn: None,
        };
        rows::insert(tx, &row)?;
        put_texts(tx, id, &texts, now)?;
        for terms in &terms {
            rows::put_terms(tx, terms, id)?;
        }
        let mut facts = vec![version(id)];
        if author.is_some() {
            let roles = intern::of_kind(tx, "role")?;
            facts.extend(roles.get(EDITOR).map(|role| (Fact::Role, *role)));
        }
        published.record(tx, Kind::VersionPublished, Some(digest), &facts)?;
        if effective_at <= now {
            rows::flip(tx, id, effective_at)?;
            applied.record(tx, Kind::PolicyApplied, Some(digest), &[version(id)])?;
        }
        Ok(Published { id, effective_at, known: false })
    })?;
    store.pass(faults::EDITION_PUBLISHED);
    Ok(done)
}

fn put_texts(tx: &mut dyn Tx, id: i64, texts: &[Text], now: Timestamp) -> Result<(), AppError> {
    for text in texts {
        let (canonical, markdown) = (hash(&text.canonical), hash(&text.markdown));
        rows::put_text(tx, &canonical, "application/json", &text.canonical, now)?;
        rows::put_text(tx, &markdown, "text/markdown", &text.markdown, now)?;
        let row = TextRow {
            document: text.document.clone(),
            lang: text.lang.code().to_owned(),
            canonical,
            markdown,
        };
        rows::insert_text(tx, id, &row)?;
    }
    Ok(())
}

/// The purpose of a consent that does not cover what is new.
fn asked(consent: &zalog_policy::plan::ConsentPlan) -> Option<String> {
    (consent.outcome == Outcome::AskAgain).then(|| consent.purpose.to_string())
}

/// Withdraws an edition that has not come into force, with the reason; what was published stays readable.
///
/// # Errors
/// [`AppError::NotFound`]; [`AppError::Refused`] when it has come into force, or was withdrawn already.
pub fn withdraw(app: &App, id: i64, reason: &str) -> Result<(), AppError> {
    let now = app.clock.now();
    let draft = Draft::new(ActorClass::Operator, now, app.entropy.as_ref());
    let reason = reason.to_owned();
    app.store.write(move |tx| {
        let row = rows::list(tx)?.into_iter().find(|e| e.id == id).ok_or(AppError::NotFound)?;
        if !rows::withdraw(tx, id, now, &reason)? {
            return Err(AppError::Refused(Refused::form("edition-holds-already")));
        }
        Ok(draft.record(tx, Kind::VersionWithdrawn, Some(row.declaration), &[version(id)])?)
    })
}

/// Every name that gets a number.
struct Names(BTreeMap<&'static str, Vec<String>>);

impl Names {
    fn of(policy: &Policy) -> Self {
        let mut items: Vec<String> = policy.items.iter().map(|i| i.slug.to_string()).collect();
        // The password's hash is sealed like a value; it is no item of any purpose and opens for none.
        items.push(crate::sign_in::CREDENTIAL_ITEM.to_owned());
        items.push(crate::registration::BLOB_ITEM.to_owned());
        items.push(crate::consent::PROOF_ITEM.to_owned());
        Self(BTreeMap::from([
            ("purpose", policy.purposes.iter().map(|p| p.slug.to_string()).collect()),
            ("item", items),
            ("form", policy.forms.iter().map(|f| f.slug.to_string()).collect()),
            ("role", policy.roles.iter().map(|r| r.slug.to_string()).collect()),
            ("recipient", policy.recipients.iter().map(|r| r.slug.to_string()).collect()),
            ("event", Event::ALL.iter().map(|e| e.as_str().to_owned()).collect()),
        ]))
    }

    fn intern(&self, tx: &mut dyn Tx) -> Result<(), AppError> {
        for (kind, names) in &self.0 {
            intern::intern(tx, kind, names)?;
        }
        Ok(())
    }
}
