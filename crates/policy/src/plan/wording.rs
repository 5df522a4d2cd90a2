//! Whether two texts of the operator say the same, as far as that can be told without understanding them.

use crate::model::Localized;

/// How two texts stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wording {
    /// The same, in every language.
    Same,
    /// The binding text says the same but for spelling, or only a translation is other.
    Reworded,
    /// Nobody but a person can tell whether it means the same.
    Other,
}

/// Compares two texts. The binding one decides; translations are helps.
pub(super) fn compare(old: &Localized, new: &Localized) -> Wording {
    if old == new {
        return Wording::Same;
    }
    let (was, is) = (old.text(old.binding), new.text(old.binding));
    if slip(was, is) { Wording::Reworded } else { Wording::Other }
}

/// Whether the texts differ in spelling only: case, punctuation, ё for е, or one letter in a long word. A digit, a short
/// word or another number of words is never spelling: «не» stands in one of them.
pub(super) fn slip(old: &str, new: &str) -> bool {
    let (old, new) = (words(old), words(new));
    old.len() == new.len() && old.iter().zip(&new).all(|(a, b)| a == b || misspelt(a, b))
}

fn words(text: &str) -> Vec<Vec<char>> {
    text.to_lowercase()
        .replace('ё', "е")
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(|w| w.chars().collect())
        .collect()
}

/// Shortest word in which one letter may be a slip.
const LONG: usize = 6;

fn misspelt(a: &[char], b: &[char]) -> bool {
    if a.len().min(b.len()) < LONG || a.iter().chain(b).any(char::is_ascii_digit) {
        return false;
    }
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    // One letter put in, left out or put for another leaves a common head and tail around it.
    a.len().abs_diff(b.len()) <= 1 && head + tail + 1 >= a.len().max(b.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_is_told_from_meaning() {
        let same = [
            ("Звонок по заявке", "звонок, по заявке."),
            ("Учет заказов", "Учёт заказов"),
            ("Доставка посылок", "Доставка посилок"),
            ("Delivery of parcels", "Delivery of parcles!"),
        ];
        let other = [
            ("Мы передаём данные", "Мы не передаём данные"),
            ("Храним 3 года", "Храним 5 лет"),
            ("Звонок", "Звонок и реклама"),
            ("Новости", "Реклама"),
            ("15 дней", "16 дней"),
        ];
        for (a, b) in same.iter().take(3) {
            assert!(slip(a, b) && slip(b, a), "{a} / {b}");
        }
        for (a, b) in other {
            assert!(!slip(a, b) && !slip(b, a), "{a} / {b}");
        }
        // Two letters that changed places are two letters.
        assert!(!slip(same[3].0, same[3].1));
    }
}
