//! Rights, the terms in which they are answered, the ways in, and the promises on single requests.

use zalog_law::{Pack, Right, Span, Term, Unit};

use crate::document::compare::{Stricter, stricter};
use crate::document::phrase::Case;
use crate::document::tree::{Block, Row, Section, Sentence, Target};
use crate::document::voice::{Voice, upper_first};
use crate::model::{Party, RequestChannel, RequestKind, RequestPromise};

pub(super) fn section(v: &Voice<'_>) -> Section {
    let mut blocks = vec![Block::Paragraph { sentences: vec![v.say("", "doc-rights-intro", [])] }];
    for pack in v.packs() {
        blocks.push(rights_table(v, pack));
    }
    blocks.push(promises(v));
    let mut how = Vec::new();
    if !v.policy.channels.is_empty() {
        how.push(v.say("channels", "doc-rights-how", [("channels", channels(v).into())]));
    }
    how.push(v.say("", "doc-rights-free", []));
    how.push(v.say("", "doc-rights-representative", []));
    for pack in v.packs() {
        let node = format!("laws/{}", pack.jurisdiction.code());
        let regulator = v.law(&pack.regulator.short);
        how.push(v.say(&node, "doc-rights-complain", [("regulator", regulator.into())]));
    }
    blocks.push(Block::Paragraph { sentences: how });
    let mut links = vec![v.link("doc-rights-link", Target::Requests)];
    if v.policy.channels.contains(&RequestChannel::Cabinet) {
        links.push(v.link("doc-rights-cabinet", Target::Cabinet));
    }
    blocks.push(Block::Links { links });
    v.section("rights", "", "doc-heading-rights", blocks)
}

/// Ways in, by name, with the address where the operator gave one.
pub(in crate::document) fn channels(v: &Voice<'_>) -> String {
    let operator = &v.policy.operator;
    let name = |channel: &RequestChannel| {
        let (key, contact) = match channel {
            RequestChannel::Email => {
                ("doc-request-channel-email", operator.email.as_ref().map(|t| v.text_or_hole(t)))
            }
            RequestChannel::Cabinet => ("doc-request-channel-cabinet", None),
            RequestChannel::Page => ("doc-request-channel-page", None),
            RequestChannel::Post => {
                ("doc-request-channel-post", operator.address.as_ref().map(|t| v.own_or_hole(t)))
            }
            RequestChannel::Phone => {
                ("doc-request-channel-phone", operator.phone.as_ref().map(|t| v.text_or_hole(t)))
            }
            RequestChannel::InPerson => ("doc-request-channel-in-person", None),
        };
        let name = v.phrase(key, []);
        match contact {
            Some(contact) => v.phrase("doc-contact", [("channel", name.into()), ("contact", contact.into())]),
            None => name,
        }
    };
    v.list(v.policy.channels.iter().map(name).collect())
}

fn rights_table(v: &Voice<'_>, pack: &'static Pack) -> Block {
    let row = |right: &'static Right| {
        let node = format!("right/{}/{}", pack.jurisdiction.code(), right.slug);
        let mut said = match right.term.as_deref().and_then(|id| pack.term(id)) {
            Some(term) => {
                let promise = promise_for(v, &right.slug, term)
                    .filter(|p| p.kind != RequestKind::Any || tightens(p, term));
                answer(v, &node, Some(term), promise)
            }
            None => vec![v.say(&node, "doc-right-other", [])],
        };
        if right.slug == "withdraw" {
            let stop = v.term(pack, &pack.destruction.stop_after_withdrawal);
            said.extend(
                stop.map(|(stop, _)| v.say(&node, "doc-right-withdraw-stop", [("stop", stop.into())])),
            );
        }
        Row {
            cells: vec![
                vec![v.sentence(&node, upper_first(&v.law(&right.name)))],
                vec![v.sentence(&node, v.law(&right.article))],
                said,
            ],
            node,
        }
    };
    let head = ["doc-rights-column-right", "doc-rights-column-article", "doc-rights-column-term"];
    Block::Table {
        caption: v.say("", "doc-rights-caption", [("law", v.law(&pack.law.short).into())]),
        head: head.iter().map(|key| v.say("", key, [])).collect(),
        rows: pack.rights.iter().map(row).collect(),
    }
}

/// The rights a promise on a kind of request speaks of, by their names in the packs.
fn rights_of(kind: RequestKind) -> &'static [&'static str] {
    match kind {
        RequestKind::Copy => &["access", "portability"],
        RequestKind::Information => &["access"],
        RequestKind::Correction | RequestKind::Check => &["rectify"],
        RequestKind::Stop => &["stop", "restrict"],
        RequestKind::Withdrawal => &["withdraw"],
        RequestKind::Erasure => &["erase"],
        RequestKind::Blocking => &["block"],
        RequestKind::Unsubscribe => &["object-marketing"],
        RequestKind::Unlawful | RequestKind::Claim | RequestKind::Any => &[],
    }
}

/// The promise that speaks of a right: one on its own kind, counted from the same start if there is one; else the one on
/// any request.
fn promise_for<'p>(v: &Voice<'p>, right: &str, term: &Term) -> Option<&'p RequestPromise> {
    let given = || v.policy.requests.iter().filter(|p| p.within.is_some());
    let own = || given().filter(|p| rights_of(p.kind).contains(&right));
    own()
        .find(|p| p.from_facts == from_proof(term))
        .or_else(|| own().find(|p| !p.from_facts))
        .or_else(|| given().find(|p| p.kind == RequestKind::Any && !p.from_facts))
}

/// Whether a promise on any request says more than the law does for this right.
fn tightens(promise: &RequestPromise, term: &Term) -> bool {
    let both = promise.within.zip(term.span());
    both.is_none_or(|(ours, law)| matches!(stricter(ours, law), Stricter::First | Stricter::Depends))
}

/// Whether the law's clock starts with the proof, not with the request.
fn from_proof(term: &Term) -> bool {
    term.trigger.ends_with("proof_received")
}

/// The stricter of law and promise, and which it is.
fn answer(v: &Voice<'_>, node: &str, term: Option<&Term>, promise: Option<&RequestPromise>) -> Vec<Sentence> {
    let within = |span: Span| upper_first(&v.within(span));
    let name = |span: Span| v.span(span, Case::Nominative);
    let span = promise.and_then(|p| p.within);
    let law = term.and_then(Term::span);
    // Two clocks with different starts cannot be compared at all: the earlier end counts.
    let apart = promise.zip(term).is_some_and(|(p, t)| from_proof(t) && !p.from_facts);
    let mut said = vec![match (law, span) {
        (None, None) => v.say(node, "doc-right-no-term", []),
        (Some(law), None) => v.say(node, "doc-right-law", [("within", within(law).into())]),
        (None, Some(ours)) => v.say(node, "doc-right-promise-only", [("within", within(ours).into())]),
        (Some(law), Some(ours)) if apart => {
            let args = [("within", within(ours).into()), ("span", name(law).into())];
            return vec![v.say(node, "doc-right-two-starts", args)];
        }
        (Some(law), Some(ours)) => {
            let (key, first, second) = match stricter(ours, law) {
                Stricter::First => ("doc-right-promise", ours, law),
                Stricter::Second => ("doc-right-law-stricter", law, ours),
                Stricter::Depends => ("doc-right-earlier", law, ours),
                Stricter::Same => {
                    let same = v.say(node, "doc-right-same", [("within", within(law).into())]);
                    return particulars_of_law(v, node, term, vec![same]);
                }
            };
            v.say(node, key, [("within", within(first).into()), ("span", name(second).into())])
        }
    }];
    said = particulars_of_law(v, node, term, said);
    said
}

/// From when the law's clock runs, and how it may be prolonged.
fn particulars_of_law(
    v: &Voice<'_>,
    node: &str,
    term: Option<&Term>,
    mut said: Vec<Sentence>,
) -> Vec<Sentence> {
    let Some(term) = term else { return said };
    if from_proof(term) {
        said.push(v.say(node, "doc-right-from-proof", []));
    }
    if let Some(by) = term.extension {
        said.push(v.say(node, "doc-right-extension", [("span", v.span(by, Case::Nominative).into())]));
    }
    said
}

fn promises(v: &Voice<'_>) -> Block {
    let row = |promise: &RequestPromise| {
        let kind = promise.kind.as_str();
        let node = format!("request/{kind}{}", if promise.from_facts { "/facts" } else { "" });
        let law = rights_of(promise.kind).iter().find_map(|right| v.seat()?.term_of_right(right));
        let mut term = match (promise.kind, promise.within) {
            (RequestKind::Any, Some(within)) => {
                vec![v.say(&node, "doc-right-any", [("within", upper_first(&v.within(within)).into())])]
            }
            _ => answer(v, &node, law, Some(promise)),
        };
        if promise.from_facts && !law.is_some_and(from_proof) {
            term.push(v.say(&node, "doc-request-from-facts", []));
        }
        Row {
            cells: vec![
                vec![v.upper(&node, v.phrase(&format!("doc-request-{kind}"), []))],
                term,
                particulars(v, &node, promise),
            ],
            node,
        }
    };
    let head = ["doc-requests-column-kind", "doc-requests-column-term", "doc-requests-column-more"];
    v.table("doc-requests-caption", &head, v.policy.requests.iter().map(row).collect())
}

fn particulars(v: &Voice<'_>, node: &str, promise: &RequestPromise) -> Vec<Sentence> {
    let mut said = Vec::new();
    let flags = [
        (promise.written, "doc-request-written"),
        (promise.both_sides, "doc-request-both-sides"),
        (promise.blocks, "doc-request-blocks"),
    ];
    for (flag, key) in flags {
        if flag {
            said.push(v.say(node, key, []));
        }
    }
    if !promise.by.is_empty() {
        let parties: Vec<String> = promise.by.iter().map(|p| v.phrase(party_key(*p), [])).collect();
        said.push(v.say(node, "doc-request-by", [("parties", v.either(&parties).into())]));
    }
    if !promise.reasons.is_empty() {
        let reasons: Vec<String> =
            promise.reasons.iter().map(|r| v.phrase(&format!("doc-reason-{r}"), [])).collect();
        said.push(v.say(
            node,
            "doc-request-reasons",
            [("count", reasons.len().into()), ("reasons", v.either(&reasons).into())],
        ));
    }
    if said.is_empty() {
        said.push(v.say(node, "doc-none", []));
    }
    said
}

fn party_key(party: Party) -> &'static str {
    match party {
        Party::Subject => "doc-party-subject",
        Party::Representative => "doc-party-representative",
        Party::Authority => "doc-party-authority",
        Party::Operator => "doc-party-operator",
    }
}

/// Whether a span means "at once".
pub(super) fn at_once(span: Option<Span>) -> Span {
    span.filter(|s| s.unit != Unit::AtOnce).unwrap_or(Span::AT_ONCE)
}
