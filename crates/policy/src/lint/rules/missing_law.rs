//! `missing-law`: It is not said whose law applies.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static MISSING_LAW: Rule = Rule {
    id: "missing-law",
    severity: Severity::Error,
    sentence: (
        "Не сказано, чьи нормы действуют.",
        "It is not said whose law applies.",
        "Қай елдің нормалары қолданылатыны айтылмаған.",
    ),
    help: (
        "Внутри политики: нормы РФ (или РК, ЕС).",
        "Inside the policy: law RF (or RK, EU).",
        "Саясаттың ішінде: нормы РФ (немесе РК, ЕС).",
    ),
    law: &[],
    bad: Example::Whole(
        r#"политика "Тест" формат=1 {
    редакция 1 действует="15.12.2026"
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
