//! `consent-by-use`: Consent is taken by use of the site.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, LawRef, Lint, Rule};
use crate::model::{ConsentStrength, SpecialGround};

/// The rule.
pub static CONSENT_BY_USE: Rule = Rule {
    id: "consent-by-use",
    severity: Severity::Law,
    sentence: ("Согласие берут пользованием сайтом.", "Consent is taken by use of the site."),
    help: (
        "152-ФЗ, статья 9: согласие — отдельное действие. Пользование показывает только, что текст был показан: ознакомление.",
        "152-FZ article 9: consent is an act of its own. Use only shows that a text was shown: acknowledgement.",
    ),
    law: &[
        LawRef::ru(("ч. 1 ст. 9 152-ФЗ", "art. 9(1) of 152-FZ"), Some("NO-GROUND")),
        LawRef::kz(("ст. 8 Закона РК № 94-V", "art. 8 of Law 94-V"), Some("PD-BREACH")),
        LawRef::eu(("п. 11 ст. 4, ст. 7 GDPR", "art. 4(11), 7 GDPR"), Some("PRINCIPLES")),
    ],
    bad: Example::Part(
        r#"цель обзвон "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание согласие
    срок до=отзыва
}
форма обзвон { обязательно фио телефон; }
согласие обзвон сила=пользование"#,
    ),
    good: Example::Part(
        r#"цель обзвон "Обзвон" {
    данные фио телефон
    субъекты клиенты
    основание согласие
    срок до=отзыва
}
форма обзвон { обязательно фио телефон; }
согласие обзвон сила=отдельное"#,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    for consent in &policy.consents {
        let Some(purpose) = policy.purpose(&consent.purpose) else { continue };
        let name = &purpose.name;
        if consent.strength == ConsentStrength::Use {
            lint.report(
                &consent.origin,
                say!(
                    "Согласие на «{name}» берут одним пользованием сайтом",
                    "The consent for `{name}` is taken by mere use of the site"
                ),
            );
        } else if consent.strength < ConsentStrength::Written
            && purpose.special == Some(SpecialGround::WrittenConsent)
        {
            lint.report(
                &consent.origin,
                say!(
                    "Для «{name}» нужно письменное согласие, а объявлено более слабое",
                    "`{name}` needs a written consent, but a weaker one is declared"
                ),
            );
        }
    }
}
