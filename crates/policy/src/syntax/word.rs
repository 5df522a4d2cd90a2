//! Looking words up in the one keyword table.

use std::collections::HashMap;
use std::sync::LazyLock;

use zalog_words::Lang;

use super::fold::{fold, nearest};
use super::table::TABLE;

/// What part a word plays; a word means something only together with its role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// A node or a property: `цель`, `срок`.
    Key,
    /// `да` or `нет`.
    Answer,
    /// `уточнить`.
    Hole,
    /// A law pack.
    Law,
    /// A known kind of personal data.
    Item,
    /// How an item declared in the file looks.
    Kind,
    /// Where an item's values come from.
    Class,
    /// A special category of data.
    Sensitivity,
    /// A ground for a special category.
    SpecialGround,
    /// A category of subjects.
    Subject,
    /// A legal basis.
    Basis,
    /// What kind of purpose it is.
    PurposeKind,
    /// A purpose with a fixed machine name.
    PurposeName,
    /// An event.
    Event,
    /// A unit of time.
    Unit,
    /// A length of time without a number: `сразу`, `бессрочно`.
    Length,
    /// A way to reach a person.
    Channel,
    /// A use that is barred.
    Bar,
    /// A staff role with a fixed machine name.
    Staff,
    /// What binds a role to silence.
    Duty,
    /// What a site is built on.
    Platform,
    /// Who keeps a store.
    Keeper,
    /// A country.
    Country,
    /// How values are checked.
    Accuracy,
    /// A sort of data that is not received.
    NotReceived,
    /// How strong a consent document is.
    Strength,
    /// In what role a recipient gets data.
    RecipientRole,
    /// Uses of passing on that never happen.
    Never,
    /// To whom data go although passing on is barred.
    Exception,
    /// On what condition.
    Condition,
    /// A way in for requests.
    RequestChannel,
    /// A kind of request.
    Request,
    /// Who may file a request.
    Party,
    /// Why a request is filed.
    Reason,
    /// When a new edition takes effect.
    Effect,
    /// How people are told of a change.
    Notice,
    /// Any other fixed value.
    Value,
}

impl Role {
    /// Every role, in the order of the documentation.
    pub const ALL: [Self; 37] = [
        Self::Key,
        Self::Answer,
        Self::Hole,
        Self::Law,
        Self::Item,
        Self::Kind,
        Self::Class,
        Self::Sensitivity,
        Self::SpecialGround,
        Self::Subject,
        Self::Basis,
        Self::PurposeKind,
        Self::PurposeName,
        Self::Event,
        Self::Unit,
        Self::Length,
        Self::Channel,
        Self::Bar,
        Self::Staff,
        Self::Duty,
        Self::Platform,
        Self::Keeper,
        Self::Country,
        Self::Accuracy,
        Self::NotReceived,
        Self::Strength,
        Self::RecipientRole,
        Self::Never,
        Self::Exception,
        Self::Condition,
        Self::RequestChannel,
        Self::Request,
        Self::Party,
        Self::Reason,
        Self::Effect,
        Self::Notice,
        Self::Value,
    ];

    /// What people call it: Russian, English.
    #[must_use]
    pub const fn name(self) -> (&'static str, &'static str) {
        match self {
            Self::Key => ("слово языка", "keyword"),
            Self::Answer => ("да или нет", "yes or no"),
            Self::Hole => ("пропуск", "hole"),
            Self::Law => ("нормы", "law pack"),
            Self::Item => ("вид данных", "item of data"),
            Self::Kind => ("вид значения", "kind of value"),
            Self::Class => ("происхождение данных", "origin of data"),
            Self::Sensitivity => ("особая категория", "special category"),
            Self::SpecialGround => ("основание для особой категории", "ground for a special category"),
            Self::Subject => ("категория субъектов", "category of subjects"),
            Self::Basis => ("основание", "legal basis"),
            Self::PurposeKind => ("вид цели", "kind of purpose"),
            Self::PurposeName => ("известная цель", "known purpose"),
            Self::Event => ("событие", "event"),
            Self::Unit => ("единица времени", "unit of time"),
            Self::Length => ("срок словом", "length in a word"),
            Self::Channel => ("канал связи", "channel"),
            Self::Bar => ("запрещённое использование", "barred use"),
            Self::Staff => ("известная роль", "known staff role"),
            Self::Duty => ("обязательство", "duty of silence"),
            Self::Platform => ("площадка сайта", "platform"),
            Self::Keeper => ("кто ведёт хранилище", "keeper of a store"),
            Self::Country => ("страна", "country"),
            Self::NotReceived => ("чего не получают", "what is not received"),
            Self::Accuracy => ("проверка достоверности", "check of accuracy"),
            Self::Strength => ("сила согласия", "strength of consent"),
            Self::RecipientRole => ("роль получателя", "role of a recipient"),
            Self::Never => ("чего не бывает никогда", "what never happens"),
            Self::Exception => ("исключение", "exception"),
            Self::Condition => ("условие", "condition"),
            Self::RequestChannel => ("путь обращения", "way in for requests"),
            Self::Request => ("вид обращения", "kind of request"),
            Self::Party => ("кто обращается", "who files it"),
            Self::Reason => ("повод", "reason"),
            Self::Effect => ("когда вступает", "when it takes effect"),
            Self::Notice => ("как известить", "how people are told"),
            Self::Value => ("другое значение", "other value"),
        }
    }
}

/// One row of the table. The first spelling of each language is the one a formatter writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// The part it plays.
    pub role: Role,
    /// Its meaning: the first English spelling, or the machine name it stands for.
    pub id: &'static str,
    /// Russian spellings.
    pub ru: &'static [&'static str],
    /// English spellings.
    pub en: &'static [&'static str],
}

impl Word {
    /// Spellings in a language; any language but English is written with the Russian words.
    #[must_use]
    pub fn spellings(&self, lang: Lang) -> &'static [&'static str] {
        if lang == Lang::En { self.en } else { self.ru }
    }

    /// The spelling a formatter writes.
    #[must_use]
    pub fn canonical(&self, lang: Lang) -> &'static str {
        self.spellings(lang).first().copied().unwrap_or(self.id)
    }
}

/// A word that was looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// The row.
    pub word: &'static Word,
    /// The language it is spelt in, when it is not the one asked for.
    pub other: Option<Lang>,
}

/// Rows by role, folded spelling and whether the spelling is English.
type Index = HashMap<(Role, bool), HashMap<String, &'static Word>>;

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let mut index = Index::new();
    for word in TABLE {
        for (english, spellings) in [(false, word.ru), (true, word.en)] {
            let rows = index.entry((word.role, english)).or_default();
            for spelling in spellings {
                rows.entry(fold(spelling)).or_insert(word);
            }
        }
    }
    index
});

/// Looks a text up in its role, first in the file's language, then in the other.
#[must_use]
pub fn find(role: Role, text: &str, lang: Lang) -> Option<Found> {
    let folded = fold(text);
    let english = lang == Lang::En;
    let row = |english: bool| INDEX.get(&(role, english)).and_then(|rows| rows.get(&folded)).copied();
    if let Some(word) = row(english) {
        return Some(Found { word, other: None });
    }
    let other = if english { Lang::Ru } else { Lang::En };
    row(!english).map(|word| Found { word, other: Some(other) })
}

/// The row with that meaning.
#[must_use]
pub fn by_id(role: Role, id: &str) -> Option<&'static Word> {
    TABLE.iter().find(|w| w.role == role && w.id == id)
}

/// All rows of a role.
pub fn of_role(role: Role) -> impl Iterator<Item = &'static Word> {
    TABLE.iter().filter(move |w| w.role == role)
}

/// The spelling of a role's words that is nearest to a text, if one is near enough.
#[must_use]
pub fn suggest(role: Role, text: &str, lang: Lang) -> Option<&'static str> {
    nearest(text, of_role(role).flat_map(|w| w.spellings(lang).iter().copied()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_spelling_means_one_thing_in_its_role() {
        for word in TABLE {
            assert!(!word.ru.is_empty() && !word.en.is_empty(), "{word:?} lacks a language");
            for lang in [Lang::Ru, Lang::En] {
                for spelling in word.spellings(lang) {
                    let rows: Vec<_> = TABLE
                        .iter()
                        .filter(|w| {
                            w.role == word.role && w.spellings(lang).iter().any(|s| fold(s) == fold(spelling))
                        })
                        .collect();
                    assert_eq!(rows.len(), 1, "{spelling:?} in {:?}: {rows:?}", word.role);
                    assert!(!spelling.chars().any(char::is_whitespace), "{spelling:?}");
                }
            }
        }
    }

    #[test]
    fn meanings_are_unique_in_a_role() {
        for word in TABLE {
            assert_eq!(
                TABLE.iter().filter(|w| w.role == word.role && w.id == word.id).count(),
                1,
                "{word:?}"
            );
        }
    }

    #[test]
    fn case_yo_and_language_are_told_apart() {
        let found = find(Role::Key, "ЦЕЛЬ", Lang::Ru).unwrap();
        assert_eq!((found.word.id, found.other), ("purpose", None));
        let found = find(Role::Key, "purpose", Lang::Ru).unwrap();
        assert_eq!((found.word.id, found.other), ("purpose", Some(Lang::En)));
        assert_eq!(find(Role::Keeper, "люди", Lang::Ru).unwrap().word.id, "people");
        assert_eq!(suggest(Role::Basis, "сагласие", Lang::Ru), Some("согласие"));
    }
}
