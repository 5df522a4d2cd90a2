//! `template-residue`: A piece of a template is left in the text.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, Lint, Rule};

/// Marks of places nobody filled in.
const LEFT: [&str; 11] = [
    "[",
    "___",
    "lorem ipsum",
    "название компании",
    "наименование организации",
    "ваш сайт",
    "вашсайт",
    "xxx",
    "ххх",
    "company name",
    "your site",
];

/// The rule.
pub static TEMPLATE_RESIDUE: Rule = Rule {
    id: "template-residue",
    severity: Severity::Warning,
    sentence: (
        "В тексте остался кусок шаблона.",
        "A piece of a template is left in the text.",
        "Мәтінде үлгінің бөлігі қалып қойған.",
    ),
    help: (
        "Допишите это место или уберите его.",
        "Fill the place in, or take it out.",
        "Бұл орынды толықтырыңыз немесе алып тастаңыз.",
    ),
    law: &[],
    bad: Example::Part(r##"положение обращения "Пишите на [адрес почты]""##),
    good: Example::Part(r##"положение обращения "Пишите по адресу из раздела «Оператор»""##),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    for (origin, text) in lint.texts() {
        let lower = text.to_lowercase();
        if let Some(mark) = LEFT.iter().find(|mark| lower.contains(*mark)) {
            let message = say!(
                "В тексте остаток шаблона: «{mark}»",
                "The text has a rest of a template: `{mark}`",
                "Мәтінде үлгінің қалдығы бар: «{mark}»"
            );
            lint.report(origin, message);
        }
    }
    let _ = policy;
}
