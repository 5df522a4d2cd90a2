//! `slug-collision`: Two names make one machine name.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static SLUG_COLLISION: Rule = Rule {
    id: "slug-collision",
    severity: Severity::Error,
    sentence: (
        "Два имени дают одно машинное имя.",
        "Two names make one machine name.",
        "Екі аттан бір машиналық ат шығады.",
    ),
    help: (
        "Закрепите другое: машинное-имя=\"…\".",
        "Pin another one: slug=\"…\".",
        "Басқасын бекітіңіз: машинное-имя=\"…\".",
    ),
    law: &[],
    bad: Example::Part(
        r#"роль кассир
роль касир машинное-имя="kassir""#,
    ),
    good: Example::Part(
        r#"роль кассир
роль касир"#,
    ),
    check: Check::Reading,
};
