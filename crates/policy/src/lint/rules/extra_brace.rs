//! `extra-brace`: A closing brace closes nothing.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static EXTRA_BRACE: Rule = Rule {
    id: "extra-brace",
    severity: Severity::Error,
    sentence: (
        "Закрывающая скобка ничего не закрывает.",
        "A closing brace closes nothing.",
        "Жабатын жақша ештеңені жаппайды.",
    ),
    help: (
        "Уберите скобку или верните открывающую.",
        "Take it out, or put its opening brace back.",
        "Жақшаны алып тастаңыз немесе ашатынын қайтарыңыз.",
    ),
    law: &[],
    bad: Example::Part(
        r#"положение споры "Спор решает суд"
}"#,
    ),
    good: Example::Part(r#"положение споры "Спор решает суд""#),
    check: Check::Reading,
};
