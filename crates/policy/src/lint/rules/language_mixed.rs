//! `language-mixed`: A word is of another language than the file.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static LANGUAGE_MIXED: Rule = Rule {
    id: "language-mixed",
    severity: Severity::Warning,
    sentence: (
        "Слово написано на другом языке, чем файл.",
        "A word is of another language than the file.",
        "Сөз файлдың тілінен басқа тілде жазылған.",
    ),
    help: (
        "Язык файла задаёт его первое слово; «zalog check --fix» напишет всё на одном.",
        "The first keyword sets the language of the file; `zalog check --fix` writes it all in one.",
        "Файлдың тілін оның бірінші сөзі белгілейді; «zalog check --fix» бәрін бір тілде жазады.",
    ),
    law: &[],
    bad: Example::Part(r#"statement споры "Спор решает суд""#),
    good: Example::Part(r#"положение споры "Спор решает суд""#),
    check: Check::Reading,
};
