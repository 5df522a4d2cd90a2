//! `typographic-quotes`: Values are put in straight quotes, not typographic ones.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static TYPOGRAPHIC_QUOTES: Rule = Rule {
    id: "typographic-quotes",
    severity: Severity::Error,
    sentence: (
        "Значения берут в прямые кавычки, а не в «ёлочки» и не в “лапки”.",
        "Values are put in straight quotes, not typographic ones.",
        "Мәндер «мұндай» немесе “мұндай” емес, тік тырнақшаға алынады.",
    ),
    help: (
        "Внутри прямых кавычек «ёлочки» остаются: \"ООО «Ромашка»\".",
        "Inside straight quotes typographic ones stay as they are.",
        "Тік тырнақшаның ішінде «мұндай» тырнақша қала береді: \"ООО «Ромашка»\".",
    ),
    law: &[],
    bad: Example::Part(r#"положение споры «Спор решает суд»"#),
    good: Example::Part(r#"положение споры "Спор решает «районный» суд""#),
    check: Check::Reading,
};
