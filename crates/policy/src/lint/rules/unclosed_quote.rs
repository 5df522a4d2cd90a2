//! `unclosed-quote`: Every quote is closed on the same line.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static UNCLOSED_QUOTE: Rule = Rule {
    id: "unclosed-quote",
    severity: Severity::Error,
    sentence: (
        "Каждую кавычку закрывают на той же строке.",
        "Every quote is closed on the same line.",
        "Әр тырнақша сол жолдың өзінде жабылады.",
    ),
    help: ("Поставьте вторую кавычку.", "Put the second quote in.", "Екінші тырнақшаны қойыңыз."),
    law: &[],
    bad: Example::Part(r#"положение споры "Спор решает суд"#),
    good: Example::Part(r#"положение споры "Спор решает суд""#),
    check: Check::Reading,
};
