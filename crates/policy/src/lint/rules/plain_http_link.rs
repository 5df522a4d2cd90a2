//! `plain-http-link`: A link without encryption.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, Lint, Rule};

/// The rule.
pub static PLAIN_HTTP_LINK: Rule = Rule {
    id: "plain-http-link",
    severity: Severity::Warning,
    sentence: ("Ссылка без шифрования.", "A link without encryption.", "Шифрсыз сілтеме."),
    help: (
        "Замените http:// на https:// или уберите ссылку.",
        "Write https:// instead of http://, or take the link out.",
        "http:// орнына https:// қойыңыз немесе сілтемені алып тастаңыз.",
    ),
    law: &[],
    bad: Example::Part(r##"положение условия "Условия стоят на http://romashka.example/terms""##),
    good: Example::Part(r##"положение условия "Условия стоят на https://romashka.example/terms""##),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    for (origin, text) in lint.texts() {
        if text.contains("http://") {
            lint.report(
                origin,
                say!(
                    "В тексте ссылка http://",
                    "There is an http:// link in the text",
                    "Мәтінде http:// сілтемесі бар"
                ),
            );
        }
    }
    let _ = policy;
}
