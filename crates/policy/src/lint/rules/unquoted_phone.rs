//! `unquoted-phone`: Phone numbers with brackets and dashes are put in quotes.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static UNQUOTED_PHONE: Rule = Rule {
    id: "unquoted-phone",
    severity: Severity::Error,
    sentence: (
        "Телефоны со скобками и дефисами берут в кавычки.",
        "Phone numbers with brackets and dashes are put in quotes.",
        "Жақша мен дефисі бар телефондар тырнақшаға алынады.",
    ),
    help: (
        "телефон \"+7 (495) 000-12-30\"",
        "phone \"+7 (495) 000-12-30\"",
        "телефон \"+7 (495) 000-12-30\"",
    ),
    law: &[],
    bad: Example::Whole(
        r#"политика "Тест" формат=1 {
    нормы РФ
    редакция 1 действует="15.12.2026"
    изменения вступают=с-публикации известить=на-сайте
}
оператор "ООО «Ромашка»" { инн "7707083893"; адрес "Москва"; почта "privacy@example.ru"; телефон +7(495)000-12-30; }
сайт "romashka.example"
"#,
    ),
    good: Example::Whole(
        r#"политика "Тест" формат=1 {
    нормы РФ
    редакция 1 действует="15.12.2026"
    изменения вступают=с-публикации известить=на-сайте
}
оператор "ООО «Ромашка»" { инн "7707083893"; адрес "Москва"; почта "privacy@example.ru"; телефон "+7(495)000-12-30"; }
сайт "romashka.example"
"#,
    ),
    check: Check::Reading,
};
