//! `register-field-missing`: A field of the register of processing is missing.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, LawRef, Lint, Rule, fields};

/// The rule.
pub static REGISTER_FIELD_MISSING: Rule = Rule {
    id: "register-field-missing",
    severity: Severity::Warning,
    sentence: ("Реестру обработки не хватает поля.", "A field of the register of processing is missing."),
    help: (
        "Допишите то, что назвал отчёт: реестр показывают надзорному органу по первому требованию.",
        "Add what the report names: the register is shown to the authority on demand.",
    ),
    law: &[
        LawRef::ru(("п. 2 и 4 ч. 1 ст. 18.1 152-ФЗ", "art. 18.1(1)(2) and (4) of 152-FZ"), None),
        LawRef::eu(("п. 1 ст. 30 GDPR", "art. 30(1) GDPR"), Some("ORGANISATION")),
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
цель заказ "Доставка заказа" {
    данные почта
    субъекты покупатели
    основание договор
    срок до=доставки
    предел 1 год после=получения
}
форма заказ кнопка="Заказать" { обязательно почта; }
получатель курьер "Курьер" роль=поручение договор="Договор доставки" { данные почта; для заказ; }
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
цель заказ "Доставка заказа" {
    данные почта
    субъекты покупатели
    основание договор
    срок до=доставки
    предел 1 год после=получения
}
форма заказ кнопка="Заказать" { обязательно почта; }
получатель курьер "Курьер" роль=поручение договор="Договор доставки" страна=Германия { данные почта; для заказ; }
"#,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let gaps = lint.gaps();
    fields::report(
        lint,
        fields::new_ones(lint.policy, &gaps.register, &[&gaps.consents, &gaps.cookies, &gaps.notices]),
    );
}
