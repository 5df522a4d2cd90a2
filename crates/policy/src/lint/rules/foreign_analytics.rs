//! `foreign-analytics`: Visit data go abroad.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, LawRef, Lint, Rule};

/// The rule.
pub static FOREIGN_ANALYTICS: Rule = Rule {
    id: "foreign-analytics",
    severity: Severity::Law,
    sentence: ("Сведения о посещениях уходят за границу.", "Visit data go abroad."),
    help: (
        "Собственный счётчик («счётчик») никому ничего не передаёт; либо нужны уведомление о трансграничной передаче и отдельное согласие.",
        "The built-in `counter` passes nothing on; otherwise a notice of the transfer abroad and a consent of its own are needed.",
    ),
    law: &[
        LawRef::ru(("ч. 5 ст. 18, ст. 12 152-ФЗ", "art. 18(5), 12 of 152-FZ"), Some("LOCALISATION")),
        LawRef::kz(("п. 2 ст. 12, ст. 16 Закона РК № 94-V", "art. 12(2), 16 of Law 94-V"), Some("PD-BREACH")),
        LawRef::eu(("ст. 44 GDPR", "art. 44 GDPR"), Some("PRINCIPLES")),
    ],
    bad: Example::Part(
        r#"цель статистика "Обзвон" {
    данные ip cookie
    субъекты клиенты
    основание согласие
    срок 90 дней после=получения
}
метка аналитика "Аналитика" для=статистика { узлы "www.google-analytics.com"; }"#,
    ),
    good: Example::Part(
        r#"цель статистика "Обзвон" {
    данные ip cookie
    субъекты клиенты
    основание согласие
    срок 90 дней после=получения
}
счётчик для=статистика"#,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    for tag in &policy.tags {
        let abroad = tag
            .hosts
            .iter()
            .find(|h| FOREIGN.iter().any(|f| h.as_str() == *f || h.ends_with(&format!(".{f}"))));
        if let Some(host) = abroad {
            let slug = &tag.slug;
            lint.report(
                &tag.origin,
                say!(
                    "Метка «{slug}» грузится с зарубежного узла {host}",
                    "The tag `{slug}` loads from the foreign host {host}"
                ),
            );
        }
    }
}

/// Hosts of widespread foreign counters and advertising.
const FOREIGN: [&str; 12] = [
    "google-analytics.com",
    "googletagmanager.com",
    "doubleclick.net",
    "googleadservices.com",
    "facebook.net",
    "facebook.com",
    "crazyegg.com",
    "hotjar.com",
    "clarity.ms",
    "mixpanel.com",
    "segment.com",
    "tiktok.com",
];
