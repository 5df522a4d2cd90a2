//! `missing-value`: A value is missing.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static MISSING_VALUE: Rule = Rule {
    id: "missing-value",
    severity: Severity::Error,
    sentence: ("Не хватает значения.", "A value is missing.", "Мән жетіспейді."),
    help: (
        "Допишите его или, в черновике, поставьте «уточнить».",
        "Add it or, in a draft, write `to-fill`.",
        "Оны толықтырыңыз немесе жобада «уточнить» деп қойыңыз.",
    ),
    law: &[],
    bad: Example::Part("положение"),
    good: Example::Part(r#"положение споры "Спор решает суд""#),
    check: Check::Reading,
};
