//! `unknown-word`: There is no such word in the language.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static UNKNOWN_WORD: Rule = Rule {
    id: "unknown-word",
    severity: Severity::Error,
    sentence: (
        "Такого слова в языке нет.",
        "There is no such word in the language.",
        "Тілде мұндай сөз жоқ.",
    ),
    help: (
        "Все слова — в docs/language.md.",
        "All words stand in docs/language.md.",
        "Барлық сөз docs/language.md файлында.",
    ),
    law: &[],
    bad: Example::Part(r#"полажение споры "Спор решает суд""#),
    good: Example::Part(r#"положение споры "Спор решает суд""#),
    check: Check::Reading,
};
