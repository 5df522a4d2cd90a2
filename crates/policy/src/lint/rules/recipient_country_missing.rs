//! `recipient-country-missing`: It is not said in which country a recipient is.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, Lint, Rule};

/// The rule.
pub static RECIPIENT_COUNTRY_MISSING: Rule = Rule {
    id: "recipient-country-missing",
    severity: Severity::Warning,
    sentence: (
        "Не сказано, в какой стране получатель.",
        "It is not said in which country a recipient is.",
        "Алушының қай елде екені айтылмаған.",
    ),
    help: (
        "Передача за границу требует уведомления: укажите страна=РФ или другую.",
        "A transfer abroad needs a notice: give country=RF or another.",
        "Шетелге беру хабарламаны талап етеді: страна=РФ немесе басқасын көрсетіңіз.",
    ),
    law: &[],
    bad: Example::Part(r#"получатель курьер "Курьер" роль=поручение договор="Договор" { данные почта; }"#),
    good: Example::Part(
        r#"получатель курьер "Курьер" роль=поручение договор="Договор" страна=РФ { данные почта; }"#,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    for recipient in
        policy.recipients.iter().filter(|r| r.country.is_none() && !r.items.is_empty() && !r.anonymous_only)
    {
        let name = &recipient.name;
        lint.report(
            &recipient.origin,
            say!(
                "Не сказано, в какой стране получатель «{name}»",
                "It is not said in which country the recipient `{name}` is",
                "«{name}» алушысы қай елде екені айтылмаған"
            ),
        );
    }
}
