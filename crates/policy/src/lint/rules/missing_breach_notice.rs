//! `missing-breach-notice`: No notice of a breach is promised to people.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, LawRef, Lint, Rule};

/// The rule.
pub static MISSING_BREACH_NOTICE: Rule = Rule {
    id: "missing-breach-notice",
    severity: Severity::Note,
    sentence: (
        "Об утечке людям не обещано сообщить.",
        "No notice of a breach is promised to people.",
        "Деректердің жайылып кеткені туралы адамдарға хабарлау уәде етілмеген.",
    ),
    help: (
        "Закон велит известить регулятора; людям обещают сами: утечка известить=пострадавших.",
        "The law has the regulator told; telling people is a promise: breach notify=affected.",
        "Заң реттеушіге хабарлауды талап етеді; адамдарға уәдені өзіңіз бересіз: утечка известить=пострадавших.",
    ),
    law: &[
        LawRef::ru(
            ("ч. 3.1 ст. 21 152-ФЗ", "art. 21(3.1) of 152-FZ", "152-ФЗ 21-бабының 3.1-бөлігі"),
            Some("NO-INCIDENT-NOTICE"),
        ),
        LawRef::kz(
            ("п. 2 ст. 25 Закона РК № 94-V", "art. 25(2) of Law 94-V", "ҚР № 94-V Заңы 25-бабының 2-тармағы"),
            Some("PD-BREACH"),
        ),
        LawRef::eu(("ст. 33, 34 GDPR", "art. 33, 34 GDPR", "GDPR 33, 34-баптары"), Some("ORGANISATION")),
    ],
    bad: Example::Whole(
        r#"политика "Тест" формат=1 {
    нормы РФ
    редакция 1 действует="15.12.2026"
    изменения вступают=с-публикации известить=на-сайте
}
оператор "ООО «Ромашка»" { инн "7707083893"; адрес "Москва"; почта "privacy@example.ru"; }
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
утечка известить=пострадавших
"#,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let breach = &lint.policy.breach;
    if !breach.tells_subjects {
        let origin = breach.origin.clone().unwrap_or_default();
        lint.report(
            &origin,
            say!(
                "Пострадавшим об утечке сообщить не обещано",
                "Those affected by a breach are promised no notice",
                "Деректер жайылып кетсе, зардап шеккендерге хабарлау уәде етілмеген"
            ),
        );
    }
}
