//! `keep-cycle`: Terms of keeping refer to each other in a circle.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static KEEP_CYCLE: Rule = Rule {
    id: "keep-cycle",
    severity: Severity::Error,
    sentence: (
        "Сроки ссылаются друг на друга по кругу.",
        "Terms of keeping refer to each other in a circle.",
    ),
    help: ("Одна из целей должна назвать свой срок сама.", "One of the purposes must name its own term."),
    law: &[],
    bad: Example::Part(
        r#"цель обзвон "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание договор
    срок вместе-с=письма
}
форма обзвон { обязательно фио телефон; }
цель письма "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание договор
    срок вместе-с=обзвон
}
форма письма { обязательно фио телефон; }"#,
    ),
    good: Example::Part(
        r#"цель обзвон "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание договор
    срок вместе-с=письма
}
форма обзвон { обязательно фио телефон; }
цель письма "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание договор
    срок до=закрытия-кабинета
}
форма письма { обязательно фио телефон; }"#,
    ),
    check: Check::Reading,
};
