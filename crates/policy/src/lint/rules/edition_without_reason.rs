//! `edition-without-reason`: A new edition without a reason.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, Lint, Rule};

/// The rule.
pub static EDITION_WITHOUT_REASON: Rule = Rule {
    id: "edition-without-reason",
    severity: Severity::Warning,
    sentence: (
        "Новая редакция без причины.",
        "A new edition without a reason.",
        "Жаңа редакцияның себебі жоқ.",
    ),
    help: (
        r#"Люди увидят, что поменялось; скажите и почему: редакция 2 из-за=закона причина="…". Без «из-за» редакция не публикуется."#,
        r#"People will see what changed; say why too: edition 2 because-of=law reason="…". Without `because-of` it is not published."#,
        r#"Адамдар не өзгергенін көреді; неге екенін де айтыңыз: редакция 2 из-за=закона причина="…". «из-за» болмаса, редакция жарияланбайды."#,
    ),
    law: &[],
    bad: Example::Whole(
        r##"политика "Тест" формат=1 {
    нормы РФ
    редакция 2 действует="15.12.2026"
    изменения вступают=с-публикации известить=на-сайте
}
оператор "ООО «Ромашка»" { инн "7707083893"; адрес "Москва"; почта "privacy@example.ru"; }
сайт "romashka.example"
"##,
    ),
    good: Example::Whole(
        r##"политика "Тест" формат=1 {
    нормы РФ
    редакция 2 из-за=обработки причина="новый срок" действует="15.12.2026"
    изменения вступают=с-публикации известить=на-сайте
}
оператор "ООО «Ромашка»" { инн "7707083893"; адрес "Москва"; почта "privacy@example.ru"; }
сайт "romashka.example"
"##,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    let edition = &policy.edition;
    if edition.number > 1 && (edition.reason.is_none() || edition.causes.is_empty()) {
        let number = edition.number;
        let message = say!(
            "У редакции {number} нет причины",
            "The edition {number} has no reason",
            "{number}-редакцияның себебі жоқ"
        );
        lint.report(&edition.origin, message);
    }
}
