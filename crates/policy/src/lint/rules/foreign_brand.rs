//! `foreign-brand`: Another operator is named in the text.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, Lint, Rule};
use crate::model::Basis;
use crate::syntax::fold::fold;

/// Words after which an organisation's name stands.
const FORMS: [&str; 12] = [
    "ооо",
    "ао",
    "пао",
    "зао",
    "ип",
    "тоо",
    "компания",
    "компании",
    "компанией",
    "школа",
    "клиника",
    "магазин",
];

/// The rule.
pub static FOREIGN_BRAND: Rule = Rule {
    id: "foreign-brand",
    severity: Severity::Warning,
    sentence: (
        "В тексте назван чужой оператор.",
        "Another operator is named in the text.",
        "Мәтінде бөгде оператор аталған.",
    ),
    help: (
        "Похоже на остаток чужого текста: назовите своё имя или объявите эту организацию получателем.",
        "This looks like left over from another text: name yourself, or declare that organisation a recipient.",
        "Бөгде мәтіннің қалдығына ұқсайды: өз атыңызды жазыңыз немесе бұл ұйымды алушы деп жариялаңыз.",
    ),
    law: &[],
    bad: Example::Part(r##"положение обращения "Компания «Лютик» отвечает на обращения""##),
    good: Example::Part(r##"положение обращения "Компания «Ромашка» отвечает на обращения""##),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    let mut known: Vec<String> = vec![policy.operator.name.clone(), policy.title.clone()]
        .into_iter()
        .chain(policy.operator.short.clone())
        .chain(policy.sites.iter().map(|s| s.title.clone()))
        .chain(policy.recipients.iter().map(|r| r.title.clone()))
        .chain(policy.stores.iter().map(|s| s.title.clone()))
        .chain(policy.stores.iter().filter_map(|s| s.hosting.as_ref().and_then(|h| h.given().cloned())))
        .chain(lint.own_purposes().map(|p| p.title.clone()))
        .flat_map(|t| t.texts.into_values())
        .collect();
    known.extend(lint.own_purposes().filter_map(|p| match &p.basis {
        Basis::Contract { document: Some(text) } => Some(text.text(policy.language).to_owned()),
        _ => None,
    }));
    let known: Vec<String> = known.iter().map(|k| fold(k)).collect();
    let mut looked = 0;
    for (origin, text) in lint.texts() {
        for (before, rest) in text
            .match_indices('«')
            .filter_map(|(at, _)| Some((text.get(..at)?, text.get(at + '«'.len_utf8()..)?)))
        {
            let Some(name) = rest.split(['»', '«']).next().filter(|n| !n.is_empty()) else { continue };
            let last = before.split_whitespace().next_back().map(fold).unwrap_or_default();
            let organisation = FORMS.contains(&last.as_str());
            if !organisation || looked > MOST {
                continue;
            }
            looked += 1;
            if !known.iter().any(|k| k.contains(&fold(name))) {
                let message =
                    say!("В тексте назван «{name}»", "The text names `{name}`", "Мәтінде «{name}» аталған");
                lint.report(origin, message);
            }
        }
    }
}

/// So many names are looked at.
const MOST: usize = 1_000;
