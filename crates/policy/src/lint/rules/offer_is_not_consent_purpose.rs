//! `offer-is-not-consent-purpose`: A form offers consent for a purpose that does not rest on it.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, Lint, Rule};

/// The rule.
pub static OFFER_IS_NOT_CONSENT_PURPOSE: Rule = Rule {
    id: "offer-is-not-consent-purpose",
    severity: Severity::Warning,
    sentence: (
        "Форма предлагает согласие на цель, которая держится не на нём.",
        "A form offers consent for a purpose that does not rest on it.",
        "Форма келісімге сүйенбейтін мақсатқа келісім ұсынады.",
    ),
    help: (
        "Предлагать можно только цели с основанием «согласие».",
        "Only purposes whose basis is consent can be offered.",
        "Тек негізі «согласие» болатын мақсаттарды ұсынуға болады.",
    ),
    law: &[],
    bad: Example::Part(
        r#"цель обзвон "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание договор
    срок до=закрытия-кабинета
}
цель опрос "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание договор
    срок до=закрытия-кабинета
}
форма обзвон { обязательно фио телефон; предложить опрос; }"#,
    ),
    good: Example::Part(
        r#"цель обзвон "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание договор
    срок до=закрытия-кабинета
}
цель опрос "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание согласие
    срок до=отзыва
}
форма обзвон { обязательно фио телефон; предложить опрос; }"#,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    for form in &policy.forms {
        for purpose in form.offers.iter().filter_map(|o| policy.purpose(o)).filter(|p| !p.asks_consent()) {
            let (form_name, name) = (&form.name, &purpose.name);
            let message = say!(
                "Форма «{form_name}» предлагает цель «{name}», а та держится не на согласии",
                "The form `{form_name}` offers `{name}`, which does not rest on consent",
                "«{form_name}» формасы «{name}» мақсатын ұсынады, ал ол келісімге сүйенбейді"
            );
            lint.report_with(
                &form.origin,
                message,
                &purpose.origin,
                say!("цель здесь", "the purpose is here", "мақсат осында"),
            );
        }
    }
}
