//! `hole-left`: The declaration has holes left.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static HOLE_LEFT: Rule = Rule {
    id: "hole-left",
    severity: Severity::Note,
    sentence: (
        "В декларации остались пропуски.",
        "The declaration has holes left.",
        "Декларацияда толтырылмаған орындар қалған.",
    ),
    help: (
        "Черновику это не мешает; на открытом узле политику с пропусками опубликовать нельзя.",
        "A draft may have them; a policy with holes cannot be published on a public host.",
        "Жоба үшін бұл кедергі емес; ашық торапта толық емес саясатты жариялауға болмайды.",
    ),
    law: &[],
    bad: Example::Whole(
        r#"политика "Тест" формат=1 {
    нормы РФ
    редакция 1 действует="15.12.2026"
    изменения вступают=с-публикации известить=на-сайте
}
оператор "ООО «Ромашка»" { инн "7707083893"; адрес уточнить; почта "privacy@example.ru"; }
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
