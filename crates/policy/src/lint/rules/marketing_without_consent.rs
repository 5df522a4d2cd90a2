//! `marketing-without-consent`: Marketing without consent.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, LawRef, Lint, Rule};
use crate::model::PurposeClass;

/// The rule.
pub static MARKETING_WITHOUT_CONSENT: Rule = Rule {
    id: "marketing-without-consent",
    severity: Severity::Law,
    sentence: ("Реклама без согласия.", "Marketing without consent.", "Келісімсіз жарнама."),
    help: (
        "38-ФЗ, статья 18 и 152-ФЗ, статья 15: реклама по сетям связи — только с согласия. Напишите: основание согласие.",
        "38-FZ article 18 and 152-FZ article 15: marketing needs prior consent. Write: basis consent.",
        "38-ФЗ 18-бабы және 152-ФЗ 15-бабы: байланыс желілері арқылы жарнама тек келісіммен. Былай жазыңыз: основание согласие.",
    ),
    law: &[
        LawRef::ru(
            (
                "ч. 1 ст. 15 152-ФЗ, ч. 1 ст. 18 38-ФЗ",
                "art. 15(1) of 152-FZ, art. 18(1) of 38-FZ",
                "152-ФЗ 15-бабының 1-бөлігі, 38-ФЗ 18-бабының 1-бөлігі",
            ),
            Some("SPAM"),
        ),
        LawRef::kz(
            ("ст. 8 Закона РК № 94-V", "art. 8 of Law 94-V", "ҚР № 94-V Заңының 8-бабы"),
            Some("PD-BREACH"),
        ),
        LawRef::eu(
            (
                "ст. 13 Директивы 2002/58/ЕС",
                "art. 13 of Directive 2002/58/EC",
                "2002/58/ЕО директивасының 13-бабы",
            ),
            None,
        ),
    ],
    bad: Example::Part(
        r#"цель обзвон "Обзвон" вид=реклама {
    данные фио телефон
    субъекты клиенты
    основание договор
    срок до=закрытия-кабинета
    каналы смс
}
форма обзвон { обязательно фио телефон; }"#,
    ),
    good: Example::Part(
        r#"цель обзвон "Обзвон" вид=реклама {
    данные фио телефон
    субъекты клиенты
    основание согласие
    срок до=отзыва
    предел 3 года после=согласия
    каналы смс
}
форма обзвон { обязательно фио телефон; }"#,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    for purpose in policy.purposes.iter().filter(|p| p.class == PurposeClass::Marketing && !p.asks_consent())
    {
        let name = &purpose.name;
        lint.report(
            &purpose.origin,
            say!(
                "Цель «{name}» — реклама, а её основание не согласие",
                "The purpose `{name}` is marketing, but its basis is not consent",
                "«{name}» мақсаты жарнама, ал оның негізі келісім емес"
            ),
        );
    }
}
