//! `minors-silence`: Nothing is said of minors.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, LawRef, Lint, Rule};
use crate::model::PurposeClass;

/// The rule.
pub static MINORS_SILENCE: Rule = Rule {
    id: "minors-silence",
    severity: Severity::Warning,
    sentence: (
        "О несовершеннолетних ничего не сказано.",
        "Nothing is said of minors.",
        "Кәмелетке толмағандар туралы ештеңе айтылмаған.",
    ),
    help: (
        "Добавьте: несовершеннолетние моложе=14 представитель=да.",
        "Add: minors under=14 representative=yes.",
        "Қосыңыз: несовершеннолетние моложе=14 представитель=да.",
    ),
    law: &[
        LawRef::ru(
            (
                "ч. 6 ст. 9 152-ФЗ, ст. 26, 28 ГК РФ",
                "art. 9(6) of 152-FZ, art. 26, 28 of the Civil Code",
                "152-ФЗ 9-бабының 6-бөлігі, РФ АК 26, 28-баптары",
            ),
            None,
        ),
        LawRef::eu(("ст. 8 GDPR", "art. 8 GDPR", "GDPR 8-бабы"), Some("ORGANISATION")),
    ],
    bad: Example::Whole(
        r#"политика "Тест" формат=1 {
    нормы РФ
    редакция 1 действует="15.12.2026"
    изменения вступают=с-публикации известить=на-сайте
}
оператор "ООО «Ромашка»" { инн "7707083893"; адрес "Москва"; почта "privacy@example.ru"; }
сайт "romashka.example"
цель обзвон "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание договор
    срок до=закрытия-кабинета
}
форма обзвон { обязательно фио телефон; }"#,
    ),
    good: Example::Whole(
        r#"политика "Тест" формат=1 {
    нормы РФ
    редакция 1 действует="15.12.2026"
    изменения вступают=с-публикации известить=на-сайте
}
оператор "ООО «Ромашка»" { инн "7707083893"; адрес "Москва"; почта "privacy@example.ru"; }
сайт "romashka.example"
несовершеннолетние моложе=14
цель обзвон "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание договор
    срок до=закрытия-кабинета
}
форма обзвон { обязательно фио телефон; }"#,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    if policy.minors.origin.is_none()
        && policy.purposes.iter().any(|p| !p.engine && p.asks_consent() || p.class == PurposeClass::Service)
    {
        lint.report_root(say!(
            "Не сказано, с какого возраста человек решает сам",
            "It is not said from which age a person decides alone",
            "Адам қай жастан бастап өзі шешетіні айтылмаған"
        ));
    }
}
