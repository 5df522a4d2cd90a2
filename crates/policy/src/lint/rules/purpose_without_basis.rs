//! `purpose-without-basis`: A purpose has no basis.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static PURPOSE_WITHOUT_BASIS: Rule = Rule {
    id: "purpose-without-basis",
    severity: Severity::Error,
    sentence: ("У цели нет основания.", "A purpose has no basis.", "Мақсаттың негізі жоқ."),
    help: (
        "основание согласие, договор \"…\", закон \"…\", законный-интерес \"…\".",
        "basis consent, contract \"…\", law \"…\", legitimate-interest \"…\".",
        "основание согласие, договор \"…\", закон \"…\", законный-интерес \"…\".",
    ),
    law: &[],
    bad: Example::Part(
        r#"цель обзвон "Обзвон" {
    данные фио телефон
    субъекты клиенты
    срок 30 дней после=получения
}
форма обзвон { обязательно фио телефон; }"#,
    ),
    good: Example::Part(
        r#"цель обзвон "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание договор
    срок 30 дней после=получения
}
форма обзвон { обязательно фио телефон; }"#,
    ),
    check: Check::Reading,
};
