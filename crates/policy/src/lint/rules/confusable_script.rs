//! `confusable-script`: A word mixes letters of two alphabets.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static CONFUSABLE_SCRIPT: Rule = Rule {
    id: "confusable-script",
    severity: Severity::Warning,
    sentence: (
        "В слове смешаны буквы двух алфавитов.",
        "A word mixes letters of two alphabets.",
        "Сөзде екі әліпбидің әріптері араласқан.",
    ),
    help: (
        "Поиск такого слова не найдёт: наберите его заново в одном алфавите.",
        "A search will not find such a word: type it again in one alphabet.",
        "Іздеу мұндай сөзді таппайды: оны бір әліпбимен қайта теріңіз.",
    ),
    law: &[],
    bad: Example::Part(r#"положение споры "Файлы сookie""#),
    good: Example::Part(r#"положение споры "Файлы cookie""#),
    check: Check::Reading,
};
