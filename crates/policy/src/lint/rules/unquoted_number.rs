//! `unquoted-number`: Clause numbers with dots are put in quotes.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static UNQUOTED_NUMBER: Rule = Rule {
    id: "unquoted-number",
    severity: Severity::Error,
    sentence: (
        "Номера пунктов с точками берут в кавычки.",
        "Clause numbers with dots are put in quotes.",
        "Нүктесі бар тармақ нөмірлері тырнақшаға алынады.",
    ),
    help: ("пункт=\"3.2.1\"", "clause=\"3.2.1\"", "пункт=\"3.2.1\""),
    law: &[],
    bad: Example::Part(r#"положение споры "Спор решает суд" пункт=3.2.1"#),
    good: Example::Part(r#"положение споры "Спор решает суд" пункт="3.2.1""#),
    check: Check::Reading,
};
