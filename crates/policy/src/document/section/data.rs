//! Items and subjects: what is processed, where it comes from, what it is needed for, and whose it is.

use crate::document::tree::{Block, Row, Section};
use crate::document::voice::{Voice, upper_first};
use crate::model::{Item, ItemClass, ItemKind, NotReceived, Purpose, Sensitivity, Slug};

pub(super) fn section(v: &Voice<'_>) -> Section {
    let items = v.policy.items.iter().map(|i| item(v, i)).collect();
    let head = ["doc-items-column-item", "doc-items-column-origin", "doc-items-column-purposes"];
    let mut blocks = vec![v.table("doc-items-caption", &head, items)];
    if v.policy.forms.iter().any(|f| f.payment.is_some()) {
        blocks.push(Block::Paragraph { sentences: vec![v.say("items", "doc-items-card", [])] });
    }
    blocks.extend(not_received(v));
    let subjects = v.policy.subjects.iter().map(|s| subject(v, &s.slug)).collect();
    blocks.push(v.table(
        "doc-subjects-caption",
        &["doc-subjects-column-who", "doc-subjects-column-purposes"],
        subjects,
    ));
    v.section("items", "", "doc-heading-items", blocks)
}

/// What is not received, and what happens to it when it is typed all the same.
fn not_received(v: &Voice<'_>) -> Vec<Block> {
    let sorts = &v.policy.not_received;
    if sorts.is_empty() {
        return Vec::new();
    }
    let node = "not-received";
    let said = |sort: &NotReceived| vec![v.say(node, &format!("doc-not-received-{}", sort.as_str()), [])];
    let mut after = vec![v.say(node, "doc-not-received-refused", [])];
    if sorts.contains(&NotReceived::DocumentCopies) {
        after.push(v.say(node, "doc-not-received-files", []));
    }
    after.push(v.say(node, "doc-not-received-unasked", []));
    vec![
        Block::Paragraph { sentences: vec![v.say(node, "doc-not-received-intro", [])] },
        Block::List { entries: sorts.iter().map(said).collect() },
        Block::Paragraph { sentences: after },
    ]
}

fn item(v: &Voice<'_>, item: &Item) -> Row {
    let node = format!("item/{}", item.slug);
    let mut name = v.sensitive(item);
    if let ItemKind::Choice(options) = &item.kind
        && !options.is_empty()
    {
        let options = options.iter().map(|o| v.own_lower(o)).collect::<Vec<_>>().join("; ");
        name = v.phrase("doc-item-choice", [("item", name.into()), ("options", options.into())]);
    }
    let class = match item.class {
        ItemClass::Provided => "doc-item-provided",
        ItemClass::Cookie => "doc-item-cookie",
        ItemClass::Observed => "doc-item-observed",
        ItemClass::ThirdParty => "doc-item-third-party",
        ItemClass::Staff => "doc-item-staff",
    };
    let purposes = used_by(v, |p| p.items.contains(&item.slug));
    Row {
        cells: vec![
            vec![v.upper(&node, name)],
            vec![v.say(&node, class, [])],
            vec![v.sentence(&node, purposes)],
        ],
        node,
    }
}

fn subject(v: &Voice<'_>, slug: &Slug) -> Row {
    let node = format!("subject/{slug}");
    let purposes = used_by(v, |p| p.subjects.contains(slug));
    Row {
        cells: vec![
            vec![v.sentence(&node, upper_first(&v.subject(slug)))],
            vec![v.sentence(&node, purposes)],
        ],
        node,
    }
}

fn used_by(v: &Voice<'_>, uses: impl Fn(&Purpose) -> bool) -> String {
    let slugs: Vec<Slug> = v.policy.purposes.iter().filter(|p| uses(p)).map(|p| p.slug.clone()).collect();
    v.purposes(&slugs)
}

impl Voice<'_> {
    /// The name of an item, with what the law calls it where that asks for more care.
    pub(in crate::document) fn sensitive(&self, item: &Item) -> String {
        let name = self.own_lower(&item.label);
        let key = match item.sensitivity {
            Sensitivity::Ordinary => return name,
            Sensitivity::Health => "doc-item-health",
            Sensitivity::Special => "doc-item-special",
            Sensitivity::Biometric => "doc-item-biometric",
        };
        self.phrase(key, [("item", name.into())])
    }
}
