//! What holds for every trigger and every span.

use crate::pack;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use proptest::prelude::*;
use zalog_law::number::{Bin, Guarded, Inn, Kpp, Ogrn, Snils, find_card, find_guarded};
use zalog_law::{Calendar, Jurisdiction, Roll, Span, Unit, due, extend, parse_calendar, parse_pack};

/// Seconds from 2025 to the end of 2028: three years with data and one without.
const SECONDS: std::ops::Range<i64> = 1_735_689_600..1_861_920_000;

fn any_unit() -> impl Strategy<Value = Unit> {
    prop::sample::select(Unit::ALL.as_slice())
}

fn any_jurisdiction() -> impl Strategy<Value = Jurisdiction> {
    prop::sample::select(Jurisdiction::ALL.as_slice())
}

fn any_roll() -> impl Strategy<Value = Roll> {
    prop::sample::select([Roll::None, Roll::NextWorkingDay].as_slice())
}

fn zone(jurisdiction: Jurisdiction) -> TimeZone {
    TimeZone::get(&pack(jurisdiction).zone).unwrap()
}

proptest! {
    #[test]
    fn a_later_trigger_or_a_longer_span_is_never_due_earlier(
        jurisdiction in any_jurisdiction(), unit in any_unit(), roll in any_roll(),
        start in SECONDS, later in 0_i64..10_000_000, amount in 0_u32..60, more in 0_u32..30,
    ) {
        let (zone, calendar) = (zone(jurisdiction), &pack(jurisdiction).calendar);
        let at = |second, amount| due(Span::new(amount, unit), Timestamp::from_second(second).unwrap(), &zone, calendar, roll);
        let base = at(start, amount);
        prop_assert!(base.legal <= at(start + later, amount).legal);
        prop_assert!(base.legal <= at(start, amount + more).legal);
        prop_assert!(base.plan <= at(start + later, amount).plan);
    }

    #[test]
    fn working_day_terms_end_on_working_days(jurisdiction in any_jurisdiction(), start in SECONDS, amount in 1_u32..60) {
        let (zone, calendar) = (zone(jurisdiction), &pack(jurisdiction).calendar);
        let trigger = Timestamp::from_second(start).unwrap();
        let due = due(Span::new(amount, Unit::WorkingDay), trigger, &zone, calendar, Roll::None);
        prop_assert!(calendar.is_working(due.last_day));
        prop_assert_eq!(due.plan, due.last_day);
        // The plain restatement: as many working days lie after day 0 up to the last day as the span says.
        let day0 = zone.to_datetime(trigger).date();
        let days = day0.tomorrow().unwrap().series(1.day()).take_while(|day| *day <= due.last_day);
        prop_assert_eq!(days.filter(|day| calendar.is_working(*day)).count(), amount as usize);
    }

    #[test]
    fn hours_are_exact(jurisdiction in any_jurisdiction(), start in SECONDS, amount in 0_u32..2000, roll in any_roll()) {
        let trigger = Timestamp::from_second(start).unwrap();
        let due = due(Span::new(amount, Unit::Hour), trigger, &zone(jurisdiction), &pack(jurisdiction).calendar, roll);
        prop_assert_eq!(due.legal.duration_since(trigger).as_secs(), i64::from(amount) * 3600);
    }

    #[test]
    fn rolled_terms_end_on_working_days_and_are_planned_before(
        jurisdiction in any_jurisdiction(), start in SECONDS, amount in 1_u32..100,
        unit in prop::sample::select([Unit::Day, Unit::Month].as_slice()),
    ) {
        let (zone, calendar) = (zone(jurisdiction), &pack(jurisdiction).calendar);
        let trigger = Timestamp::from_second(start).unwrap();
        let rolled = due(Span::new(amount, unit), trigger, &zone, calendar, Roll::NextWorkingDay);
        prop_assert!(calendar.is_working(rolled.last_day));
        prop_assert!(rolled.plan <= rolled.unrolled && rolled.unrolled <= rolled.last_day);
        prop_assert!(rolled.plan >= zone.to_datetime(trigger).date());
        prop_assert_eq!(zone.to_datetime(rolled.legal).date(), rolled.last_day);
        let next = rolled.legal.checked_add(1.microsecond()).unwrap();
        prop_assert_eq!(zone.to_datetime(next).date(), rolled.last_day.tomorrow().unwrap());
    }

    #[test]
    fn extending_working_days_is_the_same_as_asking_for_more(
        jurisdiction in any_jurisdiction(), start in SECONDS, amount in 1_u32..30, more in 1_u32..15,
    ) {
        let (zone, calendar) = (zone(jurisdiction), &pack(jurisdiction).calendar);
        let trigger = Timestamp::from_second(start).unwrap();
        let base = due(Span::new(amount, Unit::WorkingDay), trigger, &zone, calendar, Roll::None);
        let extended = extend(&base, Span::new(more, Unit::WorkingDay), &zone, calendar, Roll::None);
        prop_assert_eq!(extended, due(Span::new(amount + more, Unit::WorkingDay), trigger, &zone, calendar, Roll::None));
    }

    #[test]
    fn a_span_reads_back_what_it_writes(amount in any::<u32>(), unit in any_unit()) {
        let span = if unit == Unit::AtOnce { Span::AT_ONCE } else { Span::new(amount, unit) };
        prop_assert_eq!(span.to_string().parse(), Ok(span));
    }

    #[test]
    fn no_text_makes_a_parser_panic(text in prop_oneof![any::<String>(), "[0-9 \\-]{0,24}", "(паспорт|KZ|№| |[0-9A-Z]){0,40}"]) {
        drop((Inn::parse(&text), Kpp::parse(&text), Ogrn::parse(&text), Bin::parse(&text), Snils::parse(&text)));
        let guarded = find_guarded(&text, &[Guarded::BankAccount, Guarded::Passport, Guarded::Snils, Guarded::Inn, Guarded::Iin]);
        prop_assert!(guarded.is_none_or(|found| text.get(found.at).is_some()));
        drop((find_card(&text), text.parse::<Span>(), parse_calendar("c", &text)));
        drop(parse_pack("p", &text, Calendar::weekends_only(Jurisdiction::Ru)));
    }

}

proptest! {
    // Each case reads a whole pack.
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn no_spoilt_pack_makes_the_reader_panic(from in 0_usize..40_000, length in 1_usize..200, junk in "[\"{}=;0-9а-я# \\n]{0,6}") {
        let whole: Vec<char> = include_str!("../../../../laws/ru/pack.kdl").chars().collect();
        let kept = whole.iter().take(from).chain(junk.chars().collect::<Vec<_>>().iter()).copied()
            .chain(whole.iter().skip(from + length).copied()).collect::<String>();
        drop(parse_pack("p", &kept, Calendar::weekends_only(Jurisdiction::Ru)));
    }
}
