//! `deadline-conflict`: Two promises on one term disagree.

use crate::diagnostic::{Say, Severity, length, say};
use crate::lint::{Check, Example, Lint, Rule};
use crate::model::RequestKind;

/// The rule.
pub static DEADLINE_CONFLICT: Rule = Rule {
    id: "deadline-conflict",
    severity: Severity::Warning,
    sentence: (
        "Два обещания об одном сроке спорят.",
        "Two promises on one term disagree.",
        "Бір мерзім туралы екі уәде бір-біріне қайшы.",
    ),
    help: (
        "Обращение, о котором сказано отдельно, не должно ждать дольше любого другого: сократите его срок.",
        "A request spoken of by itself should not wait longer than any other: shorten its term.",
        "Бөлек айтылған өтініш басқалардан ұзақ күтпеуі керек: оның мерзімін қысқартыңыз.",
    ),
    law: &[],
    bad: Example::Part(
        r##"обращение любое ответ-за="5 дней"
обращение прекращение ответ-за="7 дней""##,
    ),
    good: Example::Part(
        r##"обращение любое ответ-за="7 дней"
обращение прекращение ответ-за="5 дней""##,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    let Some(any) = policy.requests.iter().find(|r| r.kind == RequestKind::Any) else { return };
    let Some(general) = any.within else { return };
    for promise in policy.requests.iter().filter(|r| r.kind != RequestKind::Any) {
        if let Some(within) = promise.within.filter(|w| w.unit == general.unit && w.amount > general.amount) {
            let (own, all) = (length(within), length(general));
            let message = Say::new(
                format!("На это обращение обещано: {}, а на любое — {}", own.ru, all.ru),
                format!("Promised for this kind: {}, for any other: {}", own.en, all.en),
                format!("Бұл өтінішке уәде: {}, ал кез келгеніне: {}", own.kk, all.kk),
            );
            lint.report_with(
                &promise.origin,
                message,
                &any.origin,
                say!("на любое", "for any other", "кез келгеніне"),
            );
        }
    }
}
