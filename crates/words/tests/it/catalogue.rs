//! What must hold for every catalogue file, whoever adds to it.

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, Resource,
};
use std::collections::{BTreeMap, BTreeSet};
use zalog_words::{Arg, Lang, SayError, Words, catalogue};

/// What a message needs: its variables, and those of them that choose a plural.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Needs {
    variables: BTreeSet<String>,
    selectors: BTreeSet<String>,
    references: BTreeSet<String>,
}

/// Every key of a language (with `key.attribute` for attributes) and what it needs, references followed.
fn messages(lang: Lang) -> BTreeMap<String, Needs> {
    let mut messages = BTreeMap::new();
    for (file, text) in catalogue(lang) {
        let resource: Resource<&str> = fluent_syntax::parser::parse(*text)
            .unwrap_or_else(|(_, errors)| panic!("{lang}/{file}: {errors:?}"));
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let mut add = |key: String, pattern: &Pattern<&str>| {
                let mut needs = Needs::default();
                visit(pattern, &mut needs);
                assert!(messages.insert(key.clone(), needs).is_none(), "{lang}/{file}: `{key}` stands twice");
            };
            if let Some(pattern) = &message.value {
                add(message.id.name.to_owned(), pattern);
            }
            for attribute in &message.attributes {
                add(format!("{}.{}", message.id.name, attribute.id.name), &attribute.value);
            }
        }
    }
    resolve(messages)
}

/// Adds to each message what the messages it refers to need. Two passes: a reference to a reference is enough.
fn resolve(mut messages: BTreeMap<String, Needs>) -> BTreeMap<String, Needs> {
    for _ in 0..2 {
        let before = messages.clone();
        for needs in messages.values_mut() {
            for other in needs.references.clone().iter().filter_map(|key| before.get(key)) {
                needs.variables.extend(other.variables.iter().cloned());
                needs.selectors.extend(other.selectors.iter().cloned());
            }
        }
    }
    messages
}

fn visit(pattern: &Pattern<&str>, needs: &mut Needs) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            visit_expression(expression, needs);
        }
    }
}

fn visit_expression(expression: &Expression<&str>, needs: &mut Needs) {
    match expression {
        Expression::Inline(inline) => visit_inline(inline, needs),
        Expression::Select { selector, variants } => {
            visit_inline(selector, needs);
            if let InlineExpression::VariableReference { id } = selector {
                needs.selectors.insert(id.name.to_owned());
            }
            variants.iter().for_each(|variant| visit(&variant.value, needs));
        }
    }
}

fn visit_inline(inline: &InlineExpression<&str>, needs: &mut Needs) {
    match inline {
        InlineExpression::VariableReference { id } => {
            needs.variables.insert(id.name.to_owned());
        }
        InlineExpression::MessageReference { id, attribute } => {
            let attribute =
                attribute.as_ref().map(|attribute| format!(".{}", attribute.name)).unwrap_or_default();
            needs.references.insert(format!("{}{attribute}", id.name));
        }
        InlineExpression::FunctionReference { arguments: CallArguments { positional, .. }, .. } => {
            positional.iter().for_each(|argument| visit_inline(argument, needs));
        }
        InlineExpression::Placeable { expression } => visit_expression(expression, needs),
        InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. }
        | InlineExpression::TermReference { .. } => {}
    }
}

#[test]
fn the_files_are_whole() {
    for lang in Lang::ALL {
        assert_eq!(Words::of(lang).problems(), Vec::<String>::new(), "{lang}");
    }
}

#[test]
fn every_language_says_the_same_keys() {
    let keys = |lang| messages(lang).into_keys().collect::<BTreeSet<String>>();
    let (ru, en, kk) = (keys(Lang::Ru), keys(Lang::En), keys(Lang::Kk));
    let without = |a: &BTreeSet<String>, b: &BTreeSet<String>| a.difference(b).cloned().collect::<Vec<_>>();
    assert_eq!(without(&ru, &en), Vec::<String>::new(), "missing in English");
    assert_eq!(without(&en, &ru), Vec::<String>::new(), "missing in Russian");
    assert_eq!(without(&ru, &kk), Vec::<String>::new(), "missing in Kazakh");
    assert_eq!(without(&kk, &ru), Vec::<String>::new(), "Kazakh says what Russian does not");
}

/// The text of each message as it stands in the file, without its comments.
fn sources(lang: Lang) -> BTreeMap<String, String> {
    let mut sources = BTreeMap::new();
    for (_, text) in catalogue(lang) {
        let mut key = None;
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, said)) = line.split_once(" =").filter(|_| !line.starts_with([' ', '}'])) {
                key = Some(name.to_owned());
                sources.insert(name.to_owned(), said.trim().to_owned());
            } else if let Some(said) = key.as_ref().and_then(|key| sources.get_mut(key)) {
                said.push_str(line);
            }
        }
    }
    sources
}

#[test]
fn a_kazakh_text_is_no_copy_of_the_russian_one() {
    let ru = sources(Lang::Ru);
    // A word or two may well be the same, a sentence may not.
    let sentence = |said: &str| {
        let words = said.split_whitespace().filter(|w| w.chars().all(|c| ('а'..='я').contains(&c)));
        words.count() >= 2
    };
    let copied: Vec<_> = sources(Lang::Kk)
        .into_iter()
        .filter(|(key, said)| ru.get(key) == Some(said) && sentence(said))
        .collect();
    assert_eq!(copied, Vec::new());
}

#[test]
fn each_key_stands_in_the_same_file_in_every_language() {
    let places = |lang| {
        let of_file = |(file, text): &(&'static str, &'static str)| {
            let resource = fluent_syntax::parser::parse(*text).unwrap_or_else(|(resource, _)| resource);
            let keys = resource.body.into_iter().filter_map(|entry| match entry {
                Entry::Message(message) => Some(message.id.name),
                _ => None,
            });
            keys.map(|key| (key, *file)).collect::<Vec<_>>()
        };
        catalogue(lang).iter().flat_map(of_file).collect::<BTreeMap<&str, &str>>()
    };
    let ru = places(Lang::Ru);
    for lang in [Lang::En, Lang::Kk] {
        for (key, file) in places(lang) {
            assert_eq!(ru.get(key), Some(&file), "`{key}` of {lang}");
        }
    }
}

#[test]
fn translations_use_the_same_variables() {
    let ru = messages(Lang::Ru);
    for lang in [Lang::En, Lang::Kk] {
        for (key, needs) in messages(lang) {
            let russian = ru.get(&key).map(|needs| &needs.variables);
            assert_eq!(Some(&needs.variables), russian, "`{key}` of {lang}");
        }
    }
}

#[test]
fn every_message_can_be_said_with_every_plural() {
    // A variable that chooses a plural in any language is a number in all of them.
    let mut selectors: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for lang in Lang::ALL {
        for (key, needs) in messages(lang) {
            selectors.entry(key).or_default().extend(needs.selectors);
        }
    }
    for lang in Lang::ALL {
        for (key, needs) in messages(lang) {
            let numbers = selectors.get(&key).cloned().unwrap_or_default();
            for count in [0, 1, 2, 5, 11, 21, 12_345] {
                let arg = |name| {
                    if numbers.contains(name) { Arg::Number(count) } else { Arg::Text("образец") }
                };
                let args: Vec<(&str, Arg<'_>)> =
                    needs.variables.iter().map(|name| (name.as_str(), arg(name))).collect();
                let said =
                    Words::of(lang).try_say(&key, &args).unwrap_or_else(|error| panic!("{lang}: {error}"));
                assert!(
                    !said.trim().is_empty() && !said.contains(['\u{2068}', '\u{2069}']),
                    "{lang} {key}: {said}"
                );
            }
        }
    }
}

#[test]
fn a_missing_text_shows_its_key() {
    for lang in Lang::ALL {
        let words = Words::of(lang);
        assert_eq!(words.lang_of("site-menu"), Some(lang));
        assert_eq!(words.say("no-such-key"), "no-such-key");
        assert_eq!(words.say_with("no-such-key", &[]), "no-such-key");
        assert_eq!(words.say("yes.no-such-attribute"), "yes.no-such-attribute");
        assert!(!words.has("no-such-key") && words.has("yes"));
        assert_eq!(words.try_say("no-such-key", &[]), Err(SayError::Missing("no-such-key".to_owned())));
        assert_eq!(words.lang(), lang);
    }
}

#[test]
fn a_missing_argument_is_an_error_for_tools_and_braces_on_a_page() {
    let ru = Words::of(Lang::Ru);
    assert!(matches!(ru.try_say("within", &[]), Err(SayError::Format { .. })));
    assert_eq!(ru.say("within"), "в течение {$span}");
}

#[test]
fn a_text_argument_is_put_in_as_it_is() {
    let nasty = "{ $span } <b>&</b> -> *[other]";
    assert_eq!(
        Words::of(Lang::Ru).say_with("within", &[("span", Arg::Text(nasty))]),
        format!("в течение {nasty}"),
    );
}
