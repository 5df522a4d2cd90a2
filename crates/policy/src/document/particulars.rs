//! The particulars of a node in the words of the document: what a mechanism is given to work with.

use serde::Serialize;
use zalog_words::Lang;

use super::marks;
use super::phrase::Case;
use super::tree::Sentence;
use super::voice::Voice;
use crate::model::{CookieLife, Form, HoleOr, Need, Policy, Purpose, RequestPromise, Slug};
use crate::trace::NodeKind;

/// One particular: its name and value as people read them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Particular {
    /// Which one (`items`, `term` …), the same in every language.
    pub name: &'static str,
    /// Its name in the language asked for.
    pub label: String,
    /// Its value.
    pub value: String,
}

/// The particulars of a node, empty when it has none beyond its words.
#[must_use]
pub(crate) fn particulars(policy: &Policy, kind: NodeKind, path: &str, lang: Lang) -> Vec<Particular> {
    let v = Voice::new(policy, lang);
    let mut list = List { v: &v, all: Vec::new() };
    let slug = path.split('/').nth(1).unwrap_or_default();
    match kind {
        NodeKind::Purpose => {
            if let Some(purpose) = find(&policy.purposes, |p| &p.slug, slug) {
                list.purpose(purpose);
            }
        }
        NodeKind::Keep => {
            if let Some(purpose) = find(&policy.purposes, |p| &p.slug, slug) {
                list.add("items", v.items(&purpose.items));
                list.add("term", said(&v.keep_short(purpose)));
            }
        }
        NodeKind::Hold => {
            let id = path.rsplit('/').next().unwrap_or_default();
            let purpose = find(&policy.purposes, |p| &p.slug, slug);
            if let Some(hold) = purpose.and_then(|p| p.keep.holds.iter().find(|h| h.id == id)) {
                list.add("items", v.items(&hold.items));
                list.add("term", v.span(hold.span, Case::Nominative));
                list.add("article", v.own(&hold.article));
            }
        }
        NodeKind::Consent => {
            if let Some(purpose) = find(&policy.purposes, |p| &p.slug, slug) {
                list.add("purpose", v.own(&purpose.title));
                list.add("items", v.items(&purpose.items));
            }
        }
        NodeKind::Form => {
            if let Some(form) = find(&policy.forms, |f| &f.slug, slug) {
                list.form(form);
            }
        }
        NodeKind::Role => {
            let seen = |p: &&Purpose| p.seen_by.iter().any(|role| role.as_str() == slug);
            let titles: Vec<String> = policy.purposes.iter().filter(seen).map(|p| v.own(&p.title)).collect();
            list.add("purposes", titles.join("; "));
        }
        NodeKind::Site => {
            if let Some(site) = find(&policy.sites, |s| &s.slug, slug) {
                let mut hosts = vec![site.host.clone()];
                hosts.extend(site.aliases.iter().cloned().chain(site.pages.clone()));
                list.add("hosts", hosts.join(", "));
            }
        }
        NodeKind::Store => {
            if let Some(store) = find(&policy.stores, |s| &s.slug, slug) {
                list.add("country", v.own_or_hole(&store.country));
                list.add("items", v.items(&store.items));
            }
        }
        NodeKind::Recipient => {
            if let Some(recipient) = find(&policy.recipients, |r| &r.slug, slug) {
                list.add("items", v.items(&recipient.items));
                list.add("purposes", v.purposes(&recipient.purposes));
                let country = recipient.country.as_ref().map(|c: &HoleOr<_>| v.own_or_hole(c));
                list.add("country", country.unwrap_or_default());
            }
        }
        NodeKind::Tag => {
            if let Some(tag) = find(&policy.tags, |t| &t.slug, slug) {
                list.add("purpose", v.purpose(&tag.purpose));
                list.add("hosts", tag.hosts.join(", "));
            }
        }
        NodeKind::Cookie => {
            let name = path.strip_prefix("cookie/").unwrap_or_default();
            if let Some(cookie) = policy.cookies.iter().find(|c| c.name == name) {
                let life = match &cookie.life {
                    CookieLife::Session => v.phrase("doc-cookie-session", []),
                    CookieLife::For(span) => v.span(*span, Case::Nominative),
                };
                list.add("term", life);
                list.add("purpose", cookie.purpose.as_ref().map(|p| v.purpose(p)).unwrap_or_default());
            }
        }
        NodeKind::Request => {
            let kind = path.split('/').nth(1).unwrap_or_default();
            let facts = path.ends_with("/facts");
            let own = |p: &&RequestPromise| p.kind.as_str() == kind && p.from_facts == facts;
            if let Some(within) = policy.requests.iter().find(own).and_then(|p| p.within) {
                list.add("term", v.within(within));
            }
        }
        NodeKind::Laws => {
            let laws = v.packs().into_iter().map(|p| v.law(&p.law.full)).collect::<Vec<_>>();
            list.add("article", v.list(laws));
        }
        _ => {}
    }
    list.all
}

fn find<'a, T>(all: &'a [T], slug_of: impl Fn(&T) -> &Slug, slug: &str) -> Option<&'a T> {
    all.iter().find(|one| slug_of(one).as_str() == slug)
}

fn said(sentences: &[Sentence]) -> String {
    sentences.iter().map(Sentence::plain).collect::<Vec<_>>().join(" ")
}

struct List<'v, 'p> {
    v: &'v Voice<'p>,
    all: Vec<Particular>,
}

impl List<'_, '_> {
    /// Adds a particular, unless there is nothing to say.
    fn add(&mut self, name: &'static str, value: String) {
        let value = marks::plain(&value);
        if !value.is_empty() {
            let label = self.v.phrase(&format!("trace-particular-{name}"), []);
            self.all.push(Particular { name, label, value });
        }
    }

    fn purpose(&mut self, purpose: &Purpose) {
        let v = self.v;
        self.add("items", v.items(&purpose.items));
        self.add("basis", v.basis_short(&purpose.basis));
        self.add("article", v.basis_article(&purpose.basis));
        self.add("term", said(&v.keep_short(purpose)));
        self.add("roles", v.roles_short(&purpose.seen_by));
        let recipients = v.recipients_of(purpose).iter().map(|r| v.recipient(r)).collect();
        self.add("recipients", v.list(recipients));
    }

    fn form(&mut self, form: &Form) {
        let v = self.v;
        for (name, need) in [("required", Need::Required), ("optional", Need::Optional)] {
            let fields = form.fields.iter().filter(|f| f.need == need);
            self.add(name, v.items(&fields.map(|f| f.item.clone()).collect::<Vec<_>>()));
        }
        self.add("purpose", v.purpose(&form.purpose));
        self.add("offers", v.purposes(&form.offers));
    }
}
