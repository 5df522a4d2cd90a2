//! `consent-by-use`: Consent is taken by use of the site.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, LawRef, Lint, Rule};
use crate::model::{ConsentStrength, SpecialGround};

/// The rule.
pub static CONSENT_BY_USE: Rule = Rule {
    id: "consent-by-use",
    severity: Severity::Law,
    sentence: (
        "Согласие берут пользованием сайтом.",
        "Consent is taken by use of the site.",
        "Келісім сайтты пайдаланумен алынады.",
    ),
    help: (
        "152-ФЗ, статья 9: согласие — отдельное действие. Пользование показывает только, что текст был показан: ознакомление.",
        "152-FZ article 9: consent is an act of its own. Use only shows that a text was shown: acknowledgement.",
        "152-ФЗ 9-бабы: келісім жеке әрекет болады. Пайдалану мәтіннің көрсетілгенін ғана білдіреді, ол танысу ғана.",
    ),
    law: &[
        LawRef::ru(
            ("ч. 1 ст. 9 152-ФЗ", "art. 9(1) of 152-FZ", "152-ФЗ 9-бабының 1-бөлігі"),
            Some("NO-GROUND"),
        ),
        LawRef::kz(
            ("ст. 8 Закона РК № 94-V", "art. 8 of Law 94-V", "ҚР № 94-V Заңының 8-бабы"),
            Some("PD-BREACH"),
        ),
        LawRef::eu(
            ("п. 11 ст. 4, ст. 7 GDPR", "art. 4(11), 7 GDPR", "GDPR 4-бабының 11-тармағы, 7-бабы"),
            Some("PRINCIPLES"),
        ),
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
                    "The consent for `{name}` is taken by mere use of the site",
                    "«{name}» мақсатына келісім сайтты пайдаланудың өзімен алынады"
                ),
            );
        } else if consent.strength < ConsentStrength::Written
            && purpose.special == Some(SpecialGround::WrittenConsent)
        {
            lint.report(
                &consent.origin,
                say!(
                    "Для «{name}» нужно письменное согласие, а объявлено более слабое",
                    "`{name}` needs a written consent, but a weaker one is declared",
                    "«{name}» мақсатына жазбаша келісім керек, ал одан әлсізі жарияланған"
                ),
            );
        }
    }
}
