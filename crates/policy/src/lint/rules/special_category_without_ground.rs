//! `special-category-without-ground`: A special category of data without a ground of its own.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, LawRef, Lint, Rule};
use crate::model::Sensitivity;

/// The rule.
pub static SPECIAL_CATEGORY_WITHOUT_GROUND: Rule = Rule {
    id: "special-category-without-ground",
    severity: Severity::Law,
    sentence: (
        "Особая категория данных без своего основания.",
        "A special category of data without a ground of its own.",
        "Өз негізі жоқ ерекше санаттағы деректер.",
    ),
    help: (
        "152-ФЗ, статья 10: основание договор особая-категория=медицинская-помощь, или письменное-согласие.",
        "152-FZ article 10: basis contract special=medical-care, or written-consent.",
        "152-ФЗ 10-бабы: основание договор особая-категория=медицинская-помощь немесе письменное-согласие.",
    ),
    law: &[
        LawRef::ru(("ст. 10 152-ФЗ", "art. 10 of 152-FZ", "152-ФЗ 10-бабы"), Some("NO-WRITTEN-CONSENT")),
        LawRef::eu(
            ("п. 1-2 ст. 9 GDPR", "art. 9(1)-(2) GDPR", "GDPR 9-бабының 1–2-тармақтары"),
            Some("PRINCIPLES"),
        ),
    ],
    bad: Example::Part(
        r#"данное диагноз "Диагноз" особая-категория=здоровье
цель обзвон "Обзвон" {
    данные фио диагноз
    субъекты клиенты
    основание договор
    срок до=закрытия-кабинета
}
форма обзвон { обязательно фио диагноз; }"#,
    ),
    good: Example::Part(
        r#"данное диагноз "Диагноз" особая-категория=здоровье
цель обзвон "Обзвон" {
    данные фио диагноз
    субъекты клиенты
    основание согласие особая-категория=письменное-согласие
    срок до=отзыва
}
форма обзвон { обязательно фио диагноз; }"#,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    for purpose in policy.purposes.iter().filter(|p| p.special.is_none()) {
        for item in purpose
            .items
            .iter()
            .filter_map(|i| policy.item(i))
            .filter(|i| i.sensitivity != Sensitivity::Ordinary)
        {
            let (item, name) = (&item.name, &purpose.name);
            let message = say!(
                "Цель «{name}» использует «{item}» особой категории, а основания для неё нет",
                "The purpose `{name}` uses `{item}` of a special category without a ground for it",
                "«{name}» мақсаты ерекше санаттағы «{item}» дегенді пайдаланады, ал оған негіз жоқ"
            );
            lint.report(&purpose.origin, message);
        }
    }
}
