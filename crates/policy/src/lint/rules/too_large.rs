//! `too-large`: A file is larger or deeper than any declaration.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static TOO_LARGE: Rule = Rule {
    id: "too-large",
    severity: Severity::Error,
    sentence: (
        "Файл больше или сложнее, чем бывает декларация.",
        "A file is larger or deeper than any declaration.",
        "Файл әдеттегі декларациядан үлкен немесе күрделі.",
    ),
    help: (
        "Разделите декларацию на файлы словом «включить».",
        "Split the declaration with `include`.",
        "Декларацияны «включить» сөзімен файлдарға бөліңіз.",
    ),
    law: &[],
    bad: Example::Part(r#"положение а{а{а{а{а{а{а{а{а{а{а{а{а{}}}}}}}}}}}}}"#),
    good: Example::Part(r#"положение споры "Спор решает суд""#),
    check: Check::Reading,
};
