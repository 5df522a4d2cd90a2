//! `unquoted-date`: Dates are put in quotes.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static UNQUOTED_DATE: Rule = Rule {
    id: "unquoted-date",
    severity: Severity::Error,
    sentence: ("Даты берут в кавычки.", "Dates are put in quotes.", "Күндер тырнақшаға алынады."),
    help: (
        "Читаются \"15.12.2026\" и \"2026-12-15\".",
        "Both \"15.12.2026\" and \"2026-12-15\" are read.",
        "\"15.12.2026\" және \"2026-12-15\" оқылады.",
    ),
    law: &[],
    bad: Example::Whole(
        r#"политика "Тест" формат=1 {
    нормы РФ
    редакция 1 действует=15.12.2026
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
