//! `zalog fmt`: nothing of what a person wrote is lost, twice is once, and no meaning changes in either language.

use crate::files::{Folder, one};
use proptest::prelude::*;
use serde_json::Value;
use zalog_policy::lint::{BASE, RULES};
use zalog_policy::{Unformatted, format};
use zalog_words::Lang;

const CLINIC: &str = include_str!("../../test_data/ok/clinic.kdl");
const EXAMPLES: [&str; 5] = ["pumpa", "proedu", "smile", "progtime", "prommet"];

fn folder(text: &str) -> Folder {
    Folder(vec![("policy.kdl".to_owned(), text.as_bytes().to_vec())])
}

fn formatted(text: &str, lang: Option<Lang>) -> String {
    let files = format(&folder(text), lang).unwrap_or_else(|e| panic!("{e}\n{text}"));
    files.into_iter().next().unwrap().text
}

/// The compiled policy without lines and columns: nothing else may differ.
fn meaning(text: &str) -> Value {
    fn strip(value: &mut Value) {
        match value {
            Value::Object(map) => {
                map.remove("line");
                map.remove("column");
                map.values_mut().for_each(strip);
            }
            Value::Array(list) => list.iter_mut().for_each(strip),
            _ => {}
        }
    }
    let compiled = one(text);
    let policy = compiled.policy.as_ref();
    let policy = policy.unwrap_or_else(|| {
        panic!("{}\n{text}", zalog_policy::render(&compiled, Lang::Ru, false));
    });
    let mut value = serde_json::to_value(policy).unwrap();
    strip(&mut value);
    value
}

/// Every remark, in order.
fn remarks(text: &str) -> Vec<&str> {
    text.lines().filter_map(|l| l.find("// ").map(|at| l.get(at..).unwrap().trim_end())).collect()
}

fn holds(text: &str) {
    let before = meaning(text);
    let once = formatted(text, None);
    assert_eq!(meaning(&once), before, "the meaning changed:\n{once}");
    assert_eq!(formatted(&once, None), once, "twice is not once:\n{text}");
    assert_eq!(remarks(&once), remarks(text));
    assert!(once.lines().all(|l| l.trim_end() == l) && !once.contains("\n\n\n") && once.ends_with('\n'));
    let home = if before.get("language") == Some(&Value::from("en")) { Lang::En } else { Lang::Ru };
    let (away, back) = if home == Lang::En { (Lang::Ru, Lang::En) } else { (Lang::En, Lang::Ru) };
    let there = formatted(&once, Some(away));
    assert_ne!(there, once);
    assert_eq!(meaning(&there), before, "the meaning changed in the other language:\n{there}");
    assert!(!one(there.as_str()).findings.iter().any(|f| f.rule == "language-mixed"), "{there}");
    assert_eq!(formatted(&there, None), there, "twice is not once in the other language");
    assert_eq!(formatted(&there, Some(back)), once, "there and back is not the same");
}

#[test]
fn the_examples_are_formatted_and_turn_over_and_back() {
    for name in EXAMPLES {
        let path = format!("{}/../../examples/{name}/policy.kdl", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(&path).unwrap();
        holds(&text);
        assert_eq!(formatted(&text, None), text, "{name} is not formatted: zalog fmt examples/{name}");
    }
    holds(CLINIC);
    holds(include_str!("../../test_data/ok/clinic-en.kdl"));
    assert_eq!(formatted(BASE, None), BASE, "the base is not formatted");
}

#[test]
fn every_example_of_a_rule_turns_over_and_back() {
    for rule in RULES {
        let text = String::from_utf8(rule.good.file()).unwrap();
        let there = formatted(&text, Some(Lang::En));
        let back = formatted(&there, Some(Lang::Ru));
        assert_eq!(formatted(&back, Some(Lang::En)), there, "{}", rule.id);
    }
}

#[test]
fn the_english_spelling_of_the_clinic() {
    insta::assert_snapshot!("turned", formatted(CLINIC, Some(Lang::En)));
}

#[test]
fn what_is_typed_in_a_hurry() {
    let typed = "\u{feff}Политика \"Тест\"   формат = 1 {\r\n  нормы россия;\n\n\n\n  редакция 1 действует=\"15.12.2026\" // раз\n   изменения вступают=с-публикации известить=на-сайте // два\n}\nоператор \"ООО «Ромашка»\"{инн \"7707083893\";огрн \"1027700132195\"\nадрес \"Москва\" ;\nпочта \"privacy@example.ru\" }\nсайт \"romashka.example\"\nнесовершеннолетние моложе=14\n цель Звонок \"Звонок\" {данные фио телефон\n  субъекты клиенты; основание согласие;\n\n срок 21 дней после=ответа;; предел \"1 лет\" после=получения }; форма звонок кнопка=\"Жду\" { обязательно фио телефон }\n";
    let out = formatted(typed, None);
    insta::assert_snapshot!("hurry", out);
    assert_eq!(formatted(&out, None), out);
}

#[test]
fn errors_are_put_right_first() {
    assert_eq!(format(&folder("политика «Тест» { нормы РФ; }"), None), Err(Unformatted::Errors));
}

#[test]
fn every_file_of_the_declaration_is_formatted() {
    let files = Folder(vec![
        ("policy.kdl".to_owned(), format!("{BASE}включить   \"more.kdl\"\n").into_bytes()),
        (
            "more.kdl".to_owned(),
            "  меры   обычные\n"
                .replace("меры", "положение слово")
                .replace("обычные", "\"Так\"")
                .into_bytes(),
        ),
    ]);
    let out = format(&files, Some(Lang::En)).unwrap();
    let texts: Vec<_> =
        out.iter().map(|f| (f.name.as_str(), f.changed, f.text.lines().last().unwrap())).collect();
    assert_eq!(
        texts,
        [("policy.kdl", true, "include \"more.kdl\""), ("more.kdl", true, "statement слово \"Так\"")]
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// White space, remarks and case are typed as they come.
    #[test]
    fn untidy_files_become_tidy(seed in any::<u64>()) {
        let mut state = seed | 1;
        let mut next = |n: u64| { state ^= state << 13; state ^= state >> 7; state ^= state << 17; state % n };
        let mut text = String::new();
        for line in CLINIC.lines() {
            if next(6) == 0 {
                text.push_str(["\n", "\n\n\n", "// примечание\n", "   \n", "/* блок */\n"].get(next(5) as usize).unwrap());
            }
            text.push_str(&" ".repeat(next(9) as usize));
            let (code, remark) = line.split_once("//").map_or((line, None), |(c, r)| (c, Some(r)));
            let mut quoted = false;
            for c in code.trim().chars() {
                quoted ^= c == '"';
                match c {
                    ' ' if !quoted && next(4) == 0 => text.push_str("   "),
                    c => text.push(c),
                }
            }
            match remark {
                Some(r) => text.push_str(&format!(" //{r}")),
                None if next(9) == 0 => text.push_str("      // рядом"),
                None => text.push_str(["", " ", "\t"].get(next(3) as usize).unwrap()),
            }
            text.push('\n');
        }
        if one(text.as_str()).policy.is_some() {
            let before = meaning(&text);
            let once = formatted(&text, None);
            prop_assert_eq!(meaning(&once), before);
            prop_assert_eq!(remarks(&once), remarks(&text));
            prop_assert_eq!(&formatted(&once, None), &once);
        }
    }
}
