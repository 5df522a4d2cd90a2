//! One screen in plain words: what, why, how long, who sees it, and the four things a person can do.

use std::collections::BTreeSet;

use super::tree::{Block, Row, Section, Target};
use super::voice::Voice;
use crate::model::{Purpose, RequestChannel, Slug};

pub(super) fn section(v: &Voice<'_>) -> Section {
    let own: Vec<&Purpose> = v.policy.purposes.iter().filter(|p| !p.engine).collect();
    let mut blocks = vec![Block::Paragraph {
        sentences: vec![v.say(
            "operator",
            "doc-brief-intro",
            [
                ("operator", v.operator().into()),
                ("sites", sites(v).into()),
                ("count", v.policy.sites.len().into()),
            ],
        )],
    }];
    let mut pairs = Vec::new();
    let mut push = |node: &str, key: &str, said: String| {
        if !said.is_empty() {
            pairs.push(v.pair(node, key, vec![v.upper(node, format!("{said}."))]));
        }
    };
    push("items", "doc-brief-what", v.items(&united(own.iter().flat_map(|p| &p.items))));
    push("roles", "doc-brief-seen", v.roles_short(&united(own.iter().flat_map(|p| &p.seen_by))));
    let recipients = v.policy.recipients.iter().map(|r| v.own(&r.title)).collect();
    push("recipients", "doc-brief-given", v.list(recipients));
    blocks.push(Block::Definitions { pairs });
    blocks.push(v.table(
        "doc-brief-caption",
        &["doc-brief-column-purpose", "doc-brief-column-basis", "doc-brief-column-keep"],
        own.iter().map(|p| row(v, p)).collect(),
    ));
    let mut after = Vec::new();
    if v.policy.purposes.iter().any(|p| p.engine) {
        after.push(v.say("", "doc-brief-engine", []));
    }
    if v.policy.purposes_closed {
        after.push(v.say("other-purposes", "doc-brief-closed", []));
    }
    blocks.push(Block::Paragraph { sentences: after });
    blocks.extend(verbs(v));
    let mut section = v.section("brief", "", "doc-heading-brief", blocks);
    section.summary = true;
    section
}

fn row(v: &Voice<'_>, purpose: &Purpose) -> Row {
    let node = format!("purpose/{}", purpose.slug);
    Row {
        cells: vec![
            vec![v.sentence(&node, v.purpose(&purpose.slug))],
            vec![v.upper(&format!("{node}/basis"), v.basis_short(&purpose.basis))],
            vec![v.keep_in_brief(purpose)],
        ],
        node,
    }
}

fn verbs(v: &Voice<'_>) -> [Block; 4] {
    let cabinet = v.policy.channels.contains(&RequestChannel::Cabinet);
    let consent = v.policy.purposes.iter().any(Purpose::asks_consent);
    let take = if consent { "doc-brief-take" } else { "doc-brief-take-plain" };
    let how = if cabinet { "doc-brief-how-cabinet" } else { "doc-brief-how" };
    let entries = ["doc-brief-see", "doc-brief-correct", take, "doc-brief-delete"];
    let mut links = Vec::new();
    if cabinet {
        links.push(v.link("doc-rights-cabinet", Target::Cabinet));
    }
    links.push(v.link("doc-rights-link", Target::Requests));
    links.push(v.link("doc-heading-rights", Target::Section("rights".to_owned())));
    [
        Block::Paragraph { sentences: vec![v.say("", "doc-brief-verbs", [])] },
        Block::List { entries: entries.into_iter().map(|key| vec![v.say("", key, [])]).collect() },
        Block::Paragraph { sentences: vec![v.say("", how, [])] },
        Block::Links { links },
    ]
}

/// Hosts of the operator, as people read them.
pub(super) fn sites(v: &Voice<'_>) -> String {
    v.list(v.policy.sites.iter().map(|s| super::marks::clean(&s.host)).collect())
}

/// Slugs in order of first mention, each once.
pub(super) fn united<'a>(slugs: impl Iterator<Item = &'a Slug>) -> Vec<Slug> {
    let mut seen = BTreeSet::new();
    slugs.filter(|slug| seen.insert((*slug).clone())).cloned().collect()
}
