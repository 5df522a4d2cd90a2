//! `recipient-given-more`: A recipient is given more than the purpose needs.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, LawRef, Lint, Rule};

/// The rule.
pub static RECIPIENT_GIVEN_MORE: Rule = Rule {
    id: "recipient-given-more",
    severity: Severity::Warning,
    sentence: (
        "Получатель получает больше, чем нужно цели.",
        "A recipient is given more than the purpose needs.",
        "Алушы мақсатқа керегінен көп алады.",
    ),
    help: (
        "Передавать можно только данные названных целей: уберите лишнее.",
        "Only the items of the purposes named may be passed on: take the rest out.",
        "Тек аталған мақсаттардың деректерін беруге болады: артығын алып тастаңыз.",
    ),
    law: &[
        LawRef::ru(
            ("ч. 4-5 ст. 5 152-ФЗ", "art. 5(4)-(5) of 152-FZ", "152-ФЗ 5-бабының 4–5-бөліктері"),
            Some("NO-GROUND"),
        ),
        LawRef::eu(
            ("пп. (c) п. 1 ст. 5 GDPR", "art. 5(1)(c) GDPR", "GDPR 5-бабы 1-тармағының (c) тармақшасы"),
            Some("PRINCIPLES"),
        ),
    ],
    bad: Example::Part(
        r##"цель обзвон "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание договор
    срок до=закрытия-кабинета
}
форма обзвон { обязательно фио телефон; }
получатель курьер "Курьер" роль=поручение договор="Договор" страна=РФ для=обзвон { данные телефон почта; }"##,
    ),
    good: Example::Part(
        r##"цель обзвон "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание договор
    срок до=закрытия-кабинета
}
форма обзвон { обязательно фио телефон; }
получатель курьер "Курьер" роль=поручение договор="Договор" страна=РФ для=обзвон { данные телефон; }"##,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    for recipient in policy.recipients.iter().filter(|r| !r.purposes.is_empty()) {
        let purposes: Vec<_> = recipient.purposes.iter().filter_map(|p| policy.purpose(p)).collect();
        let extra: Vec<String> = recipient
            .items
            .iter()
            .filter(|item| !purposes.iter().any(|p| p.items.contains(item)))
            .map(|item| lint.item_name(item))
            .collect();
        if !extra.is_empty() {
            let (name, list) = (&recipient.name, extra.join(", "));
            let message = say!(
                "Получателю «{name}» дают {list}, но его цели этого не используют",
                "The recipient `{name}` is given {list}, which its purposes do not use",
                "«{name}» алушысына {list} беріледі, бірақ оның мақсаттары мұны пайдаланбайды"
            );
            lint.report(&recipient.origin, message);
        }
    }
}
