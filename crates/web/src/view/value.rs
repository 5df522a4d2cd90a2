//! A value as its owner reads it.

use jiff::civil::{Date, DateTime};
use zalog_policy::model::ItemKind;
use zalog_words::{Words, date};

use super::field::country;

/// Dates in words, countries by name, everything else as it was given.
#[must_use]
pub fn shown(words: &'static Words, kind: Option<&ItemKind>, value: &str) -> String {
    let lang = words.lang();
    match kind {
        Some(ItemKind::Date) => {
            value.parse::<Date>().map_or_else(|_| value.to_owned(), |day| date(lang, day))
        }
        Some(ItemKind::DateTime) => value.parse::<DateTime>().map_or_else(
            |_| value.to_owned(),
            |moment| format!("{}, {}", date(lang, moment.date()), moment.strftime("%H:%M")),
        ),
        Some(ItemKind::Country) => country(words, value),
        _ => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use zalog_words::Lang;

    #[test]
    fn values_are_shown_in_words() {
        let words = Words::of(Lang::Ru);
        assert_eq!(shown(words, Some(&ItemKind::Date), "1990-04-12"), "12 апреля 1990 г.");
        assert_eq!(shown(words, Some(&ItemKind::DateTime), "2026-12-01T10:30"), "1 декабря 2026 г., 10:30");
        assert_eq!(shown(words, Some(&ItemKind::Country), "KZ"), "Казахстан");
        assert_eq!(shown(words, Some(&ItemKind::Date), "завтра"), "завтра");
        assert_eq!(shown(words, None, "<b>"), "<b>");
    }
}
