//! `recipient-without-contract`: A processor without a contract.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, LawRef, Lint, Rule};
use crate::model::RecipientRole;

/// The rule.
pub static RECIPIENT_WITHOUT_CONTRACT: Rule = Rule {
    id: "recipient-without-contract",
    severity: Severity::Law,
    sentence: ("Поручение без договора.", "A processor without a contract.", "Шартсыз тапсырма."),
    help: (
        "152-ФЗ, статья 6, часть 3: обработка по поручению идёт по договору. Укажите его: договор=\"Договор хостинга\".",
        "152-FZ article 6(3): a processor works under a contract. Name it: contract=\"Hosting contract\".",
        "152-ФЗ 6-бабының 3-бөлігі: тапсырма бойынша өңдеу шартпен жүреді. Оны көрсетіңіз: договор=\"Договор хостинга\".",
    ),
    law: &[
        LawRef::ru(
            ("ч. 3 ст. 6 152-ФЗ", "art. 6(3) of 152-FZ", "152-ФЗ 6-бабының 3-бөлігі"),
            Some("NO-GROUND"),
        ),
        LawRef::eu(
            ("п. 3 ст. 28 GDPR", "art. 28(3) GDPR", "GDPR 28-бабының 3-тармағы"),
            Some("ORGANISATION"),
        ),
    ],
    bad: Example::Part(r#"получатель курьер "Курьер" роль=поручение страна=РФ { данные почта; }"#),
    good: Example::Part(
        r#"получатель курьер "Курьер" роль=поручение страна=РФ договор="Договор доставки" { данные почта; }"#,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    for recipient in
        policy.recipients.iter().filter(|r| r.role == RecipientRole::Processor && !r.anonymous_only)
    {
        if recipient.contract.is_none() {
            let name = &recipient.name;
            lint.report(
                &recipient.origin,
                say!(
                    "У получателя «{name}» поручение, а договор не назван",
                    "The recipient `{name}` is a processor, but no contract is named",
                    "«{name}» алушысында тапсырма бар, ал шарт аталмаған"
                ),
            );
        }
    }
}
