//! `free-mail-contact`: The operator's address is on a public mail service.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, Lint, Rule};

/// The rule.
pub static FREE_MAIL_CONTACT: Rule = Rule {
    id: "free-mail-contact",
    severity: Severity::Warning,
    sentence: (
        "Почта оператора на общедоступном сервисе.",
        "The operator's address is on a public mail service.",
        "Оператордың поштасы жалпыға ортақ сервисте.",
    ),
    help: (
        "Письма о персональных данных надёжнее принимать на своём домене.",
        "Letters on personal data are safer on a domain of your own.",
        "Дербес деректер туралы хаттарды өз доменіңізде қабылдаған сенімдірек.",
    ),
    law: &[],
    bad: Example::Whole(
        r#"политика "Тест" формат=1 {
    нормы РФ
    редакция 1 действует="15.12.2026"
    изменения вступают=с-публикации известить=на-сайте
}
оператор "ООО «Ромашка»" { инн "7707083893"; адрес "Москва"; почта "romashka@mail.ru"; }
сайт "romashka.example"
"#,
    ),
    good: Example::Whole(
        r#"политика "Тест" формат=1 {
    нормы РФ
    редакция 1 действует="15.12.2026"
    изменения вступают=с-публикации известить=на-сайте
}
оператор "ООО «Ромашка»" { инн "7707083893"; адрес "Москва"; почта "privacy@example.ru"; }
сайт "romashka.example"
"#,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let operator = &lint.policy.operator;
    let address = operator.email.as_ref().and_then(|e| e.given());
    if let Some(domain) = address.and_then(|a| a.rsplit_once('@')).map(|(_, d)| d.to_lowercase())
        && is_public(&domain)
    {
        lint.report(
            &operator.origin,
            say!(
                "Почта оператора — на общедоступном сервисе {domain}",
                "The operator's address is on the public service {domain}",
                "Оператордың поштасы жалпыға ортақ {domain} сервисінде"
            ),
        );
    }
}

/// Whether a domain is that of a mail service anybody may use, by the lists of the law packs.
fn is_public(domain: &str) -> bool {
    zalog_law::packs().as_ref().is_ok_and(|packs| {
        zalog_law::Jurisdiction::ALL.iter().any(|j| packs.of(*j).mail_services.iter().any(|s| s == domain))
    })
}
