//! `consent-for-contract`: Consent is asked where a contract carries the purpose.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, LawRef, Lint, Rule};

/// The rule.
pub static CONSENT_FOR_CONTRACT: Rule = Rule {
    id: "consent-for-contract",
    severity: Severity::Warning,
    sentence: (
        "Согласие спрашивают там, где хватает договора.",
        "Consent is asked where a contract carries the purpose.",
        "Шарт жеткілікті жерде келісім сұралады.",
    ),
    help: (
        "Лишнее согласие вводит в заблуждение: его отзыв ничего не меняет. Уберите его или смените основание.",
        "A needless consent misleads: its withdrawal changes nothing. Take it out, or change the basis.",
        "Артық келісім адастырады: оны қайтарып алу ештеңені өзгертпейді. Оны алып тастаңыз немесе негізді ауыстырыңыз.",
    ),
    law: &[LawRef::ru(
        (
            "ч. 1 ст. 9, п. 5 ч. 1 ст. 6 152-ФЗ",
            "art. 9(1), 6(1)(5) of 152-FZ",
            "152-ФЗ 9-бабының 1-бөлігі, 6-бабы 1-бөлігінің 5-тармағы",
        ),
        None,
    )],
    bad: Example::Part(
        r#"цель обзвон "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание договор
    срок до=закрытия-кабинета
}
форма обзвон { обязательно фио телефон; }
согласие обзвон "Согласие на обзвон""#,
    ),
    good: Example::Part(
        r#"цель обзвон "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание согласие
    срок до=закрытия-кабинета
}
форма обзвон { обязательно фио телефон; }
согласие обзвон "Согласие на обзвон""#,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    for consent in policy.consents.iter().filter(|c| c.declared) {
        let Some(purpose) = policy.purpose(&consent.purpose) else { continue };
        if !purpose.asks_consent() {
            let name = &purpose.name;
            let message = say!(
                "Цель «{name}» держится не на согласии, а согласие на неё спрашивают",
                "The purpose `{name}` does not rest on consent, yet consent is asked for it",
                "«{name}» мақсаты келісімге сүйенбейді, ал оған келісім сұралады"
            );
            lint.report_with(
                &consent.origin,
                message,
                &purpose.origin,
                say!("основание здесь", "the basis is here", "негіз осында"),
            );
        }
    }
    for form in &policy.forms {
        let Some(purpose) = policy.purpose(&form.purpose) else { continue };
        if !purpose.asks_consent() && form.outside.iter().any(|o| o.consent.is_some()) {
            let name = &purpose.name;
            let message = say!(
                "Чужая форма спрашивает согласие, а цель «{name}» держится не на нём",
                "The outside form asks consent, but the purpose `{name}` does not rest on it",
                "Бөгде форма келісім сұрайды, ал «{name}» мақсаты оған сүйенбейді"
            );
            lint.report(&form.origin, message);
        }
    }
}
