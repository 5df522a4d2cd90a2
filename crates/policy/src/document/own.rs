//! Papers beside the policy: a document of the operator's own as it is published, and the list of them in the policy.

use super::section::{full_stop, operator_pairs};
use super::tree::{Block, Document, Kind, Link, Row, Target};
use super::voice::Voice;
use crate::model::{InternalAct, OwnDocument};

pub(super) fn document(v: &Voice<'_>, own: &OwnDocument) -> Document {
    let node = format!("document/{}", own.slug);
    let paragraph = |text| Block::Paragraph { sentences: vec![v.sentence(&node, full_stop(v.own(text)))] };
    let sections = vec![
        v.section("text", &node, "own-document-text", own.words.iter().map(paragraph).collect()),
        v.section(
            "contacts",
            "",
            "doc-heading-contacts",
            vec![Block::Definitions { pairs: operator_pairs(v) }],
        ),
    ];
    Document { kind: Kind::Own, lang: v.lang, title: v.own_sentence(&node, &own.title), sections }
}

/// Where the documents are to be read; nothing when there is none.
pub(super) fn links(v: &Voice<'_>) -> Option<Block> {
    let link = |own: &OwnDocument| Link {
        text: v.own_sentence(&format!("document/{}", own.slug), &own.title),
        target: Target::Own(own.slug.to_string()),
    };
    let links: Vec<Link> = v.policy.documents.iter().map(link).collect();
    (!links.is_empty()).then_some(Block::Links { links })
}

/// The internal acts with their particulars; nothing when there is none.
pub(super) fn acts(v: &Voice<'_>) -> Option<Block> {
    let row = |(index, act): (usize, &InternalAct)| {
        let node = format!("internal-act/{}", index + 1);
        let adopted = act.adopted.given().map_or_else(|| v.hole(), |day| v.date(*day));
        let number = act.number.given().map_or_else(|| v.hole(), |number| v.untranslated(number));
        Row {
            cells: vec![
                vec![v.own_sentence(&node, &act.title)],
                vec![v.sentence(&node, number)],
                vec![v.sentence(&node, adopted)],
            ],
            node,
        }
    };
    let rows: Vec<Row> = v.policy.internal_acts.iter().enumerate().map(row).collect();
    let head = ["internal-act-title", "internal-act-number", "internal-act-adopted"];
    (!rows.is_empty()).then(|| v.table("internal-acts", &head, rows))
}
