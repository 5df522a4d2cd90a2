//! `hosting-without-recipient`: The hosting provider is no declared recipient.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, Lint, Rule};
use crate::model::{HoleOr, Kept};
use crate::syntax::fold::fold;

/// The rule.
pub static HOSTING_WITHOUT_RECIPIENT: Rule = Rule {
    id: "hosting-without-recipient",
    severity: Severity::Warning,
    sentence: (
        "Хостинг не назван получателем.",
        "The hosting provider is no declared recipient.",
        "Хостинг алушы деп аталмаған.",
    ),
    help: (
        "Тот, у кого стоят серверы, обрабатывает данные по поручению: получатель хостинг \"…\" роль=поручение договор=\"…\".",
        "Whoever runs the servers processes on the operator's order: recipient hosting \"…\" role=processor contract=\"…\".",
        "Серверлерді ұстаған тұлға деректерді тапсырма бойынша өңдейді: получатель хостинг \"…\" роль=поручение договор=\"…\".",
    ),
    law: &[],
    bad: Example::Part(r#"хранилище архив "Архив" ведёт=zalog хостинг="ООО «Облако»""#),
    good: Example::Part(
        r#"хранилище архив "Архив" ведёт=zalog хостинг="ООО «Облако»"
получатель облако "ООО «Облако»" роль=поручение договор="Договор" страна=РФ"#,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    for store in &policy.stores {
        let Some(HoleOr::Given(hosting)) = &store.hosting else { continue };
        let named = fold(hosting.text(policy.language));
        let known = policy.recipients.iter().any(|r| {
            fold(&r.name) == named
                || r.slug.as_str() == named
                || r.title.texts.values().any(|t| fold(t) == named || fold(t).contains(&named))
        });
        if !known {
            let (name, who) = (&store.name, hosting.text(policy.language));
            lint.report(
                &store.origin,
                say!(
                    "Хранилище «{name}» стоит у «{who}», а такого получателя нет",
                    "The store `{name}` stands at `{who}`, which is no recipient",
                    "«{name}» қоймасы «{who}» жабдығында тұр, ал мұндай алушы жоқ"
                ),
            );
        }
    }
    let main = policy.stores.first().filter(|s| s.kept == Kept::Zalog && s.hosting.is_none());
    if let Some(store) = main {
        let message = say!(
            "Не сказано, у кого стоит основное хранилище",
            "It is not said where the main store is hosted",
            "Негізгі қойма кімде тұрғаны айтылмаған"
        );
        lint.report(&store.origin, message);
    }
}
