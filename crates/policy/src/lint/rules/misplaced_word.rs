//! `misplaced-word`: A word stands where it means nothing.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static MISPLACED_WORD: Rule = Rule {
    id: "misplaced-word",
    severity: Severity::Error,
    sentence: (
        "Слово стоит не там, где оно что-то значит.",
        "A word stands where it means nothing.",
        "Сөз мағынасы бар жерде тұрған жоқ.",
    ),
    help: (
        "Перенесите его к узлу, к которому оно относится, или уберите.",
        "Move it to the node it belongs to, or take it out.",
        "Оны өзі қатысты түйінге көшіріңіз немесе алып тастаңыз.",
    ),
    law: &[],
    bad: Example::Part(r#"положение споры "Спор решает суд" срок="30 дней""#),
    good: Example::Part(r#"положение споры "Спор решает суд""#),
    check: Check::Reading,
};
