//! The checked policy: what a declaration means once every finding of severity *error* is gone.
//!
//! A [`Policy`] can only come out of [`crate::compile`]; its parts are plain data with public fields, because
//! nothing can be broken by reading them and nobody else can make the whole.

mod basis;
mod collect;
mod document;
mod item;
mod keep;
mod name;
mod notice;
mod operator;
mod promise;
mod purpose;

pub use basis::{Basis, SpecialGround};
pub use collect::{Consent, ConsentStrength, Cookie, CookieLife, Form, FormField, Need, OutsideForm, Tag};
pub use document::{InternalAct, OwnDocument};
pub use item::{Accuracy, Item, ItemClass, ItemKind, NotReceived, Sensitivity};
pub use keep::{Bound, End, Event, Keep, LawHold, Reporter};
pub use name::{Localized, Origin, Slug, SlugError};
pub use notice::{Encryption, Notice};
pub use operator::{
    Adjusted, Cause, Changes, Edition, HoleOr, Kept, LegalForm, NoticeChannel, OfficerContact, Operator,
    Party, Platform, Role, Site, Store, SubjectCategory, TakesEffect,
};
pub use promise::{
    Allowance, Breach, Departure, Disclosure, DisclosureException, Minors, Recipient, RecipientRole,
    RequestChannel, RequestKind, RequestPromise, Safeguards, Statement,
};
pub use purpose::{Bar, Channel, Purpose, PurposeClass};

use std::collections::BTreeMap;

use zalog_law::Jurisdiction;
use zalog_words::Lang;

/// One operator's whole declaration, checked. `PartialEq` so that a test can say that two spellings mean the same.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Policy {
    /// Version of the language the file is written in (`формат=1`).
    pub format: u32,
    /// The binding language of every text that names none: that of the keywords, unless the root says `тексты=…`.
    pub language: Lang,
    /// What the policy is called on the page.
    pub title: Localized,
    /// The law packs that apply, the operator's seat first.
    pub laws: Vec<Jurisdiction>,
    /// What it is in law.
    pub legal_form: LegalForm,
    /// Which edition this is.
    pub edition: Edition,
    /// When and how a later edition binds.
    pub changes: Changes,
    /// Who decides on the processing.
    pub operator: Operator,
    /// Staff roles.
    pub roles: Vec<Role>,
    /// Categories of subjects, in order of first mention.
    pub subjects: Vec<SubjectCategory>,
    /// Sites, the main one first.
    pub sites: Vec<Site>,
    /// Places where copies are, the main store first.
    pub stores: Vec<Store>,
    /// Every item the policy speaks of: the known kinds that are used, and the declared ones.
    pub items: Vec<Item>,
    /// Sorts of data that are declared not to be received (`не-получаем`); card numbers never are.
    pub not_received: Vec<NotReceived>,
    /// Whether anything is checked against documents.
    pub accuracy: Accuracy,
    /// Rule on minors.
    pub minors: Minors,
    /// Purposes: the operator's own in the order of the file, then those of the engine (`engine == true`).
    pub purposes: Vec<Purpose>,
    /// Whether the list of purposes is closed (`другие-цели запрещены`).
    pub purposes_closed: bool,
    /// One consent document per purpose on consent, derived or declared.
    pub consents: Vec<Consent>,
    /// Whether the notice is shown at the first visit.
    pub acknowledgement: Option<Origin>,
    /// Places where data come in.
    pub forms: Vec<Form>,
    /// Cookies set by the site itself.
    pub cookies: Vec<Cookie>,
    /// Outside scripts that wait for a consent.
    pub tags: Vec<Tag>,
    /// Who is given data.
    pub recipients: Vec<Recipient>,
    /// The rule for all passing on.
    pub disclosure: Disclosure,
    /// Ways in for requests.
    pub channels: Vec<RequestChannel>,
    /// Promises on single kinds of request.
    pub requests: Vec<RequestPromise>,
    /// Whom to tell of a breach, and how soon.
    pub breach: Breach,
    /// Measures of protection.
    pub safeguards: Safeguards,
    /// What the regulator is told beside the policy; `None` when the file is silent.
    pub notice: Option<Notice>,
    /// Documents of the operator's own that are published with the edition.
    pub documents: Vec<OwnDocument>,
    /// Acts that bind those who work for the operator.
    pub internal_acts: Vec<InternalAct>,
    /// Words that no software keeps.
    pub statements: Vec<Statement>,
    /// Where the declaration says less or other than an earlier printed text, and why.
    pub departures: Vec<Departure>,
    /// Findings of `zalog check` that the operator lets pass, each with its reason.
    pub allowances: Vec<Allowance>,
    /// Holes (`уточнить`) left in the file: a draft may have them, a public host may not.
    pub holes: Vec<Origin>,
    /// Places of nodes that have no part of their own here: `policy`, `law`, `not-received`, `other-purposes`,
    /// `channels-in`.
    pub origins: BTreeMap<&'static str, Origin>,
    /// What the language or a law pack gave because the file was silent, each with its source.
    pub defaults: Vec<Adjusted>,
}

impl Policy {
    /// The languages its readers are offered, each once: that of the binding text, then those of the countries whose law
    /// applies, then the others.
    #[must_use]
    pub fn languages(&self) -> Vec<Lang> {
        let spoken = self.laws.iter().flat_map(|law| match law {
            Jurisdiction::Ru => &[Lang::Ru][..],
            Jurisdiction::Kz => &[Lang::Kk, Lang::Ru],
            Jurisdiction::Eu => &[Lang::En],
        });
        let mut languages = Vec::with_capacity(Lang::ALL.len());
        for lang in std::iter::once(self.language).chain(spoken.copied()).chain(Lang::ALL) {
            if !languages.contains(&lang) {
                languages.push(lang);
            }
        }
        languages
    }

    /// The purpose of that slug, the engine's own included.
    #[must_use]
    pub fn purpose(&self, slug: &Slug) -> Option<&Purpose> {
        self.purposes.iter().find(|p| &p.slug == slug)
    }

    /// The item of that slug.
    #[must_use]
    pub fn item(&self, slug: &Slug) -> Option<&Item> {
        self.items.iter().find(|i| &i.slug == slug)
    }

    /// The form of that slug.
    #[must_use]
    pub fn form(&self, slug: &Slug) -> Option<&Form> {
        self.forms.iter().find(|f| &f.slug == slug)
    }

    /// The consent document of a purpose, if that purpose rests on consent.
    #[must_use]
    pub fn consent_for(&self, purpose: &Slug) -> Option<&Consent> {
        self.consents.iter().find(|c| &c.purpose == purpose)
    }

    /// The first law pack: that of the operator's seat.
    #[must_use]
    pub fn seat(&self) -> Jurisdiction {
        self.laws.first().copied().unwrap_or(Jurisdiction::Ru)
    }

    /// The site that answers for a host, exactly: declared host, declared alias, or a declared subdomain.
    #[must_use]
    pub fn site_for_host(&self, host: &str) -> Option<&Site> {
        self.sites.iter().find(|s| s.answers(host))
    }
}
