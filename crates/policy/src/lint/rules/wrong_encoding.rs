//! `wrong-encoding`: Files are saved in UTF-8.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static WRONG_ENCODING: Rule = Rule {
    id: "wrong-encoding",
    severity: Severity::Error,
    sentence: ("Файл сохраняют в кодировке UTF-8.", "Files are saved in UTF-8.", "Файл UTF-8 кодтауымен сақталады."),
    help: ("В «Блокноте»: Файл, Сохранить как, Кодировка UTF-8. «zalog check --fix» сделает это сам.", "In Notepad: File, Save as, Encoding UTF-8. `zalog check --fix` does it for you.", "«Блокнотта»: Файл, Басқаша сақтау, Кодтау UTF-8. «zalog check --fix» мұны өзі жасайды."),
    law: &[],
    bad: Example::Bytes(b"\xef\xee\xeb\xe8\xf2\xe8\xea\xe0 \x22\xd2\xe5\xf1\xf2\x22 \xf4\xee\xf0\xec\xe0\xf2=1 {\n    \xed\xee\xf0\xec\xfb \xd0\xd4\n    \xf0\xe5\xe4\xe0\xea\xf6\xe8\xff 1 \xe4\xe5\xe9\xf1\xf2\xe2\xf3\xe5\xf2=\x2215.12.2026\x22\n    \xe8\xe7\xec\xe5\xed\xe5\xed\xe8\xff \xe2\xf1\xf2\xf3\xef\xe0\xfe\xf2=\xf1-\xef\xf3\xe1\xeb\xe8\xea\xe0\xf6\xe8\xe8 \xe8\xe7\xe2\xe5\xf1\xf2\xe8\xf2\xfc=\xed\xe0-\xf1\xe0\xe9\xf2\xe5\n}\n\xee\xef\xe5\xf0\xe0\xf2\xee\xf0 \x22\xce\xce\xce \xab\xd0\xee\xec\xe0\xf8\xea\xe0\xbb\x22 { \xe8\xed\xed \x227707083893\x22; \xe0\xe4\xf0\xe5\xf1 \x22\xcc\xee\xf1\xea\xe2\xe0\x22; \xef\xee\xf7\xf2\xe0 \x22privacy@example.ru\x22; }\n\xf1\xe0\xe9\xf2 \x22romashka.example\x22\n"),
    good: Example::Whole(r#"политика "Тест" формат=1 {
    нормы РФ
    редакция 1 действует="15.12.2026"
    изменения вступают=с-публикации известить=на-сайте
}
оператор "ООО «Ромашка»" { инн "7707083893"; адрес "Москва"; почта "privacy@example.ru"; }
сайт "romashka.example"
"#),
    check: Check::Reading,
};
