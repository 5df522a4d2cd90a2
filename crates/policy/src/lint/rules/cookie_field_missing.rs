//! `cookie-field-missing`: A field of the cookie terms is missing.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, LawRef, Lint, Rule, fields};

/// The rule.
pub static COOKIE_FIELD_MISSING: Rule = Rule {
    id: "cookie-field-missing",
    severity: Severity::Warning,
    sentence: (
        "Условиям cookie не хватает поля.",
        "A field of the cookie terms is missing.",
        "Cookie шарттарында өріс жетіспейді.",
    ),
    help: (
        "Скажите о метке, кто получает данные, в какой стране и сколько живёт её cookie.",
        "Say of a tag who gets the data, in which country, and how long its cookie lives.",
        "Белгі туралы айтыңыз: деректерді кім алады, қай елде және оның cookie файлы қанша уақыт сақталады.",
    ),
    law: &[
        LawRef::ru(
            ("ч. 2 ст. 18.1 152-ФЗ", "art. 18.1(2) of 152-FZ", "152-ФЗ 18.1-бабының 2-бөлігі"),
            Some("NO-POLICY"),
        ),
        LawRef::eu(
            (
                "п. 3 ст. 5 Директивы 2002/58/ЕС, ст. 13 GDPR",
                "art. 5(3) of Directive 2002/58/EC, art. 13 GDPR",
                "2002/58/ЕО директивасы 5-бабының 3-тармағы, GDPR 13-бабы",
            ),
            Some("PRINCIPLES"),
        ),
    ],
    bad: Example::Whole(
        r#"политика "Тест" формат=1 {
    нормы ЕС
    редакция 1 действует="15.12.2026"
    изменения вступают=с-публикации известить=на-сайте
}
оператор "Ромашка" { инн "7707083893"; адрес "Москва"; почта "privacy@example.ru"; }
сайт "romashka.example"
хранилище основное страна=Германия адрес="Примерная улица, 1" хостинг="Дата-центр"
цель счёт "Посещаемость" вид=статистика {
    данные ip cookie
    субъекты посетители-сайта
    основание согласие
    срок 90 дней после=получения
}
получатель счётчик "Счётчик" роль=поручение договор="Договор" страна=Германия { данные ip cookie; для счёт; }
метка счётчик "Счётчик" для=счёт получатель=счётчик узлы="counter.example"
"#,
    ),
    good: Example::Whole(
        r#"политика "Тест" формат=1 {
    нормы ЕС
    редакция 1 действует="15.12.2026"
    изменения вступают=с-публикации известить=на-сайте
}
оператор "Ромашка" { инн "7707083893"; адрес "Москва"; почта "privacy@example.ru"; }
сайт "romashka.example"
хранилище основное страна=Германия адрес="Примерная улица, 1" хостинг="Дата-центр"
цель счёт "Посещаемость" вид=статистика {
    данные ip cookie
    субъекты посетители-сайта
    основание согласие
    срок 90 дней после=получения
}
получатель счётчик "Счётчик" роль=поручение договор="Договор" страна=Германия { данные ip cookie; для счёт; }
метка счётчик "Счётчик" для=счёт получатель=счётчик срок="90 дней" узлы="counter.example"
"#,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let gaps = lint.gaps();
    fields::report(lint, fields::new_ones(lint.policy, &gaps.cookies, &[&gaps.consents]));
}
