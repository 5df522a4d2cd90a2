//! `scope-gap`: A cookie is set for every visitor, but its purpose is silent on them.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, Lint, Rule};

/// The rule.
pub static SCOPE_GAP: Rule = Rule {
    id: "scope-gap",
    severity: Severity::Warning,
    sentence: (
        "Cookie ставят всем посетителям, а цель о них молчит.",
        "A cookie is set for every visitor, but its purpose is silent on them.",
        "Cookie барлық келушіге қойылады, ал мақсат олар туралы үндемейді.",
    ),
    help: (
        "Добавьте к цели: субъекты посетители-сайта.",
        "Add to the purpose: subjects site-visitors.",
        "Мақсатқа қосыңыз: субъекты посетители-сайта.",
    ),
    law: &[],
    bad: Example::Part(
        r##"цель подсчёт "Подсчёт" вид=статистика {
    данные ip cookie
    субъекты клиенты
    основание согласие
    срок 90 дней после=получения
}
cookie "count" "Подсчёт" для=подсчёт срок="90 дней""##,
    ),
    good: Example::Part(
        r##"цель подсчёт "Подсчёт" вид=статистика {
    данные ip cookie
    субъекты посетители-сайта
    основание согласие
    срок 90 дней после=получения
}
cookie "count" "Подсчёт" для=подсчёт срок="90 дней""##,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    for purpose in lint.own_purposes() {
        let cookie = policy.cookies.iter().find(|c| !c.engine && c.purpose.as_ref() == Some(&purpose.slug));
        let visitors = purpose.subjects.iter().any(|s| matches!(s.as_str(), "visitors" | "users"));
        if let Some(cookie) = cookie.filter(|_| !visitors) {
            let (name, cookie_name) = (&purpose.name, &cookie.name);
            let message = say!(
                "Cookie «{cookie_name}» получит каждый посетитель, а цель «{name}» о посетителях не говорит",
                "Every visitor gets the cookie `{cookie_name}`, but `{name}` does not speak of visitors",
                "«{cookie_name}» cookie файлын әр келуші алады, ал «{name}» мақсаты келушілер туралы айтпайды"
            );
            lint.report_with(
                &cookie.origin,
                message,
                &purpose.origin,
                say!("цель здесь", "the purpose", "мақсат осында"),
            );
        }
    }
}
