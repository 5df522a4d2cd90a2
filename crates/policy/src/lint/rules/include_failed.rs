//! `include-failed`: An included file cannot be read.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static INCLUDE_FAILED: Rule = Rule {
    id: "include-failed",
    severity: Severity::Error,
    sentence: (
        "Подключённый файл не читается.",
        "An included file cannot be read.",
        "Қосылған файл оқылмайды.",
    ),
    help: (
        "Подключать можно файлы той же папки с окончанием .kdl.",
        "Files of the same folder that end in .kdl can be included.",
        "Осы қалтадағы .kdl деп аяқталатын файлдарды ғана қосуға болады.",
    ),
    law: &[],
    bad: Example::Part(r#"включить "net-takogo.kdl""#),
    good: Example::Part(r#"положение споры "Спор решает суд""#),
    check: Check::Reading,
};
