//! Papers beside the policy: documents of the operator's own, and internal acts.

use super::cx::Cx;
use super::length;
use super::names::Space;
use super::reader::Reader;
use crate::diagnostic::say;
use crate::lint::rules;
use crate::model::{HoleOr, InternalAct, OwnDocument};
use crate::syntax::tree::Node;

/// `документ соглашение "Пользовательское соглашение" { слова "…"; слова "…" }`.
pub(crate) fn document(cx: &mut Cx, node: &Node) -> Option<OwnDocument> {
    let mut r = Reader::new(cx, node);
    let name = r.name(cx)?;
    let pinned = cx.pinned(&mut r);
    let title = r.own_text(cx);
    let mut words = Vec::new();
    for child in r.all("words") {
        let mut paragraph = Reader::new(cx, child);
        words.extend(paragraph.own_text(cx));
        paragraph.finish(cx);
    }
    let origin = r.origin(cx);
    r.finish(cx);
    if title.is_none() || words.is_empty() {
        let message = say!(
            "У документа нет названия или слов: документ соглашение \"Пользовательское соглашение\" {{ слова \"…\" }}",
            "The document has no title or no words: document agreement \"User agreement\" {{ words \"…\" }}",
            "Құжаттың атауы не мәтіні жоқ: документ соглашение \"Пайдаланушы келісімі\" {{ слова \"…\" }}"
        );
        cx.report(&rules::MISSING_VALUE, node.head, message);
    }
    let slug = cx.declare(Space::Document, &name, pinned, None, false)?;
    Some(OwnDocument { slug, name: name.text, title: title?, words, origin })
}

/// `внутренний-акт "Положение о защите персональных данных" номер="12" принят="01.09.2025"`.
pub(crate) fn internal_act(cx: &mut Cx, node: &Node) -> Option<InternalAct> {
    let mut r = Reader::new(cx, node);
    let title = r.own_text(cx);
    let number = r.prop(cx, "number");
    let adopted = r.prop(cx, "adopted");
    let origin = r.origin(cx);
    r.finish(cx);
    let (Some(title), Some(number), Some(adopted)) = (title, number, adopted) else {
        let message = say!(
            "У внутреннего акта нет названия, номера или дня: внутренний-акт \"Положение\" номер=\"12\" принят=\"01.09.2025\"",
            "The internal act has no title, number or day: internal-act \"Rules\" number=\"12\" adopted=\"01.09.2025\"",
            "Ішкі актінің атауы, нөмірі не күні жоқ: внутренний-акт \"Ереже\" номер=\"12\" принят=\"01.09.2025\""
        );
        cx.report(&rules::MISSING_VALUE, node.head, message);
        return None;
    };
    let number = if cx.hole(number) { HoleOr::Hole } else { HoleOr::Given(number.text.clone()) };
    let adopted = length::date(cx, adopted).map_or(HoleOr::Hole, HoleOr::Given);
    Some(InternalAct { title, number, adopted, origin })
}
