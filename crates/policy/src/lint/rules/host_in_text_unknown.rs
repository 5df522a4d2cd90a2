//! `host-in-text-unknown`: The text names a host that is not in the list.

use std::collections::BTreeSet;

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, Lint, Rule};
use crate::syntax::fold::distance;

/// Ends of names that are surely hosts.
const ENDS: [&str; 10] = ["ru", "kz", "com", "net", "org", "info", "pro", "su", "by", "example"];

/// The rule.
pub static HOST_IN_TEXT_UNKNOWN: Rule = Rule {
    id: "host-in-text-unknown",
    severity: Severity::Warning,
    sentence: (
        "В тексте назван узел, которого нет в списке.",
        "The text names a host that is not in the list.",
        "Мәтінде тізімде жоқ торап аталған.",
    ),
    help: (
        "Объявите его сайтом или получателем, или исправьте имя: список узлов должен быть один.",
        "Declare it a site or a recipient, or correct the name: there must be one list of hosts.",
        "Оны сайт немесе алушы деп жариялаңыз не атын түзетіңіз: тораптар тізімі біреу болуы керек.",
    ),
    law: &[],
    bad: Example::Part(r##"положение обращения "Форма стоит на romasha.example""##),
    good: Example::Part(r##"положение обращения "Форма стоит на romashka.example""##),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for site in &policy.sites {
        known.insert(&site.host);
        known.extend(site.pages.as_deref());
        known.extend(site.aliases.iter().map(String::as_str));
    }
    known.extend(policy.tags.iter().flat_map(|t| t.hosts.iter().map(String::as_str)));
    let mut looked = 0;
    for (origin, text) in lint.texts() {
        for word in text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '.' || c == '-' || c == '@')) {
            let host = word.trim_matches(['.', '-']).to_lowercase();
            let end = host.rsplit('.').next().unwrap_or("");
            if !host.contains('.') || host.contains('@') || host.len() > 253 || !ENDS.contains(&end) {
                continue;
            }
            // The host itself, or one it is a part of.
            let tails = host.match_indices('.').filter_map(|(at, _)| host.get(at + 1..));
            if known.contains(host.as_str()) || tails.into_iter().any(|tail| known.contains(tail)) {
                continue;
            }
            looked += 1;
            let near = known.iter().take(MOST).find(|k| looked < MOST && distance(&host, k, 2).is_some());
            let message = match near {
                Some(near) => say!(
                    "Узла «{host}» в списке нет; есть «{near}»",
                    "The host `{host}` is not in the list; `{near}` is",
                    "Тізімде «{host}» торабы жоқ; «{near}» бар"
                ),
                None => say!(
                    "Узла «{host}» в списке нет",
                    "The host `{host}` is not in the list",
                    "Тізімде «{host}» торабы жоқ"
                ),
            };
            lint.report(origin, message);
        }
    }
}

/// So many hosts are looked at for a near one.
const MOST: usize = 200;
