//! `stray-punctuation`: The language has no colons, dashes, brackets or numbering.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static STRAY_PUNCTUATION: Rule = Rule {
    id: "stray-punctuation",
    severity: Severity::Error,
    sentence: (
        "Двоеточий, тире, скобок и нумерации в языке нет.",
        "The language has no colons, dashes, brackets or numbering.",
        "Тілде қос нүкте, сызықша, жай жақша және нөмірлеу жоқ.",
    ),
    help: (
        "Слово, пробел, значение: цель кабинет \"Личный кабинет\".",
        "Word, space, value: purpose account \"Account\".",
        "Сөз, бос орын, мән: цель кабинет \"Личный кабинет\".",
    ),
    law: &[],
    bad: Example::Part(r#"положение: споры "Спор решает суд""#),
    good: Example::Part(r#"положение споры "Спор решает суд""#),
    check: Check::Reading,
};
