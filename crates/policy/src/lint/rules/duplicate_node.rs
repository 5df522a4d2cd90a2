//! `duplicate-node`: One thing is said twice.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static DUPLICATE_NODE: Rule = Rule {
    id: "duplicate-node",
    severity: Severity::Error,
    sentence: ("Одно и то же сказано дважды.", "One thing is said twice."),
    help: ("Оставьте одно.", "Keep one of them."),
    law: &[],
    bad: Example::Part(
        r#"обращения почта
"#,
    ),
    good: Example::Part(r#"положение споры "Спор решает суд""#),
    check: Check::Reading,
};
