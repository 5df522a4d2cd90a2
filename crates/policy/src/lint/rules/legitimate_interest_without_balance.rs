//! `legitimate-interest-without-balance`: A legitimate interest is not balanced.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, LawRef, Lint, Rule};
use crate::model::Basis;

/// The rule.
pub static LEGITIMATE_INTEREST_WITHOUT_BALANCE: Rule = Rule {
    id: "legitimate-interest-without-balance",
    severity: Severity::Law,
    sentence: (
        "Законный интерес не взвешен.",
        "A legitimate interest is not balanced.",
        "Заңды мүдде салыстырып өлшенбеген.",
    ),
    help: (
        "Одной фразой: почему интерес, законный или общественный, важнее неудобств человека. Фраза не печатается: основание законный-интерес \"…\" взвешено=\"…\".",
        "One sentence: why the interest, legitimate or public, outweighs the person's. It is not printed: basis legitimate-interest \"…\" balance=\"…\".",
        "Бір сөйлеммен: заңды не қоғамдық мүдде адамға келетін қолайсыздықтан неге маңызды. Бұл сөйлем басылмайды: основание законный-интерес \"…\" взвешено=\"…\".",
    ),
    law: &[
        LawRef::ru(
            ("п. 7 ч. 1 ст. 6 152-ФЗ", "art. 6(1)(7) of 152-FZ", "152-ФЗ 6-бабы 1-бөлігінің 7-тармағы"),
            Some("NO-GROUND"),
        ),
        LawRef::eu(
            ("пп. (f) п. 1 ст. 6 GDPR", "art. 6(1)(f) GDPR", "GDPR 6-бабы 1-тармағының (f) тармақшасы"),
            Some("PRINCIPLES"),
        ),
    ],
    bad: Example::Part(
        r#"цель обзвон "Обзвон" {
    данные ip время
    субъекты клиенты
    основание законный-интерес "защита сайта"
    срок 10 дней после=получения
}"#,
    ),
    good: Example::Part(
        r#"цель обзвон "Обзвон" {
    данные ip время
    субъекты клиенты
    основание законный-интерес "защита сайта" взвешено="Короткий журнал без имён"
    срок 10 дней после=получения
}"#,
    ),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    for purpose in policy.purposes.iter().filter(|p| !p.engine) {
        if let Basis::PublicInterest { balance: None, .. } = purpose.basis {
            let name = &purpose.name;
            lint.report(
                &purpose.origin,
                say!(
                    "Общественный интерес цели «{name}» не взвешен с правами человека",
                    "The public interest of `{name}` is not balanced with the person's rights",
                    "«{name}» мақсатының қоғамдық мүддесі адамның құқықтарымен салыстырып өлшенбеген"
                ),
            );
        }
        if let Basis::LegitimateInterest { balance: None, .. } = purpose.basis {
            let name = &purpose.name;
            lint.report(
                &purpose.origin,
                say!(
                    "Законный интерес цели «{name}» не взвешен",
                    "The legitimate interest of `{name}` is not balanced",
                    "«{name}» мақсатының заңды мүддесі салыстырып өлшенбеген"
                ),
            );
        }
    }
}
