//! `duplicate-node`: One thing is said twice.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static DUPLICATE_NODE: Rule = Rule {
    id: "duplicate-node",
    severity: Severity::Error,
    sentence: ("Одно и то же сказано дважды.", "One thing is said twice.", "Бір нәрсе екі рет айтылған."),
    help: ("Оставьте одно.", "Keep one of them.", "Біреуін қалдырыңыз."),
    law: &[],
    bad: Example::Part(
        r#"обращения почта
"#,
    ),
    good: Example::Part(r#"положение споры "Спор решает суд""#),
    check: Check::Reading,
};
