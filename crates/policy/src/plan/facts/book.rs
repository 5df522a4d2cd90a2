//! Where facts are written down: the node one stands at, and short ways to state a fact about it.

use std::collections::{HashMap, HashSet};

use serde::Serialize;
use zalog_law::Span;
use zalog_words::Lang;

use crate::model::{Event, Localized, Policy, Slug};
use crate::plan::change::Value;
use crate::plan::fact::{Fact, Measure};
use crate::plan::part::Part;
use crate::syntax::Role;

/// The facts of one policy while they are written down.
pub(in crate::plan) struct Book<'p> {
    pub policy: &'p Policy,
    pub facts: Vec<Fact>,
    /// Purposes that rest on consent.
    consents: HashSet<&'p Slug>,
    /// Purposes on consent by item.
    by_item: HashMap<&'p Slug, Vec<Slug>>,
    items: HashMap<&'p Slug, &'p Localized>,
    purposes: HashMap<&'p Slug, &'p Localized>,
    recipients: HashMap<&'p Slug, &'p Localized>,
    root: String,
    node: String,
    owner: Option<Localized>,
    covers: Vec<Slug>,
}

impl<'p> Book<'p> {
    pub fn new(policy: &'p Policy) -> Self {
        let mut by_item: HashMap<_, Vec<_>> = HashMap::new();
        for purpose in policy.purposes.iter().filter(|p| p.asks_consent()) {
            for item in &purpose.items {
                by_item.entry(item).or_default().push(purpose.slug.clone());
            }
        }
        Self {
            policy,
            facts: Vec::new(),
            consents: policy.purposes.iter().filter(|p| p.asks_consent()).map(|p| &p.slug).collect(),
            by_item,
            items: policy.items.iter().map(|i| (&i.slug, &i.label)).collect(),
            purposes: policy.purposes.iter().map(|p| (&p.slug, &p.title)).collect(),
            recipients: policy.recipients.iter().map(|r| (&r.slug, &r.title)).collect(),
            root: String::new(),
            node: String::new(),
            owner: None,
            covers: Vec::new(),
        }
    }

    /// Goes to a node; what is said next is said of it.
    pub fn at(&mut self, root: impl Into<String>, owner: Option<&Localized>) -> &mut Self {
        self.root = root.into();
        self.node = self.root.clone();
        self.owner = owner.cloned();
        self.covers.clear();
        self
    }

    /// A node below the root, for the facts that follow.
    pub fn below(&mut self, tail: &str) -> &mut Self {
        self.node = if self.root.is_empty() { tail.to_owned() } else { format!("{}/{tail}", self.root) };
        self
    }

    /// The purposes whose consents the facts that follow concern; those on another basis fall away.
    pub fn covering<'a>(&mut self, purposes: impl IntoIterator<Item = &'a Slug>) -> &mut Self {
        self.covers = purposes.into_iter().filter(|p| self.consents.contains(*p)).cloned().collect();
        self
    }

    /// Purposes on consent that use an item.
    pub fn using(&self, item: &Slug) -> Vec<Slug> {
        self.by_item.get(item).cloned().unwrap_or_default()
    }

    /// Every purpose on consent.
    pub fn all_consents(&self) -> Vec<Slug> {
        self.policy.purposes.iter().filter(|p| p.asks_consent()).map(|p| p.slug.clone()).collect()
    }

    pub fn fact(&mut self, part: Part, key: impl Into<String>, value: Value, measure: Measure) {
        self.facts.push(Fact {
            root: self.root.clone(),
            node: self.node.clone(),
            part,
            key: key.into(),
            owner: self.owner.clone(),
            value,
            measure,
            covers: self.covers.clone(),
        });
    }

    /// One of several.
    pub fn member(&mut self, part: Part, key: impl Into<String>, value: Value) {
        self.fact(part, key, value, Measure::Member);
    }

    /// The only one of its kind at this node.
    pub fn plain(&mut self, part: Part, value: Value) {
        self.fact(part, "", value, Measure::Plain);
    }

    pub fn text(&mut self, part: Part, text: &Localized) {
        self.plain(part, Value::Text(text.clone()));
    }

    pub fn maybe(&mut self, part: Part, text: Option<&Localized>) {
        if let Some(text) = text {
            self.text(part, text);
        }
    }

    /// A rule that is stated or not.
    pub fn flag(&mut self, part: Part, key: &str, stated: bool) {
        if stated {
            self.member(part, key, keyword(Role::Answer, "yes"));
        }
    }

    /// A rule of which one answer is the looser.
    pub fn ranked(&mut self, part: Part, key: &str, value: Value, rank: i64) {
        self.fact(part, key, value, Measure::Rank(rank));
    }

    /// A length of time; none is looser than any.
    pub fn term(&mut self, part: Part, value: Value, event: Option<Event>, span: Option<Span>) {
        let (level, span) = span.map_or((1, Span::AT_ONCE), |span| (0, span));
        self.fact(part, "", value, Measure::Term { event: event.filter(|_| level == 0), level, span });
    }

    pub fn item(&self, slug: &Slug) -> Value {
        named(&self.items, slug)
    }

    pub fn purpose(&self, slug: &Slug) -> Value {
        named(&self.purposes, slug)
    }

    pub fn recipient(&self, slug: &Slug) -> Value {
        named(&self.recipients, slug)
    }

    pub fn role(&self, slug: &Slug) -> Value {
        let found = self.policy.roles.iter().find(|r| &r.slug == slug);
        found.map_or_else(|| Value::Literal(slug.to_string()), |r| Value::Text(r.title.clone()))
    }
}

fn named(names: &HashMap<&Slug, &Localized>, slug: &Slug) -> Value {
    names.get(slug).map_or_else(|| Value::Literal(slug.to_string()), |text| Value::Text((*text).clone()))
}

/// A fixed value by its machine name.
pub(in crate::plan) fn keyword(role: Role, id: impl Into<String>) -> Value {
    Value::Keyword { role, id: id.into() }
}

/// The machine name of an enumeration's value: its name in JSON.
pub(in crate::plan) fn machine<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        Ok(serde_json::Value::Object(map)) => map.keys().next().cloned().unwrap_or_default(),
        _ => String::new(),
    }
}

/// A text of a law pack.
pub(in crate::plan) fn law(texts: &zalog_law::Texts) -> Localized {
    let mut all = Localized::one(Lang::Ru, texts.get("ru"));
    for lang in [Lang::En, Lang::Kk] {
        all.texts.insert(lang.code(), texts.get(lang.code()).to_owned());
    }
    all
}

/// A fixed value as it is spelt in a declaration.
pub(in crate::plan) fn spelling(role: Role, id: &str, lang: Lang) -> &str {
    crate::syntax::word::by_id(role, id).map_or(id, |w| w.canonical(lang))
}

/// A fixed value in both spellings of the language.
pub(in crate::plan) fn spelt(role: Role, id: &str) -> Localized {
    let mut all = Localized::one(Lang::Ru, spelling(role, id, Lang::Ru));
    all.texts.insert(Lang::En.code(), spelling(role, id, Lang::En).to_owned());
    all
}
