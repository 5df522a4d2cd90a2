//! `distribution-without-own-consent`: Distribution without a consent of its own.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, LawRef, Lint, Rule};
use crate::model::{Basis, ConsentStrength, PurposeClass};

/// The rule.
pub static DISTRIBUTION_WITHOUT_OWN_CONSENT: Rule = Rule {
    id: "distribution-without-own-consent",
    severity: Severity::Law,
    sentence: (
        "Распространение без своего согласия.",
        "Distribution without a consent of its own.",
        "Өз келісімі жоқ тарату.",
    ),
    help: (
        "152-ФЗ, статья 10.1: согласие на распространение берут отдельно от всех других.",
        "152-FZ article 10.1: consent to distribution is taken apart from all others.",
        "152-ФЗ 10.1-бабы: таратуға келісім басқалардың бәрінен бөлек алынады.",
    ),
    law: &[LawRef::ru(
        ("ч. 1 ст. 10.1 152-ФЗ", "art. 10.1(1) of 152-FZ", "152-ФЗ 10.1-бабының 1-бөлігі"),
        Some("NO-GROUND"),
    )],
    bad: Example::Part(
        r#"цель показ "Обзвон" вид=распространение {
    данные фио телефон
    субъекты клиенты
    основание договор
    срок до=закрытия-кабинета
}
форма показ { обязательно фио телефон; }"#,
    ),
    good: Example::Part(
        r#"цель показ "Обзвон" вид=распространение {
    данные фио телефон
    субъекты клиенты
    основание согласие
    срок до=отзыва
}
форма показ { обязательно фио телефон; }"#,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    for purpose in policy.purposes.iter().filter(|p| p.class == PurposeClass::Distribution) {
        let name = &purpose.name;
        // A consent beside a contract or an interest carries nothing: the data would stay open after its withdrawal.
        let rests_on_it = matches!(purpose.basis, Basis::Consent);
        match policy.consent_for(&purpose.slug).filter(|_| rests_on_it) {
            Some(consent) if consent.strength == ConsentStrength::Distribution => {}
            Some(consent) => lint.report(
                &consent.origin,
                say!(
                    "Согласие на «{name}» не названо согласием на распространение",
                    "The consent for `{name}` is not one for distribution",
                    "«{name}» мақсатына келісім таратуға келісім деп аталмаған"
                ),
            ),
            None => lint.report(
                &purpose.origin,
                say!(
                    "Цель «{name}» раскрывает данные всем, а согласия на это нет",
                    "The purpose `{name}` opens data to anyone without a consent for it",
                    "«{name}» мақсаты деректерді бәріне ашады, ал оған келісім жоқ"
                ),
            ),
        }
    }
}
