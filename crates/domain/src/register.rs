//! The register: what every purpose reaches, as one version declared it and as the version in force declares it.
//!
//! Terms are interned by content ([`Terms::id`]): an unchanged purpose in a new version keeps its terms. A ground holds
//! the terms it was opened under; [`Register::reach`] says what they reach today. Loading a version builds this table
//! once (hundreds of entries); no row of a subject is touched.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zalog_law::{Calendar, Jurisdiction, Span};
use zalog_policy::model::{Basis, Event, Policy, Purpose, Slug};

/// Intern number of a purpose: append-only, never reused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PurposeNo(pub u32);

/// Intern number of an item: append-only, never reused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemNo(pub u32);

/// Content address of a purpose's terms: SHA-256 of their canonical JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermsId(pub [u8; 32]);

/// Legal basis without its texts: what decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BasisClass {
    /// Consent.
    Consent,
    /// Contract.
    Contract,
    /// Law.
    Law,
    /// Vital interest.
    VitalInterest,
    /// Public task.
    PublicTask,
    /// Legitimate interest.
    LegitimateInterest,
    /// An aim that matters to society.
    PublicInterest,
}

impl BasisClass {
    /// As stored and as keyed in law packs.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Consent => "consent",
            Self::Contract => "contract",
            Self::Law => "law",
            Self::VitalInterest => "vital",
            Self::PublicTask => "public-task",
            Self::LegitimateInterest => "legitimate-interest",
            Self::PublicInterest => "public-interest",
        }
    }

    /// Of a declared basis.
    #[must_use]
    pub fn of(basis: &Basis) -> Self {
        match basis {
            Basis::Consent => Self::Consent,
            Basis::Contract { .. } => Self::Contract,
            Basis::Law { .. } => Self::Law,
            Basis::VitalInterest => Self::VitalInterest,
            Basis::PublicTask => Self::PublicTask,
            Basis::LegitimateInterest { .. } => Self::LegitimateInterest,
            Basis::PublicInterest { .. } => Self::PublicInterest,
        }
    }
}

/// A hold by law inside a purpose's terms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoldTerms {
    /// Id in the law pack.
    pub id: String,
    /// Items held, by slug.
    pub items: BTreeSet<String>,
    /// How long after the purpose's end.
    pub span: Span,
}

/// A purpose as one version declared it: what its grounds were opened under. The field order is frozen: the id is a
/// digest of the JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// The purpose, by slug.
    pub purpose: String,
    /// Basis.
    pub basis: BasisClass,
    /// Items it uses, by slug.
    pub items: BTreeSet<String>,
    /// Operations, by key.
    pub operations: BTreeSet<String>,
    /// Recipients, by slug.
    pub recipients: BTreeSet<String>,
    /// The event that ends it.
    pub end: String,
    /// How long it winds down after that event.
    pub after: Option<Span>,
    /// The latest end and its event.
    pub at_most: Option<(Span, String)>,
    /// Holds by law.
    pub holds: Vec<HoldTerms>,
}

impl Terms {
    /// The terms of a purpose.
    #[must_use]
    pub fn of(purpose: &Purpose) -> Self {
        let slugs = |list: &[Slug]| list.iter().map(|s| s.as_str().to_owned()).collect();
        Self {
            purpose: purpose.slug.as_str().to_owned(),
            basis: BasisClass::of(&purpose.basis),
            items: slugs(&purpose.items),
            operations: purpose.operations.iter().cloned().collect(),
            recipients: slugs(&purpose.recipients),
            end: purpose.keep.end.event.as_str().to_owned(),
            after: purpose.keep.end.after,
            at_most: purpose.keep.at_most.as_ref().map(|b| (b.span, b.event.as_str().to_owned())),
            holds: purpose
                .keep
                .holds
                .iter()
                .map(|h| HoldTerms { id: h.id.clone(), items: slugs(&h.items), span: h.span })
                .collect(),
        }
    }

    /// Canonical JSON.
    #[must_use]
    pub fn canonical(&self) -> String {
        // A struct of strings, numbers and sets always serializes.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Content address.
    #[must_use]
    pub fn id(&self) -> TermsId {
        TermsId(Sha256::digest(self.canonical().as_bytes()).into())
    }

    /// The event that ends the purpose.
    #[must_use]
    pub fn end_event(&self) -> Option<Event> {
        Event::from_slug(&self.end)
    }
}

/// Interned names, as the store gave them out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Interned {
    /// Purposes by slug.
    pub purposes: BTreeMap<String, PurposeNo>,
    /// Items by slug.
    pub items: BTreeMap<String, ItemNo>,
}

/// Terms with everything resolved to numbers.
#[derive(Debug, Clone)]
pub struct KnownTerms {
    /// As declared.
    pub terms: Terms,
    /// The purpose.
    pub purpose: PurposeNo,
    /// Items.
    pub items: BTreeSet<ItemNo>,
    /// Items of each hold, in the order of `terms.holds`.
    pub holds: Vec<BTreeSet<ItemNo>>,
}

/// A purpose of the version in force.
#[derive(Debug, Clone)]
pub struct InForce {
    /// Its terms.
    pub terms: TermsId,
    /// Its items.
    pub items: BTreeSet<ItemNo>,
    /// Roles that may open for it, by slug.
    pub seen_by: BTreeSet<String>,
    /// Purposes that may open its values while it winds down.
    pub after: BTreeSet<PurposeNo>,
}

/// A version as it was in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// Since when.
    pub since: Timestamp,
    /// The terms of its purposes.
    pub terms: BTreeSet<TermsId>,
}

/// The table of what is reached, for one operator and one version in force.
#[derive(Debug, Clone)]
pub struct Register {
    /// Zone in which days are decided.
    pub zone: TimeZone,
    /// Whose calendar counts.
    pub seat: Jurisdiction,
    /// The calendar.
    pub calendar: Calendar,
    names: Interned,
    item_names: HashMap<ItemNo, String>,
    purpose_names: HashMap<PurposeNo, String>,
    terms: HashMap<TermsId, KnownTerms>,
    in_force: HashMap<PurposeNo, InForce>,
    reach: HashMap<TermsId, BTreeSet<ItemNo>>,
    asked: HashMap<PurposeNo, BTreeSet<ItemNo>>,
    since: Timestamp,
    gone: HashMap<(PurposeNo, BasisClass), Vec<Timestamp>>,
    nothing: BTreeSet<ItemNo>,
}

/// Why a register cannot be built.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RegisterError {
    /// A name was not interned before.
    #[error("`{0}` has no intern number")]
    NotInterned(String),
    /// The zone is unknown.
    #[error("time zone `{0}` is unknown")]
    Zone(String),
    /// The law pack cannot be read.
    #[error("no law pack for `{0:?}`")]
    Pack(Jurisdiction),
}

impl Register {
    /// Builds the table: the policy in force, the names, and every terms id that some ground may still hold.
    ///
    /// # Errors
    /// [`RegisterError`].
    pub fn build(policy: &Policy, names: Interned, known: Vec<Terms>) -> Result<Self, RegisterError> {
        let zone = TimeZone::get(&policy.operator.zone)
            .map_err(|_| RegisterError::Zone(policy.operator.zone.clone()))?;
        let seat = policy.seat();
        let packs = zalog_law::packs().as_ref().map_err(|_| RegisterError::Pack(seat))?;
        let calendar = packs.of(seat).calendar.clone();
        let mut register = Self {
            zone,
            seat,
            calendar,
            item_names: names.items.iter().map(|(name, no)| (*no, name.clone())).collect(),
            purpose_names: names.purposes.iter().map(|(name, no)| (*no, name.clone())).collect(),
            names,
            terms: HashMap::new(),
            in_force: HashMap::new(),
            reach: HashMap::new(),
            asked: HashMap::new(),
            since: Timestamp::MIN,
            gone: HashMap::new(),
            nothing: BTreeSet::new(),
        };
        for terms in known {
            register.learn(terms)?;
        }
        for purpose in &policy.purposes {
            let id = register.learn(Terms::of(purpose))?;
            let number = register.purpose(purpose.slug.as_str())?;
            let after =
                purpose.after.iter().map(|s| register.purpose(s.as_str())).collect::<Result<_, _>>()?;
            let items = purpose.items.iter().map(|s| register.item(s.as_str())).collect::<Result<_, _>>()?;
            let seen_by = purpose.seen_by.iter().map(|s| s.as_str().to_owned()).collect();
            register.in_force.insert(number, InForce { terms: id, items, seen_by, after });
        }
        for form in policy.forms.iter().filter(|form| !form.registration) {
            let served = |p: &&Purpose| {
                p.slug == form.purpose
                    || p.keep.with.as_ref() == Some(&form.purpose)
                    || form.offers.contains(&p.slug)
            };
            for purpose in policy.purposes.iter().filter(served) {
                let number = register.purpose(purpose.slug.as_str())?;
                for field in &form.fields {
                    let item = register.item(field.item.as_str())?;
                    register.asked.entry(number).or_default().insert(item);
                }
            }
        }
        register.reach = register.terms.iter().map(|(id, known)| (*id, register.reached(known))).collect();
        Ok(register)
    }

    /// Tells the register what was in force before and since when, oldest first; the last is the version it was built from.
    /// What a version no longer declares has ended with the instant it came into force, also if a later one declares it again.
    #[must_use]
    pub fn lasting(mut self, history: &[Past]) -> Self {
        let of = |past: &Past| -> BTreeSet<(PurposeNo, BasisClass)> {
            let known = past.terms.iter().filter_map(|id| self.terms.get(id));
            known.map(|known| (known.purpose, known.terms.basis)).collect()
        };
        let mut gone: HashMap<_, Vec<_>> = HashMap::new();
        for (before, after) in history.iter().zip(history.iter().skip(1)) {
            let left = of(after);
            for lost in of(before).difference(&left) {
                gone.entry(*lost).or_default().push(after.since);
            }
        }
        self.gone = gone;
        self.since = history.last().map_or(Timestamp::MIN, |past| past.since);
        self
    }

    /// Since when the version in force holds.
    #[must_use]
    pub fn since(&self) -> Timestamp {
        self.since
    }

    /// When a purpose, on that basis, ceased to be declared after `since`; `None` while it is.
    #[must_use]
    pub fn gone(&self, purpose: PurposeNo, basis: BasisClass, since: Timestamp) -> Option<Timestamp> {
        self.gone.get(&(purpose, basis))?.iter().copied().find(|at| *at >= since)
    }

    /// The terms of a purpose as the version in force declares it.
    #[must_use]
    pub fn today(&self, purpose: PurposeNo) -> Option<&KnownTerms> {
        self.terms.get(&self.in_force.get(&purpose)?.terms)
    }

    fn learn(&mut self, terms: Terms) -> Result<TermsId, RegisterError> {
        let id = terms.id();
        let purpose = self.purpose(&terms.purpose)?;
        let numbers =
            |slugs: &BTreeSet<String>| slugs.iter().map(|s| self.item(s)).collect::<Result<BTreeSet<_>, _>>();
        let items = numbers(&terms.items)?;
        let holds = terms.holds.iter().map(|h| numbers(&h.items)).collect::<Result<_, _>>()?;
        self.terms.insert(id, KnownTerms { terms, purpose, items, holds });
        Ok(id)
    }

    /// Number of a purpose.
    ///
    /// # Errors
    /// The name was never interned: the purpose is undeclared.
    pub fn purpose(&self, slug: &str) -> Result<PurposeNo, RegisterError> {
        self.names.purposes.get(slug).copied().ok_or_else(|| RegisterError::NotInterned(slug.to_owned()))
    }

    /// Number of an item.
    ///
    /// # Errors
    /// The name was never interned: the item is undeclared.
    pub fn item(&self, slug: &str) -> Result<ItemNo, RegisterError> {
        self.names.items.get(slug).copied().ok_or_else(|| RegisterError::NotInterned(slug.to_owned()))
    }

    /// Name of an item.
    #[must_use]
    pub fn item_name(&self, item: ItemNo) -> &str {
        self.item_names.get(&item).map_or("", String::as_str)
    }

    /// Name of a purpose.
    #[must_use]
    pub fn purpose_name(&self, purpose: PurposeNo) -> &str {
        self.purpose_names.get(&purpose).map_or("", String::as_str)
    }

    /// Terms by id.
    #[must_use]
    pub fn terms(&self, id: TermsId) -> Option<&KnownTerms> {
        self.terms.get(&id)
    }

    /// Every terms id that some ground may have been opened under.
    pub fn all_terms(&self) -> impl Iterator<Item = (TermsId, &KnownTerms)> {
        self.terms.iter().map(|(id, known)| (*id, known))
    }

    /// A purpose of the version in force.
    #[must_use]
    pub fn in_force(&self, purpose: PurposeNo) -> Option<&InForce> {
        self.in_force.get(&purpose)
    }

    /// Items that grounds of these terms reach today: what the person was told when it was opened, or has been told of since,
    /// less what the version in force no longer uses. So no old consent is silently widened, and no other ground before
    /// its person was told. A purpose that is no longer declared, or rests on another basis, reaches nothing.
    #[must_use]
    pub fn reach(&self, id: TermsId) -> &BTreeSet<ItemNo> {
        self.reach.get(&id).unwrap_or(&self.nothing)
    }

    /// Whether a purpose that serves one record takes an item from the account: it does when none of its forms asks for it.
    /// What a form asks is the record's own, be it left empty.
    #[must_use]
    pub fn takes_from_account(&self, purpose: PurposeNo, item: ItemNo) -> bool {
        !self.asked.get(&purpose).is_some_and(|asked| asked.contains(&item))
    }

    fn reached(&self, known: &KnownTerms) -> BTreeSet<ItemNo> {
        match self.today(known.purpose) {
            Some(today) if today.terms.basis == known.terms.basis => {
                known.items.intersection(&today.items).copied().collect()
            }
            _ => BTreeSet::new(),
        }
    }
}
