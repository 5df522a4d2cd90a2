//! `silent-change`: Nobody is told of a new edition.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, Lint, Rule};

/// The rule.
pub static SILENT_CHANGE: Rule = Rule {
    id: "silent-change",
    severity: Severity::Warning,
    sentence: (
        "О новой редакции никому не скажут.",
        "Nobody is told of a new edition.",
        "Жаңа редакция туралы ешкімге айтылмайды.",
    ),
    help: (
        "Добавьте: изменения вступают=с-уведомления известить=почтой.",
        "Add: changes take-effect=on-notice notify=by-email.",
        "Қосыңыз: изменения вступают=с-уведомления известить=почтой.",
    ),
    law: &[],
    bad: Example::Whole(
        r#"политика "Тест" формат=1 {
    нормы РФ
    редакция 1 действует="15.12.2026"
    изменения вступают=с-публикации
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
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let changes = &lint.policy.changes;
    if changes.notify.is_empty() {
        lint.report(
            &changes.origin,
            say!(
                "Не сказано, как людей известят о новой редакции",
                "It is not said how people are told of a new edition",
                "Жаңа редакция туралы адамдарға қалай хабарланатыны айтылмаған"
            ),
        );
    }
}
