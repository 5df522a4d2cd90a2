//! `unlimited-retention`: A term of keeping without end.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static UNLIMITED_RETENTION: Rule = Rule {
    id: "unlimited-retention",
    severity: Severity::Warning,
    sentence: ("Срок хранения без предела.", "A term of keeping without end."),
    help: (
        "Бессрочное хранение уступает отзыву, удалению и достижению цели; назовите настоящий срок.",
        "Unlimited keeping yields to withdrawal, erasure and the end of the purpose; name the real term.",
    ),
    bad: Example::Part(
        r#"цель обзвон "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание договор
    срок бессрочно
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
