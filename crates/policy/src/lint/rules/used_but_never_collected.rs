//! `used-but-never-collected`: A purpose uses items that nothing collects.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, Lint, Rule};
use crate::model::{ItemClass, ItemKind, Slug};

/// The rule.
pub static USED_BUT_NEVER_COLLECTED: Rule = Rule {
    id: "used-but-never-collected",
    severity: Severity::Warning,
    sentence: (
        "Цель использует данные, которые никто не собирает.",
        "A purpose uses items that nothing collects.",
        "Мақсат ешкім жинамайтын деректі пайдаланады.",
    ),
    help: (
        "Добавьте поле в форму, скажите «откуда=другие» или уберите данное.",
        "Add a field to a form, say `origin=others`, or take the item out.",
        "Формаға өріс қосыңыз, «откуда=другие» деп айтыңыз немесе деректі алып тастаңыз.",
    ),
    law: &[],
    bad: Example::Part(
        r#"цель обзвон "Обзвон" {
    данные фио телефон дата-рождения
    субъекты клиенты
    основание договор
    срок до=закрытия-кабинета
}
форма обзвон { обязательно фио телефон; }"#,
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
    let collected = |slug: &Slug| {
        policy.forms.iter().any(|f| {
            f.fields.iter().any(|field| field.item == *slug)
                || f.outside.iter().any(|o| o.fields.iter().any(|(_, i)| i == slug))
        })
    };
    for purpose in lint.own_purposes() {
        for slug in &purpose.items {
            let Some(item) = policy.item(slug) else { continue };
            // What people are asked for must be asked for somewhere; the rest comes with the request or from others.
            let asked = item.class == ItemClass::Provided
                && item.kind.can_be_asked()
                && item.kind != ItemKind::Credential;
            let written = matches!(item.kind, ItemKind::Order | ItemKind::Amount);
            if asked && !written && !collected(slug) {
                let (item, name) = (&item.name, &purpose.name);
                let message = say!(
                    "Цель «{name}» использует «{item}», но ни одна форма этого не собирает",
                    "The purpose `{name}` uses `{item}`, but no form collects it",
                    "«{name}» мақсаты «{item}» дегенді пайдаланады, бірақ оны бірде-бір форма жинамайды"
                );
                lint.report(&purpose.origin, message);
            }
        }
    }
}
