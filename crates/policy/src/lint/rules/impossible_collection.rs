//! `impossible-collection`: A site cannot collect this.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, Lint, Rule};
use crate::model::ItemClass;

/// What a page cannot read of the device it is shown on.
const IMPOSSIBLE: [&str; 8] = [
    "mac-адрес",
    "mac address",
    "imei",
    "серийный номер",
    "serial number",
    "история посещений",
    "browsing history",
    "носител",
];

/// The rule.
pub static IMPOSSIBLE_COLLECTION: Rule = Rule {
    id: "impossible-collection",
    severity: Severity::Warning,
    sentence: ("Сайт не может этого собрать.", "A site cannot collect this.", "Сайт мұны жинай алмайды."),
    help: (
        "Браузер этого не сообщает: уберите данное или скажите, откуда оно берётся.",
        "No browser tells this: take the item out, or say where it comes from.",
        "Браузер мұны хабарламайды: деректі алып тастаңыз немесе ол қайдан алынатынын айтыңыз.",
    ),
    law: &[],
    bad: Example::Part(
        r##"данное мак "MAC-адрес устройства" вид=строка откуда=браузер
цель обзвон "Обзвон" {
    данные фио телефон мак
    субъекты клиенты
    основание договор
    срок до=закрытия-кабинета
}
форма обзвон { обязательно фио телефон; }"##,
    ),
    good: Example::Part(
        r##"данное экран "Размер экрана" вид=строка откуда=браузер
цель обзвон "Обзвон" {
    данные фио телефон экран
    субъекты клиенты
    основание договор
    срок до=закрытия-кабинета
}
форма обзвон { обязательно фио телефон; }"##,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    for item in policy.items.iter().filter(|i| i.declared && i.class == ItemClass::Observed) {
        let impossible = item.label.texts.values().find_map(|text| {
            let lower = text.to_lowercase();
            IMPOSSIBLE.iter().find(|mark| lower.contains(*mark))
        });
        if let Some(mark) = impossible {
            let name = &item.name;
            let message = say!(
                "Данного «{name}» ({mark}) сайт из браузера не получит",
                "A site cannot get the item `{name}` ({mark}) from a browser",
                "Сайт «{name}» ({mark}) деректі браузерден ала алмайды"
            );
            lint.report(&item.origin, message);
        }
    }
}
