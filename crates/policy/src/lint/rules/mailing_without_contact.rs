//! `mailing-without-contact`: A channel without its contact.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, Lint, Rule};
use crate::model::{Channel, ItemKind};

/// The rule.
pub static MAILING_WITHOUT_CONTACT: Rule = Rule {
    id: "mailing-without-contact",
    severity: Severity::Warning,
    sentence: ("Канал связи без контакта.", "A channel without its contact.", "Байланыс дерегі жоқ арна."),
    help: (
        "Для почты нужна почта, для смс и звонка — телефон: добавьте их к данным цели.",
        "E-mail needs an address, SMS and calls a phone: add them to the items.",
        "Пошта үшін пошта, смс пен қоңырау үшін телефон керек: оларды мақсаттың деректеріне қосыңыз.",
    ),
    law: &[],
    bad: Example::Part(
        r#"цель обзвон "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание договор
    срок до=закрытия-кабинета
    каналы почта
}
форма обзвон { обязательно фио телефон; }"#,
    ),
    good: Example::Part(
        r#"цель обзвон "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание договор
    срок до=закрытия-кабинета
    каналы смс
}
форма обзвон { обязательно фио телефон; }"#,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    for purpose in &policy.purposes {
        let has =
            |kind: &ItemKind| purpose.items.iter().filter_map(|i| policy.item(i)).any(|i| i.kind == *kind);
        for channel in &purpose.channels {
            let reachable = match channel {
                Channel::Email => has(&ItemKind::Email),
                Channel::Sms | Channel::Call => has(&ItemKind::Phone),
                Channel::Messenger => has(&ItemKind::Phone) || has(&ItemKind::SocialId),
            };
            if !reachable {
                let name = &purpose.name;
                lint.report(
                    &purpose.origin,
                    say!(
                        "У цели «{name}» есть канал, а контакта для него нет",
                        "The purpose `{name}` has a channel without the contact for it",
                        "«{name}» мақсатының арнасы бар, ал оған байланыс дерегі жоқ"
                    ),
                );
            }
        }
    }
}
