//! `anonymous-vs-identified`: “Anonymous” data point to a person.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, Lint, Rule};
use crate::model::ItemKind;

/// The rule.
pub static ANONYMOUS_VS_IDENTIFIED: Rule = Rule {
    id: "anonymous-vs-identified",
    severity: Severity::Warning,
    sentence: ("«Обезличенное» указывает на человека.", "“Anonymous” data point to a person."),
    help: (
        "IP-адрес, cookie и контакты указывают на человека: назовите данные персональными или передавайте только подсчитанное.",
        "An IP address, a cookie and contacts point to a person: call the data personal, or pass on counts alone.",
    ),
    law: &[],
    bad: Example::Part(
        r##"получатель счётовод "Подсчёт" роль=поручение договор="Договор" страна=РФ только=обезличенные { данные почта; }"##,
    ),
    good: Example::Part(
        r##"получатель счётовод "Подсчёт" роль=поручение договор="Договор" страна=РФ только=обезличенные"##,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    for recipient in policy.recipients.iter().filter(|r| r.anonymous_only && !r.items.is_empty()) {
        let name = &recipient.name;
        let list: Vec<String> = recipient.items.iter().map(|i| lint.item_name(i)).collect();
        let list = list.join(", ");
        let message = say!(
            "Получателю «{name}» дают только обезличенное, но названы: {list}",
            "The recipient `{name}` gets anonymous data only, yet these are named: {list}"
        );
        lint.report(&recipient.origin, message);
    }
    for purpose in lint.own_purposes() {
        let said = purpose.title.texts.values().any(|text| {
            let lower = text.to_lowercase();
            lower.contains("обезлич") || lower.contains("аноним") || lower.contains("anonym")
        });
        let pointing = purpose.items.iter().find(|slug| {
            policy
                .item(slug)
                .is_some_and(|i| i.kind.is_contact() || matches!(i.kind, ItemKind::Ip | ItemKind::Cookie))
        });
        if let Some(item) = pointing.filter(|_| said) {
            let (name, item) = (&purpose.name, lint.item_name(item));
            let message = say!(
                "Цель «{name}» названа обезличенной, но использует «{item}»",
                "The purpose `{name}` is called anonymous, yet it uses `{item}`"
            );
            lint.report(&purpose.origin, message);
        }
    }
}
