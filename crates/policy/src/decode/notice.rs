//! `уведомление начало="01.09.2024" уровень-защищённости=4 шифрование=нет`: what the regulator is told beside the policy.

use super::cx::Cx;
use super::length;
use super::reader::Reader;
use crate::diagnostic::say;
use crate::lint::rules;
use crate::model::{Encryption, HoleOr, Notice};
use crate::syntax::tree::{Node, Value};
use crate::syntax::word::{self, Role};

/// Reads the node.
pub(crate) fn notice(cx: &mut Cx, node: &Node) -> Notice {
    let mut r = Reader::new(cx, node);
    let number = r
        .value_of(cx, "number")
        .map(|v| if cx.hole(v) { HoleOr::Hole } else { HoleOr::Given(v.text.trim().to_owned()) });
    let begun = r
        .value_of(cx, "begun")
        .and_then(|v| if cx.hole(v) { Some(HoleOr::Hole) } else { length::date(cx, v).map(HoleOr::Given) });
    let level = r.value_of(cx, "level").and_then(|v| level(cx, v));
    let tools = r.list(cx, "encryption");
    let encryption = tools.map(|tools| encryption(cx, &tools));
    let origin = r.origin(cx);
    r.finish(cx);
    Notice { number, begun, encryption, level, origin }
}

fn level(cx: &mut Cx, value: &Value) -> Option<HoleOr<u8>> {
    if cx.hole(value) {
        return Some(HoleOr::Hole);
    }
    let typed = &value.text;
    let level = typed.parse::<u8>().ok().filter(|n| (1..=4).contains(n));
    if level.is_none() {
        let message = say!(
            "Уровня защищённости «{typed}» нет: 1, 2, 3 или 4",
            "There is no protection level `{typed}`: 1, 2, 3 or 4",
            "«{typed}» деген қорғалу деңгейі жоқ: 1, 2, 3 немесе 4"
        );
        cx.report(&rules::WRONG_VALUE, value.span, message);
    }
    level.map(HoleOr::Given)
}

fn encryption(cx: &mut Cx, tools: &[Value]) -> Encryption {
    let mut names = Vec::new();
    for tool in tools {
        if cx.hole(tool) {
            return Encryption::Hole;
        }
        let no = word::find(Role::Answer, &tool.text, cx.lang).is_some_and(|f| f.word.id == "no");
        if no && tools.len() == 1 {
            cx.answer(tool);
            return Encryption::None;
        }
        names.push(cx.text(tool, &[]));
    }
    Encryption::Tools(names)
}
