//! `effect-date-conflict`: An edition takes effect on notice, but nobody can be notified.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, Lint, Rule};
use crate::model::{NoticeChannel, TakesEffect};

/// The rule.
pub static EFFECT_DATE_CONFLICT: Rule = Rule {
    id: "effect-date-conflict",
    severity: Severity::Warning,
    sentence: (
        "Редакция вступает с уведомления, а уведомлять человека нечем.",
        "An edition takes effect on notice, but nobody can be notified.",
        "Редакция хабарламадан бастап күшіне енеді, ал адамға хабарлайтын жол жоқ.",
    ),
    help: (
        "Добавьте путь до каждого: известить в-кабинете почтой.",
        "Add a way to each person: notify in-account by-email.",
        "Әркімге жететін жол қосыңыз: известить в-кабинете почтой.",
    ),
    law: &[],
    bad: Example::Whole(
        r##"политика "Тест" формат=1 {
    нормы РФ
    редакция 1 действует="15.12.2026"
    изменения вступают=с-уведомления известить=на-сайте
}
оператор "ООО «Ромашка»" { инн "7707083893"; адрес "Москва"; почта "privacy@example.ru"; }
сайт "romashka.example"
"##,
    ),
    good: Example::Whole(
        r##"политика "Тест" формат=1 {
    нормы РФ
    редакция 1 действует="15.12.2026"
    изменения вступают=с-уведомления известить=в-кабинете
}
оператор "ООО «Ромашка»" { инн "7707083893"; адрес "Москва"; почта "privacy@example.ru"; }
сайт "romashka.example"
"##,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    let changes = &policy.changes;
    let personal = changes.notify.iter().any(|n| matches!(n, NoticeChannel::Cabinet | NoticeChannel::Email));
    if changes.effect == TakesEffect::OnNotice && !personal {
        let message = say!(
            "Изменения вступают с уведомления, но до самого человека оно не доходит",
            "Changes take effect on notice, but no notice reaches the person",
            "Өзгерістер хабарламадан бастап күшіне енеді, бірақ хабарлама адамның өзіне жетпейді"
        );
        lint.report(&changes.origin, message);
    }
}
