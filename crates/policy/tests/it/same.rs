//! One meaning, two spellings: the Russian and the English declaration give the same policy.

use crate::files::good;
use serde_json::Value;
use zalog_policy::show_full;
use zalog_words::Lang;

const RU: &str = include_str!("../../test_data/ok/clinic.kdl");
const EN: &str = include_str!("../../test_data/ok/clinic-en.kdl");

/// Takes out what may differ: typed names, languages, texts and places. Clauses stay.
fn meaning(value: &mut Value) {
    match value {
        Value::Object(map) => {
            for key in ["name", "language", "binding", "texts", "file", "line", "column", "defaults"] {
                map.remove(key);
            }
            map.values_mut().for_each(meaning);
        }
        Value::Array(list) => list.iter_mut().for_each(meaning),
        _ => {}
    }
}

#[test]
fn russian_and_english_mean_the_same() {
    let (ru, en) = (good(RU), good(EN));
    let rules = |c: &zalog_policy::Compiled| c.findings.iter().map(|f| f.rule).collect::<Vec<_>>();
    assert_eq!(rules(&ru), rules(&en));
    let (ru, en) = (ru.policy.unwrap(), en.policy.unwrap());
    assert_eq!((ru.language, en.language), (Lang::Ru, Lang::En));
    let (mut left, mut right) = (serde_json::to_value(&ru).unwrap(), serde_json::to_value(&en).unwrap());
    meaning(&mut left);
    meaning(&mut right);
    assert_eq!(left, right);
}

#[test]
fn the_whole_with_its_defaults() {
    let policy = good(RU).policy.unwrap();
    insta::assert_snapshot!("show-ru", show_full(&policy, Lang::Ru));
    insta::assert_snapshot!("show-en", show_full(&policy, Lang::En));
}
