//! `foreign-analytics`: Visit data go abroad.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, LawRef, Lint, Rule};

/// The rule.
pub static FOREIGN_ANALYTICS: Rule = Rule {
    id: "foreign-analytics",
    severity: Severity::Law,
    sentence: (
        "Сведения о посещениях уходят за границу.",
        "Visit data go abroad.",
        "Сайтқа кіру туралы мәліметтер шетелге кетеді.",
    ),
    help: (
        "Собственный счётчик («счётчик») никому ничего не передаёт; либо нужны уведомление о трансграничной передаче и отдельное согласие.",
        "The built-in `counter` passes nothing on; otherwise a notice of the transfer abroad and a consent of its own are needed.",
        "Өз санауышыңыз («счётчик») ешкімге ештеңе бермейді; әйтпесе трансшекаралық беру туралы хабарлама мен бөлек келісім керек.",
    ),
    law: &[
        LawRef::ru(
            ("ч. 5 ст. 18, ст. 12 152-ФЗ", "art. 18(5), 12 of 152-FZ", "152-ФЗ 18-бабының 5-бөлігі, 12-бабы"),
            Some("LOCALISATION"),
        ),
        LawRef::kz(
            (
                "п. 2 ст. 12, ст. 16 Закона РК № 94-V",
                "art. 12(2), 16 of Law 94-V",
                "ҚР № 94-V Заңы 12-бабының 2-тармағы, 16-бабы",
            ),
            Some("PD-BREACH"),
        ),
        LawRef::eu(("ст. 44 GDPR", "art. 44 GDPR", "GDPR 44-бабы"), Some("PRINCIPLES")),
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
    let Ok(packs) = zalog_law::packs() else { return };
    let foreign = |host: &str| {
        let mut hosts = zalog_law::Jurisdiction::ALL.iter().flat_map(|j| &packs.of(*j).foreign_hosts);
        hosts.any(|f| host == f || host.strip_suffix(f.as_str()).is_some_and(|head| head.ends_with('.')))
    };
    for tag in &policy.tags {
        let abroad = tag.hosts.iter().find(|h| foreign(h));
        if let Some(host) = abroad {
            let slug = &tag.slug;
            lint.report(
                &tag.origin,
                say!(
                    "Метка «{slug}» грузится с зарубежного узла {host}",
                    "The tag `{slug}` loads from the foreign host {host}",
                    "«{slug}» белгісі шетелдік {host} торабынан жүктеледі"
                ),
            );
        }
    }
}
