//! The whole declaration with its defaults and their sources: `zalog show --full`.

use std::fmt::Write as _;

use zalog_words::Lang;

use crate::diagnostic::length;
use crate::model::{
    Basis, CookieLife, Encryption, Event, HoleOr, Keep, Localized, Need, Origin, Policy, Purpose, Slug,
    SpecialGround,
};
use crate::syntax::word::{Role, by_id};

/// Everything the policy says, node by node, and what the language or a law pack added because the file was silent, each
/// with its article. Keywords and names are those of `lang`; the text is for reading, not for compiling.
#[must_use]
pub fn show_full(policy: &Policy, lang: Lang) -> String {
    let mut show = Show { policy, lang, out: String::new() };
    show.head();
    show.operator();
    show.places();
    show.items();
    for purpose in &policy.purposes {
        show.purpose(purpose);
    }
    show.collecting();
    show.promises();
    show.notice();
    for allowance in &policy.allowances {
        let (word, reason) = (show.key("allow"), show.key("reason"));
        let text = format!("{word} {} {reason}={}", allowance.rule, show.quoted(&allowance.reason));
        show.node(0, &text, &allowance.origin);
    }
    show.defaults();
    show.out
}

struct Show<'a> {
    policy: &'a Policy,
    lang: Lang,
    out: String,
}

impl Show<'_> {
    fn line(&mut self, depth: usize, text: &str) {
        let _ = writeln!(self.out, "{}{text}", "    ".repeat(depth));
    }

    /// A line with the clauses it carries, and a mark when nobody wrote it.
    fn node(&mut self, depth: usize, text: &str, origin: &Origin) {
        let mut line = text.to_owned();
        if !origin.clauses.is_empty() {
            let _ = write!(line, "  {}=\"{}\"", self.key("clause"), origin.clauses.join(" "));
        }
        if origin.line == 0 {
            line.push_str(self.pick("  // добавлено языком", "  // added by the language"));
        }
        self.line(depth, &line);
    }

    fn pick(&self, ru: &'static str, en: &'static str) -> &'static str {
        if self.lang == Lang::En { en } else { ru }
    }

    fn word(&self, role: Role, id: &'static str) -> &'static str {
        by_id(role, id).map_or(id, |w| w.canonical(self.lang))
    }

    fn key(&self, id: &'static str) -> &'static str {
        self.word(Role::Key, id)
    }

    fn event(&self, event: Event) -> &'static str {
        self.word(Role::Event, event.as_str())
    }

    fn quoted(&self, text: &Localized) -> String {
        format!("\"{}\"", text.text(self.lang))
    }

    fn names(&self, slugs: &[Slug], name: impl Fn(&Policy, &Slug) -> Option<String>) -> String {
        slugs
            .iter()
            .map(|s| name(self.policy, s).unwrap_or_else(|| s.to_string()))
            .collect::<Vec<_>>()
            .join(" ")
    }

    fn items_of(&self, slugs: &[Slug]) -> String {
        self.names(slugs, |p, s| p.item(s).map(|i| i.name.clone()))
    }

    fn purposes_of(&self, slugs: &[Slug]) -> String {
        self.names(slugs, |p, s| p.purpose(s).map(|x| x.name.clone()))
    }

    fn hole<T>(&self, value: &HoleOr<T>, text: impl Fn(&T) -> String) -> String {
        value.given().map_or_else(|| self.word(Role::Hole, "to-fill").to_owned(), text)
    }

    fn head(&mut self) {
        let policy = self.policy;
        let laws: Vec<&str> = policy.laws.iter().map(|l| l.as_str()).collect();
        let head = format!(
            "{} {} {}={}",
            self.key("policy"),
            self.quoted(&policy.title),
            self.key("format"),
            policy.format
        );
        let origin = policy.origins.get("policy").cloned().unwrap_or_default();
        self.node(0, &head, &origin);
        self.line(1, &format!("{} {}", self.key("law"), laws.join(" ")));
        let mut edition = format!("{} {}", self.key("edition"), policy.edition.number);
        if let Some(date) = policy.edition.effective {
            let _ = write!(edition, " {}=\"{date}\"", self.key("effective"));
        }
        if let Some(reason) = &policy.edition.reason {
            let _ = write!(edition, " {}={}", self.key("reason"), self.quoted(reason));
        }
        self.node(1, &edition, &policy.edition.origin);
    }

    fn operator(&mut self) {
        let operator = &self.policy.operator;
        self.line(0, "");
        self.node(0, &format!("{} {}", self.key("operator"), self.quoted(&operator.name)), &operator.origin);
        for (id, value) in [
            ("inn", &operator.inn),
            ("kpp", &operator.kpp),
            ("ogrn", &operator.ogrn),
            ("bin", &operator.bin),
            ("email", &operator.email),
            ("phone", &operator.phone),
        ] {
            if let Some(value) = value {
                let text = self.hole(value, |t| format!("\"{t}\""));
                self.line(1, &format!("{} {text}", self.key(id)));
            }
        }
        if let Some(address) = &operator.address {
            let text = self.hole(address, |t| self.quoted(t));
            self.line(1, &format!("{} {text}", self.key("address")));
        }
        if let Some(post) = &operator.officer {
            let mut line = format!("{} {}={}", self.key("responsible"), self.key("post"), self.quoted(post));
            let contact = &operator.officer_contact;
            for (id, value) in [("phone", &contact.phone), ("email", &contact.email)] {
                if let Some(value) = value {
                    let _ = write!(line, " {}={}", self.key(id), self.hole(value, |t| format!("\"{t}\"")));
                }
            }
            if let Some(address) = &contact.address {
                let _ = write!(line, " {}={}", self.key("address"), self.hole(address, |t| self.quoted(t)));
            }
            self.line(1, &line);
        }
        self.line(1, &format!("{} \"{}\"", self.key("zone"), operator.zone));
        for role in &self.policy.roles {
            let mut line = format!("{} {} {}", self.key("role"), role.name, self.quoted(&role.title));
            if let Some(duty) = role.duty.as_deref().and_then(|d| by_id(Role::Duty, d)) {
                let _ = write!(line, " {}={}", self.key("duty"), duty.canonical(self.lang));
            }
            self.node(0, &line, &role.origin);
        }
    }

    fn places(&mut self) {
        self.line(0, "");
        for site in &self.policy.sites {
            let aliases = site.aliases.join(" ");
            let mut line = format!("{} \"{}\"", self.key("site"), site.host);
            if !aliases.is_empty() {
                let _ = write!(line, " {}=\"{aliases}\"", self.key("aliases"));
            }
            self.node(0, &line, &site.origin);
        }
        for store in &self.policy.stores {
            let country = self.hole(&store.country, |t| self.quoted(t));
            let mut line = format!(
                "{} {} {} {}={country}",
                self.key("store"),
                store.name,
                self.quoted(&store.title),
                self.key("country")
            );
            if let Some(hosting) = &store.hosting {
                let _ = write!(line, " {}={}", self.key("hosting"), self.hole(hosting, |t| self.quoted(t)));
            }
            self.node(0, &line, &store.origin);
        }
    }

    fn items(&mut self) {
        self.line(0, "");
        for item in &self.policy.items {
            let line = format!("{} {} {}", self.key("item"), item.name, self.quoted(&item.label));
            if item.declared {
                self.node(0, &line, &item.origin);
            } else {
                self.line(
                    0,
                    &format!("{line}{}", self.pick("  // язык знает сам", "  // known to the language")),
                );
            }
        }
    }

    fn purpose(&mut self, purpose: &Purpose) {
        self.line(0, "");
        self.node(
            0,
            &format!("{} {} {}", self.key("purpose"), purpose.name, self.quoted(&purpose.title)),
            &purpose.origin,
        );
        self.line(1, &format!("{} {}", self.key("uses"), self.items_of(&purpose.items)));
        let subjects = self.names(&purpose.subjects, |p, s| {
            p.subjects.iter().find(|c| &c.slug == s).map(|c| c.name.clone())
        });
        if !subjects.is_empty() {
            self.line(1, &format!("{} {subjects}", self.key("subjects")));
        }
        self.line(1, &self.basis(purpose));
        self.keep(&purpose.keep);
        let roles = self
            .names(&purpose.seen_by, |p, s| p.roles.iter().find(|r| &r.slug == s).map(|r| r.name.clone()));
        self.line(1, &format!("{} {roles}", self.key("seen-by")));
        if !purpose.recipients.is_empty() {
            let names = self.names(&purpose.recipients, |p, s| {
                p.recipients.iter().find(|r| &r.slug == s).map(|r| r.name.clone())
            });
            self.line(1, &format!("{} {names}", self.key("recipients")));
        }
        self.operations(purpose);
    }

    /// Operations, when they are not simply all the law names.
    fn operations(&mut self, purpose: &Purpose) {
        let Ok(packs) = zalog_law::packs() else { return };
        let pack = packs.of(self.policy.seat());
        if purpose.operations.len() == pack.operations.len() {
            let count = purpose.operations.len();
            let all = self.pick("все, что называет закон", "all that the law names");
            self.line(1, &format!("// {}: {all} ({count})", self.key("operations")));
            return;
        }
        let names: Vec<&str> = purpose
            .operations
            .iter()
            .filter_map(|o| pack.operation(o))
            .map(|o| o.name.get(self.lang.code()))
            .collect();
        self.line(1, &format!("{}: {}", self.key("operations"), names.join(", ")));
    }

    /// The basis with the article the law pack gives it.
    fn basis(&self, purpose: &Purpose) -> String {
        let id = purpose.basis.key();
        let word = by_id(Role::Basis, id).map_or(id, |w| w.canonical(self.lang));
        let mut line = format!("{} {word}", self.key("basis"));
        match &purpose.basis {
            Basis::Contract { document: Some(text) } | Basis::Law { act: text } => {
                let _ = write!(line, " {}", self.quoted(text));
            }
            Basis::LegitimateInterest { interest, balance }
            | Basis::PublicInterest { aim: interest, balance } => {
                let _ = write!(line, " {}", self.quoted(interest));
                if let Some(balance) = balance {
                    let _ = write!(line, " {}={}", self.key("balance"), self.quoted(balance));
                }
            }
            _ => {}
        }
        if let Some(special) = purpose.special {
            let id = match special {
                SpecialGround::MedicalCare => "medical-care",
                SpecialGround::WrittenConsent => "written-consent",
            };
            let _ = write!(line, " {}={}", self.key("special"), self.word(Role::SpecialGround, id));
        }
        for law in &self.policy.laws {
            let article =
                zalog_law::packs().as_ref().ok().and_then(|p| p.of(*law).basis(id)).map(|b| &b.article);
            if let Some(article) = article {
                let _ = write!(line, "  // {}", article.get(self.lang.code()));
            }
        }
        line
    }

    fn keep(&mut self, keep: &Keep) {
        let mut line = match keep.end.after {
            Some(span) => format!(
                "{} {} {}={}",
                self.key("keep"),
                length(span).get(self.lang),
                self.key("after"),
                self.event(keep.end.event)
            ),
            None => format!("{} {}={}", self.key("keep"), self.key("until"), self.event(keep.end.event)),
        };
        if let Some(with) = &keep.with {
            let _ =
                write!(line, "  // {}={}", self.key("with"), self.purposes_of(std::slice::from_ref(with)));
        }
        self.line(1, &line);
        if let Some(bound) = &keep.at_most {
            let limit = length(bound.span);
            let (key, after) = (self.key("at-most"), self.key("after"));
            self.line(1, &format!("{key} {} {after}={}", limit.get(self.lang), self.event(bound.event)));
        }
        for hold in &keep.holds {
            let (items, term) = (self.items_of(&hold.items), length(hold.span));
            let article = hold.article.text(self.lang);
            let line = format!(
                "{} {} {{ {} }}  // {}, {article}",
                self.key("kept-by-law"),
                hold.id,
                items,
                term.get(self.lang)
            );
            self.line(1, &line);
        }
    }

    fn collecting(&mut self) {
        let policy = self.policy;
        self.line(0, "");
        for consent in &policy.consents {
            let name = self.purposes_of(std::slice::from_ref(&consent.purpose));
            let derived = if consent.declared {
                ""
            } else {
                self.pick("  // следует из основания", "  // follows from the basis")
            };
            self.line(0, &format!("{} {name}{derived}", self.key("consent")));
        }
        for form in &policy.forms {
            let purpose = self.purposes_of(std::slice::from_ref(&form.purpose));
            let line = format!(
                "{} {} {}={purpose} {}={}",
                self.key("form"),
                form.name,
                self.key("for"),
                self.key("button"),
                self.quoted(&form.button)
            );
            self.node(0, &line, &form.origin);
            for (need, id) in [(Need::Required, "required"), (Need::Optional, "optional")] {
                let items: Vec<Slug> =
                    form.fields.iter().filter(|f| f.need == need).map(|f| f.item.clone()).collect();
                if !items.is_empty() {
                    self.line(1, &format!("{} {}", self.key(id), self.items_of(&items)));
                }
            }
            if !form.offers.is_empty() {
                self.line(1, &format!("{} {}", self.key("offers"), self.purposes_of(&form.offers)));
            }
        }
        for cookie in &policy.cookies {
            let life = match cookie.life {
                CookieLife::Session => self.word(Role::Length, "session").to_owned(),
                CookieLife::For(span) => format!("\"{}\"", length(span).get(self.lang)),
            };
            let line = format!(
                "{} \"{}\" {} {}={life}",
                self.key("cookie"),
                cookie.name,
                self.quoted(&cookie.title),
                self.key("keep")
            );
            self.node(0, &line, &cookie.origin);
        }
    }

    fn promises(&mut self) {
        let policy = self.policy;
        self.line(0, "");
        for recipient in &policy.recipients {
            let line = format!(
                "{} {} {} {{ {} {}; }}",
                self.key("recipient"),
                recipient.name,
                self.quoted(&recipient.title),
                self.key("uses"),
                self.items_of(&recipient.items)
            );
            self.node(0, &line, &recipient.origin);
        }
        // What the law gives every person, with its terms, whether or not the file speaks of it.
        let Ok(packs) = zalog_law::packs() else { return };
        for law in &policy.laws {
            let pack = packs.of(*law);
            for right in &pack.rights {
                let term = right.term.as_deref().and_then(|id| pack.term(id)).and_then(zalog_law::Term::span);
                let term = term.map_or_else(String::new, |s| format!(", {}", length(s).get(self.lang)));
                let text = format!(
                    "// {}{term} ({})",
                    right.name.get(self.lang.code()),
                    right.article.get(self.lang.code())
                );
                self.line(0, &text);
            }
        }
    }

    /// What the regulator is told beside the policy.
    fn notice(&mut self) {
        let Some(notice) = &self.policy.notice else { return };
        let mut line = self.key("notice").to_owned();
        if let Some(number) = &notice.number {
            let _ = write!(line, " {}={}", self.key("number"), self.hole(number, |t| format!("\"{t}\"")));
        }
        if let Some(begun) = &notice.begun {
            let _ = write!(line, " {}={}", self.key("begun"), self.hole(begun, |d| format!("\"{d}\"")));
        }
        if let Some(level) = &notice.level {
            let _ = write!(line, " {}={}", self.key("level"), self.hole(level, ToString::to_string));
        }
        if let Some(encryption) = &notice.encryption {
            let said = match encryption {
                Encryption::None => self.word(Role::Answer, "no").to_owned(),
                Encryption::Hole => self.word(Role::Hole, "to-fill").to_owned(),
                Encryption::Tools(names) => {
                    names.iter().map(|n| self.quoted(n)).collect::<Vec<_>>().join(" ")
                }
            };
            let _ = write!(line, " {{ {} {said}; }}", self.key("encryption"));
        }
        self.node(0, &line, &notice.origin);
    }

    fn defaults(&mut self) {
        self.line(0, "");
        self.line(0, self.pick("// Взято по умолчанию:", "// Taken by default:"));
        for default in &self.policy.defaults {
            let (what, value, source) =
                (default.what.text(self.lang), default.value.text(self.lang), default.source.text(self.lang));
            self.line(0, &format!("// {what}: {value} ({source})"));
        }
    }
}
