//! From the tree to the model. Everything wrong is a finding; decoding goes on to the end in any case.

pub(crate) mod allow;
mod basis;
pub(crate) mod collect;
mod cx;
mod documents;
mod engine;
pub(crate) mod known;
mod length;
mod names;
mod notice;
mod number;
mod promises;
mod punycode;
mod purposes;
mod reader;
mod silent;
mod top;
pub(crate) mod turn;
mod walk;
mod what;
mod who;

pub(crate) use cx::Cx;

use engine::EngineNodes;
use silent::{add_roles, main_store, silent_channels, silent_minors, usual_safeguards};
use top::{Tops, all, only, tops};

use std::collections::BTreeMap;

use zalog_words::Lang;

use crate::Loader;
use crate::diagnostic::{Finding, say};
use crate::lint::rules;
use crate::model::{
    Accuracy, Breach, Changes, Disclosure, Edition, Item, Policy, Purpose, Role as StaffRole, Slug, Store,
    SubjectCategory, TakesEffect,
};
use crate::syntax::tree::Node;
use crate::syntax::word::{self, Role};
use crate::syntax::{SourceSpan, parse};

/// Most files in one declaration.
pub const MAX_FILES: usize = 32;

/// What decoding gives: a draft policy when there is a root and an operator at all.
pub(crate) struct Decoded {
    pub cx: Cx,
    pub draft: Option<Policy>,
    /// The trees of the operator's files.
    pub nodes: Vec<Node>,
}

/// The language of a file: that of its first keyword.
fn language(nodes: &[Node]) -> Lang {
    let first = nodes.first().map_or("", |n| n.name.text.as_str());
    match word::find(Role::Key, first, Lang::En) {
        Some(found)
            if found.other.is_none()
                && word::find(Role::Key, first, Lang::Ru).is_some_and(|f| f.other.is_some()) =>
        {
            Lang::En
        }
        Some(_) => Lang::Ru,
        None if first.chars().next().is_some_and(|c| c.is_ascii_alphabetic()) => Lang::En,
        None => Lang::Ru,
    }
}

/// Reads `policy.kdl` and all it includes.
pub(crate) fn decode(loader: &dyn Loader) -> Decoded {
    let mut cx = Cx::new(Lang::Ru);
    let mut nodes = Vec::new();
    let mut waiting: Vec<(String, Option<SourceSpan>)> = vec![("policy.kdl".to_owned(), None)];
    let mut loaded: Vec<String> = Vec::new();
    let mut first = true;
    while !waiting.is_empty() {
        let (name, asked) = waiting.remove(0);
        if loaded.contains(&name) {
            continue;
        }
        if loaded.len() >= MAX_FILES {
            let span = asked.unwrap_or_default();
            cx.report(
                &rules::TOO_LARGE,
                span,
                say!(
                    "Подключено больше {MAX_FILES} файлов",
                    "More than {MAX_FILES} files are included",
                    "Қосылған файл саны {MAX_FILES} шегінен асты"
                ),
            );
            break;
        }
        loaded.push(name.clone());
        let bytes = match loader.load(&name) {
            Ok(bytes) => bytes,
            Err(error) => {
                let span = asked.unwrap_or_default();
                cx.report(
                    &rules::INCLUDE_FAILED,
                    span,
                    say!(
                        "Файл {name} не читается: {error}",
                        "The file {name} cannot be read: {error}",
                        "{name} файлы оқылмайды: {error}"
                    ),
                );
                continue;
            }
        };
        let parsed = parse(&name, &bytes, cx.sources.len());
        cx.sources.push(parsed.source);
        cx.findings.extend(parsed.findings);
        if first {
            cx.lang = language(&parsed.nodes);
            cx.binding = turn::binding(&parsed.nodes, cx.lang);
            first = false;
        }
        let mut own = parsed.nodes;
        own.retain(|node| {
            let include =
                word::find(Role::Key, &node.name.text, cx.lang).is_some_and(|f| f.word.id == "include");
            if include {
                cx.try_word(Role::Key, &node.name.text, node.name.span);
                waiting.extend(included(&mut cx, node).map(|name| (name, Some(node.head))));
            }
            !include
        });
        nodes.extend(own);
    }
    walk::scripts(&mut cx, &nodes);
    allow::take_out(&mut cx, &mut nodes);
    let draft = policy(&mut cx, &nodes);
    Decoded { cx, draft, nodes }
}

/// The name of an included file: a sibling in the same folder.
fn included(cx: &mut Cx, node: &Node) -> Option<String> {
    let mut r = reader::Reader::new(cx, node);
    let value = r.arg();
    r.finish(cx);
    let Some(value) = value else {
        cx.report(
            &rules::MISSING_VALUE,
            node.head,
            say!(
                "Не сказано, какой файл подключить",
                "It is not said which file to include",
                "Қай файлды қосу керегі айтылмаған"
            ),
        );
        return None;
    };
    let name = value.text.clone();
    let plain = name.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c))
        && !name.starts_with('.')
        && !name.contains("..");
    if !plain || !name.ends_with(".kdl") {
        let message = say!(
            "«{name}» — не файл этой же папки с окончанием .kdl",
            "`{name}` is no .kdl file of the same folder",
            "«{name}» осы қалтадағы .kdl деп аяқталатын файл емес"
        );
        cx.report(&rules::INCLUDE_FAILED, value.span, message);
        return None;
    }
    Some(name)
}

fn policy(cx: &mut Cx, nodes: &[Node]) -> Option<Policy> {
    let tops = tops(cx, nodes);
    let head = nodes.first().map_or(SourceSpan::start_of(0), |n| n.head);
    let Some(root_node) = only(cx, &tops, "policy") else {
        // A file that cannot be read has said so already.
        if !cx.findings.iter().any(|f| f.severity == crate::diagnostic::Severity::Error) {
            cx.report(
                &rules::MISSING_NODE,
                head,
                say!(
                    "Файл начинается со слова «политика»",
                    "The file begins with the word `policy`",
                    "Файл «политика» сөзінен басталады"
                ),
            );
        }
        return None;
    };
    let root = who::root(cx, root_node);
    let operator = match only(cx, &tops, "operator") {
        Some(node) => Some(who::operator(cx, node)),
        None => {
            cx.report(
                &rules::MISSING_NODE,
                root_node.head,
                say!(
                    "Не сказано, кто оператор",
                    "It is not said who the operator is",
                    "Оператордың кім екені айтылмаған"
                ),
            );
            None
        }
    };
    let mut engine = EngineNodes::read(cx);

    // Names first, so that the order of nodes does not matter.
    let mut roles: Vec<StaffRole> =
        all(&tops, "role").into_iter().filter_map(|n| who::role(cx, n, false)).collect();
    let categories: Vec<SubjectCategory> =
        all(&tops, "category").into_iter().filter_map(|n| who::category(cx, n)).collect();
    let declared_items: Vec<Item> =
        all(&tops, "item").into_iter().filter_map(|n| what::item(cx, n)).collect();
    let purpose_slugs: Vec<(&Node, Option<Slug>)> =
        all(&tops, "purpose").into_iter().map(|n| (n, purposes::declare(cx, n, false))).collect();
    let engine_slugs = engine.declare(cx);
    let recipient_slugs: Vec<(&Node, Option<Slug>)> =
        all(&tops, "recipient").into_iter().map(|n| (n, promises::declare_recipient(cx, n))).collect();

    let sites: Vec<_> = all(&tops, "site").into_iter().filter_map(|n| who::site(cx, n)).collect();
    if sites.is_empty() && !tops.contains_key("site") {
        cx.report(
            &rules::MISSING_NODE,
            root_node.head,
            say!("Не указан ни один сайт", "No site is given", "Бірде-бір сайт көрсетілмеген"),
        );
    }
    let mut stores: Vec<Store> = all(&tops, "store").into_iter().filter_map(|n| who::store(cx, n)).collect();
    main_store(cx, &mut stores);

    let mut drafts = Vec::new();
    for (node, slug) in &purpose_slugs {
        // A node whose name is taken is still read, for its own findings.
        let known = slug.clone();
        let slug = known.clone().or_else(|| Slug::new("unnamed").ok());
        if let Some(slug) = slug
            && let Some(draft) = purposes::purpose(cx, node, slug, false)
            && known.is_some()
        {
            drafts.push(draft);
        }
    }
    drafts.extend(engine.purposes(cx, engine_slugs));
    purposes::resolve_with(cx, &mut drafts);

    let finished: Vec<Purpose> = drafts.iter().map(|d| d.purpose.clone()).collect();
    let mut forms = Vec::new();
    let mut buttons = Vec::new();
    for node in all(&tops, "form") {
        if let Some(draft) = collect::form(cx, node, &finished) {
            if !draft.button_given {
                buttons.push(node.head);
            }
            forms.push(draft.form);
        }
    }
    let mut recipients = Vec::new();
    for (node, slug) in &recipient_slugs {
        let known = slug.is_some();
        if let Some(slug) = slug.clone().or_else(|| Slug::new("unnamed").ok())
            && let Some(recipient) = promises::recipient(cx, node, slug)
            && known
        {
            recipients.push(recipient);
        }
    }
    let declared: Vec<_> =
        all(&tops, "consent").into_iter().filter_map(|n| collect::consent(cx, n, &finished)).collect();
    let consents = collect::derive_consents(cx, declared, &finished);
    let mut cookies: Vec<_> =
        all(&tops, "cookie").into_iter().filter_map(|n| collect::cookie(cx, n)).collect();
    for node in all(&tops, "counter") {
        if let Some(cookie) = collect::counter(cx, node)
            && !cookies.iter().any(|c| c.name == cookie.name)
        {
            cookies.push(cookie);
        }
    }
    unique_cookies(cx, &cookies, &tops);
    collect::engine_cookies(cx, &mut cookies);
    let tags: Vec<_> = all(&tops, "tag").into_iter().filter_map(|n| collect::tag(cx, n)).collect();

    let not_received = only(cx, &tops, "not-received").map(|node| what::not_received(cx, node));
    let accuracy = match only(cx, &tops, "accuracy") {
        Some(node) => what::accuracy(cx, node),
        None => Accuracy { contacts_proved: true, documents_checked: false, origin: Cx::nowhere() },
    };
    let minors = match only(cx, &tops, "minors") {
        Some(node) => what::minors(cx, node),
        None => silent_minors(cx),
    };
    let disclosure = match only(cx, &tops, "disclosure") {
        Some(node) => promises::disclosure(cx, node),
        None => Disclosure {
            barred: false,
            unless_written_permission: false,
            never: Vec::new(),
            exceptions: Vec::new(),
            origin: None,
        },
    };
    let mut origins = BTreeMap::from([("policy", root.origin.clone())]);
    if let Some(origin) = root.law.clone() {
        origins.insert("law", origin);
    }
    let not_received = not_received.map_or_else(Vec::new, |(sorts, origin)| {
        origins.insert("not-received", origin);
        sorts
    });
    let channels = match only(cx, &tops, "channels-in") {
        Some(node) => {
            let (channels, origin) = promises::channels(cx, node);
            origins.insert("channels-in", origin);
            channels
        }
        None => silent_channels(cx, operator.as_ref()),
    };
    let purposes_closed = only(cx, &tops, "other-purposes").is_some_and(|node| {
        let mut r = reader::Reader::new(cx, node);
        let value = r.arg().filter(|v| !cx.hole(v));
        let word = value.and_then(|v| cx.word(Role::Value, v));
        if let (Some(value), Some(word)) = (value, word) {
            // «Другие цели запрещены», «передача запрещена».
            cx.turn_agreeing(value.span, &value.text, word, 1);
        }
        let origin = r.origin(cx);
        origins.insert("other-purposes", origin);
        r.finish(cx);
        word.is_some_and(|w| w.id == "forbidden")
    });
    let acknowledgement = only(cx, &tops, "acknowledgement").map(|node| {
        let mut r = reader::Reader::new(cx, node);
        if let Some(value) = r.prop(cx, "at").or_else(|| r.arg())
            && !cx.hole(value)
        {
            cx.word(Role::Value, value);
        }
        let origin = r.origin(cx);
        r.finish(cx);
        origin
    });
    let requests: Vec<_> = all(&tops, "request")
        .into_iter()
        .filter_map(|n| promises::request(cx, n).map(|p| (p, n.head)))
        .collect();
    promises::unique_requests(cx, &requests);
    let breach = match only(cx, &tops, "breach") {
        Some(node) => promises::breach(cx, node),
        None => Breach { tells_subjects: false, within: None, origin: None },
    };
    let safeguards = match only(cx, &tops, "safeguards") {
        Some(node) => promises::safeguards(cx, node),
        None => usual_safeguards(cx),
    };
    let notice = only(cx, &tops, "notice").map(|node| notice::notice(cx, node));
    let documents = all(&tops, "document").into_iter().filter_map(|n| documents::document(cx, n)).collect();
    let internal_acts =
        all(&tops, "internal-act").into_iter().filter_map(|n| documents::internal_act(cx, n)).collect();
    let statements = all(&tops, "statement").into_iter().filter_map(|n| promises::statement(cx, n)).collect();
    let departures = all(&tops, "departure").into_iter().filter_map(|n| promises::departure(cx, n)).collect();

    engine::notes_seen_by(&mut drafts, &forms);
    add_roles(cx, &mut roles, &drafts, &forms);
    let items = items(cx, declared_items);
    purposes::events_have_sources(cx, &drafts, &forms, &items);
    let subjects = subjects(cx, &categories);
    let purposes = drafts.into_iter().map(|d| d.purpose).collect();
    let edition = root.edition.unwrap_or_else(|| Edition {
        number: 1,
        effective: None,
        reason: None,
        causes: Vec::new(),
        substantial: false,
        origin: Cx::nowhere(),
    });
    let changes = root.changes.unwrap_or_else(|| Changes {
        effect: TakesEffect::OnPublication,
        consent_needed: false,
        notify: Vec::new(),
        origin: Cx::nowhere(),
    });
    let mut policy = Policy {
        format: root.format,
        language: cx.binding,
        title: root.title,
        laws: cx.laws.clone(),
        legal_form: root.legal_form,
        edition,
        changes,
        operator: operator?,
        roles,
        subjects,
        sites,
        stores,
        items,
        not_received,
        accuracy,
        minors,
        purposes,
        purposes_closed,
        consents,
        acknowledgement,
        forms,
        cookies,
        tags,
        recipients,
        disclosure,
        channels,
        requests: requests.into_iter().map(|(p, _)| p).collect(),
        breach,
        safeguards,
        notice,
        documents,
        internal_acts,
        statements,
        departures,
        allowances: cx.allowances.iter().map(|a| a.allowance.clone()).collect(),
        holes: Vec::new(),
        origins,
        defaults: std::mem::take(&mut cx.defaults),
    };
    link_recipients(&mut policy);
    policy.holes = cx.holes.iter().map(|(origin, _)| origin.clone()).collect();
    Some(policy)
}

/// Recipients and purposes name each other from either side.
fn link_recipients(policy: &mut Policy) {
    for recipient in &mut policy.recipients {
        for purpose in &mut policy.purposes {
            let named_here = purpose.recipients.contains(&recipient.slug);
            let named_there = recipient.purposes.contains(&purpose.slug);
            if named_there && !named_here {
                purpose.recipients.push(recipient.slug.clone());
            }
            if named_here && !named_there {
                recipient.purposes.push(purpose.slug.clone());
            }
        }
    }
}

fn unique_cookies(cx: &mut Cx, cookies: &[crate::model::Cookie], tops: &Tops<'_>) {
    let mut seen: Vec<(&str, SourceSpan)> = Vec::new();
    let nodes = all(tops, "cookie");
    for node in nodes {
        let Some(name) =
            node.args.first().map(|v| v.text.as_str()).filter(|n| cookies.iter().any(|c| c.name == *n))
        else {
            continue;
        };
        if let Some((_, first)) = seen.iter().find(|(n, _)| *n == name) {
            let message = say!(
                "Cookie «{name}» уже описан",
                "The cookie `{name}` is described already",
                "«{name}» деген cookie сипатталған"
            );
            cx.push(
                Finding::of(&rules::DUPLICATE_NODE, node.head, message)
                    .also(*first, say!("впервые здесь", "first here", "бірінші рет осында")),
            );
        } else {
            seen.push((name, node.head));
        }
    }
}

/// Items in order of first mention, then what is declared and never used.
fn items(cx: &Cx, declared: Vec<Item>) -> Vec<Item> {
    let mut declared = declared;
    let mut items: Vec<Item> = Vec::new();
    for slug in &cx.mentioned {
        match declared.iter().position(|i| &i.slug == slug) {
            Some(at) => items.push(declared.remove(at)),
            None => items.extend(known::item(slug, cx.binding)),
        }
    }
    items.extend(declared);
    items
}

fn subjects(cx: &Cx, categories: &[SubjectCategory]) -> Vec<SubjectCategory> {
    cx.subjects
        .iter()
        .filter_map(|slug| {
            categories.iter().find(|c| &c.slug == slug).cloned().or_else(|| {
                let title = known::subject(slug.as_str(), cx.binding)?;
                let name = word::by_id(Role::Subject, slug.as_str())?.canonical(cx.binding).to_owned();
                Some(SubjectCategory { slug: slug.clone(), name, title })
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_that_of_the_first_keyword() {
        let of = |text: &str| language(&parse("policy.kdl", text.as_bytes(), 0).nodes);
        assert_eq!(of("политика \"x\""), Lang::Ru);
        assert_eq!(of("policy \"x\""), Lang::En);
        assert_eq!(of(""), Lang::Ru);
    }
}
