//! Days and instants as people of a language write them. The zone is always an argument.

use crate::{Arg, Lang, Words};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// `22 ноября 2026 г.`, `22 November 2026`, `2026 жылғы 22 қараша`.
#[must_use]
pub fn date(lang: Lang, date: Date) -> String {
    say("date-long", lang, date)
}

/// `22.11.2026`; in English `22 Nov 2026`, because figures alone are read two ways there.
#[must_use]
pub fn date_short(lang: Lang, date: Date) -> String {
    match lang {
        Lang::Ru | Lang::Kk => date.strftime("%d.%m.%Y").to_string(),
        Lang::En => say("date-short", lang, date),
    }
}

/// A month and its year: `ноябрь 2026 г.`, `November 2026`.
#[must_use]
pub fn month(lang: Lang, date: Date) -> String {
    say("date-month", lang, date)
}

/// The time of day of an instant in a zone: `14:05`.
#[must_use]
pub fn time(instant: Timestamp, zone: &TimeZone) -> String {
    zone.to_datetime(instant).strftime("%H:%M").to_string()
}

/// The day and the time of an instant in a zone: `22 ноября 2026 г., 14:05`.
#[must_use]
pub fn instant(lang: Lang, instant: Timestamp, zone: &TimeZone) -> String {
    let local = zone.to_datetime(instant);
    format!("{}, {}", date(lang, local.date()), local.strftime("%H:%M"))
}

fn say(key: &str, lang: Lang, date: Date) -> String {
    // Day and year go in as texts: they are no counts, and a year must not have its thousands apart.
    let (day, year) = (date.day().to_string(), date.year().to_string());
    let args = [
        ("day", Arg::Text(day.as_str())),
        ("month", Arg::Number(i64::from(date.month()))),
        ("year", Arg::Text(year.as_str())),
    ];
    Words::of(lang).say_with(key, &args)
}
