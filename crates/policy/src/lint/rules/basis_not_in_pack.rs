//! `basis-not-in-pack`: The law pack knows no such basis.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, LawRef, Lint, Rule};

/// The rule.
pub static BASIS_NOT_IN_PACK: Rule = Rule {
    id: "basis-not-in-pack",
    severity: Severity::Law,
    sentence: (
        "Нормы не знают такого основания.",
        "The law pack knows no such basis.",
        "Нормалар мұндай негізді білмейді.",
    ),
    help: (
        "Выберите другое основание: чаще всего договор или согласие.",
        "Choose another basis: most often contract or consent.",
        "Басқа негіз таңдаңыз: көбіне шарт немесе келісім.",
    ),
    law: &[
        LawRef::ru(
            ("ч. 1 ст. 6 152-ФЗ", "art. 6(1) of 152-FZ", "152-ФЗ 6-бабының 1-бөлігі"),
            Some("NO-GROUND"),
        ),
        LawRef::kz(
            ("ст. 9 Закона РК № 94-V", "art. 9 of Law 94-V", "ҚР № 94-V Заңының 9-бабы"),
            Some("PD-BREACH"),
        ),
        LawRef::eu(("п. 1 ст. 6 GDPR", "art. 6(1) GDPR", "GDPR 6-бабының 1-тармағы"), Some("PRINCIPLES")),
    ],
    bad: Example::Whole(
        r#"политика "Тест" формат=1 {
    нормы РК
    редакция 1 действует="15.12.2026"
    изменения вступают=с-публикации известить=на-сайте
}
оператор "ООО «Ромашка»" { бин "220840030937"; адрес "Москва"; почта "privacy@example.ru"; }
сайт "romashka.example"
цель обзвон "Обзвон" {
    данные почта
    субъекты клиенты
    основание законный-интерес "защита сайта" взвешено="Да"
    срок 10 дней после=получения
}"#,
    ),
    good: Example::Whole(
        r#"политика "Тест" формат=1 {
    нормы РФ
    редакция 1 действует="15.12.2026"
    изменения вступают=с-публикации известить=на-сайте
}
оператор "ООО «Ромашка»" { инн "7707083893"; адрес "Москва"; почта "privacy@example.ru"; }
сайт "romashka.example"
цель обзвон "Обзвон" {
    данные почта
    субъекты клиенты
    основание законный-интерес "защита сайта" взвешено="Да"
    срок 10 дней после=получения
}"#,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    let Ok(packs) = zalog_law::packs() else { return };
    for law in &policy.laws {
        let pack = packs.of(*law);
        for purpose in policy.purposes.iter().filter(|p| !p.engine && pack.basis(p.basis.key()).is_none()) {
            let name = &purpose.name;
            lint.report(
                &purpose.origin,
                say!(
                    "Нормы {law} не знают основания цели «{name}»",
                    "The law pack {law} does not know the basis of `{name}`",
                    "{law} нормалары «{name}» мақсатының негізін білмейді"
                ),
            );
        }
    }
}
