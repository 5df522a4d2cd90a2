//! `edition-date-missing`: The edition has no date.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, Lint, Rule};

/// The rule.
pub static EDITION_DATE_MISSING: Rule = Rule {
    id: "edition-date-missing",
    severity: Severity::Warning,
    sentence: ("У редакции нет даты.", "The edition has no date.", "Редакцияның күні жоқ."),
    help: (
        "Человек должен знать, с какого дня действует текст: редакция 2 действует=\"15.12.2026\".",
        "People must know since when a text holds: edition 2 effective=\"15.12.2026\".",
        "Адам мәтін қай күннен бастап қолданылатынын білуі керек: редакция 2 действует=\"15.12.2026\".",
    ),
    law: &[],
    bad: Example::Whole(
        r#"политика "Тест" формат=1 {
    нормы РФ
    редакция 1
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
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let edition = &lint.policy.edition;
    let hole = lint.text_of(&edition.origin).contains("уточнить")
        || lint.text_of(&edition.origin).contains("to-fill");
    if edition.effective.is_none() && !hole {
        lint.report(
            &edition.origin,
            say!(
                "Не сказано, с какого дня действует редакция",
                "It is not said since when the edition holds",
                "Редакция қай күннен бастап қолданылатыны айтылмаған"
            ),
        );
    }
}
