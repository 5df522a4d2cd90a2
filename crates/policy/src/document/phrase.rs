//! Phrases about time, bases and what comes after: used by several sections.

use zalog_law::{HoldStart, Limit, Pack, Span, Unit};
pub(super) use zalog_words::Case;

use super::tree::Sentence;
use super::voice::Voice;
use crate::model::{Basis, Bound, Event, Keep, Purpose, SpecialGround};

impl Voice<'_> {
    /// A span in the case a sentence asks for: «30 дней», «1 рабочего дня».
    pub fn span(&self, span: Span, case: Case) -> String {
        zalog_words::span(self.lang, span.amount, span.unit.code(), case)
    }

    /// «в течение 10 рабочих дней», or «сразу, без промедления».
    pub fn within(&self, span: Span) -> String {
        match span.unit {
            Unit::AtOnce => self.phrase("doc-at-once", []),
            Unit::Day if span.amount == 0 => self.phrase("doc-same-day", []),
            _ => self.phrase("doc-within", [("span", self.span(span, Case::Genitive).into())]),
        }
    }

    fn event(&self, event: Event, way: &str) -> String {
        self.phrase(&format!("doc-event-{}-{way}", event.as_str()), [])
    }

    /// The resolved term of a purpose in full sentences: the end, the latest end, the holds by law.
    pub fn keep(&self, purpose: &Purpose) -> Vec<Sentence> {
        let mut said = self.keep_short(purpose);
        let Keep { with, holds, .. } = &purpose.keep;
        let node = format!("purpose/{}/keep", purpose.slug);
        if let Some(with) = with {
            said.insert(
                1.min(said.len()),
                self.say(&node, "doc-keep-with", [("purpose", self.quote(&self.purpose(with)).into())]),
            );
        }
        for hold in holds {
            let node = format!("purpose/{}/hold/{}", purpose.slug, hold.id);
            let year_end = self
                .packs()
                .into_iter()
                .find_map(|pack| pack.hold(&hold.id))
                .is_some_and(|hold| hold.start == HoldStart::YearEnd);
            let key = if year_end { "doc-keep-hold-year-end" } else { "doc-keep-hold" };
            said.push(self.say(
                &node,
                key,
                [
                    ("span", self.span(hold.span, Case::Nominative).into()),
                    ("items", self.items(&hold.items).into()),
                    ("article", self.own(&hold.article).into()),
                ],
            ));
        }
        if !purpose.after.is_empty() {
            let node = format!("purpose/{}/after", purpose.slug);
            said.push(self.say(
                &node,
                "doc-keep-open-after",
                [("purposes", self.purposes(&purpose.after).into())],
            ));
        }
        said
    }

    /// The end and the latest end only.
    pub fn keep_short(&self, purpose: &Purpose) -> Vec<Sentence> {
        let keep = &purpose.keep;
        let node = format!("purpose/{}/keep", purpose.slug);
        let mut said = Vec::new();
        said.push(match keep.end.after {
            None => {
                self.say(&node, "doc-keep-until", [("until", self.event(keep.end.event, "until").into())])
            }
            Some(span) if span.unit == Unit::AtOnce => {
                self.say(&node, "doc-keep-at-once", [("from", self.event(keep.end.event, "from").into())])
            }
            Some(span) => self.say(
                &node,
                "doc-keep-after",
                [
                    ("span", self.span(span, Case::Nominative).into()),
                    ("from", self.event(keep.end.event, "from").into()),
                ],
            ),
        });
        if let Some(Bound { span, event, ask_again }) = &keep.at_most {
            let node = format!("{node}/at-most");
            said.push(self.say(
                &node,
                "doc-keep-at-most",
                [
                    ("limit", self.span(*span, Case::Genitive).into()),
                    ("from", self.event(*event, "from").into()),
                ],
            ));
            if *ask_again {
                said.push(self.say(&node, "doc-keep-ask-again", []));
            }
        }
        said
    }

    /// The end and the latest end in one phrase, for a table.
    pub fn keep_in_brief(&self, purpose: &Purpose) -> Sentence {
        let keep = &purpose.keep;
        let node = format!("purpose/{}/keep", purpose.slug);
        let mut term = match keep.end.after {
            None => self.event(keep.end.event, "until"),
            Some(span) => self.phrase(
                "doc-brief-after",
                [
                    ("span", self.span(span, Case::Nominative).into()),
                    ("from", self.event(keep.end.event, "from").into()),
                ],
            ),
        };
        if let Some(bound) = &keep.at_most {
            let from = self.event(bound.event, "from");
            let limit = self.span(bound.span, Case::Genitive);
            term = self.phrase(
                "doc-brief-limit",
                [("term", term.into()), ("limit", limit.into()), ("from", from.into())],
            );
        }
        self.upper(&node, term)
    }

    /// What happens when the term is over, by each law that applies.
    pub fn destruction(&self, purpose: &Purpose) -> Vec<Sentence> {
        let node = format!("purpose/{}/destroy", purpose.slug);
        let mut said = Vec::new();
        for pack in self.packs() {
            if let Some((within, article)) = self.term(pack, &pack.destruction.after_purpose) {
                said.push(self.say(
                    &node,
                    "doc-destroy-purpose",
                    [("within", within.into()), ("article", article.into())],
                ));
            }
        }
        if said.len() > 1 {
            said.push(self.say(&node, "doc-destroy-stricter", []));
        }
        if purpose.asks_consent() {
            said.extend(self.withdrawal(&node, "doc-destroy-withdrawal"));
        }
        said
    }

    /// What a withdrawal does, by each law that applies.
    pub fn withdrawal(&self, node: &str, key: &str) -> Vec<Sentence> {
        let mut said = Vec::new();
        for pack in self.packs() {
            let stop = self.term(pack, &pack.destruction.stop_after_withdrawal);
            let destroy = self.term(pack, &pack.destruction.after_withdrawal);
            if let (Some((stop, _)), Some((within, article))) = (stop, destroy) {
                said.push(self.say(
                    node,
                    key,
                    [("stop", stop.into()), ("within", within.into()), ("article", article.into())],
                ));
            }
        }
        if said.len() > 1 {
            said.push(self.say(node, "doc-destroy-stricter", []));
        }
        said
    }

    /// «в течение 30 дней» and the article, for a term of a pack that has a length.
    pub fn term(&self, pack: &Pack, id: &str) -> Option<(String, String)> {
        let term = pack.term(id)?;
        match term.limit {
            Limit::Within(span) => Some((self.within(span), self.law(&term.article))),
            Limit::DayOfNextMonth(_) | Limit::Before | Limit::Always | Limit::Unknown => None,
        }
    }

    /// The basis of a purpose with its article in each law that applies.
    pub fn basis(&self, purpose: &Purpose) -> Vec<Sentence> {
        let node = format!("purpose/{}/basis", purpose.slug);
        let basis = match &purpose.basis {
            Basis::Consent => self.phrase("doc-basis-consent", []),
            Basis::Contract { document: None } => self.phrase("doc-basis-contract", []),
            Basis::Contract { document: Some(document) } => self.phrase(
                "doc-basis-contract-document",
                [("document", self.quote(&self.own(document)).into())],
            ),
            Basis::Law { act } => self.phrase("doc-basis-law", [("act", self.own(act).into())]),
            Basis::VitalInterest => self.phrase("doc-basis-vital", []),
            Basis::PublicTask => self.phrase("doc-basis-public-task", []),
            Basis::PublicInterest { aim, balance: _ } => {
                self.phrase("doc-basis-public-interest", [("aim", self.own_lower(aim).into())])
            }
            Basis::LegitimateInterest { interest, balance: _ } => {
                self.phrase("doc-basis-legitimate-interest", [("interest", self.own_lower(interest).into())])
            }
        };
        let article = self.basis_article(&purpose.basis);
        // A law that does not know this basis has no article for it; `check` says so, the page does not invent one.
        let said = if article.is_empty() {
            self.say(&node, "doc-basis-uncited", [("basis", basis.into())])
        } else {
            self.say(&node, "doc-basis-cited", [("basis", basis.into()), ("article", article.into())])
        };
        let mut sentences = vec![said];
        if let Some(special) = purpose.special {
            let slug = match special {
                SpecialGround::MedicalCare => "medical-care",
                SpecialGround::WrittenConsent => "written-consent",
            };
            let node = format!("{node}/special");
            for special in self.packs().into_iter().filter_map(|pack| pack.special(slug)) {
                sentences.push(self.say(
                    &node,
                    "doc-basis-special",
                    [
                        ("name", self.law(&special.name).into()),
                        ("article", self.law(&special.article).into()),
                    ],
                ));
            }
        }
        sentences
    }

    /// The articles of a basis, one per law.
    pub fn basis_article(&self, basis: &Basis) -> String {
        let articles =
            self.packs().into_iter().filter_map(|pack| pack.basis(basis.key())).map(|b| self.law(&b.article));
        articles.collect::<Vec<_>>().join("; ")
    }

    /// The basis in two words.
    pub fn basis_short(&self, basis: &Basis) -> String {
        self.phrase(&format!("doc-basis-short-{}", basis.key()), [])
    }
}
