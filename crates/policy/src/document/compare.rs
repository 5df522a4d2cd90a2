//! Which of two terms is the stricter, as far as that can be said without a date.
//!
//! The engine compares due dates, which are exact; a page speaks of all dates at once. Ten working days are never longer
//! than thirty days; whether they are longer than fifteen depends on the holidays, and then the page says so.

use zalog_law::{Span, Unit};

/// How a promise stands to the law's term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stricter {
    /// Never later, sometimes earlier.
    First,
    /// The other way round.
    Second,
    /// The same length.
    Same,
    /// It depends on the day.
    Depends,
}

/// The shortest and the longest a span can be, in hours, counted from the end of the trigger's day.
fn bounds(span: Span) -> (u64, u64) {
    let n = u64::from(span.amount);
    match span.unit {
        Unit::AtOnce => (0, 0),
        Unit::Hour => (n, n),
        Unit::Day => (n * 24, n * 24),
        // Every seven days hold at least two days off; the longest holidays of the calendars add less than two weeks.
        Unit::WorkingDay => (n * 24, (n.div_ceil(5) * 7 + 14) * 24),
        Unit::Month => (n * 28 * 24, n * 31 * 24),
        Unit::Year => (n * 365 * 24, n * 366 * 24),
    }
}

/// The longest a span can be, in hours.
pub(crate) fn most_hours(span: Span) -> u64 {
    bounds(span).1
}

/// Compares two terms with the same trigger.
pub(crate) fn stricter(a: Span, b: Span) -> Stricter {
    if a.unit == b.unit {
        return match a.amount.cmp(&b.amount) {
            std::cmp::Ordering::Less => Stricter::First,
            std::cmp::Ordering::Greater => Stricter::Second,
            std::cmp::Ordering::Equal => Stricter::Same,
        };
    }
    let ((a_least, a_most), (b_least, b_most)) = (bounds(a), bounds(b));
    if a_most <= b_least {
        Stricter::First
    } else if b_most <= a_least {
        Stricter::Second
    } else {
        Stricter::Depends
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_stricter_only_when_no_calendar_can_prove_it_wrong() {
        let cases = [
            (Span::new(7, Unit::WorkingDay), Span::new(10, Unit::WorkingDay), Stricter::First),
            (Span::new(30, Unit::Day), Span::new(10, Unit::WorkingDay), Stricter::Second),
            (Span::new(15, Unit::Day), Span::new(10, Unit::WorkingDay), Stricter::Depends),
            (Span::new(10, Unit::Day), Span::new(10, Unit::WorkingDay), Stricter::First),
            (Span::new(10, Unit::WorkingDay), Span::new(10, Unit::WorkingDay), Stricter::Same),
            (Span::AT_ONCE, Span::new(24, Unit::Hour), Stricter::First),
            (Span::new(1, Unit::Month), Span::new(30, Unit::Day), Stricter::Depends),
            (Span::new(1, Unit::Year), Span::new(6, Unit::Month), Stricter::Second),
        ];
        for (a, b, expected) in cases {
            assert_eq!(stricter(a, b), expected, "{a} against {b}");
        }
    }
}
