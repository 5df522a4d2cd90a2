//! `barred-use`: A purpose bars a use, and the same file makes it.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, LawRef, Lint, Rule};
use crate::model::{Bar, PurposeClass};

/// The rule.
pub static BARRED_USE: Rule = Rule {
    id: "barred-use",
    severity: Severity::Law,
    sentence: (
        "Цель запрещает то, что файл тут же делает.",
        "A purpose bars what the same file does.",
        "Мақсат файлдың өзі істейтін іске тыйым салады.",
    ),
    help: (
        "Уберите слово из «нельзя» или то, что ему противоречит: получателя, метку, вид цели.",
        "Take the word out of `never-for`, or what contradicts it: the recipient, the tag, the kind of purpose.",
        "«нельзя» жолындағы сөзді немесе оған қайшы келетінді алып тастаңыз: алушыны, белгіні, мақсаттың түрін.",
    ),
    law: &[
        LawRef::ru(
            ("ч. 2 ст. 5 152-ФЗ", "art. 5(2) of 152-FZ", "152-ФЗ 5-бабының 2-бөлігі"),
            Some("NO-GROUND"),
        ),
        LawRef::kz(
            ("ст. 7 Закона РК № 94-V", "art. 7 of Law 94-V", "ҚР № 94-V Заңының 7-бабы"),
            Some("PD-BREACH"),
        ),
        LawRef::eu(
            ("пп. (b) п. 1 ст. 5 GDPR", "art. 5(1)(b) GDPR", "GDPR 5-бабының 1-тармағының (b) тармақшасы"),
            Some("PRINCIPLES"),
        ),
    ],
    bad: Example::Part(
        r##"цель обзвон "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание договор
    срок до=закрытия-кабинета
    нельзя передача
}
форма обзвон { обязательно фио телефон; }
получатель курьер "Курьер" роль=поручение договор="Договор" страна=РФ для=обзвон { данные телефон; }"##,
    ),
    good: Example::Part(
        r##"цель обзвон "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание договор
    срок до=закрытия-кабинета
    нельзя реклама профиль
}
форма обзвон { обязательно фио телефон; }
получатель курьер "Курьер" роль=поручение договор="Договор" страна=РФ для=обзвон { данные телефон; }"##,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    for purpose in lint.own_purposes() {
        let name = &purpose.name;
        let barred = |bar: Bar| purpose.bars.contains(&bar);
        let passing = policy.recipients.iter().filter(|r| r.purposes.contains(&purpose.slug));
        let tags = policy.tags.iter().filter(|t| t.purpose == purpose.slug && t.recipient.is_some());
        let passing = passing.map(|r| &r.origin).chain(tags.map(|t| &t.origin));
        for other in passing.filter(|_| barred(Bar::Disclosure)) {
            let message = say!(
                "Цель «{name}» запрещает передачу, а получатель для неё назван",
                "The purpose `{name}` bars passing on, and a recipient is named for it",
                "«{name}» мақсаты деректерді беруге тыйым салады, ал ол үшін алушы аталған"
            );
            lint.report_with(
                other,
                message,
                &purpose.origin,
                say!("запрет здесь", "barred here", "тыйым осында"),
            );
        }
        let made = match purpose.class {
            PurposeClass::Marketing => Some(Bar::Marketing),
            PurposeClass::Distribution => Some(Bar::Publication),
            _ => None,
        };
        if made.is_some_and(barred) {
            let message = say!(
                "Цель «{name}» запрещает то, для чего она сама: смотрите её вид",
                "The purpose `{name}` bars what it is itself for: look at its kind",
                "«{name}» мақсаты өзі арналған іске тыйым салады: оның түріне қараңыз"
            );
            lint.report(&purpose.origin, message);
        }
    }
}
