//! `recipient-without-guarantees`: Data go abroad without guarantees.

use crate::decode::known::country_code;
use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, LawRef, Lint, Rule};
use crate::model::HoleOr;

/// The rule.
pub static RECIPIENT_WITHOUT_GUARANTEES: Rule = Rule {
    id: "recipient-without-guarantees",
    severity: Severity::Law,
    sentence: (
        "Данные уходят за границу без гарантий.",
        "Data go abroad without guarantees.",
        "Деректер кепілдіксіз шетелге кетеді.",
    ),
    help: (
        r#"Назовите, что обещает получатель: гарантия "…"; и подайте уведомление о трансграничной передаче."#,
        r#"Name what the recipient guarantees: guarantee "…"; and file the notice of the transfer abroad."#,
        r#"Алушы не уәде ететінін атаңыз: гарантия "…"; және трансшекаралық беру туралы хабарлама беріңіз."#,
    ),
    law: &[
        LawRef::ru(("ст. 12 152-ФЗ", "art. 12 of 152-FZ", "152-ФЗ 12-бабы"), Some("NO-GROUND")),
        LawRef::kz(
            ("ст. 16 Закона РК № 94-V", "art. 16 of Law 94-V", "ҚР № 94-V Заңының 16-бабы"),
            Some("PD-BREACH"),
        ),
        LawRef::eu(("ст. 46 GDPR", "art. 46 GDPR", "GDPR 46-бабы"), Some("PRINCIPLES")),
    ],
    bad: Example::Part(
        r##"получатель облако "Облако" роль=поручение договор="Договор" страна=Китай { данные почта; }"##,
    ),
    good: Example::Part(
        r##"получатель облако "Облако" роль=поручение договор="Договор" страна=Китай { данные почта; гарантия "данные не передаются дальше"; }"##,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    let homes: Vec<&str> = match zalog_law::packs() {
        Ok(packs) => policy.laws.iter().filter_map(|j| packs.of(*j).store_country.as_deref()).collect(),
        Err(_) => return,
    };
    for recipient in policy.recipients.iter().filter(|r| !r.anonymous_only && !r.items.is_empty()) {
        let Some(HoleOr::Given(country)) = &recipient.country else { continue };
        let abroad = !homes.is_empty() && !country_code(country).is_some_and(|c| homes.contains(&c));
        if abroad && recipient.guarantees.is_empty() {
            let (name, place) = (&recipient.name, country.text(policy.language));
            let message = say!(
                "Получатель «{name}» в стране «{place}» ничего не гарантирует",
                "The recipient `{name}` in `{place}` guarantees nothing",
                "«{name}» алушысы ештеңеге кепілдік бермейді, оның елі: {place}"
            );
            lint.report(&recipient.origin, message);
        }
    }
}
