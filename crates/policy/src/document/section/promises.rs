//! Breaches, safeguards, minors.

use zalog_law::Limit;

use super::rights::at_once;
use crate::document::tree::{Block, Section};
use crate::document::voice::{Voice, upper_first};

pub(super) fn breach(v: &Voice<'_>) -> Section {
    let breach = &v.policy.breach;
    let mut said = vec![v.say("breach", "doc-breach-contain", [])];
    if breach.tells_subjects {
        let within = v.within(at_once(breach.within));
        said.push(v.say("breach", "doc-breach-told", [("within", within.into())]));
    }
    let mut notices = Vec::new();
    for pack in v.packs() {
        let node = format!("laws/{}", pack.jurisdiction.code());
        for term in pack.terms.iter().filter(|t| t.enabled && is_breach(&t.trigger)) {
            let Limit::Within(span) = term.limit else { continue };
            notices.push(vec![v.say(
                &node,
                "doc-breach-regulator",
                [
                    ("within", v.within(span).into()),
                    ("article", v.law(&term.article).into()),
                    ("what", v.law(&term.name).into()),
                ],
            )]);
        }
    }
    if !notices.is_empty() {
        said.push(v.say("", "doc-breach-authority", []));
    }
    let blocks = vec![Block::Paragraph { sentences: said }, Block::List { entries: notices }];
    v.section("breach", "breach", "doc-heading-breach", blocks)
}

/// Triggers that start the clocks of a breach of personal data.
fn is_breach(trigger: &str) -> bool {
    matches!(trigger, "incident.detected" | "breach.detected" | "breach.aware")
}

pub(super) fn safeguards(v: &Voice<'_>) -> Section {
    let mut entries = Vec::new();
    for id in &v.policy.safeguards.ids {
        let node = format!("safeguards/{id}");
        // The id stands in every pack that knows it; the seat's own words come first.
        let Some(measure) = v.packs().into_iter().find_map(|pack| pack.safeguard(id)) else { continue };
        let name = v.law(&measure.name);
        let article = v.law(&measure.article);
        entries.push(vec![v.say(
            &node,
            "doc-safeguard",
            [("name", upper_first(&name).into()), ("article", article.into())],
        )]);
    }
    for (index, own) in v.policy.safeguards.own.iter().enumerate() {
        let node = format!("safeguards/own/{}", index + 1);
        entries.push(vec![v.say(&node, "doc-safeguard-own", [("text", upper_first(&v.own(own)).into())])]);
    }
    let mut blocks = Vec::new();
    if !entries.is_empty() {
        blocks.push(Block::Paragraph { sentences: vec![v.say("safeguards", "doc-safeguards-intro", [])] });
        blocks.push(Block::List { entries });
    }
    v.section("safeguards", "safeguards", "doc-heading-safeguards", blocks)
}

pub(super) fn minors(v: &Voice<'_>) -> Section {
    let rule = &v.policy.minors;
    let mut said = Vec::new();
    if rule.refused {
        said.push(v.say("minors", "doc-minors-refused", []));
    }
    if let Some(age) = rule.under {
        said.push(v.say("minors", "doc-minors-under", [("age", age.into())]));
    }
    if rule.representative {
        said.push(v.say("minors", "doc-minors-representative", []));
    }
    for pack in v.packs() {
        let node = format!("laws/{}", pack.jurisdiction.code());
        let age = &pack.age;
        let alone = u32::from(age.alone_from);
        let article = v.law(&age.article);
        said.push(v.say(
            &node,
            "doc-minors-law-alone",
            [("alone", alone.into()), ("article", article.into())],
        ));
        match age.together_from.map(u32::from) {
            Some(together) => said.push(v.say(
                &node,
                "doc-minors-law-together",
                [("together", together.into()), ("alone", alone.into())],
            )),
            None => said.push(v.say(&node, "doc-minors-law-below", [])),
        }
    }
    v.section("minors", "minors", "doc-heading-minors", vec![Block::Paragraph { sentences: said }])
}
