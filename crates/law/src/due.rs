//! The term engine: by when. Pure; the clock, the zone and the calendar are arguments.
//!
//! Rules (RFCC 191-194; KZ Civil Code 172-176; Regulation 1182/71): the local day of the trigger is day 0 and is not
//! counted; a term in working days counts from the next working day; a month ends on the same number or on the month's
//! last day; an act is in time until the last day is over; hours run without stop and are exact to the microsecond.

use crate::{Calendar, Certainty, Span, Unit};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan as _};
use serde::{Deserialize, Serialize};

/// What happens when a term in days, months or years ends on a day off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Roll {
    /// It ends there all the same.
    None,
    /// It ends on the next working day (RFCC 193).
    NextWorkingDay,
}

/// When a duty must be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// The last instant at which it is still in time: for hours the exact one, else the last microsecond of the last day.
    pub legal: Timestamp,
    /// The day to plan for and to warn about: the last working day not later than the unrolled last day (and not earlier
    /// than the trigger's own day). For hours, the local day on which they run out.
    pub plan: Date,
    /// The local day of `legal`.
    pub last_day: Date,
    /// The last day before rolling; extensions are counted from it.
    pub unrolled: Date,
    /// Some day of the term lies in a year the calendar has no data for: recompute when it is loaded.
    pub provisional: bool,
    /// The least certain year of the calendar that the term touched.
    pub certainty: Certainty,
}

/// The due date of `span` counted from `trigger` in `zone` by `calendar`.
///
/// Never fails: what runs past the end of representable time (year 9999) ends there.
///
/// ```
/// use zalog_law::{Jurisdiction, Roll, Span, Unit, due, packs};
/// # let packs = packs().as_ref().map_err(ToString::to_string)?;
/// let moscow = jiff::tz::TimeZone::get("Europe/Moscow")?;
/// let calendar = &packs.of(Jurisdiction::Ru).calendar;
/// let due = due(Span::new(10, Unit::WorkingDay), "2026-11-22T12:00:00+03:00".parse()?, &moscow, calendar, Roll::None);
/// assert_eq!(due.last_day.to_string(), "2026-12-04");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn due(span: Span, trigger: Timestamp, zone: &TimeZone, calendar: &Calendar, roll: Roll) -> Due {
    let day0 = zone.to_datetime(trigger).date();
    if span.unit == Unit::Hour {
        let legal = trigger
            .saturating_add(SignedDuration::from_secs(i64::from(span.amount) * 3600))
            .unwrap_or(Timestamp::MAX);
        let last = zone.to_datetime(legal).date();
        // Hours ask nothing of a calendar, so nothing about them is uncertain.
        return Due {
            legal,
            plan: last,
            last_day: last,
            unrolled: last,
            provisional: false,
            certainty: Certainty::Sure,
        };
    }
    end_on(day0, count(span, day0, calendar), zone, calendar, effective_roll(span.unit, roll))
}

/// The due date of `base` moved on by one extension: counted from the unrolled last day of the base term.
///
/// Hours are added to the exact end of the base.
#[must_use]
pub fn extend(base: &Due, by: Span, zone: &TimeZone, calendar: &Calendar, roll: Roll) -> Due {
    if by.unit == Unit::Hour {
        let hours = due(by, base.legal, zone, calendar, roll);
        return Due { provisional: base.provisional, certainty: base.certainty, ..hours };
    }
    let extended = end_on(
        base.unrolled,
        count(by, base.unrolled, calendar),
        zone,
        calendar,
        effective_roll(by.unit, roll),
    );
    Due {
        provisional: base.provisional || extended.provisional,
        certainty: base.certainty.max(extended.certainty),
        ..extended
    }
}

/// The due date "by the `day`th of the month after the trigger's month" (152-FZ art. 22(7)).
///
/// A day the month does not have means its last day.
#[must_use]
pub fn due_on_day_of_next_month(
    day: u8,
    trigger: Timestamp,
    zone: &TimeZone,
    calendar: &Calendar,
    roll: Roll,
) -> Due {
    let day0 = zone.to_datetime(trigger).date();
    let next = day0.first_of_month().saturating_add(1.month());
    let day = i8::try_from(day.max(1)).unwrap_or(i8::MAX).min(next.days_in_month());
    let unrolled = Date::new(next.year(), next.month(), day).unwrap_or(next);
    end_on(day0, unrolled, zone, calendar, roll)
}

/// Rolling is a rule for calendar terms: working days end on one anyway, and "at once" must not wait for Monday.
const fn effective_roll(unit: Unit, roll: Roll) -> Roll {
    match unit {
        Unit::Day | Unit::Month | Unit::Year => roll,
        Unit::Hour | Unit::WorkingDay | Unit::AtOnce => Roll::None,
    }
}

/// The last day of a term in days or longer units, before any rolling.
fn count(span: Span, day0: Date, calendar: &Calendar) -> Date {
    let amount = i64::from(span.amount);
    match span.unit {
        Unit::AtOnce | Unit::Hour => day0,
        Unit::Day => plus(day0, jiff::Span::new().try_days(amount)),
        Unit::Month => plus(day0, jiff::Span::new().try_months(amount)),
        Unit::Year => plus(day0, jiff::Span::new().try_years(amount)),
        Unit::WorkingDay => {
            let mut date = day0;
            for _ in 0..span.amount {
                let next = next_working(date, calendar);
                if next == date {
                    break;
                }
                date = next;
            }
            date
        }
    }
}

/// `date` plus `span`, or the end of time when the span is out of jiff's range.
fn plus(date: Date, span: Result<jiff::Span, jiff::Error>) -> Date {
    span.map_or(Date::MAX, |span| date.saturating_add(span))
}

/// The first working day after `date`; `date` itself at the end of time.
fn next_working(date: Date, calendar: &Calendar) -> Date {
    let mut next = date;
    while let Ok(tomorrow) = next.tomorrow() {
        next = tomorrow;
        if calendar.is_working(next) {
            return next;
        }
    }
    date
}

/// Builds the result for a term that starts on `day0` and ends, unrolled, on `unrolled`.
fn end_on(day0: Date, unrolled: Date, zone: &TimeZone, calendar: &Calendar, roll: Roll) -> Due {
    let last_day = match roll {
        Roll::NextWorkingDay if !calendar.is_working(unrolled) => next_working(unrolled, calendar),
        Roll::NextWorkingDay | Roll::None => unrolled,
    };
    let mut plan = unrolled;
    while plan > day0 && !calendar.is_working(plan) {
        let Ok(yesterday) = plan.yesterday() else { break };
        plan = yesterday;
    }
    let (provisional, certainty) = knowledge(day0, last_day, calendar);
    Due { legal: end_of_day(last_day, zone), plan, last_day, unrolled, provisional, certainty }
}

/// How much of the stretch the calendar knows: whether a year is missing, and the least certain year.
fn knowledge(from: Date, to: Date, calendar: &Calendar) -> (bool, Certainty) {
    let mut provisional = false;
    let mut certainty = Certainty::Sure;
    for year in from.year()..=to.year() {
        match calendar.year(year) {
            Some(data) => certainty = certainty.max(data.certainty),
            None => (provisional, certainty) = (true, Certainty::Check),
        }
    }
    (provisional, certainty)
}

/// The last microsecond of a local day, whatever the zone's clock does at midnight.
fn end_of_day(day: Date, zone: &TimeZone) -> Timestamp {
    let next = match day.tomorrow() {
        Ok(next) => next,
        Err(_) => return Timestamp::MAX,
    };
    zone.to_zoned(next.at(0, 0, 0, 0))
        .and_then(|midnight| midnight.timestamp().checked_sub(1.microsecond()))
        .unwrap_or(Timestamp::MAX)
}
