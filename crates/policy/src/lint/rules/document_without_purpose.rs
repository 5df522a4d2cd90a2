//! `document-without-purpose`: A document of the operator's own that nothing rests on.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, Lint, Rule};

/// The rule.
pub static DOCUMENT_WITHOUT_PURPOSE: Rule = Rule {
    id: "document-without-purpose",
    severity: Severity::Warning,
    sentence: (
        "На документе оператора ничего не основано.",
        "Nothing rests on a document of the operator's own.",
        "Оператордың құжатына ештеңе негізделмеген.",
    ),
    help: (
        "Документ принимают вместе с формой цели, которая на нём основана: основание договор \"Пользовательское соглашение\", тем же названием.",
        "A document is accepted with the form of a purpose that rests on it: basis contract \"User agreement\", by the same title.",
        "Құжат оған негізделген мақсаттың формасымен бірге қабылданады: основание договор \"Пользовательское соглашение\", дәл сол атаумен.",
    ),
    law: &[],
    bad: Example::Part(
        r#"документ правила "Правила школы" {
    слова "Сайт показывает уроки, ученик проходит их в своём темпе"
}"#,
    ),
    good: Example::Part(
        r#"документ правила "Правила школы" {
    слова "Сайт показывает уроки, ученик проходит их в своём темпе"
}
цель уроки "Показ уроков" {
    данные почта
    субъекты ученики
    основание договор "Правила школы"
    срок 30 дней после=получения
}
форма уроки кнопка="Начать" { обязательно почта; сообщить администратор; }"#,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    for document in &policy.documents {
        let named = |slug: &crate::model::Slug| *slug == document.slug;
        let rests =
            policy.purposes.iter().any(|p| policy.document_of(&p.basis).is_some_and(|d| named(&d.slug)));
        if !rests {
            let name = &document.name;
            let message = say!(
                "Ни одна цель не основана на документе «{name}»",
                "No purpose rests on the document `{name}`",
                "«{name}» құжатына ешбір мақсат негізделмеген"
            );
            lint.report(&document.origin, message);
        }
    }
}
