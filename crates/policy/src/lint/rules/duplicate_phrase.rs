//! `duplicate-phrase`: The same is said twice.

use std::collections::BTreeMap;

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, Lint, Rule};
use crate::model::Origin;

/// The rule.
pub static DUPLICATE_PHRASE: Rule = Rule {
    id: "duplicate-phrase",
    severity: Severity::Warning,
    sentence: ("Одно и то же сказано дважды.", "The same is said twice.", "Бір нәрсе екі рет айтылған."),
    help: (
        "Оставьте одно из двух: расхождение двух копий потом не заметят.",
        "Keep one of the two: nobody notices when copies drift apart.",
        "Екеуінің бірін қалдырыңыз: екі көшірменің айырмасы кейін байқалмайды.",
    ),
    law: &[],
    bad: Example::Part(
        r##"положение ответственность "Оператор возмещает убытки"
положение убытки "Оператор возмещает убытки""##,
    ),
    good: Example::Part(
        r##"положение ответственность "Оператор возмещает убытки"
положение споры "Споры решает суд""##,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    let mut seen: BTreeMap<&str, &Origin> = BTreeMap::new();
    for statement in &policy.statements {
        let text = statement.text.text(policy.language);
        if let Some(first) = seen.get(text) {
            let message =
                say!("Это положение уже есть", "This statement is there already", "Бұл ереже айтылған");
            lint.report_with(
                &statement.origin,
                message,
                first,
                say!("впервые здесь", "first here", "бірінші рет осында"),
            );
        } else {
            seen.insert(text, &statement.origin);
        }
        let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
        let twice = words.windows(2).find_map(|pair| match pair {
            [a, b] if a == b && a.chars().count() > 1 && a.chars().all(char::is_alphabetic) => Some(a),
            _ => None,
        });
        if let Some(word) = twice {
            let message = say!(
                "Слово «{word}» повторено подряд",
                "The word `{word}` stands twice in a row",
                "«{word}» сөзі қатарынан екі рет тұр"
            );
            lint.report(&statement.origin, message);
        }
    }
}
