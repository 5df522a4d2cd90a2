//! `account-event-without-account`: A term waits for the closing of an account nobody has.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, Lint, Rule};
use crate::model::Event;

/// The rule.
pub static ACCOUNT_EVENT_WITHOUT_ACCOUNT: Rule = Rule {
    id: "account-event-without-account",
    severity: Severity::Warning,
    sentence: (
        "Срок ждёт закрытия кабинета у тех, у кого кабинета нет.",
        "A term waits for the closing of an account nobody has.",
        "Кабинеті жоқ адамдардың мерзімі кабинеттің жабылуын күтеді.",
    ),
    help: (
        "Добавьте форме вход=обязателен, а если кабинет не нужен — предел: предел 1 год после=получения.",
        "Add sign-in=required to the form or, where no account is needed, a limit: at-most 1 year after=received.",
        "Формаға вход=обязателен деп қосыңыз, кабинет керек болмаса шек жазыңыз: предел 1 год после=получения.",
    ),
    law: &[],
    bad: Example::Part(
        r#"цель обзвон "Обзвон" {
    данные фио телефон
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
форма обзвон вход=обязателен { обязательно фио телефон; }"#,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    for form in policy.forms.iter().filter(|f| !f.registration && !f.sign_in_required) {
        let Some(purpose) = policy.purpose(&form.purpose) else { continue };
        let keep = &purpose.keep;
        if keep.end.event == Event::AccountClosed && keep.at_most.is_none() {
            let (form_name, name) = (&form.name, &purpose.name);
            let message = say!(
                "Форму «{form_name}» может отправить тот, у кого нет кабинета, а срок цели «{name}» ждёт его закрытия",
                "The form `{form_name}` can be sent without an account, but the term of `{name}` waits for its closing",
                "«{form_name}» формасын кабинеті жоқ адам жібере алады, ал «{name}» мақсатының мерзімі кабинеттің жабылуын күтеді"
            );
            lint.report_with(
                &form.origin,
                message,
                &keep.origin,
                say!("срок здесь", "the term is here", "мерзім осында"),
            );
        }
    }
}
