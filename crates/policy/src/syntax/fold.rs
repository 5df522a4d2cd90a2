//! How two spellings are found to be the same: case, ё = е, and Unicode's composed form do not matter.

use unicode_normalization::UnicodeNormalization;

/// The form in which names and keywords are compared: NFC, lower case, `ё` as `е`.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfc().flat_map(char::to_lowercase).map(|c| if c == 'ё' { 'е' } else { c }).collect()
}

/// Number of single-character edits between two words, transpositions counted once; gives up above `most`.
#[must_use]
pub fn distance(a: &str, b: &str, most: usize) -> Option<usize> {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut older: Vec<usize> = Vec::new();
    let mut before: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let at = |line: &[usize], k: usize| line.get(k).copied().unwrap_or(usize::MAX / 2);
            let mut best =
                (at(&before, j) + usize::from(x != y)).min(at(&before, j + 1) + 1).min(at(&row, j) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            if swapped {
                best = best.min(at(&older, j - 1) + 1);
            }
            row.push(best);
        }
        older = before;
        before = row;
    }
    before.last().copied().filter(|d| *d <= most)
}

/// The candidate nearest to a word, if one is near enough to be what was meant.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = fold(word);
    let most = match word.chars().count() {
        0..=2 => 1,
        3..=6 => 2,
        _ => 3,
    };
    candidates
        .into_iter()
        .filter_map(|c| distance(&word, &fold(c), most).map(|d| (d, c)))
        .min_by_key(|(d, c)| (*d, c.len()))
        .map(|(_, c)| c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_yo_and_composition_do_not_matter() {
        assert_eq!(fold("Приём"), fold("прием"));
        assert_eq!(fold("и\u{306}"), "й");
    }

    #[test]
    fn the_nearest_word_is_found() {
        assert_eq!(nearest("сагласие", ["договор", "согласие"]), Some("согласие"));
        assert_eq!(nearest("соглаисе", ["договор", "согласие"]), Some("согласие"));
        assert_eq!(nearest("верблюд", ["договор", "согласие"]), None);
        assert_eq!(distance("", "", 3), Some(0));
    }
}
