//! Terms against vectors counted by hand from the printed calendars.

use crate::pack;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use zalog_law::{Certainty, Due, Jurisdiction, Roll, Span, due, extend};

fn zone(jurisdiction: Jurisdiction) -> TimeZone {
    TimeZone::get(&pack(jurisdiction).zone).unwrap()
}

/// Noon of a local day, or the instant itself when one is written.
fn instant(text: &str, zone: &TimeZone) -> Timestamp {
    text.parse().unwrap_or_else(|_| {
        let date: Date = text.parse().unwrap();
        zone.to_zoned(date.at(12, 0, 0, 0)).unwrap().timestamp()
    })
}

fn count(jurisdiction: Jurisdiction, span: &str, trigger: &str, roll: Roll) -> Due {
    let zone = zone(jurisdiction);
    let span: Span = span.parse().unwrap();
    due(span, instant(trigger, &zone), &zone, &pack(jurisdiction).calendar, roll)
}

#[test]
fn terms_in_russia() {
    let table = [
        ("10 рабочих-дней", "2026-11-02", "2026-11-17"),
        ("10 рабочих-дней", "2026-11-22", "2026-12-04"),
        ("10 рабочих-дней", "2026-12-28", "2027-01-20"),
        ("15 рабочих-дней", "2026-12-28", "2027-01-27"),
        ("3 рабочих-дня", "2026-12-30", "2027-01-13"),
        ("7 рабочих-дней", "2026-04-29", "2026-05-12"),
        // The working Saturday 20 February counts, 22 and 23 do not.
        ("3 рабочих-дня", "2027-02-18", "2027-02-24"),
        // The working Saturday 1 November counts.
        ("3 рабочих-дня", "2025-10-30", "2025-11-05"),
        ("3 рабочих-дня", "2027-11-03", "2027-11-10"),
        ("30 дней", "2026-11-22", "2026-12-22"),
        ("30 дней", "2026-12-02", "2027-01-01"),
        ("6 месяцев", "2026-08-31", "2027-02-28"),
        ("1 месяц", "2026-01-31", "2026-02-28"),
        ("1 год", "2024-02-29", "2025-02-28"),
        ("сразу", "2026-11-22", "2026-11-22"),
    ];
    for (span, trigger, last_day) in table {
        let due = count(Jurisdiction::Ru, span, trigger, Roll::None);
        assert_eq!(due.last_day.to_string(), last_day, "{span} from {trigger}");
    }
}

#[test]
fn terms_in_kazakhstan() {
    let table = [
        ("1 рабочий-день", "2026-03-20", "2026-03-26"),
        ("1 рабочий-день", "2026-10-23", "2026-10-27"),
        ("3 рабочих-дня", "2026-10-24", "2026-10-29"),
        // 30 August is no holiday any more.
        ("1 рабочий-день", "2026-08-28", "2026-08-31"),
        ("1 рабочий-день", "2026-05-08", "2026-05-12"),
        ("3 рабочих-дня", "2026-12-15", "2026-12-21"),
        // A working Sunday.
        ("1 рабочий-день", "2025-01-03", "2025-01-05"),
        ("3 рабочих-дня", "2026-11-22", "2026-11-25"),
    ];
    for (span, trigger, last_day) in table {
        let due = count(Jurisdiction::Kz, span, trigger, Roll::NextWorkingDay);
        assert_eq!(due.last_day.to_string(), last_day, "{span} from {trigger}");
    }
}

#[test]
fn a_calendar_term_rolls_but_is_planned_early() {
    let due = count(Jurisdiction::Ru, "30 дней", "2026-12-02", Roll::NextWorkingDay);
    assert_eq!(due.unrolled.to_string(), "2027-01-01");
    assert_eq!(due.last_day.to_string(), "2027-01-11");
    assert_eq!(due.plan.to_string(), "2026-12-30");
    assert_eq!(due.legal.to_string(), "2027-01-11T20:59:59.999999Z", "the end of the Moscow day");
    assert!(!due.provisional);
    assert_eq!(due.certainty, Certainty::Likely, "the 2027 decree is not checked");
}

#[test]
fn a_plan_is_never_before_the_trigger() {
    let due = count(Jurisdiction::Ru, "1 день", "2026-11-21", Roll::NextWorkingDay);
    assert_eq!((due.plan.to_string(), due.last_day.to_string()), ("2026-11-21".into(), "2026-11-23".into()));
}

#[test]
fn hours_run_through_the_night_of_new_year() {
    let due = count(Jurisdiction::Ru, "24 часа", "2026-12-31T22:10:00+03:00", Roll::NextWorkingDay);
    assert_eq!(due.legal, "2027-01-01T22:10:00+03:00".parse().unwrap());
    assert_eq!(due.last_day.to_string(), "2027-01-01");
}

#[test]
fn the_local_day_decides_what_day_zero_is() {
    // Half past midnight in Moscow is still yesterday in UTC.
    let due = count(Jurisdiction::Ru, "1 рабочий-день", "2026-11-23T00:30:00+03:00", Roll::None);
    assert_eq!(due.last_day.to_string(), "2026-11-24");
    let due = count(Jurisdiction::Ru, "1 рабочий-день", "2026-11-22T23:59:59.999999+03:00", Roll::None);
    assert_eq!(due.last_day.to_string(), "2026-11-23");
}

#[test]
fn an_extension_counts_from_the_end_of_the_base() {
    let ru = pack(Jurisdiction::Ru);
    let zone = zone(Jurisdiction::Ru);
    let term = ru.term("RU-ACCESS").unwrap();
    let base = term.due(instant("2026-12-28", &zone), &zone, &ru.calendar).unwrap();
    assert_eq!(base.last_day.to_string(), "2027-01-20");
    let extended = term.extended(&base, &zone, &ru.calendar).unwrap();
    assert_eq!(extended.last_day.to_string(), "2027-01-27");
}

#[test]
fn an_extension_counts_from_the_unrolled_end() {
    let eu = pack(Jurisdiction::Eu);
    let zone = zone(Jurisdiction::Eu);
    let term = eu.term("EU-DSR").unwrap();
    // 22 November is a Sunday: the month ends there and rolls, the extension does not gain the day.
    let base = term.due(instant("2026-10-22", &zone), &zone, &eu.calendar).unwrap();
    assert_eq!(base.last_day.to_string(), "2026-11-23");
    let extended = term.extended(&base, &zone, &eu.calendar).unwrap();
    assert_eq!(extended.last_day.to_string(), "2027-01-22");
    assert!(base.provisional, "the Union has no calendar of its own");
}

#[test]
fn hours_extend_from_the_exact_end() {
    let zone = zone(Jurisdiction::Ru);
    let base = count(Jurisdiction::Ru, "24 часа", "2026-12-31T22:10:00+03:00", Roll::None);
    let by = "48 часов".parse().unwrap();
    let extended = extend(&base, by, &zone, &pack(Jurisdiction::Ru).calendar, Roll::None);
    assert_eq!(extended.legal, "2027-01-03T22:10:00+03:00".parse().unwrap());
}

#[test]
fn the_fifteenth_of_the_next_month() {
    let ru = pack(Jurisdiction::Ru);
    let zone = zone(Jurisdiction::Ru);
    let term = ru.term("RU-NOTICE-CHANGE").unwrap();
    let table = [
        // 15 November 2026 is a Sunday.
        ("2026-10-01", "2026-11-16", "2026-11-13"),
        ("2026-10-31", "2026-11-16", "2026-11-13"),
        ("2026-11-30", "2026-12-15", "2026-12-15"),
        ("2026-12-31", "2027-01-15", "2027-01-15"),
    ];
    for (trigger, last_day, plan) in table {
        let due = term.due(instant(trigger, &zone), &zone, &ru.calendar).unwrap();
        assert_eq!(
            (due.last_day.to_string(), due.plan.to_string()),
            (last_day.into(), plan.into()),
            "{trigger}"
        );
    }
}

#[test]
fn a_year_without_data_is_flagged_and_cautious() {
    let due = count(Jurisdiction::Ru, "3 рабочих-дня", "2027-12-29", Roll::None);
    assert!(due.provisional);
    assert_eq!(due.certainty, Certainty::Check);
    // 30 December works, 31 is off by the decree of 2027; in 2028 only the law's own holidays are known.
    assert_eq!(due.last_day.to_string(), "2028-01-11");
    let due = count(Jurisdiction::Ru, "24 часа", "2028-02-01", Roll::None);
    assert!(!due.provisional, "hours ask nothing of a calendar");
}

#[test]
fn a_day_ends_where_the_local_clock_says() {
    let calendar = &pack(Jurisdiction::Eu).calendar;
    let table = [
        // The clock jumps from midnight to one: the day before still ends at midnight.
        ("America/Asuncion", "2024-10-04", "2024-10-06T03:59:59.999999Z"),
        ("Europe/Berlin", "2026-03-28", "2026-03-29T21:59:59.999999Z"),
        ("Asia/Almaty", "2026-11-21", "2026-11-22T18:59:59.999999Z"),
    ];
    for (name, trigger, legal) in table {
        let zone = TimeZone::get(name).unwrap();
        let due = due("1 day".parse().unwrap(), instant(trigger, &zone), &zone, calendar, Roll::None);
        assert_eq!(due.legal.to_string(), legal, "{name}");
    }
}

#[test]
fn absurd_spans_end_at_the_end_of_time() {
    for unit in ["часов", "дней", "месяцев", "лет"] {
        let due =
            count(Jurisdiction::Ru, &format!("{} {unit}", u32::MAX), "2026-11-22", Roll::NextWorkingDay);
        assert!(due.last_day.year() >= 9998, "{unit}");
    }
}
