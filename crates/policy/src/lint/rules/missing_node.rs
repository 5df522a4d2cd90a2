//! `missing-node`: A declaration lacks what makes it one.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static MISSING_NODE: Rule = Rule {
    id: "missing-node",
    severity: Severity::Error,
    sentence: (
        "В декларации нет того, без чего её нет.",
        "A declaration lacks what makes it one.",
        "Декларацияда онсыз болмайтын нәрсе жоқ.",
    ),
    help: (
        "Нужны политика, оператор и хотя бы один сайт.",
        "There must be a policy, an operator and at least one site.",
        "Саясат, оператор және кемінде бір сайт керек.",
    ),
    law: &[],
    bad: Example::Whole(
        r#"политика "Тест" { нормы РФ; }
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
