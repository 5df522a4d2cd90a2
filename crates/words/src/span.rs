//! Lengths of time in words: `10 рабочих дней`, `в течение 10 рабочих дней`.

use crate::{Arg, Lang, Words, number};

/// The grammatical case in which a span stands in its sentence. English has no use for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Case {
    /// What: «1 день», «2 дня», «5 дней».
    Nominative,
    /// After «через», «за»: in Russian like the nominative, these nouns being masculine and inanimate.
    Accusative,
    /// After «в течение», «не позднее», «до»: «1 дня», «5 дней».
    Genitive,
}

/// `amount` of a unit, by its code: `hour`, `day`, `working-day`, `month`, `year`, or `at-once`, which has no amount.
///
/// An unknown unit comes back as `5 fortnight`: a fault to see, not to hide.
#[must_use]
pub fn span(lang: Lang, amount: impl Into<i64>, unit: &str, case: Case) -> String {
    let amount = amount.into();
    let words = Words::of(lang);
    let key = match case {
        _ if unit == "at-once" => return words.say("unit-at-once").into_owned(),
        Case::Nominative => format!("unit-{unit}"),
        Case::Accusative => format!("unit-{unit}-accusative"),
        Case::Genitive => format!("unit-{unit}-genitive"),
    };
    if words.has(&key) {
        words.say_with(&key, &[("count", Arg::Number(amount))])
    } else {
        format!("{} {unit}", number(lang, amount))
    }
}
