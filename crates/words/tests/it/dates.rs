//! Days and instants.

use jiff::Timestamp;
use jiff::civil::date as day;
use jiff::tz::TimeZone;
use zalog_words::{Lang, date, date_short, instant, month, time};

#[test]
fn days() {
    let table = [
        (Lang::Ru, "22 ноября 2026 г.", "22.11.2026", "ноябрь 2026 г."),
        (Lang::En, "22 November 2026", "22 Nov 2026", "November 2026"),
        (Lang::Kk, "2026 жылғы 22 қараша", "22.11.2026", "2026 жылғы қараша"),
    ];
    for (lang, long, short, of_month) in table {
        let day = day(2026, 11, 22);
        assert_eq!(
            (date(lang, day), date_short(lang, day), month(lang, day)),
            (long.into(), short.into(), of_month.into())
        );
    }
    assert_eq!(date_short(Lang::Ru, day(2026, 3, 5)), "05.03.2026");
    assert_eq!(date(Lang::Ru, day(2026, 3, 5)), "5 марта 2026 г.");
}

#[test]
fn every_month_has_its_own_name() {
    let russian = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря";
    for (number, name) in (1_i8..).zip(russian.split(' ')) {
        assert_eq!(date(Lang::Ru, day(2027, number, 1)), format!("1 {name} 2027 г."));
    }
    for lang in Lang::ALL {
        let names: std::collections::BTreeSet<String> =
            (1..=12).map(|number| date(lang, day(2027, number, 1))).collect();
        assert_eq!(names.len(), 12, "{lang}");
    }
}

#[test]
fn an_instant_is_told_in_its_zone() {
    let moment: Timestamp = "2026-11-22T22:05:59Z".parse().unwrap();
    let moscow = TimeZone::get("Europe/Moscow").unwrap();
    assert_eq!(instant(Lang::Ru, moment, &moscow), "23 ноября 2026 г., 01:05");
    assert_eq!(instant(Lang::En, moment, &TimeZone::UTC), "22 November 2026, 22:05");
    assert_eq!(time(moment, &moscow), "01:05");
}
