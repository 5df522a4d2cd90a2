//! `copies-elsewhere`: Copies stay where Zalog cannot reach them.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, Lint, Rule};
use crate::model::Kept;

/// The rule.
pub static COPIES_ELSEWHERE: Rule = Rule {
    id: "copies-elsewhere",
    severity: Severity::Warning,
    sentence: (
        "Копии остаются там, где Zalog их не достанет.",
        "Copies stay where Zalog cannot reach them.",
        "Көшірмелер Zalog жете алмайтын жерде қалады.",
    ),
    help: (
        "Чужая площадка хранит заявки у себя. Объявите её хранилищем: хранилище заявки \"…\" ведут=люди страна=… { данные … }.",
        "An outside platform keeps submissions. Declare it: store … kept-by=people country=… { uses … }.",
        "Бөгде алаң өтінімдерді өзінде сақтайды. Оны қойма деп жариялаңыз: хранилище заявки \"…\" ведут=люди страна=… { данные … }.",
    ),
    law: &[],
    bad: Example::Part(
        r#"цель обзвон "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание договор
    срок до=закрытия-кабинета
}
форма обзвон { обязательно фио телефон; извне tilda { фио "Name"; телефон "Phone"; }; }"#,
    ),
    good: Example::Part(
        r#"хранилище заявки "Заявки в кабинете площадки" ведут=люди страна=РФ { данные фио телефон; }
цель обзвон "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание договор
    срок до=закрытия-кабинета
}
форма обзвон { обязательно фио телефон; извне tilda { фио "Name"; телефон "Phone"; }; }"#,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    for form in &policy.forms {
        for outside in &form.outside {
            let missing: Vec<String> = outside
                .fields
                .iter()
                .filter(|(_, item)| {
                    !policy.stores.iter().any(|s| s.kept != Kept::Zalog && s.items.contains(item))
                })
                .map(|(_, item)| lint.item_name(item))
                .collect();
            if !missing.is_empty() {
                let (platform, list) = (&outside.platform, missing.join(", "));
                let message = say!(
                    "Форма на «{platform}» оставляет там копии ({list}), а такого хранилища нет",
                    "The form on `{platform}` leaves copies there ({list}), but there is no such store",
                    "«{platform}» алаңындағы форма онда көшірме қалдырады ({list}), ал мұндай қойма жоқ"
                );
                lint.report(&form.origin, message);
            }
        }
    }
}
