//! `special-category-silence`: There is a booking with a doctor, but no data on health.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, LawRef, Lint, Rule};
use crate::model::Sensitivity;

/// The rule.
pub static SPECIAL_CATEGORY_SILENCE: Rule = Rule {
    id: "special-category-silence",
    severity: Severity::Warning,
    sentence: (
        "Запись к врачу есть, а данных о здоровье будто нет.",
        "There is a booking with a doctor, but no data on health.",
        "Дәрігерге жазылу бар, ал денсаулық туралы деректер жоқ сияқты.",
    ),
    help: (
        "Выбранная процедура говорит о здоровье: данное процедура вид=выбор особая-категория=здоровье.",
        "A chosen procedure tells of health: item procedure kind=choice special=health.",
        "Таңдалған емшара денсаулық туралы айтады: данное процедура вид=выбор особая-категория=здоровье.",
    ),
    law: &[
        LawRef::ru(
            ("ч. 1 ст. 10 152-ФЗ", "art. 10(1) of 152-FZ", "152-ФЗ 10-бабының 1-бөлігі"),
            Some("NO-WRITTEN-CONSENT"),
        ),
        LawRef::eu(("п. 1 ст. 9 GDPR", "art. 9(1) GDPR", "GDPR 9-бабының 1-тармағы"), Some("PRINCIPLES")),
    ],
    bad: Example::Part(
        r##"цель обзвон "Обзвон" {
    данные фио телефон
    субъекты пациенты
    основание договор
    срок до=закрытия-кабинета
}
форма обзвон { обязательно фио телефон; }"##,
    ),
    good: Example::Part(
        r##"данное процедура "Процедура" вид=строка особая-категория=здоровье
цель обзвон "Обзвон" {
    данные фио телефон процедура
    субъекты пациенты
    основание договор особая-категория=медицинская-помощь
    срок до=закрытия-кабинета
}
форма обзвон { обязательно фио телефон процедура; }"##,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    let health = policy.items.iter().any(|i| i.sensitivity == Sensitivity::Health);
    let patients = lint.own_purposes().find(|p| p.subjects.iter().any(|s| s.as_str() == "patients"));
    if let Some(purpose) = patients.filter(|_| !health) {
        let name = &purpose.name;
        let message = say!(
            "Цель «{name}» — о пациентах, но ни одно данное не отмечено как данное о здоровье",
            "The purpose `{name}` is about patients, but no item is marked as health data",
            "«{name}» мақсаты пациенттер туралы, бірақ бірде-бір дерек денсаулық туралы деп белгіленбеген"
        );
        lint.report(&purpose.origin, message);
    }
}
