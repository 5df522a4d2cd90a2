//! `purpose-without-ground`: A purpose by law that nothing opens a ground for.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, Lint, Rule};
use crate::model::{Basis, Event};

/// The rule.
pub static PURPOSE_WITHOUT_GROUND: Rule = Rule {
    id: "purpose-without-ground",
    severity: Severity::Note,
    sentence: (
        "Цель по закону, основания которой ничто не открывает.",
        "A purpose by law that nothing opens a ground for.",
        "Негізін ештеңе ашпайтын заң бойынша мақсат.",
    ),
    help: (
        "Назовите её в форме «для=…», скажите «срок вместе-с=…» целью формы или «срок до=закрытия-кабинета»; сейчас она \
         ничего не держит.",
        "Name it in a form by `for=…`, say `keep with=…` the purpose of a form or `keep until=account-closed`; as it is, \
         it holds nothing.",
        "Оны формада «для=…» деп атаңыз, «срок вместе-с=…» арқылы форманың мақсатын немесе «срок до=закрытия-кабинета» \
         деп айтыңыз; қазір ол ештеңе ұстамайды.",
    ),
    law: &[],
    bad: Example::Part(
        r#"цель учёт "Бухгалтерский учёт" {
    данные почта
    субъекты клиенты
    основание закон "Закон о бухгалтерском учёте"
    срок 5 лет после=получения
}"#,
    ),
    good: Example::Part(
        r#"цель учёт "Бухгалтерский учёт" {
    данные почта
    субъекты клиенты
    основание закон "Закон о бухгалтерском учёте"
    срок вместе-с=вопрос
}"#,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    for purpose in lint.own_purposes().filter(|p| matches!(p.basis, Basis::Law { .. })) {
        let keep = &purpose.keep;
        // A form opens its own purpose and those that go with it; an account those that end with it and no form brings.
        let opens =
            policy.forms.iter().any(|f| f.purpose == purpose.slug || keep.with.as_ref() == Some(&f.purpose));
        let with_account = keep.with.is_none()
            && keep.end.event == Event::AccountClosed
            && policy.forms.iter().any(|f| f.registration);
        // What is read off the visit itself is no value of a person.
        let of_people = purpose
            .items
            .iter()
            .any(|slug| policy.forms.iter().any(|f| f.fields.iter().any(|field| field.item == *slug)));
        if of_people && !opens && !with_account {
            let name = &purpose.name;
            lint.report(
                &purpose.origin,
                say!(
                    "Цель «{name}» опирается на закон, но ни одна форма её не открывает: по ней ничего не хранится",
                    "The purpose `{name}` rests on a law, but no form brings it: nothing is held for it", "«{name}» мақсаты заңға сүйенеді, бірақ оны бірде-бір форма ашпайды: ол бойынша ештеңе сақталмайды"),
            );
        }
    }
}
