//! The cookie terms: what the browser is asked to keep, what for, how long, and how to refuse.

use super::section::{cookie_table, operator_pairs, tag_table};
use super::tree::{Block, Document, Kind, Target};
use super::voice::Voice;

pub(super) fn document(v: &Voice<'_>) -> Document {
    let said = ["doc-cookies-intro", "doc-cookies-refuse"].map(|key| v.say("cookies", key, []));
    let mut about = vec![Block::Paragraph { sentences: said.to_vec() }];
    about.push(Block::Links {
        links: vec![
            v.link("doc-cookies-choices", Target::Choices),
            v.link("doc-cookies-policy", Target::Policy),
        ],
    });
    let tables = vec![
        cookie_table(v),
        tag_table(v),
        Block::Paragraph { sentences: vec![v.say("cookies", "doc-cookies-none-other", [])] },
    ];
    let sections = vec![
        v.section("about", "", "doc-heading-brief", about),
        v.section("cookies", "", "doc-heading-cookies", tables),
        v.section(
            "contacts",
            "",
            "doc-heading-contacts",
            vec![Block::Definitions { pairs: operator_pairs(v) }],
        ),
    ];
    let title = v.say("policy", "doc-cookies-title", []);
    Document {
        kind: Kind::Cookies,
        lang: v.lang,
        title,
        sections: sections.into_iter().filter(|s| !s.is_empty()).collect(),
    }
}
