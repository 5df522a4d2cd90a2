//! `card-as-data`: Card data among the items.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, Lint, Rule};
use crate::syntax::fold::fold;

/// The rule.
pub static CARD_AS_DATA: Rule = Rule {
    id: "card-as-data",
    severity: Severity::Warning,
    sentence: (
        "Данные банковской карты среди данных.",
        "Card data among the items.",
        "Деректер ішінде банк картасының деректері бар.",
    ),
    help: (
        "Номер карты вводят на странице банка; сюда приходит только отметка-об-оплате.",
        "Card numbers are typed on the bank's page; only payment-mark comes here.",
        "Карта нөмірі банктің бетінде енгізіледі; мұнда тек отметка-об-оплате келеді.",
    ),
    law: &[],
    bad: Example::Part(
        r#"данное номер-карты "Номер карты"
цель обзвон "Обзвон" {
    данные фио номер-карты
    субъекты клиенты
    основание договор
    срок до=закрытия-кабинета
}
форма обзвон вход=обязателен { обязательно фио номер-карты; }"#,
    ),
    good: Example::Part(
        r#"цель обзвон "Обзвон" {
    данные фио телефон отметка-об-оплате
    субъекты клиенты
    основание договор
    срок до=закрытия-кабинета
}
форма обзвон вход=обязателен { обязательно фио телефон; }"#,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    for item in policy.items.iter().filter(|i| i.declared) {
        let texts = item.label.texts.values().map(|t| fold(t)).chain([fold(&item.name)]);
        let card = texts.into_iter().any(|t| {
            let t = t.replace('-', " ");
            ["номер карты", "банковской карты", "cvv", "cvc", "card number"].iter().any(|c| t.contains(c))
        });
        if card {
            let name = &item.name;
            lint.report(
                &item.origin,
                say!(
                    "«{name}» — данные карты",
                    "`{name}` is card data",
                    "«{name}» карта дерегі болып табылады"
                ),
            );
        }
    }
}
