//! `placeholder-contact`: A placeholder stands where a contact should.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static PLACEHOLDER_CONTACT: Rule = Rule {
    id: "placeholder-contact",
    severity: Severity::Error,
    sentence: (
        "Вместо контакта стоит заглушка.",
        "A placeholder stands where a contact should.",
        "Байланыс дерегінің орнында оны ауыстырған жазу тұр.",
    ),
    help: (
        "Впишите настоящий адрес; защита от роботов должна быть на странице, а не в декларации.",
        "Write the real address; protection from robots belongs on the page, not here.",
        "Нағыз мекенжайды жазыңыз; роботтардан қорғау декларацияда емес, бетте болуы керек.",
    ),
    law: &[],
    bad: Example::Whole(
        r#"политика "Тест" формат=1 {
    нормы РФ
    редакция 1 действует="15.12.2026"
    изменения вступают=с-публикации известить=на-сайте
}
оператор "ООО «Ромашка»" { инн "7707083893"; адрес "Москва"; почта "[email protected]"; }
сайт "romashka.example"
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
"#,
    ),
    check: Check::Reading,
};
