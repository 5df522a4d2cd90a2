//! `missing-retention`: A purpose has no term of keeping.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static MISSING_RETENTION: Rule = Rule {
    id: "missing-retention",
    severity: Severity::Law,
    sentence: ("У цели нет срока хранения.", "A purpose has no term of keeping."),
    help: (
        "Без срока цель живёт, пока не отозвано согласие или не закрыт кабинет. Назовите срок: срок 30 дней после=ответа.",
        "Without one it lives until the consent is withdrawn or the account closed. Name it: keep 30 days after=answered.",
    ),
    bad: Example::Part(
        r#"цель обзвон "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание договор
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
