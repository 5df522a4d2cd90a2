//! Lengths of time and dates as people write them.

use jiff::civil::Date;
use zalog_law::{Span, Unit};

use super::cx::Cx;
use crate::diagnostic::say;
use crate::lint::rules;
use crate::syntax::SourceSpan;
use crate::syntax::tree::{Form, Value};
use crate::syntax::word::{self, Role};

/// Most units of a length: a larger amount is a slip.
const MAX_AMOUNT: u32 = 10_000;

/// A length as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Length {
    /// So many units.
    Span(Span),
    /// `бессрочно`.
    Unlimited,
    /// `сеанс`.
    Session,
}

/// A fixed word for a length: `сразу`, `бессрочно`, `сеанс`.
fn fixed(cx: &mut Cx, value: &Value) -> Option<Length> {
    let word = cx.try_word(Role::Length, &value.text, value.span)?;
    Some(match word.id {
        "unlimited" => Length::Unlimited,
        "session" => Length::Session,
        _ => Length::Span(Span::AT_ONCE),
    })
}

/// Reads a length from the arguments at hand: `30 дней`, `10 рабочих дней`, `сутки`, `сразу`, `"30 дней"`.
/// Says how many arguments it took; reports what makes no sense.
pub(crate) fn read(cx: &mut Cx, values: &[Value]) -> Option<(Length, usize)> {
    let first = values.first()?;
    if first.form == Form::Quoted && first.text.contains(char::is_whitespace) {
        let parts: Vec<&str> = first.text.split_whitespace().collect();
        let (amount, unit) = parts.split_first()?;
        // Inside the quotes, and only there, the words of a unit stand apart.
        let start = cx.sources.get(first.span.file).and_then(|f| {
            let typed = f.text_of(first.span);
            unit.first().and_then(|word| typed.find(word)).map(|at| first.span.start + at)
        });
        let end = first.span.end.saturating_sub(1);
        let span = start.map(|start| SourceSpan { file: first.span.file, start, end });
        return amounted(cx, amount, &unit.join("-"), first, span.map(|s| (s, true))).map(|l| (l, 1));
    }
    if let Some(length) = fixed(cx, first) {
        return Some((length, 1));
    }
    if first.text.chars().all(|c| c.is_ascii_digit()) {
        let Some(second) = values.get(1).filter(|v| v.form == Form::Word) else {
            let amount = &first.text;
            let message = say!(
                "У числа {amount} нет единицы: дней, рабочих-дней, месяцев, лет?",
                "The number {amount} has no unit: days, working-days, months, years?",
                "{amount} санының бірлігі жоқ: дней, рабочих-дней, месяцев, лет?"
            );
            cx.report(&rules::UNIT_MISSING, first.span, message);
            return None;
        };
        // «10 рабочих дней» is as good as «10 рабочих-дней».
        if let Some(third) = values.get(2).filter(|v| v.form == Form::Word) {
            let joined = format!("{}-{}", second.text, third.text);
            if word::find(Role::Unit, &joined, cx.lang).is_some() {
                let span = SourceSpan { end: third.span.end, ..second.span };
                return amounted(cx, &first.text, &joined, second, Some((span, false))).map(|l| (l, 3));
            }
        }
        let at = Some((second.span, false));
        return amounted(cx, &first.text, &second.text, second, at).map(|l| (l, 2));
    }
    // A unit alone is one of it: «сутки», «год».
    if word::find(Role::Unit, &first.text, cx.lang).is_some() {
        return amounted(cx, "1", &first.text, first, None).map(|l| (l, 1));
    }
    cx.word(Role::Length, first);
    None
}

/// A length from one value.
pub(crate) fn of_value(cx: &mut Cx, value: &Value) -> Option<Length> {
    if cx.hole(value) {
        return None;
    }
    read(cx, std::slice::from_ref(value)).map(|(length, _)| length)
}

/// A number and its unit; `place` is where the unit stands, and whether its words stand apart there.
fn amounted(
    cx: &mut Cx,
    amount: &str,
    unit: &str,
    at: &Value,
    place: Option<(SourceSpan, bool)>,
) -> Option<Length> {
    let word = cx.word_at(Role::Unit, unit, at.span)?;
    if let (Some((span, spaced)), Ok(count)) = (place, amount.parse()) {
        cx.turn_unit(span, word, count, spaced);
    }
    let Some(amount) = amount.parse::<u32>().ok().filter(|n| (1..=MAX_AMOUNT).contains(n)) else {
        let message = say!(
            "«{amount}» — не число от 1 до {MAX_AMOUNT}",
            "`{amount}` is no number from 1 to {MAX_AMOUNT}",
            "«{amount}» деген 1 мен {MAX_AMOUNT} арасындағы сан емес"
        );
        cx.report(&rules::WRONG_VALUE, at.span, message);
        return None;
    };
    let (amount, unit) = match word.id {
        "hour" => (amount, Unit::Hour),
        "working-day" => (amount, Unit::WorkingDay),
        "week" => (amount * 7, Unit::Day),
        "month" => (amount, Unit::Month),
        "year" => (amount, Unit::Year),
        _ => (amount, Unit::Day),
    };
    Some(Length::Span(Span::new(amount, unit)))
}

/// A date: `"15.12.2026"` or `"2026-12-15"`.
pub(crate) fn date(cx: &mut Cx, value: &Value) -> Option<Date> {
    if cx.hole(value) {
        return None;
    }
    let parsed = parse_date(&value.text);
    if parsed.is_none() {
        let typed = &value.text;
        let message = say!(
            "«{typed}» — не дата; пишут \"15.12.2026\" или \"2026-12-15\"",
            "`{typed}` is no date; write \"15.12.2026\" or \"2026-12-15\"",
            "«{typed}» күн емес; \"15.12.2026\" немесе \"2026-12-15\" деп жазылады"
        );
        cx.report(&rules::BAD_DATE, value.span, message);
    }
    parsed
}

fn parse_date(text: &str) -> Option<Date> {
    let numbers: Vec<i16> =
        text.trim().split(['.', '-', '/']).map(|p| p.parse().ok()).collect::<Option<_>>()?;
    let (year, month, day) = match numbers.as_slice() {
        [year, month, day] if *year > 31 => (*year, *month, *day),
        [day, month, year] if *year > 31 => (*year, *month, *day),
        _ => return None,
    };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok().filter(|d| d.year() > 1900)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_orders_of_a_date_are_read() {
        assert_eq!(parse_date("15.12.2026"), parse_date("2026-12-15"));
        assert_eq!(parse_date("15/12/2026"), parse_date("2026-12-15"));
        assert!(parse_date("15.12.2026").is_some());
        for wrong in ["31.02.2026", "15.12.26", "", "a.b.c", "15.12", "99999999999.1.1"] {
            assert_eq!(parse_date(wrong), None, "{wrong}");
        }
    }
}
