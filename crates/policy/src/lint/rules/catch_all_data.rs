//! `catch-all-data`: Data are named “any other”.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, LawRef, Lint, Rule};

/// Words that name no kind of data.
const ALL: [&str; 9] = [
    "иные сведения",
    "иные данные",
    "другие данные",
    "любые данные",
    "любая информация",
    "иная информация",
    "any other",
    "other data",
    "other information",
];

/// The rule.
pub static CATCH_ALL_DATA: Rule = Rule {
    id: "catch-all-data",
    severity: Severity::Warning,
    sentence: (
        "Данные названы словом «иные».",
        "Data are named “any other”.",
        "Деректер «басқа» деген сөзбен аталған.",
    ),
    help: (
        "Назовите каждое данное: ненайденного в списке собирать нельзя.",
        "Name each item: what is not in the list may not be collected.",
        "Әр деректі атаңыз: тізімде жоғын жинауға болмайды.",
    ),
    law: &[
        LawRef::ru(
            ("ч. 5 ст. 5 152-ФЗ", "art. 5(5) of 152-FZ", "152-ФЗ 5-бабының 5-бөлігі"),
            Some("NO-GROUND"),
        ),
        LawRef::eu(
            ("пп. (c) п. 1 ст. 5 GDPR", "art. 5(1)(c) GDPR", "GDPR 5-бабы 1-тармағының (c) тармақшасы"),
            Some("PRINCIPLES"),
        ),
    ],
    bad: Example::Part(
        r##"данное прочее "Иные сведения о человеке" вид=строка
цель обзвон "Обзвон" {
    данные фио телефон прочее
    субъекты клиенты
    основание договор
    срок до=закрытия-кабинета
}
форма обзвон { обязательно фио телефон прочее; }"##,
    ),
    good: Example::Part(
        r##"данное рост "Рост в сантиметрах" вид=строка
цель обзвон "Обзвон" {
    данные фио телефон рост
    субъекты клиенты
    основание договор
    срок до=закрытия-кабинета
}
форма обзвон { обязательно фио телефон рост; }"##,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    for item in policy.items.iter().filter(|i| i.declared) {
        let catch_all = item.label.texts.values().any(|text| {
            let lower = text.to_lowercase();
            ALL.iter().any(|mark| lower.contains(mark))
        });
        if catch_all {
            let name = &item.name;
            let message = say!(
                "Данное «{name}» может быть чем угодно",
                "The item `{name}` may be anything",
                "«{name}» деген дерек кез келген нәрсе болуы мүмкін"
            );
            lint.report(&item.origin, message);
        }
    }
}
