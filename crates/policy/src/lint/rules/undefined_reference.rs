//! `undefined-reference`: Something is named that is declared nowhere.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static UNDEFINED_REFERENCE: Rule = Rule {
    id: "undefined-reference",
    severity: Severity::Error,
    sentence: (
        "Названо то, что нигде не объявлено.",
        "Something is named that is declared nowhere.",
        "Еш жерде жарияланбаған нәрсе аталған.",
    ),
    help: (
        "Объявите его или исправьте имя.",
        "Declare it or correct the name.",
        "Оны жариялаңыз немесе атын түзетіңіз.",
    ),
    law: &[],
    bad: Example::Part(
        r#"цель обзвон "Обзвон" {
    данные фио телефон группа-крови
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
