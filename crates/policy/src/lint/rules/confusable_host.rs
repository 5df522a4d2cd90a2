//! `confusable-host`: A host looks like another one.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static CONFUSABLE_HOST: Rule = Rule {
    id: "confusable-host",
    severity: Severity::Warning,
    sentence: (
        "Имя узла выглядит как другое.",
        "A host looks like another one.",
        "Торап аты басқа атқа ұқсайды.",
    ),
    help: (
        "Наберите имя узла заново латинскими буквами.",
        "Type the host again in Latin letters.",
        "Торап атын латын әріптерімен қайта теріңіз.",
    ),
    law: &[],
    bad: Example::Part(r#"сайт "rоmashka2.example""#),
    good: Example::Part(r#"сайт "romashka2.example""#),
    check: Check::Reading,
};
