//! `event-without-source`: A term hangs on an event nobody reports.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static EVENT_WITHOUT_SOURCE: Rule = Rule {
    id: "event-without-source",
    severity: Severity::Error,
    sentence: (
        "Срок держится на событии, о котором никто не сообщит.",
        "A term hangs on an event nobody reports.",
        "Мерзім ешкім хабарламайтын оқиғаға сүйенеді.",
    ),
    help: (
        "Добавьте предел от события, которое видит система: предел 1 год после=получения.",
        "Add a limit from an event the system sees: at-most 1 year after=received.",
        "Жүйе көретін оқиғадан шек қосыңыз: предел 1 год после=получения.",
    ),
    law: &[],
    bad: Example::Part(
        r#"цель обзвон "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание договор
    срок до=окончания-курса
}
форма обзвон { обязательно фио телефон; }"#,
    ),
    good: Example::Part(
        r#"цель обзвон "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание договор
    срок до=окончания-курса
    предел 3 года после=получения
}
форма обзвон { обязательно фио телефон; }"#,
    ),
    check: Check::Reading,
};
