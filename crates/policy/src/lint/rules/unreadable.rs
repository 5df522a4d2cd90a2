//! `unreadable`: A line cannot be read.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static UNREADABLE: Rule = Rule {
    id: "unreadable",
    severity: Severity::Error,
    sentence: ("Строка не читается.", "A line cannot be read.", "Жол оқылмайды."),
    help: (
        "Слово, значения через пробел, подробности в фигурных скобках.",
        "A word, values separated by spaces, details in braces.",
        "Сөз, бос орын арқылы мәндер, ирек жақша ішінде толық мәліметтер.",
    ),
    law: &[],
    bad: Example::Part(r#"положение споры "Спор" ключ= "#),
    good: Example::Part(r#"положение споры "Спор решает суд""#),
    check: Check::Reading,
};
