//! `missing-identity`: It is not said who the operator is.

use zalog_law::Jurisdiction;

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, LawRef, Lint, Rule};

/// The rule.
pub static MISSING_IDENTITY: Rule = Rule {
    id: "missing-identity",
    severity: Severity::Law,
    sentence: (
        "Не сказано, кто оператор.",
        "It is not said who the operator is.",
        "Оператордың кім екені айтылмаған.",
    ),
    help: (
        "Человек должен знать, к кому обращаться: наименование, номер (ИНН, ОГРН или БИН) и адрес.",
        "People must know whom to turn to: name, number (INN, OGRN or BIN) and address.",
        "Адам кімге хабарласу керегін білуі тиіс: атауы, нөмірі (ИНН, ОГРН немесе БСН) және мекенжайы.",
    ),
    law: &[
        LawRef::ru(
            (
                "ч. 2 ст. 18.1, п. 4 ч. 7 ст. 14 152-ФЗ",
                "art. 18.1(2), 14(7)(4) of 152-FZ",
                "152-ФЗ 18.1-бабының 2-бөлігі, 14-бабы 7-бөлігінің 4-тармағы",
            ),
            Some("NO-POLICY"),
        ),
        LawRef::kz(
            ("п. 4 ст. 8 Закона РК № 94-V", "art. 8(4) of Law 94-V", "ҚР № 94-V Заңы 8-бабының 4-тармағы"),
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
оператор "ООО «Ромашка»" { почта "privacy@example.ru"; }
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
    let policy = lint.policy;
    let operator = &policy.operator;
    // The Regulation asks for identity and contacts, not for a number of Russia or Kazakhstan.
    let numbered = policy.laws.is_empty() || policy.laws.iter().any(|law| *law != Jurisdiction::Eu);
    if numbered && operator.inn.is_none() && operator.ogrn.is_none() && operator.bin.is_none() {
        lint.report(
            &operator.origin,
            say!(
                "У оператора нет ни ИНН, ни ОГРН, ни БИН",
                "The operator has neither INN, OGRN nor BIN",
                "Оператордың ИНН де, ОГРН де, БСН де жоқ"
            ),
        );
    }
    if operator.address.is_none() {
        lint.report(
            &operator.origin,
            say!("У оператора нет адреса", "The operator has no address", "Оператордың мекенжайы жоқ"),
        );
    }
}
