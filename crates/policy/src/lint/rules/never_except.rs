//! `never-except`: Passing on is barred, yet there are recipients.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, Lint, Rule};
use crate::model::RecipientRole;

/// The rule.
pub static NEVER_EXCEPT: Rule = Rule {
    id: "never-except",
    severity: Severity::Warning,
    sentence: (
        "Передача запрещена, а получатели есть.",
        "Passing on is barred, yet there are recipients.",
        "Деректерді беруге тыйым салынған, ал алушылар бар.",
    ),
    help: (
        "Запрет не касается поручения: скажите это отступлением, добавьте исключение или уберите получателя.",
        "The bar does not cover processors: say so in a departure, add an exception, or take the recipient out.",
        "Тыйым тапсырмаға қатысты емес: мұны «отступление» сөзімен айтыңыз, ерекше жағдай қосыңыз немесе алушыны алып тастаңыз.",
    ),
    law: &[],
    bad: Example::Part(
        r#"получатель партнёр "Партнёр" роль=самостоятельный страна=РФ { данные почта; }
передача запрещена"#,
    ),
    good: Example::Part(
        r#"получатель партнёр "Партнёр" роль=самостоятельный страна=РФ { данные почта; }
передача запрещена { исключение исполнение-договора; }"#,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    let Some(origin) = policy.disclosure.origin.as_ref().filter(|_| policy.disclosure.barred) else { return };
    let excepted = policy.disclosure.exceptions.iter().any(|e| {
        // An exception for authorities alone lets nobody else in.
        !e.to.texts.values().any(|t| t == "Государственные органы" || t == "Суд")
    });
    let outsiders = policy
        .recipients
        .iter()
        .filter(|r| r.role == RecipientRole::Controller && !r.anonymous_only && !r.items.is_empty());
    if excepted || policy.disclosure.unless_written_permission {
        return;
    }
    for recipient in outsiders {
        let name = &recipient.name;
        lint.report_with(
            &recipient.origin,
            say!(
                "Передача запрещена без исключений для «{name}»",
                "Passing on is barred without an exception for `{name}`",
                "«{name}» деректерін беруге ерекше жағдайсыз тыйым салынған"
            ),
            origin,
            say!("запрет здесь", "barred here", "тыйым осында"),
        );
    }
}
