//! Whole numbers as people of a language write them.

use crate::Lang;

/// A count with its thousands apart: `12 345` in Russian and Kazakh (no-break space, from five digits on, as the
/// typographers' rule has it), `12,345` in English. A negative one has a true minus sign.
#[must_use]
pub fn number(lang: Lang, count: i64) -> String {
    let (separator, least) = match lang {
        Lang::Ru | Lang::Kk => ('\u{a0}', 5),
        Lang::En => (',', 4),
    };
    let digits = count.unsigned_abs().to_string();
    let mut text = String::with_capacity(digits.len() + 8);
    if count < 0 {
        text.push('−');
    }
    for (index, digit) in digits.chars().enumerate() {
        let left = digits.len() - index;
        if index > 0 && left.is_multiple_of(3) && digits.len() >= least {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}
