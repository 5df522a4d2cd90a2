//! Numbers of payment cards: found only in order to be refused. A card number must never be stored.

use std::ops::Range;

/// Whether the digits pass the Luhn check (ISO/IEC 7812-1, annex B). Anything but ASCII digits fails.
#[must_use]
pub fn luhn(digits: &str) -> bool {
    let mut sum = 0;
    for (place, byte) in digits.bytes().rev().enumerate() {
        if !byte.is_ascii_digit() {
            return false;
        }
        let digit = u32::from(byte - b'0');
        sum += match (place % 2, digit) {
            (0, digit) => digit,
            (_, 0..=4) => digit * 2,
            (_, _) => digit * 2 - 9,
        };
    }
    !digits.is_empty() && sum % 10 == 0
}

/// The first stretch of `text` that looks like a card number: whole groups of digits, with single spaces or dashes
/// between them, that make 13 to 19 digits and pass the Luhn check. Groups beside it (an expiry date) do not hide it.
///
/// Other numbers pass the check too, one in ten: ask the person, do not punish. A number of other length (a phone, the
/// 20 digits of a bank account) is none, nor is one repeated digit.
#[must_use]
pub fn find_card(text: &str) -> Option<Range<usize>> {
    runs(text).iter().find_map(|groups| {
        (0..groups.len()).find_map(|first| {
            let mut digits = String::new();
            groups.iter().skip(first).find_map(|group| {
                digits.push_str(text.get(group.clone())?);
                let start = groups.get(first)?.start;
                is_card(&digits).then_some(start..group.end)
            })
        })
    })
}

/// The runs of digit groups in a text: groups of one run have a single space or dash between them.
pub(super) fn runs(text: &str) -> Vec<Vec<Range<usize>>> {
    let mut runs: Vec<Vec<Range<usize>>> = Vec::new();
    let mut previous: Option<char> = None;
    let mut before_previous_was_digit = false;
    for (index, c) in text.char_indices() {
        if c.is_ascii_digit() {
            let joined = before_previous_was_digit && previous.is_some_and(is_separator);
            let continued = previous.is_some_and(|p| p.is_ascii_digit());
            match runs.last_mut().map(|run| (run.last_mut(), joined, continued)) {
                Some((Some(group), _, true)) => group.end = index + 1,
                Some((Some(_), true, false)) => {
                    if let Some(run) = runs.last_mut() {
                        run.push(index..index + 1);
                    }
                }
                _ => runs.push(std::iter::once(index..index + 1).collect()),
            }
        }
        before_previous_was_digit = previous.is_some_and(|p| p.is_ascii_digit());
        previous = Some(c);
    }
    runs
}

const fn is_separator(c: char) -> bool {
    matches!(c, ' ' | '-' | '\u{a0}' | '\u{202f}')
}

fn is_card(digits: &str) -> bool {
    let varied = digits.bytes().any(|byte| Some(&byte) != digits.as_bytes().first());
    (13..=19).contains(&digits.len()) && varied && luhn(digits)
}
