//! `payment-without-recipient`: Payment goes through somebody who is no declared recipient.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, Lint, Rule};

/// The rule.
pub static PAYMENT_WITHOUT_RECIPIENT: Rule = Rule {
    id: "payment-without-recipient",
    severity: Severity::Warning,
    sentence: (
        "Оплата идёт через того, кто не назван получателем.",
        "Payment goes through somebody who is no declared recipient.",
        "Төлем алушы деп аталмаған тұлға арқылы өтеді.",
    ),
    help: (
        "Добавьте: получатель банк \"…\" роль=самостоятельный.",
        "Add: recipient bank \"…\" role=controller.",
        "Қосыңыз: получатель банк \"…\" роль=самостоятельный.",
    ),
    law: &[],
    bad: Example::Part(
        r#"цель обзвон "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание договор
    срок до=закрытия-кабинета
}
форма обзвон { обязательно фио телефон; оплата через=банк; }"#,
    ),
    good: Example::Part(
        r#"получатель банк "Банк" роль=самостоятельный страна=РФ
цель обзвон "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание договор
    срок до=закрытия-кабинета
}
форма обзвон { обязательно фио телефон; оплата через=банк; }"#,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    for form in &policy.forms {
        if let Some(through) = &form.payment
            && !policy.recipients.iter().any(|r| r.slug == *through)
        {
            let name = &form.name;
            lint.report(
                &form.origin,
                say!(
                    "Форма «{name}» принимает оплату через «{through}», а такого получателя нет",
                    "The form `{name}` takes payment through `{through}`, which is no recipient",
                    "«{name}» формасы төлемді «{through}» арқылы қабылдайды, ал мұндай алушы жоқ"
                ),
            );
        }
    }
}
