//! `notice-field-missing`: A field of the notice of processing is missing.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, LawRef, Lint, Rule, fields};

/// The rule.
pub static NOTICE_FIELD_MISSING: Rule = Rule {
    id: "notice-field-missing",
    severity: Severity::Warning,
    sentence: (
        "Уведомлению уполномоченного органа не хватает поля.",
        "A field of the notice of processing is missing.",
        "Уәкілетті органға берілетін хабарламада өріс жетіспейді.",
    ),
    help: (
        "Допишите то, что назвал отчёт, или впишите это от руки, когда будете подавать уведомление.",
        "Add what the report names, or write it in by hand when filing the notice.",
        "Есеп атағанды қосып жазыңыз немесе хабарламаны берерде қолмен толтырыңыз.",
    ),
    law: &[LawRef::ru(
        (
            "ч. 3 ст. 22 152-ФЗ, приказ Роскомнадзора № 180",
            "art. 22(3) of 152-FZ, Roskomnadzor order 180",
            "152-ФЗ 22-бабының 3-бөлігі, Роскомнадзордың № 180 бұйрығы",
        ),
        Some("NO-NOTICE"),
    )],
    bad: Example::Whole(
        r#"политика "Тест" формат=1 {
    нормы РФ
    редакция 1 действует="15.12.2026"
    изменения вступают=с-публикации известить=на-сайте
}
оператор "ООО «Ромашка»" {
    инн "7707083893"; огрн "1027700132195"; адрес "Москва"; почта "privacy@example.ru"
    ответственный должность="юрист" телефон="+7 495 000-00-01" почта="officer@example.ru" адрес="Москва"
}
сайт "romashka.example"
хранилище основное адрес="Москва" хостинг="ООО «Дата-центр»"
уведомление начало="01.09.2026" шифрование=нет
"#,
    ),
    good: Example::Whole(
        r#"политика "Тест" формат=1 {
    нормы РФ
    редакция 1 действует="15.12.2026"
    изменения вступают=с-публикации известить=на-сайте
}
оператор "ООО «Ромашка»" {
    инн "7707083893"; огрн "1027700132195"; адрес "Москва"; почта "privacy@example.ru"
    ответственный должность="юрист" телефон="+7 495 000-00-01" почта="officer@example.ru" адрес="Москва"
}
сайт "romashka.example"
хранилище основное адрес="Москва" хостинг="ООО «Дата-центр»"
уведомление начало="01.09.2026" шифрование=нет уровень-защищённости=4
"#,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let gaps = lint.gaps();
    fields::report(lint, fields::new_ones(lint.policy, &gaps.notices, &[&gaps.consents, &gaps.cookies]));
}
