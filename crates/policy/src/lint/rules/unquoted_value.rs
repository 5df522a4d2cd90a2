//! `unquoted-value`: Values with brackets, slashes, hashes or colons are put in quotes.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static UNQUOTED_VALUE: Rule = Rule {
    id: "unquoted-value",
    severity: Severity::Error,
    sentence: (
        "Значения со скобками, косой чертой, решёткой или двоеточием берут в кавычки.",
        "Values with brackets, slashes, hashes or colons are put in quotes.",
        "Жақшасы, қиғаш сызығы, торы немесе қос нүктесі бар мәндер тырнақшаға алынады.",
    ),
    help: (
        "Возьмите всё значение в прямые кавычки.",
        "Put the whole value in straight quotes.",
        "Мәнді тұтас тік тырнақшаға алыңыз.",
    ),
    law: &[],
    bad: Example::Part(r#"положение споры https://example.ru/spory"#),
    good: Example::Part(r#"положение споры "https://example.ru/spory""#),
    check: Check::Reading,
};
