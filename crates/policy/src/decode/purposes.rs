//! What for: purposes, their basis and their terms of keeping.

use std::collections::{BTreeMap, BTreeSet};

use zalog_law::{Span, Unit};

use super::basis::{basis, special_ground};
use super::cx::Cx;
use super::length::{self, Length};
use super::names::{Space, humanised};
use super::reader::{Reader, inner_clauses};
use crate::diagnostic::{Finding, say};
use crate::lint::rules;
use crate::model::{
    Bar, Basis, Bound, Channel, End, Event, Keep, LawHold, Localized, Origin, Purpose, PurposeClass,
    Reporter, Slug,
};
use crate::syntax::SourceSpan;
use crate::syntax::tree::{Node, Value};
use crate::syntax::word::Role;

/// A purpose whose references wait until every purpose is known.
pub(crate) struct Draft {
    pub purpose: Purpose,
    /// `вместе-с=X`, with its place.
    pub with: Option<(Slug, SourceSpan)>,
    /// Where the end is written.
    pub keep_span: SourceSpan,
}

/// Declares a purpose's name, so that others may speak of it before it is read.
pub(crate) fn declare(cx: &mut Cx, node: &Node, engine: bool) -> Option<Slug> {
    // The reader's complaints come when the node is read for good.
    let kept = cx.so_far();
    let mut r = Reader::new(cx, node);
    let name = r.name(cx);
    let pinned = cx.pinned(&mut r);
    cx.forget(kept);
    let name = name?;
    let known = cx.try_word(Role::PurposeName, &name.text, name.span).map(|w| w.id);
    cx.declare(Space::Purpose, &name, pinned, known, engine)
}

/// `цель имя "…" { … }`.
pub(crate) fn purpose(cx: &mut Cx, node: &Node, slug: Slug, engine: bool) -> Option<Draft> {
    let mut r = Reader::new(cx, node);
    let name = r.name(cx)?;
    cx.pinned(&mut r);
    let model_name = cx.model_name(Space::Purpose, &slug, &name.text);
    let title = r.own_text(cx).unwrap_or_else(|| Localized::one(cx.binding, humanised(&model_name)));
    let kind =
        r.prop(cx, "kind").filter(|v| !cx.hole(v)).and_then(|v| cx.word(Role::PurposeKind, v)).map(|w| w.id);
    let class = match kind {
        _ if engine => PurposeClass::Engine,
        Some("marketing") => PurposeClass::Marketing,
        Some("statistics") => PurposeClass::Statistics,
        Some("distribution") => PurposeClass::Distribution,
        None if slug.as_str() == "statistics" => PurposeClass::Statistics,
        _ => PurposeClass::Service,
    };
    let items = r.list(cx, "uses").map(|values| cx.refer_all(Space::Item, &values)).unwrap_or_default();
    if items.is_empty() && !engine {
        let typed = &name.text;
        cx.report(
            &rules::PURPOSE_WITHOUT_ITEMS,
            name.span,
            say!(
                "У цели «{typed}» нет данных",
                "The purpose `{typed}` uses no items",
                "«{typed}» мақсатының деректері жоқ"
            ),
        );
    }
    let subjects = r.list(cx, "subjects").map(|values| subjects(cx, &values)).unwrap_or_default();
    let mut special = r.prop(cx, "special").and_then(|v| special_ground(cx, v));
    let basis = match r.child(cx, "basis") {
        Some(child) => basis(cx, child, &mut special),
        None => {
            let typed = &name.text;
            cx.report(
                &rules::PURPOSE_WITHOUT_BASIS,
                name.span,
                say!(
                    "У цели «{typed}» нет основания",
                    "The purpose `{typed}` has no basis",
                    "«{typed}» мақсатының негізі жоқ"
                ),
            );
            Basis::Consent
        }
    };
    let mut keep_span = name.span;
    let mut keep_clauses = Vec::new();
    let (end, with) = match r.child(cx, "keep") {
        Some(child) => {
            keep_span = child.head;
            inner_clauses(cx, child, &mut keep_clauses);
            end(cx, child, &basis)
        }
        None => {
            let typed = &name.text;
            cx.report(
                &rules::MISSING_RETENTION,
                name.span,
                say!(
                    "У цели «{typed}» нет срока",
                    "The purpose `{typed}` has no term",
                    "«{typed}» мақсатының мерзімі жоқ"
                ),
            );
            (natural_end(&basis), None)
        }
    };
    let at_most = r.child(cx, "at-most");
    if let Some(child) = at_most {
        inner_clauses(cx, child, &mut keep_clauses);
    }
    let at_most = at_most.and_then(|n| bound(cx, n));
    let mut holds = Vec::new();
    for child in r.all("kept-by-law") {
        holds.extend(hold(cx, child));
    }
    let seen_by = match r.list(cx, "seen-by") {
        Some(values) => cx.refer_all(Space::Role, &values),
        None => Slug::new("administrator").into_iter().collect(),
    };
    let recipients = r.list(cx, "recipients").map(|v| cx.refer_all(Space::Recipient, &v)).unwrap_or_default();
    let channels = r.list(cx, "channels").map(|v| channels(cx, &v)).unwrap_or_default();
    let bars = r.list(cx, "never-for").map(|v| bars(cx, &v)).unwrap_or_default();
    let after = r.list(cx, "opens-for").map(|v| cx.refer_all(Space::Purpose, &v)).unwrap_or_default();
    let operations = r.list(cx, "operations").map(|v| operations(cx, &v));
    let operations = operations.unwrap_or_else(|| {
        cx.pack().map(|p| p.operations.iter().map(|o| o.slug.clone()).collect()).unwrap_or_default()
    });
    let origin = r.origin(cx);
    r.finish(cx);
    let keep_origin = Origin { clauses: keep_clauses, ..cx.place(keep_span) };
    cx.places.insert((keep_origin.file.clone(), keep_origin.line, keep_origin.column), keep_span);
    let keep = Keep { end, with: with.as_ref().map(|(s, _)| s.clone()), at_most, holds, origin: keep_origin };
    let purpose = Purpose {
        slug,
        name: model_name,
        title,
        class,
        items,
        subjects,
        basis,
        special,
        operations,
        keep,
        seen_by,
        recipients,
        channels,
        bars,
        after,
        engine,
        origin,
    };
    Some(Draft { purpose, with, keep_span })
}

/// Categories of subjects: known, declared, or a name that becomes its own title.
fn subjects(cx: &mut Cx, values: &[Value]) -> Vec<Slug> {
    let words: Vec<Value> = values.iter().flat_map(|v| cx.words_of(v)).collect();
    cx.refer_all(Space::Subject, &words)
}

/// Where a purpose ends by itself when the file does not say: with the consent, or with the account.
fn natural_end(basis: &Basis) -> End {
    let event = if matches!(basis, Basis::Consent) { Event::Withdrawn } else { Event::AccountClosed };
    End { event, after: None }
}

fn event(cx: &mut Cx, value: &Value) -> Option<Event> {
    if cx.hole(value) {
        return None;
    }
    cx.word(Role::Event, value).and_then(|w| Event::from_slug(w.id))
}

/// `срок 30 дней после=ответа`, `срок до=отзыва`, `срок вместе-с=кабинет`, `срок бессрочно`.
fn end(cx: &mut Cx, node: &Node, basis: &Basis) -> (End, Option<(Slug, SourceSpan)>) {
    let mut r = Reader::new(cx, node);
    let mut length = None;
    if let Some(value) = r.peek() {
        if cx.hole(value) {
            r.arg();
        } else {
            let (values, taken) = (&node.args, length::read(cx, &node.args));
            let count = taken.map_or(values.len(), |(_, n)| n);
            for _ in 0..count {
                r.arg();
            }
            length = taken.map(|(l, _)| l);
        }
    }
    let until = r.prop(cx, "until");
    let after = r.prop(cx, "after");
    let with = r.prop(cx, "with");
    let given = [length.is_some(), until.is_some(), with.is_some()].iter().filter(|g| **g).count();
    let hole = cx.holes.iter().any(|(_, span)| node.head.covers(span));
    if given > 1 {
        let message = say!(
            "Срок указан двумя способами: нужен один из «30 дней после=…», «до=…», «вместе-с=…»",
            "The term is given in two ways: one of `30 days after=…`, `until=…`, `with=…` is enough",
            "Мерзім екі тәсілмен көрсетілген: «30 дней после=…», «до=…», «вместе-с=…» жазуларының бірі керек"
        );
        cx.report(&rules::WRONG_VALUE, node.head, message);
    }
    let mut resolved = natural_end(basis);
    let mut follows = None;
    if let Some(value) = with {
        follows = cx.refer(Space::Purpose, value).map(|s| (s, value.span));
    } else if let Some(value) = until {
        if let Some(event) = event(cx, value) {
            resolved = End { event, after: None };
        }
    } else if let Some(length) = length {
        match length {
            Length::Span(span) => {
                let from = match after {
                    Some(value) => event(cx, value),
                    None => {
                        let message = say!(
                            "Не сказано, после чего идёт срок: после=получения, после=ответа …",
                            "It is not said after what the term runs: after=received, after=answered …",
                            "Мерзім неден кейін басталатыны айтылмаған: после=получения, после=ответа …"
                        );
                        cx.report(&rules::MISSING_VALUE, node.head, message);
                        None
                    }
                };
                resolved = End { event: from.unwrap_or(Event::Received), after: Some(span) };
            }
            Length::Unlimited => {
                let message = say!(
                    "Срок без предела: «бессрочно»",
                    "A term without end: `unlimited`",
                    "Шегі жоқ мерзім: «бессрочно»"
                );
                cx.report(&rules::UNLIMITED_RETENTION, node.head, message);
            }
            Length::Session => resolved = End { event: Event::SessionEnded, after: None },
        }
    } else if !hole && cx_has_no_complaint(cx, node) {
        cx.report(&rules::MISSING_VALUE, node.head, say!("Срок пуст", "The term is empty", "Мерзім бос"));
    }
    r.finish(cx);
    (resolved, follows)
}

/// Whether nothing was found on this node yet, so that one slip gives one finding.
fn cx_has_no_complaint(cx: &Cx, node: &Node) -> bool {
    !cx.findings.iter().any(|f| node.head.covers(&f.span))
}

/// `предел 90 дней после=получения переспросить=да`.
fn bound(cx: &mut Cx, node: &Node) -> Option<Bound> {
    let mut r = Reader::new(cx, node);
    let mut length = None;
    if let Some(value) = r.peek() {
        if cx.hole(value) {
            r.arg();
        } else {
            let read = length::read(cx, &node.args);
            for _ in 0..read.map_or(node.args.len(), |(_, n)| n) {
                r.arg();
            }
            length = read.map(|(l, _)| l);
        }
    } else {
        cx.report(&rules::MISSING_VALUE, node.head, say!("Предел пуст", "The limit is empty", "Шек бос"));
    }
    let after = r.prop(cx, "after");
    if after.is_none() {
        let message = say!(
            "Не сказано, после чего идёт предел: после=получения …",
            "It is not said after what the limit runs: after=received …",
            "Шек неден кейін басталатыны айтылмаған: после=получения …"
        );
        cx.report(&rules::MISSING_VALUE, node.head, message);
    }
    let event = after.and_then(|v| event(cx, v).map(|e| (e, v.span)));
    let ask_again = r.prop(cx, "ask-again").and_then(|v| cx.answer(v)).unwrap_or(false);
    r.finish(cx);
    let (event, span) = event?;
    // A limit is there for the case that nobody reports anything.
    if matches!(event.reporter(), Reporter::Staff) {
        let message = say!(
            "Предел считают от события, которое видит сама система",
            "A limit is counted from an event the system sees itself",
            "Шек жүйенің өзі көретін оқиғадан есептеледі"
        );
        cx.report(&rules::EVENT_WITHOUT_SOURCE, span, message);
    }
    match length? {
        Length::Span(length) => Some(Bound { span: length, event, ask_again }),
        Length::Unlimited | Length::Session => {
            cx.report(
                &rules::WRONG_VALUE,
                node.head,
                say!(
                    "Предел — это число: 90 дней, 3 года",
                    "A limit is a number: 90 days, 3 years",
                    "Шек сан болады: 90 дней, 3 года"
                ),
            );
            None
        }
    }
}

/// `по-закону бухгалтерия { данные заказ; }`.
fn hold(cx: &mut Cx, node: &Node) -> Option<LawHold> {
    let mut r = Reader::new(cx, node);
    let name = r.arg();
    let values = r.list(cx, "uses").unwrap_or_default();
    let items = cx.refer_all(Space::Item, &values);
    let origin = r.origin(cx);
    r.finish(cx);
    let Some(name) = name else {
        cx.report(
            &rules::MISSING_VALUE,
            node.head,
            say!(
                "Не сказано, по какому закону",
                "It is not said by which law",
                "Қай заң бойынша екені айтылмаған"
            ),
        );
        return None;
    };
    if cx.hole(name) {
        return None;
    }
    let found = cx.packs().into_iter().find_map(|p| {
        p.holds.iter().find(|h| {
            h.slug == name.text
                || crate::syntax::fold::fold(&h.keyword) == crate::syntax::fold::fold(&name.text)
        })
    });
    let Some(found) = found else {
        let typed = &name.text;
        let known: Vec<&str> =
            cx.packs().into_iter().flat_map(|p| p.holds.iter()).map(|h| h.keyword.as_str()).collect();
        let list = known.join(", ");
        let message = say!(
            "В нормах нет хранения «{typed}»",
            "The law pack has no hold `{typed}`",
            "Нормаларда «{typed}» деген сақтау жоқ"
        );
        let help = say!("Есть: {list}.", "There are: {list}.", "Барлары: {list}.");
        cx.push(Finding::of(&rules::UNDEFINED_REFERENCE, name.span, message).help(help));
        return None;
    };
    let article = cx.known(&found.article.ru, &found.article.en, &found.article.kk);
    let (id, span) = (found.slug.clone(), found.span);
    let shown = crate::diagnostic::length(span);
    let source = crate::diagnostic::Say::from(found.article.clone());
    let (ru, en) = (&found.keyword, &found.slug);
    cx.turn_pair(name.span, &name.text, ru, en);
    cx.default(
        say!("срок хранения «{ru}»", "term of the hold `{en}`", "«{ru}» сақтау мерзімі"),
        shown,
        source,
    );
    Some(LawHold { id, items, span, article, origin })
}

fn channels(cx: &mut Cx, values: &[Value]) -> Vec<Channel> {
    cx.words(Role::Channel, values)
        .into_iter()
        .map(|w| match w.id {
            "sms" => Channel::Sms,
            "call" => Channel::Call,
            "messenger" => Channel::Messenger,
            _ => Channel::Email,
        })
        .collect()
}

fn bars(cx: &mut Cx, values: &[Value]) -> Vec<Bar> {
    cx.words(Role::Bar, values)
        .into_iter()
        .map(|w| match w.id {
            "marketing" => Bar::Marketing,
            "profile" => Bar::Profile,
            "disclosure" => Bar::Disclosure,
            _ => Bar::Publication,
        })
        .collect()
}

/// Operations by the names of the law pack.
fn operations(cx: &mut Cx, values: &[Value]) -> Vec<String> {
    let mut found = Vec::new();
    for value in values {
        for word in cx.words_of(value) {
            let wanted = crate::syntax::fold::fold(&word.text);
            let known = cx.pack().and_then(|p| {
                p.operations.iter().find(|o| {
                    o.slug == wanted
                        || [&o.name.ru, &o.name.en]
                            .iter()
                            .any(|n| crate::syntax::fold::fold(n).replace(' ', "-") == wanted)
                })
            });
            match known {
                Some(operation) => found.push(operation.slug.clone()),
                None => {
                    let typed = &word.text;
                    let list: Vec<&str> = cx
                        .pack()
                        .map(|p| p.operations.iter().map(|o| o.name.ru.as_str()).collect())
                        .unwrap_or_default();
                    let (list, message) = (
                        list.join(", "),
                        say!(
                            "Действия «{typed}» в нормах нет",
                            "The law pack has no operation `{typed}`",
                            "Нормаларда «{typed}» деген әрекет жоқ"
                        ),
                    );
                    cx.push(Finding::of(&rules::UNDEFINED_REFERENCE, word.span, message).help(say!(
                        "Есть: {list}.",
                        "There are: {list}.",
                        "Барлары: {list}."
                    )));
                }
            }
        }
    }
    found
}

/// Resolves `вместе-с`: each follower takes the end of what it follows. A circle is an error.
pub(crate) fn resolve_with(cx: &mut Cx, drafts: &mut [Draft]) {
    let follows: BTreeMap<Slug, (Slug, SourceSpan)> = drafts
        .iter()
        .filter_map(|d| d.with.as_ref().map(|(to, span)| (d.purpose.slug.clone(), (to.clone(), *span))))
        .collect();
    let ends: BTreeMap<Slug, (End, Option<Bound>)> = drafts
        .iter()
        .map(|d| (d.purpose.slug.clone(), (d.purpose.keep.end.clone(), d.purpose.keep.at_most.clone())))
        .collect();
    let typed: BTreeMap<Slug, String> =
        drafts.iter().map(|d| (d.purpose.slug.clone(), d.purpose.name.clone())).collect();
    for draft in drafts.iter_mut() {
        let Some((first, span)) = &draft.with else { continue };
        let mut at = first.clone();
        let mut chain = vec![draft.purpose.slug.clone()];
        let mut seen: BTreeSet<Slug> = chain.iter().cloned().collect();
        let circle = loop {
            let fresh = seen.insert(at.clone());
            chain.push(at.clone());
            if !fresh {
                break true;
            }
            match follows.get(&at) {
                Some((next, _)) => at = next.clone(),
                None => break false,
            }
        };
        if circle {
            let names: Vec<&str> =
                chain.iter().take(12).filter_map(|s| typed.get(s).map(String::as_str)).collect();
            let chain = names.join(" → ");
            cx.report(
                &rules::KEEP_CYCLE,
                *span,
                say!(
                    "Сроки ссылаются друг на друга по кругу: {chain}",
                    "The terms refer to each other in a circle: {chain}",
                    "Мерзімдер бір-біріне айналып сілтейді: {chain}"
                ),
            );
            continue;
        }
        if let Some((end, bound)) = ends.get(&at) {
            draft.purpose.keep.end = end.clone();
            if draft.purpose.keep.at_most.is_none() {
                draft.purpose.keep.at_most.clone_from(bound);
            }
        }
    }
}

/// A term that hangs on an event nobody may report needs a limit.
pub(crate) fn events_have_sources(
    cx: &mut Cx,
    drafts: &[Draft],
    forms: &[crate::model::Form],
    items: &[crate::model::Item],
) {
    for draft in drafts.iter().filter(|d| !d.purpose.engine && d.with.is_none()) {
        let purpose = &draft.purpose;
        let event = purpose.keep.end.event;
        let has_form = forms.iter().any(|f| f.purpose == purpose.slug);
        let seen = match event.reporter() {
            Reporter::Engine => true,
            Reporter::Clock => items.iter().any(|i| {
                purpose.items.contains(&i.slug)
                    && matches!(i.kind, crate::model::ItemKind::Date | crate::model::ItemKind::DateTime)
            }),
            // Staff close what stands in their queue: without a form there is no queue.
            Reporter::Staff => has_form,
            Reporter::Outside => forms.iter().any(|f| f.purpose == purpose.slug && f.payment.is_some()),
        };
        // Some ends stand in the queue only if staff think of them.
        let sure = !matches!(
            event,
            Event::CertificateUsed | Event::ServiceEnded | Event::CampaignEnded | Event::CourseEnded
        );
        if purpose.keep.at_most.is_none() && !(seen && sure) {
            let name = &purpose.name;
            let word = crate::syntax::word::by_id(Role::Event, event.as_str());
            let (ru, en) = (word.map_or("", |w| w.canonical(zalog_words::Lang::Ru)), event.as_str());
            let message = say!(
                "Кто сообщит системе о событии «{ru}»? Если никто, у цели «{name}» нужен предел",
                "Who tells the system of `{en}`? If nobody does, the purpose `{name}` needs a limit",
                "«{ru}» оқиғасы туралы жүйеге кім хабарлайды? Ешкім хабарламаса, «{name}» мақсатына шек керек"
            );
            cx.report(&rules::EVENT_WITHOUT_SOURCE, draft.keep_span, message);
        }
    }
}

/// A span from a pack, as the engine's purposes take it.
pub(crate) fn after(event: Event, span: Span) -> End {
    End { event, after: Some(if span.unit == Unit::AtOnce { Span::new(0, Unit::Day) } else { span }) }
}
