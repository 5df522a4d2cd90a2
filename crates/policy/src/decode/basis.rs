//! On what: the legal basis of a purpose.

use super::cx::Cx;
use super::reader::Reader;
use crate::diagnostic::say;
use crate::lint::rules;
use crate::model::{Basis, SpecialGround};
use crate::syntax::tree::{Node, Value};
use crate::syntax::word::Role;

/// What lets a special category be processed.
pub(super) fn special_ground(cx: &mut Cx, value: &Value) -> Option<SpecialGround> {
    if cx.hole(value) {
        return None;
    }
    cx.word(Role::SpecialGround, value).map(|w| match w.id {
        "medical-care" => SpecialGround::MedicalCare,
        _ => SpecialGround::WrittenConsent,
    })
}

/// `основание договор "Пользовательское соглашение"`, `основание законный-интерес "…" взвешено="…"`.
pub(super) fn basis(cx: &mut Cx, node: &Node, special: &mut Option<SpecialGround>) -> Basis {
    let mut r = Reader::new(cx, node);
    let kind = match r.arg() {
        Some(value) if cx.hole(value) => None,
        Some(value) => cx.word(Role::Basis, value).map(|w| (w.id, value.span)),
        None => {
            cx.report(
                &rules::MISSING_VALUE,
                node.head,
                say!("Основание не названо", "The basis is not named", "Негіз аталмаған"),
            );
            None
        }
    };
    if let Some(value) = r.prop(cx, "special") {
        *special = special_ground(cx, value);
    }
    let balance = r.text_of(cx, "balance");
    let text = r.own_text(cx);
    r.finish(cx);
    if balance.is_some() && kind.is_none_or(|(k, _)| !matches!(k, "legitimate-interest" | "public-interest"))
    {
        let message = say!(
            "Взвешивание бывает только у законного и общественного интереса",
            "Only a legitimate or public interest is balanced",
            "Тек заңды және қоғамдық мүдде ғана салыстырып өлшенеді"
        );
        cx.report(&rules::MISPLACED_WORD, node.head, message);
    }
    match kind {
        Some(("contract", _)) => Basis::Contract { document: text },
        Some(("law", span)) => Basis::Law {
            act: text.unwrap_or_else(|| {
                let message = say!(
                    "Не назван закон: основание закон \"402-ФЗ, статья 29\"",
                    "The law is not named: basis law \"402-FZ, article 29\"",
                    "Заң аталмаған: основание закон \"402-ФЗ, статья 29\""
                );
                cx.report(&rules::MISSING_VALUE, span, message);
                cx.known("", "", "")
            }),
        },
        Some(("legitimate-interest", span)) => Basis::LegitimateInterest {
            interest: text.unwrap_or_else(|| {
                let message = say!(
                    "Интерес не назван: основание законный-интерес \"защита сайта\"",
                    "The interest is not named: basis legitimate-interest \"protection of the site\"",
                    "Мүдде аталмаған: основание законный-интерес \"защита сайта\""
                );
                cx.report(&rules::MISSING_VALUE, span, message);
                cx.known("", "", "")
            }),
            balance,
        },
        Some(("public-interest", span)) => Basis::PublicInterest {
            aim: text.unwrap_or_else(|| {
                let message = say!(
                    "Цель не названа: основание общественный-интерес \"помощь пострадавшим\"",
                    "The aim is not named: basis public-interest \"help for victims\"",
                    "Мақсат аталмаған: основание общественный-интерес \"помощь пострадавшим\""
                );
                cx.report(&rules::MISSING_VALUE, span, message);
                cx.known("", "", "")
            }),
            balance,
        },
        Some(("vital", _)) => Basis::VitalInterest,
        Some(("public-task", _)) => Basis::PublicTask,
        _ => Basis::Consent,
    }
}
