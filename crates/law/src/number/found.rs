//! Numbers that identify a person or an account, found in free text only in order to be refused or taken out.
//!
//! A number that could as well be a phone's or an order's needs a word beside it that says what it is; one that proves
//! itself by check digits, its shape or its bank does not. Other numbers may pass all the same: ask the person, do not
//! punish.

use std::ops::Range;

use super::{Bin, Inn, Snils, card};

/// A sort of number that is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Guarded {
    /// A payment card's number (ISO/IEC 7812-1).
    Card,
    /// A bank account: twenty digits with the currency in their place and, where a БИК stands beside it, the key that fits
    /// that bank; or an IBAN (ISO 13616) with its check digits.
    BankAccount,
    /// Series and number of a passport, or the number of an identity card, after a word that says so.
    Passport,
    /// СНИЛС: check digits, and the usual dashes or a word that says so.
    Snils,
    /// A person's ИНН: check digits and a word that says so.
    Inn,
    /// ИИН: check digit, a date of birth and the sign of the century.
    Iin,
}

/// One place of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What stands there.
    pub kind: Guarded,
    /// Where, in bytes.
    pub at: Range<usize>,
}

/// How far before a number the word that names it may stand, in characters.
const NAMED_WITHIN: usize = 40;
/// The longest of these numbers that are digits only, in digits.
const LONGEST_DIGITS: usize = 20;
/// How much may stand between the parts of a passport's number, in bytes.
const PARTS_WITHIN: usize = 24;
/// The first bytes of an IBAN and of what may follow: 34 signs, a space after each four.
const IBAN_BYTES: usize = 42;

/// The first place, in the order of the text, where one of `kinds` stands.
#[must_use]
pub fn find_guarded(text: &str, kinds: &[Guarded]) -> Option<Found> {
    let mut places = Vec::new();
    let wanted = |kind: Guarded| kinds.contains(&kind);
    if wanted(Guarded::Card)
        && let Some(at) = card::find_card(text)
    {
        places.push(Found { kind: Guarded::Card, at });
    }
    let runs = card::runs(text);
    if wanted(Guarded::Passport)
        && let Some(at) = passport(text, &runs)
    {
        places.push(Found { kind: Guarded::Passport, at });
    }
    if wanted(Guarded::BankAccount)
        && let Some(at) = iban(text)
    {
        places.push(Found { kind: Guarded::BankAccount, at });
    }
    let banks = banks(text, &runs);
    places.extend(runs.iter().find_map(|groups| {
        let window = |first: usize, last: usize| {
            let parts = groups.get(first..=last)?;
            let at = parts.first()?.start..parts.last()?.end;
            let digits: String = parts.iter().filter_map(|part| text.get(part.clone())).collect();
            let kind = plain(text, parts, &digits, &banks).filter(|kind| wanted(*kind))?;
            Some(Found { kind, at })
        };
        let longest = |first: usize| groups.len().min(first + LONGEST_DIGITS);
        (0..groups.len()).find_map(|first| (first..longest(first)).find_map(|last| window(first, last)))
    }));
    places.into_iter().min_by_key(|found| found.at.start)
}

/// What whole groups of digits are by themselves.
fn plain(text: &str, parts: &[Range<usize>], digits: &str, banks: &[String]) -> Option<Guarded> {
    let start = parts.first()?.start;
    match digits.len() {
        11 => {
            let dashed = parts.iter().map(Range::len).eq([3, 3, 3, 2]);
            let said = dashed || named(text, start, &["снилс", "snils", "страховой номер", "пенсионн"]);
            (said && Snils::parse(digits).is_ok()).then_some(Guarded::Snils)
        }
        12 => {
            let iin = Bin::parse(digits).is_ok_and(|n| n.is_person()) && is_born(digits);
            let said = || named(text, start, &["инн", "inn", "налогоплательщик", "taxpayer"]);
            let inn = || Inn::parse(digits).is_ok_and(|n| n.is_person()) && said();
            if iin { Some(Guarded::Iin) } else { inn().then_some(Guarded::Inn) }
        }
        20 => is_account(digits, banks).then_some(Guarded::BankAccount),
        _ => None,
    }
}

/// Whether one of the words stands shortly before a place.
fn named(text: &str, start: usize, words: &[&str]) -> bool {
    let before: String = text.get(..start).unwrap_or_default().chars().rev().take(NAMED_WITHIN).collect();
    let before: String = before.chars().rev().flat_map(char::to_lowercase).collect();
    words.iter().any(|word| before.contains(word))
}

/// Whether an ИИН begins with a day that exists and goes on with the sign of sex and century (0 to 6).
fn is_born(digits: &str) -> bool {
    let pair = |at: usize| digits.get(at..at + 2).and_then(|two| two.parse::<u8>().ok());
    let (Some(month), Some(day)) = (pair(2), pair(4)) else { return false };
    let days = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    (1..=days).contains(&day) && digits.as_bytes().get(6).is_some_and(|sign| (b'0'..=b'6').contains(sign))
}

/// Codes of БИК that stand in the text: nine digits that begin with the country's 04.
fn banks(text: &str, runs: &[Vec<Range<usize>>]) -> Vec<String> {
    let groups = runs.iter().flatten().filter_map(|at| text.get(at.clone()));
    groups.filter(|g| g.len() == 9 && g.starts_with("04")).map(str::to_owned).collect()
}

/// A Russian account (Bank of Russia regulation 809-П): section 3 or 4 of the chart, the currency's code in the sixth to
/// eighth digit; with banks named beside it, the key of one of them (weights 7, 1, 3).
fn is_account(digits: &str, banks: &[String]) -> bool {
    const CURRENCIES: [&str; 10] = ["810", "643", "840", "978", "156", "398", "933", "826", "756", "392"];
    let section = digits.starts_with(['3', '4']);
    let currency = digits.get(5..8).is_some_and(|code| CURRENCIES.contains(&code));
    let fits = |bank: &String| {
        let own = bank.get(6..).unwrap_or_default();
        // Accounts with the central bank are reckoned with 0 and the fifth and sixth sign of its code.
        let central = digits.starts_with("301") || matches!(own, "000" | "001" | "002");
        let settled = format!("0{}", bank.get(4..6).unwrap_or_default());
        let lead = if central { settled.as_str() } else { own };
        let signs = lead.bytes().chain(digits.bytes()).zip([7, 1, 3].into_iter().cycle());
        let sum: u32 = signs.map(|(digit, weight)| u32::from(digit.wrapping_sub(b'0')) * weight % 10).sum();
        sum.is_multiple_of(10)
    };
    section && currency && (banks.is_empty() || banks.iter().any(fits))
}

/// The first IBAN: two letters, two check digits, the account; remainder 1 by 97.
fn iban(text: &str) -> Option<Range<usize>> {
    let mut previous: Option<char> = None;
    for (start, c) in text.char_indices() {
        let begins = c.is_ascii_uppercase() && !previous.is_some_and(char::is_alphanumeric);
        previous = Some(c);
        if !begins {
            continue;
        }
        let (mut signs, mut spaced) = (String::new(), false);
        let mut found = None;
        for (at, c) in text.get(start..).unwrap_or_default().char_indices().take(IBAN_BYTES) {
            match c {
                ' ' if !spaced => spaced = true,
                _ if c.is_ascii_digit() || c.is_ascii_uppercase() => {
                    spaced = false;
                    signs.push(c);
                }
                _ => break,
            }
            let next = text.get(start + at + 1..).and_then(|rest| rest.chars().next());
            let whole = !spaced && !next.is_some_and(|c| c.is_ascii_alphanumeric());
            if whole && (15..=34).contains(&signs.len()) && is_iban(&signs) {
                found = Some(start..start + at + 1);
            }
        }
        if found.is_some() {
            return found;
        }
    }
    None
}

fn is_iban(signs: &str) -> bool {
    let (Some(country), Some(check), Some(rest)) = (signs.get(..2), signs.get(2..4), signs.get(4..)) else {
        return false;
    };
    let shaped = country.bytes().all(|b| b.is_ascii_uppercase()) && check.bytes().all(|b| b.is_ascii_digit());
    let remainder = rest.chars().chain(country.chars()).chain(check.chars()).fold(0_u32, |sum, c| {
        let value = c.to_digit(36).unwrap_or_default();
        (if value > 9 { sum * 100 } else { sum * 10 } + value) % 97
    });
    shaped && remainder == 1
}

/// The first passport's or identity card's number, however its parts are set apart: `45 10 123456`,
/// `серия 4510 номер 123456`, `удостоверение № 012345678`.
fn passport(text: &str, runs: &[Vec<Range<usize>>]) -> Option<Range<usize>> {
    let groups: Vec<&Range<usize>> = runs.iter().flatten().collect();
    // A phone's number goes on where a passport's would begin: only the first group of a run may be the series.
    let begins = |at: usize| runs.iter().any(|run| run.first().is_some_and(|group| group.start == at));
    (0..groups.len()).find_map(|first| {
        let start = groups.get(first)?.start;
        let mut digits = String::new();
        let (mut end, mut shape) = (start, Vec::new());
        for group in groups.iter().skip(first).take(3) {
            if end > start && !is_gap(text.get(end..group.start).unwrap_or_default()) {
                break;
            }
            digits.push_str(text.get((*group).clone())?);
            shape.push(group.len());
            end = group.end;
            let shaped = matches!(shape.as_slice(), [9 | 10] | [2, 7] | [4, 6] | [2, 2, 6]);
            if shaped && begins(start) && is_passport(text, start, &digits) {
                return Some(start..end);
            }
        }
        None
    })
}

/// What may stand between series and number: signs, and the word "number" itself.
fn is_gap(between: &str) -> bool {
    let plain = between.to_lowercase();
    let rest = ["серия", "номер", "number", "no", "n", "№"].iter().fold(plain, |text, w| text.replace(w, ""));
    between.len() <= PARTS_WITHIN && !rest.chars().any(char::is_alphanumeric)
}

fn is_passport(text: &str, start: usize, digits: &str) -> bool {
    let passport = || named(text, start, &["паспорт", "passport", "төлқұжат", "серия"]);
    let card = || named(text, start, &["удостоверени", "куәлік", "identity card"]);
    // The third and fourth digit of a Russian series are the year in which its form was printed, from 1997 on.
    let printed = digits.get(2..4).and_then(|year| year.parse::<u8>().ok());
    match digits.len() {
        10 => printed.is_some_and(|year| year >= 97 || year <= 40) && passport(),
        9 => passport() || card(),
        _ => false,
    }
}
