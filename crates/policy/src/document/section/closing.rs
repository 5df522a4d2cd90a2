//! Changes and earlier editions, the operator's own words, contacts.

use super::general::operator_pairs;
use crate::document::tree::{Block, Section, Target};
use crate::document::voice::{Voice, upper_first};
use crate::model::{NoticeChannel, TakesEffect};

pub(super) fn changes(v: &Voice<'_>) -> Section {
    let changes = &v.policy.changes;
    let mut said = vec![v.say(
        "changes",
        match changes.effect {
            TakesEffect::OnPublication => "doc-changes-publication",
            TakesEffect::OnNotice => "doc-changes-notice",
        },
        [],
    )];
    said.push(v.say(
        "changes",
        if changes.consent_needed { "doc-changes-consent-needed" } else { "doc-changes-consent-not-needed" },
        [],
    ));
    if !changes.notify.is_empty() {
        let name = |channel: &NoticeChannel| {
            let key = match channel {
                NoticeChannel::Site => "doc-notice-site",
                NoticeChannel::Cabinet => "doc-notice-cabinet",
                NoticeChannel::Email => "doc-notice-email",
            };
            v.phrase(key, [])
        };
        let channels = v.list(changes.notify.iter().map(name).collect());
        said.push(v.say("changes/notify", "doc-changes-notify", [("channels", channels.into())]));
    }
    said.push(v.say("changes", "doc-changes-editions", []));
    // Departures from an earlier printed text are notes for whoever answers for the policy, not for its reader.
    let blocks = vec![
        Block::Paragraph { sentences: said },
        Block::Links { links: vec![v.link("doc-changes-editions-link", Target::Editions)] },
    ];
    v.section("changes", "changes", "doc-heading-changes", blocks)
}

pub(super) fn statements(v: &Voice<'_>) -> Section {
    let entries = v.policy.statements.iter().enumerate();
    let entries = entries
        .map(|(index, s)| {
            vec![v.sentence(&format!("statement/{}", index + 1), full_stop(upper_first(&v.own(&s.text))))]
        })
        .collect();
    v.section("statements", "", "doc-heading-statements", vec![Block::List { entries }])
}

pub(super) fn contacts(v: &Voice<'_>) -> Section {
    let intro = Block::Paragraph { sentences: vec![v.say("operator", "doc-contacts-intro", [])] };
    let keep = ["operator", "operator/address", "operator/email", "operator/phone", "operator/officer"];
    let pairs = operator_pairs(v).into_iter().filter(|p| keep.contains(&p.node.as_str())).collect();
    v.section("contacts", "", "doc-heading-contacts", vec![intro, Block::Definitions { pairs }])
}

/// The operator's sentence with the stop it may lack; a mark at its end stays outermost.
pub(in crate::document) fn full_stop(text: String) -> String {
    let ends =
        text.trim_end_matches(|c| ('\u{e000}'..='\u{f8ff}').contains(&c) || c == '»' || c == '"' || c == ')');
    if ends.ends_with(['.', '!', '?', '…', ':']) { text } else { format!("{text}.") }
}
