//! `transfer-without-collection`: A recipient is given what no purpose uses.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, Lint, Rule};

/// The rule.
pub static TRANSFER_WITHOUT_COLLECTION: Rule = Rule {
    id: "transfer-without-collection",
    severity: Severity::Warning,
    sentence: (
        "Получателю передают то, чего нет ни у одной цели.",
        "A recipient is given what no purpose uses.",
        "Алушыға бірде-бір мақсатта жоқ дерек беріледі.",
    ),
    help: (
        "Передать можно только то, что собрано для какой-то цели.",
        "Only what is collected for some purpose can be passed on.",
        "Тек қандай да бір мақсат үшін жиналғанды беруге болады.",
    ),
    law: &[],
    bad: Example::Part(
        r#"получатель курьер "Курьер" роль=поручение договор="Договор" страна=РФ { данные почта отчество; }"#,
    ),
    good: Example::Part(
        r#"получатель курьер "Курьер" роль=поручение договор="Договор" страна=РФ { данные почта; }"#,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    for recipient in &policy.recipients {
        for slug in &recipient.items {
            if !policy.purposes.iter().any(|p| !p.engine && p.items.contains(slug)) {
                let (item, name) = (lint.item_name(slug), &recipient.name);
                let message = say!(
                    "Получатель «{name}» получает «{item}», но ни одна цель этого не использует",
                    "The recipient `{name}` is given `{item}`, but no purpose uses it",
                    "«{name}» алушысы «{item}» дегенді алады, бірақ бірде-бір мақсат оны пайдаланбайды"
                );
                lint.report(&recipient.origin, message);
            }
        }
    }
}
