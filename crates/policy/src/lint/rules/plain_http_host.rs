//! `plain-http-host`: A host is given over plain http.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static PLAIN_HTTP_HOST: Rule = Rule {
    id: "plain-http-host",
    severity: Severity::Warning,
    sentence: (
        "Узел указан без шифрования: http.",
        "A host is given over plain http.",
        "Торап шифрсыз көрсетілген: http.",
    ),
    help: (
        "Формы с персональными данными работают только по https; имя узла пишут без схемы.",
        "Forms with personal data work over https only; a host is written without a scheme.",
        "Дербес деректері бар формалар тек https арқылы жұмыс істейді; торап аты хаттама белгісінсіз жазылады.",
    ),
    law: &[],
    bad: Example::Part(r#"сайт "http://romashka2.example""#),
    good: Example::Part(r#"сайт "romashka2.example""#),
    check: Check::Reading,
};
