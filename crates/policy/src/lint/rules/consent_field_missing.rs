//! `consent-field-missing`: A required field of a consent is missing.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, LawRef, Lint, Rule, fields};

/// The rule.
pub static CONSENT_FIELD_MISSING: Rule = Rule {
    id: "consent-field-missing",
    severity: Severity::Law,
    sentence: (
        "Согласию не хватает обязательного поля.",
        "A required field of a consent is missing.",
        "Келісімде міндетті өріс жетіспейді.",
    ),
    help: (
        "Допишите то, что назвал отчёт: без обязательных полей согласие не имеет силы.",
        "Add what the report names: without its required fields a consent is void.",
        "Есеп атағанды қосып жазыңыз: міндетті өрістері жоқ келісім жарамсыз.",
    ),
    law: &[
        LawRef::ru(
            (
                "ч. 4 ст. 9, ст. 10.1 152-ФЗ, приказ Роскомнадзора № 18",
                "art. 9(4), 10.1 of 152-FZ, Roskomnadzor order 18",
                "152-ФЗ 9-бабының 4-бөлігі, 10.1-бабы, Роскомнадзордың № 18 бұйрығы",
            ),
            Some("NO-WRITTEN-CONSENT"),
        ),
        LawRef::kz(
            ("п. 4 ст. 8 Закона РК № 94-V", "art. 8(4) of Law 94-V", "ҚР № 94-V Заңы 8-бабының 4-тармағы"),
            Some("PD-BREACH"),
        ),
        LawRef::eu(("ст. 7, 13 GDPR", "art. 7, 13 GDPR", "GDPR 7, 13-баптары"), Some("PRINCIPLES")),
    ],
    bad: Example::Part(
        r#"цель отзывы "Публикация отзывов" вид=распространение {
    данные имя отзыв
    субъекты клиенты
    основание согласие
    срок до=отзыва
    предел 1 год после=согласия
}
форма отзывы кнопка="Отправить отзыв" { обязательно имя отзыв; }"#,
    ),
    good: Example::Part(
        r#"цель отзывы "Публикация отзывов" вид=распространение {
    данные имя отзыв
    субъекты клиенты
    основание согласие
    срок до=отзыва
    предел 1 год после=согласия
}
согласие отзывы { ресурс "https://romashka.example/reviews"; }
форма отзывы кнопка="Отправить отзыв" { обязательно имя отзыв; }"#,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let gaps = lint.gaps();
    fields::report(lint, fields::new_ones(lint.policy, &gaps.consents, &[]));
}
