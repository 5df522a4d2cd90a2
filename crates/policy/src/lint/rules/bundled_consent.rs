//! `bundled-consent`: One form asks consent for several purposes at once.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, LawRef, Lint, Rule};
use crate::model::ConsentStrength;

/// The rule.
pub static BUNDLED_CONSENT: Rule = Rule {
    id: "bundled-consent",
    severity: Severity::Warning,
    sentence: (
        "Одна форма собирает данные по согласию на несколько целей сразу.",
        "One form asks consent for several purposes at once.",
        "Бір форма бірнеше мақсатқа келісімді бірден жинайды.",
    ),
    help: (
        "Каждой цели — своё согласие: оставьте форме одну цель, остальные предложите словом «предложить».",
        "Each purpose has a consent of its own: keep one for the form and offer the others.",
        "Әр мақсатқа өз келісімі: формада бір мақсатты қалдырып, басқаларын «предложить» сөзімен ұсыныңыз.",
    ),
    law: &[
        LawRef::ru(
            ("ч. 1 ст. 9 152-ФЗ", "art. 9(1) of 152-FZ", "152-ФЗ 9-бабының 1-бөлігі"),
            Some("NO-GROUND"),
        ),
        LawRef::eu(("п. 2 ст. 7 GDPR", "art. 7(2) GDPR", "GDPR 7-бабының 2-тармағы"), Some("PRINCIPLES")),
    ],
    bad: Example::Part(
        r#"цель опрос "Обзвон" {
    данные почта
    субъекты клиенты
    основание согласие
    срок до=отзыва
}
согласие опрос сила=пользование"#,
    ),
    good: Example::Part(
        r#"цель опрос "Обзвон" {
    данные почта
    субъекты клиенты
    основание согласие
    срок до=отзыва
}
форма опрос { обязательно почта; }"#,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    // A consent taken by mere use is given together with everything else the use means.
    for consent in policy.consents.iter().filter(|c| c.strength == ConsentStrength::Use) {
        let name = policy.purpose(&consent.purpose).map_or("", |p| p.name.as_str());
        lint.report(
            &consent.origin,
            say!(
                "Согласие на «{name}» берут вместе с пользованием сайтом",
                "The consent for `{name}` is taken together with the use of the site",
                "«{name}» мақсатына келісім сайтты пайдаланумен бірге алынады"
            ),
        );
    }
    for form in &policy.forms {
        for offered in &form.offers {
            if *offered == form.purpose {
                lint.report(
                    &form.origin,
                    say!(
                        "Форма предлагает согласие на ту же цель, которой служит",
                        "The form offers consent for the very purpose it serves",
                        "Форма өзі қызмет ететін мақсатқа келісім ұсынады"
                    ),
                );
            }
        }
    }
}
