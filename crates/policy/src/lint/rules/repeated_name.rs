//! `repeated-name`: A name is repeated in a list.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static REPEATED_NAME: Rule = Rule {
    id: "repeated-name",
    severity: Severity::Warning,
    sentence: ("Имя в списке повторяется.", "A name is repeated in a list.", "Тізімдегі ат қайталанады."),
    help: ("Оставьте одно.", "Keep one of them.", "Біреуін қалдырыңыз."),
    law: &[],
    bad: Example::Part(
        r#"цель обзвон "Обзвон" {
    данные фио телефон фио
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
