//! `purpose-without-items`: A purpose uses no items.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static PURPOSE_WITHOUT_ITEMS: Rule = Rule {
    id: "purpose-without-items",
    severity: Severity::Error,
    sentence: ("У цели нет данных.", "A purpose uses no items.", "Мақсаттың деректері жоқ."),
    help: (
        "Перечислите данные: данные фио телефон.",
        "List them: uses full-name phone.",
        "Деректерді атап шығыңыз: данные фио телефон.",
    ),
    law: &[],
    bad: Example::Part(
        r#"цель обзвон "Обзвон" {
    субъекты клиенты
    основание договор
    срок 30 дней после=получения
}"#,
    ),
    good: Example::Part(
        r#"цель обзвон "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание договор
    срок до=закрытия-кабинета
}
форма обзвон { обязательно фио телефон; }"#,
    ),
    check: Check::Reading,
};
