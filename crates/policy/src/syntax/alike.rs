//! Letters of one alphabet that look like letters of another, and what a mixed word was meant to be.

/// Pairs Latin, Cyrillic of letters that look alike in most typefaces.
const PAIRS: &[(char, char)] = &[
    ('a', 'а'),
    ('b', 'ь'),
    ('c', 'с'),
    ('e', 'е'),
    ('h', 'н'),
    ('i', 'і'),
    ('j', 'ј'),
    ('k', 'к'),
    ('m', 'м'),
    ('o', 'о'),
    ('p', 'р'),
    ('s', 'ѕ'),
    ('t', 'т'),
    ('x', 'х'),
    ('y', 'у'),
    ('A', 'А'),
    ('B', 'В'),
    ('C', 'С'),
    ('E', 'Е'),
    ('H', 'Н'),
    ('I', 'І'),
    ('J', 'Ј'),
    ('K', 'К'),
    ('M', 'М'),
    ('O', 'О'),
    ('P', 'Р'),
    ('S', 'Ѕ'),
    ('T', 'Т'),
    ('X', 'Х'),
    ('Y', 'У'),
];

/// An alphabet a letter belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// A–Z.
    Latin,
    /// А–Я and its neighbours.
    Cyrillic,
}

/// The alphabet of a letter, if it is one of the two we care for.
#[must_use]
pub fn script(letter: char) -> Option<Script> {
    match letter {
        'a'..='z' | 'A'..='Z' => Some(Script::Latin),
        '\u{400}'..='\u{52f}' => Some(Script::Cyrillic),
        _ => None,
    }
}

/// One letter that stands in the wrong alphabet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Foreign {
    /// The letter as typed.
    pub letter: char,
    /// Its position in the word, in characters from 1.
    pub position: usize,
    /// The look-alike of the right alphabet, where there is one.
    pub meant: Option<char>,
    /// The alphabet the letter really is of.
    pub script: Script,
}

/// What is wrong with the letters of one word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mixed {
    /// The letters of the lesser alphabet.
    pub foreign: Vec<Foreign>,
    /// The word as it was meant, when every foreign letter has a look-alike.
    pub meant: Option<String>,
}

fn swap(letter: char, to: Script) -> Option<char> {
    PAIRS.iter().find_map(|(latin, cyrillic)| match to {
        Script::Latin if *cyrillic == letter => Some(*latin),
        Script::Cyrillic if *latin == letter => Some(*cyrillic),
        _ => None,
    })
}

/// Writes a whole word with the letters of `to`, when every letter of the other alphabet has a look-alike.
#[must_use]
pub fn respell(word: &str, to: Script) -> Option<String> {
    word.chars().map(|c| if script(c).is_some_and(|s| s != to) { swap(c, to) } else { Some(c) }).collect()
}

/// Looks at one word (letters, digits, anything but space and hyphen); `None` when it keeps to one alphabet.
///
/// The lesser alphabet is the foreign one; on a tie the one whose letters all have look-alikes.
#[must_use]
pub fn mixed(word: &str) -> Option<Mixed> {
    let latin = word.chars().filter(|c| script(*c) == Some(Script::Latin)).count();
    let cyrillic = word.chars().filter(|c| script(*c) == Some(Script::Cyrillic)).count();
    if latin == 0 || cyrillic == 0 {
        return None;
    }
    let to_cyrillic = respell(word, Script::Cyrillic).is_some();
    let home = match latin.cmp(&cyrillic) {
        std::cmp::Ordering::Greater => Script::Latin,
        std::cmp::Ordering::Less => Script::Cyrillic,
        std::cmp::Ordering::Equal if to_cyrillic => Script::Cyrillic,
        std::cmp::Ordering::Equal => Script::Latin,
    };
    let foreign = word
        .chars()
        .enumerate()
        .filter_map(|(at, letter)| {
            let script = script(letter).filter(|s| *s != home)?;
            Some(Foreign { letter, position: at + 1, meant: swap(letter, home), script })
        })
        .collect();
    Some(Mixed { foreign, meant: respell(word, home) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_foreign_letter_is_named() {
        let found = mixed("сookie").unwrap();
        assert_eq!(found.meant.as_deref(), Some("cookie"));
        assert_eq!(found.foreign.len(), 1);
        assert_eq!(
            (found.foreign[0].letter, found.foreign[0].position, found.foreign[0].script),
            ('с', 1, Script::Cyrillic)
        );
        assert_eq!(mixed("основаниe").unwrap().meant.as_deref(), Some("основание"));
        assert_eq!(mixed("согласие"), None);
        assert_eq!(mixed("cookie"), None);
    }
}
