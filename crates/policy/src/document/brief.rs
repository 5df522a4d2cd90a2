//! One screen of a telephone in plain words: what, why, how long, who, and the four things a person can do. Then, one tap
//! below, a line for each purpose.
//!
//! Short is not vague: an enumeration is cut only where its last word leads to the whole one, and what a person would not
//! expect (special categories, recipients abroad, the longest term) is never cut.

use std::collections::BTreeSet;

use zalog_law::{HoldStart, Span, Unit};

use super::compare::most_hours;
use super::marks;
use super::office::abroad;
use super::phrase::Case;
use super::tree::{Block, Link, Pair, Row, Section, Sentence, Target};
use super::voice::{Voice, lower_first};
use crate::model::{Basis, Event, Item, Purpose, PurposeClass, RequestChannel, Sensitivity, Slug};

/// How many characters an enumeration takes before it is cut; its first part always stands.
const ITEMS_CHARS: usize = 70;
/// The same for the purposes of one basis.
const PURPOSES_CHARS: usize = 64;
/// The same for staff and for recipients.
const PEOPLE_CHARS: usize = 56;
/// The same for the ends that depend on an event.
const ENDS_CHARS: usize = 76;

pub(super) fn sections(v: &Voice<'_>) -> [Section; 2] {
    let pairs = [
        v.pair("items", "doc-brief-what", vec![what(v)]),
        v.pair("", "doc-brief-why", why(v)),
        v.pair("", "doc-brief-long", long(v)),
        v.pair("operator", "doc-brief-who", who(v)),
        can(v),
    ];
    let pairs = pairs.into_iter().filter(|pair| !pair.text.is_empty()).collect();
    let mut brief = v.section(
        "brief",
        "",
        "doc-heading-brief",
        vec![Block::Definitions { pairs }, Block::Links { links: verbs(v) }],
    );
    brief.summary = true;
    [brief, by_purpose(v)]
}

/// The operator's own purposes: the engine's are named by what they are for.
fn own<'p>(v: &Voice<'p>) -> Vec<&'p Purpose> {
    v.policy.purposes.iter().filter(|p| !p.engine).collect()
}

/// Which data: what is sensitive first and whole, then as many as fit.
fn what(v: &Voice<'_>) -> Sentence {
    let slugs = united(own(v).into_iter().flat_map(|p| &p.items));
    let items: Vec<&Item> = slugs.iter().filter_map(|slug| v.policy.item(slug)).collect();
    let of = |sensitivity| -> Vec<String> {
        let found = items.iter().filter(|item| item.sensitivity == sensitivity);
        found.map(|item| v.own_lower(&item.label)).collect()
    };
    let kinds = [
        (Sensitivity::Health, "doc-brief-health"),
        (Sensitivity::Special, "doc-brief-special"),
        (Sensitivity::Biometric, "doc-brief-biometric"),
    ];
    let named = |(sensitivity, key): (Sensitivity, &str)| {
        let names = of(sensitivity);
        (!names.is_empty()).then(|| v.phrase(key, [("items", names.join(", ").into())]))
    };
    let always: Vec<String> = kinds.into_iter().filter_map(named).collect();
    let rest = of(Sensitivity::Ordinary);
    let chars = ITEMS_CHARS + always.iter().map(|part| width(part)).sum::<usize>();
    let more = v.leading("items", v.phrase("doc-brief-more-items", []));
    v.upper("items", format!("{}.", v.list(cut(always, rest, chars, more))))
}

/// What for, basis by basis; what people least expect stands first.
fn why(v: &Voice<'_>) -> Vec<Sentence> {
    let mut kinds: Vec<&Basis> = Vec::new();
    for purpose in own(v) {
        if !kinds.iter().any(|basis| basis.key() == purpose.basis.key()) {
            kinds.push(&purpose.basis);
        }
    }
    let said = |basis: &Basis| {
        let mut on_it: Vec<&Purpose> = own(v).into_iter().filter(|p| p.basis.key() == basis.key()).collect();
        on_it.sort_by_key(|purpose| match purpose.class {
            PurposeClass::Distribution => 0,
            PurposeClass::Marketing => 1,
            PurposeClass::Service | PurposeClass::Statistics | PurposeClass::Engine => 2,
        });
        let name = |p: &Purpose| v.leading(&format!("purpose-{}", p.slug), v.own_lower(&p.title));
        let names = on_it.into_iter().map(name).collect();
        let more = v.leading("brief-purposes", v.phrase("doc-brief-more-purposes", []));
        let purposes = cut(Vec::new(), names, PURPOSES_CHARS, more).join("; ");
        let basis_said = v.basis_short(basis);
        v.say(
            &format!("basis/{}", basis.key()),
            "doc-brief-basis",
            [("basis", basis_said.into()), ("purposes", purposes.into())],
        )
    };
    kinds.into_iter().map(said).collect()
}

/// How long: ends that wait for an event by name, all others by the longest of them, then what outlives them.
fn long(v: &Voice<'_>) -> Vec<Sentence> {
    let mut open: Vec<String> = Vec::new();
    let mut longest: Option<Span> = None;
    let mut proofs: Option<Span> = None;
    for purpose in &v.policy.purposes {
        let keep = &purpose.keep;
        match (bound(purpose), keep.end.event, keep.end.after) {
            (Some(span), ..) => longer(&mut longest, span),
            (None, Event::ProofNeeded | Event::RequestAnswered, Some(span)) => longer(&mut proofs, span),
            // A note ends with its case; a member of staff is no reader of a site's policy.
            (None, Event::CaseEnded | Event::DutyEnded, _) if purpose.engine => {}
            (None, ..) => {
                let said = lower_first(&v.keep_in_brief(purpose).plain());
                if !open.contains(&said) {
                    open.push(said);
                }
            }
        }
    }
    let mut said = Vec::new();
    let more = v.leading("brief-purposes", v.phrase("doc-brief-more-ends", []));
    let ends = cut(Vec::new(), open, ENDS_CHARS, more).join("; ");
    let limit = longest.map(|span| v.span(span, Case::Genitive)).unwrap_or_default();
    match (ends.is_empty(), limit.is_empty()) {
        (true, true) => {}
        (false, true) => said.push(v.upper("", format!("{ends}."))),
        (true, false) => said.push(v.say("", "doc-brief-at-most", [("limit", limit.into())])),
        (false, false) => {
            let both = v.phrase("doc-brief-ends", [("ends", ends.into()), ("limit", limit.into())]);
            said.push(v.upper("", both));
        }
    }
    let mut held: Option<Span> = None;
    let mut year_end = false;
    for hold in v.policy.purposes.iter().flat_map(|purpose| &purpose.keep.holds) {
        longer(&mut held, hold.span);
        let known = v.packs().into_iter().find_map(|pack| pack.hold(&hold.id));
        year_end |= known.is_some_and(|hold| hold.start == HoldStart::YearEnd);
    }
    if let Some(span) = held {
        let key = if year_end { "doc-brief-held-year-end" } else { "doc-brief-held" };
        said.push(v.say("", key, [("span", v.span(span, Case::Genitive).into())]));
    }
    if let Some(span) = proofs {
        said.push(v.say("", "doc-brief-proofs", [("span", v.span(span, Case::Nominative).into())]));
    }
    said
}

/// The latest end of a purpose that surely comes: counted from the day the data came in or the consent was given.
fn bound(purpose: &Purpose) -> Option<Span> {
    let sure = |event: Event| matches!(event, Event::Received | Event::Consented);
    let keep = &purpose.keep;
    let at_most = keep.at_most.as_ref().filter(|bound| sure(bound.event)).map(|bound| bound.span);
    at_most.or_else(|| keep.end.after.filter(|_| sure(keep.end.event)))
}

fn longer(longest: &mut Option<Span>, span: Span) {
    if span.unit != Unit::AtOnce && longest.is_none_or(|known| most_hours(known) < most_hours(span)) {
        *longest = Some(span);
    }
}

/// Who answers for the data, who sees them and who is given them; whoever is abroad is always named, with the country.
fn who(v: &Voice<'_>) -> Vec<Sentence> {
    let mut said = vec![v.say("operator", "doc-brief-operator", [("operator", v.operator().into())])];
    let roles = united(own(v).into_iter().flat_map(|p| &p.seen_by));
    let title =
        |slug: &Slug| v.policy.roles.iter().find(|role| &role.slug == slug).map(|r| v.own_lower(&r.title));
    let roles: Vec<String> = roles.iter().filter_map(title).collect();
    if !roles.is_empty() {
        let more = v.leading("brief-purposes", v.phrase("doc-brief-more-people", []));
        let roles = v.list(cut(Vec::new(), roles, PEOPLE_CHARS, more));
        said.push(v.say("roles", "doc-brief-seen", [("roles", roles.into())]));
    }
    let (mut far, mut near) = (Vec::new(), Vec::new());
    for recipient in &v.policy.recipients {
        let name = v.own(&recipient.title);
        match recipient.country.as_ref().filter(|country| abroad(v, country)) {
            Some(country) => {
                let country = v.own_or_hole(country);
                far.push(v.phrase("doc-brief-abroad", [("name", name.into()), ("country", country.into())]));
            }
            None => near.push(name),
        }
    }
    if !far.is_empty() || !near.is_empty() {
        let more = v.leading("recipients", v.phrase("doc-brief-more-recipients", []));
        let recipients = v.list(cut(far, near, PEOPLE_CHARS, more));
        said.push(v.say("recipients", "doc-brief-given", [("recipients", recipients.into())]));
    }
    said
}

/// What a person can do, and where to read how.
fn can(v: &Voice<'_>) -> Pair {
    let consent = v.policy.purposes.iter().any(Purpose::asks_consent);
    let key = if consent { "doc-brief-can-consent" } else { "doc-brief-can-plain" };
    let rights = v.leading("rights", v.phrase("doc-brief-rights", []));
    v.pair("", "doc-brief-can", vec![v.say("", key, [("rights", rights.into())])])
}

/// The four verbs, each where it is done: in the cabinet, or by a request.
fn verbs(v: &Voice<'_>) -> Vec<Link> {
    let cabinet = v.policy.channels.contains(&RequestChannel::Cabinet);
    let verbs = [
        ("doc-brief-see", Target::Cabinet),
        ("doc-brief-correct", Target::Cabinet),
        ("doc-brief-take", Target::Copy),
        ("doc-brief-delete", Target::Close),
    ];
    let place = |target| if cabinet { target } else { Target::Requests };
    verbs.into_iter().map(|(key, target)| v.link(key, place(target))).collect()
}

/// A line for each purpose: basis and term.
fn by_purpose(v: &Voice<'_>) -> Section {
    let table = v.table(
        "doc-brief-caption",
        &["doc-brief-column-purpose", "doc-brief-column-basis", "doc-brief-column-keep"],
        own(v).into_iter().map(|p| row(v, p)).collect(),
    );
    let mut after = Vec::new();
    if v.policy.purposes.iter().any(|p| p.engine) {
        after.push(v.say("", "doc-brief-engine", []));
    }
    if v.policy.purposes_closed {
        after.push(v.say("other-purposes", "doc-brief-closed", []));
    }
    let blocks = vec![table, Block::Paragraph { sentences: after }];
    let mut section = v.section("brief-purposes", "", "doc-heading-brief-purposes", blocks);
    section.summary = true;
    section
}

fn row(v: &Voice<'_>, purpose: &Purpose) -> Row {
    let node = format!("purpose/{}", purpose.slug);
    Row {
        cells: vec![
            vec![v.sentence(&node, v.purpose(&purpose.slug))],
            vec![v.upper(&format!("{node}/basis"), v.basis_short(&purpose.basis))],
            vec![v.keep_in_brief(purpose)],
        ],
        node,
    }
}

/// An enumeration: what `always` stands, then as much of the rest as fits in `chars` (one at least), then `more`, which leads
/// to all of it.
fn cut(mut always: Vec<String>, rest: Vec<String>, chars: usize, more: String) -> Vec<String> {
    let mut used: usize = always.iter().map(|part| width(part)).sum();
    let mut parts = rest.into_iter().peekable();
    while let Some(part) = parts.next_if(|part| always.is_empty() || used + width(part) <= chars) {
        used += width(&part);
        always.push(part);
    }
    if parts.peek().is_some() {
        always.push(more);
    }
    always
}

/// Characters people see, with the sign that parts it from the next.
fn width(part: &str) -> usize {
    marks::plain(part).chars().count() + 2
}

/// Hosts of the operator, as people read them.
pub(super) fn sites(v: &Voice<'_>) -> String {
    v.list(v.policy.sites.iter().map(|s| marks::clean(&s.host)).collect())
}

/// Slugs in order of first mention, each once.
pub(super) fn united<'a>(slugs: impl Iterator<Item = &'a Slug>) -> Vec<Slug> {
    let mut seen = BTreeSet::new();
    slugs.filter(|slug| seen.insert((*slug).clone())).cloned().collect()
}
