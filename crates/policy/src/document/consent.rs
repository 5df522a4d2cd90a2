//! One consent document: the fields the law packs name, filled from the purpose.
//!
//! Russia: 152-FZ art. 9(4) (also for the click-consent, which may then stand alone), art. 10.1 and Roskomnadzor's order 18
//! for distribution. Kazakhstan: 94-V art. 8(4). Europe: GDPR art. 7 and 13. The person's own particulars are the form's
//! fields; the document says which.

use std::collections::BTreeMap;

use zalog_law::{Document as Required, Field, Jurisdiction, Pack};

use super::office::{Ask, Desk, Gap, countries_abroad, gaps_of};
use super::section::{channel_key, channels};
use super::tree::{Block, Document, Kind, Link, Pair, Row, Section, Sentence, Target};
use super::voice::{Voice, upper_first};
use crate::model::{
    Consent, ConsentStrength, Form, HoleOr, Origin, Policy, Purpose, Recipient, RecipientRole, Slug,
};

pub(super) fn document(v: &Voice<'_>, slug: &Slug) -> Option<Document> {
    let purpose = v.policy.purpose(slug)?;
    let consent = v.policy.consent_for(slug)?;
    let paper = Paper { desk: Desk::new(v), v, purpose, consent, root: format!("consent/{slug}") };
    let distribution = consent.strength == ConsentStrength::Distribution;
    let opening = if distribution { "rec-consent-opening-distribution" } else { "doc-consent-opening" };
    let opening = v.say(&paper.root, opening, []);
    let mut blocks = vec![Block::Paragraph { sentences: vec![opening] }];
    let pairs = paper.parts().into_iter().flat_map(|part| paper.part(part)).collect();
    blocks.push(Block::Definitions { pairs });
    if distribution {
        blocks.extend(paper.choice());
    }
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

/// What the consent documents lack, by each law that lists their fields.
pub(super) fn gaps(policy: &Policy) -> Vec<Gap> {
    let v = Voice::new(policy, policy.language);
    let mut gaps = Vec::new();
    for consent in &policy.consents {
        let Some(purpose) = policy.purpose(&consent.purpose) else { continue };
        let paper = Paper {
            desk: Desk::new(&v),
            v: &v,
            purpose,
            consent,
            root: format!("consent/{}", consent.purpose),
        };
        let mut asked: BTreeMap<Part, Vec<(Ask, Origin)>> = BTreeMap::new();
        for (pack, required, field) in paper.fields() {
            let parts = Part::of(&field.slug);
            if parts.is_empty() && !Part::without_words(&field.slug) {
                let unknown = [(Ask::Unknown(field.slug.clone()), consent.origin.clone())];
                gaps.extend(gaps_of(&unknown, pack, required, field));
            }
            for part in parts.iter().filter(|part| part.asks()) {
                let lacks = asked.entry(*part).or_insert_with(|| {
                    paper.part(*part);
                    paper.desk.take()
                });
                gaps.extend(gaps_of(lacks.iter(), pack, required, field));
            }
        }
    }
    gaps
}

/// The parts of a consent, in the order they are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Person,
    Contact,
    Representative,
    Operator,
    Officer,
    Resources,
    Purpose,
    Basis,
    Items,
    Bans,
    Conditions,
    Processors,
    Recipients,
    Operations,
    Channels,
    Third,
    Abroad,
    Public,
    Automated,
    Term,
    Withdrawal,
    Rights,
    Refusal,
    Signature,
}

impl Part {
    /// The parts that say a field of a pack.
    fn of(field: &str) -> &'static [Self] {
        match field {
            "subject" | "identifier" => &[Self::Person],
            "contact" => &[Self::Contact],
            "representative" => &[Self::Representative],
            "operator" | "controller" => &[Self::Operator],
            "dpo" => &[Self::Officer],
            "resources" => &[Self::Resources],
            "purpose" => &[Self::Purpose],
            "purposes" => &[Self::Purpose, Self::Basis],
            "items" => &[Self::Items],
            "bans" => &[Self::Bans],
            "conditions" => &[Self::Conditions],
            "processors" => &[Self::Processors],
            "recipients" => &[Self::Processors, Self::Recipients],
            "actions" => &[Self::Operations],
            "third-parties" => &[Self::Third],
            "cross-border" | "transfers" => &[Self::Abroad],
            "public-sources" => &[Self::Public],
            "automated" => &[Self::Automated],
            "term" | "terms" => &[Self::Term],
            "withdrawal" => &[Self::Withdrawal],
            "rights" => &[Self::Rights],
            "obligation" => &[Self::Refusal],
            "signature" => &[Self::Signature],
            "other" => &[Self::Purpose, Self::Operations, Self::Withdrawal],
            _ => &[],
        }
    }

    /// The parts that may lack something; the others are whole in every declaration that compiles.
    fn asks(self) -> bool {
        matches!(self, Self::Operator | Self::Officer | Self::Resources | Self::Processors | Self::Abroad)
    }

    /// Fields that have nothing to say in a consent: where consent is the basis, no interest is pursued against it.
    fn without_words(field: &str) -> bool {
        field == "interests"
    }
}

struct Paper<'v, 'p> {
    desk: Desk<'v, 'p>,
    v: &'v Voice<'p>,
    purpose: &'v Purpose,
    consent: &'v Consent,
    root: String,
}

impl Paper<'_, '_> {
    /// The fields each law lists for a consent of this strength.
    fn fields(&self) -> Vec<(&'static Pack, &'static Required, &'static Field)> {
        let mut fields = Vec::new();
        for pack in self.v.packs() {
            let lists: &[&str] = match (pack.jurisdiction, self.consent.strength) {
                (Jurisdiction::Ru, ConsentStrength::Distribution) => &["distribution-consent"],
                (Jurisdiction::Ru, ConsentStrength::Written) => &["written-consent"],
                (Jurisdiction::Eu, _) => &["consent", "privacy-notice"],
                _ => &["consent"],
            };
            for required in lists.iter().filter_map(|slug| pack.document(slug)) {
                fields.extend(required.fields.iter().map(|field| (pack, required, field)));
            }
        }
        fields
    }

    fn parts(&self) -> std::collections::BTreeSet<Part> {
        let mut parts: std::collections::BTreeSet<Part> =
            self.fields().iter().flat_map(|(_, _, field)| Part::of(&field.slug)).copied().collect();
        // What every consent says, whichever law lists it.
        parts.extend([
            Part::Person,
            Part::Operator,
            Part::Purpose,
            Part::Items,
            Part::Processors,
            Part::Recipients,
            Part::Operations,
            Part::Channels,
            Part::Term,
            Part::Withdrawal,
            Part::Refusal,
        ]);
        if self.v.policy.minors.representative {
            parts.insert(Part::Representative);
        }
        parts
    }

    fn part(&self, part: Part) -> Vec<Pair> {
        let one = |pair: Pair| vec![pair];
        match part {
            Part::Person => one(self.person()),
            Part::Contact => self.said("rec-consent-contact", "rec-consent-contact-is"),
            Part::Representative => match self.consent.strength {
                ConsentStrength::Written => {
                    self.said("doc-consent-representative", "rec-consent-representative-written")
                }
                _ => self.said("doc-consent-representative", "doc-consent-representative-is"),
            },
            Part::Operator => one(self.operator()),
            Part::Officer => one(self.officer()),
            Part::Resources => one(self.resources()),
            Part::Purpose => {
                let node = format!("purpose/{}", self.purpose.slug);
                let title = self.v.own_sentence(&node, &self.purpose.title);
                one(self.v.pair(&node, "doc-consent-purpose", vec![title]))
            }
            Part::Basis => {
                let node = format!("purpose/{}/basis", self.purpose.slug);
                one(self.v.pair(&node, "doc-purpose-basis", self.v.basis(self.purpose)))
            }
            Part::Items => one(self.items()),
            Part::Bans => self.said("doc-consent-bans", "rec-consent-bans-is"),
            Part::Conditions => self.said("rec-consent-conditions", "rec-consent-conditions-is"),
            Part::Processors => one(self.processors()),
            Part::Recipients => self.recipients().into_iter().collect(),
            Part::Operations => one(self.operations()),
            Part::Channels => self.channels().into_iter().collect(),
            Part::Third => one(self.third()),
            Part::Abroad => one(self.abroad()),
            Part::Public => {
                let public = self.consent.strength == ConsentStrength::Distribution;
                let key = if public { "doc-consent-public-yes" } else { "doc-consent-public-no" };
                self.said("doc-consent-public", key)
            }
            Part::Automated => self.said("rec-consent-automated", "rec-consent-automated-none"),
            Part::Term => one(self.term()),
            Part::Withdrawal => one(self.withdrawal()),
            Part::Rights => one(self.rights()),
            Part::Refusal => self.said("doc-consent-refusal", "doc-consent-refusal-is"),
            Part::Signature => self.said("rec-signature", "rec-consent-signature-is"),
        }
    }

    fn say(&self, key: &str) -> Sentence {
        self.v.say(&self.root, key, [])
    }

    fn said(&self, term: &str, text: &str) -> Vec<Pair> {
        vec![self.pair(term, vec![self.say(text)])]
    }

    fn pair(&self, term: &str, text: Vec<Sentence>) -> Pair {
        self.v.pair(&self.root, term, text)
    }

    /// Art. 9(4)(1): who consents. A click identifies by what the form asks.
    fn person(&self) -> Pair {
        let key = match self.consent.strength {
            ConsentStrength::Written => Some("doc-consent-person-written"),
            ConsentStrength::Distribution => Some("rec-consent-person-distribution"),
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

    /// Art. 9(4)(3), order 18, art. 8(4)(1): name and address, and the numbers the law asks for.
    fn operator(&self) -> Pair {
        let v = self.v;
        let operator = &v.policy.operator;
        let at = &operator.origin;
        let name = v.own(&operator.name);
        let address = self.desk.own(operator.address.as_ref(), Ask::OperatorAddress, at);
        let args = [("name", name.into()), ("address", address.into())];
        let mut said = vec![v.say("operator", "doc-consent-operator-is", args)];
        let distribution = self.consent.strength == ConsentStrength::Distribution;
        let seat = v.policy.seat();
        let numbers = [
            ("doc-operator-inn", &operator.inn, Ask::OperatorInn, distribution && seat == Jurisdiction::Ru),
            (
                "doc-operator-ogrn",
                &operator.ogrn,
                Ask::OperatorOgrn,
                distribution && seat == Jurisdiction::Ru,
            ),
            ("doc-operator-bin", &operator.bin, Ask::OperatorBin, seat == Jurisdiction::Kz),
        ];
        for (label, number, ask, required) in numbers {
            if number.is_some() || required {
                let number = self.desk.text(number.as_ref(), ask, at);
                let args = [("label", v.phrase(label, []).into()), ("number", number.into())];
                said.push(v.say("operator", "doc-consent-number", args));
            }
        }
        v.pair("operator", "doc-consent-operator", said)
    }

    /// GDPR art. 13(1)(b): the officer, by post and contact; without one, the operator's own contacts.
    fn officer(&self) -> Pair {
        let v = self.v;
        let operator = &v.policy.operator;
        let contact = &operator.officer_contact;
        let mut said: Vec<Sentence> =
            operator.officer.iter().map(|o| v.own_sentence("operator/officer", o)).collect();
        let texts = [&contact.email, &contact.phone, &operator.email, &operator.phone];
        match texts.into_iter().flatten().next() {
            Some(text) => said.push(v.sentence("operator/officer", v.text_or_hole(text))),
            None => {
                let hole = self.desk.need(Ask::OperatorContact, &operator.origin);
                said.push(v.sentence("operator/officer", hole));
            }
        }
        v.pair("operator/officer", "rec-field-responsible", said)
    }

    /// Order 18: the full address of each page where the data will be shown.
    fn resources(&self) -> Pair {
        let v = self.v;
        let node = format!("{}/resources", self.root);
        let said = if self.consent.resources.is_empty() {
            self.desk.need(Ask::Resource(self.purpose.name.clone()), &self.purpose.origin)
        } else {
            v.list(self.consent.resources.iter().map(|r| v.text_or_hole(r)).collect())
        };
        v.pair(&node, "doc-consent-resources", vec![v.sentence(&node, said)])
    }

    /// Art. 9(4)(5); order 18 wants each item to be chosen by itself, in the table below.
    fn items(&self) -> Pair {
        let node = format!("purpose/{}/items", self.purpose.slug);
        let items = upper_first(&self.v.items(&self.purpose.items));
        let said = if self.consent.strength == ConsentStrength::Distribution {
            vec![self.v.say(&node, "rec-consent-items-choice", [("items", items.into())])]
        } else {
            vec![self.v.sentence(&node, items)]
        };
        self.v.pair(&node, "doc-consent-items", said)
    }

    /// Order 18: item by item, with its category, whether it is allowed, and on what conditions.
    fn choice(&self) -> Vec<Block> {
        let v = self.v;
        let row = |slug: &Slug| {
            let node = format!("purpose/{}/items", self.purpose.slug);
            let category = v.policy.item(slug).map(|item| v.phrase(self.desk.category(item), []));
            Row {
                cells: vec![
                    vec![v.upper(&node, v.item(slug))],
                    vec![v.upper(&node, category.unwrap_or_default())],
                    vec![v.say(&self.root, "rec-consent-choice-allow", [])],
                    vec![v.say(&self.root, "rec-consent-choice-bans", [])],
                ],
                node,
            }
        };
        let head = ["rec-column-item", "rec-column-category", "rec-column-allow", "rec-column-bans"];
        let rows = self.purpose.items.iter().map(row).collect();
        let mut said = vec![self.say("rec-consent-silence")];
        for pack in v.packs() {
            for (id, key) in
                [("RU-DIST-PUBLISH", "rec-consent-publish"), ("RU-DIST-STOP", "rec-consent-stop")]
            {
                if let Some((within, article)) = v.term(pack, id) {
                    let args = [("within", within.into()), ("article", article.into())];
                    said.push(v.say(&self.root, key, args));
                }
            }
        }
        vec![v.table("rec-consent-choice", &head, rows), Block::Paragraph { sentences: said }]
    }

    fn chosen(&self) -> Vec<&Recipient> {
        let slugs = self.v.recipients_of(self.purpose);
        self.v.policy.recipients.iter().filter(|r| slugs.contains(&r.slug)).collect()
    }

    /// Art. 9(4)(6): processors by name and address.
    fn processors(&self) -> Pair {
        let v = self.v;
        let node = format!("purpose/{}/recipients", self.purpose.slug);
        let mut said = Vec::new();
        for recipient in self.chosen().into_iter().filter(|r| r.role == RecipientRole::Processor) {
            let ask = Ask::RecipientAddress(recipient.name.clone());
            // The address is the law's where Russian law applies; elsewhere it is said when it is known.
            let russian = v.policy.laws.contains(&Jurisdiction::Ru) && !recipient.anonymous_only;
            let at = format!("recipient/{}", recipient.slug);
            said.push(if recipient.address.is_some() || russian {
                let address = self.desk.own(recipient.address.as_ref(), ask, &recipient.origin);
                let args = [("name", v.own(&recipient.title).into()), ("address", address.into())];
                v.say(&at, "rec-consent-processor", args)
            } else {
                v.say(&at, "rec-consent-processor-named", [("name", v.own(&recipient.title).into())])
            });
        }
        if said.is_empty() {
            said.push(v.say(&node, "doc-consent-processors-none", []));
        }
        v.pair(&node, "doc-consent-processors", said)
    }

    /// Whoever else is given the data.
    fn recipients(&self) -> Option<Pair> {
        let v = self.v;
        let node = format!("purpose/{}/recipients", self.purpose.slug);
        let others = self.chosen().into_iter().filter(|r| r.role != RecipientRole::Processor);
        let others = v.list(others.map(|r| v.own(&r.title)).collect());
        let said = (!others.is_empty()).then(|| v.sentence(&node, others))?;
        Some(v.pair(&node, "doc-consent-recipients", vec![said]))
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

    /// 94-V art. 8(4)(4): third parties.
    fn third(&self) -> Pair {
        let v = self.v;
        let node = format!("purpose/{}/recipients", self.purpose.slug);
        let names: Vec<String> = self.chosen().into_iter().map(|r| v.own(&r.title)).collect();
        let said = if names.is_empty() {
            v.say(&node, "doc-consent-third-no", [])
        } else {
            v.say(&node, "doc-consent-third-yes", [("recipients", v.list(names).into())])
        };
        v.pair(&node, "doc-consent-third", vec![said])
    }

    /// 94-V art. 8(4)(5), GDPR art. 13(1)(f): transfer abroad. A country left open is said to be open.
    fn abroad(&self) -> Pair {
        let v = self.v;
        let node = format!("purpose/{}/recipients", self.purpose.slug);
        let recipients = self.chosen();
        let countries = countries_abroad(v, &recipients);
        let mut said = Vec::new();
        let unknown: Vec<&&Recipient> = recipients
            .iter()
            .filter(|r| !r.anonymous_only && !matches!(r.country, Some(HoleOr::Given(_))))
            .collect();
        if !countries.is_empty() {
            said.push(v.say(&node, "doc-consent-cross-yes", [("countries", v.list(countries).into())]));
        } else if unknown.is_empty() {
            said.push(v.say(&node, "doc-consent-cross-no", []));
        }
        for recipient in unknown {
            let ask = Ask::RecipientCountry(recipient.name.clone());
            let country = self.desk.own(recipient.country.as_ref(), ask, &recipient.origin);
            let args = [("recipient", v.own(&recipient.title).into()), ("country", country.into())];
            said.push(v.say(&node, "rec-abroad-unknown", args));
        }
        v.pair(&node, "doc-consent-cross", said)
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

    /// GDPR art. 13(2)(b) and (d): the rights, and where to complain.
    fn rights(&self) -> Pair {
        let v = self.v;
        let mut said = Vec::new();
        for pack in v.packs().into_iter().filter(|p| p.jurisdiction == Jurisdiction::Eu) {
            let names = pack.rights.iter().map(|right| v.law(&right.name)).collect::<Vec<_>>();
            said.push(
                v.upper(&format!("laws/{}", pack.jurisdiction.code()), format!("{}.", names.join("; "))),
            );
        }
        self.pair("rec-consent-rights", said)
    }
}
