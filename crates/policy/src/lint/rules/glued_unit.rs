//! `glued-unit`: A space is needed between a number and its unit.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static GLUED_UNIT: Rule = Rule {
    id: "glued-unit",
    severity: Severity::Error,
    sentence: (
        "Между числом и единицей нужен пробел.",
        "A space is needed between a number and its unit.",
        "Сан мен бірліктің арасына бос орын керек.",
    ),
    help: ("Пишут «30 дней».", "Write `30 days`.", "«30 дней» деп жазылады."),
    law: &[],
    bad: Example::Part(
        r#"цель обзвон "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание договор
    срок 30дней после=получения
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
