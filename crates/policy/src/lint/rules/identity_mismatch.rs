//! `identity-mismatch`: The number does not fit the kind of operator.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, Lint, Rule};

/// The rule.
pub static IDENTITY_MISMATCH: Rule = Rule {
    id: "identity-mismatch",
    severity: Severity::Warning,
    sentence: (
        "Номер не подходит форме оператора.",
        "The number does not fit the kind of operator.",
        "Нөмір оператордың түріне сай емес.",
    ),
    help: (
        "У организации ИНН из 10 цифр и ОГРН из 13, у предпринимателя из 12 и 15: проверьте, чей это номер.",
        "An organisation has an INN of 10 digits and an OGRN of 13, a sole trader 12 and 15: check whose number it is.",
        "Ұйымның ИНН нөмірінде 10, ОГРН нөмірінде 13 цифр, кәсіпкерде 12 және 15 цифр болады: нөмірдің кімдікі екенін тексеріңіз.",
    ),
    law: &[],
    bad: Example::Whole(
        r##"политика "Тест" формат=1 {
    нормы РФ
    редакция 1 действует="15.12.2026"
    изменения вступают=с-публикации известить=на-сайте
}
оператор "ООО «Ромашка»" { инн "500100732259"; адрес "Москва"; почта "privacy@example.ru"; }
сайт "romashka.example"
"##,
    ),
    good: Example::Whole(
        r##"политика "Тест" формат=1 {
    нормы РФ
    редакция 1 действует="15.12.2026"
    изменения вступают=с-публикации известить=на-сайте
}
оператор "ООО «Ромашка»" { инн "7707083893"; адрес "Москва"; почта "privacy@example.ru"; }
сайт "romashka.example"
"##,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    let operator = &policy.operator;
    let name = operator.name.text(policy.language).to_uppercase();
    let trader = name.starts_with("ИП ") || name.starts_with("ИНДИВИДУАЛЬНЫЙ");
    let firm = ["ООО", "АО ", "ПАО", "ЗАО", "АНО", "ЧОУ", "ГБУ", "МБУ"].iter().any(|f| name.starts_with(f));
    if !trader && !firm {
        return;
    }
    for (number, organisation, person) in [(&operator.inn, 10, 12), (&operator.ogrn, 13, 15)] {
        let Some(given) = number.as_ref().and_then(|n| n.given()) else { continue };
        let length = given.chars().filter(char::is_ascii_digit).count();
        if length == if trader { organisation } else { person } {
            let message = say!(
                "Номер «{given}» из {length} цифр не бывает у такого оператора",
                "The number `{given}` of {length} digits is not one such an operator has",
                "Мұндай операторда {length} цифрдан тұратын «{given}» нөмірі болмайды"
            );
            lint.report(&operator.origin, message);
        }
    }
}
