//! `bad-date`: There is no such date.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static BAD_DATE: Rule = Rule {
    id: "bad-date",
    severity: Severity::Error,
    sentence: ("Такой даты нет.", "There is no such date.", "Мұндай күн жоқ."),
    help: (
        "Пишут \"15.12.2026\" или \"2026-12-15\".",
        "Write \"15.12.2026\" or \"2026-12-15\".",
        "\"15.12.2026\" немесе \"2026-12-15\" деп жазылады.",
    ),
    law: &[],
    bad: Example::Whole(
        r#"политика "Тест" формат=1 {
    нормы РФ
    редакция 1 действует="31.02.2026"
    изменения вступают=с-публикации известить=на-сайте
}
оператор "ООО «Ромашка»" { инн "7707083893"; адрес "Москва"; почта "privacy@example.ru"; }
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
