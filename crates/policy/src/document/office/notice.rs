//! The notice of processing to the regulator: intention, change, end (152-FZ art. 22, Roskomnadzor's order 180).
//!
//! Where the law of the seat asks for none, the document says so and what is kept instead.

use zalog_law::{Document as Required, Field, Jurisdiction, Limit, Pack};

use super::desk::{Desk, gaps_of};
use super::gap::{Ask, Gap};
use crate::document::tree::{Block, Document, Kind, Pair, Row, Section};
use crate::document::voice::{Voice, upper_first};
use crate::model::{HoleOr, Purpose};

/// Which notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// Of the intention to process.
    Start,
    /// Of changed particulars.
    Change,
    /// Of the end of processing.
    End,
}

impl Notice {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Start, Self::Change, Self::End];

    const fn document(self) -> &'static str {
        match self {
            Self::Start => "notice-of-processing",
            Self::Change => "notice-of-change",
            Self::End => "notice-of-ending",
        }
    }

    const fn term(self) -> &'static str {
        match self {
            Self::Start => "RU-NOTICE-START",
            Self::Change => "RU-NOTICE-CHANGE",
            Self::End => "RU-NOTICE-END",
        }
    }

    const fn title(self) -> &'static str {
        match self {
            Self::Start => "rec-notice-title",
            Self::Change => "rec-notice-title-change",
            Self::End => "rec-notice-title-end",
        }
    }
}

pub(in crate::document) fn document(v: &Voice<'_>, kind: Notice) -> Document {
    let mut sections = Vec::new();
    for pack in v.packs() {
        match pack.document(kind.document()) {
            Some(required) => {
                sections.push(opening(v, pack, required, kind));
                let desk = Desk::new(v);
                sections.extend(required.fields.iter().map(|field| section(&desk, pack, kind, field)));
            }
            None => sections.push(not_required(v, pack)),
        }
    }
    for (index, section) in sections.iter_mut().filter(|s| !s.node.starts_with("laws/")).enumerate() {
        section.number = (index + 1).to_string();
        for (part, sub) in section.sections.iter_mut().enumerate() {
            sub.number = format!("{}.{}", index + 1, part + 1);
        }
    }
    let title = v.say("policy", kind.title(), []);
    Document { kind: Kind::Notice, lang: v.lang, title, sections }
}

/// What the notices lack. The end of processing asks for nothing the others do not.
pub(super) fn gaps(v: &Voice<'_>) -> Vec<Gap> {
    let mut gaps: Vec<Gap> = Vec::new();
    for pack in v.packs() {
        // Of a notice of change the number, the reason and the day are asked for once there is something to change.
        let Some(required) = pack.document(Notice::Start.document()) else { continue };
        // Purposes and their terms are whole in every declaration that compiles: nothing is asked for there.
        for field in required.fields.iter().filter(|f| !matches!(f.slug.as_str(), "purposes" | "end")) {
            let desk = Desk::new(v);
            section(&desk, pack, Notice::Start, field);
            gaps.extend(gaps_of(&desk.take(), pack, required, field));
        }
    }
    gaps
}

/// To whom, by which article, by when.
fn opening(v: &Voice<'_>, pack: &'static Pack, required: &'static Required, kind: Notice) -> Section {
    let node = format!("laws/{}", pack.jurisdiction.code());
    let args = [
        ("regulator", v.law(&pack.regulator.full).into()),
        ("article", v.law(&required.article).into()),
        ("edition", v.policy.edition.number.to_string().into()),
    ];
    let mut said = vec![v.say(&node, "rec-notice-to", args)];
    if let Some(term) = pack.term(kind.term()) {
        let article = v.law(&term.article);
        said.push(match term.limit {
            Limit::DayOfNextMonth(day) => v.say(
                &node,
                "rec-notice-by-day",
                [("day", day.to_string().into()), ("article", article.into())],
            ),
            Limit::Within(span) => v.say(
                &node,
                "rec-notice-within",
                [("within", v.within(span).into()), ("article", article.into())],
            ),
            Limit::Before | Limit::Always | Limit::Unknown => {
                v.say(&node, "rec-notice-before", [("article", article.into())])
            }
        });
    }
    said.push(v.say(&node, "rec-notice-filing", []));
    v.section("about", &node, "rec-notice-about", vec![Block::Paragraph { sentences: said }])
}

/// A law that lists no such notice: said plainly, with what it asks for instead.
fn not_required(v: &Voice<'_>, pack: &'static Pack) -> Section {
    let node = format!("laws/{}", pack.jurisdiction.code());
    let mut said = vec![v.say(&node, "rec-notice-none", [])];
    // A rule that is known and not yet read is named rather than passed over.
    for term in pack.terms.iter().filter(|t| t.trigger == "processing.started" && !t.enabled) {
        let args = [("name", v.law(&term.name).into()), ("article", v.law(&term.article).into())];
        said.push(v.say(&node, "rec-notice-unread", args));
    }
    let instead = match pack.jurisdiction {
        Jurisdiction::Kz => ("data-list", "rec-notice-instead-list"),
        _ => ("record-of-processing", "rec-notice-instead-register"),
    };
    if let Some(required) = pack.document(instead.0) {
        said.push(v.say(&node, instead.1, [("article", v.law(&required.article).into())]));
    }
    let id = format!("law-{}", pack.jurisdiction.code());
    let mut section = v.section(&id, &node, "rec-notice-about", vec![Block::Paragraph { sentences: said }]);
    section.heading = v.upper(&node, v.law(&pack.law.full));
    section
}

fn section(desk: &Desk<'_, '_>, pack: &'static Pack, kind: Notice, field: &'static Field) -> Section {
    let v = desk.v;
    let notice = v.policy.notice.as_ref();
    let operator = &v.policy.operator;
    let at = notice.map_or(&operator.origin, |n| &n.origin);
    let slug = field.slug.as_str();
    let one = |text: String| vec![Block::Paragraph { sentences: vec![v.upper("notice", text)] }];
    let mut parts = Vec::new();
    let (heading, blocks) = match slug {
        "operator" => {
            let mut pairs = desk.operator(pack);
            pairs.extend(desk.contacts());
            ("rec-field-operator", vec![Block::Definitions { pairs }])
        }
        "number" => {
            let number = desk.text(notice.and_then(|n| n.number.as_ref()), Ask::Number, at);
            ("rec-field-number", one(number))
        }
        "reason" if kind == Notice::End => ("rec-field-end-reason", one(desk.by_hand("rec-by-hand-filing"))),
        "reason" => {
            let edition = &v.policy.edition;
            let reason = match &edition.reason {
                Some(reason) => v.own(reason),
                None => desk.need(Ask::Reason, &edition.origin),
            };
            ("rec-field-reason", one(reason))
        }
        "date" if kind == Notice::End => ("rec-field-end-date", one(desk.by_hand("rec-by-hand-filing"))),
        "date" => {
            let edition = &v.policy.edition;
            let date = match edition.effective {
                Some(date) => v.date(date),
                None => desk.need(Ask::Effective, &edition.origin),
            };
            ("rec-field-date", one(date))
        }
        "purposes" => {
            parts = v.policy.purposes.iter().map(|p| purpose(desk, p)).collect();
            let said = vec![v.say("", "rec-notice-purposes", [])];
            ("rec-field-purposes", vec![Block::Paragraph { sentences: said }])
        }
        "measures" => {
            let tools = desk.line("notice", "rec-encryption", upper_first(&desk.encryption()));
            let blocks =
                vec![Block::List { entries: desk.measures() }, Block::Definitions { pairs: vec![tools] }];
            ("rec-field-measures", blocks)
        }
        "responsible" => ("rec-field-responsible", vec![Block::Definitions { pairs: desk.responsible() }]),
        "start" => {
            let begun = match notice.and_then(|n| n.begun.as_ref()) {
                Some(HoleOr::Given(date)) => v.date(*date),
                Some(HoleOr::Hole) => v.hole(),
                None => desk.need(Ask::Begun, at),
            };
            ("rec-field-start", one(begun))
        }
        "end" => ("rec-field-end", ends(v)),
        "cross-border" => {
            let recipients: Vec<_> = v.policy.recipients.iter().collect();
            let stores: Vec<_> = v.policy.stores.iter().collect();
            let sentences = desk.transfers(&recipients, &stores, "recipients");
            ("rec-field-abroad", vec![Block::Paragraph { sentences }])
        }
        "database" => ("rec-field-database", vec![Block::Definitions { pairs: desk.stores() }]),
        "security" => {
            let level = match notice.and_then(|n| n.level.as_ref()) {
                Some(HoleOr::Given(level)) => v.phrase("rec-level", [("level", level.to_string().into())]),
                Some(HoleOr::Hole) => v.hole(),
                None => desk.need(Ask::Level, at),
            };
            ("rec-field-security", one(level))
        }
        "signature" => ("rec-field-signature", vec![Block::Definitions { pairs: signature(desk) }]),
        other => ("rec-field-other", one(desk.need(Ask::Unknown(other.to_owned()), at))),
    };
    let mut section = v.section(slug, "", heading, blocks);
    if heading == "rec-field-other" {
        section.heading = v.upper("", v.law(&field.name));
    }
    section.sections = parts;
    section
}

/// Art. 22(3.1): the particulars of one purpose.
fn purpose(desk: &Desk<'_, '_>, purpose: &Purpose) -> Section {
    let v = desk.v;
    let root = format!("purpose/{}", purpose.slug);
    let node = |part: &str| format!("{root}/{part}");
    let subjects = v.list(purpose.subjects.iter().map(|s| v.subject(s)).collect());
    let operations = v.operations(purpose);
    let pairs = vec![
        v.pair(&node("items"), "rec-column-items", desk.items(&node("items"), &purpose.items)),
        desk.line(&node("subjects"), "rec-column-subjects", upper_first(&subjects)),
        v.pair(&node("basis"), "rec-column-basis", v.basis(purpose)),
        desk.line(&node("operations"), "rec-column-operations", upper_first(&operations)),
        v.pair(&node("operations"), "rec-column-ways", vec![v.say(&node("operations"), "rec-ways", [])]),
    ];
    let mut section = v.section(
        &format!("purpose-{}", purpose.slug),
        &root,
        "rec-field-purposes",
        vec![Block::Definitions { pairs }],
    );
    section.heading = v.own_sentence(&root, &purpose.title);
    section
}

/// The term or condition of the end: that of each purpose.
fn ends(v: &Voice<'_>) -> Vec<Block> {
    let row = |purpose: &Purpose| {
        let node = format!("purpose/{}", purpose.slug);
        Row { cells: vec![vec![v.own_sentence(&node, &purpose.title)], vec![v.keep_in_brief(purpose)]], node }
    };
    let rows = v.policy.purposes.iter().map(row).collect();
    vec![
        Block::Paragraph { sentences: vec![v.say("", "rec-notice-ends", [])] },
        v.table("rec-notice-ends-caption", &["rec-column-purpose", "rec-column-term"], rows),
    ]
}

fn signature(desk: &Desk<'_, '_>) -> Vec<Pair> {
    ["rec-signature-date", "rec-signature-who", "rec-signature"]
        .into_iter()
        .map(|key| desk.line("", key, desk.by_hand("rec-by-hand-signing")))
        .collect()
}
