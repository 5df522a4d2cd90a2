//! `undefined-term`: A capitalised term is explained nowhere.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, Lint, Rule};
use crate::model::Basis;
use crate::syntax::fold::fold;

/// Beginnings of words that name a document when they have a capital.
const TERMS: [&str; 7] = ["Соглашени", "Оферт", "Договор", "Регламент", "Agreement", "Terms of", "Contract"];

/// The rule.
pub static UNDEFINED_TERM: Rule = Rule {
    id: "undefined-term",
    severity: Severity::Note,
    sentence: (
        "Слово с большой буквы нигде не объяснено.",
        "A capitalised term is explained nowhere.",
        "Бас әріппен жазылған сөз еш жерде түсіндірілмеген.",
    ),
    help: (
        r#"Назовите документ там, где он основание: основание договор "Пользовательское соглашение", или пишите с маленькой буквы."#,
        r#"Name the document where it is a basis: basis contract "User agreement", or write the word small."#,
        r#"Құжатты негіз болатын жерінде атаңыз: основание договор "Пользовательское соглашение", немесе кіші әріппен жазыңыз."#,
    ),
    law: &[],
    bad: Example::Part(r##"положение порядок "Нарушение Соглашения закрывает кабинет""##),
    good: Example::Part(r##"положение порядок "Нарушение соглашения закрывает кабинет""##),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    let mut known: Vec<String> = policy.statements.iter().map(|s| fold(&s.name)).collect();
    for purpose in lint.own_purposes() {
        if let Basis::Contract { document: Some(text) } = &purpose.basis {
            known.extend(text.texts.values().map(|t| fold(t)));
        }
    }
    for (origin, text) in lint.texts() {
        for term in TERMS {
            // At the beginning of a sentence a capital letter means nothing.
            let inside = text.match_indices(term).any(|(at, _)| {
                let before = text.get(..at).unwrap_or("").trim_end();
                !before.is_empty() && !before.ends_with(['.', '!', '?', ':', '«', '"'])
            });
            if inside && !known.iter().any(|k| k.contains(&fold(term))) {
                let message = say!(
                    "«{term}…» с большой буквы: что это за документ, не сказано",
                    "`{term}…` with a capital: it is not said which document this is",
                    "Бас әріппен «{term}…» деп жазылған: бұл қандай құжат екені айтылмаған"
                );
                lint.report(origin, message);
            }
        }
    }
}
