//! The list of data necessary and sufficient for each task (94-V art. 25(2), resolution 1214): item, purpose, basis.

use super::desk::Desk;
use crate::document::tree::{Block, Document, Kind, Row};
use crate::document::voice::{Voice, upper_first};
use crate::model::{Item, Purpose};
use zalog_law::Jurisdiction;

pub(in crate::document) fn document(v: &Voice<'_>) -> Option<Document> {
    let pack = v.packs().into_iter().find(|p| p.jurisdiction == Jurisdiction::Kz)?;
    let required = pack.document("data-list")?;
    let desk = Desk::new(v);
    let mut rows = Vec::new();
    for purpose in &v.policy.purposes {
        rows.extend(
            purpose.items.iter().filter_map(|slug| v.policy.item(slug)).map(|item| row(v, purpose, item)),
        );
    }
    let columns: Vec<&str> = required.fields.iter().map(|field| column(&field.slug)).collect();
    let intro = v.say("", "rec-list-intro", [("article", v.law(&required.article).into())]);
    let blocks = vec![
        Block::Paragraph { sentences: vec![intro] },
        Block::Definitions { pairs: desk.operator(pack) },
        v.table("rec-list-caption", &columns, rows),
    ];
    let section = v.section("list", "", "rec-list-heading", blocks);
    let title = v.say("policy", "rec-list-title", []);
    Some(Document { kind: Kind::DataList, lang: v.lang, title, sections: vec![section] })
}

/// The column of a field of the pack, in the order of [`row`].
fn column(field: &str) -> &'static str {
    match field {
        "items" => "rec-column-item",
        "purpose" => "rec-column-purpose",
        _ => "rec-column-document",
    }
}

fn row(v: &Voice<'_>, purpose: &Purpose, item: &Item) -> Row {
    let node = format!("purpose/{}", purpose.slug);
    Row {
        cells: vec![
            vec![v.sentence(&format!("item/{}", item.slug), upper_first(&v.item(&item.slug)))],
            vec![v.own_sentence(&node, &purpose.title)],
            v.basis(purpose),
        ],
        node,
    }
}
