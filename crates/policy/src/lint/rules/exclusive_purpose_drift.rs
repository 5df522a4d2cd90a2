//! `exclusive-purpose-drift`: A text says "solely for this", and the purposes are more.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, LawRef, Lint, Rule};

/// Words by which a text binds itself to one purpose.
const SOLELY: [&str; 17] = [
    "исключительно для",
    "исключительно в целях",
    "исключительно с целью",
    "исключительно чтобы",
    "исключительно ради",
    "только для",
    "только в целях",
    "только с целью",
    "только ради",
    "единственной целью",
    "единственная цель",
    "solely for",
    "solely to",
    "only for",
    "sole purpose",
    "exclusively for",
    "тек қана",
];

/// What such a text must speak of, to be about data at all.
const DATA: [&str; 7] = ["данн", "сведен", "информац", "data", "information", "дерек", "мәлімет"];

/// The rule.
pub static EXCLUSIVE_PURPOSE_DRIFT: Rule = Rule {
    id: "exclusive-purpose-drift",
    severity: Severity::Warning,
    sentence: (
        "Сказано «исключительно для …», а целей больше.",
        "A text says “solely for …”, and there are more purposes.",
        "«Тек … үшін» делінген, ал мақсаттар одан көп.",
    ),
    help: (
        "Назовите в тексте все цели или уберите «исключительно»; прежние слова объясните отступлением.",
        "Name every purpose in the text, or take “solely” out; explain the former words in a departure.",
        "Мәтінде барлық мақсатты атаңыз немесе «исключительно» сөзін алып тастаңыз; бұрынғы сөздерді «отступление» арқылы түсіндіріңіз.",
    ),
    law: &[
        LawRef::ru(
            ("ч. 2 ст. 5 152-ФЗ", "art. 5(2) of 152-FZ", "152-ФЗ 5-бабының 2-бөлігі"),
            Some("NO-GROUND"),
        ),
        LawRef::eu(
            ("пп. (b) п. 1 ст. 5 GDPR", "art. 5(1)(b) GDPR", "GDPR 5-бабы 1-тармағының (b) тармақшасы"),
            Some("PRINCIPLES"),
        ),
    ],
    bad: Example::Part(
        r##"положение зачем "Данные собираются исключительно для ответа на вопросы"
цель обзвон "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание договор
    срок до=закрытия-кабинета
}
форма обзвон { обязательно фио телефон; }"##,
    ),
    good: Example::Part(
        r##"положение зачем "Данные собираются, чтобы ответить на вопрос и перезвонить"
цель обзвон "Обзвон" {
    данные фио телефон
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
    let own: Vec<_> = lint.own_purposes().collect();
    let Some(second) = own.get(1) else { return };
    for statement in &policy.statements {
        let solely = statement.text.texts.values().find_map(|text| {
            let lower = text.to_lowercase();
            let of_data = DATA.iter().any(|word| lower.contains(word));
            SOLELY.iter().find(|mark| of_data && lower.contains(*mark))
        });
        if let Some(mark) = solely {
            let count = own.len();
            let message = say!(
                "Сказано «{mark}», а целей {count}",
                "It says `{mark}`, and there are {count} purposes",
                "«{mark}» делінген, ал мақсаттар саны {count}"
            );
            let other = say!("и эта цель тоже", "this purpose, too", "бұл мақсат та бар");
            lint.report_with(&statement.origin, message, &second.origin, other);
        }
    }
}
