//! Reads a text for what can be counted: numbers, terms, days, addresses. It knows nothing of how texts are made.

use std::collections::BTreeSet;

/// What a text says that can be right or wrong.
#[derive(Debug, Default)]
pub struct Found {
    /// Digits, with the points and dashes inside: `10.1`, `152`, `28.10.2022`.
    pub numbers: BTreeSet<String>,
    /// So many of a unit: `10 working-day`.
    pub terms: BTreeSet<(u32, &'static str)>,
    /// Days as `2026-12-15`.
    pub days: BTreeSet<String>,
    /// Hosts and e-mail addresses, in small letters.
    pub hosts: BTreeSet<String>,
    /// Numbers written as words that no unit follows, from three on.
    pub words: BTreeSet<u32>,
}

/// A word of a text, and where it stands.
struct Word {
    text: String,
    /// Signs between this word and the next.
    gap: String,
}

fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let chars: Vec<char> = text.to_lowercase().replace('ё', "е").chars().collect();
    let mut at = 0;
    while at < chars.len() {
        if chars[at].is_alphanumeric() {
            let mut word = String::new();
            while at < chars.len() {
                let c = chars[at];
                let digit_next = chars.get(at + 1).is_some_and(char::is_ascii_digit);
                // A point inside a number belongs to it: «10.1», «28.10.2022».
                let inner = c == '.' && digit_next && word.chars().all(|c| c.is_ascii_digit() || c == '.');
                if !(c.is_alphanumeric() || inner) {
                    break;
                }
                word.push(c);
                at += 1;
            }
            words.push(Word { text: word, gap: String::new() });
        } else {
            if let Some(last) = words.last_mut() {
                last.gap.push(chars[at]);
            }
            at += 1;
        }
    }
    words
}

/// The unit a word names, in Russian, English or Kazakh.
fn unit(word: &str) -> Option<&'static str> {
    Some(match word {
        "час" | "часа" | "часов" | "часу" | "часам" | "hour" | "hours" | "сағат" | "сағаттан" => {
            "hour"
        }
        "день" | "дня" | "дней" | "дню" | "дням" | "днях" | "сутки" | "суток" | "day" | "days" | "күн"
        | "күннен" | "күні" => "day",
        "неделя" | "недели" | "недель" | "неделю" | "week" | "weeks" | "апта" => {
            "week"
        }
        "месяц" | "месяца" | "месяцев" | "месяцу" | "month" | "months" | "ай" => {
            "month"
        }
        "год" | "года" | "лет" | "году" | "year" | "years" | "жыл" => "year",
        _ => return None,
    })
}

/// Words that stand before "day" and make it a working day.
fn working(word: &str) -> bool {
    matches!(word, "рабочий" | "рабочих" | "рабочего" | "рабочему" | "working" | "жұмыс")
}

fn month(word: &str) -> Option<usize> {
    const MONTHS: [&[&str]; 12] = [
        &["января", "january", "қаңтар"],
        &["февраля", "february", "ақпан"],
        &["марта", "march", "наурыз"],
        &["апреля", "april", "сәуір"],
        &["мая", "may", "мамыр"],
        &["июня", "june", "маусым"],
        &["июля", "july", "шілде"],
        &["августа", "august", "тамыз"],
        &["сентября", "september", "қыркүйек"],
        &["октября", "october", "қазан"],
        &["ноября", "november", "қараша"],
        &["декабря", "december", "желтоқсан"],
    ];
    MONTHS.iter().position(|names| names.contains(&word)).map(|at| at + 1)
}

/// A number written as a word, in any case.
fn spelt(word: &str) -> Option<u32> {
    const FIXED: &[(u32, &[&str])] = &[
        (2, &["два", "две", "двух", "двум", "двумя", "two", "екі"]),
        (3, &["три", "трех", "трем", "тремя", "трое", "three", "үш"]),
        (4, &["четыре", "четырех", "четырем", "четырьмя", "четверо", "four", "төрт"]),
        (5, &["five", "бес", "пятеро"]),
        (6, &["six", "алты"]),
        (7, &["семь", "семи", "семью", "семеро", "seven", "жеті"]),
        (8, &["восемь", "восьми", "восемью", "eight", "сегіз"]),
        (9, &["nine", "тоғыз"]),
        (10, &["ten"]),
        (11, &["eleven"]),
        (12, &["twelve"]),
        (13, &["thirteen"]),
        (14, &["fourteen"]),
        (15, &["fifteen"]),
        (16, &["sixteen"]),
        (17, &["seventeen"]),
        (18, &["eighteen"]),
        (19, &["nineteen"]),
        (20, &["twenty", "жиырма"]),
        (30, &["thirty", "отыз"]),
        (40, &["сорок", "сорока", "forty", "қырық"]),
        (50, &["fifty", "елу", "пятьдесят", "пятидесяти"]),
        (60, &["sixty", "алпыс", "шестьдесят", "шестидесяти"]),
        (70, &["seventy", "жетпіс", "семьдесят", "семидесяти"]),
        (80, &["eighty", "сексен", "восемьдесят", "восьмидесяти"]),
        (90, &["ninety", "тоқсан", "девяносто", "девяноста"]),
        (100, &["hundred", "сто", "ста"]),
    ];
    const SOFT: &[(u32, &str)] = &[
        (5, "пят"),
        (6, "шест"),
        (9, "девят"),
        (10, "десят"),
        (11, "одиннадцат"),
        (12, "двенадцат"),
        (13, "тринадцат"),
        (14, "четырнадцат"),
        (15, "пятнадцат"),
        (16, "шестнадцат"),
        (17, "семнадцат"),
        (18, "восемнадцат"),
        (19, "девятнадцат"),
        (20, "двадцат"),
        (30, "тридцат"),
    ];
    if let Some((number, _)) = FIXED.iter().find(|(_, forms)| forms.contains(&word)) {
        return Some(*number);
    }
    let (number, _) = SOFT
        .iter()
        .find(|(_, stem)| word.strip_prefix(stem).is_some_and(|end| matches!(end, "ь" | "и" | "ью")))?;
    Some(*number)
}

/// Everything countable in a text.
pub fn scan(text: &str) -> Found {
    let mut found = Found::default();
    let words = words(text);
    let near = |at: usize| words.get(at).is_some_and(|w| w.gap.trim().is_empty() || w.gap.trim() == "-");
    for (at, word) in words.iter().enumerate() {
        let digits = word.text.starts_with(|c: char| c.is_ascii_digit());
        let amount = if digits && word.text.chars().all(|c| c.is_ascii_digit()) {
            word.text.parse().ok()
        } else {
            spelt(&word.text)
        };
        if digits {
            found.numbers.insert(word.text.trim_end_matches(char::is_alphabetic).to_owned());
        }
        let Some(amount) = amount else { continue };
        // «двадцать один день», «10 рабочих дней», «10 рабочих-дней».
        let (mut amount, mut next) = (amount, at + 1);
        let units = || words.get(next).and_then(|w| spelt(&w.text)).filter(|n| *n < 10);
        if !digits
            && amount >= 20
            && near(at)
            && let Some(units) = units()
        {
            amount += units;
            next += 1;
        }
        let is_working = near(next - 1) && words.get(next).is_some_and(|w| working(&w.text));
        if is_working {
            next += 1;
        }
        let named = near(next - 1).then(|| words.get(next).and_then(|w| unit(&w.text))).flatten();
        match named {
            Some("day") if is_working => drop(found.terms.insert((amount, "working-day"))),
            Some("week") => drop(found.terms.insert((amount * 7, "day"))),
            Some(unit) if year_of_a_date(&words, at) && unit == "year" => {}
            Some(unit) => drop(found.terms.insert((amount, unit))),
            None if !digits && amount >= 3 => drop(found.words.insert(amount)),
            None => {}
        }
    }
    days(&words, &mut found);
    hosts(text, &mut found);
    found
}

/// «2026 г.», «2026 жылғы»: a year of the calendar is no term.
fn year_of_a_date(words: &[Word], at: usize) -> bool {
    words[at].text.len() == 4 && words[at].text.parse::<u32>().is_ok_and(|year| (1900..2100).contains(&year))
}

fn days(words: &[Word], found: &mut Found) {
    let number = |at: usize| words.get(at).and_then(|w| w.text.parse::<u32>().ok());
    for (at, word) in words.iter().enumerate() {
        let parts: Vec<&str> = word.text.split('.').collect();
        if let [day, month, year] = parts.as_slice()
            && year.len() == 4
        {
            found.days.insert(format!("{year}-{month:0>2}-{day:0>2}"));
        }
        if let (Some(year), Some(month), Some(day)) = (number(at), number(at + 1), number(at + 2))
            && word.text.len() == 4
            && word.gap == "-"
            && words[at + 1].gap == "-"
        {
            found.days.insert(format!("{year}-{month:02}-{day:02}"));
        }
        let Some(month) = month(&word.text) else { continue };
        // «15 декабря 2026», "15 December 2026", «2026 жылғы 15 желтоқсан».
        let before = at.checked_sub(1).and_then(number).filter(|day| (1..=31).contains(day));
        let year = number(at + 1)
            .filter(|year| *year > 1900)
            .or_else(|| at.checked_sub(3).and_then(number).filter(|year| *year > 1900));
        if let (Some(day), Some(year)) = (before, year) {
            found.days.insert(format!("{year}-{month:02}-{day:02}"));
        }
    }
}

fn hosts(text: &str, found: &mut Found) {
    let sign = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '@');
    for part in text.to_lowercase().split(|c: char| !sign(c)) {
        let part = part.trim_matches(|c: char| !c.is_alphanumeric());
        let Some((_, end)) = part.rsplit_once('.') else { continue };
        if end.len() >= 2 && end.chars().all(|c| c.is_ascii_lowercase()) && part.is_ascii() {
            found.hosts.insert(part.to_owned());
        }
    }
}

#[test]
fn the_scanner_reads_what_people_write() {
    let found = scan(
        "В течение тридцати дней, 10 рабочих дней, двадцати одного дня; ten working days, 72 hours; 30 күн ішінде; \
         с 15 декабря 2026 г. (п. 10.1 ч. 3 ст. 22), www.example.org, pd@clinic.example, в три раза.",
    );
    let terms: Vec<_> = found.terms.iter().copied().collect();
    assert_eq!(terms, [(10, "working-day"), (30, "day"), (72, "hour")], "«одного» is left to the reader");
    assert!(found.days.contains("2026-12-15") && found.numbers.contains("10.1"), "{found:?}");
    assert!(found.hosts.contains("www.example.org") && found.hosts.contains("pd@clinic.example"));
    assert_eq!(found.words.into_iter().collect::<Vec<_>>(), [3, 20]);
}
