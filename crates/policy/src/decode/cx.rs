//! What decoding carries along: findings, names, packs, and the ways a value is read.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;
use zalog_law::{Jurisdiction, Pack, Packs};
use zalog_words::Lang;

use super::names::{Names, Space, transliterate};
use super::reader::Reader;
use crate::diagnostic::{Finding, Say, Severity, say};
use crate::lint::{Rule, rules};
use crate::model::{Adjusted, HoleOr, Localized, Origin, Slug};
use crate::syntax::tree::{Form, Node, Spanned, Value};
use crate::syntax::word::{self, Role, Word};
use crate::syntax::{SourceFile, SourceSpan, alike};

/// Longest text an operator may write in one place, in characters.
pub const MAX_TEXT: usize = 20_000;

/// Most declarations of one kind: purposes, items, forms …
pub const MAX_NAMES: usize = 300;
/// Roles that are there without being declared, once something names them.
pub(crate) const ENGINE_ROLES: [&str; 2] = ["administrator", "officer"];
/// Most findings that are kept while a file is decoded.
const MAX_KEPT: usize = 4 * crate::MAX_FINDINGS;
/// So many findings get a suggestion; more are not read.
const MAX_SUGGESTIONS: usize = 300;

/// The context of one compilation.
pub(crate) struct Cx {
    /// Language of the keywords of the file being read.
    pub lang: Lang,
    /// Language of the operator's own file: the binding one.
    pub binding: Lang,
    /// Findings so far.
    pub findings: Vec<Finding>,
    /// Files read.
    pub sources: Vec<SourceFile>,
    /// Declared names.
    pub names: Names,
    /// Items in order of first mention.
    pub mentioned: Vec<Slug>,
    /// Subject categories in order of first mention, with the place.
    pub subjects: Vec<Slug>,
    /// Holes left.
    pub holes: Vec<(Origin, SourceSpan)>,
    /// The law packs that apply.
    pub laws: Vec<Jurisdiction>,
    /// What was given because the file was silent.
    pub defaults: Vec<Adjusted>,
    /// Places of nodes, by file, line and column of their origin.
    pub places: BTreeMap<(String, u32, u32), SourceSpan>,
    /// Findings that the file lets pass.
    pub allowances: Vec<super::allow::Allow>,
    /// Words of the files as they were understood.
    pub turns: super::turn::Turns,
    /// Whether an error was found while the file was decoded.
    erred: bool,
    packs: Option<&'static Packs>,
}

impl Cx {
    /// An empty context.
    pub(crate) fn new(lang: Lang) -> Self {
        Self {
            lang,
            binding: lang,
            findings: Vec::new(),
            sources: Vec::new(),
            names: Names::default(),
            mentioned: Vec::new(),
            subjects: Vec::new(),
            holes: Vec::new(),
            laws: Vec::new(),
            defaults: Vec::new(),
            places: BTreeMap::new(),
            allowances: Vec::new(),
            turns: super::turn::Turns::new(),
            erred: false,
            packs: zalog_law::packs().as_ref().ok(),
        }
    }

    /// The pack of the operator's seat.
    pub(crate) fn pack(&self) -> Option<&'static Pack> {
        let seat = self.laws.first().copied().unwrap_or(Jurisdiction::Ru);
        self.packs.map(|p| p.of(seat))
    }

    /// The packs that apply, the seat's first.
    pub(crate) fn packs(&self) -> Vec<&'static Pack> {
        self.packs.map(|p| self.laws.iter().map(|j| p.of(*j)).collect()).unwrap_or_default()
    }

    /// Reports a rule's finding.
    pub(crate) fn report(&mut self, rule: &Rule, span: SourceSpan, message: Say) {
        self.push(Finding::of(rule, span, message));
    }

    /// Reports a finding. Of very many only the first are kept, and in any case one error, if there is one: whoever reads
    /// would not read them, and a file made of slips alone must not fill the memory.
    pub(crate) fn push(&mut self, finding: Finding) {
        let error = finding.severity == Severity::Error;
        if self.findings.len() < MAX_KEPT || (error && !self.erred) {
            self.erred |= error;
            self.findings.push(finding);
        }
    }

    /// Where the findings stand now, for [`Cx::forget`].
    pub(crate) fn so_far(&self) -> (usize, bool) {
        (self.findings.len(), self.erred)
    }

    /// Forgets what was found since: the same node is read again for good.
    pub(crate) fn forget(&mut self, (length, erred): (usize, bool)) {
        self.findings.truncate(length);
        self.erred = erred;
    }

    /// Notes a default with its source.
    pub(crate) fn default(&mut self, what: Say, value: Say, source: Say) {
        let binding = self.binding;
        let text = |s: Say| Localized {
            binding,
            texts: BTreeMap::from([
                (Lang::Ru.code(), s.ru),
                (Lang::En.code(), s.en),
                (Lang::Kk.code(), s.kk),
            ]),
        };
        self.defaults.push(Adjusted { what: text(what), value: text(value), source: text(source) });
    }

    /// Where a node stands, with the clauses it carries.
    pub(crate) fn origin(&mut self, node: &Node, clauses: Vec<String>) -> Origin {
        let mut origin = self.place(node.name.span);
        origin.clauses = clauses;
        self.places.entry((origin.file.clone(), origin.line, origin.column)).or_insert(headline(node));
        origin
    }

    /// A place without clauses.
    pub(crate) fn place(&self, span: SourceSpan) -> Origin {
        let file = self.sources.get(span.file);
        let (line, column) = file.map_or((0, 0), |f| f.line_column(span.start));
        Origin { file: file.map_or_else(String::new, |f| f.name.clone()), line, column, clauses: Vec::new() }
    }

    /// The place of something nobody wrote.
    pub(crate) fn nowhere() -> Origin {
        Origin::default()
    }

    /// Whether a value is a hole; then it is counted.
    pub(crate) fn hole(&mut self, value: &Value) -> bool {
        let hole = value.form == Form::Word && word::find(Role::Hole, &value.text, self.lang).is_some();
        if let Some(found) = word::find(Role::Hole, &value.text, self.lang).filter(|_| hole) {
            self.turn(value.span, &value.text, found.word);
            let origin = self.place(value.span);
            self.holes.push((origin, value.span));
        }
        hole
    }

    /// Looks a word up in a role; reports it when it is unknown or of the other language.
    pub(crate) fn word(&mut self, role: Role, value: &Value) -> Option<&'static Word> {
        self.word_at(role, &value.text, value.span)
    }

    /// Like [`Cx::word`], from a text and its place.
    pub(crate) fn word_at(&mut self, role: Role, text: &str, span: SourceSpan) -> Option<&'static Word> {
        if let Some(word) = self.try_word(role, text, span) {
            return Some(word);
        }
        let (ru, en, kk) = role.name();
        let suggesting = self.findings.len() < MAX_SUGGESTIONS;
        let near = suggesting.then(|| word::suggest(role, text, self.lang)).flatten();
        let message = say!(
            "«{text}» — такого слова нет ({ru})",
            "`{text}` is no word of the language here ({en})",
            "«{text}» деген сөз жоқ ({kk})"
        );
        let mut finding = Finding::of(&rules::UNKNOWN_WORD, span, message);
        if let Some(near) = near {
            finding = finding
                .help(say!(
                    "Возможно, вы имели в виду «{near}».",
                    "Did you mean `{near}`?",
                    "Мүмкін, «{near}» дегіңіз келді."
                ))
                .fix(span, near, say!("написать «{near}»", "write `{near}`", "«{near}» деп жазу"));
        } else {
            let all: Vec<&str> = word::of_role(role).map(|w| w.canonical(self.lang)).take(12).collect();
            let list = all.join(", ");
            finding = finding.help(say!(
                "Здесь пишут: {list}.",
                "Written here: {list}.",
                "Мұнда жазылатыны: {list}."
            ));
        }
        self.push(finding);
        None
    }

    /// Looks a word up without reporting that it is unknown. A word of the other language is reported; a word with
    /// look-alike letters is taken as meant (the walk over the tree reports it).
    pub(crate) fn try_word(&mut self, role: Role, text: &str, span: SourceSpan) -> Option<&'static Word> {
        if let Some(found) = word::find(role, text, self.lang) {
            if found.other.is_some() {
                let right = found.word.canonical(self.lang);
                let message = say!(
                    "«{text}» — слово другого языка; в этом файле пишут «{right}»",
                    "`{text}` is a word of the other language; this file says `{right}`",
                    "«{text}» басқа тілдің сөзі; бұл файлда «{right}» деп жазылады"
                );
                let fix = say!("написать «{right}»", "write `{right}`", "«{right}» деп жазу");
                self.push(Finding::of(&rules::LANGUAGE_MIXED, span, message).fix(span, right, fix));
            }
            self.turn(span, text, found.word);
            return Some(found.word);
        }
        let meant = alike::mixed(text)?.meant?;
        let word = word::find(role, &meant, self.lang).map(|f| f.word)?;
        self.turn(span, text, word);
        Some(word)
    }

    /// A yes or a no; anything else is reported and `None`.
    pub(crate) fn answer(&mut self, value: &Value) -> Option<bool> {
        if let Form::Truth(b) = value.form {
            return Some(b);
        }
        if self.hole(value) {
            return None;
        }
        self.word(Role::Answer, value).map(|w| w.id == "yes")
    }

    /// An operator's text in the language of the file, with its twins in other languages.
    pub(crate) fn text(&mut self, value: &Value, twins: &[(Lang, &Value)]) -> Localized {
        let mut text = Localized::one(self.binding, clean(&value.text));
        if value.text.trim().is_empty() {
            self.report(
                &rules::WRONG_VALUE,
                value.span,
                say!("Текст пуст", "The text is empty", "Мәтін бос"),
            );
        }
        if value.text.chars().count() > MAX_TEXT {
            self.report(
                &rules::TOO_LARGE,
                value.span,
                say!(
                    "Текст длиннее {MAX_TEXT} знаков",
                    "The text is longer than {MAX_TEXT} characters",
                    "Мәтін {MAX_TEXT} таңбадан ұзын"
                ),
            );
        }
        for (lang, twin) in twins {
            text.texts.insert(lang.code(), clean(&twin.text));
        }
        text
    }

    /// A text that may be a hole.
    pub(crate) fn text_or_hole(&mut self, value: &Value, twins: &[(Lang, &Value)]) -> HoleOr<Localized> {
        if self.hole(value) { HoleOr::Hole } else { HoleOr::Given(self.text(value, twins)) }
    }

    /// A text in every language, that the language of declarations or a law pack gives itself.
    pub(crate) fn known(&self, ru: &str, en: &str, kk: &str) -> Localized {
        let texts = [(Lang::Ru, ru), (Lang::En, en), (Lang::Kk, kk)];
        Localized {
            binding: self.binding,
            texts: texts.into_iter().map(|(lang, text)| (lang.code(), text.to_owned())).collect(),
        }
    }

    /// The words of a list written as one quoted value, or the one bare word.
    pub(crate) fn words_of(&self, value: &Value) -> Vec<Value> {
        if value.form != Form::Quoted || !value.text.contains(char::is_whitespace) {
            return vec![value.clone()];
        }
        let source = self.sources.get(value.span.file).map_or("", |f| f.text_of(value.span));
        let mut found = Vec::new();
        let mut at = 0;
        for part in value.text.split_whitespace() {
            let offset = source.get(at..).and_then(|rest| rest.find(part)).map(|o| at + o);
            let span = offset.map_or(value.span, |o| SourceSpan {
                file: value.span.file,
                start: value.span.start + o,
                end: value.span.start + o + part.len(),
            });
            at = offset.map_or(at, |o| o + part.len());
            found.push(Value { text: part.to_owned(), form: Form::Quoted, span });
        }
        found
    }

    /// Declares a thing: its machine name is pinned by `машинное-имя=`, else the known one, else transliterated.
    pub(crate) fn declare(
        &mut self,
        space: Space,
        name: &Spanned,
        pinned: Option<&Value>,
        known: Option<&str>,
        engine: bool,
    ) -> Option<Slug> {
        let slug = match pinned {
            Some(value) => match Slug::new(&value.text) {
                Ok(slug) => Some(slug),
                Err(_) => {
                    let near = transliterate(&value.text);
                    let typed = &value.text;
                    let message = say!(
                        "«{typed}» не годится как машинное имя: только строчные латинские буквы, цифры и дефисы",
                        "`{typed}` is no machine name: lower-case Latin letters, digits and hyphens only",
                        "«{typed}» машиналық атқа жарамайды: тек кіші латын әріптері, цифрлар және дефис болады"
                    );
                    let mut finding = Finding::of(&rules::BAD_SLUG, value.span, message);
                    if let Some(near) = &near {
                        let label = say!("написать «{near}»", "write `{near}`", "«{near}» деп жазу");
                        finding = finding.fix(value.span, format!("\"{near}\""), label);
                    }
                    self.push(finding);
                    near
                }
            },
            None => known.and_then(|k| Slug::new(k).ok()).or_else(|| transliterate(&name.text)),
        };
        if self.names.count(space) >= MAX_NAMES {
            let message = say!(
                "Больше {MAX_NAMES} объявлений одного вида",
                "More than {MAX_NAMES} declarations of one kind",
                "Бір түрдегі жарияланым {MAX_NAMES} санынан көп"
            );
            self.report(&rules::TOO_LARGE, name.span, message);
            return None;
        }
        let Some(slug) = slug else {
            let typed = &name.text;
            let message = say!(
                "Из имени «{typed}» не получается машинное имя",
                "No machine name can be made of `{typed}`",
                "«{typed}» атынан машиналық ат шықпайды"
            );
            self.report(&rules::BAD_SLUG, name.span, message);
            return None;
        };
        let earlier = self.names.get(space, &name.text).map(|d| d.span);
        if let Some(earlier) = earlier {
            if !engine {
                let typed = &name.text;
                let message =
                    say!("«{typed}» уже объявлено", "`{typed}` is declared already", "«{typed}» жарияланған");
                let first = say!("впервые здесь", "first declared here", "бірінші рет осында");
                self.push(Finding::of(&rules::DUPLICATE_NODE, name.span, message).also(earlier, first));
            }
            return None;
        }
        if let Some(holder) = self.names.holder(space, &slug) {
            if !engine {
                let message = say!(
                    "Машинное имя «{slug}» уже занято другим узлом",
                    "The machine name `{slug}` is taken by another node",
                    "«{slug}» машиналық аты басқа түйінде тұр"
                );
                let first = say!("занято здесь", "taken here", "осында тұр");
                self.push(Finding::of(&rules::SLUG_COLLISION, name.span, message).also(holder, first));
            }
            return None;
        }
        if pinned.is_some() && known != Some(slug.as_str()) {
            self.no_turn(name.span);
        } else {
            self.turn_name(space, &slug, &name.text, name.span);
        }
        self.names.add(space, &name.text, slug.clone(), name.span);
        Some(slug)
    }

    /// The thing of that name, known or declared; an unknown one is reported.
    pub(crate) fn refer(&mut self, space: Space, value: &Value) -> Option<Slug> {
        if self.hole(value) {
            return None;
        }
        if let Some(slug) = self.try_refer(space, &value.text, value.span) {
            return Some(slug);
        }
        let typed = &value.text;
        let what = match space {
            Space::Role => say!("роль", "role", "рөл"),
            Space::Subject => say!("категория субъектов", "category of subjects", "субъектілер санаты"),
            Space::Store => say!("хранилище", "store", "қойма"),
            Space::Item => say!("данное", "item", "дерек"),
            Space::Purpose => say!("цель", "purpose", "мақсат"),
            Space::Form => say!("форма", "form", "форма"),
            Space::Tag => say!("метка", "tag", "белгі"),
            Space::Recipient => say!("получатель", "recipient", "алушы"),
            Space::Site => say!("сайт", "site", "сайт"),
            Space::Document => say!("документ", "document", "құжат"),
        };
        let (ru, en, kk) = (&what.ru, &what.en, &what.kk);
        let message = say!(
            "«{typed}» нигде не объявлено ({ru})",
            "`{typed}` is declared nowhere ({en})",
            "«{typed}» еш жерде жарияланбаған ({kk})"
        );
        let suggesting = self.findings.len() < MAX_SUGGESTIONS;
        let near = suggesting.then(|| self.names.nearest(space, typed)).flatten().or_else(|| {
            let role = known_role(space).filter(|_| suggesting)?;
            word::suggest(role, typed, self.lang).map(str::to_owned)
        });
        let mut finding = Finding::of(&rules::UNDEFINED_REFERENCE, value.span, message);
        if let Some(near) = near {
            finding = finding
                .help(say!(
                    "Возможно, вы имели в виду «{near}».",
                    "Did you mean `{near}`?",
                    "Мүмкін, «{near}» дегіңіз келді."
                ))
                .fix(
                    value.span,
                    near.clone(),
                    say!("написать «{near}»", "write `{near}`", "«{near}» деп жазу"),
                );
        } else {
            let id = declared_by(space);
            let key = word::by_id(Role::Key, id).map_or(id, |w| w.canonical(self.lang));
            let help = say!(
                "Объявите: {key} {typed} \"…\" — или исправьте имя.",
                "Declare it, {key} {typed} \"…\", or correct the name.",
                "Жариялаңыз: {key} {typed} \"…\", немесе атын түзетіңіз."
            );
            finding = finding.help(help);
        }
        self.push(finding);
        None
    }

    /// Like [`Cx::refer`], silently.
    pub(crate) fn try_refer(&mut self, space: Space, text: &str, span: SourceSpan) -> Option<Slug> {
        let meant = alike::mixed(text).and_then(|m| m.meant);
        let declared =
            self.names.get(space, text).or_else(|| meant.as_deref().and_then(|m| self.names.get(space, m)));
        let slug = if let Some(declared) = declared {
            let slug = declared.slug.clone();
            self.turn_name(space, &slug, text, span);
            slug
        } else {
            let role = known_role(space)?;
            // A known purpose is only there when somebody declared it, under whichever of its names.
            let word = self.try_word(role, text, span)?;
            let slug = Slug::new(word.id).ok()?;
            let nobody = self.names.holder(space, &slug).is_none();
            let needs_one =
                space == Space::Purpose || (space == Space::Role && !ENGINE_ROLES.contains(&word.id));
            if nobody && needs_one {
                return None;
            }
            slug
        };
        self.mention(space, &slug);
        Some(slug)
    }

    /// Notes that an item or a category of subjects is spoken of.
    pub(crate) fn mention(&mut self, space: Space, slug: &Slug) {
        let list = match space {
            Space::Item => &mut self.mentioned,
            Space::Subject => &mut self.subjects,
            _ => return,
        };
        if !list.contains(slug) {
            list.push(slug.clone());
        }
    }

    /// All the things named in a list, each once.
    pub(crate) fn refer_all(&mut self, space: Space, values: &[Value]) -> Vec<Slug> {
        let mut found = Vec::new();
        for value in values {
            for word in self.words_of(value) {
                if let Some(slug) = self.refer(space, &word) {
                    if found.contains(&slug) {
                        let typed = &word.text;
                        let message = say!(
                            "«{typed}» здесь названо дважды",
                            "`{typed}` is named twice here",
                            "«{typed}» мұнда екі рет аталған"
                        );
                        self.report(&rules::REPEATED_NAME, word.span, message);
                    } else {
                        found.push(slug);
                    }
                }
            }
        }
        found
    }

    /// All the fixed words of a list, each once.
    pub(crate) fn words(&mut self, role: Role, values: &[Value]) -> Vec<&'static Word> {
        let mut found: Vec<&'static Word> = Vec::new();
        for value in values {
            for part in self.words_of(value) {
                if self.hole(&part) {
                    continue;
                }
                if let Some(word) = self.word(role, &part)
                    && !found.iter().any(|w| w.id == word.id)
                {
                    found.push(word);
                }
            }
        }
        found
    }

    /// The slug pinned by a node, if it pins one.
    pub(crate) fn pinned<'n>(&mut self, reader: &mut Reader<'n>) -> Option<&'n Value> {
        reader.prop(self, "slug")
    }
}

/// The part of a node that a finding underlines: its name and its first value.
fn headline(node: &Node) -> SourceSpan {
    let end = node.args.first().map_or(node.name.span.end, |v| v.span.end);
    SourceSpan { end: end.max(node.name.span.end), ..node.name.span }
}

/// The keyword that declares things of a space.
fn declared_by(space: Space) -> &'static str {
    match space {
        Space::Role => "role",
        Space::Subject => "category",
        Space::Store => "store",
        Space::Item => "item",
        Space::Purpose => "purpose",
        Space::Form => "form",
        Space::Tag => "tag",
        Space::Recipient => "recipient",
        Space::Site => "site",
        Space::Document => "document",
    }
}

/// The role in the keyword table that gives a space its known names.
fn known_role(space: Space) -> Option<Role> {
    match space {
        Space::Item => Some(Role::Item),
        Space::Subject => Some(Role::Subject),
        Space::Purpose => Some(Role::PurposeName),
        Space::Role => Some(Role::Staff),
        _ => None,
    }
}

/// A typed text: composed, trimmed, with runs of spaces as one.
pub(crate) fn clean(text: &str) -> String {
    let lines: Vec<String> = text
        .nfc()
        .collect::<String>()
        .lines()
        .map(|l| l.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    lines.join("\n").trim().to_owned()
}
