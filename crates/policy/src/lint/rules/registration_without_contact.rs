//! `registration-without-contact`: A registration without a contact.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, Lint, Rule};
use crate::model::{FormField, Need};

/// The rule.
pub static REGISTRATION_WITHOUT_CONTACT: Rule = Rule {
    id: "registration-without-contact",
    severity: Severity::Warning,
    sentence: (
        "Регистрация без контакта.",
        "A registration without a contact.",
        "Байланыс дерегі жоқ тіркелу.",
    ),
    help: (
        "Войти в кабинет можно по почте или телефону: добавьте форме одно из них.",
        "People sign in by e-mail or phone: add one to the form.",
        "Кабинетке пошта немесе телефон арқылы кіруге болады: формаға солардың бірін қосыңыз.",
    ),
    law: &[],
    bad: Example::Part(
        r#"цель кабинет "Кабинет" {
    данные фио
    субъекты клиенты
    основание договор
    срок до=закрытия-кабинета
}
форма регистрация для=кабинет { обязательно фио; }"#,
    ),
    good: Example::Part(
        r#"цель кабинет "Кабинет" {
    данные фио почта
    субъекты клиенты
    основание договор
    срок до=закрытия-кабинета
}
форма регистрация для=кабинет { обязательно фио почта; }"#,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    for form in policy.forms.iter().filter(|f| f.registration) {
        let contact = |f: &FormField| {
            f.need == Need::Required && policy.item(&f.item).is_some_and(|i| i.kind.is_contact())
        };
        if !form.fields.iter().any(contact) {
            let name = &form.name;
            lint.report(
                &form.origin,
                say!(
                    "Форма «{name}» не требует ни почты, ни телефона",
                    "The form `{name}` requires neither e-mail nor phone",
                    "«{name}» формасы поштаны да, телефонды да талап етпейді"
                ),
            );
        }
    }
}
