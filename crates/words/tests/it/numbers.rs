//! Plurals, cases and thousands.

use proptest::prelude::*;
use zalog_words::{Arg, Case, Lang, Words, number, span};

const NB: char = '\u{a0}';

#[test]
fn russian_plurals() {
    // Count, nominative, genitive.
    let table = [
        (0, "дней", "дней"),
        (1, "день", "дня"),
        (2, "дня", "дней"),
        (4, "дня", "дней"),
        (5, "дней", "дней"),
        (11, "дней", "дней"),
        (12, "дней", "дней"),
        (14, "дней", "дней"),
        (21, "день", "дня"),
        (22, "дня", "дней"),
        (101, "день", "дня"),
        (111, "дней", "дней"),
        (112, "дней", "дней"),
        (122, "дня", "дней"),
    ];
    for (count, nominative, genitive) in table {
        assert_eq!(span(Lang::Ru, count, "day", Case::Nominative), format!("{count} {nominative}"));
        assert_eq!(span(Lang::Ru, count, "day", Case::Accusative), format!("{count} {nominative}"));
        assert_eq!(span(Lang::Ru, count, "day", Case::Genitive), format!("{count} {genitive}"));
    }
}

#[test]
fn units() {
    let table = [
        (Lang::Ru, 1, "hour", Case::Nominative, "1 час"),
        (Lang::Ru, 24, "hour", Case::Genitive, "24 часов"),
        (Lang::Ru, 72, "hour", Case::Nominative, "72 часа"),
        (Lang::Ru, 1, "working-day", Case::Genitive, "1 рабочего дня"),
        (Lang::Ru, 3, "working-day", Case::Nominative, "3 рабочих дня"),
        (Lang::Ru, 10, "working-day", Case::Genitive, "10 рабочих дней"),
        (Lang::Ru, 6, "month", Case::Nominative, "6 месяцев"),
        (Lang::Ru, 1, "month", Case::Genitive, "1 месяца"),
        (Lang::Ru, 1, "year", Case::Nominative, "1 год"),
        (Lang::Ru, 3, "year", Case::Nominative, "3 года"),
        (Lang::Ru, 3, "year", Case::Genitive, "3 лет"),
        (Lang::Ru, 5, "year", Case::Nominative, "5 лет"),
        (Lang::Ru, 0, "at-once", Case::Genitive, "сразу"),
        (Lang::En, 1, "working-day", Case::Genitive, "1 working day"),
        (Lang::En, 72, "hour", Case::Nominative, "72 hours"),
        (Lang::En, 0, "at-once", Case::Nominative, "at once"),
        (Lang::Kk, 5, "working-day", Case::Genitive, "5 жұмыс күні"),
        (Lang::Ru, 2, "fortnight", Case::Nominative, "2 fortnight"),
    ];
    for (lang, amount, unit, case, text) in table {
        assert_eq!(span(lang, amount, unit, case), text, "{lang} {amount} {unit}");
    }
}

#[test]
fn thousands() {
    let table = [
        (Lang::Ru, 0, "0".to_owned()),
        (Lang::Ru, 2026, "2026".to_owned()),
        (Lang::Ru, 12_345, format!("12{NB}345")),
        (Lang::Ru, -1_234_567, format!("−1{NB}234{NB}567")),
        (Lang::Kk, 100_000, format!("100{NB}000")),
        (Lang::En, 999, "999".to_owned()),
        (Lang::En, 1_000, "1,000".to_owned()),
        (Lang::En, i64::MIN, "−9,223,372,036,854,775,808".to_owned()),
    ];
    for (lang, count, text) in table {
        assert_eq!(number(lang, count), text);
    }
}

#[test]
fn a_count_in_a_message_has_its_thousands_apart() {
    let said = |lang| Words::of(lang).say_with("count-records", &[("count", Arg::Number(12_342))]);
    assert_eq!(said(Lang::Ru), format!("12{NB}342 записи"));
    assert_eq!(said(Lang::En), "12,342 records");
}

proptest! {
    #[test]
    fn a_number_loses_no_digit(count in any::<i64>(), lang in prop::sample::select(Lang::ALL.as_slice())) {
        let plain: String = number(lang, count).chars().filter(char::is_ascii_digit).collect();
        prop_assert_eq!(plain, count.unsigned_abs().to_string());
    }

    #[test]
    fn no_key_and_no_argument_makes_it_panic(key in any::<String>(), text in any::<String>(), count in any::<i64>()) {
        for lang in Lang::ALL {
            let words = Words::of(lang);
            let _ = (words.say(&key), words.say_with("within", &[("span", Arg::Text(&text))]));
            let _ = (words.say_with("unit-day", &[("count", Arg::Number(count))]), span(lang, count, &text, Case::Genitive));
        }
    }
}
