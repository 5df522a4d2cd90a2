//! Production calendars: which days are working days. A pure value read from `laws/*/calendar.kdl`.

use crate::{Certainty, Jurisdiction};
use jiff::civil::{Date, Weekday};
use std::collections::{BTreeMap, BTreeSet};

/// What kind of day a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DayKind {
    /// A weekday on which people work.
    Working,
    /// A Saturday or Sunday made a working day by a transfer.
    WorkingWeekend,
    /// An ordinary Saturday or Sunday.
    Weekend,
    /// A holiday, or a day off by a transfer.
    Off,
}

impl DayKind {
    /// Whether terms in working days count this day.
    #[must_use]
    pub const fn is_working(self) -> bool {
        matches!(self, Self::Working | Self::WorkingWeekend)
    }
}

/// What a calendar knows about one date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// The kind of day.
    pub kind: DayKind,
    /// How sure the year's data are; [`Certainty::Check`] when there are none.
    pub certainty: Certainty,
    /// The year is not loaded: the answer knows weekends and the law's fixed holidays only.
    pub provisional: bool,
}

/// The exceptions of one year: everything that differs from "Monday to Friday".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarYear {
    /// Holidays and transferred days off (some fall on weekends; that is harmless).
    pub off: BTreeSet<Date>,
    /// Saturdays and Sundays that are working days.
    pub working_weekends: BTreeSet<Date>,
    /// Working days in the year by the printed calendar: a checksum over the two sets.
    pub workdays: u16,
    /// Where the data come from.
    pub source: String,
    /// How sure they are.
    pub certainty: Certainty,
}

/// A holiday that the law itself fixes to a day of the year, used for years without data.
///
/// Transfers are left out on purpose: fewer days off give earlier deadlines, and too early is safe. Only a Saturday made
/// a working day could make such a deadline a day late, which is one reason why it is flagged provisional.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FixedHoliday {
    /// Month, 1 to 12.
    pub month: i8,
    /// Day of the month.
    pub day: i8,
    /// First year in which it is a holiday, if bounded.
    pub from_year: Option<i16>,
    /// Last year in which it is a holiday, if bounded.
    pub to_year: Option<i16>,
}

impl FixedHoliday {
    fn falls_on(&self, date: Date) -> bool {
        self.month == date.month()
            && self.day == date.day()
            && self.from_year.is_none_or(|year| year <= date.year())
            && self.to_year.is_none_or(|year| date.year() <= year)
    }
}

/// The working days of a jurisdiction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    jurisdiction: Jurisdiction,
    years: BTreeMap<i16, CalendarYear>,
    holidays: Vec<FixedHoliday>,
    /// Days off of an operator's own region, by his choice (not counted unless he names them).
    regional: BTreeSet<Date>,
}

impl Calendar {
    /// A calendar from its parts.
    #[must_use]
    pub const fn new(
        jurisdiction: Jurisdiction,
        years: BTreeMap<i16, CalendarYear>,
        holidays: Vec<FixedHoliday>,
    ) -> Self {
        Self { jurisdiction, years, holidays, regional: BTreeSet::new() }
    }

    /// Monday to Friday and nothing else; every answer is provisional.
    #[must_use]
    pub const fn weekends_only(jurisdiction: Jurisdiction) -> Self {
        Self::new(jurisdiction, BTreeMap::new(), Vec::new())
    }

    /// The same calendar with more days off, for an operator whose region has its own holidays.
    #[must_use]
    pub fn with_regional(mut self, off: impl IntoIterator<Item = Date>) -> Self {
        self.regional.extend(off);
        self
    }

    /// Whose calendar it is.
    #[must_use]
    pub const fn jurisdiction(&self) -> Jurisdiction {
        self.jurisdiction
    }

    /// The data of one year, if loaded.
    #[must_use]
    pub fn year(&self, year: i16) -> Option<&CalendarYear> {
        self.years.get(&year)
    }

    /// The years with data, ascending.
    pub fn years(&self) -> impl Iterator<Item = (i16, &CalendarYear)> {
        self.years.iter().map(|(year, data)| (*year, data))
    }

    /// The first year that has no data and should: this one, and from December on the next. None for a calendar that has
    /// no years at all, because it is another body's to give them.
    #[must_use]
    pub fn missing_year(&self, today: Date) -> Option<i16> {
        let wanted = [Some(today.year()), (today.month() == 12).then(|| today.year().saturating_add(1))];
        let missing = |year: &i16| !self.years.contains_key(year);
        (!self.years.is_empty()).then(|| wanted.into_iter().flatten().find(missing)).flatten()
    }

    /// What is known about `date`. Never fails: a year without data gives a provisional answer.
    #[must_use]
    pub fn day(&self, date: Date) -> Day {
        let weekend = matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
        let data = self.years.get(&date.year());
        let off = self.regional.contains(&date)
            || match data {
                Some(year) => year.off.contains(&date),
                None => self.holidays.iter().any(|holiday| holiday.falls_on(date)),
            };
        let kind = if off {
            DayKind::Off
        } else if !weekend {
            DayKind::Working
        } else if data.is_some_and(|year| year.working_weekends.contains(&date)) {
            DayKind::WorkingWeekend
        } else {
            DayKind::Weekend
        };
        let certainty = data.map_or(Certainty::Check, |year| year.certainty);
        Day { kind, certainty, provisional: data.is_none() }
    }

    /// Whether `date` is a working day; see [`Calendar::day`] for how sure that is.
    #[must_use]
    pub fn is_working(&self, date: Date) -> bool {
        self.day(date).kind.is_working()
    }

    /// How many working days `year` has by this calendar; the checksum of the data.
    #[must_use]
    pub fn count_workdays(&self, year: i16) -> u16 {
        let Ok(first) = Date::new(year, 1, 1) else { return 0 };
        let days = first.series(jiff::Span::new().days(1)).take_while(|date| date.year() == year);
        u16::try_from(days.filter(|date| self.is_working(*date)).count()).unwrap_or(u16::MAX)
    }
}
