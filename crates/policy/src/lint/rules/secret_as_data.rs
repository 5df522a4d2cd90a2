//! `secret-as-data`: A password stands among a purpose's items.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, Lint, Rule};
use crate::model::ItemKind;

/// The rule.
pub static SECRET_AS_DATA: Rule = Rule {
    id: "secret-as-data",
    severity: Severity::Warning,
    sentence: (
        "Пароль указан среди данных цели.",
        "A password stands among a purpose's items.",
        "Құпиясөз мақсаттың деректері ішінде көрсетілген.",
    ),
    help: (
        "Пароль не хранится, хранится его отпечаток; этим занята цель «безопасность», её объявлять не нужно.",
        "Passwords are not kept, only a hash is; the engine's own purpose `security` does that.",
        "Құпиясөз сақталмайды, оның таңбасы ғана сақталады; онымен «безопасность» мақсаты айналысады, оны жариялау қажет емес.",
    ),
    law: &[],
    bad: Example::Part(
        r#"цель обзвон "Обзвон" {
    данные фио телефон пароль
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
    for purpose in
        policy.purposes.iter().filter(|p| !p.engine && !matches!(p.slug.as_str(), "security" | "account"))
    {
        let secret =
            purpose.items.iter().filter_map(|i| policy.item(i)).any(|i| i.kind == ItemKind::Credential);
        if secret {
            let name = &purpose.name;
            lint.report(
                &purpose.origin,
                say!(
                    "Среди данных цели «{name}» есть пароль",
                    "The purpose `{name}` uses a password",
                    "«{name}» мақсатының деректері ішінде құпиясөз бар"
                ),
            );
        }
    }
}
