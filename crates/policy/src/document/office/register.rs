//! The register of processing: GDPR art. 30(1); in Russia the register an operator keeps for itself (152-FZ art. 18.1(1)).
//!
//! One purpose, one entry. The entry is a section of the document and a line of the CSV, made by the same code.

use zalog_law::{Document as Required, Pack};

use super::csv::Sheet;
use super::desk::{Desk, gaps_of};
use super::gap::{Ask, Gap};
use crate::document::own;
use crate::document::tree::{Block, Document, Kind, Pair, Section, Sentence};
use crate::document::voice::{Voice, upper_first};
use crate::model::{ItemClass, Origin, Purpose, PurposeClass, Store};

const DOCUMENT: &str = "record-of-processing";

/// The columns that belong to a purpose, in order.
const OF_PURPOSE: [&str; 13] = [
    "purpose",
    "class",
    "items",
    "subjects",
    "source",
    "basis",
    "operations",
    "seen",
    "recipients",
    "abroad",
    "stores",
    "term",
    "destruction",
];

/// The columns that say of every purpose the same.
const OF_ALL: [&str; 4] = ["operator", "contacts", "responsible", "measures"];

pub(in crate::document) fn document(v: &Voice<'_>) -> Document {
    let desk = Desk::new(v);
    let mut said = vec![v.say("", "rec-register-intro", [])];
    for (pack, required) in lists(v) {
        let node = format!("laws/{}", pack.jurisdiction.code());
        said.push(v.say(&node, "rec-register-article", [("article", v.law(&required.article).into())]));
    }
    let edition = v.policy.edition.number.to_string();
    said.push(v.say("edition", "rec-register-edition", [("edition", edition.into())]));
    let mut sections = vec![
        v.section("about", "", "rec-register-about", vec![Block::Paragraph { sentences: said }]),
        v.section("operator", "", "rec-field-operator", operator(&desk)),
        v.section(
            "responsible",
            "",
            "rec-field-responsible",
            vec![Block::Definitions { pairs: desk.officer() }],
        ),
    ];
    let mut entries = v.section(
        "purposes",
        "",
        "rec-field-purposes",
        vec![Block::Paragraph { sentences: vec![v.say("", "rec-register-purposes", [])] }],
    );
    entries.blocks.extend(own::acts(v));
    entries.sections = v.policy.purposes.iter().map(|p| entry(&desk, p)).collect();
    sections.push(entries);
    sections.push(v.section(
        "database",
        "",
        "rec-field-database",
        vec![Block::Definitions { pairs: desk.stores() }],
    ));
    sections.push(v.section(
        "measures",
        "",
        "rec-field-measures",
        vec![Block::List { entries: desk.measures() }],
    ));
    for (index, section) in sections.iter_mut().enumerate() {
        section.number = (index + 1).to_string();
        for (part, sub) in section.sections.iter_mut().enumerate() {
            sub.number = format!("{}.{}", index + 1, part + 1);
        }
    }
    let title = v.say("policy", "rec-register-title", []);
    Document { kind: Kind::Register, lang: v.lang, title, sections }
}

/// The register as a table for a spreadsheet: RFC 4180, a head, one line for each purpose.
pub(in crate::document) fn csv(v: &Voice<'_>, mark: bool) -> String {
    let desk = Desk::new(v);
    let mut sheet = Sheet::new(mark);
    let columns: Vec<&str> = OF_PURPOSE.into_iter().chain(OF_ALL).collect();
    let mut head = vec![v.phrase("rec-column-number", [])];
    head.extend(columns.iter().map(|column| v.phrase(&format!("rec-column-{column}"), [])));
    sheet.line(&head);
    for (index, purpose) in v.policy.purposes.iter().enumerate() {
        let mut line = vec![(index + 1).to_string()];
        line.extend(columns.iter().map(|column| joined(&cell(&desk, column, purpose))));
        sheet.line(&line);
    }
    sheet.text
}

/// What the register lacks, by each law that lists its fields.
pub(super) fn gaps(v: &Voice<'_>) -> Vec<Gap> {
    let mut gaps: Vec<Gap> = Vec::new();
    for (pack, required) in lists(v) {
        for field in &required.fields {
            let desk = Desk::new(v);
            let columns = columns_of(&field.slug);
            if columns.is_empty() {
                let nowhere = Origin::default();
                desk.need(Ask::Unknown(field.slug.clone()), &nowhere);
            }
            for column in columns {
                match *column {
                    "stores" => drop(desk.stores()),
                    "abroad" => {
                        let recipients: Vec<_> = v.policy.recipients.iter().collect();
                        desk.transfers(&recipients, &[], "recipients");
                    }
                    column if OF_ALL.contains(&column) => drop(of_all(&desk, column)),
                    // What is said of a purpose is whole in every declaration that compiles.
                    _ => {}
                }
            }
            let asked = desk.take();
            gaps.extend(gaps_of(&asked, pack, required, field));
        }
    }
    gaps
}

fn lists(v: &Voice<'_>) -> Vec<(&'static Pack, &'static Required)> {
    v.packs().into_iter().filter_map(|pack| Some((pack, pack.document(DOCUMENT)?))).collect()
}

/// The columns that carry a field of a pack; none for a field the program does not know.
fn columns_of(field: &str) -> &'static [&'static str] {
    match field {
        "controller" | "operator" => &["operator", "contacts", "responsible"],
        "responsible" => &["responsible"],
        "purposes" => &["purpose"],
        "items" => &["items"],
        "subjects" => &["subjects", "items"],
        "basis" => &["basis"],
        "actions" => &["operations"],
        "recipients" => &["recipients"],
        "transfers" | "cross-border" => &["abroad"],
        "terms" => &["term", "destruction"],
        "destruction" => &["destruction"],
        "database" => &["stores"],
        "security" => &["measures"],
        _ => &[],
    }
}

fn operator(desk: &Desk<'_, '_>) -> Vec<Block> {
    let Some(seat) = desk.v.seat() else { return Vec::new() };
    let mut pairs = desk.operator(seat);
    pairs.extend(desk.contacts());
    vec![Block::Definitions { pairs }]
}

fn entry(desk: &Desk<'_, '_>, purpose: &Purpose) -> Section {
    let v = desk.v;
    let root = format!("purpose/{}", purpose.slug);
    let pairs: Vec<Pair> = OF_PURPOSE
        .into_iter()
        .skip(1)
        .map(|column| {
            v.pair(&format!("{root}/{column}"), &format!("rec-column-{column}"), cell(desk, column, purpose))
        })
        .filter(|pair| pair.text.iter().any(|s| !s.is_empty()))
        .collect();
    let id = format!("purpose-{}", purpose.slug);
    let mut section = v.section(&id, &root, "rec-field-purposes", vec![Block::Definitions { pairs }]);
    section.heading = v.own_sentence(&root, &purpose.title);
    section
}

fn cell(desk: &Desk<'_, '_>, column: &str, purpose: &Purpose) -> Vec<Sentence> {
    if OF_ALL.contains(&column) { of_all(desk, column) } else { of_purpose(desk, column, purpose) }
}

fn of_all(desk: &Desk<'_, '_>, column: &str) -> Vec<Sentence> {
    let labelled = |pairs: Vec<Pair>| {
        let said = |pair: Pair| {
            let text = pair.text.iter().map(Sentence::plain).collect::<Vec<_>>().join(" ");
            let args = [("label", pair.term.plain().into()), ("text", text.into())];
            desk.v.say(&pair.node, "rec-labelled", args)
        };
        pairs.into_iter().map(said).collect()
    };
    match column {
        "operator" => desk.v.seat().map_or_else(Vec::new, |seat| labelled(desk.operator(seat))),
        "contacts" => labelled(desk.contacts()),
        "responsible" => labelled(desk.officer()),
        _ => desk.measures().into_iter().flatten().collect(),
    }
}

fn of_purpose(desk: &Desk<'_, '_>, column: &str, purpose: &Purpose) -> Vec<Sentence> {
    let v = desk.v;
    let node = format!("purpose/{}/{column}", purpose.slug);
    let one = |text: String| if text.is_empty() { Vec::new() } else { vec![v.upper(&node, text)] };
    match column {
        "purpose" => vec![v.own_sentence(&node, &purpose.title)],
        "class" => vec![v.say(&node, class(purpose.class), [])],
        "items" => desk.items(&node, &purpose.items),
        "subjects" => one(v.list(purpose.subjects.iter().map(|s| v.subject(s)).collect())),
        "source" => sources(v, &node, purpose),
        "basis" => v.basis(purpose),
        "operations" => {
            let operations = upper_first(&v.operations(purpose));
            vec![
                v.say(&node, "rec-operations", [("operations", operations.into())]),
                v.say(&node, "rec-ways", []),
            ]
        }
        "seen" if purpose.seen_by.is_empty() => vec![v.say(&node, "rec-seen-nobody", [])],
        "seen" => one(v.list(purpose.seen_by.iter().map(|r| v.role(r)).collect())),
        "recipients" => {
            let given = desk.recipients_of(purpose);
            if given.is_empty() {
                return vec![v.say(&node, "rec-recipients-none", [])];
            }
            given.into_iter().map(|r| desk.recipient(r)).collect()
        }
        "abroad" => desk.transfers(&desk.recipients_of(purpose), &stores_of(v, purpose), &node),
        "stores" => stores(v, &node, purpose),
        "term" => v.keep(purpose),
        _ => v.destruction(purpose),
    }
}

fn class(class: PurposeClass) -> &'static str {
    match class {
        PurposeClass::Service => "rec-class-service",
        PurposeClass::Marketing => "rec-class-marketing",
        PurposeClass::Statistics => "rec-class-statistics",
        PurposeClass::Distribution => "rec-class-distribution",
        PurposeClass::Engine => "rec-class-engine",
    }
}

/// Where the values of a purpose come from, each source once.
fn sources(v: &Voice<'_>, node: &str, purpose: &Purpose) -> Vec<Sentence> {
    [
        (ItemClass::Provided, "rec-source-provided"),
        (ItemClass::Cookie, "rec-source-cookie"),
        (ItemClass::Observed, "rec-source-observed"),
        (ItemClass::ThirdParty, "rec-source-third-party"),
        (ItemClass::Staff, "rec-source-staff"),
    ]
    .into_iter()
    .filter(|(class, _)| purpose.items.iter().any(|s| v.policy.item(s).is_some_and(|i| i.class == *class)))
    .map(|(_, key)| v.say(node, key, []))
    .collect()
}

/// The stores in which values of a purpose may lie.
fn stores_of<'p>(v: &Voice<'p>, purpose: &Purpose) -> Vec<&'p Store> {
    let holds =
        |store: &&Store| store.items.is_empty() || store.items.iter().any(|i| purpose.items.contains(i));
    v.policy.stores.iter().filter(holds).collect()
}

fn stores(v: &Voice<'_>, node: &str, purpose: &Purpose) -> Vec<Sentence> {
    let line = |store: &Store| {
        let args = [("name", v.own(&store.title).into()), ("country", v.own_or_hole(&store.country).into())];
        v.say(node, "rec-store-line", args)
    };
    stores_of(v, purpose).into_iter().map(line).collect()
}

fn joined(sentences: &[Sentence]) -> String {
    sentences.iter().map(Sentence::plain).collect::<Vec<_>>().join(" ")
}
