//! `visibility-conflict`: One place promises not to publish, another publishes.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, Lint, Rule};
use crate::model::PurposeClass;

/// The rule.
pub static VISIBILITY_CONFLICT: Rule = Rule {
    id: "visibility-conflict",
    severity: Severity::Warning,
    sentence: (
        "Одно место обещает не публиковать, другое публикует.",
        "One place promises not to publish, another publishes.",
        "Бір жер жарияламауға уәде береді, екіншісі жариялайды.",
    ),
    help: (
        "Уберите «опубликование» из «никогда» или цель распространения.",
        "Take `publication` out of `never`, or the purpose of distribution out.",
        "«опубликование» сөзін «никогда» жолынан немесе тарату мақсатын алып тастаңыз.",
    ),
    law: &[],
    bad: Example::Part(
        r##"передача запрещена { никогда опубликование; }
цель витрина "Отзывы на сайте" вид=распространение {
    данные фио
    субъекты клиенты
    основание согласие
    срок до=отзыва
    предел 1 год после=согласия
}
форма витрина { обязательно фио; }"##,
    ),
    good: Example::Part(
        r##"передача запрещена { никогда продажа; }
цель витрина "Отзывы на сайте" вид=распространение {
    данные фио
    субъекты клиенты
    основание согласие
    срок до=отзыва
    предел 1 год после=согласия
}
форма витрина { обязательно фио; }"##,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    let never = policy.disclosure.never.iter().any(|n| n == "publication");
    for purpose in lint.own_purposes().filter(|p| p.class == PurposeClass::Distribution) {
        if never {
            let name = &purpose.name;
            let message = say!(
                "Цель «{name}» публикует данные, а публиковать их обещано никогда",
                "The purpose `{name}` publishes data that are promised never to be published",
                "«{name}» мақсаты деректерді жариялайды, ал оларды ешқашан жарияламау уәде етілген"
            );
            let other = policy.disclosure.origin.clone().unwrap_or_else(|| purpose.origin.clone());
            lint.report_with(
                &purpose.origin,
                message,
                &other,
                say!("обещано здесь", "promised here", "уәде осында"),
            );
        }
    }
}
