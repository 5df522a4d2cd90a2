//! A plan in words: values, changes, and the parts of a plan that every view shows in the same order.

use std::collections::HashMap;

use zalog_words::{Arg, Case, Lang, Words, date, list, quote, span};

use super::change::{Change, Class, Turn, Value};
use super::facts::spelling;
use super::part::Part;
use super::{ConsentPlan, Outcome, Plan, Side};
use crate::document::upper_first;

/// Changes of one class, for a view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The class.
    pub class: Class,
    /// Its name with the number of changes.
    pub title: String,
    /// What it means for people.
    pub means: String,
    /// The changes, by the node they belong to, in the order of the declaration.
    pub owners: Vec<Owner>,
}

/// Changes of one node, for a view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner {
    /// What people call the node: «Цель «Новости»».
    pub name: String,
    /// Each change: which way it turned, and the sentence.
    pub lines: Vec<(Turn, String)>,
}

impl Class {
    /// Its machine name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Editorial => "editorial",
            Self::Narrower => "narrower",
            Self::Substantial => "substantial",
            Self::NewConsent => "new-consent",
        }
    }

    /// The class of that machine name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Editorial, Self::Narrower, Self::Substantial, Self::NewConsent]
            .into_iter()
            .find(|class| class.as_str() == name)
    }

    /// What people call it.
    #[must_use]
    pub fn name(self, lang: Lang) -> String {
        Words::of(lang).say(&format!("plan-class-{}", self.as_str())).into_owned()
    }

    /// What it means for people.
    #[must_use]
    pub fn means(self, lang: Lang) -> String {
        Words::of(lang).say(&format!("plan-means-{}", self.as_str())).into_owned()
    }
}

impl Turn {
    /// Its machine name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Loosened => "loosened",
            Self::Tightened => "tightened",
            Self::Changed => "changed",
            Self::Reworded => "reworded",
            Self::Renamed => "renamed",
        }
    }

    /// The sign before a line: `+`, `-` or `~`.
    #[must_use]
    pub fn sign(self) -> char {
        match self {
            Self::Added => '+',
            Self::Removed => '-',
            _ => '~',
        }
    }
}

impl Part {
    /// Its machine name.
    #[must_use]
    pub fn id(self) -> String {
        super::facts::machine(&self)
    }

    /// What people call the rule: «срок хранения».
    #[must_use]
    pub fn name(self, lang: Lang) -> String {
        Words::of(lang).say(&format!("plan-part-{}", self.id())).into_owned()
    }
}

impl Value {
    /// The value in words; texts of the operator in quotation marks.
    #[must_use]
    pub fn words(&self, lang: Lang) -> String {
        let words = Words::of(lang);
        match self {
            Self::Text(text) => quote(lang, text.text(lang)),
            Self::Literal(text) => text.clone(),
            Self::Keyword { role, id } => spelling(*role, id, lang).replace('-', " "),
            Self::Span(length) => span(lang, length.amount, length.unit.code(), Case::Nominative),
            Self::Until { event, after } => {
                let way = if after.is_some() { "from" } else { "until" };
                let event = words.say(&format!("doc-event-{}-{way}", event.as_str()));
                match after {
                    None => event.into_owned(),
                    Some(length) => {
                        let length = span(lang, length.amount, length.unit.code(), Case::Nominative);
                        let args = [("span", Arg::Text(&length)), ("from", Arg::Text(&event))];
                        words.say_with("doc-brief-after", &args)
                    }
                }
            }
            Self::Of(name, value) => {
                let (name, value) = (name.words(lang), value.words(lang));
                words.say_with("plan-value-of", &[("name", Arg::Text(&name)), ("value", Arg::Text(&value))])
            }
            Self::All => words.say("plan-value-all").into_owned(),
            Self::ByLaw => words.say("plan-value-by-law").into_owned(),
            Self::None => words.say("plan-value-none").into_owned(),
        }
    }
}

impl Change {
    /// The change in one sentence.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        let said = |value: &Option<Value>| value.as_ref().map_or_else(String::new, |v| v.words(lang));
        let part = self.part.name(lang);
        let (before, after) = match (&self.before, &self.after) {
            // A translation that stayed behind hides the change: then the binding texts are shown.
            (Some(Value::Text(a)), Some(Value::Text(b))) if a.text(lang) == b.text(lang) => {
                (quote(lang, a.text(a.binding)), quote(lang, b.text(b.binding)))
            }
            (before, after) => (said(before), said(after)),
        };
        let args = [("part", Arg::Text(&part)), ("before", Arg::Text(&before)), ("after", Arg::Text(&after))];
        upper_first(&Words::of(lang).say_with(&format!("plan-turn-{}", self.turn.as_str()), &args))
    }

    /// What people call the node it belongs to.
    #[must_use]
    pub fn of(&self, lang: Lang) -> String {
        let words = Words::of(lang);
        let Some(owner) = &self.owner else { return words.say("plan-node-whole").into_owned() };
        let kind = self.node.split('/').next().unwrap_or_default();
        let name = quote(lang, owner.text(lang));
        words.say_with(&format!("plan-node-{kind}"), &[("name", Arg::Text(&name))])
    }
}

impl Plan {
    /// The changes by class, the weightiest first.
    #[must_use]
    pub fn groups(&self, lang: Lang) -> Vec<Group> {
        let classes = [Class::NewConsent, Class::Substantial, Class::Narrower, Class::Editorial];
        classes.into_iter().filter_map(|class| self.group(class, lang)).collect()
    }

    fn group(&self, class: Class, lang: Lang) -> Option<Group> {
        let mut owners: Vec<Owner> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut count = 0;
        for change in self.changes.iter().filter(|c| c.class == class) {
            let name = change.of(lang);
            let line = (change.turn, change.sentence(lang));
            let at = *places.entry(name.clone()).or_insert(owners.len());
            match owners.get_mut(at) {
                Some(owner) => owner.lines.push(line),
                None => owners.push(Owner { name, lines: vec![line] }),
            }
            count += 1;
        }
        let args = [("class", Arg::Text(&class.name(lang))), ("count", Arg::Number(count))];
        let title = Words::of(lang).say_with("plan-count", &args);
        (count > 0).then(|| Group { class, title, means: class.means(lang), owners })
    }

    /// Which editions it compares, when the new one takes effect, why it was made, its class and what follows: one
    /// sentence each.
    #[must_use]
    pub fn summary(&self, lang: Lang) -> Vec<String> {
        let words = Words::of(lang);
        let mut all = Vec::new();
        let Side { number, effective, reason } = &self.to;
        if let Some(day) = effective {
            all.push(words.say_with("plan-effective", &[("date", Arg::Text(&date(lang, *day)))]));
        } else {
            all.push(words.say("plan-effective-at-once").into_owned());
        }
        if let Some(reason) = reason.as_ref().filter(|_| *number != self.from.number) {
            all.push(words.say_with("plan-reason", &[("reason", Arg::Text(reason.text(lang)))]));
        }
        if self.is_empty() {
            all.push(words.say("plan-nothing").into_owned());
            return all;
        }
        let class = self.class.name(lang);
        all.push(words.say_with("plan-class", &[("class", Arg::Text(&class))]));
        all.push(self.class.means(lang));
        if self.understated() {
            all.push(words.say("plan-understated").into_owned());
        }
        if self.changes.iter().all(|c| c.class < self.class) {
            all.push(words.say("plan-raised").into_owned());
        }
        all
    }

    /// «Редакция 1 и редакция 2».
    #[must_use]
    pub fn title(&self, lang: Lang) -> String {
        let (from, to) = (self.from.number.to_string(), self.to.number.to_string());
        Words::of(lang).say_with("plan-title", &[("from", Arg::Text(&from)), ("to", Arg::Text(&to))])
    }

    /// What becomes of the consents of one purpose, in one sentence.
    #[must_use]
    pub fn consent_sentence(&self, consent: &ConsentPlan, lang: Lang) -> String {
        let purpose = quote(lang, consent.title.text(lang));
        let key = match consent.outcome {
            Outcome::Stays => "plan-consent-stays",
            Outcome::AskAgain => "plan-consent-ask-again",
            Outcome::Ends => "plan-consent-ends",
            Outcome::New => "plan-consent-new",
        };
        let mut because: Vec<String> = Vec::new();
        for change in self.changes.iter().filter(|c| c.consents.contains(&consent.purpose)) {
            let name = change.part.name(lang);
            if !because.contains(&name) {
                because.push(name);
            }
        }
        let because = list(lang, &because);
        let args = [("purpose", Arg::Text(&purpose)), ("because", Arg::Text(&because))];
        upper_first(&Words::of(lang).say_with(key, &args))
    }
}
