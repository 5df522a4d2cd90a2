//! The cookie terms: what the browser is asked to keep, who asks, what for, how long, and how to refuse.
//!
//! Own cookies and outside scripts stand in one table, so that a reader compares like with like: the fields are those of
//! `cookie-terms` in the law packs.

use super::marks;
use super::office::{Ask, Desk, Gap, gaps_of};
use super::phrase::Case;
use super::section::{opens, operator_pairs};
use super::tree::{Block, Document, Kind, Row, Sentence, Target};
use super::voice::{Voice, upper_first};
use crate::model::{Cookie, CookieLife, Policy, PurposeClass, Slug, Tag};

pub(super) fn document(v: &Voice<'_>) -> Document {
    let desk = Desk::new(v);
    let said = ["doc-cookies-intro", "doc-cookies-refuse"].map(|key| v.say("cookies", key, []));
    let mut about = vec![Block::Paragraph { sentences: said.to_vec() }];
    about.push(Block::Links {
        links: vec![
            v.link("doc-cookies-choices", Target::Choices),
            v.link("doc-cookies-policy", Target::Policy),
        ],
    });
    let mut rows: Vec<Row> = v.policy.cookies.iter().map(|c| own(v, c)).collect();
    rows.extend(v.policy.tags.iter().map(|t| outside(&desk, t)));
    let head = [
        "rec-cookie-name",
        "rec-cookie-who",
        "rec-cookie-purpose",
        "rec-cookie-category",
        "doc-cookies-column-consent",
        "rec-cookie-lifetime",
        "rec-cookie-country",
    ];
    let mut tables = vec![v.table("rec-cookies-caption", &head, rows)];
    let links = v.policy.tags.iter().filter_map(|tag| tag.terms.as_deref().map(|terms| (tag, terms)));
    let terms = links.map(|(tag, terms)| {
        let args = [("title", v.own(&tag.title).into()), ("terms", terms.into())];
        vec![v.say(&format!("tag/{}", tag.slug), "rec-cookie-terms", args)]
    });
    tables.push(Block::List { entries: terms.collect() });
    tables.push(Block::Paragraph { sentences: vec![v.say("cookies", "doc-cookies-none-other", [])] });
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

/// What the cookie terms lack, by each law that lists their fields.
pub(super) fn gaps(policy: &Policy) -> Vec<Gap> {
    let v = Voice::new(policy, policy.language);
    let mut gaps = Vec::new();
    for pack in v.packs() {
        let Some(required) = pack.document("cookie-terms") else { continue };
        for field in &required.fields {
            let desk = Desk::new(&v);
            match field.slug.as_str() {
                // Named, explained and sorted by the declaration itself: a file without them does not compile.
                "name" | "purpose" | "category" => {}
                "who" => policy.tags.iter().for_each(|tag| drop(who(&desk, tag))),
                "lifetime" => policy.tags.iter().for_each(|tag| drop(life(&desk, tag))),
                "country" => policy.tags.iter().for_each(|tag| drop(country(&desk, tag))),
                other => drop(desk.need(Ask::Unknown(other.to_owned()), &policy.operator.origin)),
            }
            gaps.extend(gaps_of(&desk.take(), pack, required, field));
        }
    }
    gaps
}

/// A cookie of the site itself: the data stay where the main store is.
fn own(v: &Voice<'_>, cookie: &Cookie) -> Row {
    let name = marks::clean(&cookie.name);
    let node = format!("cookie/{name}");
    let home = v.policy.stores.first().map_or_else(|| v.hole(), |s| v.own_or_hole(&s.country));
    Row {
        cells: vec![
            vec![v.sentence(&node, name)],
            vec![v.say(&node, "rec-cookie-own", [("operator", v.operator().into())])],
            vec![v.own_sentence(&node, &cookie.title)],
            vec![v.say(&node, category(v, cookie.purpose.as_ref()), [])],
            vec![opens(v, &node, cookie.purpose.as_ref())],
            vec![v.sentence(&node, spell(v, &cookie.life))],
            vec![v.sentence(&node, home)],
        ],
        node,
    }
}

/// An outside script, which sets cookies of its own.
fn outside(desk: &Desk<'_, '_>, tag: &Tag) -> Row {
    let v = desk.v;
    let node = format!("tag/{}", tag.slug);
    let hosts = v.list(tag.hosts.iter().map(|h| marks::clean(h)).collect());
    let args = [("title", v.own(&tag.title).into()), ("hosts", hosts.into())];
    let mut purpose: Vec<Sentence> = Vec::new();
    if let Some(served) = v.policy.purpose(&tag.purpose) {
        purpose.push(v.own_sentence(&node, &served.title));
    }
    Row {
        cells: vec![
            vec![v.say(&node, "rec-cookie-outside", args)],
            vec![v.sentence(&node, who(desk, tag))],
            purpose,
            vec![v.say(&node, category(v, Some(&tag.purpose)), [])],
            vec![opens(v, &node, Some(&tag.purpose))],
            vec![v.sentence(&node, life(desk, tag))],
            vec![v.sentence(&node, country(desk, tag))],
        ],
        node,
    }
}

fn who(desk: &Desk<'_, '_>, tag: &Tag) -> String {
    match &tag.recipient {
        Some(slug) => desk.v.recipient(slug),
        None => desk.need(Ask::TagRecipient(tag.title.text(desk.v.lang).to_owned()), &tag.origin),
    }
}

fn life(desk: &Desk<'_, '_>, tag: &Tag) -> String {
    match &tag.life {
        Some(life) => spell(desk.v, life),
        None => desk.need(Ask::TagLife(tag.title.text(desk.v.lang).to_owned()), &tag.origin),
    }
}

fn country(desk: &Desk<'_, '_>, tag: &Tag) -> String {
    let found = tag.recipient.as_ref().and_then(|s| desk.v.policy.recipients.iter().find(|r| &r.slug == s));
    match found {
        Some(recipient) => {
            let ask = Ask::RecipientCountry(recipient.name.clone());
            desk.own(recipient.country.as_ref(), ask, &recipient.origin)
        }
        // Who gets the data is asked for already; where they are follows from it.
        None => desk.v.hole(),
    }
}

fn spell(v: &Voice<'_>, life: &CookieLife) -> String {
    match life {
        CookieLife::Session => v.phrase("doc-cookie-session", []),
        CookieLife::For(span) => upper_first(&v.span(*span, Case::Nominative)),
    }
}

fn category(v: &Voice<'_>, purpose: Option<&Slug>) -> &'static str {
    let Some(purpose) = purpose.and_then(|slug| v.policy.purpose(slug)) else {
        return "rec-cookie-category-necessary";
    };
    match purpose.class {
        PurposeClass::Statistics => "rec-cookie-category-statistics",
        PurposeClass::Marketing => "rec-cookie-category-marketing",
        PurposeClass::Engine => "rec-cookie-category-necessary",
        PurposeClass::Service | PurposeClass::Distribution => "rec-cookie-category-service",
    }
}
