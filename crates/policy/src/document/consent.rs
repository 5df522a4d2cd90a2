//! One consent document: the fields the law names, in its order, filled from the purpose.
//!
//! Russia: 152-FZ art. 9(4) (also for the click-consent, which may then stand alone), art. 10.1 and Roskomnadzor's order 18
//! for distribution. Kazakhstan: 94-V art. 8(4). The person's own particulars are the form's fields; the document says
//! which.

use zalog_law::Jurisdiction;

use super::marks;
use super::section::{channel_key, channels};
use super::tree::{Block, Document, Kind, Link, Pair, Section, Sentence, Target};
use super::voice::{Voice, upper_first};
use crate::model::{Consent, ConsentStrength, Form, HoleOr, Purpose, Recipient, RecipientRole, Slug};

pub(super) fn document(v: &Voice<'_>, slug: &Slug) -> Option<Document> {
    let purpose = v.policy.purpose(slug)?;
    let consent = v.policy.consent_for(slug)?;
    let paper = Paper { v, purpose, consent, root: format!("consent/{slug}") };
    let pairs = paper.pairs();
    let opening = v.say(&paper.root, "doc-consent-opening", []);
    let mut blocks = vec![Block::Paragraph { sentences: vec![opening] }, Block::Definitions { pairs }];
    if let Some(words) = &consent.words {
        let said = v.say(&paper.root, "doc-consent-words", [("text", v.own(words).into())]);
        blocks.push(Block::Paragraph { sentences: vec![said] });
    }
    blocks.push(Block::Links {
        links: vec![Link { text: v.say("", "doc-cookies-policy", []), target: Target::Policy }],
    });
    let section: Section = v.section("terms", &paper.root, "doc-consent-heading", blocks);
    let title = v.sentence(&paper.root, v.consent_title(purpose, consent));
    Some(Document { kind: Kind::Consent, lang: v.lang, title, sections: vec![section] })
}

struct Paper<'v, 'p> {
    v: &'v Voice<'p>,
    purpose: &'v Purpose,
    consent: &'v Consent,
    root: String,
}

impl Paper<'_, '_> {
    fn pairs(&self) -> Vec<Pair> {
        let distribution = self.consent.strength == ConsentStrength::Distribution;
        let mut pairs = vec![self.person()];
        if self.consent.strength == ConsentStrength::Written || self.v.policy.minors.representative {
            pairs.push(
                self.pair("doc-consent-representative", vec![self.say("doc-consent-representative-is")]),
            );
        }
        pairs.push(self.operator());
        if distribution {
            pairs.push(self.resources());
        }
        let node = format!("purpose/{}", self.purpose.slug);
        pairs.push(self.v.pair(
            &node,
            "doc-consent-purpose",
            vec![self.v.own_sentence(&node, &self.purpose.title)],
        ));
        pairs.push(self.items(distribution));
        if distribution {
            pairs.push(self.pair("doc-consent-bans", vec![self.say("doc-consent-bans-is")]));
        }
        pairs.extend(self.processors());
        pairs.push(self.operations());
        pairs.extend(self.channels());
        if self.v.policy.laws.contains(&Jurisdiction::Kz) {
            pairs.extend(self.kazakhstan(distribution));
        }
        pairs.push(self.term());
        pairs.push(self.withdrawal());
        pairs.push(self.pair("doc-consent-refusal", vec![self.say("doc-consent-refusal-is")]));
        pairs
    }

    fn say(&self, key: &str) -> Sentence {
        self.v.say(&self.root, key, [])
    }

    fn pair(&self, term: &str, text: Vec<Sentence>) -> Pair {
        self.v.pair(&self.root, term, text)
    }

    /// Art. 9(4)(1): who consents. A click identifies by what the form asks.
    fn person(&self) -> Pair {
        let key = match self.consent.strength {
            ConsentStrength::Written => Some("doc-consent-person-written"),
            ConsentStrength::Distribution => Some("doc-consent-person-distribution"),
            _ => None,
        };
        let mut said: Vec<Sentence> = key.map(|k| self.say(k)).into_iter().collect();
        if key.is_none() {
            let serves = |f: &&Form| f.purpose == self.purpose.slug || f.offers.contains(&self.purpose.slug);
            let forms: Vec<&Form> = self.v.policy.forms.iter().filter(serves).collect();
            let fields = super::brief::united(forms.iter().flat_map(|f| &f.fields).map(|f| &f.item));
            // Of a form's fields, those that this purpose uses say who consents.
            let named: Vec<Slug> = fields.into_iter().filter(|i| self.purpose.items.contains(i)).collect();
            if named.is_empty() {
                said.push(self.say("doc-consent-person-visitor"));
            } else {
                let items = self.v.items(&named);
                said.push(self.v.say(&self.root, "doc-consent-person-is", [("items", items.into())]));
            }
        }
        self.pair("doc-consent-person", said)
    }

    /// Art. 9(4)(3), order 18: name and address, and the numbers the operator declares.
    fn operator(&self) -> Pair {
        let v = self.v;
        let operator = &v.policy.operator;
        let name = v.own(&operator.name);
        // The law asks for the address, so its absence shows as a hole.
        let address = operator.address.as_ref().map_or_else(|| v.hole(), |a| v.own_or_hole(a));
        let mut said = vec![v.say(
            "operator",
            "doc-consent-operator-is",
            [("name", name.into()), ("address", address.into())],
        )];
        let numbers = [
            ("doc-operator-inn", &operator.inn),
            ("doc-operator-ogrn", &operator.ogrn),
            ("doc-operator-bin", &operator.bin),
        ];
        for (label, number) in numbers {
            let Some(number) = number else { continue };
            let args = [("label", v.phrase(label, []).into()), ("number", v.text_or_hole(number).into())];
            said.push(v.say("operator", "doc-consent-number", args));
        }
        v.pair("operator", "doc-consent-operator", said)
    }

    /// Order 18: where the data will be shown.
    fn resources(&self) -> Pair {
        let sites =
            self.v.policy.sites.iter().map(|s| format!("https://{}/", marks::clean(&s.host))).collect();
        let said = self.v.sentence("sites", self.v.list(sites));
        self.pair("doc-consent-resources", vec![said])
    }

    /// Art. 9(4)(5); order 18 wants each item to be chosen by itself.
    fn items(&self, each: bool) -> Pair {
        let node = format!("purpose/{}/items", self.purpose.slug);
        let items = self.v.items(&self.purpose.items);
        let said = if each {
            self.v.say(&node, "doc-consent-items-choice", [("items", items.into())])
        } else {
            self.v.sentence(&node, upper_first(&items))
        };
        self.v.pair(&node, "doc-consent-items", vec![said])
    }

    /// Art. 9(4)(6): processors; and whoever else is given the data.
    fn processors(&self) -> Vec<Pair> {
        let v = self.v;
        let node = format!("purpose/{}/recipients", self.purpose.slug);
        let slugs = v.recipients_of(self.purpose);
        let of = |processor: bool| {
            let chosen = v.policy.recipients.iter().filter(|r| slugs.contains(&r.slug));
            let chosen = chosen.filter(|r| (r.role == RecipientRole::Processor) == processor);
            v.list(chosen.map(|r| v.own(&r.title)).collect())
        };
        let processors = of(true);
        let said = if processors.is_empty() {
            v.say(&node, "doc-consent-processors-none", [])
        } else {
            v.sentence(&node, processors)
        };
        let mut pairs = vec![v.pair(&node, "doc-consent-processors", vec![said])];
        let others = of(false);
        if !others.is_empty() {
            pairs.push(v.pair(&node, "doc-consent-recipients", vec![v.sentence(&node, others)]));
        }
        pairs
    }

    /// Art. 9(4)(7): the acts and the way of processing.
    fn operations(&self) -> Pair {
        let node = format!("purpose/{}/operations", self.purpose.slug);
        let said =
            self.v.phrase("doc-purpose-ways", [("operations", self.v.operations(self.purpose).into())]);
        self.v.pair(&node, "doc-consent-operations", vec![self.v.upper(&node, said)])
    }

    fn channels(&self) -> Option<Pair> {
        let v = self.v;
        let node = format!("purpose/{}/channels", self.purpose.slug);
        let names: Vec<String> =
            self.purpose.channels.iter().map(|c| v.phrase(channel_key(*c), [])).collect();
        let said = (!names.is_empty()).then(|| v.sentence(&node, upper_first(&v.list(names))))?;
        Some(v.pair(&node, "doc-consent-channels", vec![said]))
    }

    /// 94-V art. 8(4): third parties, cross-border transfer, public sources.
    fn kazakhstan(&self, public: bool) -> [Pair; 3] {
        let v = self.v;
        let node = format!("purpose/{}/recipients", self.purpose.slug);
        let slugs = v.recipients_of(self.purpose);
        let recipients: Vec<&Recipient> =
            v.policy.recipients.iter().filter(|r| slugs.contains(&r.slug)).collect();
        let names = v.list(recipients.iter().map(|r| v.own(&r.title)).collect());
        let third = if recipients.is_empty() {
            v.say(&node, "doc-consent-third-no", [])
        } else {
            v.say(&node, "doc-consent-third-yes", [("recipients", names.into())])
        };
        let mut abroad: Vec<String> = Vec::new();
        for country in recipients.iter().filter_map(|r| r.country.as_ref()) {
            let home = matches!(country, HoleOr::Given(name) if at_home(name.text(zalog_words::Lang::Ru)));
            let said = v.own_or_hole(country);
            if !home && !abroad.contains(&said) {
                abroad.push(said);
            }
        }
        let cross = if abroad.is_empty() {
            v.say(&node, "doc-consent-cross-no", [])
        } else {
            v.say(&node, "doc-consent-cross-yes", [("countries", v.list(abroad).into())])
        };
        let open = if public { "doc-consent-public-yes" } else { "doc-consent-public-no" };
        [
            v.pair(&node, "doc-consent-third", vec![third]),
            v.pair(&node, "doc-consent-cross", vec![cross]),
            v.pair(&self.root, "doc-consent-public", vec![self.say(open)]),
        ]
    }

    /// Art. 9(4)(8): how long.
    fn term(&self) -> Pair {
        let node = format!("purpose/{}/keep", self.purpose.slug);
        let mut said = vec![self.v.say(&node, "doc-consent-term-is", [])];
        said.extend(self.v.keep(self.purpose));
        self.v.pair(&node, "doc-consent-term", said)
    }

    /// Art. 9(4)(8): how to withdraw, and what follows.
    fn withdrawal(&self) -> Pair {
        let v = self.v;
        let mut said = vec![if v.policy.channels.is_empty() {
            self.say("doc-consent-withdraw-plain")
        } else {
            v.say(&self.root, "doc-consent-withdraw-is", [("channels", channels(v).into())])
        }];
        said.extend(v.withdrawal(&self.root, "doc-destroy-withdrawal"));
        said.push(self.say("doc-consent-withdraw-lawful"));
        self.pair("doc-consent-withdraw", said)
    }
}

/// Whether a country's name is the seat of the law that asks about transfers abroad (94-V).
fn at_home(name: &str) -> bool {
    matches!(
        name.trim().to_lowercase().as_str(),
        "рк" | "казахстан" | "республика казахстан" | "kz" | "kazakhstan" | "republic of kazakhstan"
    )
}
