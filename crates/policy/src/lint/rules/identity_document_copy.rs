//! `identity-document-copy`: Copies of identity documents are collected.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, LawRef, Lint, Rule};
use zalog_law::Jurisdiction;

/// The rule.
pub static IDENTITY_DOCUMENT_COPY: Rule = Rule {
    id: "identity-document-copy",
    severity: Severity::Law,
    sentence: (
        "Собирают копии документов.",
        "Copies of identity documents are collected.",
        "Құжаттардың көшірмелері жиналады.",
    ),
    help: (
        "В Казахстане бумажные копии удостоверений собирать запрещено; в других странах спросите себя, чего из документа хватит.",
        "Kazakhstan bans collecting paper copies of identity documents; elsewhere ask which single datum is enough.",
        "Қазақстанда жеке куәліктің қағаз көшірмесін жинауға тыйым салынған; басқа елдерде құжаттың қай бөлігі жететінін өзіңізден сұраңыз.",
    ),
    law: &[LawRef::kz(
        ("ст. 7 Закона РК № 94-V", "art. 7 of Law 94-V", "ҚР № 94-V Заңының 7-бабы"),
        Some("PD-BREACH"),
    )],
    bad: Example::Whole(
        r##"политика "Тест" формат=1 {
    нормы РК
    редакция 1 действует="15.12.2026"
    изменения вступают=с-публикации известить=на-сайте
}
оператор "ООО «Ромашка»" { бин "220840030937"; адрес "Москва"; почта "privacy@example.ru"; }
сайт "romashka.example"
данное скан "Копия удостоверения личности" вид=изображение
цель обзвон "Обзвон" {
    данные фио телефон скан
    субъекты клиенты
    основание договор
    срок до=закрытия-кабинета
}
форма обзвон { обязательно фио телефон; }"##,
    ),
    good: Example::Whole(
        r##"политика "Тест" формат=1 {
    нормы РК
    редакция 1 действует="15.12.2026"
    изменения вступают=с-публикации известить=на-сайте
}
оператор "ООО «Ромашка»" { бин "220840030937"; адрес "Москва"; почта "privacy@example.ru"; }
сайт "romashka.example"
данное снимок "Портрет" вид=изображение
цель обзвон "Обзвон" {
    данные фио телефон снимок
    субъекты клиенты
    основание договор
    срок до=закрытия-кабинета
}
форма обзвон { обязательно фио телефон; }"##,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    for item in policy.items.iter().filter(|i| i.declared) {
        let copy = item.label.texts.values().any(|text| {
            let lower = text.to_lowercase();
            let of = ["удостоверени", "паспорт", "identity", "passport"].iter().any(|d| lower.contains(d));
            of && ["копи", "скан", "фото", "copy", "scan", "photo"].iter().any(|c| lower.contains(c))
        });
        if copy && policy.laws.contains(&Jurisdiction::Kz) {
            let name = &item.name;
            let message = say!(
                "«{name}» — копия документа",
                "`{name}` is a copy of a document",
                "«{name}» құжаттың көшірмесі болып табылады"
            );
            lint.report(&item.origin, message);
        }
    }
}
