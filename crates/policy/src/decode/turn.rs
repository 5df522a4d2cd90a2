//! Which words of the files were understood as which rows of the keyword table: what a formatter needs to write them in
//! their canonical form, or in the other language.

use std::collections::BTreeMap;

use super::cx::Cx;
use super::names::Space;
use crate::model::Slug;
use crate::syntax::SourceSpan;
use crate::syntax::fold::fold;
use crate::syntax::tree::{Node, Value};
use crate::syntax::word::{self, Role, Word};
use zalog_words::Lang;

/// A word as it was understood.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Turn {
    /// A row of the table, in which of its forms: where both languages have as many forms, each stands for its fellow;
    /// else the first one is written.
    Word(&'static Word, usize),
    /// A row whose Russian form agrees with another word; English has one form.
    Agreeing(&'static Word, usize),
    /// A name of a law pack, Russian and English.
    Pair(&'static str, &'static str),
    /// A unit of time, to agree with its number; with its words apart inside quotes.
    Unit {
        /// The unit.
        word: &'static Word,
        /// How many.
        amount: u32,
        /// `рабочих дней` and not `рабочих-дней`.
        spaced: bool,
    },
}

/// File and first byte -> one past the last byte, and the word. The last understanding of a place is the one that counts.
pub(crate) type Turns = BTreeMap<(usize, usize), (usize, Turn)>;

/// The property of the root that says in which language texts are, when it is not that of the keywords.
pub(crate) const TEXTS: &str = "texts";

/// The language of the operator's texts: told by the root, else that of the keywords.
pub(crate) fn binding(nodes: &[Node], keywords: Lang) -> Lang {
    let key = |text: &str| word::find(Role::Key, text, keywords).map(|f| f.word.id);
    let root = nodes.iter().find(|n| key(&n.name.text) == Some("policy"));
    let told = root.and_then(|n| n.props.iter().find(|p| key(&p.key.text) == Some(TEXTS)));
    told.and_then(|p| text_language(&p.value)).unwrap_or(keywords)
}

/// The languages texts may be binding in.
pub(crate) fn text_language(value: &Value) -> Option<Lang> {
    match value.text.to_lowercase().as_str() {
        "ru" => Some(Lang::Ru),
        "en" => Some(Lang::En),
        _ => None,
    }
}

/// The role that gives the names of a space their fixed spellings.
fn role_of(space: Space) -> Option<Role> {
    match space {
        Space::Item => Some(Role::Item),
        Space::Subject => Some(Role::Subject),
        Space::Purpose | Space::Form => Some(Role::PurposeName),
        Space::Role => Some(Role::Staff),
        Space::Store => Some(Role::Value),
        Space::Recipient => Some(Role::Platform),
        Space::Tag | Space::Site | Space::Document => None,
    }
}

impl Cx {
    /// Notes that a text at a place is a word of the table.
    pub(crate) fn turn(&mut self, span: SourceSpan, text: &str, word: &'static Word) {
        let same = |spelling: &&&str| fold(spelling) == fold(text);
        let form = [word.ru, word.en].iter().find_map(|forms| forms.iter().position(|f| same(&f)));
        let form = form.filter(|_| word.ru.len() == word.en.len()).unwrap_or(0);
        self.put_turn(span, text, Turn::Word(word, form));
    }

    /// Notes that a text at a place is a word of the table whose Russian form agrees with another word.
    pub(crate) fn turn_agreeing(&mut self, span: SourceSpan, text: &str, word: &'static Word, form: usize) {
        self.put_turn(span, text, Turn::Agreeing(word, form));
    }

    fn put_turn(&mut self, span: SourceSpan, text: &str, turn: Turn) {
        let source = self.sources.get(span.file).map_or("", |f| f.text_of(span));
        // The span of a quoted value takes its quotes in, that of a twin's key its ending.
        if let Some(at) = source.find(text) {
            let start = span.start + at;
            self.turns.insert((span.file, start), (start + text.len(), turn));
        }
    }

    /// Notes a name of a law pack at a place.
    pub(crate) fn turn_pair(&mut self, span: SourceSpan, text: &str, ru: &'static str, en: &'static str) {
        self.put_turn(span, text, Turn::Pair(ru, en));
    }

    /// Notes a unit of time at a place.
    pub(crate) fn turn_unit(&mut self, span: SourceSpan, word: &'static Word, amount: u32, spaced: bool) {
        self.turns.insert((span.file, span.start), (span.end, Turn::Unit { word, amount, spaced }));
    }

    /// Notes that a place is no word of the table after all.
    pub(crate) fn no_turn(&mut self, span: SourceSpan) {
        let within = (span.file, span.start)..(span.file, span.end.max(span.start));
        let places: Vec<(usize, usize)> = self.turns.range(within).map(|(place, _)| *place).collect();
        for place in places {
            self.turns.remove(&place);
        }
    }

    /// The row whose fixed name a declared thing goes by: only where its machine name is that of the row.
    fn fixed_name(&self, space: Space, slug: &Slug, typed: &str) -> Option<&'static Word> {
        let row = |role| word::find(role, typed, self.lang).map(|f| f.word).filter(|w| w.id == slug.as_str());
        let other = if space == Space::Form { row(Role::Value) } else { None };
        other.or_else(|| role_of(space).and_then(row))
    }

    /// Notes the place of a declared thing's name, or of a reference to it, when that name is a fixed one.
    pub(crate) fn turn_name(&mut self, space: Space, slug: &Slug, typed: &str, span: SourceSpan) {
        match self.fixed_name(space, slug, typed) {
            Some(word) => self.turn(span, typed, word),
            None => self.no_turn(span),
        }
    }

    /// A declared thing's name as the model keeps it: fixed names in the language of the texts, however they are typed.
    pub(crate) fn model_name(&self, space: Space, slug: &Slug, typed: &str) -> String {
        self.fixed_name(space, slug, typed)
            .map_or_else(|| typed.to_owned(), |w| w.canonical(self.binding).to_owned())
    }
}

impl Turn {
    /// What is written in a language.
    pub(crate) fn written(self, lang: Lang) -> String {
        match self {
            Self::Word(word, form) => {
                word.spellings(lang).get(form).copied().unwrap_or_else(|| word.canonical(lang)).to_owned()
            }
            Self::Agreeing(word, form) => {
                let form = if lang == Lang::En { 0 } else { form };
                word.spellings(lang).get(form).copied().unwrap_or_else(|| word.canonical(lang)).to_owned()
            }
            Self::Pair(ru, en) => if lang == Lang::En { en } else { ru }.to_owned(),
            Self::Unit { word, amount, spaced } => {
                let forms = word.spellings(lang);
                let form = if lang == Lang::En {
                    usize::from(amount != 1)
                } else {
                    match (amount % 10, amount % 100) {
                        (_, 11..=14) => 2,
                        (1, _) => 0,
                        (2..=4, _) => 1,
                        _ => 2,
                    }
                };
                let written = forms.get(form).or(forms.last()).copied().unwrap_or(word.id);
                if spaced { written.replace('-', " ") } else { written.to_owned() }
            }
        }
    }
}
