//! `unused-declaration`: Declared and named nowhere.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, Lint, Rule};

/// The rule.
pub static UNUSED_DECLARATION: Rule = Rule {
    id: "unused-declaration",
    severity: Severity::Note,
    sentence: (
        "Объявлено и нигде не названо.",
        "Declared and named nowhere.",
        "Жарияланған, бірақ еш жерде аталмаған.",
    ),
    help: (
        "Назовите его там, где оно нужно, или уберите.",
        "Name it where it is needed, or take it out.",
        "Оны керек жерде атаңыз немесе алып тастаңыз.",
    ),
    law: &[],
    bad: Example::Part(r#"данное хобби "Увлечение""#),
    good: Example::Part(
        r#"данное хобби "Увлечение"
цель обзвон "Обзвон" {
    данные фио хобби
    субъекты клиенты
    основание договор
    срок до=закрытия-кабинета
}
форма обзвон вход=обязателен { обязательно фио хобби; }"#,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    for item in policy.items.iter().filter(|i| i.declared) {
        let used = policy.purposes.iter().any(|p| p.items.contains(&item.slug))
            || policy.forms.iter().any(|f| f.fields.iter().any(|field| field.item == item.slug));
        if !used {
            let name = &item.name;
            lint.report(
                &item.origin,
                say!(
                    "Данное «{name}» не нужно ни одной цели",
                    "No purpose uses the item `{name}`",
                    "«{name}» деген дерек бірде-бір мақсатқа керек емес"
                ),
            );
        }
    }
    for role in &policy.roles {
        let used = policy.purposes.iter().any(|p| p.seen_by.contains(&role.slug))
            || policy.forms.iter().any(|f| f.tells.as_ref() == Some(&role.slug));
        if !used && role.origin.line > 0 {
            let name = &role.name;
            lint.report(
                &role.origin,
                say!(
                    "Роль «{name}» ничего не видит",
                    "The role `{name}` sees nothing",
                    "«{name}» рөлі ештеңе көрмейді"
                ),
            );
        }
    }
}
