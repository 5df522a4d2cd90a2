//! Reads `calendar.kdl`.

use super::reader::{Node, PackError, Source};
use crate::{Calendar, CalendarYear, FixedHoliday, Jurisdiction};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Reads a calendar file; `file` is its name for messages.
///
/// # Errors
/// The first fault: syntax, an unknown word, an impossible date, a year whose days do not add up to its checksum.
pub fn parse_calendar(file: &str, text: &str) -> Result<Calendar, PackError> {
    let source = Source { file, text };
    let document = source.document()?;
    let root = source.root(&document, "calendar")?;
    root.allow(1, &[])?;
    let jurisdiction =
        Jurisdiction::from_name(root.first()?).ok_or_else(|| root.fault("no such jurisdiction"))?;

    let mut holidays = Vec::new();
    let mut years = BTreeMap::new();
    for node in root.children()? {
        match node.name {
            "holidays" => read_holidays(&node, &mut holidays)?,
            "year" => {
                let (number, year) = read_year(&node)?;
                if years.insert(number, year).is_some() {
                    return Err(node.fault(format!("year {number} stands twice")));
                }
                let calendar = Calendar::new(jurisdiction, years.clone(), Vec::new());
                let (counted, printed) =
                    (calendar.count_workdays(number), years.get(&number).map(|y| y.workdays));
                if printed != Some(counted) {
                    return Err(
                        node.fault(format!("year {number} has {counted} working days, not the number given"))
                    );
                }
            }
            other => return Err(node.fault(format!("`{other}` does not belong in a calendar"))),
        }
    }
    Ok(Calendar::new(jurisdiction, years, holidays))
}

fn read_holidays(node: &Node<'_>, holidays: &mut Vec<FixedHoliday>) -> Result<(), PackError> {
    node.allow(usize::MAX, &["from", "to"])?;
    let (from_year, to_year) = (node.number("from")?, node.number("to")?);
    for (entry, text) in node.texts()? {
        // A leap year, so that 29 February would be a day.
        let date =
            month_day(2024, text).ok_or_else(|| node.fault_of(entry, format!("`{text}` is no day")))?;
        holidays.push(FixedHoliday { month: date.month(), day: date.day(), from_year, to_year });
    }
    Ok(())
}

fn read_year(node: &Node<'_>) -> Result<(i16, CalendarYear), PackError> {
    node.allow(1, &["workdays", "certainty", "source"])?;
    let first = node.first()?;
    let number: i16 = first.parse().map_err(|_| node.fault(format!("`{first}` is no year")))?;
    let workdays =
        node.number("workdays")?.ok_or_else(|| node.fault("a year lacks its number of working days"))?;
    let mut off = BTreeSet::new();
    let mut working_weekends = BTreeSet::new();
    for child in node.children()? {
        child.allow(usize::MAX, &[])?;
        let set = match child.name {
            "off" => &mut off,
            "working" => &mut working_weekends,
            other => return Err(child.fault(format!("`{other}` does not belong in a year"))),
        };
        for (entry, text) in child.texts()? {
            let date = month_day(number, text)
                .ok_or_else(|| child.fault_of(entry, format!("`{text}` is no day of {number}")))?;
            if !set.insert(date) {
                return Err(child.fault_of(entry, format!("`{text}` stands twice")));
            }
        }
    }
    let source = node.need("source")?.to_owned();
    Ok((number, CalendarYear { off, working_weekends, workdays, source, certainty: node.certainty()? }))
}

/// `02-23` in a year.
fn month_day(year: i16, text: &str) -> Option<Date> {
    let (month, day) = text.split_once('-')?;
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}
