//! `missing-retention`: A purpose has no term of keeping.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, LawRef, Rule};

/// The rule.
pub static MISSING_RETENTION: Rule = Rule {
    id: "missing-retention",
    severity: Severity::Law,
    sentence: (
        "У цели нет срока хранения.",
        "A purpose has no term of keeping.",
        "Мақсаттың сақтау мерзімі жоқ.",
    ),
    help: (
        "Без срока цель живёт, пока не отозвано согласие или не закрыт кабинет. Назовите срок: срок 30 дней после=ответа.",
        "Without one it lives until the consent is withdrawn or the account closed. Name it: keep 30 days after=answered.",
        "Мерзімсіз мақсат келісім қайтарып алынғанша немесе кабинет жабылғанша тұрады. Мерзімді атаңыз: срок 30 дней после=ответа.",
    ),
    law: &[
        LawRef::ru(
            (
                "ч. 7 ст. 5, п. 2 ч. 1 ст. 18.1 152-ФЗ",
                "art. 5(7), 18.1(1)(2) of 152-FZ",
                "152-ФЗ 5-бабының 7-бөлігі, 18.1-бабы 1-бөлігінің 2-тармағы",
            ),
            Some("NO-POLICY"),
        ),
        LawRef::kz(
            ("ст. 12 Закона РК № 94-V", "art. 12 of Law 94-V", "ҚР № 94-V Заңының 12-бабы"),
            Some("PD-BREACH"),
        ),
        LawRef::eu(
            (
                "пп. (e) п. 1 ст. 5, пп. (a) п. 2 ст. 13 GDPR",
                "art. 5(1)(e), 13(2)(a) GDPR",
                "GDPR 5-бабы 1-тармағының (e) тармақшасы, 13-бабы 2-тармағының (a) тармақшасы",
            ),
            Some("PRINCIPLES"),
        ),
    ],
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
