//! One control of a form: how an item is asked for, and what the person typed.

use std::collections::{BTreeMap, BTreeSet};

use zalog_app::Refused;
use zalog_domain::limits;
use zalog_policy::model::{Form, FormField, Item, ItemKind, Need, Policy, Slug};
use zalog_words::{Arg, Lang, Words};

use super::Phrase;
use crate::http::body::Fields;

/// What was typed and what is wrong with it. Passwords are never kept.
#[derive(Debug, Clone, Default)]
pub struct FormState {
    typed: BTreeMap<String, String>,
    errors: BTreeMap<String, &'static str>,
    /// What is wrong with the whole.
    pub form: Option<&'static str>,
}

/// Names that never come back to the page.
const NEVER_KEPT: [&str; 3] = ["password", "new-password", "token"];

impl FormState {
    /// What came, with what the app says of it.
    #[must_use]
    pub fn refused(fields: &Fields, refused: Refused) -> Self {
        let typed = fields.iter().filter(|(name, _)| !NEVER_KEPT.contains(name));
        let mut state = Self { form: refused.form, ..Self::default() };
        for (name, value) in typed {
            state.typed.entry(name.to_owned()).or_insert_with(|| value.to_owned());
        }
        for (name, key) in refused.fields {
            state.errors.entry(name).or_insert(key);
        }
        state
    }

    /// What came, with one thing wrong with the whole.
    #[must_use]
    pub fn failed(fields: &Fields, key: &'static str) -> Self {
        Self::refused(fields, Refused::form(key))
    }

    /// What was typed into a field.
    #[must_use]
    pub fn typed(&self, name: &str) -> &str {
        self.typed.get(name).map_or("", String::as_str)
    }

    /// Whether a box was ticked.
    #[must_use]
    pub fn ticked(&self, name: &str) -> bool {
        self.typed.get(name).is_some_and(|value| !value.is_empty())
    }

    /// The sentence on a field.
    #[must_use]
    pub fn error(&self, name: &str, words: &'static Words) -> Option<String> {
        self.errors.get(name).map(|key| sentence(words, key))
    }

    /// Names of fields that are wrong.
    #[must_use]
    pub fn wrong(&self) -> BTreeSet<&str> {
        self.errors.keys().map(String::as_str).collect()
    }
}

/// The sentence of an error code; an unknown one still says something.
#[must_use]
pub fn sentence(words: &'static Words, key: &str) -> String {
    let key = if words.has(key) { key } else { "field-wrong" };
    let count = match key {
        "password-short" => limits::PASSWORD_CHARS_MIN,
        "password-long" => limits::PASSWORD_CHARS_MAX,
        "staff-note-long" => limits::NOTE_CHARS,
        "staff-note-many" => limits::NOTES_PER_CASE,
        _ => limits::TEXT_CHARS,
    };
    let args = [("count", Arg::Number(i64::try_from(count).unwrap_or(i64::MAX)))];
    words.say_with(key, &args)
}

/// An option of a list.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub text: Phrase,
    /// Whether it was chosen.
    pub chosen: bool,
}

/// Which element it is.
#[derive(Debug, Clone)]
pub enum Control {
    /// `input` of a type.
    Line(&'static str),
    /// `textarea` of so many rows.
    Area(u8),
    /// `select`.
    List(Vec<Choice>),
}

/// A control with its label.
#[derive(Debug, Clone)]
pub struct Field {
    /// Name and, with `f-` before it, id.
    pub name: String,
    /// Label.
    pub label: Phrase,
    /// Help, below the label.
    pub hint: Option<String>,
    /// Element.
    pub control: Control,
    /// Whether it must be filled.
    pub required: bool,
    /// What was typed.
    pub value: String,
    /// What is wrong with it.
    pub error: Option<String>,
    /// `autocomplete`
    pub autocomplete: &'static str,
    /// `inputmode`, empty for none.
    pub inputmode: &'static str,
    /// Longest text, in characters.
    pub chars_max: usize,
    /// Whether the row is half as wide on wide screens.
    pub short: bool,
}

impl Field {
    /// Ids of help and error, for `aria-describedby`.
    #[must_use]
    pub fn described_by(&self) -> String {
        let hint = self.hint.as_ref().map(|_| format!("h-{}", self.name));
        let error = self.error.as_ref().map(|_| format!("e-{}", self.name));
        hint.into_iter().chain(error).collect::<Vec<_>>().join(" ")
    }
}

/// How the kind of an item is asked for: element, `autocomplete`, `inputmode`.
fn asked(item: &Item) -> (Control, &'static str, &'static str) {
    let slug = item.slug.as_str();
    match &item.kind {
        ItemKind::FullName => (Control::Line("text"), "name", ""),
        ItemKind::PersonName => (Control::Line("text"), part_of_name(slug), ""),
        ItemKind::Email => (Control::Line("email"), "email", "email"),
        ItemKind::Phone => (Control::Line("tel"), "tel", "tel"),
        ItemKind::Address => (Control::Area(2), "street-address", ""),
        ItemKind::Country => (Control::List(Vec::new()), "country", ""),
        ItemKind::Date if slug.contains("birth") => (Control::Line("date"), "bday", ""),
        ItemKind::Date => (Control::Line("date"), "off", ""),
        ItemKind::DateTime => (Control::Line("datetime-local"), "off", ""),
        ItemKind::Text => (Control::Area(5), "off", ""),
        ItemKind::Order => (Control::Area(3), "off", ""),
        ItemKind::Choice(_) => (Control::List(Vec::new()), "off", ""),
        ItemKind::Organisation => (Control::Line("text"), "organization", ""),
        ItemKind::Inn | ItemKind::Ogrn | ItemKind::Bin => (Control::Line("text"), "off", "numeric"),
        ItemKind::Amount => (Control::Line("text"), "off", "decimal"),
        _ => (Control::Line("text"), "off", ""),
    }
}

fn part_of_name(slug: &str) -> &'static str {
    match slug {
        "surname" => "family-name",
        "given-name" => "given-name",
        "patronymic" => "additional-name",
        _ => "off",
    }
}

fn choices(kind: &ItemKind, typed: &str, words: &'static Words) -> Vec<Choice> {
    let lang = words.lang();
    match kind {
        ItemKind::Choice(options) => options
            .iter()
            .map(|option| {
                let value = option.text(lang).to_owned();
                let chosen = option.texts.values().any(|text| text == typed);
                Choice { value, text: Phrase::of(option, lang), chosen }
            })
            .collect(),
        ItemKind::Country => zalog_domain::input::COUNTRIES
            .iter()
            .map(|code| Choice {
                value: (*code).to_owned(),
                text: Phrase::plain(country(words, code)),
                chosen: *code == typed,
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// The name of a country.
#[must_use]
pub fn country(words: &'static Words, code: &str) -> String {
    words.say_with("form-country", &[("code", Arg::Text(code))])
}

fn hint(item: &Item, words: &'static Words) -> Option<String> {
    let key = match item.kind {
        ItemKind::SocialId => "form-hint-social",
        ItemKind::Order => "form-hint-order",
        ItemKind::DateTime => "form-hint-moment",
        ItemKind::Text => "form-hint-text",
        ItemKind::Inn => "form-hint-inn",
        ItemKind::Kpp => "form-hint-kpp",
        _ => return None,
    };
    Some(words.say(key).into_owned())
}

fn field(item: &Item, declared: &FormField, state: &FormState, words: &'static Words) -> Field {
    let name = item.slug.to_string();
    let (control, autocomplete, inputmode) = asked(item);
    let value = state.typed(&name).to_owned();
    let control = match control {
        Control::List(_) => Control::List(choices(&item.kind, &value, words)),
        other => other,
    };
    let long = matches!(item.kind, ItemKind::Text | ItemKind::Order);
    let half = matches!(
        item.kind,
        ItemKind::PersonName
            | ItemKind::Phone
            | ItemKind::Email
            | ItemKind::Date
            | ItemKind::DateTime
            | ItemKind::Inn
            | ItemKind::Kpp
            | ItemKind::Country
    );
    Field {
        label: Phrase::of(&item.label, words.lang()),
        hint: hint(item, words),
        control,
        required: declared.need == Need::Required,
        error: state.error(&name, words),
        value,
        autocomplete,
        inputmode,
        chars_max: if long { limits::TEXT_CHARS } else { limits::LINE_CHARS },
        short: half,
        name,
    }
}

/// The controls of a declared form: those for everybody, and those for legal persons.
#[must_use]
pub fn of_form(
    policy: &Policy,
    form: &Form,
    state: &FormState,
    words: &'static Words,
) -> (Vec<Field>, Vec<Field>) {
    let shown = form.fields.iter().filter_map(|declared| Some((policy.item(&declared.item)?, declared)));
    let shown = shown.filter(|(item, _)| item.kind.can_be_asked() && item.kind != ItemKind::Credential);
    let (legal, common): (Vec<_>, Vec<_>) = shown.partition(|(_, declared)| declared.legal_persons_only);
    let make = |list: Vec<(&Item, &FormField)>| {
        list.into_iter().map(|(item, declared)| field(item, declared, state, words)).collect::<Vec<_>>()
    };
    // The browser may not insist on a field that only legal persons fill; the app does, once the box is ticked.
    let legal = make(legal).into_iter().map(|field| Field { required: false, ..field }).collect();
    (make(common), legal)
}

/// A line that every account has: the sign-in name, the password.
#[must_use]
pub fn line(name: &str, kind: &'static str, label: String, autocomplete: &'static str) -> Field {
    Field {
        name: name.to_owned(),
        label: Phrase::plain(label),
        hint: None,
        control: Control::Line(kind),
        required: true,
        value: String::new(),
        error: None,
        autocomplete,
        inputmode: "",
        chars_max: limits::LINE_CHARS,
        short: false,
    }
}

/// The label of an item, or its name when it is declared no more.
#[must_use]
pub fn label(policy: &Policy, item: &Slug, lang: Lang) -> Phrase {
    policy.item(item).map_or_else(|| Phrase::plain(item.as_str()), |item| Phrase::of(&item.label, lang))
}

/// Labels of items in a row, within a sentence: `фамилия, имя и отчество; IP-адрес`.
#[must_use]
pub fn labels<'a>(policy: &Policy, items: impl IntoIterator<Item = &'a Slug>, lang: Lang) -> String {
    let texts: Vec<String> = items.into_iter().map(|item| lower(label(policy, item, lang).text())).collect();
    texts.join("; ")
}

/// Without its first capital, unless that begins an abbreviation.
fn lower(text: &str) -> String {
    let mut signs = text.chars();
    match (signs.next(), signs.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => first.to_lowercase().chain(signs).collect(),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_values_stay_and_passwords_do_not() {
        let fields = Fields::parse("email=a%40&password=secret&token=abc&news=1&email=b".as_bytes());
        let refused = Refused { fields: vec![("email".to_owned(), "field-email")], form: None };
        let state = FormState::refused(&fields, refused);
        assert_eq!(state.typed("email"), "a@");
        assert_eq!((state.typed("password"), state.typed("token")), ("", ""));
        assert!(state.ticked("news") && !state.ticked("offers"));
        let words = Words::of(Lang::Ru);
        assert!(state.error("email", words).is_some() && state.error("news", words).is_none());
        assert_eq!(state.wrong().into_iter().collect::<Vec<_>>(), ["email"]);
    }

    #[test]
    fn a_label_within_a_sentence_begins_small() {
        assert_eq!(lower("Электронная почта"), "электронная почта");
        assert_eq!(lower("IP-адрес"), "IP-адрес");
        assert_eq!(lower("Я"), "Я");
    }

    #[test]
    fn every_code_of_the_app_has_its_sentence() {
        let codes = [
            "field-missing",
            "field-too-long",
            "field-email",
            "field-phone",
            "field-date",
            "field-country",
            "field-choice",
            "field-inn",
            "field-kpp",
            "field-ogrn",
            "field-bin",
            "field-card",
            "field-bank-account",
            "field-passport",
            "field-identity-number",
            "field-characters",
            "password-short",
            "password-long",
            "password-common",
            "password-wrong",
            "field-not-asked",
            "token-quick",
            "token-old",
            "token-wrong",
            "sign-in-refused",
            "consent-missing",
            "consent-outdated",
            "form-too-large",
            "case-move",
            "field-wrong",
            "refusal-undeclared",
            "refusal-not-used",
            "refusal-not-allowed",
            "refusal-no-ground",
            "refusal-suspended",
            "refusal-winding-down",
            "value-required",
            "value-held-by-law",
            "sign-in-address",
            "address-same",
            "other-person-whose",
            "other-person-undeclared",
            "no-ground",
        ];
        for lang in Lang::ALL {
            for code in codes {
                assert!(Words::of(lang).has(code), "{code}");
                assert!(!sentence(Words::of(lang), code).contains('{'), "{code}");
            }
        }
    }
}
