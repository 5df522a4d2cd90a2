//! Purposes one by one, with everything 152-FZ art. 18.1(1)(2) asks for each; and the bases they rest on.

use zalog_law::{Jurisdiction, Pack};

use crate::document::tree::{Block, Pair, Row, Section, Sentence};
use crate::document::voice::{Voice, upper_first};
use crate::document::{marks, own};
use crate::model::{Bar, Basis, Channel, Purpose, PurposeClass};

pub(super) fn section(v: &Voice<'_>) -> Section {
    let mut intro = vec![v.say("", "doc-purposes-intro", [])];
    intro.push(v.say("", "doc-purposes-ways", []));
    if v.policy.purposes_closed {
        intro.push(v.say("other-purposes", "doc-purposes-closed", []));
    }
    let mut section =
        v.section("purposes", "", "doc-heading-purposes", vec![Block::Paragraph { sentences: intro }]);
    section.sections = v.policy.purposes.iter().map(|p| purpose(v, p)).collect();
    section
}

fn purpose(v: &Voice<'_>, purpose: &Purpose) -> Section {
    let root = format!("purpose/{}", purpose.slug);
    let node = |part: &str| format!("{root}/{part}");
    let mut pairs: Vec<Pair> = Vec::new();
    let mut add = |part: &str, key: &str, text: Vec<Sentence>| {
        if text.iter().any(|s| !s.is_empty()) {
            pairs.push(v.pair(&node(part), key, text));
        }
    };
    let one = |part: &str, text: String| vec![v.sentence(&node(part), upper_first(&text))];
    if let Some(class) = class_key(purpose.class) {
        add("class", "doc-purpose-class", vec![v.say(&node("class"), class, [])]);
    }
    if purpose.items.is_empty() {
        add("items", "doc-purpose-items", vec![v.say(&node("items"), "doc-purpose-items-none", [])]);
    } else {
        add("items", "doc-purpose-items", one("items", v.items(&purpose.items)));
    }
    add("subjects", "doc-purpose-subjects", one("subjects", subjects(v, purpose)));
    let mut basis = v.basis(purpose);
    if v.policy.consent_for(&purpose.slug).is_some() {
        basis.push(v.say(&format!("consent/{}", purpose.slug), "doc-purpose-consent", []));
    }
    add("basis", "doc-purpose-basis", basis);
    add("operations", "doc-purpose-operations", operations(v, purpose));
    add(
        "seen-by",
        "doc-purpose-seen",
        one("seen-by", v.list(purpose.seen_by.iter().map(|r| v.role(r)).collect())),
    );
    let named = |slug| v.leading("recipients", v.recipient(slug));
    let recipients = v.recipients_of(purpose).iter().map(named).collect();
    add("recipients", "doc-purpose-recipients", one("recipients", v.list(recipients)));
    add("keep", "doc-purpose-keep", v.keep(purpose));
    add("destroy", "doc-purpose-destroy", v.destruction(purpose));
    let channels = purpose.channels.iter().map(|c| v.phrase(channel_key(*c), [])).collect();
    add("channels", "doc-purpose-channels", one("channels", v.list(channels)));
    let bars = purpose.bars.iter().map(|b| v.phrase(bar_key(*b), [])).collect();
    add("bars", "doc-purpose-bars", one("bars", v.list(bars)));
    Section {
        id: format!("purpose-{}", purpose.slug),
        heading: v.own_sentence(&root, &purpose.title),
        node: root,
        number: String::new(),
        summary: false,
        blocks: vec![Block::Definitions { pairs }],
        sections: Vec::new(),
    }
}

fn subjects(v: &Voice<'_>, purpose: &Purpose) -> String {
    v.list(purpose.subjects.iter().map(|s| v.subject(s)).collect())
}

/// The operations by their names in the law, and the way of processing.
fn operations(v: &Voice<'_>, purpose: &Purpose) -> Vec<Sentence> {
    let names = v.operations(purpose);
    if names.is_empty() {
        return Vec::new();
    }
    let node = format!("purpose/{}/operations", purpose.slug);
    let all = v.seat().is_some_and(|pack| {
        pack.operations.len() == purpose.operations.len()
            && pack.operations.iter().all(|o| purpose.operations.contains(&o.slug))
    });
    // Said once, above the purposes.
    if all {
        return Vec::new();
    }
    let said = v.phrase("doc-purpose-ways", [("operations", names.into())]);
    vec![v.upper(&node, said)]
}

impl Voice<'_> {
    /// The operations of a purpose, as the law of the seat names them.
    pub(in crate::document) fn operations(&self, purpose: &Purpose) -> String {
        let packs = self.packs_seat_first();
        let name = |key: &String| {
            let named = packs.iter().find_map(|pack| pack.operation(key));
            named.map_or_else(|| marks::clean(key), |o| self.law(&o.name))
        };
        // The law's own list has brackets with commas in it: one kind of comma is enough there.
        purpose.operations.iter().map(name).collect::<Vec<_>>().join(", ")
    }

    /// An operation of the journal's closed list, as the law of the seat names it.
    pub(in crate::document) fn operation_listed(&self, listed: &str) -> String {
        let packs = self.packs_seat_first();
        let named = packs.iter().find_map(|pack| pack.operation_listed(listed));
        named.map_or_else(|| marks::clean(listed), |name| self.law(name))
    }

    /// The packs of the policy, then all others: a word of another law is better than a machine name.
    fn packs_seat_first(&self) -> Vec<&'static Pack> {
        let mut packs = self.packs();
        packs.extend(zalog_law::packs().iter().flat_map(|all| Jurisdiction::ALL.map(|law| all.of(law))));
        packs
    }

    /// All operations of the law of the seat.
    pub(super) fn all_operations(&self) -> String {
        let names =
            self.seat().map(|pack| pack.operations.iter().map(|o| self.law(&o.name)).collect::<Vec<_>>());
        names.unwrap_or_default().join(", ")
    }
}

fn class_key(class: PurposeClass) -> Option<&'static str> {
    match class {
        PurposeClass::Service => None,
        PurposeClass::Marketing => Some("doc-purpose-marketing"),
        PurposeClass::Statistics => Some("doc-purpose-statistics"),
        PurposeClass::Distribution => Some("doc-purpose-distribution"),
        PurposeClass::Engine => Some("doc-purpose-engine"),
    }
}

/// How a way to reach a person is called.
pub(in crate::document) fn channel_key(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => "doc-channel-email",
        Channel::Sms => "doc-channel-sms",
        Channel::Call => "doc-channel-call",
        Channel::Messenger => "doc-channel-messenger",
    }
}

fn bar_key(bar: Bar) -> &'static str {
    match bar {
        Bar::Marketing => "doc-bar-marketing",
        Bar::Profile => "doc-bar-profile",
        Bar::Disclosure => "doc-bar-disclosure",
        Bar::Publication => "doc-bar-publication",
    }
}

/// The bases in use, each with its articles and the purposes that rest on it.
pub(super) fn bases(v: &Voice<'_>) -> Section {
    let mut kinds: Vec<&Basis> = Vec::new();
    for purpose in &v.policy.purposes {
        if !kinds.iter().any(|b| b.key() == purpose.basis.key()) {
            kinds.push(&purpose.basis);
        }
    }
    let rows = kinds.into_iter().map(|basis| {
        let node = format!("basis/{}", basis.key());
        let on_it = v.policy.purposes.iter().filter(|p| p.basis.key() == basis.key());
        let purposes = on_it.map(|p| p.slug.clone()).collect::<Vec<_>>();
        Row {
            cells: vec![
                vec![v.upper(&node, v.basis_short(basis))],
                vec![match v.basis_article(basis) {
                    article if article.is_empty() => v.say(&node, "doc-none", []),
                    article => v.sentence(&node, article),
                }],
                vec![v.sentence(&node, v.purposes(&purposes))],
            ],
            node,
        }
    });
    let head = ["doc-bases-column-basis", "doc-bases-column-article", "doc-bases-column-purposes"];
    let table = v.table("doc-bases-caption", &head, rows.collect());
    let mut blocks = vec![table];
    blocks.extend(own::acts(v));
    blocks.extend(own::links(v));
    v.section("bases", "", "doc-heading-bases", blocks)
}
