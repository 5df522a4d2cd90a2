//! `cookie-rule-conflict`: A necessary cookie lives longer than is necessary.

use crate::diagnostic::{Severity, say};
use crate::lint::{Check, Example, LawRef, Lint, Rule};
use crate::model::CookieLife;
use zalog_law::Unit;

/// The rule.
pub static COOKIE_RULE_CONFLICT: Rule = Rule {
    id: "cookie-rule-conflict",
    severity: Severity::Warning,
    sentence: (
        "Необходимая cookie живёт дольше, чем нужно.",
        "A necessary cookie lives longer than is necessary.",
        "Қажетті cookie керегінен ұзақ сақталады.",
    ),
    help: (
        "Cookie без цели считается необходимой и ставится без согласия: ограничьте её сеансом или дайте цель.",
        "A cookie without a purpose counts as necessary and is set without consent: keep it to a session, or give it a purpose.",
        "Мақсаты жоқ cookie қажетті саналып, келісімсіз қойылады: оны сеанспен шектеңіз немесе мақсат беріңіз.",
    ),
    law: &[
        LawRef::ru(
            ("ч. 1 ст. 6 152-ФЗ", "art. 6(1) of 152-FZ", "152-ФЗ 6-бабының 1-бөлігі"),
            Some("NO-GROUND"),
        ),
        LawRef::eu(
            (
                "п. 3 ст. 5 Директивы 2002/58/ЕС",
                "art. 5(3) of Directive 2002/58/EC",
                "2002/58/ЕО директивасы 5-бабының 3-тармағы",
            ),
            None,
        ),
    ],
    bad: Example::Part(r##"cookie "basket" "Корзина" срок="2 года""##),
    good: Example::Part(r##"cookie "basket" "Корзина" срок=сеанс"##),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    for cookie in policy.cookies.iter().filter(|c| !c.engine && c.purpose.is_none()) {
        let CookieLife::For(span) = &cookie.life else { continue };
        let days = match span.unit {
            Unit::Month => span.amount.saturating_mul(30),
            Unit::Year => span.amount.saturating_mul(365),
            Unit::Hour => span.amount / 24,
            _ => span.amount,
        };
        if days > 31 {
            let name = &cookie.name;
            let message = say!(
                "Cookie «{name}» без цели живёт дольше месяца",
                "The cookie `{name}` has no purpose and lives longer than a month",
                "Мақсаты жоқ «{name}» cookie файлы бір айдан ұзақ сақталады"
            );
            lint.report(&cookie.origin, message);
        }
    }
}
