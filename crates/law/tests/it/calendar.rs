//! The embedded calendars, and how the reader refuses bad ones.

use crate::pack;
use jiff::civil::Date;
use zalog_law::{Certainty, DayKind, Jurisdiction, parse_calendar};

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn checksums_of_the_printed_calendars() {
    let table = [
        (Jurisdiction::Ru, 2025, 247),
        (Jurisdiction::Ru, 2026, 247),
        (Jurisdiction::Ru, 2027, 247),
        (Jurisdiction::Kz, 2025, 246),
        (Jurisdiction::Kz, 2026, 247),
        (Jurisdiction::Kz, 2027, 247),
    ];
    for (jurisdiction, year, workdays) in table {
        let calendar = &pack(jurisdiction).calendar;
        assert_eq!(calendar.count_workdays(year), workdays, "{jurisdiction} {year}");
        assert!(!calendar.year(year).unwrap().source.is_empty());
    }
}

#[test]
fn kinds_of_days() {
    let table = [
        (Jurisdiction::Ru, "2026-11-20", DayKind::Working),
        (Jurisdiction::Ru, "2026-11-22", DayKind::Weekend),
        (Jurisdiction::Ru, "2026-11-04", DayKind::Off),
        (Jurisdiction::Ru, "2026-11-03", DayKind::Working),
        (Jurisdiction::Ru, "2025-11-01", DayKind::WorkingWeekend),
        (Jurisdiction::Ru, "2026-01-09", DayKind::Off),
        (Jurisdiction::Kz, "2026-08-31", DayKind::Working),
        (Jurisdiction::Kz, "2025-09-01", DayKind::Off),
        (Jurisdiction::Kz, "2025-01-05", DayKind::WorkingWeekend),
        (Jurisdiction::Eu, "2026-12-25", DayKind::Working),
    ];
    for (jurisdiction, day, kind) in table {
        assert_eq!(pack(jurisdiction).calendar.day(date(day)).kind, kind, "{jurisdiction} {day}");
    }
}

#[test]
fn a_year_without_data_knows_the_law_only() {
    let ru = &pack(Jurisdiction::Ru).calendar;
    let day = ru.day(date("2030-05-09"));
    assert_eq!((day.kind, day.provisional, day.certainty), (DayKind::Off, true, Certainty::Check));
    assert!(ru.day(date("2030-05-10")).kind.is_working());
    assert!(!ru.day(date("2026-05-10")).provisional);

    // The constitution's day moved: each holiday has its own years.
    let kz = &pack(Jurisdiction::Kz).calendar;
    assert!(kz.is_working(date("2024-03-15")) && !kz.is_working(date("2028-03-15")));
    assert!(!kz.is_working(date("2023-08-30")) && kz.is_working(date("2028-08-30")));
}

#[test]
fn a_region_adds_its_own_days_off() {
    let day = date("2026-05-27");
    let calendar = pack(Jurisdiction::Ru).calendar.clone();
    assert!(calendar.is_working(day));
    assert!(!calendar.with_regional([day]).is_working(day));
}

#[test]
fn faults_are_told_with_their_place() {
    let year = |body: &str| {
        format!("календарь РФ {{\n    год \"2026\" рабочих-дней=261 источник=\"-\" {{\n{body}\n    }}\n}}")
    };
    assert!(parse_calendar("c", &year("")).is_ok());
    let table = [
        (year("        выходные \"02-30\""), "c:3:18: `02-30` is no day of 2026"),
        (year("        выходные \"01-01\""), "c:2:5: year 2026 has 260 working days, not the number given"),
        (year("        выходные \"01-03\" \"01-03\""), "c:3:26: `01-03` stands twice"),
        (year("        выходные 5"), "c:3:18: expected a text"),
        (year("        праздники"), "c:3:9: `holidays` does not belong in a year"),
        ("календарь США {}".to_owned(), "c:1:1: no such jurisdiction"),
        ("календар РФ {}".to_owned(), "c:1:1: unknown word `календар`"),
        ("нормы РФ".to_owned(), "c:1:1: expected `calendar`"),
        (String::new(), "c:1:1: expected one node `calendar`"),
    ];
    for (text, message) in table {
        assert_eq!(parse_calendar("c", &text).unwrap_err().to_string(), message);
    }
    assert!(parse_calendar("c", "календарь РФ {").is_err());
}

#[test]
fn next_years_calendar_is_missed_from_december_on() {
    for jurisdiction in [Jurisdiction::Ru, Jurisdiction::Kz] {
        let calendar = &pack(jurisdiction).calendar;
        for (today, missing) in [
            ("2024-05-01", Some(2024)),
            ("2026-11-30", None),
            ("2026-12-01", None),
            ("2027-11-30", None),
            ("2027-12-01", Some(2028)),
            ("2028-03-01", Some(2028)),
        ] {
            assert_eq!(calendar.missing_year(date(today)), missing, "{jurisdiction} {today}");
        }
    }
    // The Union has no calendar of its own, so none is missed.
    assert_eq!(pack(Jurisdiction::Eu).calendar.missing_year(date("2027-12-01")), None);
}
