//! `unlimited-retention`: A term of keeping without end.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, LawRef, Rule};

/// The rule.
pub static UNLIMITED_RETENTION: Rule = Rule {
    id: "unlimited-retention",
    severity: Severity::Warning,
    sentence: ("Срок хранения без предела.", "A term of keeping without end.", "Шегі жоқ сақтау мерзімі."),
    help: (
        "Бессрочное хранение уступает отзыву, удалению и достижению цели; назовите настоящий срок.",
        "Unlimited keeping yields to withdrawal, erasure and the end of the purpose; name the real term.",
        "Мерзімсіз сақтау қайтарып алуға, жоюға және мақсатқа жетуге жол береді; нағыз мерзімді атаңыз.",
    ),
    law: &[
        LawRef::ru(
            ("ч. 7 ст. 5 152-ФЗ", "art. 5(7) of 152-FZ", "152-ФЗ 5-бабының 7-бөлігі"),
            Some("NO-GROUND"),
        ),
        LawRef::kz(
            ("ст. 12 Закона РК № 94-V", "art. 12 of Law 94-V", "ҚР № 94-V Заңының 12-бабы"),
            Some("PD-BREACH"),
        ),
        LawRef::eu(
            ("пп. (e) п. 1 ст. 5 GDPR", "art. 5(1)(e) GDPR", "GDPR 5-бабы 1-тармағының (e) тармақшасы"),
            Some("PRINCIPLES"),
        ),
    ],
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
