//! `retention-conflict`: The limit comes before the term.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, Lint, Rule};

/// The rule.
pub static RETENTION_CONFLICT: Rule = Rule {
    id: "retention-conflict",
    severity: Severity::Warning,
    sentence: (
        "Предел наступает раньше срока.",
        "The limit comes before the term.",
        "Шек мерзімнен бұрын басталады.",
    ),
    help: (
        "Данные уйдут по пределу, и срок никогда не сработает: исправьте одно из двух.",
        "The limit ends the keeping and the term never applies: correct one of them.",
        "Деректер шек бойынша кетеді де, мерзім ешқашан іске қосылмайды: екеуінің бірін түзетіңіз.",
    ),
    law: &[],
    bad: Example::Part(
        r##"цель обзвон "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание договор
    срок 3 года после=получения
    предел 1 год после=получения
}
форма обзвон { обязательно фио телефон; }"##,
    ),
    good: Example::Part(
        r##"цель обзвон "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание договор
    срок 1 год после=получения
    предел 3 года после=получения
}
форма обзвон { обязательно фио телефон; }"##,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    for purpose in lint.own_purposes() {
        let keep = &purpose.keep;
        if let (Some(span), Some(limit)) = (keep.end.after, keep.at_most.as_ref())
            && keep.end.event == limit.event
            && span.unit == limit.span.unit
            && limit.span.amount < span.amount
        {
            let name = &policy.purpose(&purpose.slug).map_or("", |p| p.name.as_str());
            let message = say!(
                "У цели «{name}» предел короче срока, а считают их от одного события",
                "The limit of `{name}` is shorter than its term, and both run from one event",
                "«{name}» мақсатының шегі мерзімінен қысқа, ал олар бір оқиғадан есептеледі"
            );
            lint.report(&keep.origin, message);
        }
    }
}
