//! From the tree to the model. Everything wrong is a finding; decoding goes on to the end in any case.

pub(crate) mod collect;
mod cx;
pub(crate) mod known;
mod length;
mod names;
mod promises;
mod punycode;
mod purposes;
mod reader;
mod walk;
mod what;
mod who;

pub(crate) use cx::Cx;

use std::collections::BTreeMap;

use zalog_words::Lang;

use crate::Loader;
use crate::diagnostic::{Finding, say};
use crate::lint::rules;
use crate::model::{
    Accuracy, Basis, Breach, Changes, Disclosure, Edition, Event, HoleOr, Item, Kept, Localized, Minors,
    Operator, Policy, Purpose, RequestChannel, Role as StaffRole, Safeguards, Slug, Store, SubjectCategory,
    TakesEffect,
};
use crate::syntax::tree::Node;
use crate::syntax::word::{self, Role};
use crate::syntax::{SourceSpan, parse};

/// The engine's own purposes, in the same language.
pub(crate) const ENGINE: &str = include_str!("../engine.kdl");
/// The name by which the engine's file goes.
pub(crate) const ENGINE_NAME: &str = "engine.kdl";
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
                say!("Подключено больше {MAX_FILES} файлов", "More than {MAX_FILES} files are included"),
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
                    say!("Файл {name} не читается: {error}", "The file {name} cannot be read: {error}"),
                );
                continue;
            }
        };
        let parsed = parse(&name, &bytes, cx.sources.len());
        cx.sources.push(parsed.source);
        cx.findings.extend(parsed.findings);
        if first {
            cx.lang = language(&parsed.nodes);
            cx.binding = cx.lang;
            first = false;
        }
        let mut own = parsed.nodes;
        own.retain(|node| {
            let include =
                word::find(Role::Key, &node.name.text, cx.lang).is_some_and(|f| f.word.id == "include");
            if include {
                waiting.extend(included(&mut cx, node).map(|name| (name, Some(node.head))));
            }
            !include
        });
        nodes.extend(own);
    }
    walk::scripts(&mut cx, &nodes);
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
            say!("Не сказано, какой файл подключить", "It is not said which file to include"),
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
            "`{name}` is no .kdl file of the same folder"
        );
        cx.report(&rules::INCLUDE_FAILED, value.span, message);
        return None;
    }
    Some(name)
}

/// The nodes of one top-level keyword.
type Tops<'n> = BTreeMap<&'static str, Vec<&'n Node>>;

const TOP: [&str; 28] = [
    "policy",
    "operator",
    "role",
    "category",
    "site",
    "store",
    "item",
    "accuracy",
    "minors",
    "purpose",
    "other-purposes",
    "consent",
    "acknowledgement",
    "form",
    "cookie",
    "counter",
    "tag",
    "recipient",
    "disclosure",
    "channels-in",
    "request",
    "breach",
    "safeguards",
    "statement",
    "departure",
    "edition",
    "changes",
    "law",
];

/// Sorts the top-level nodes by keyword, reporting what is none.
fn tops<'n>(cx: &mut Cx, nodes: &'n [Node]) -> Tops<'n> {
    let mut tops = Tops::new();
    for node in nodes {
        let typed = &node.name.text;
        match cx.try_word(Role::Key, typed, node.name.span) {
            Some(word) if TOP.contains(&word.id) && !matches!(word.id, "edition" | "changes" | "law") => {
                tops.entry(word.id).or_default().push(node);
            }
            Some(_) => {
                let message = say!(
                    "«{typed}» не стоит само по себе, а относится к другому слову",
                    "`{typed}` does not stand by itself, it belongs to another word"
                );
                cx.report(&rules::MISPLACED_WORD, node.name.span, message);
            }
            None => {
                let candidates = word::of_role(Role::Key)
                    .filter(|w| TOP.contains(&w.id))
                    .flat_map(|w| w.spellings(cx.lang).iter().copied());
                let near = crate::syntax::fold::nearest(typed, candidates);
                let message =
                    say!("«{typed}» — такого слова в языке нет", "`{typed}` is no word of the language");
                let mut finding = Finding::of(&rules::UNKNOWN_WORD, node.name.span, message);
                if let Some(near) = near {
                    finding = finding
                        .help(say!("Возможно, вы имели в виду «{near}».", "Did you mean `{near}`?"))
                        .fix(node.name.span, near, say!("написать «{near}»", "write `{near}`"));
                }
                cx.push(finding);
            }
        }
    }
    tops
}

/// The only node of a keyword; more are reported.
fn only<'n>(cx: &mut Cx, tops: &Tops<'n>, id: &str) -> Option<&'n Node> {
    let nodes = tops.get(id)?;
    let first = nodes.first().copied()?;
    for other in nodes.iter().skip(1) {
        let typed = &other.name.text;
        let message = say!("«{typed}» в файле уже есть", "`{typed}` is in the file already");
        cx.push(
            Finding::of(&rules::DUPLICATE_NODE, other.head, message)
                .also(first.head, say!("впервые здесь", "first here")),
        );
    }
    Some(first)
}

fn all<'n>(tops: &Tops<'n>, id: &str) -> Vec<&'n Node> {
    tops.get(id).cloned().unwrap_or_default()
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
                say!("Файл начинается со слова «политика»", "The file begins with the word `policy`"),
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
                say!("Не сказано, кто оператор", "It is not said who the operator is"),
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
        cx.report(&rules::MISSING_NODE, root_node.head, say!("Не указан ни один сайт", "No site is given"));
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
        let word = r.arg().filter(|v| !cx.hole(v)).and_then(|v| cx.word(Role::Value, v));
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
    let statements = all(&tops, "statement").into_iter().filter_map(|n| promises::statement(cx, n)).collect();
    let departures = all(&tops, "departure").into_iter().filter_map(|n| promises::departure(cx, n)).collect();

    add_roles(cx, &mut roles, &drafts, &forms);
    let items = items(cx, declared_items);
    purposes::events_have_sources(cx, &drafts, &forms, &items);
    let subjects = subjects(cx, &categories);
    let purposes = drafts.into_iter().map(|d| d.purpose).collect();
    let edition = root.edition.unwrap_or_else(|| Edition {
        number: 1,
        effective: None,
        reason: None,
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
        edition,
        changes,
        operator: operator?,
        roles,
        subjects,
        sites,
        stores,
        items,
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
        statements,
        departures,
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
            let message = say!("Cookie «{name}» уже описан", "The cookie `{name}` is described already");
            cx.push(
                Finding::of(&rules::DUPLICATE_NODE, node.head, message)
                    .also(*first, say!("впервые здесь", "first here")),
            );
        } else {
            seen.push((name, node.head));
        }
    }
}

/// The main store is always there and first.
fn main_store(cx: &mut Cx, stores: &mut Vec<Store>) {
    let main = stores
        .iter()
        .position(|s| s.slug.as_str() == "main")
        .or_else(|| stores.iter().position(|s| s.kept == Kept::Zalog && s.items.is_empty()));
    match main {
        Some(at) => {
            let store = stores.remove(at);
            stores.insert(0, store);
        }
        None => {
            let country = who::home_country(cx);
            if let (HoleOr::Given(name), Some(pack)) = (&country, cx.pack()) {
                let (ru, en) = (name.text(Lang::Ru).to_owned(), name.text(Lang::En).to_owned());
                let law = pack.law.short.clone();
                let source = crate::diagnostic::Say::new(law.ru, law.en);
                cx.default(
                    say!("страна основного хранилища", "country of the main store"),
                    crate::diagnostic::Say::new(ru, en),
                    source,
                );
            }
            if let Ok(slug) = Slug::new("main") {
                let title = cx.both("Основное хранилище", "Main store");
                let name = if cx.binding == Lang::En { "main" } else { "основное" };
                stores.insert(
                    0,
                    Store {
                        slug,
                        name: name.to_owned(),
                        title,
                        kept: Kept::Zalog,
                        country,
                        hosting: None,
                        items: Vec::new(),
                        origin: Cx::nowhere(),
                    },
                );
            }
        }
    }
}

fn silent_minors(cx: &mut Cx) -> Minors {
    if let Some(pack) = cx.pack() {
        let age = pack.age.alone_from;
        let source = crate::diagnostic::Say::new(pack.age.article.ru.clone(), pack.age.article.en.clone());
        cx.default(
            say!("возраст самостоятельного согласия", "age of one's own consent"),
            say!("{age}", "{age}"),
            source,
        );
    }
    Minors { under: None, refused: false, representative: true, origin: None }
}

/// Without `обращения` the ways in are those the operator's node gives.
fn silent_channels(cx: &mut Cx, operator: Option<&Operator>) -> Vec<RequestChannel> {
    let mut channels = vec![RequestChannel::Cabinet, RequestChannel::Page];
    if let Some(operator) = operator {
        if operator.email.is_some() {
            channels.insert(0, RequestChannel::Email);
        }
        if operator.address.is_some() {
            channels.push(RequestChannel::Post);
        }
        if operator.phone.is_some() {
            channels.push(RequestChannel::Phone);
        }
    }
    cx.default(
        say!("пути обращений", "ways in for requests"),
        say!("кабинет, страница и контакты оператора", "the account, a page and the operator's contacts"),
        say!("язык", "the language"),
    );
    channels
}

fn usual_safeguards(cx: &mut Cx) -> Safeguards {
    let ids: Vec<String> =
        cx.pack().map(|p| p.safeguards.iter().map(|s| s.slug.clone()).collect()).unwrap_or_default();
    let article = cx.pack().and_then(|p| p.safeguards.first()).map(|s| s.article.clone());
    if let Some(article) = article {
        let source = crate::diagnostic::Say::new(article.ru, article.en);
        cx.default(say!("меры", "safeguards"), say!("обычные", "usual"), source);
    }
    Safeguards { ids, own: Vec::new(), origin: Cx::nowhere() }
}

/// `видят` is the administrator when nothing is said, and the officer sees what the engine itself keeps; both roles are
/// added when the file does not declare them.
fn add_roles(
    cx: &mut Cx,
    roles: &mut Vec<StaffRole>,
    drafts: &[purposes::Draft],
    forms: &[crate::model::Form],
) {
    for id in cx::ENGINE_ROLES {
        let Ok(slug) = Slug::new(id) else { continue };
        let used = drafts.iter().any(|d| d.purpose.seen_by.contains(&slug))
            || forms.iter().any(|f| f.tells.as_ref() == Some(&slug));
        if !used || roles.iter().any(|r| r.slug == slug) {
            continue;
        }
        let name = word::by_id(Role::Staff, id).map_or(id, |w| w.canonical(cx.binding)).to_owned();
        let title = known::staff(id, cx.binding).unwrap_or_else(|| Localized::one(cx.binding, name.clone()));
        cx.default(
            say!("роль {name}", "role {name}"),
            say!("добавлена", "added"),
            say!("язык", "the language"),
        );
        roles.push(StaffRole { slug, name, title, duty: None, origin: Cx::nowhere() });
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

/// The engine's own file.
struct EngineNodes {
    nodes: Vec<Node>,
    file: usize,
}

impl EngineNodes {
    fn read(cx: &mut Cx) -> Self {
        let file = cx.sources.len();
        let parsed = parse(ENGINE_NAME, ENGINE.as_bytes(), file);
        cx.sources.push(parsed.source);
        cx.findings.extend(parsed.findings);
        Self { nodes: parsed.nodes, file }
    }

    /// Declares those of the engine's purposes that the operator's file does not tighten by one of its own.
    fn declare(&self, cx: &mut Cx) -> Vec<(usize, Slug)> {
        let lang = std::mem::replace(&mut cx.lang, Lang::Ru);
        let mut slugs = Vec::new();
        for (at, node) in self.nodes.iter().enumerate().filter(|(_, n)| n.name.text == "цель") {
            if let Some(slug) = purposes::declare(cx, node, true) {
                slugs.push((at, slug));
            }
        }
        cx.lang = lang;
        slugs
    }

    fn purposes(&mut self, cx: &mut Cx, slugs: Vec<(usize, Slug)>) -> Vec<purposes::Draft> {
        let (lang, binding) = (cx.lang, cx.binding);
        (cx.lang, cx.binding) = (Lang::Ru, Lang::Ru);
        let mut drafts = Vec::new();
        for (at, slug) in slugs {
            let Some(node) = self.nodes.get(at) else { continue };
            let Some(mut draft) = purposes::purpose(cx, node, slug, true) else { continue };
            let purpose = &mut draft.purpose;
            purpose.origin.line = 0;
            purpose.origin.column = 0;
            purpose.keep.origin = purpose.origin.clone();
            purpose.title.binding = binding;
            match &mut purpose.basis {
                Basis::Contract { document: Some(text) } | Basis::Law { act: text } => text.binding = binding,
                _ => {}
            }
            purpose.name = word::by_id(Role::PurposeName, purpose.slug.as_str())
                .map_or_else(|| purpose.name.clone(), |w| w.canonical(binding).to_owned());
            legal_end(cx, purpose);
            drafts.push(draft);
        }
        (cx.lang, cx.binding) = (lang, binding);
        debug_assert!(
            cx.findings.iter().all(|f| f.span.file != self.file),
            "the engine's own file has findings"
        );
        drafts
    }
}

/// Ends that a law pack sets: the proof of consents and the acts of destruction.
fn legal_end(cx: &mut Cx, purpose: &mut Purpose) {
    let Some(pack) = cx.pack() else { return };
    let keep = match purpose.slug.as_str() {
        "proof-of-consent" => &pack.consent_proof,
        "acts" => &pack.acts,
        _ => return,
    };
    let (span, article) = (keep.span, keep.article.clone());
    // A proof is needed after the consent ended; an act from its own day on.
    let event = if purpose.slug.as_str() == "acts" { Event::Received } else { Event::ProofNeeded };
    purpose.keep.end = purposes::after(event, span);
    let title = purpose.title.clone();
    let what = crate::diagnostic::Say::new(title.text(Lang::Ru), title.text(Lang::En));
    cx.default(what, crate::diagnostic::length(span), crate::diagnostic::Say::new(article.ru, article.en));
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
