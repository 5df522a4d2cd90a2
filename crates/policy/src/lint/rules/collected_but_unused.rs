//! `collected-but-unused`: A form collects what its purpose does not use.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, LawRef, Lint, Rule};

/// The rule.
pub static COLLECTED_BUT_UNUSED: Rule = Rule {
    id: "collected-but-unused",
    severity: Severity::Law,
    sentence: (
        "Форма собирает то, что её цель не использует.",
        "A form collects what its purpose does not use.",
        "Форма мақсаты пайдаланбайтын деректі жинайды.",
    ),
    help: (
        "Уберите поле или добавьте данное к цели.",
        "Take the field out, or add the item to the purpose.",
        "Өрісті алып тастаңыз немесе деректі мақсатқа қосыңыз.",
    ),
    law: &[
        LawRef::ru(
            ("ч. 5 ст. 5 152-ФЗ", "art. 5(5) of 152-FZ", "152-ФЗ 5-бабының 5-бөлігі"),
            Some("NO-GROUND"),
        ),
        LawRef::kz(
            ("ст. 7 Закона РК № 94-V", "art. 7 of Law 94-V", "ҚР № 94-V Заңының 7-бабы"),
            Some("PD-BREACH"),
        ),
        LawRef::eu(
            ("пп. (c) п. 1 ст. 5 GDPR", "art. 5(1)(c) GDPR", "GDPR 5-бабының 1-тармағының (c) тармақшасы"),
            Some("PRINCIPLES"),
        ),
    ],
    bad: Example::Part(
        r#"цель обзвон "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание договор
    срок до=закрытия-кабинета
}
форма обзвон { обязательно фио телефон почта; }"#,
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
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    for form in &policy.forms {
        let Some(purpose) = policy.purpose(&form.purpose) else { continue };
        // A form may also feed the purposes it offers.
        let offered =
            |item| form.offers.iter().filter_map(|o| policy.purpose(o)).any(|p| p.items.contains(item));
        for field in &form.fields {
            if !purpose.items.contains(&field.item) && !offered(&field.item) {
                let (item, name) = (lint.item_name(&field.item), &purpose.name);
                let message = say!(
                    "Форма собирает «{item}», а цель «{name}» этого не использует",
                    "The form collects `{item}`, which the purpose `{name}` does not use",
                    "Форма «{item}» дегенді жинайды, ал «{name}» мақсаты оны пайдаланбайды"
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
}
