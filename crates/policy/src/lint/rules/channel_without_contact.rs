//! `channel-without-contact`: A way in for requests without its contact.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, Lint, Rule};
use crate::model::RequestChannel;

/// The rule.
pub static CHANNEL_WITHOUT_CONTACT: Rule = Rule {
    id: "channel-without-contact",
    severity: Severity::Warning,
    sentence: (
        "Путь для обращений без контакта.",
        "A way in for requests without its contact.",
        "Байланыс дерегі жоқ өтініш жолы.",
    ),
    help: (
        "Для «почта» нужна почта оператора, для «звонок» — телефон, для «письмо» — адрес.",
        "`email` needs the operator's e-mail, `phone` a phone, `post` an address.",
        "«почта» үшін оператордың поштасы, «звонок» үшін телефоны, «письмо» үшін мекенжайы керек.",
    ),
    law: &[],
    bad: Example::Whole(
        r#"политика "Тест" формат=1 {
    нормы РФ
    редакция 1 действует="15.12.2026"
    изменения вступают=с-публикации известить=на-сайте
}
оператор "ООО «Ромашка»" { инн "7707083893"; адрес "Москва"; почта "privacy@example.ru"; }
сайт "romashka.example"
обращения почта звонок
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
обращения почта письмо
"#,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    let Some(origin) = policy.origins.get("channels-in") else { return };
    let operator = &policy.operator;
    for channel in &policy.channels {
        let missing = match channel {
            RequestChannel::Email => operator.email.is_none(),
            RequestChannel::Phone => operator.phone.is_none(),
            RequestChannel::Post | RequestChannel::InPerson => operator.address.is_none(),
            RequestChannel::Cabinet | RequestChannel::Page => false,
        };
        let (ru, en, kk) = match channel {
            RequestChannel::Email => ("почта", "e-mail", "пошта"),
            RequestChannel::Phone => ("телефон", "phone", "телефон"),
            _ => ("адрес", "address", "мекенжай"),
        };
        if missing {
            lint.report(
                origin,
                say!(
                    "Среди путей обращения есть тот, для которого у оператора не указано: {ru}",
                    "A way in for requests needs what the operator does not give: {en}",
                    "Өтініш жолдарының ішінде операторда мыналар көрсетілмегені бар: {kk}"
                ),
            );
        }
    }
}
