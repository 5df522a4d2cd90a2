//! `single-channel`: There is only one way in for requests.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, Lint, Rule};

/// The rule.
pub static SINGLE_CHANNEL: Rule = Rule {
    id: "single-channel",
    severity: Severity::Warning,
    sentence: (
        "Обратиться можно только одним путём.",
        "There is only one way in for requests.",
        "Тек бір жолмен хабарласуға болады.",
    ),
    help: (
        "Один телефон отвечает только в рабочие часы. Добавьте: обращения почта кабинет страница письмо.",
        "A phone alone answers in office hours only. Add: channels-in email account page post.",
        "Жалғыз телефон тек жұмыс сағатында жауап береді. Қосыңыз: обращения почта кабинет страница письмо.",
    ),
    law: &[],
    bad: Example::Whole(
        r#"политика "Тест" формат=1 {
    нормы РФ
    редакция 1 действует="15.12.2026"
    изменения вступают=с-публикации известить=на-сайте
}
оператор "ООО «Ромашка»" { инн "7707083893"; адрес "Москва"; почта "privacy@example.ru"; }
сайт "romashka.example"
обращения звонок
"#,
    ),
    good: Example::Whole(
        r#"политика "Тест" формат=1 {
    нормы РФ
    редакция 1 действует="15.12.2026"
    изменения вступают=с-публикации известить=на-сайте
}
оператор "ООО «Ромашка»" { инн "7707083893"; адрес "Москва"; почта "privacy@example.ru"; }
сайт "romashka.example"
обращения звонок почта
"#,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    if let Some(origin) = policy.origins.get("channels-in")
        && policy.channels.len() <= 1
    {
        lint.report(
            origin,
            say!(
                "Путь для обращений только один",
                "There is only one way in for requests",
                "Өтініш берудің бір ғана жолы бар"
            ),
        );
    }
}
