//! `host-list-drift`: Two hosts differ by one letter.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, Lint, Rule};
use crate::syntax::fold::distance;

/// The rule.
pub static HOST_LIST_DRIFT: Rule = Rule {
    id: "host-list-drift",
    severity: Severity::Warning,
    sentence: (
        "Два узла отличаются одной буквой.",
        "Two hosts differ by one letter.",
        "Екі тораптың бір ғана әрпі басқа.",
    ),
    help: (
        "Проверьте, не опечатка ли это: узлы должны совпадать везде.",
        "Check for a slip: hosts must be the same everywhere.",
        "Қате терілмегенін тексеріңіз: тораптар барлық жерде бірдей болуы керек.",
    ),
    law: &[],
    bad: Example::Part(
        r#"сайт "karu.example"
сайт "kapu.example""#,
    ),
    good: Example::Part(
        r#"сайт "karu.example"
сайт "drgum.example""#,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    for (at, site) in policy.sites.iter().enumerate() {
        for other in policy.sites.iter().take(at) {
            let (host, near) = (&site.host, &other.host);
            // Two ends of one name (.ru, .com) are no slip.
            let same_name = host.split('.').next() == near.split('.').next();
            if !same_name && distance(host, near, 1).is_some() {
                let message = say!(
                    "Узлы «{host}» и «{near}» отличаются одной буквой",
                    "The hosts `{host}` and `{near}` differ by one letter",
                    "«{host}» және «{near}» тораптарының бір ғана әрпі басқа"
                );
                lint.report_with(
                    &site.origin,
                    message,
                    &other.origin,
                    say!("другой узел", "the other host", "басқа торап"),
                );
            }
        }
    }
}
