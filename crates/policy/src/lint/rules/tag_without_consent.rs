//! `tag-without-consent`: An outside script loads without consent.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, LawRef, Lint, Rule};

/// The rule.
pub static TAG_WITHOUT_CONSENT: Rule = Rule {
    id: "tag-without-consent",
    severity: Severity::Law,
    sentence: (
        "Чужой скрипт грузится не по согласию.",
        "An outside script loads without consent.",
        "Бөгде скрипт келісімсіз жүктеледі.",
    ),
    help: (
        "Поставьте метку на цель с основанием «согласие».",
        "Hang the tag on a purpose whose basis is consent.",
        "Белгіні негізі «согласие» болатын мақсатқа қойыңыз.",
    ),
    law: &[
        LawRef::ru(
            ("ч. 1 ст. 6 152-ФЗ", "art. 6(1) of 152-FZ", "152-ФЗ 6-бабының 1-бөлігі"),
            Some("NO-GROUND"),
        ),
        LawRef::eu(
            (
                "п. 3 ст. 5 Директивы 2002/58/ЕС",
                "art. 5(3) of Directive 2002/58/EC",
                "2002/58/ЕО директивасы 5-бабының 3-тармағы",
            ),
            None,
        ),
    ],
    bad: Example::Part(
        r#"цель статистика "Обзвон" {
    данные ip cookie
    субъекты клиенты
    основание договор
    срок 90 дней после=получения
}
метка чат "Чат" для=статистика { узлы "chat.example"; }"#,
    ),
    good: Example::Part(
        r#"цель статистика "Обзвон" {
    данные ip cookie
    субъекты клиенты
    основание согласие
    срок 90 дней после=получения
}
метка чат "Чат" для=статистика { узлы "chat.example"; }"#,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    for tag in &policy.tags {
        let Some(purpose) = policy.purpose(&tag.purpose) else { continue };
        if !purpose.asks_consent() {
            let (slug, name) = (&tag.slug, &purpose.name);
            let message = say!(
                "Метка «{slug}» служит цели «{name}», а та держится не на согласии",
                "The tag `{slug}` serves `{name}`, which does not rest on consent",
                "«{slug}» белгісі «{name}» мақсатына қызмет етеді, ал ол келісімге сүйенбейді"
            );
            lint.report_with(
                &tag.origin,
                message,
                &purpose.origin,
                say!("цель здесь", "the purpose is here", "мақсат осында"),
            );
        }
    }
    for cookie in policy.cookies.iter().filter(|c| !c.engine) {
        let Some(purpose) = cookie.purpose.as_ref().and_then(|p| policy.purpose(p)) else { continue };
        if !purpose.asks_consent() {
            let (cookie_name, name) = (&cookie.name, &purpose.name);
            let message = say!(
                "Cookie «{cookie_name}» служит цели «{name}», а та держится не на согласии",
                "The cookie `{cookie_name}` serves `{name}`, which does not rest on consent",
                "«{cookie_name}» cookie файлы «{name}» мақсатына қызмет етеді, ал ол келісімге сүйенбейді"
            );
            lint.report(&cookie.origin, message);
        }
    }
}
