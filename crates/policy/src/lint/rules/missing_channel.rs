//! `missing-channel`: There is no way to reach the operator.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, LawRef, Lint, Rule};

/// The rule.
pub static MISSING_CHANNEL: Rule = Rule {
    id: "missing-channel",
    severity: Severity::Law,
    sentence: (
        "Обратиться к оператору нельзя.",
        "There is no way to reach the operator.",
        "Операторға хабарласу мүмкін емес.",
    ),
    help: (
        "Укажите почту, телефон или адрес.",
        "Give an e-mail, a phone or an address.",
        "Поштаны, телефонды немесе мекенжайды көрсетіңіз.",
    ),
    law: &[
        LawRef::ru(
            (
                "ч. 2 ст. 18.1, ст. 14 152-ФЗ",
                "art. 18.1(2), 14 of 152-FZ",
                "152-ФЗ 18.1-бабының 2-бөлігі, 14-бабы",
            ),
            Some("NO-POLICY"),
        ),
        LawRef::kz(
            (
                "ст. 24, п. 2 ст. 25 Закона РК № 94-V",
                "art. 24, 25(2) of Law 94-V",
                "ҚР № 94-V Заңының 24-бабы, 25-бабының 2-тармағы",
            ),
            Some("PD-BREACH"),
        ),
        LawRef::eu(
            ("пп. (a) п. 1 ст. 13 GDPR", "art. 13(1)(a) GDPR", "GDPR 13-бабы 1-тармағының (a) тармақшасы"),
            Some("PRINCIPLES"),
        ),
    ],
    bad: Example::Whole(
        r#"политика "Тест" формат=1 {
    нормы РФ
    редакция 1 действует="15.12.2026"
    изменения вступают=с-публикации известить=на-сайте
}
оператор "ООО «Ромашка»" { инн "7707083893"; }
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
    if operator.email.is_none() && operator.phone.is_none() && operator.address.is_none() {
        lint.report(
            &operator.origin,
            say!(
                "У оператора нет ни почты, ни телефона, ни адреса",
                "The operator has no e-mail, phone or address",
                "Оператордың поштасы да, телефоны да, мекенжайы да жоқ"
            ),
        );
    }
}
