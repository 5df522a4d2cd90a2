//! `anonymous-vs-identified`: “Anonymous” data point to a person, by themselves or together.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, LawRef, Lint, Rule};
use crate::model::{ItemKind, Policy, Purpose, Slug};

/// The rule.
pub static ANONYMOUS_VS_IDENTIFIED: Rule = Rule {
    id: "anonymous-vs-identified",
    severity: Severity::Law,
    sentence: (
        "«Обезличенное» указывает на человека.",
        "“Anonymous” data point to a person.",
        "«Иесіздендірілген» деген дерек адамды көрсетіп тұр.",
    ),
    help: (
        "IP-адрес, cookie и контакты указывают на человека: назовите данные персональными или передавайте только подсчитанное.",
        "An IP address, a cookie and contacts point to a person: call the data personal, or pass on counts alone.",
        "IP-мекенжай, cookie және байланыс деректері адамды көрсетеді: оларды дербес деп атаңыз немесе тек есептелгенін беріңіз.",
    ),
    law: &[
        LawRef::ru(
            (
                "п. 9 ст. 3, ч. 1 ст. 6 152-ФЗ",
                "art. 3(9), 6(1) of 152-FZ",
                "152-ФЗ 3-бабының 9-тармағы, 6-бабының 1-бөлігі",
            ),
            Some("NO-GROUND"),
        ),
        LawRef::eu(
            (
                "п. 26 преамбулы, п. 5 ст. 4 GDPR",
                "recital 26, art. 4(5) GDPR",
                "GDPR кіріспесінің 26-тармағы, 4-бабының 5-тармағы",
            ),
            None,
        ),
    ],
    bad: Example::Part(
        r##"получатель счётовод "Подсчёт" роль=поручение договор="Договор" страна=РФ только=обезличенные { данные почта; }"##,
    ),
    good: Example::Part(
        r##"получатель счётовод "Подсчёт" роль=поручение договор="Договор" страна=РФ только=обезличенные"##,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    for recipient in policy.recipients.iter().filter(|r| r.anonymous_only && !r.items.is_empty()) {
        let name = &recipient.name;
        let list: Vec<String> = recipient.items.iter().map(|i| lint.item_name(i)).collect();
        let list = list.join(", ");
        let message = say!(
            "Получателю «{name}» дают только обезличенное, но названы: {list}",
            "The recipient `{name}` gets anonymous data only, yet these are named: {list}",
            "«{name}» алушысына тек иесіздендірілген деректер беріледі, бірақ мыналар аталған: {list}"
        );
        lint.report(&recipient.origin, message);
    }
    for purpose in lint.own_purposes() {
        let said = purpose.title.texts.values().any(|text| {
            let lower = text.to_lowercase();
            lower.contains("обезлич") || lower.contains("аноним") || lower.contains("anonym")
        });
        let Some(list) = pointing(policy, purpose).filter(|_| said) else { continue };
        let name = &purpose.name;
        let list: Vec<String> = list.iter().map(|i| lint.item_name(i)).collect();
        let list = list.join(", ");
        let message = say!(
            "Цель «{name}» названа обезличенной, но использует: {list}",
            "The purpose `{name}` is called anonymous, yet it uses: {list}",
            "«{name}» мақсаты иесіздендірілген деп аталған, бірақ мынаны пайдаланады: {list}"
        );
        lint.report(&purpose.origin, message);
    }
}

/// What of a purpose points to a person: one item that does by itself, or two that do beside what the operator has.
fn pointing<'p>(policy: &'p Policy, purpose: &'p Purpose) -> Option<Vec<&'p Slug>> {
    let of = |fits: fn(&ItemKind) -> bool| -> Vec<&Slug> {
        purpose.items.iter().filter(|slug| policy.item(slug).is_some_and(|i| fits(&i.kind))).collect()
    };
    let alone = of(|kind| {
        use ItemKind as K;
        kind.is_contact()
            || matches!(
                kind,
                K::FullName | K::SocialId | K::Image | K::Inn | K::Ip | K::Cookie | K::Credential
            )
    });
    if !alone.is_empty() {
        return Some(alone);
    }
    let together = of(|kind| {
        use ItemKind as K;
        let of_person = matches!(kind, K::PersonName | K::Date | K::Address | K::Organisation | K::Order);
        of_person || matches!(kind, K::UserAgent | K::Device | K::Place | K::Instant | K::DateTime)
    });
    (together.len() > 1).then_some(together)
}
