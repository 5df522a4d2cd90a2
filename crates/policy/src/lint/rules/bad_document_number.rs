//! `bad-document-number`: A document number is wrong.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static BAD_DOCUMENT_NUMBER: Rule = Rule {
    id: "bad-document-number",
    severity: Severity::Error,
    sentence: ("Номер документа неверен.", "A document number is wrong.", "Құжаттың нөмірі қате."),
    help: (
        "Перепишите номер с документа: последняя цифра проверяет остальные.",
        "Copy it again from the document: its last digit checks the others.",
        "Нөмірді құжаттан қайта көшіріңіз: соңғы цифр қалғандарын тексереді.",
    ),
    law: &[],
    bad: Example::Whole(
        r#"политика "Тест" формат=1 {
    нормы РФ
    редакция 1 действует="15.12.2026"
    изменения вступают=с-публикации известить=на-сайте
}
оператор "ООО «Ромашка»" { инн "7707083894"; адрес "Москва"; почта "privacy@example.ru"; }
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
