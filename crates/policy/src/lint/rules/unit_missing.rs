//! `unit-missing`: A number has no unit.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static UNIT_MISSING: Rule = Rule {
    id: "unit-missing",
    severity: Severity::Error,
    sentence: ("У числа нет единицы.", "A number has no unit.", "Санның бірлігі жоқ."),
    help: (
        "30 дней, 10 рабочих-дней, 72 часа, 3 года.",
        "30 days, 10 working-days, 72 hours, 3 years.",
        "30 дней, 10 рабочих-дней, 72 часа, 3 года.",
    ),
    law: &[],
    bad: Example::Part(
        r#"цель обзвон "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание договор
    срок 30 после=получения
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
