//! `bad-host-form`: A host is given with its scheme.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static BAD_HOST_FORM: Rule = Rule {
    id: "bad-host-form",
    severity: Severity::Warning,
    sentence: (
        "Узел указан вместе со схемой.",
        "A host is given with its scheme.",
        "Торап хаттама белгісімен бірге көрсетілген.",
    ),
    help: ("Оставьте одно имя узла.", "Keep the host name alone.", "Тек торап атын қалдырыңыз."),
    law: &[],
    bad: Example::Part(r#"сайт "https://romashka2.example""#),
    good: Example::Part(r#"сайт "romashka2.example""#),
    check: Check::Reading,
};
