//! What a member of staff undertakes before a role is his: one text for each duty of silence that a role declares, spoken by
//! the one who gives it. The article of each law is its pack's.

use super::tree::{Block, Document, Kind, Sentence};
use super::voice::Voice;
use crate::model::Role;

/// The pack's entry that has the article of a duty.
fn paper(duty: &str) -> &'static str {
    if duty == Role::CONFIDENTIALITY { "confidentiality-undertaking" } else { "medical-secrecy-undertaking" }
}

/// The text of a duty; `None` for one that no role asks for.
pub(super) fn document(v: &Voice<'_>, duty: &str) -> Option<Document> {
    let asked = v.policy.roles.iter().find(|role| role.duties().contains(&duty))?;
    let node = format!("role/{}", asked.slug);
    let say = |key: &str| v.say(&node, key, []);
    let intro = v.say("operator", "doc-und-intro", [("operator", v.operator().into())]);
    let mut said: Vec<Sentence> = if duty == Role::CONFIDENTIALITY {
        ["doc-und-silence", "doc-und-purpose", "doc-und-copies", "doc-und-password"].map(say).to_vec()
    } else {
        ["doc-und-medical", "doc-und-medical-silence"].map(say).to_vec()
    };
    said.push(match &v.policy.operator.officer {
        Some(officer) => {
            v.say("operator/officer", "doc-und-tell", [("officer", v.own_lower(officer).into())])
        }
        None => v.say("operator", "doc-und-tell-operator", []),
    });
    said.push(say("doc-und-lasts"));
    let articles = v.packs().into_iter().filter_map(|pack| pack.document(paper(duty)));
    let articles: Vec<String> = articles.map(|known| v.law(&known.article)).collect();
    let mut blocks = vec![
        Block::Paragraph { sentences: vec![intro] },
        Block::List { entries: said.into_iter().map(|sentence| vec![sentence]).collect() },
    ];
    if !articles.is_empty() {
        let law = v.say("laws", "doc-und-law", [("articles", v.list(articles).into())]);
        blocks.push(Block::Paragraph { sentences: vec![law] });
    }
    let title = v.say(&node, &format!("doc-und-title-{duty}"), []);
    let section = v.section(&format!("undertaking-{duty}"), &node, "doc-und-heading", blocks);
    Some(Document { kind: Kind::Undertaking, lang: v.lang, title, sections: vec![section] })
}
