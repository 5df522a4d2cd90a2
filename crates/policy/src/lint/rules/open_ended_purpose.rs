//! `open-ended-purpose`: A purpose is open-ended: “and other purposes”.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, LawRef, Lint, Rule};

/// Words by which a list of purposes is left open.
const OPEN: [&str; 10] = [
    "и иные",
    "иные цели",
    "иных цел",
    "и другие цели",
    "и так далее",
    "и т.д",
    "и т. д",
    "и прочее",
    "other purposes",
    "etc",
];

/// The rule.
pub static OPEN_ENDED_PURPOSE: Rule = Rule {
    id: "open-ended-purpose",
    severity: Severity::Warning,
    sentence: (
        "Цель открыта: «и иные цели».",
        "A purpose is open-ended: “and other purposes”.",
        "Мақсат ашық қалған: «және өзге мақсаттар».",
    ),
    help: (
        "Назовите каждую цель: согласие и основание бывают только на названное.",
        "Name each purpose: consent and basis only reach what is named.",
        "Әр мақсатты атаңыз: келісім мен негіз тек аталғанға болады.",
    ),
    law: &[
        LawRef::ru(
            (
                "ч. 2 ст. 5, ч. 1 ст. 9 152-ФЗ",
                "art. 5(2), 9(1) of 152-FZ",
                "152-ФЗ 5-бабының 2-бөлігі, 9-бабының 1-бөлігі",
            ),
            Some("NO-GROUND"),
        ),
        LawRef::eu(
            ("пп. (b) п. 1 ст. 5 GDPR", "art. 5(1)(b) GDPR", "GDPR 5-бабы 1-тармағының (b) тармақшасы"),
            Some("PRINCIPLES"),
        ),
    ],
    bad: Example::Part(
        r##"цель обзвон "Обзвон и иные законные цели" {
    данные фио телефон
    субъекты клиенты
    основание договор
    срок до=закрытия-кабинета
}
форма обзвон { обязательно фио телефон; }"##,
    ),
    good: Example::Part(
        r##"цель обзвон "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание договор
    срок до=закрытия-кабинета
}
форма обзвон { обязательно фио телефон; }"##,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    for purpose in lint.own_purposes() {
        let open = purpose.title.texts.values().find_map(|text| {
            let lower = text.to_lowercase();
            OPEN.iter().find(|mark| lower.contains(*mark))
        });
        if let Some(mark) = open {
            let name = &purpose.name;
            let message = say!(
                "Цель «{name}» названа открыто: «{mark}»",
                "The purpose `{name}` is named without an end: `{mark}`",
                "«{name}» мақсаты ашық аталған: «{mark}»"
            );
            lint.report(&purpose.origin, message);
        }
    }
    let _ = policy;
}
