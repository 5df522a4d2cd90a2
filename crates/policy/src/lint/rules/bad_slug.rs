//! `bad-slug`: Machine names are lower-case Latin with hyphens.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static BAD_SLUG: Rule = Rule {
    id: "bad-slug",
    severity: Severity::Error,
    sentence: (
        "Машинное имя пишут латиницей через дефис.",
        "Machine names are lower-case Latin with hyphens.",
        "Машиналық ат латын әріптерімен, дефис арқылы жазылады.",
    ),
    help: (
        "Строчные латинские буквы, цифры и одиночные дефисы, не длиннее 48 знаков.",
        "Lower-case Latin letters, digits and single hyphens, 48 at most.",
        "Кіші латын әріптері, цифрлар және жалғыз дефистер, ең көбі 48 таңба.",
    ),
    law: &[],
    bad: Example::Part(r#"роль кассир машинное-имя="Кассир""#),
    good: Example::Part(r#"роль кассир машинное-имя="cashier""#),
    check: Check::Reading,
};
