//! `comma-in-list`: Lists are written with spaces, without commas.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static COMMA_IN_LIST: Rule = Rule {
    id: "comma-in-list",
    severity: Severity::Error,
    sentence: (
        "Списки пишут через пробел, без запятых.",
        "Lists are written with spaces, without commas.",
        "Тізім үтірсіз, бос орын арқылы жазылады.",
    ),
    help: (
        "Уберите запятую: данные фио телефон.",
        "Take the comma out: uses full-name phone.",
        "Үтірді алып тастаңыз: данные фио телефон.",
    ),
    law: &[],
    bad: Example::Part(
        r#"цель обзвон "Обзвон" {
    данные фио, телефон
    субъекты клиенты
    основание договор
    срок до=закрытия-кабинета
}
форма обзвон { обязательно фио телефон; }"#,
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
