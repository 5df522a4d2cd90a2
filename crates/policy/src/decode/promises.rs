//! Recipients, disclosure, requests, breaches, safeguards, words and departures.

use super::cx::Cx;
use super::known;
use super::length::{self, Length};
use super::names::{Space, humanised};
use super::reader::Reader;
use super::who;
use crate::diagnostic::{Finding, say};
use crate::lint::rules;
use crate::model::{
    Breach, Departure, Disclosure, DisclosureException, Localized, Origin, Party, Recipient, RecipientRole,
    RequestChannel, RequestKind, RequestPromise, Safeguards, Slug, Statement,
};
use crate::syntax::tree::{Form, Node, Value};
use crate::syntax::word::{self, Role};

/// Declares a recipient's name, so that purposes and forms may speak of it.
pub(crate) fn declare_recipient(cx: &mut Cx, node: &Node) -> Option<Slug> {
    let kept = cx.so_far();
    let mut r = Reader::new(cx, node);
    let name = r.name(cx);
    let pinned = cx.pinned(&mut r);
    cx.forget(kept);
    let name = name?;
    let known = word::find(Role::Platform, &name.text, cx.lang).map(|f| f.word.id);
    cx.declare(Space::Recipient, &name, pinned, known, false)
}

/// `получатель имя "…" роль=поручение договор=… страна=… { данные …; для …; гарантия "…" }`.
pub(crate) fn recipient(cx: &mut Cx, node: &Node, slug: Slug) -> Option<Recipient> {
    let mut r = Reader::new(cx, node);
    let name = r.name(cx)?;
    cx.pinned(&mut r);
    let title = r.own_text(cx).or_else(|| r.text_of(cx, "title"));
    let role = match r.prop(cx, "role").filter(|v| !cx.hole(v)).and_then(|v| cx.word(Role::RecipientRole, v))
    {
        Some(word) => match word.id {
            "controller" => RecipientRole::Controller,
            "authority" => RecipientRole::Authority,
            _ => RecipientRole::Processor,
        },
        None => RecipientRole::Processor,
    };
    let work = r.text_of(cx, "work");
    let items = r.list(cx, "uses").map(|v| cx.refer_all(Space::Item, &v)).unwrap_or_default();
    let purposes = r.list(cx, "for").map(|v| cx.refer_all(Space::Purpose, &v)).unwrap_or_default();
    let country = r.value_of(cx, "country").map(|v| who::country(cx, v));
    let address = r.hole_or_text(cx, "address");
    let contract = r.hole_or_text(cx, "contract");
    let mut guarantees: Vec<Localized> = Vec::new();
    for child in r.all("guarantees") {
        let mut g = Reader::new(cx, child);
        guarantees.extend(g.own_text(cx));
        for value in g.rest() {
            if !cx.hole(value) {
                guarantees.push(cx.text(value, &[]));
            }
        }
        g.finish(cx);
    }
    let only = r.prop(cx, "only").filter(|v| !cx.hole(v)).and_then(|v| cx.word(Role::Value, v));
    let anonymous_only = only.is_some_and(|w| w.id == "anonymous");
    let origin = r.origin(cx);
    r.finish(cx);
    let title = title.unwrap_or_else(|| Localized::one(cx.binding, humanised(&name.text)));
    let name = cx.model_name(Space::Recipient, &slug, &name.text);
    Some(Recipient {
        slug,
        name,
        title,
        role,
        work,
        items,
        purposes,
        country,
        address,
        contract,
        guarantees,
        anonymous_only,
        origin,
    })
}

/// `передача запрещена кроме=… { никогда …; исключение … }`.
pub(crate) fn disclosure(cx: &mut Cx, node: &Node) -> Disclosure {
    let mut r = Reader::new(cx, node);
    let barred = match r.arg() {
        Some(value) if cx.hole(value) => true,
        Some(value) => cx.word(Role::Value, value).is_none_or(|w| w.id == "forbidden"),
        None => false,
    };
    let unless = r.prop(cx, "unless").filter(|v| !cx.hole(v)).and_then(|v| cx.word(Role::Condition, v));
    let values = r.list(cx, "never").unwrap_or_default();
    let never = cx.words(Role::Never, &values).into_iter().map(|w| w.id.to_owned()).collect();
    let mut exceptions = Vec::new();
    for child in r.all("except") {
        exceptions.extend(exception(cx, child));
    }
    let origin = r.origin(cx);
    r.finish(cx);
    Disclosure {
        barred,
        unless_written_permission: unless.is_some_and(|w| w.id == "written-permission"),
        never,
        exceptions,
        origin: Some(origin),
    }
}

fn exception(cx: &mut Cx, node: &Node) -> Option<DisclosureException> {
    let mut r = Reader::new(cx, node);
    let first = r.peek();
    let to = match first {
        Some(value) if value.form == Form::Word && word::find(Role::Hole, &value.text, cx.lang).is_none() => {
            r.arg();
            r.own_twins(cx);
            cx.word(Role::Exception, value).and_then(|w| known::exception(w.id, cx.binding))
        }
        Some(_) => r.own_text(cx),
        None => {
            cx.report(
                &rules::MISSING_VALUE,
                node.head,
                say!("Не сказано, кому", "It is not said to whom", "Кімге екені айтылмаған"),
            );
            None
        }
    };
    let bare =
        node.props.iter().any(|p| p.value.form == Form::Word && cx_key(cx, &p.key.text) == Some("when"));
    let when = if bare {
        r.prop(cx, "when")
            .filter(|v| !cx.hole(v))
            .and_then(|v| cx.word(Role::Condition, v))
            .and_then(|w| known::condition(w.id, cx.binding))
    } else {
        r.text_of(cx, "when")
    };
    let silent = r.prop(cx, "silent").and_then(|v| cx.answer(v)).unwrap_or(false);
    let second_approval = r.prop(cx, "second-approval").and_then(|v| cx.answer(v)).unwrap_or(false);
    let origin = r.origin(cx);
    r.finish(cx);
    Some(DisclosureException { to: to?, when, silent, second_approval, origin })
}

fn cx_key(cx: &Cx, key: &str) -> Option<&'static str> {
    word::find(Role::Key, key, cx.lang).map(|f| f.word.id)
}

/// `обращения почта кабинет …`.
pub(crate) fn channels(cx: &mut Cx, node: &Node) -> (Vec<RequestChannel>, Origin) {
    let mut r = Reader::new(cx, node);
    let values = r.rest();
    let found = cx
        .words(Role::RequestChannel, values)
        .into_iter()
        .map(|w| match w.id {
            "cabinet" => RequestChannel::Cabinet,
            "page" => RequestChannel::Page,
            "post" => RequestChannel::Post,
            "phone" => RequestChannel::Phone,
            "in-person" => RequestChannel::InPerson,
            _ => RequestChannel::Email,
        })
        .collect();
    let origin = r.origin(cx);
    r.finish(cx);
    (found, origin)
}

fn request_kind(id: &str) -> RequestKind {
    match id {
        "copy" => RequestKind::Copy,
        "information" => RequestKind::Information,
        "correction" => RequestKind::Correction,
        "check" => RequestKind::Check,
        "stop" => RequestKind::Stop,
        "withdrawal" => RequestKind::Withdrawal,
        "erasure" => RequestKind::Erasure,
        "blocking" => RequestKind::Blocking,
        "unlawful" => RequestKind::Unlawful,
        "unsubscribe" => RequestKind::Unsubscribe,
        "claim" => RequestKind::Claim,
        _ => RequestKind::Any,
    }
}

/// `обращение претензия ответ-за="30 дней" ответ=письменный стороны=обе`.
pub(crate) fn request(cx: &mut Cx, node: &Node) -> Option<RequestPromise> {
    let mut r = Reader::new(cx, node);
    let kind = match r.arg() {
        Some(value) if cx.hole(value) => None,
        Some(value) => cx.word(Role::Request, value).map(|w| request_kind(w.id)),
        None => {
            cx.report(
                &rules::MISSING_VALUE,
                node.head,
                say!(
                    "Не сказано, какое обращение",
                    "It is not said which kind of request",
                    "Қандай өтініш екені айтылмаған"
                ),
            );
            None
        }
    };
    let term = r.prop(cx, "within");
    let keep = r.prop(cx, "keep");
    if let (Some(_), Some(second)) = (term, keep) {
        cx.report(
            &rules::DUPLICATE_NODE,
            second.span,
            say!(
                "Срок ответа указан дважды",
                "The term of the answer is given twice",
                "Жауап беру мерзімі екі рет көрсетілген"
            ),
        );
    }
    let within = term.or(keep).and_then(|v| answer_term(cx, v));
    let from = r.prop(cx, "counted-from").filter(|v| !cx.hole(v)).and_then(|v| cx.word(Role::Value, v));
    let written = r.prop(cx, "answer").filter(|v| !cx.hole(v)).and_then(|v| cx.word(Role::Value, v));
    let sides = r.prop(cx, "sides").filter(|v| !cx.hole(v)).and_then(|v| cx.word(Role::Value, v));
    let until = r.prop(cx, "until").filter(|v| !cx.hole(v)).and_then(|v| cx.word(Role::Value, v));
    let values = r.list(cx, "filed-by").unwrap_or_default();
    let by = cx
        .words(Role::Party, &values)
        .into_iter()
        .map(|w| match w.id {
            "representative" => Party::Representative,
            "authority" => Party::Authority,
            "operator" => Party::Operator,
            _ => Party::Subject,
        })
        .collect();
    let values = r.list(cx, "reasons").unwrap_or_default();
    let reasons = cx.words(Role::Reason, &values).into_iter().map(|w| w.id.to_owned()).collect();
    let origin = r.origin(cx);
    r.finish(cx);
    let kind = kind?;
    Some(RequestPromise {
        kind,
        within,
        from_facts: from.is_some_and(|w| w.id == "facts"),
        written: written.is_some_and(|w| w.id == "written"),
        both_sides: sides.is_some_and(|w| w.id == "both"),
        blocks: kind == RequestKind::Blocking || until.is_some_and(|w| w.id == "end-of-check"),
        by,
        reasons,
        origin,
    })
}

fn answer_term(cx: &mut Cx, value: &Value) -> Option<zalog_law::Span> {
    match length::of_value(cx, value)? {
        Length::Span(span) => Some(span),
        Length::Unlimited | Length::Session => {
            cx.report(
                &rules::WRONG_VALUE,
                value.span,
                say!(
                    "Срок ответа — число или «сразу»",
                    "A term of answer is a number or `at-once`",
                    "Жауап беру мерзімі сан немесе «сразу» болады"
                ),
            );
            None
        }
    }
}

/// Two promises on one kind must differ in what they are counted from.
pub(crate) fn unique_requests(cx: &mut Cx, requests: &[(RequestPromise, crate::syntax::SourceSpan)]) {
    for (at, (promise, span)) in requests.iter().enumerate() {
        let first = requests.iter().take(at).find(|(other, _)| {
            other.kind == promise.kind
                && other.from_facts == promise.from_facts
                && other.reasons == promise.reasons
        });
        if let Some((_, first)) = first {
            let message = say!(
                "Об этом обращении уже обещано",
                "This kind of request has its promise already",
                "Бұл өтініш туралы уәде берілген"
            );
            cx.push(
                Finding::of(&rules::DUPLICATE_NODE, *span, message)
                    .also(*first, say!("впервые здесь", "first here", "бірінші рет осында")),
            );
        }
    }
}

/// `утечка известить=пострадавших срок=без-промедления порог=нет`.
pub(crate) fn breach(cx: &mut Cx, node: &Node) -> Breach {
    let mut r = Reader::new(cx, node);
    let values = r.list(cx, "notify").unwrap_or_default();
    let told = cx.words(Role::Value, &values);
    let within = r.prop(cx, "within").or_else(|| r.prop(cx, "keep")).and_then(|v| answer_term(cx, v));
    if let Some(value) = r.prop(cx, "threshold") {
        cx.answer(value);
    }
    let origin = r.origin(cx);
    r.finish(cx);
    let within = within.filter(|s| s.unit != zalog_law::Unit::AtOnce);
    Breach { tells_subjects: told.iter().any(|w| w.id == "affected"), within, origin: Some(origin) }
}

/// `меры обычные { своя "…" }`.
pub(crate) fn safeguards(cx: &mut Cx, node: &Node) -> Safeguards {
    let mut r = Reader::new(cx, node);
    let mut ids: Vec<String> = Vec::new();
    for value in r.rest() {
        for part in cx.words_of(value) {
            if cx.hole(&part) {
                continue;
            }
            let usual = word::find(Role::Value, &part.text, cx.lang).is_some_and(|f| f.word.id == "usual");
            let listed: Vec<String> =
                cx.pack().map(|p| p.safeguards.iter().map(|s| s.slug.clone()).collect()).unwrap_or_default();
            if usual {
                cx.word(Role::Value, &part);
                ids.extend(listed);
            } else if listed.contains(&part.text) {
                ids.push(part.text.clone());
            } else {
                let typed = &part.text;
                let list = listed.join(", ");
                let message = say!(
                    "Меры «{typed}» в нормах нет",
                    "The law pack has no safeguard `{typed}`",
                    "Нормаларда «{typed}» деген шара жоқ"
                );
                let help = say!(
                    "Пишут «обычные» или имя из списка: {list}.",
                    "Write `usual` or a name of the list: {list}.",
                    "«обычные» деп немесе тізімдегі атты жазыңыз: {list}."
                );
                cx.push(Finding::of(&rules::UNDEFINED_REFERENCE, part.span, message).help(help));
            }
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    ids.retain(|id| seen.insert(id.clone()));
    let mut own = Vec::new();
    for child in r.all("own") {
        let mut o = Reader::new(cx, child);
        own.extend(o.own_text(cx));
        o.finish(cx);
    }
    let origin = r.origin(cx);
    r.finish(cx);
    Safeguards { ids, own, origin }
}

/// `положение имя "…"`.
pub(crate) fn statement(cx: &mut Cx, node: &Node) -> Option<Statement> {
    let mut r = Reader::new(cx, node);
    let (name, text) = named_text(cx, &mut r, node);
    let origin = r.origin(cx);
    r.finish(cx);
    Some(Statement { name, text: text?, origin })
}

/// `отступление "…"` or `отступление имя "…"`.
pub(crate) fn departure(cx: &mut Cx, node: &Node) -> Option<Departure> {
    let mut r = Reader::new(cx, node);
    let (name, reason) = named_text(cx, &mut r, node);
    let origin = r.origin(cx);
    r.finish(cx);
    Some(Departure { name, reason: reason?, origin })
}

/// An optional short name and a text.
fn named_text(cx: &mut Cx, r: &mut Reader<'_>, node: &Node) -> (String, Option<Localized>) {
    let name =
        if node.args.len() > 1 { r.arg().map(|v| v.text.clone()).unwrap_or_default() } else { String::new() };
    let text = r.own_text(cx);
    if text.is_none() {
        cx.report(
            &rules::MISSING_VALUE,
            node.head,
            say!(
                "Нет самого текста в кавычках",
                "The text itself in quotes is missing",
                "Тырнақшадағы мәтіннің өзі жоқ"
            ),
        );
    }
    (name, text)
}
