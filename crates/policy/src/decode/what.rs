//! What: items, how far they are checked, minors.

use super::cx::Cx;
use super::known;
use super::names::{Space, humanised};
use super::reader::Reader;
use crate::diagnostic::say;
use crate::lint::rules;
use crate::model::{
    Accuracy, Item, ItemClass, ItemKind, Localized, Minors, NotReceived, Origin, Sensitivity,
};
use crate::syntax::tree::Node;
use crate::syntax::word::Role;

/// `данное имя "Название" вид=… особая-категория=…`.
pub(crate) fn item(cx: &mut Cx, node: &Node) -> Option<Item> {
    let mut r = Reader::new(cx, node);
    let name = r.name(cx)?;
    let known = cx.try_word(Role::Item, &name.text, name.span).map(|w| w.id);
    let pinned = cx.pinned(&mut r);
    let slug = cx.declare(Space::Item, &name, pinned, known, false)?;
    let label = r
        .own_text(cx)
        .or_else(|| known::item(&slug, cx.binding).map(|i| i.label))
        .unwrap_or_else(|| Localized::one(cx.binding, humanised(&name.text)));
    let mut kind = match r.prop(cx, "kind").filter(|v| !cx.hole(v)).and_then(|v| cx.word(Role::Kind, v)) {
        Some(word) => known::kind(word.id).unwrap_or(ItemKind::Line),
        None => known.and_then(known::kind).unwrap_or(ItemKind::Line),
    };
    let mut options = Vec::new();
    for child in r.all("option") {
        let mut o = Reader::new(cx, child);
        options.extend(o.own_text(cx));
        o.finish(cx);
    }
    for value in r.list(cx, "options").unwrap_or_default() {
        if !cx.hole(&value) {
            options.push(cx.text(&value, &[]));
        }
    }
    if let ItemKind::Choice(list) = &mut kind {
        *list = options;
    } else if !options.is_empty() {
        cx.report(
            &rules::MISPLACED_WORD,
            node.head,
            say!(
                "Варианты бывают только у «вид=выбор»",
                "Only `kind=choice` has options",
                "Нұсқалар тек «вид=выбор» кезінде болады"
            ),
        );
    }
    let class = match r.prop(cx, "origin").filter(|v| !cx.hole(v)).and_then(|v| cx.word(Role::Class, v)) {
        Some(word) => match word.id {
            "cookie" => ItemClass::Cookie,
            "observed" => ItemClass::Observed,
            "third-party" => ItemClass::ThirdParty,
            _ => ItemClass::Provided,
        },
        None => known::class(&kind),
    };
    let sensitivity =
        match r.prop(cx, "special").filter(|v| !cx.hole(v)).and_then(|v| cx.word(Role::Sensitivity, v)) {
            Some(word) => match word.id {
                "health" => Sensitivity::Health,
                "special" => Sensitivity::Special,
                "biometric" => Sensitivity::Biometric,
                _ => Sensitivity::Ordinary,
            },
            None => Sensitivity::Ordinary,
        };
    let origin = r.origin(cx);
    r.finish(cx);
    let name = cx.model_name(Space::Item, &slug, &name.text);
    Some(Item { slug, name, label, kind, class, sensitivity, declared: true, origin })
}

/// `не-получаем карты счета паспорта`.
pub(crate) fn not_received(cx: &mut Cx, node: &Node) -> (Vec<NotReceived>, Origin) {
    let mut r = Reader::new(cx, node);
    let values = r.rest();
    let words = cx.words(Role::NotReceived, values);
    if values.is_empty() {
        let message = say!(
            "Не сказано, чего не получают",
            "It is not said what is not received",
            "Не алынбайтыны айтылмаған"
        );
        cx.report(&rules::MISSING_VALUE, node.head, message);
    }
    let sorts = NotReceived::ALL.into_iter().filter(|s| words.iter().any(|w| w.id == s.as_str())).collect();
    let origin = r.origin(cx);
    r.finish(cx);
    (sorts, origin)
}

/// `достоверность не-проверяется`.
pub(crate) fn accuracy(cx: &mut Cx, node: &Node) -> Accuracy {
    let mut r = Reader::new(cx, node);
    let values = r.rest();
    let words = cx.words(Role::Accuracy, values);
    if values.is_empty() {
        cx.report(
            &rules::MISSING_VALUE,
            node.head,
            say!(
                "Не сказано, как проверяется достоверность",
                "It is not said how accuracy is checked",
                "Дұрыстық қалай тексерілетіні айтылмаған"
            ),
        );
    }
    let has = |id: &str| words.iter().any(|w| w.id == id);
    let origin = r.origin(cx);
    r.finish(cx);
    Accuracy {
        contacts_proved: has("by-email") || has("by-code"),
        documents_checked: has("by-documents"),
        origin,
    }
}

/// `несовершеннолетние моложе=14 отказ=да представитель=да`.
pub(crate) fn minors(cx: &mut Cx, node: &Node) -> Minors {
    let mut r = Reader::new(cx, node);
    let under = r.prop(cx, "under").filter(|v| !cx.hole(v)).and_then(|v| {
        let age = v.text.parse::<u32>().ok().filter(|n| (1..=21).contains(n));
        if age.is_none() {
            let typed = &v.text;
            cx.report(
                &rules::WRONG_VALUE,
                v.span,
                say!(
                    "«{typed}» — не возраст от 1 до 21",
                    "`{typed}` is no age from 1 to 21",
                    "«{typed}» деген 1 мен 21 арасындағы жас емес"
                ),
            );
        }
        age
    });
    let refused = r.prop(cx, "refused").and_then(|v| cx.answer(v)).unwrap_or(false);
    let representative = r.prop(cx, "representative").and_then(|v| cx.answer(v)).unwrap_or(true);
    let origin = r.origin(cx);
    r.finish(cx);
    Minors { under, refused, representative, origin: Some(origin) }
}
