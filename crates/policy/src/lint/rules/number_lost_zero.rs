//! `number-lost-zero`: Numbers that begin with a zero or a plus are put in quotes.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static NUMBER_LOST_ZERO: Rule = Rule {
    id: "number-lost-zero",
    severity: Severity::Warning,
    sentence: (
        "Номера с нулём или плюсом в начале берут в кавычки.",
        "Numbers that begin with a zero or a plus are put in quotes.",
        "Нөлден немесе плюстен басталатын нөмірлер тырнақшаға алынады.",
    ),
    help: (
        "Здесь номер прочитан верно, но таблицы и другие программы потеряют первый знак.",
        "The number was read rightly here, but spreadsheets and other programs lose its first character.",
        "Мұнда нөмір дұрыс оқылды, бірақ кестелер мен басқа бағдарламалар бірінші таңбаны жоғалтады.",
    ),
    law: &[],
    bad: Example::Whole(
        r#"политика "Тест" формат=1 {
    нормы РФ
    редакция 1 действует="15.12.2026"
    изменения вступают=с-публикации известить=на-сайте
}
оператор "ООО «Ромашка»" { инн 0207083892; адрес "Москва"; почта "privacy@example.ru"; }
сайт "romashka.example"
"#,
    ),
    good: Example::Whole(
        r#"политика "Тест" формат=1 {
    нормы РФ
    редакция 1 действует="15.12.2026"
    изменения вступают=с-публикации известить=на-сайте
}
оператор "ООО «Ромашка»" { инн "0207083892"; адрес "Москва"; почта "privacy@example.ru"; }
сайт "romashka.example"
"#,
    ),
    check: Check::Reading,
};
