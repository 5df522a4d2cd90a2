//! The notice beside a form whose purpose asks no consent: what for, how long, and that it is no consent.

use super::tree::{Block, Document, Kind, Row, Section, Target};
use super::voice::Voice;
use crate::model::Purpose;

pub(super) fn document(v: &Voice<'_>) -> Document {
    let plain = |p: &&Purpose| !p.asks_consent() && v.policy.forms.iter().any(|f| f.purpose == p.slug);
    let row = |purpose: &Purpose| {
        let node = format!("purpose/{}", purpose.slug);
        Row {
            cells: vec![
                vec![v.own_sentence(&node, &purpose.title)],
                vec![v.upper(&format!("{node}/items"), v.items(&purpose.items))],
                vec![v.upper(&format!("{node}/basis"), v.basis_short(&purpose.basis))],
                vec![v.keep_in_brief(purpose)],
            ],
            node,
        }
    };
    let operator = v.operator();
    let mut blocks = vec![Block::Paragraph {
        sentences: vec![v.say("operator", "doc-ack-intro", [("operator", operator.into())])],
    }];
    let head =
        ["doc-brief-column-purpose", "doc-purpose-items", "doc-brief-column-basis", "doc-brief-column-keep"];
    blocks.push(v.table("doc-ack-caption", &head, v.policy.purposes.iter().filter(plain).map(row).collect()));
    let said = ["doc-ack-rights", "doc-ack-not-consent"].map(|key| v.say("acknowledgement", key, []));
    blocks.push(Block::Paragraph { sentences: said.to_vec() });
    blocks.push(Block::Links { links: vec![v.link("doc-cookies-policy", Target::Policy)] });
    let title = v.say("policy", "doc-acknowledgement-title", []);
    let mut section = v.section("notice", "acknowledgement", "doc-ack-heading", blocks);
    section.blocks.retain(|b| !matches!(b, Block::Table { rows, .. } if rows.is_empty()));
    let sections = std::iter::once(section).chain(other_person(v)).collect();
    Document { kind: Kind::Acknowledgement, lang: v.lang, title, sections }
}

/// What is declared by whoever gives data of another person, where some form takes them: the ledger keeps its hash.
fn other_person(v: &Voice<'_>) -> Option<Section> {
    let form = v.policy.forms.iter().find(|form| form.other_person)?;
    let node = format!("form/{}", form.slug);
    let said = ["doc-ack-other-intro", "doc-ack-other-person"].map(|key| v.say(&node, key, []));
    let blocks = vec![Block::Paragraph { sentences: said.to_vec() }];
    Some(v.section("other-person", &node, "doc-ack-other-heading", blocks))
}
