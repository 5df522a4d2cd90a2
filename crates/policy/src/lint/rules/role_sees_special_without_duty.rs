//! `role-sees-special-without-duty`: A role not bound by medical secrecy sees health data.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, LawRef, Lint, Rule};
use crate::model::SpecialGround;

/// The rule.
pub static ROLE_SEES_SPECIAL_WITHOUT_DUTY: Rule = Rule {
    id: "role-sees-special-without-duty",
    severity: Severity::Law,
    sentence: (
        "Данные о здоровье видит роль, не связанная врачебной тайной.",
        "A role not bound by medical secrecy sees health data.",
        "Денсаулық туралы деректерді дәрігерлік құпиямен байланысты емес рөл көреді.",
    ),
    help: (
        "152-ФЗ, статья 10, часть 2, пункт 4: основание действует для тех, кто обязан хранить врачебную тайну. Кто видит эти данные и связан ею?",
        "152-FZ article 10(2)(4) holds for those bound by medical secrecy. Who sees these data and is bound by it?",
        "152-ФЗ 10-бабы 2-бөлігінің 4-тармағы: негіз дәрігерлік құпияны сақтауға міндетті адамдарға қолданылады. Бұл деректерді кім көреді және онымен байланысты ма?",
    ),
    law: &[
        LawRef::ru(
            ("п. 4 ч. 2 ст. 10 152-ФЗ", "art. 10(2)(4) of 152-FZ", "152-ФЗ 10-бабы 2-бөлігінің 4-тармағы"),
            Some("NO-WRITTEN-CONSENT"),
        ),
        LawRef::eu(("п. 3 ст. 9 GDPR", "art. 9(3) GDPR", "GDPR 9-бабының 3-тармағы"), Some("PRINCIPLES")),
    ],
    bad: Example::Part(
        r#"данное диагноз "Диагноз" особая-категория=здоровье
цель обзвон "Обзвон" {
    данные фио диагноз
    субъекты клиенты
    основание договор особая-категория=медицинская-помощь
    срок до=закрытия-кабинета
}
форма обзвон { обязательно фио диагноз; }"#,
    ),
    good: Example::Part(
        r#"роль врач обязательство=врачебная-тайна
данное диагноз "Диагноз" особая-категория=здоровье
цель обзвон "Обзвон" {
    данные фио диагноз
    субъекты клиенты
    основание договор особая-категория=медицинская-помощь
    срок до=закрытия-кабинета
    видят врач
}
форма обзвон { обязательно фио диагноз; }"#,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    for purpose in policy.purposes.iter().filter(|p| p.special == Some(SpecialGround::MedicalCare)) {
        for slug in &purpose.seen_by {
            let Some(role) = policy.roles.iter().find(|r| r.slug == *slug) else { continue };
            if role.duty.as_deref() != Some("medical-secrecy") {
                let (role_name, name) = (&role.name, &purpose.name);
                let message = say!(
                    "Роль «{role_name}» видит данные цели «{name}», но врачебной тайной не связана",
                    "The role `{role_name}` sees the data of `{name}` but is not bound by medical secrecy",
                    "«{role_name}» рөлі «{name}» мақсатының деректерін көреді, бірақ дәрігерлік құпиямен байланысты емес"
                );
                lint.report_with(
                    &purpose.origin,
                    message,
                    &role.origin,
                    say!("роль объявлена здесь", "the role is declared here", "рөл осында жарияланған"),
                );
            }
        }
    }
}
