//! The words: every message exists and is said, plurals and cases are right, nothing of the machinery shows.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use zalog_law::{Jurisdiction, Span, Unit};
use zalog_policy::document;
use zalog_policy::model::*;
use zalog_words::{Lang, Words, catalogue};

use super::all;
use super::sample::{policy, russian, slug};

fn sources(folder: &Path, text: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, text);
        } else {
            text.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

/// The keys named in the code of the documents; a key that is put together ends in a hyphen.
fn named() -> BTreeSet<String> {
    let mut code = String::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/document"), &mut code);
    let quoted = code.split('"').filter(|s| s.starts_with("doc-"));
    quoted.map(|s| s.split('{').next().unwrap().to_owned()).collect()
}

/// The keys of the catalogue files.
fn written(lang: Lang) -> BTreeSet<String> {
    let lines = catalogue(lang).iter().flat_map(|(_, text)| text.lines());
    let keys = lines.filter_map(|l| l.split_once(" =")).map(|(key, _)| key);
    keys.filter(|k| k.starts_with("doc-") && !k.contains(' ')).map(str::to_owned).collect()
}

#[test]
fn every_message_in_use_exists_in_every_language_and_every_message_is_in_use() {
    let named = named();
    assert!(named.len() > 200, "{} keys found", named.len());
    for lang in Lang::ALL {
        let written = written(lang);
        let whole = |k: &&String| !k.ends_with('-');
        let missing: Vec<_> = named.iter().filter(whole).filter(|k| !written.contains(*k)).collect();
        assert_eq!(missing, Vec::<&String>::new(), "{lang}: used and not written");
        let used = |k: &String| {
            named.contains(k) || named.iter().any(|n| n.ends_with('-') && k.starts_with(n.as_str()))
        };
        let idle: Vec<_> = written.iter().filter(|k| !used(k)).collect();
        assert_eq!(idle, Vec::<&String>::new(), "{lang}: written and not used");
    }
    for event in Event::ALL {
        for way in ["until", "from"] {
            let key = format!("doc-event-{}-{way}", event.as_str());
            assert!(Lang::ALL.iter().all(|l| Words::of(*l).lang_of(&key) == Some(*l)), "{key}");
        }
    }
}

#[test]
fn nothing_of_the_machinery_shows() {
    use Jurisdiction::{Eu, Kz, Ru};
    for laws in [vec![Ru], vec![Kz], vec![Eu], vec![Kz, Ru], vec![Ru, Eu]] {
        for lang in Lang::ALL {
            for text in all(&policy(&laws), lang) {
                check_sentences(&text);
            }
        }
    }
}

/// Nothing empty, nothing left over, no mark, no stop too many.
pub fn check_sentences(text: &document::Document) {
    for sentence in text.sentences() {
        let said = sentence.plain();
        assert!(!said.trim().is_empty(), "an empty sentence of {}", sentence.node);
        for bad in ["{", "}", "doc-", "  ", " .", " ,", "..", "«»", "()", ": .", "\u{2068}"] {
            assert!(!said.contains(bad), "`{bad}` in: {said}");
        }
        assert!(!said.chars().any(|c| ('\u{e000}'..='\u{f8ff}').contains(&c)), "{said}");
    }
}

#[test]
fn english_is_english() {
    let cyrillic = |text: &str| text.chars().any(|c| ('\u{400}'..='\u{4ff}').contains(&c));
    for laws in [&[Jurisdiction::Ru][..], &[Jurisdiction::Kz], &[Jurisdiction::Eu]] {
        for text in all(&policy(laws), Lang::En) {
            for run in text.sentences().iter().flat_map(|s| &s.runs) {
                assert!(!cyrillic(&run.text) || run.lang == Some(Lang::Ru), "{}", run.text);
            }
        }
    }
}

/// Russian words that Kazakh does not have in any sense.
const RUSSIAN: [&str; 24] = [
    "и",
    "или",
    "для",
    "на",
    "по",
    "из",
    "что",
    "как",
    "при",
    "это",
    "мы",
    "вы",
    "за",
    "до",
    "без",
    "если",
    "данных",
    "данные",
    "согласие",
    "цели",
    "ст",
    "ч",
    "закона",
    "обработки",
];

/// No run of a Kazakh text is Russian, unless it says so.
pub fn check_kazakh(text: &document::Document) {
    assert_eq!(text.lang, Lang::Kk);
    for sentence in text.sentences() {
        for run in sentence.runs.iter().filter(|run| run.lang.is_none()) {
            let words = run.text.split(|c: char| !c.is_alphabetic() && c != '-');
            let russian: Vec<_> = words.filter(|w| RUSSIAN.contains(&w.to_lowercase().as_str())).collect();
            assert!(russian.is_empty(), "{russian:?} in {} of {}", run.text, sentence.node);
        }
    }
}

#[test]
fn the_binding_language_is_offered_first_then_those_of_the_law() {
    use Jurisdiction::{Eu, Kz, Ru};
    let offered = |laws: &[Jurisdiction], binding| {
        let mut policy = policy(laws);
        policy.language = binding;
        policy.languages()
    };
    assert_eq!(offered(&[Ru], Lang::Ru), [Lang::Ru, Lang::En, Lang::Kk]);
    assert_eq!(offered(&[Kz], Lang::Ru), [Lang::Ru, Lang::Kk, Lang::En]);
    assert_eq!(offered(&[Kz], Lang::Kk), [Lang::Kk, Lang::Ru, Lang::En]);
    assert_eq!(offered(&[Eu, Kz], Lang::En), [Lang::En, Lang::Kk, Lang::Ru]);
}

#[test]
fn kazakh_is_kazakh() {
    for laws in [&[Jurisdiction::Ru][..], &[Jurisdiction::Kz], &[Jurisdiction::Eu]] {
        let texts = all(&policy(laws), Lang::Kk);
        assert!(texts.iter().any(|text| text.text().contains("Құқықтарыңыз")));
        texts.iter().for_each(check_kazakh);
    }
}

#[test]
fn a_text_that_falls_back_says_in_which_language_it_is() {
    let text = document::policy(&russian(), Lang::En);
    let statement = text.sentences().into_iter().find(|s| s.node == "statement/1").unwrap();
    assert_eq!(statement.runs[0].lang, Some(Lang::Ru));
    assert!(
        text.html().contains("<span lang=\"ru\">Если претензия не помогла, спор решает суд</span>."),
        "{}",
        text.html()
    );
    // In the binding language nothing is marked.
    let text = document::policy(&russian(), Lang::Ru);
    assert!(text.sentences().iter().all(|s| s.runs.iter().all(|r| r.lang.is_none())));
    let text = document::policy(&russian(), Lang::Kk);
    assert_eq!(text.lang, Lang::Kk);
    let statement = text.sentences().into_iter().find(|s| s.node == "statement/1").unwrap();
    assert_eq!(statement.runs[0].lang, Some(Lang::Ru));
}

#[test]
fn terms_stand_in_the_right_number_and_case() {
    let keep = |span: Span| {
        let mut policy = russian();
        policy.purposes[0].keep.end = End { event: Event::Answered, after: Some(span) };
        policy.purposes[0].keep.at_most = Some(Bound { span, event: Event::Received, ask_again: false });
        let text = document::policy(&policy, Lang::Ru);
        let of_purpose = text.sections.iter().find(|s| s.id == "purposes").unwrap().sections[0].clone();
        let copy = document::Document { sections: vec![of_purpose], ..text };
        copy.sentences()
            .into_iter()
            .filter(|s| s.node.contains("/keep"))
            .map(|s| s.plain())
            .collect::<Vec<_>>()
            .join(" ")
    };
    let cases = [
        (Span::new(1, Unit::Day), "Храним 1 день после", "не дольше 1 дня со дня"),
        (Span::new(2, Unit::Day), "Храним 2 дня после", "не дольше 2 дней со дня"),
        (Span::new(5, Unit::Day), "Храним 5 дней после", "не дольше 5 дней со дня"),
        (Span::new(21, Unit::Day), "Храним 21 день после", "не дольше 21 дня со дня"),
        (Span::new(90, Unit::Day), "Храним 90 дней после", "не дольше 90 дней со дня"),
        (Span::new(1, Unit::WorkingDay), "Храним 1 рабочий день", "не дольше 1 рабочего дня"),
        (Span::new(3, Unit::WorkingDay), "Храним 3 рабочих дня", "не дольше 3 рабочих дней"),
        (Span::new(10, Unit::WorkingDay), "Храним 10 рабочих дней", "не дольше 10 рабочих дней"),
        (Span::new(1, Unit::Month), "Храним 1 месяц", "не дольше 1 месяца"),
        (Span::new(3, Unit::Year), "Храним 3 года", "не дольше 3 лет"),
        (Span::new(5, Unit::Year), "Храним 5 лет", "не дольше 5 лет"),
        (Span::new(24, Unit::Hour), "Храним 24 часа", "не дольше 24 часов"),
    ];
    for (span, accusative, genitive) in cases {
        let said = keep(span);
        assert!(said.contains(accusative), "{said}");
        assert!(said.contains(genitive), "{said}");
    }
    // «моложе 1 года», «моложе 14 лет»; «исполнилось 18 лет».
    for (age, expected) in [(1, "моложе 1 года"), (14, "моложе 14 лет"), (21, "моложе 21 года")]
    {
        let mut policy = russian();
        policy.minors.under = Some(age);
        assert!(
            document::policy(&policy, Lang::Ru).text().replace('\n', " ").contains(expected),
            "{expected}"
        );
    }
}

#[test]
fn names_are_lowered_inside_a_sentence_unless_they_are_names() {
    let text = document::policy(&russian(), Lang::Ru).markdown();
    assert!(text.contains("IP-адрес, cookie и адрес страницы"), "an abbreviation keeps its capitals");
    assert!(text.contains("Фамилия, имя, отчество; телефон"), "a list with commas in it takes semicolons");
    assert!(text.contains("Кнопка «Отправить»."), "what is quoted is quoted as it is");
}

/// What stands where a value is still to be given: in the file, when filing, when signing.
const HOLES: [&str; 3] = ["уточняется", "вписывается при подаче", "вписывается при подписании"];

#[test]
fn the_operators_characters_stay_text() {
    let mut policy = russian();
    let nasty = "<script>alert(1)</script> & \"x\" 'y' | *a* _b_ [c](d) `e` # { $span } \u{e000}\u{e011}z";
    policy.purposes[0].title = Localized::one(Lang::Ru, nasty);
    policy.statements[0].text = Localized::one(Lang::Ru, format!("1. {nasty}\n\n# не заголовок"));
    policy.forms[0].button = Localized::one(Lang::Ru, nasty);
    policy.cookies[1].name = "a\"b<c>".into();
    policy.operator.short = Some(Localized::one(Lang::Ru, nasty));
    for text in all(&policy, Lang::Ru) {
        let html = text.html();
        assert!(!html.contains("<script"), "{html}");
        assert!(!html.contains("*a*</em>"), "{html}");
        let markdown = text.markdown();
        assert_eq!(markdown.matches("<script").count(), markdown.matches("\\<script").count(), "{markdown}");
        assert!(!markdown.contains(" *a*") && !markdown.contains("[c](d)"), "{markdown}");
        assert!(!markdown.lines().any(|l| l.starts_with("# не")), "{markdown}");
        assert!(
            text.sentences()
                .iter()
                .all(|s| s.runs.iter().all(|r| !r.hole || HOLES.contains(&r.text.to_lowercase().as_str())))
        );
    }
    assert!(document::consent(&policy, &slug("news"), Lang::Ru).is_some());
}
