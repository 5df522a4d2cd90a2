//! `category-gap`: Data of another person are given, but no category speaks of that person.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, Lint, Rule};

/// The rule.
pub static CATEGORY_GAP: Rule = Rule {
    id: "category-gap",
    severity: Severity::Warning,
    sentence: (
        "В форме дают данные другого человека, а категории для него нет.",
        "A form takes data of another person, but no category speaks of that person.",
        "Формада басқа адамның деректері беріледі, ал оған санат жоқ.",
    ),
    help: (
        "Добавьте к цели того, о ком данные: субъекты представители, ученики, другие-люди.",
        "Add to the purpose whom the data are about: subjects representatives, pupils, other-people.",
        "Мақсатқа деректердің иесін қосыңыз: субъекты представители, ученики, другие-люди.",
    ),
    law: &[],
    bad: Example::Part(
        r#"цель обзвон "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание договор
    срок до=закрытия-кабинета
}
форма обзвон другое-лицо=да { обязательно фио телефон; }"#,
    ),
    good: Example::Part(
        r#"цель обзвон "Обзвон" {
    данные фио телефон
    субъекты клиенты представители
    основание договор
    срок до=закрытия-кабинета
}
форма обзвон другое-лицо=да { обязательно фио телефон; }"#,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    for form in policy.forms.iter().filter(|f| f.other_person) {
        let Some(purpose) = policy.purpose(&form.purpose) else { continue };
        // One category cannot be both who fills the form in and whom it is about.
        if purpose.subjects.len() < 2 {
            let (name, title) = (&form.name, &purpose.name);
            let message = say!(
                "Форма «{name}» принимает данные другого человека, а у цели «{title}» одна категория людей",
                "The form `{name}` takes data of another person, but `{title}` has one category of people",
                "«{name}» формасы басқа адамның деректерін қабылдайды, ал «{title}» мақсатында адамдардың бір ғана санаты бар"
            );
            lint.report_with(
                &form.origin,
                message,
                &purpose.origin,
                say!("цель здесь", "the purpose", "мақсат осында"),
            );
        }
    }
}
