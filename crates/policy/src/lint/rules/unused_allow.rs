//! `unused-allow`: Something is allowed that is not found.

use crate::diagnostic::Severity;
use crate::lint::{Check, Example, Rule};

/// The rule.
pub static UNUSED_ALLOW: Rule = Rule {
    id: "unused-allow",
    severity: Severity::Warning,
    sentence: (
        "Допущено то, чего проверка не находит.",
        "Something is allowed that the check does not find.",
        "Тексеру таппайтын нәрсеге жол берілген.",
    ),
    help: (
        "Уберите строку «допустить»: замечания больше нет, или стоит она не у того узла.",
        "Take the line `allow` out: the finding is gone, or it stands at another node.",
        "«допустить» жолын алып тастаңыз: ескерту енді жоқ немесе жол басқа түйінде тұр.",
    ),
    law: &[],
    bad: Example::Part(r#"допустить silent-change причина="изменения только редакционные""#),
    good: Example::Part(
        r#"хранилище облако "Облако" ведут=люди страна=Германия {
    данные почта
    допустить localisation причина="копия почты граждан Германии, не РФ"
}"#,
    ),
    check: Check::Reading,
};
