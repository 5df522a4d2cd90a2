//! `not-received-collected`: A purpose uses what the declaration says is not received.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, Lint, Rule};
use crate::model::{Form, Item, ItemKind, NotReceived};
use crate::syntax::Role;
use crate::syntax::fold::fold;
use crate::syntax::word::by_id;
use zalog_words::Lang;

/// The rule.
pub static NOT_RECEIVED_COLLECTED: Rule = Rule {
    id: "not-received-collected",
    severity: Severity::Error,
    sentence: (
        "Среди данных есть то, чего, по словам файла, не получают.",
        "What the file says is not received is among the data.",
        "Деректер ішінде файл алынбайды деген нәрсе бар.",
    ),
    help: (
        "Уберите данное из цели и формы или слово из «не-получаем».",
        "Take the item out of purpose and form, or the word out of `not-received`.",
        "Деректі мақсат пен формадан немесе сөзді «не-получаем» жолынан алып тастаңыз.",
    ),
    law: &[],
    bad: Example::Part(
        r#"не-получаем карты личные-номера
данное снилс "СНИЛС" вид=строка
цель обзвон "Обзвон" {
    данные фио снилс
    субъекты клиенты
    основание договор
    срок до=закрытия-кабинета
}
форма обзвон вход=обязателен { обязательно фио снилс; }"#,
    ),
    good: Example::Part(
        r#"не-получаем карты личные-номера
цель обзвон "Обзвон" {
    данные фио телефон
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
    for item in &policy.items {
        let taken = policy.purposes.iter().any(|p| p.items.contains(&item.slug))
            || policy.forms.iter().any(|f| f.fields.iter().any(|field| field.item == item.slug));
        let Some(sort) = policy.not_received.iter().find(|sort| taken && is_of(item, **sort, &policy.forms))
        else {
            continue;
        };
        let spelt = |lang| by_id(Role::NotReceived, sort.as_str()).map_or("", |word| word.canonical(lang));
        let (name, ru, en) = (&item.name, spelt(Lang::Ru), spelt(Lang::En));
        let message = say!(
            "«{name}» собирают, а в «не-получаем» стоит «{ru}»",
            "`{name}` is collected, and `not-received` says `{en}`",
            "«{name}» жиналады, ал «не-получаем» жолында «{ru}» тұр"
        );
        lint.report(&item.origin, message);
    }
}

/// Whether an item is of a sort, by its kind or by what people call it.
fn is_of(item: &Item, sort: NotReceived, forms: &[Form]) -> bool {
    let fields = || forms.iter().flat_map(|f| &f.fields).filter(|field| field.item == item.slug);
    // The numbers of an organisation are public.
    let of_organisations = fields().next().is_some() && fields().all(|field| field.legal_persons_only);
    let named = |words: &[&str]| {
        let texts = item.label.texts.values().map(|t| fold(t)).chain([fold(&item.name)]);
        texts.map(|t| t.replace('-', " ")).any(|t| words.iter().any(|w| t.contains(w)))
    };
    let document = || named(&["паспорт", "удостоверени", "passport", "identity card", "төлқұжат", "куәлік"]);
    match sort {
        NotReceived::Cards => named(&["номер карты", "банковской карты", "cvv", "cvc", "card number"]),
        NotReceived::BankAccounts => named(&["номер счета", "расчетный счет", "bank account", "iban"]),
        NotReceived::Passports => document() && item.kind != ItemKind::Image,
        NotReceived::IdentityNumbers if of_organisations => false,
        NotReceived::IdentityNumbers => {
            matches!(item.kind, ItemKind::Inn | ItemKind::Bin) || named(&["снилс", "snils", "иин", "жсн"])
        }
        NotReceived::DocumentCopies => {
            named(&["копи", "скан", "copy", "scan"]) && (document() || named(&["документ", "document"]))
                || item.kind == ItemKind::Image && document()
        }
    }
}
