//! `special-category-in-marketing`: A special category of data in marketing or counting.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, LawRef, Lint, Rule};
use crate::model::{Purpose, PurposeClass, Sensitivity};

/// The rule.
pub static SPECIAL_CATEGORY_IN_MARKETING: Rule = Rule {
    id: "special-category-in-marketing",
    severity: Severity::Law,
    sentence: (
        "Особая категория данных в рекламе или подсчёте.",
        "A special category of data in marketing or counting.",
        "Жарнамада немесе санауда деректердің ерекше санаты бар.",
    ),
    help: (
        "Здоровье и биометрия для рекламы, профиля и подсчётов не используются: уберите данное из цели.",
        "Health and biometric data are not used for marketing, profiles or counting: take the item out.",
        "Денсаулық пен биометрия жарнамаға, профильге және санауға пайдаланылмайды: деректі мақсаттан алып тастаңыз.",
    ),
    law: &[
        LawRef::ru(
            ("ч. 1 ст. 10 152-ФЗ", "art. 10(1) of 152-FZ", "152-ФЗ 10-бабының 1-бөлігі"),
            Some("NO-WRITTEN-CONSENT"),
        ),
        LawRef::eu(("п. 1 ст. 9 GDPR", "art. 9(1) GDPR", "GDPR 9-бабының 1-тармағы"), Some("PRINCIPLES")),
    ],
    bad: Example::Part(
        r#"данное диагноз "Диагноз" особая-категория=здоровье
цель обзвон "Обзвон" вид=реклама {
    данные фио диагноз
    субъекты клиенты
    основание согласие особая-категория=письменное-согласие
    срок до=отзыва
}
форма обзвон { обязательно фио диагноз; }"#,
    ),
    good: Example::Part(
        r#"цель обзвон "Обзвон" вид=реклама {
    данные фио телефон
    субъекты клиенты
    основание согласие
    срок до=отзыва
}
форма обзвон { обязательно фио телефон; }"#,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    let barred = |p: &&Purpose| matches!(p.class, PurposeClass::Marketing | PurposeClass::Statistics);
    for purpose in policy.purposes.iter().filter(barred) {
        for item in purpose
            .items
            .iter()
            .filter_map(|i| policy.item(i))
            .filter(|i| i.sensitivity != Sensitivity::Ordinary)
        {
            let (item, name) = (&item.name, &purpose.name);
            lint.report(
                &purpose.origin,
                say!(
                    "Цель «{name}» использует «{item}» особой категории",
                    "The purpose `{name}` uses `{item}` of a special category",
                    "«{name}» мақсаты ерекше санаттағы «{item}» дегенді пайдаланады"
                ),
            );
        }
    }
}
