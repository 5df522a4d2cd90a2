//! `promise-weaker-than-law`: A promise is weaker than the law.

use crate::diagnostic::{Say, Severity, length};
use crate::lint::{Check, Example, LawRef, Lint, Rule};
use crate::model::RequestKind;
use zalog_law::{Span, Unit};

/// The rule.
pub static PROMISE_WEAKER_THAN_LAW: Rule = Rule {
    id: "promise-weaker-than-law",
    severity: Severity::Law,
    sentence: ("Обещание слабее закона.", "A promise is weaker than the law.", "Уәде заңнан әлсіз."),
    help: (
        "Действует более строгий срок закона; исправьте обещание или уберите его.",
        "The stricter term of the law applies; correct the promise or take it out.",
        "Заңның қатаңырақ мерзімі қолданылады; уәдені түзетіңіз немесе алып тастаңыз.",
    ),
    law: &[
        LawRef::ru(
            ("ст. 20, 21 152-ФЗ", "art. 20, 21 of 152-FZ", "152-ФЗ 20, 21-баптары"),
            Some("NO-ANSWER"),
        ),
        LawRef::kz(
            ("п. 2 ст. 25 Закона РК № 94-V", "art. 25(2) of Law 94-V", "ҚР № 94-V Заңы 25-бабының 2-тармағы"),
            Some("PD-BREACH"),
        ),
        LawRef::eu(("п. 3 ст. 12 GDPR", "art. 12(3) GDPR", "GDPR 12-бабының 3-тармағы"), Some("PRINCIPLES")),
    ],
    bad: Example::Part(r#"обращение сведения ответ-за="30 дней""#),
    good: Example::Part(r#"обращение сведения ответ-за="5 рабочих дней""#),
    check: Check::Policy(check),
};

fn check(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    let Ok(packs) = zalog_law::packs() else { return };
    for promise in &policy.requests {
        let (Some(within), Some(right)) = (promise.within, right(promise.kind)) else { continue };
        for law in &policy.laws {
            let Some(term) = packs.of(*law).term_of_right(right) else { continue };
            let Some(span) = term.span().filter(|s| weaker(within, *s)) else { continue };
            let (id, article) = (&term.id, &term.article);
            let (promised, legal) = (length(within), length(span));
            let message = Say::new(
                format!("Обещано: {}. По закону не позже: {} ({id}, {})", promised.ru, legal.ru, article.ru),
                format!(
                    "Promised: {}. The law wants at most: {} ({id}, {})",
                    promised.en, legal.en, article.en
                ),
                format!("Уәде: {}. Заң бойынша ең көбі: {} ({id}, {})", promised.kk, legal.kk, article.kk),
            );
            lint.report(&promise.origin, message);
        }
    }
}

/// The right of a law pack that a kind of request uses.
fn right(kind: RequestKind) -> Option<&'static str> {
    Some(match kind {
        RequestKind::Copy | RequestKind::Information => "access",
        RequestKind::Correction => "rectify",
        RequestKind::Stop => "stop",
        RequestKind::Withdrawal => "withdraw",
        RequestKind::Erasure => "erase",
        RequestKind::Blocking => "block",
        RequestKind::Unsubscribe => "object",
        RequestKind::Any | RequestKind::Check | RequestKind::Unlawful | RequestKind::Claim => return None,
    })
}

/// Whether the promise is certainly longer than the law's term, in whichever calendar.
fn weaker(promise: Span, law: Span) -> bool {
    shortest(promise) > longest(law)
}

/// The least number of hours a span can be.
fn shortest(span: Span) -> u32 {
    span.amount
        * match span.unit {
            Unit::Hour => 1,
            Unit::Day | Unit::WorkingDay => 24,
            Unit::Month => 28 * 24,
            Unit::Year => 365 * 24,
            Unit::AtOnce => 0,
        }
}

/// The greatest number of hours a span can be; working days at most twice as long as calendar days, and three days more.
fn longest(span: Span) -> u32 {
    match span.unit {
        Unit::Hour => span.amount,
        Unit::Day => span.amount * 24,
        Unit::WorkingDay => (span.amount * 2 + 3) * 24,
        Unit::Month => span.amount * 31 * 24,
        Unit::Year => span.amount * 366 * 24,
        Unit::AtOnce => 24,
    }
}
