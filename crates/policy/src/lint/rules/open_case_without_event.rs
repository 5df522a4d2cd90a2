//! `open-case-without-event`: Nobody will close the case.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, Lint, Rule};
use crate::model::Event;

/// The rule.
pub static OPEN_CASE_WITHOUT_EVENT: Rule = Rule {
    id: "open-case-without-event",
    severity: Severity::Warning,
    sentence: ("Заявку никто не закроет.", "Nobody will close the case.", "Өтінімді ешкім жаппайды."),
    help: (
        "Срок цели ждёт ответа на заявку, а о заявке никому не сообщают. Добавьте к форме: сообщить администратор.",
        "The term waits for an answer, but nobody is told of the case. Add to the form: tell administrator.",
        "Мақсаттың мерзімі өтінімге жауапты күтеді, ал өтінім туралы ешкімге хабарланбайды. Формаға қосыңыз: сообщить администратор.",
    ),
    law: &[],
    bad: Example::Part(
        r#"цель обзвон "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание договор
    срок 30 дней после=ответа
    предел 90 дней после=получения
}
форма обзвон { обязательно фио телефон; }"#,
    ),
    good: Example::Part(
        r#"цель обзвон "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание договор
    срок 30 дней после=ответа
    предел 90 дней после=получения
}
форма обзвон { обязательно фио телефон; сообщить администратор; }"#,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    for form in policy.forms.iter().filter(|f| f.tells.is_none()) {
        let Some(purpose) = policy.purpose(&form.purpose) else { continue };
        if purpose.keep.end.event == Event::Answered {
            let name = &form.name;
            lint.report_with(
                &form.origin,
                say!(
                    "О заявке с формы «{name}» никому не сообщают, а срок ждёт ответа",
                    "Nobody is told of a case from `{name}`, but the term waits for an answer",
                    "«{name}» формасынан келген өтінім туралы ешкімге хабарланбайды, ал мерзім жауапты күтеді"
                ),
                &purpose.keep.origin,
                say!("срок здесь", "the term is here", "мерзім осында"),
            );
        }
    }
}
