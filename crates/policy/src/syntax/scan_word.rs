//! What a bare run of characters is: a word, a number, or something that wants quotes.

/// A run at the start of a text, with its length in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bare {
    /// A number KDL reads.
    Number(usize),
    /// A date.
    Date(usize),
    /// A phone number with brackets or dashes.
    Phone(usize),
    /// `3.2.1`, `1.2-1.7`.
    Dotted(usize),
    /// `30дней`: how many digits, how long in all.
    Glued {
        /// Characters of the number.
        digits: usize,
        /// Characters in all.
        length: usize,
    },
    /// `http://…`.
    Url(usize),
    /// Something with a slash.
    Slashed(usize),
    /// Only dashes, dots, bullets.
    Dashes(usize),
    /// `true`, `false`, `null`.
    Literal(usize, Option<bool>),
    /// A word with a colon after `word` characters.
    Colon {
        /// Characters before the colon.
        word: usize,
        /// Characters in all.
        length: usize,
    },
    /// A word.
    Plain(usize),
    /// A word that KDL would refuse.
    Odd(usize),
}

/// A text in straight quotes, escaped.
pub(super) fn quoted(text: &str) -> String {
    let inner: String = text
        .chars()
        .filter(|c| !c.is_control())
        .flat_map(|c| if matches!(c, '"' | '\\') { vec!['\\', c] } else { vec![c] })
        .collect();
    format!("\"{inner}\"")
}

/// Length in characters of the phone number a text starts with: ten to fifteen digits with brackets, spaces or dashes.
pub(super) fn phone_length(text: &str) -> Option<usize> {
    let (mut digits, mut length, mut marked) = (0, 0, false);
    for (at, c) in text.chars().enumerate() {
        match c {
            '0'..='9' => {
                digits += 1;
                length = at + 1;
            }
            '+' if at == 0 => marked = true,
            '(' | ')' => marked = true,
            '-' => {}
            ' ' | '\u{a0}' => {}
            _ => break,
        }
        if digits > 15 {
            return None;
        }
    }
    let dashes = text.chars().take(length).filter(|c| *c == '-').count();
    (digits >= 10 && (marked || dashes >= 2)).then_some(length)
}

/// Says what the run at the start of `rest` (the rest of a line) is.
pub(super) fn classify(rest: &str) -> Bare {
    let stops = |c: char| c.is_whitespace() || "\"{};=,«»“”„".contains(c);
    let full: String = rest.chars().take_while(|c| !stops(*c)).collect();
    let run = match full.find("/*") {
        Some(at) if at > 0 => full.get(..at).unwrap_or(&full).to_owned(),
        _ => full.clone(),
    };
    let lower = run.to_lowercase();
    if lower.starts_with("http://") || lower.starts_with("https://") {
        return Bare::Url(run.chars().count());
    }
    // A comment may follow a word at once.
    let run = match run.find("//") {
        Some(at) if at > 0 => run.get(..at).unwrap_or(&run).to_owned(),
        _ => run,
    };
    let length = run.chars().count();
    if length == 0 {
        return Bare::Odd(rest.chars().take(1).count());
    }
    match run.as_str() {
        "true" => return Bare::Literal(length, Some(true)),
        "false" => return Bare::Literal(length, Some(false)),
        "null" | "inf" | "-inf" | "nan" => return Bare::Literal(length, None),
        _ => {}
    }
    if run.chars().all(|c| "-–—−*•·.…>→|&".contains(c)) {
        return Bare::Dashes(length);
    }
    let first = run.chars().next().unwrap_or(' ');
    let dashes = run.chars().take_while(|c| "-–—•*".contains(*c)).count();
    let after_dash = run.chars().nth(dashes).unwrap_or(' ');
    if dashes > 0 && after_dash.is_alphabetic() {
        return Bare::Dashes(dashes);
    }
    let signed =
        matches!(first, '+' | '-') && run.chars().nth(1).is_some_and(|c| c.is_ascii_digit() || c == '(');
    if first.is_ascii_digit() || signed {
        return number(&run, rest, length);
    }
    if let Some(at) = run.chars().position(|c| "/\\()[]#".contains(c)) {
        if run.contains('/') && !run.contains(['(', '[', '#', '\\']) {
            return Bare::Slashed(length);
        }
        return if at > 0 { Bare::Plain(at) } else { Bare::Odd(length) };
    }
    if let Some(word) = run.chars().position(|c| c == ':')
        && word > 0
    {
        return Bare::Colon { word, length };
    }
    let refused = run.chars().any(|c| c.is_control() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'));
    let dot_number = first == '.' && run.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    if refused || dot_number { Bare::Odd(length) } else { Bare::Plain(length) }
}

/// A run that begins like a number.
fn number(run: &str, rest: &str, length: usize) -> Bare {
    if is_date(run) {
        return Bare::Date(length);
    }
    if let Some(phone) = phone_length(rest)
        && (phone > length || !plain_number(run))
    {
        return Bare::Phone(phone);
    }
    if let Some(spaced) = spaced_number(rest) {
        return Bare::Dotted(spaced);
    }
    if plain_number(run) {
        return Bare::Number(length);
    }
    let digits = run.chars().take_while(char::is_ascii_digit).count();
    let tail = run.chars().skip(digits);
    if digits > 0
        && digits < length
        && tail.clone().next().is_some_and(char::is_alphabetic)
        && tail.clone().all(|c| c.is_alphabetic() || c == '-')
    {
        return Bare::Glued { digits, length };
    }
    Bare::Dotted(length)
}

/// `7707 083893`, `10 000`: one number typed in groups; its length in characters.
fn spaced_number(rest: &str) -> Option<usize> {
    let mut length = 0;
    let mut groups = 0;
    for group in rest.split_inclusive(' ') {
        let digits = group.trim_end_matches(' ');
        let end = digits.find(['\t', '\r', ';', '{', '}']).and_then(|at| digits.get(..at)).unwrap_or(digits);
        if end.is_empty() || !end.chars().all(|c| c.is_ascii_digit()) {
            break;
        }
        groups += 1;
        length += group.len();
        if end.len() < digits.len() {
            length -= group.len() - end.len();
            break;
        }
    }
    let typed = rest.get(..length).map_or(0, |t| t.trim_end().len());
    (groups > 1).then_some(typed)
}

/// `12`, `+12`, `4.1`: what KDL reads as a number, without exponents and prefixes (which people do not mean).
fn plain_number(run: &str) -> bool {
    let body = run.strip_prefix(['+', '-']).unwrap_or(run);
    let (whole, fraction) = body.split_once('.').unwrap_or((body, "0"));
    let digits = |t: &str| !t.is_empty() && t.chars().all(|c| c.is_ascii_digit());
    digits(whole) && digits(fraction)
}

/// Three groups of digits with one kind of separator, one of them a year.
fn is_date(run: &str) -> bool {
    ['.', '-', '/'].into_iter().any(|separator| {
        let parts: Vec<&str> = run.split(separator).collect();
        let sizes: Vec<usize> = parts.iter().map(|p| p.len()).collect();
        parts.iter().all(|p| !p.is_empty() && p.chars().all(|c| c.is_ascii_digit()))
            && matches!(sizes.as_slice(), [1..=2, 1..=2, 2 | 4] | [4, 1..=2, 1..=2])
            && (separator != '.' || sizes.last() == Some(&4) || sizes.first() == Some(&4))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_told_apart() {
        let cases: &[(&str, Bare)] = &[
            ("кабинет {", Bare::Plain(7)),
            ("30 дней", Bare::Number(2)),
            ("0207083893", Bare::Number(10)),
            ("+79210000000", Bare::Number(12)),
            ("+7(921)000-00-00", Bare::Phone(16)),
            ("8 (921) 000-00-00 дальше", Bare::Phone(17)),
            ("15.12.2026", Bare::Date(10)),
            ("2026-12-15", Bare::Date(10)),
            ("15/12/2026", Bare::Date(10)),
            ("3.2.1", Bare::Dotted(5)),
            ("4.1", Bare::Number(3)),
            ("1.2-1.7", Bare::Dotted(7)),
            ("7707 083893", Bare::Dotted(11)),
            ("7707 083893; огрн", Bare::Dotted(11)),
            ("10 рабочих дней", Bare::Number(2)),
            ("30дней", Bare::Glued { digits: 2, length: 6 }),
            ("10рабочих-дней", Bare::Glued { digits: 2, length: 14 }),
            ("https://example.ru/a?b", Bare::Url(22)),
            ("и/или", Bare::Slashed(5)),
            ("—", Bare::Dashes(1)),
            ("-цель", Bare::Dashes(1)),
            ("true", Bare::Literal(4, Some(true))),
            ("цель: x", Bare::Colon { word: 4, length: 5 }),
            ("слово// примечание", Bare::Plain(5)),
        ];
        for (text, expected) in cases {
            assert_eq!(classify(text), *expected, "{text}");
        }
    }
}
