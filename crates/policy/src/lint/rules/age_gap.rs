//! `age-gap`: There is a gap between two ages.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, LawRef, Lint, Rule};

/// The rule.
pub static AGE_GAP: Rule = Rule {
    id: "age-gap",
    severity: Severity::Warning,
    sentence: (
        "Между двумя возрастами правила нет.",
        "There is a gap between two ages.",
        "Екі жастың арасына ереже жоқ.",
    ),
    help: (
        "Отказ по возрасту означает до 18 лет: скажите, кто решает за тех, кто старше названного возраста, но моложе 18 лет.",
        "Refusing minors means under 18: say who decides for those above the age named and under 18.",
        "Жасына қарай бас тарту 18 жасқа дейін дегенді білдіреді: аталған жастан үлкен, бірақ 18-ге толмағандар үшін кім шешетінін айтыңыз.",
    ),
    law: &[LawRef::ru(("ст. 26, 28 ГК РФ", "art. 26, 28 of the Civil Code", "РФ АК 26, 28-баптары"), None)],
    bad: Example::Whole(
        r##"политика "Тест" формат=1 {
    нормы РФ
    редакция 1 действует="15.12.2026"
    изменения вступают=с-публикации известить=на-сайте
}
оператор "ООО «Ромашка»" { инн "7707083893"; адрес "Москва"; почта "privacy@example.ru"; }
сайт "romashka.example"
несовершеннолетние моложе=14 отказ=да"##,
    ),
    good: Example::Whole(
        r##"политика "Тест" формат=1 {
    нормы РФ
    редакция 1 действует="15.12.2026"
    изменения вступают=с-публикации известить=на-сайте
}
оператор "ООО «Ромашка»" { инн "7707083893"; адрес "Москва"; почта "privacy@example.ru"; }
сайт "romashka.example"
несовершеннолетние моложе=18 отказ=да"##,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    let minors = &policy.minors;
    if let Some(under) = minors.under.filter(|age| minors.refused && *age < 18) {
        let origin = minors.origin.clone().unwrap_or_default();
        let message = say!(
            "Данных несовершеннолетних нет, а возраст назван {under}: от {under} до 18 правила нет",
            "Minors are refused, but the age named is {under}: nothing is said of {under} to 18",
            "Кәмелетке толмағандардың деректері жоқ, ал жас {under} деп аталған: {under} мен 18 жас арасына ереже жоқ"
        );
        lint.report(&origin, message);
    }
}
