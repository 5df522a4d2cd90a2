//! How hard a text is to read: sentences, words, the longest sentence, an index of readability.
//!
//! Counted is running text: paragraphs, and those entries, cells and definitions that end like a sentence. Headings,
//! labels, links and cells that only name a thing are no sentences and are left out.
//!
//! - A sentence ends at `.`, `!`, `?` or `…`, where a capital letter or nothing follows and what stands before is no
//!   abbreviation (`ст.`, `ул.`, `art.`).
//! - A word is what stands between white space and has a letter or a digit in it: `152-ФЗ` is one.
//! - A syllable is a vowel in Russian and Kazakh, a group of vowels in English without a final silent *e*; a word has at
//!   least one.
//!
//! The index for English is Flesch's (1948), for Russian the same formula with the coefficients that I. Oborneva fitted to
//! Russian (2006): 206.835 − 1.3·words/sentences − 60.1·syllables/words. For Kazakh there is no index that is generally
//! accepted, so none is given.

use serde::Serialize;
use zalog_words::Lang;

use super::tree::{Block, Document, Section, Sentence};

/// What was counted in a stretch of text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    /// Sentences.
    pub sentences: usize,
    /// Words in them.
    pub words: usize,
    /// Syllables in them.
    pub syllables: usize,
    /// The longest sentence.
    pub longest: Longest,
}

/// A sentence and its length.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Longest {
    /// Its words.
    pub words: usize,
    /// The sentence.
    pub text: String,
}

/// One section of the first level, with all its parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SectionCount {
    /// Heading, with its number.
    pub heading: String,
    /// What was counted.
    pub count: Count,
}

/// A whole document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stats {
    /// Language of the document: settles the index.
    pub lang: Lang,
    /// All of it.
    pub whole: Count,
    /// Its sections in order; those without a sentence are absent.
    pub sections: Vec<SectionCount>,
}

/// What a point or two of the index means to people, by Flesch's own table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ease {
    /// 70 and more.
    Easy,
    /// 50 to 70.
    Plain,
    /// 30 to 50.
    Hard,
    /// Below 30.
    VeryHard,
}

impl Count {
    /// Words per sentence; 0 where there is no sentence.
    #[must_use]
    pub fn average(&self) -> f64 {
        ratio(self.words, self.sentences)
    }

    /// The index of readability: the higher, the easier; about 0 to 100, but not bounded. `None` without a sentence, and
    /// for a language that has no accepted index.
    #[must_use]
    pub fn index(&self, lang: Lang) -> Option<f64> {
        if self.sentences == 0 || self.words == 0 {
            return None;
        }
        let (by_words, by_syllables) = match lang {
            Lang::Ru => (1.3, 60.1),
            Lang::En => (1.015, 84.6),
            Lang::Kk => return None,
        };
        Some(206.835 - by_words * self.average() - by_syllables * ratio(self.syllables, self.words))
    }

    fn add(&mut self, text: &str, lang: Lang) {
        for sentence in sentences(text) {
            let words: Vec<&str> = words(sentence).collect();
            if words.is_empty() {
                continue;
            }
            self.sentences += 1;
            self.words += words.len();
            self.syllables += words.iter().map(|word| syllables(word, lang)).sum::<usize>();
            if words.len() > self.longest.words {
                self.longest = Longest { words: words.len(), text: sentence.to_owned() };
            }
        }
    }

    fn join(&mut self, other: &Self) {
        self.sentences += other.sentences;
        self.words += other.words;
        self.syllables += other.syllables;
        if other.longest.words > self.longest.words {
            self.longest = other.longest.clone();
        }
    }
}

impl Ease {
    /// What an index means.
    #[must_use]
    pub fn of(index: f64) -> Self {
        match index {
            index if index >= 70.0 => Self::Easy,
            index if index >= 50.0 => Self::Plain,
            index if index >= 30.0 => Self::Hard,
            _ => Self::VeryHard,
        }
    }
}

/// Counts a document.
#[must_use]
pub fn stats(document: &Document) -> Stats {
    let lang = document.lang;
    let mut whole = Count::default();
    let mut sections = Vec::new();
    for section in &document.sections {
        let mut count = Count::default();
        of_section(section, lang, &mut count);
        whole.join(&count);
        let heading = section.heading.plain();
        let heading =
            if section.number.is_empty() { heading } else { format!("{}. {heading}", section.number) };
        if count.sentences > 0 {
            sections.push(SectionCount { heading, count });
        }
    }
    Stats { lang, whole, sections }
}

fn of_section(section: &Section, lang: Lang, count: &mut Count) {
    for block in &section.blocks {
        match block {
            Block::Paragraph { sentences } => count.add(&said(sentences), lang),
            Block::List { entries } => entries.iter().for_each(|entry| if_running(entry, lang, count)),
            Block::Table { rows, .. } => {
                rows.iter().flat_map(|row| &row.cells).for_each(|cell| if_running(cell, lang, count));
            }
            Block::Definitions { pairs } => pairs.iter().for_each(|pair| if_running(&pair.text, lang, count)),
            Block::Links { .. } => {}
        }
    }
    section.sections.iter().for_each(|part| of_section(part, lang, count));
}

fn said(sentences: &[Sentence]) -> String {
    sentences.iter().map(Sentence::plain).collect::<Vec<_>>().join(" ")
}

fn if_running(part: &[Sentence], lang: Lang, count: &mut Count) {
    let text = said(part);
    if text.trim_end().ends_with(['.', '!', '?', '…', ':']) {
        count.add(&text, lang);
    }
}

/// Words after which a full stop is no end, lower case, without it.
const ABBREVIATIONS: [&str; 26] = [
    "ст",
    "п",
    "ч",
    "г",
    "гг",
    "ул",
    "д",
    "стр",
    "корп",
    "оф",
    "кв",
    "обл",
    "р-н",
    "руб",
    "тыс",
    "млн",
    "см",
    "им",
    "art",
    "no",
    "e.g",
    "i.e",
    "para",
    "б",
    "помещ",
    "комн",
];

/// The sentences of a text, each with its end mark.
fn sentences(text: &str) -> Vec<&str> {
    let mut all = Vec::new();
    let mut rest = text;
    let mut from = 0;
    while let Some((at, mark)) =
        rest.get(from..).and_then(|tail| tail.char_indices().find(|(_, c)| is_end(*c)))
    {
        let end = from + at + mark.len_utf8();
        let (head, tail) = (rest.get(..end).unwrap_or_default(), rest.get(end..).unwrap_or_default());
        if mark == '.' && abbreviated(head) || !begins_anew(head, tail) {
            from = end;
            continue;
        }
        all.push(head.trim());
        rest = tail;
        from = 0;
    }
    all.push(rest.trim());
    all.retain(|sentence| !sentence.is_empty());
    all
}

fn is_end(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…')
}

fn abbreviated(head: &str) -> bool {
    let word =
        head.trim_end_matches('.').rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '«')).next();
    word.is_some_and(|word| ABBREVIATIONS.contains(&word.to_lowercase().as_str()))
}

/// Whether what follows an end mark can begin a sentence: nothing, or white space and then a capital letter; a figure after
/// a whole word («…бере алады. 18 жасқа…»).
fn begins_anew(head: &str, tail: &str) -> bool {
    let after = tail.trim_start_matches(['»', '"', ')', '”']);
    let next = after.trim_start();
    let first = next.trim_start_matches(['«', '"', '(', '“']).chars().next();
    let last = head.rsplit(char::is_whitespace).next().unwrap_or_default();
    let whole = last.chars().filter(|c| c.is_alphabetic()).count() > 3
        && !last.contains(|c: char| c.is_ascii_digit());
    let begins = first.is_some_and(|c| c.is_uppercase() || whole && c.is_ascii_digit());
    next.is_empty() || next.len() < after.len() && begins
}

fn words(sentence: &str) -> impl Iterator<Item = &str> {
    sentence.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric))
}

fn syllables(word: &str, lang: Lang) -> usize {
    let lower = word.to_lowercase();
    let count = match lang {
        Lang::Ru => lower.chars().filter(|c| "аеёиоуыэюя".contains(*c)).count(),
        Lang::Kk => lower.chars().filter(|c| "аәеёиіоөуұүыэюя".contains(*c)).count(),
        Lang::En => english(&lower),
    };
    count.max(1)
}

fn english(word: &str) -> usize {
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
    let vowel = |c: char| "aeiouy".contains(c);
    let groups = letters.chunk_by(|a, b| vowel(*a) == vowel(*b));
    let count = groups.filter(|group| group.first().is_some_and(|c| vowel(*c))).count();
    // "use", "delete"; but "table" and "the" are heard to the end.
    let silent = match letters.as_slice() {
        [.., before, 'l', 'e'] if !vowel(*before) => false,
        [.., before, 'e'] => !vowel(*before),
        _ => false,
    };
    if silent && count > 1 { count - 1 } else { count }
}

fn ratio(above: usize, below: usize) -> f64 {
    let wide = |count: usize| u32::try_from(count).map_or(f64::MAX, f64::from);
    if below == 0 { 0.0 } else { wide(above) / wide(below) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(text: &str, lang: Lang) -> Count {
        let mut count = Count::default();
        count.add(text, lang);
        count
    }

    #[test]
    fn a_russian_text_counted_by_hand() {
        // ма-ма мы-ла ра-му (6) | мы хра-ним ва-ши дан-ны-е трид-цать дней (1+2+2+3+2+1 = 11)
        let count = counted("Мама мыла раму. Мы храним ваши данные тридцать дней!", Lang::Ru);
        assert_eq!((count.sentences, count.words, count.syllables), (2, 9, 17));
        assert_eq!(
            count.longest,
            Longest {
                words: 6, text: "Мы храним ваши данные тридцать дней!".to_owned()
            }
        );
        let index = count.index(Lang::Ru).unwrap();
        assert!((index - (206.835 - 1.3 * 4.5 - 60.1 * 17.0 / 9.0)).abs() < 1e-9, "{index}");
        assert!((count.average() - 4.5).abs() < 1e-9);
    }

    #[test]
    fn an_english_text_counted_by_hand() {
        // we keep your name (4) | you may de-lete it at a-ny time (1+1+2+1+1+2+1 = 9); the ta-ble (3)
        let count = counted("We keep your name. You may delete it at any time. The table.", Lang::En);
        assert_eq!((count.sentences, count.words, count.syllables), (3, 13, 16));
        let index = count.index(Lang::En).unwrap();
        assert!((index - (206.835 - 1.015 * 13.0 / 3.0 - 84.6 * 16.0 / 13.0)).abs() < 1e-9, "{index}");
    }

    #[test]
    fn kazakh_has_averages_and_no_index() {
        let count = counted("Біз деректерді сақтаймыз. Сіз оларды жоя аласыз.", Lang::Kk);
        // біз де-рек-тер-ді сақ-тай-мыз (1+4+3) | сіз о-лар-ды жо-я а-ла-сыз (1+3+2+3)
        assert_eq!((count.sentences, count.words, count.syllables), (2, 7, 17));
        assert_eq!(count.index(Lang::Kk), None);
        assert_eq!(Count::default().index(Lang::Ru), None);
    }

    #[test]
    fn abbreviations_and_numbers_end_no_sentence() {
        let whole = |text: &str| sentences(text).len();
        for text in [
            "Это сказано в ч. 4 ст. 21 152-ФЗ.",
            "Пишите на ул. Лесная, д. 5, г. Москва.",
            "Версия 1.2 сайта smile.example вышла.",
            "С 15 декабря 2026 г. по просьбе клиента…",
            "See art. 13 GDPR, e.g. Part 2.",
        ] {
            assert_eq!(whole(text), 1, "{text}");
        }
        assert_eq!(whole("Өкілі бере алады. 18 жасқа толған адам өзі келіседі."), 2);
        assert_eq!(whole("Он сказал: «Да». Она ушла. «Нет!» Всё"), 4);
        assert_eq!(whole(""), 0);
    }

    #[test]
    fn a_word_has_a_letter_or_a_digit() {
        let count = counted("ООО «Смайл» — 152-ФЗ, 5 000 ₽.", Lang::Ru);
        assert_eq!(count.words, 5);
        assert_eq!(syllables("152", Lang::Ru), 1);
        assert_eq!(
            (syllables("the", Lang::En), syllables("used", Lang::En), syllables("people", Lang::En)),
            (1, 2, 2)
        );
    }

    #[test]
    fn what_an_index_means() {
        let eases = [80.0, 55.0, 30.0, -4.0].map(Ease::of);
        assert_eq!(eases, [Ease::Easy, Ease::Plain, Ease::Hard, Ease::VeryHard]);
    }
}
