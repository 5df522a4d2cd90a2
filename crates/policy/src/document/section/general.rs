//! General provisions: who, where, by which law, which edition; and the words the text uses.

use zalog_law::Jurisdiction;
use zalog_words::Lang;

use crate::document::brief;
use crate::document::marks;
use crate::document::tree::{Block, Pair, Section};
use crate::document::voice::Voice;
use crate::model::{HoleOr, LegalForm, Site};

pub(super) fn section(v: &Voice<'_>) -> Section {
    let laws: Vec<String> = v.packs().into_iter().map(|p| v.law(&p.law.full)).collect();
    let mut said = vec![v.say("", "doc-general-what", [])];
    said.push(v.say(
        "laws",
        "doc-general-law",
        [("count", laws.len().into()), ("laws", v.list(laws).into())],
    ));
    if v.policy.legal_form == LegalForm::PublicContract {
        said.push(v.say("policy/form", "doc-public-contract", []));
    }
    said.push(v.say(
        "sites",
        "doc-general-scope",
        [("count", v.policy.sites.len().into()), ("sites", brief::sites(v).into())],
    ));
    if v.policy.language != v.lang {
        let key = match v.policy.language {
            Lang::En => "doc-binding-en",
            Lang::Kk => "doc-binding-kk",
            Lang::Ru => "doc-binding-ru",
        };
        said.push(v.say("policy", key, []));
    }
    let mut pairs = operator_pairs(v);
    pairs.extend(sites(v));
    for pack in v.packs() {
        let node = format!("laws/{}", pack.jurisdiction.code());
        let name = v.law(&pack.regulator.full);
        if !name.is_empty() {
            pairs.push(v.pair(&node, "doc-operator-regulator", vec![v.sentence(&node, name)]));
        }
    }
    pairs.push(v.pair(
        "operator/zone",
        "doc-operator-zone",
        vec![v.sentence("operator/zone", marks::clean(&v.policy.operator.zone))],
    ));
    let mut blocks = vec![Block::Paragraph { sentences: said }, Block::Definitions { pairs }];
    blocks.push(Block::Definitions { pairs: edition(v) });
    blocks.push(Block::Paragraph { sentences: accuracy(v) });
    v.section("general", "", "doc-heading-general", blocks)
}

/// The operator's particulars; what the declaration leaves open is marked.
pub(in crate::document) fn operator_pairs(v: &Voice<'_>) -> Vec<Pair> {
    let operator = &v.policy.operator;
    let mut pairs =
        vec![v.pair("operator", "doc-operator", vec![v.own_sentence("operator", &operator.name)])];
    if let Some(short) = &operator.short {
        pairs.push(v.pair(
            "operator/short",
            "doc-operator-short",
            vec![v.own_sentence("operator/short", short)],
        ));
    }
    let texts = [
        ("operator/inn", "doc-operator-inn", &operator.inn),
        ("operator/kpp", "doc-operator-kpp", &operator.kpp),
        ("operator/ogrn", "doc-operator-ogrn", &operator.ogrn),
        ("operator/bin", "doc-operator-bin", &operator.bin),
    ];
    for (node, key, text) in texts {
        pairs.extend(text.as_ref().map(|t| line(v, node, key, t)));
    }
    if let Some(address) = &operator.address {
        let said = v.sentence("operator/address", v.own_or_hole(address));
        pairs.push(v.pair("operator/address", "doc-operator-address", vec![said]));
    }
    let contacts = [
        ("operator/email", "doc-operator-email", &operator.email),
        ("operator/phone", "doc-operator-phone", &operator.phone),
    ];
    for (node, key, text) in contacts {
        pairs.extend(text.as_ref().map(|t| line(v, node, key, t)));
    }
    if let Some(officer) = &operator.officer {
        let said = v.own_sentence("operator/officer", officer);
        pairs.push(v.pair("operator/officer", "doc-operator-officer", vec![said]));
    }
    pairs
}

fn line(v: &Voice<'_>, node: &str, key: &str, text: &HoleOr<String>) -> Pair {
    v.pair(node, key, vec![v.sentence(node, v.text_or_hole(text))])
}

fn sites(v: &Voice<'_>) -> Option<Pair> {
    let said = |site: &Site| {
        let node = format!("site/{}", site.slug);
        let mut said = marks::clean(&site.host);
        if site.subdomains {
            said = v.phrase("doc-site-subdomains", [("host", said.into())]);
        }
        if !site.aliases.is_empty() {
            let aliases = v.list(site.aliases.iter().map(|a| marks::clean(a)).collect());
            said = v.phrase("doc-site-aliases", [("host", said.into()), ("aliases", aliases.into())]);
        }
        if let Some(pages) = &site.pages {
            said = v.phrase("doc-site-pages", [("site", said.into()), ("pages", pages.as_str().into())]);
        }
        v.say(&node, "doc-site", [("title", v.own(&site.title).into()), ("site", said.into())])
    };
    let said: Vec<_> = v.policy.sites.iter().map(said).collect();
    let term = v.say("sites", "doc-sites", [("count", said.len().into())]);
    (!said.is_empty()).then(|| Pair { node: "sites".to_owned(), term, text: said })
}

fn edition(v: &Voice<'_>) -> Vec<Pair> {
    let edition = &v.policy.edition;
    let number = v.sentence("edition", edition.number.to_string());
    let mut pairs = vec![v.pair("edition", "doc-edition-number", vec![number])];
    let effective = match edition.effective {
        Some(date) => v.say("edition/effective", "doc-edition-from", [("date", v.date(date).into())]),
        None => v.say("edition/effective", "doc-edition-on-publication", []),
    };
    pairs.push(v.pair("edition/effective", "doc-edition-effective", vec![effective]));
    if let Some(reason) = &edition.reason {
        let said = v.own_sentence("edition/reason", reason);
        pairs.push(v.pair("edition/reason", "doc-edition-reason", vec![said]));
    }
    if !edition.causes.is_empty() {
        let named = edition.causes.iter().map(|c| v.phrase(&format!("edition-cause-{}", c.as_str()), []));
        let said = v.upper("edition/because-of", v.list(named.collect()));
        pairs.push(v.pair("edition/because-of", "edition-cause", vec![said]));
    }
    let key = if edition.substantial { "doc-edition-substantial-yes" } else { "doc-edition-substantial-no" };
    pairs.push(v.pair(
        "edition/substantial",
        "doc-edition-substantial",
        vec![v.say("edition/substantial", key, [])],
    ));
    pairs
}

fn accuracy(v: &Voice<'_>) -> Vec<crate::document::tree::Sentence> {
    let mut said = Vec::new();
    if v.policy.accuracy.contacts_proved {
        said.push(v.say("accuracy", "doc-accuracy-contacts", []));
    }
    let key =
        if v.policy.accuracy.documents_checked { "doc-accuracy-checked" } else { "doc-accuracy-unchecked" };
    said.push(v.say("accuracy", key, []));
    said
}

/// What the words mean. Words of one law only are left out where that law does not apply.
pub(super) fn glossary(v: &Voice<'_>) -> Section {
    let mut words = vec!["data", "processing", "basis", "consent", "processor", "block", "destroy"];
    if !v.policy.laws.iter().any(|law| *law != Jurisdiction::Eu) && !v.policy.laws.is_empty() {
        // The Regulation speaks of restriction, not of blocking.
        words.retain(|word| *word != "block");
    }
    let pair = |word: &str| {
        let key = format!("doc-word-{word}-is");
        let said = match word {
            "processing" => v.say("", &key, [("operations", v.all_operations().into())]),
            _ => v.say("", &key, []),
        };
        v.pair("", &format!("doc-word-{word}"), vec![said])
    };
    v.section(
        "words",
        "",
        "doc-heading-words",
        vec![Block::Definitions { pairs: words.into_iter().map(pair).collect() }],
    )
}
