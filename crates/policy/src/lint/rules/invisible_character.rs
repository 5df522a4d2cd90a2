//! `invisible-character`: The text holds an invisible character.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static INVISIBLE_CHARACTER: Rule = Rule {
    id: "invisible-character",
    severity: Severity::Error,
    sentence: (
        "В тексте есть невидимый знак.",
        "The text holds an invisible character.",
        "Мәтінде көрінбейтін таңба бар.",
    ),
    help: (
        "Такие знаки приходят из текстовых редакторов; их убирают.",
        "Such characters come from word processors; they are taken out.",
        "Мұндай таңбалар мәтін редакторларынан келеді; олар алып тасталады.",
    ),
    law: &[],
    bad: Example::Part("положение споры\u{ad} \"Спор решает суд\""),
    good: Example::Part(r#"положение споры "Спор решает суд""#),
    check: Check::Reading,
};
