//! `never-asked`: A consent that nobody ever asks.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, Lint, Rule};
use crate::model::PurposeClass;

/// The rule.
pub static NEVER_ASKED: Rule = Rule {
    id: "never-asked",
    severity: Severity::Warning,
    sentence: (
        "Согласие, которого никто не спросит.",
        "A consent that nobody ever asks.",
        "Ешкім сұрамайтын келісім.",
    ),
    help: (
        "Предложите цель в форме: предложить новости — или дайте ей свою форму.",
        "Offer the purpose in a form, `offers news`, or give it a form of its own.",
        "Мақсатты формада ұсыныңыз: предложить новости; немесе оған өз формасын беріңіз.",
    ),
    law: &[],
    bad: Example::Part(
        r#"цель рассылка "Обзвон" {
    данные почта
    субъекты клиенты
    основание согласие
    срок до=отзыва
}"#,
    ),
    good: Example::Part(
        r#"цель рассылка "Обзвон" {
    данные почта
    субъекты клиенты
    основание согласие
    срок до=отзыва
}
форма рассылка { обязательно почта; }"#,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    for purpose in lint.own_purposes().filter(|p| p.asks_consent()) {
        // Distribution is asked when something is to be published, statistics in the banner.
        let elsewhere = matches!(purpose.class, PurposeClass::Distribution | PurposeClass::Statistics);
        let form = policy.forms.iter().any(|f| f.purpose == purpose.slug || f.offers.contains(&purpose.slug));
        let banner = policy.tags.iter().any(|t| t.purpose == purpose.slug)
            || policy.cookies.iter().any(|c| c.purpose.as_ref() == Some(&purpose.slug));
        if !elsewhere && !form && !banner {
            let name = &purpose.name;
            lint.report(
                &purpose.origin,
                say!(
                    "Согласие на «{name}» нигде не спрашивают",
                    "The consent for `{name}` is asked nowhere",
                    "«{name}» мақсатына келісім еш жерде сұралмайды"
                ),
            );
        }
    }
}
