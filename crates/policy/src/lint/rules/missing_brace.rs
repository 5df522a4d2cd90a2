//! `missing-brace`: Every brace that is opened is closed.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static MISSING_BRACE: Rule = Rule {
    id: "missing-brace",
    severity: Severity::Error,
    sentence: (
        "Каждую открытую скобку «{» закрывают.",
        "Every brace that is opened is closed.",
        "Ашылған әр «{» жақшасы жабылады.",
    ),
    help: (
        "Поставьте «}» там, где кончается узел.",
        "Put `}` where the node ends.",
        "Түйін аяқталған жерге «}» қойыңыз.",
    ),
    law: &[],
    bad: Example::Part(
        r#"роль врач обязательство=врачебная-тайна
цель обзвон "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание договор
    срок до=закрытия-кабинета
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
