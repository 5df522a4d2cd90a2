//! One policy in one language: makes sentences from messages, the operator's words and the law packs.

use jiff::civil::Date;
use zalog_law::{Jurisdiction, Pack, Texts, packs};
use zalog_words::{Arg, Lang, Words};

use super::marks;
use super::tree::{Block, Link, Pair, Row, Section, Sentence, Target};
use crate::model::{HoleOr, Item, Localized, Policy, Purpose, Role, Slug};

/// A value for a message: marked text, or a number that chooses a plural form.
pub(super) enum Value {
    Text(String),
    Count(u32),
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(marks::clean(text))
    }
}

impl From<u32> for Value {
    fn from(count: u32) -> Self {
        Self::Count(count)
    }
}

impl From<usize> for Value {
    fn from(count: usize) -> Self {
        Self::Count(u32::try_from(count).unwrap_or(u32::MAX))
    }
}

pub(super) struct Voice<'p> {
    pub policy: &'p Policy,
    pub lang: Lang,
    pub words: &'static Words,
    office: bool,
    /// Whether names lead to their sections.
    pub linked: bool,
}

impl<'p> Voice<'p> {
    pub fn new(policy: &'p Policy, lang: Lang) -> Self {
        Self { policy, lang, words: Words::of(lang), office: false, linked: false }
    }

    /// A voice for the policy: names of purposes and recipients lead to their sections, which only the policy has.
    pub fn linked(policy: &'p Policy, lang: Lang) -> Self {
        Self { linked: true, ..Self::new(policy, lang) }
    }

    /// The voice of documents that are not read by the person: where a message speaks to "you", its `office-…` twin speaks
    /// of the subject.
    pub fn for_the_office(policy: &'p Policy, lang: Lang) -> Self {
        Self { office: true, ..Self::new(policy, lang) }
    }

    // ---- Law packs

    /// The packs that apply, the operator's seat first. The packs are embedded and tested; without them there is no law
    /// to print.
    pub fn packs(&self) -> Vec<&'static Pack> {
        let Ok(packs) = packs() else { return Vec::new() };
        let laws =
            if self.policy.laws.is_empty() { vec![Jurisdiction::Ru] } else { self.policy.laws.clone() };
        laws.into_iter().map(|law| packs.of(law)).collect()
    }

    /// The pack of the operator's seat.
    pub fn seat(&self) -> Option<&'static Pack> {
        self.packs().into_iter().next()
    }

    /// A name or citation of a pack.
    pub fn law(&self, texts: &Texts) -> String {
        marks::clean(texts.get(self.lang.code()))
    }

    // ---- The operator's words

    /// A text of the operator, marked when it is in another language than the document.
    pub fn own(&self, text: &Localized) -> String {
        let (lang, text) = text.get(self.lang);
        self.in_language(lang, &marks::clean(text))
    }

    /// A name of the operator inside a sentence: «Лечащий врач» becomes «лечащий врач», «IP-адрес» stays.
    pub fn own_lower(&self, text: &Localized) -> String {
        let (lang, text) = text.get(self.lang);
        self.in_language(lang, &lower_first(&marks::clean(text)))
    }

    /// A text that is the same in every language (the number of a paper), in the one it was written in.
    pub(super) fn untranslated(&self, text: &str) -> String {
        self.in_language(self.policy.language, &marks::clean(text))
    }

    fn in_language(&self, lang: Lang, text: &str) -> String {
        if lang == self.lang { text.to_owned() } else { marks::in_language(lang, text) }
    }

    /// A text that ends like a sentence.
    pub fn own_sentence(&self, node: &str, text: &Localized) -> Sentence {
        self.sentence(node, self.own(text))
    }

    /// The mark for a value still to be given.
    pub fn hole(&self) -> String {
        marks::hole(&self.phrase("doc-hole", []))
    }

    pub fn own_or_hole(&self, text: &HoleOr<Localized>) -> String {
        text.given().map_or_else(|| self.hole(), |t| self.own(t))
    }

    pub fn text_or_hole(&self, text: &HoleOr<String>) -> String {
        text.given().map_or_else(|| self.hole(), |t| marks::clean(t))
    }

    /// The operator's short name, or the whole one.
    pub fn operator(&self) -> String {
        let operator = &self.policy.operator;
        self.own(operator.short.as_ref().unwrap_or(&operator.name))
    }

    // ---- Messages

    /// A phrase to stand inside a sentence; its marks are kept.
    pub fn phrase<const N: usize>(&self, key: &str, args: [(&str, Value); N]) -> String {
        let args: Vec<(&str, Arg<'_>)> = args
            .iter()
            .map(|(name, value)| match value {
                Value::Text(text) => (*name, Arg::Text(text)),
                Value::Count(count) => (*name, Arg::Number(i64::from(*count))),
            })
            .collect();
        if self.office {
            let twin = format!("office-{key}");
            if self.words.has(&twin) {
                return self.words.say_with(&twin, &args);
            }
        }
        self.words.say_with(key, &args)
    }

    /// A sentence about a node.
    pub fn say<const N: usize>(&self, node: &str, key: &str, args: [(&str, Value); N]) -> Sentence {
        self.sentence(node, self.phrase(key, args))
    }

    /// A formatted text as a sentence about a node.
    pub fn sentence(&self, node: &str, text: String) -> Sentence {
        Sentence { node: node.to_owned(), runs: marks::runs(&text) }
    }

    /// A sentence that begins with a capital letter, for phrases that stand alone.
    pub fn upper(&self, node: &str, text: String) -> Sentence {
        self.sentence(node, upper_first(&text))
    }

    // ---- Names of nodes

    pub fn item(&self, slug: &Slug) -> String {
        self.policy.item(slug).map_or_else(|| slug.to_string(), |item: &Item| self.own_lower(&item.label))
    }

    pub fn items(&self, slugs: &[Slug]) -> String {
        self.list(slugs.iter().map(|s| self.item(s)).collect())
    }

    pub fn subject(&self, slug: &Slug) -> String {
        let found = self.policy.subjects.iter().find(|s| &s.slug == slug);
        found.map_or_else(|| slug.to_string(), |s| self.own_lower(&s.title))
    }

    pub fn role(&self, slug: &Slug) -> String {
        let Some(role) = self.policy.roles.iter().find(|r| &r.slug == slug) else { return slug.to_string() };
        self.role_name(role)
    }

    fn role_name(&self, role: &Role) -> String {
        let name = self.own_lower(&role.title);
        match role.duty.as_deref() {
            None => name,
            Some("confidentiality") => self.phrase("doc-role-confidentiality", [("role", name.into())]),
            Some("medical-secrecy") => self.phrase("doc-role-medical-secrecy", [("role", name.into())]),
            Some(duty) => self.phrase("doc-role-other", [("role", name.into()), ("duty", duty.into())]),
        }
    }

    /// Roles by name, without what binds them.
    pub fn roles_short(&self, slugs: &[Slug]) -> String {
        let name = |slug: &Slug| {
            let found = self.policy.roles.iter().find(|r| &r.slug == slug);
            found.map_or_else(|| slug.to_string(), |r| self.own_lower(&r.title))
        };
        self.list(slugs.iter().map(name).collect())
    }

    pub fn purpose(&self, slug: &Slug) -> String {
        let Some(purpose) = self.policy.purpose(slug) else { return slug.to_string() };
        self.leading(&format!("purpose-{slug}"), self.own(&purpose.title))
    }

    /// A name that leads to a section of the policy.
    pub fn leading(&self, section: &str, name: String) -> String {
        if self.linked { marks::link(section, &name) } else { name }
    }

    pub fn purposes(&self, slugs: &[Slug]) -> String {
        // Titles are phrases: only a semicolon keeps them apart.
        slugs.iter().map(|s| self.purpose(s)).collect::<Vec<_>>().join("; ")
    }

    pub fn recipient(&self, slug: &Slug) -> String {
        let found = self.policy.recipients.iter().find(|r| &r.slug == slug);
        found.map_or_else(|| slug.to_string(), |r| self.own(&r.title))
    }

    /// Recipients that get items for a purpose: those the purpose names, and those that name the purpose.
    pub fn recipients_of(&self, purpose: &Purpose) -> Vec<Slug> {
        let named = |r: &&crate::model::Recipient| {
            purpose.recipients.contains(&r.slug) || r.purposes.contains(&purpose.slug)
        };
        self.policy.recipients.iter().filter(named).map(|r| r.slug.clone()).collect()
    }

    /// An enumeration: «телефон, почта и сообщение». Parts that hold commas of their own are told apart by semicolons.
    pub fn list(&self, parts: Vec<String>) -> String {
        if parts.iter().any(|p| marks::plain(p).contains([',', '(', ';'])) {
            parts.join("; ")
        } else {
            zalog_words::list(self.lang, &parts)
        }
    }

    /// Alternatives: «вы сами, представитель или надзорный орган».
    pub fn either(&self, parts: &[String]) -> String {
        zalog_words::list_or(self.lang, parts)
    }

    /// A name in the quotation marks of the document's language.
    pub fn quote(&self, text: &str) -> String {
        zalog_words::quote(self.lang, text)
    }

    /// A day: «15 декабря 2026 г.»
    pub fn date(&self, date: Date) -> String {
        zalog_words::date(self.lang, date)
    }

    // ---- Building blocks

    pub fn heading(&self, node: &str, key: &str) -> Sentence {
        self.say(node, key, [])
    }

    pub fn section(&self, id: &str, node: &str, heading: &str, blocks: Vec<Block>) -> Section {
        Section {
            id: id.to_owned(),
            node: node.to_owned(),
            number: String::new(),
            heading: self.heading(node, heading),
            summary: false,
            blocks: blocks.into_iter().filter(|b| !is_empty(b)).collect(),
            sections: Vec::new(),
        }
    }

    pub fn table(&self, caption: &str, head: &[&str], rows: Vec<Row>) -> Block {
        Block::Table {
            caption: self.say("", caption, []),
            head: head.iter().map(|key| self.say("", key, [])).collect(),
            rows,
        }
    }

    pub fn pair(&self, node: &str, term: &str, text: Vec<Sentence>) -> Pair {
        Pair { node: node.to_owned(), term: self.say(node, term, []), text }
    }

    pub fn link(&self, key: &str, target: Target) -> Link {
        Link { text: self.say("", key, []), target }
    }
}

fn is_empty(block: &Block) -> bool {
    match block {
        Block::Paragraph { sentences } => sentences.is_empty(),
        Block::List { entries } => entries.is_empty(),
        Block::Table { rows, .. } => rows.is_empty(),
        Block::Definitions { pairs } => pairs.is_empty(),
        Block::Links { links } => links.is_empty(),
    }
}

/// Lowers the first letter unless the word is an abbreviation («IP-адрес», «ИНН»); “E-mail” becomes “e-mail”.
pub(super) fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return String::new() };
    let second = chars.clone().next();
    let word = second.is_none_or(|c| c.is_lowercase() || c.is_whitespace() || c == '-');
    if !word {
        return text.to_owned();
    }
    first.to_lowercase().chain(chars).collect()
}

/// Raises the first letter, looking through a mark that opens a run.
pub(crate) fn upper_first(text: &str) -> String {
    let mut raised = false;
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if raised || ('\u{e000}'..='\u{f8ff}').contains(&c) {
            out.push(c);
        } else {
            out.extend(c.to_uppercase());
            raised = true;
        }
    }
    out
}
