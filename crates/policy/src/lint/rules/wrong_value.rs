//! `wrong-value`: A value is of the wrong kind.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static WRONG_VALUE: Rule = Rule {
    id: "wrong-value",
    severity: Severity::Error,
    sentence: ("Значение не того вида.", "A value is of the wrong kind.", "Мән басқа түрде."),
    help: (
        "Исправьте значение; что годится, сказано в сообщении.",
        "Correct the value; the message says what fits.",
        "Мәнді түзетіңіз; не жарайтыны хабарламада айтылған.",
    ),
    law: &[],
    bad: Example::Part(
        r#"цель обзвон "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание договор
    срок 0 дней после=получения
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
