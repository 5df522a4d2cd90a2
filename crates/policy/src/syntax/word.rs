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
    /// What made a new edition necessary.
    Cause,
    /// What the policy is in law.
    LegalForm,
    /// When a new edition takes effect.
    Effect,
    /// How people are told of a change.
    Notice,
    /// Any other fixed value.
    Value,
}

impl Role {
    /// Every role, in the order of the documentation.
    pub const ALL: [Self; 39] = [
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
        Self::Cause,
        Self::LegalForm,
        Self::Effect,
        Self::Notice,
        Self::Value,
    ];

    /// What people call it: Russian, English, Kazakh.
    #[must_use]
    pub const fn name(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Key => ("слово языка", "keyword", "тілдің сөзі"),
            Self::Answer => ("да или нет", "yes or no", "иә немесе жоқ"),
            Self::Hole => ("пропуск", "hole", "толтырылмаған орын"),
            Self::Law => ("нормы", "law pack", "нормалар"),
            Self::Item => ("вид данных", "item of data", "деректер түрі"),
            Self::Kind => ("вид значения", "kind of value", "мән түрі"),
            Self::Class => ("происхождение данных", "origin of data", "деректердің шығу тегі"),
            Self::Sensitivity => ("особая категория", "special category", "ерекше санат"),
            Self::SpecialGround => {
                ("основание для особой категории", "ground for a special category", "ерекше санатқа негіз")
            }
            Self::Subject => ("категория субъектов", "category of subjects", "субъектілер санаты"),
            Self::Basis => ("основание", "legal basis", "негіз"),
            Self::PurposeKind => ("вид цели", "kind of purpose", "мақсат түрі"),
            Self::PurposeName => ("известная цель", "known purpose", "белгілі мақсат"),
            Self::Event => ("событие", "event", "оқиға"),
            Self::Unit => ("единица времени", "unit of time", "уақыт бірлігі"),
            Self::Length => ("срок словом", "length in a word", "сөзбен берілген мерзім"),
            Self::Channel => ("канал связи", "channel", "байланыс арнасы"),
            Self::Bar => ("запрещённое использование", "barred use", "тыйым салынған пайдалану"),
            Self::Staff => ("известная роль", "known staff role", "белгілі рөл"),
            Self::Duty => ("обязательство", "duty of silence", "міндеттеме"),
            Self::Platform => ("площадка сайта", "platform", "сайт алаңы"),
            Self::Keeper => ("кто ведёт хранилище", "keeper of a store", "қойманы кім жүргізеді"),
            Self::Country => ("страна", "country", "ел"),
            Self::NotReceived => ("чего не получают", "what is not received", "не алынбайтыны"),
            Self::Accuracy => ("проверка достоверности", "check of accuracy", "дұрыстықты тексеру"),
            Self::Strength => ("сила согласия", "strength of consent", "келісімнің күші"),
            Self::RecipientRole => ("роль получателя", "role of a recipient", "алушының рөлі"),
            Self::Never => ("чего не бывает никогда", "what never happens", "ешқашан болмайтын нәрсе"),
            Self::Exception => ("исключение", "exception", "ерекше жағдай"),
            Self::Condition => ("условие", "condition", "шарт"),
            Self::RequestChannel => ("путь обращения", "way in for requests", "өтініш жолы"),
            Self::Request => ("вид обращения", "kind of request", "өтініш түрі"),
            Self::Party => ("кто обращается", "who files it", "кім өтініш береді"),
            Self::Reason => ("повод", "reason", "себеп"),
            Self::Cause => {
                ("из-за чего редакция", "what made an edition necessary", "редакцияға не себеп болды")
            }
            Self::LegalForm => ("форма политики", "legal form of the policy", "саясаттың құқықтық нысаны"),
            Self::Effect => ("когда вступает", "when it takes effect", "қашан күшіне енеді"),
            Self::Notice => ("как известить", "how people are told", "қалай хабарлау"),
            Self::Value => ("другое значение", "other value", "басқа мән"),
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
